//! Targets that detail others, and ceilings on budget codes: what cannot name an item.

use crate::calc::compute;
use crate::check::{Finding, Rule, check as findings_of};
use crate::money::{Decimal, Money};
use crate::plan::{
    Baseline, Basis, Ceiling, Code, CodeKind, Contribution, Count, Goal, Id, Item, Kind, Line, Outline, Period, Plan,
    Price, Target,
};
use crate::text::{Lang, finding_text};
use std::sync::Arc;

/// A plan of one line, 1, which counts 10 at 5 đồng under the code 6650.
fn plan() -> Plan {
    let count = Count { factors: Vec::new(), by_year: vec![Some(Decimal::TEN)] };
    let basis = Basis::UnitCost { price: Price::Constant(Some(5.into())), count };
    let mut line = Line { basis, ..Line::default() };
    line.codes.entry = "6650".to_owned();
    let mut plan = Plan::blank("p", "P", Period::new(2026, 2026).unwrap());
    plan.outline = Outline::from_items(vec![Arc::new(Item::new(1, 0, Kind::Line(line)))]).unwrap();
    plan
}

/// A target for at least so many, numbered like its id, to which the line adds its count, or nothing does.
fn target(id: Id, parent: Option<Id>, year: u16, goal: i64, tied: bool) -> Target {
    let contribution = Contribution { item: 1, effect: Decimal::ONE, cap: None, delay: 0 };
    Target {
        id,
        number: id.to_string(),
        text: "Mục tiêu".to_owned(),
        goal: Goal::AtLeast { value: goal.into(), unit: "lượt".to_owned() },
        year: Some(year),
        baseline: None,
        population: None,
        parent,
        contributions: if tied { vec![contribution] } else { Vec::new() },
    }
}

/// The sentences of a rule, in both languages, with the ids of its findings.
fn said(plan: &Plan, rule: Rule) -> Vec<[String; 3]> {
    let findings = findings_of(plan, &compute(plan));
    let found = findings.iter().filter(|finding| finding.rule == rule);
    let both = |finding: &Finding| Lang::ALL.map(|lang| finding_text(plan, finding, lang));
    found.map(|it| (it.id(plan), both(it))).map(|(id, [vi, en])| [id, vi, en]).collect()
}

#[test]
fn details_that_cannot_go_with_what_they_detail() {
    let check = |targets: Vec<Target>, expected: &[[&str; 3]]| {
        let plan = Plan { targets, ..plan() };
        assert_eq!(said(&plan, Rule::NestedTarget), expected);
    };
    let top = |goal, tied| target(50, None, 2026, goal, tied);
    let below = |id, goal, tied| target(id, Some(50), 2026, goal, tied);
    // a detail is no part: any figures go together, and so do those that nobody can tell
    check(vec![top(10, true), below(51, 100, false), below(52, 1, true)], &[]);
    check(vec![top(10, true), below(51, 9, true), below(52, 20, true)], &[]);
    check(vec![top(20, false), below(51, 1, true)], &[]);
    check(vec![top(10, true), Target { goal: Goal::Done, ..below(51, 1, true) }], &[]);
    check(vec![top(10, true), Target { year: None, ..below(51, 1, true) }, target(52, Some(50), 2025, 0, true)], &[]);
    check(vec![target(51, Some(99), 2030, 5, true)], &[]);
    check(
        vec![top(10, true), target(51, Some(50), 2027, 5, true)],
        &[[
            "nested-target:0:51:2027:-",
            "Mục tiêu 51: năm 2027, muộn hơn năm 2026 của mục tiêu 50 mà nó làm rõ.",
            "Target 51: 2027, later than 2026, the year of target 50, which it details.",
        ]],
    );
    check(
        vec![
            top(10, true),
            below(51, 11, true),
            below(52, 20, true),
            Target { goal: Goal::Level(2), ..below(53, 0, false) },
        ],
        &[[
            "nested-target:0:50:-:-",
            "Mục tiêu 50: dự kiến đạt, trong khi mọi mục tiêu chi tiết có con số (2) đều chưa đạt.",
            "Target 50: reached as projected, while no detailed target with a figure (2) is.",
        ]],
    );
    check(
        vec![top(11, true), below(51, 10, true)],
        &[[
            "nested-target:0:50:-:-",
            "Mục tiêu 50: chưa đạt, trong khi mọi mục tiêu chi tiết có con số (1) đều dự kiến đạt.",
            "Target 50: not reached, while every detailed target with a figure (1) is, as projected.",
        ]],
    );
    // the baseline alone may reach it
    let reached = Baseline { value: 30.into(), year: None, text: String::new() };
    check(vec![Target { baseline: Some(reached), ..top(30, true) }, below(51, 10, true)], &[]);
}

#[test]
fn a_ceiling_on_a_code_has_a_name_of_its_own() {
    let code = Code { kind: CodeKind::Entry, text: "6650".to_owned() };
    let on_code = Ceiling { code: Some(code), year: Some(2026), ..Ceiling::new(60, Money::new(40)) };
    let spent = crate::plan::Spent { through: 2025, amount: Money::new(7) };
    let ceilings = vec![on_code, Ceiling { spent: Some(spent), ..Ceiling::new(61, Money::new(50)) }];
    let expected = [
        [
            "ceiling:0:60:2026:-",
            "Mục - tiểu mục 6650, năm 2026: 50 đồng, vượt trần 40 đồng là 10 đồng.",
            "Expense code 6650, 2026: 50 đồng, which exceeds the ceiling of 40 đồng by 10 đồng.",
        ],
        [
            "ceiling:0:-:-:-",
            "Tổng cộng, năm 2026: 57 đồng, vượt trần 50 đồng là 7 đồng.",
            "The total, 2026: 57 đồng, which exceeds the ceiling of 50 đồng by 7 đồng.",
        ],
    ];
    assert_eq!(said(&Plan { ceilings, ..plan() }, Rule::Ceiling), expected);
}
