//! What typing into a field of a target means, case by case, on a target of Đà Nẵng.

use super::seed;
use crate::edit::{Command, TargetChange, apply};
use crate::entry::GoalKind::{self, AtLeast, Done, Level, Range};
use crate::entry::TargetField::{self, *};
use crate::entry::{TargetTypo, target_text, target_typed, with_line, without_line};
use crate::money::NumberError;
use crate::plan::{Goal, Plan, Target};

/// The share of enterprises with a website: at least 60 %, from 31 % in 2009.
const TARGET: u32 = 44;

fn target(plan: &Plan) -> &Target {
    plan.targets.iter().find(|target| target.id == TARGET).unwrap()
}

/// Types one text after the other; the change must be what its field then shows.
#[track_caller]
fn check(typed: &[(GoalKind, TargetField, &str)], shown: &[(TargetField, &str)]) {
    let mut plan = seed("da-nang-2011-2015");
    for (kind, field, text) in typed {
        let change = target_typed(target(&plan), *kind, *field, text).unwrap();
        plan = apply(&plan, &Command::SetTarget { target: TARGET, change }).unwrap();
    }
    let kind = GoalKind::of(&target(&plan).goal);
    for (field, text) in shown {
        assert_eq!(target_text(target(&plan), kind, *field), *text, "{field:?}");
    }
}

#[test]
fn a_field_starts_with_what_the_target_holds() {
    check(
        &[],
        &[
            (Number, "2.b)"),
            (Goal, "60"),
            (GoalTo, ""),
            (GoalUnit, "%"),
            (Year, "2015"),
            (Baseline, "31"),
            (BaselineYear, "2009"),
            (Population, ""),
            (PopulationUnit, ""),
            (Effect(32), "1"),
            (Cap(32), ""),
            (Delay(32), "0"),
            (Effect(33), ""),
        ],
    );
}

#[test]
fn what_is_typed_is_what_the_field_then_shows() {
    check(&[(AtLeast, Population, "1.500")], &[(Population, "1.500"), (PopulationUnit, "")]);
    check(
        &[
            (AtLeast, Population, "1500"),
            (AtLeast, PopulationUnit, " doanh nghiệp "),
            (AtLeast, PopulationText, "Cục Thống kê"),
            (AtLeast, Population, "1,6 nghìn"),
        ],
        &[(Population, "1.600"), (PopulationUnit, "doanh nghiệp"), (PopulationText, "Cục Thống kê")],
    );
    check(&[(AtLeast, Number, "5."), (AtLeast, Text, "Khác")], &[(Number, "5."), (Text, "Khác")]);
    check(&[(AtLeast, Goal, "62,5"), (AtLeast, Year, "2013")], &[(Goal, "62,5"), (Year, "2013")]);
    check(&[(AtLeast, GoalUnit, "website"), (AtLeast, Goal, "70 %")], &[(Goal, "70"), (GoalUnit, "%")]);
    check(&[(AtLeast, Baseline, "32%"), (AtLeast, BaselineYear, "")], &[(Baseline, "32"), (BaselineYear, "")]);
    check(
        &[(AtLeast, Effect(32), "-0,5"), (AtLeast, Cap(32), "40"), (AtLeast, Delay(32), "1")],
        &[(Effect(32), "-0,5"), (Cap(32), "40"), (Delay(32), "1")],
    );
    check(
        &[(AtLeast, Cap(32), "40"), (AtLeast, Cap(32), ""), (AtLeast, Delay(32), "")],
        &[(Cap(32), ""), (Delay(32), "0")],
    );
}

#[test]
fn nothing_typed_takes_away_what_the_field_is_about() {
    check(
        &[(AtLeast, Baseline, ""), (AtLeast, Year, "")],
        &[(Baseline, ""), (BaselineYear, ""), (BaselineText, ""), (Year, "")],
    );
    check(
        &[(AtLeast, Population, "9"), (AtLeast, PopulationUnit, "x"), (AtLeast, Population, "")],
        &[(Population, ""), (PopulationUnit, "")],
    );
    check(&[(AtLeast, PopulationText, "")], &[(Population, "")]);
}

#[test]
fn a_goal_of_another_kind_keeps_the_figures_it_can() {
    check(&[(Range, GoalTo, "65")], &[(Goal, "60"), (GoalTo, "65"), (GoalUnit, "%")]);
    check(&[(Range, Goal, "50")], &[(Goal, "50"), (GoalTo, "60"), (GoalUnit, "%")]);
    check(&[(Level, Goal, "3")], &[(Goal, "3"), (GoalTo, ""), (GoalUnit, "")]);
    check(&[(Level, Goal, "3"), (AtLeast, Goal, "10")], &[(Goal, "10"), (GoalUnit, "%")]);
    check(&[(Level, Goal, "3"), (Range, Goal, "10")], &[(Goal, "10"), (GoalTo, "10"), (GoalUnit, "%")]);
    let goal = &target(&seed("da-nang-2011-2015")).goal.clone();
    assert_eq!(Level.of_goal(goal), None);
    assert_eq!(Done.of_goal(goal), Some(Goal::Done));
    assert_eq!(AtLeast.of_goal(goal).as_ref(), Some(goal));
    assert_eq!(AtLeast.of_goal(&Goal::Done), None);
}

#[test]
fn what_means_nothing_says_why() {
    let check = |kind: GoalKind, field: TargetField, typed: &str, why: TargetTypo| {
        let plan = seed("da-nang-2011-2015");
        assert_eq!(target_typed(target(&plan), kind, field, typed), Err(why), "{field:?} {typed}");
    };
    let unexpected = |character, at| TargetTypo::Number(NumberError::Unexpected { character, at });
    check(AtLeast, Goal, "nhiều", unexpected('n', 0));
    check(AtLeast, Goal, "", TargetTypo::Number(NumberError::Empty));
    check(AtLeast, Population, "nhiều", unexpected('n', 0));
    check(AtLeast, Effect(32), "", TargetTypo::Number(NumberError::Empty));
    check(AtLeast, Year, "sang năm", TargetTypo::Year);
    check(AtLeast, Year, "15", TargetTypo::Year);
    check(AtLeast, BaselineYear, "3000", TargetTypo::Year);
    check(Level, Goal, "2,5", TargetTypo::Small);
    check(AtLeast, Delay(32), "-1", TargetTypo::Small);
    check(AtLeast, PopulationUnit, "doanh nghiệp", TargetTypo::NumberFirst);
    check(AtLeast, PopulationText, "Cục Thống kê", TargetTypo::NumberFirst);
    check(Level, GoalUnit, "%", TargetTypo::NumberFirst);
}

#[test]
fn lines_come_and_go() {
    let plan = seed("da-nang-2011-2015");
    let items = |change: &TargetChange| match change {
        TargetChange::Contributions(list) => list.iter().map(|one| one.item).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    assert_eq!(items(&with_line(target(&plan), 33)), [32, 33]);
    assert!(items(&without_line(target(&plan), 32)).is_empty());
    assert_eq!(items(&without_line(target(&plan), 33)), [32]);
}
