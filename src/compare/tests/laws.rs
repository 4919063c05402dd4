//! What holds for every two plans, on random ones.

use crate::calc::compute;
use crate::compare::{Choice, Choices, Comparison, Field, Merged, Row, Stands, Thing, compare, merge};
use crate::edit::arbitrary::{command, plan};
use crate::edit::{Command, ItemText, Place, apply};
use crate::format::{read, write};
use crate::plan::{Item, Plan};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

fn compared(left: &Plan, right: &Plan) -> Comparison {
    compare((left, &compute(left)), (right, &compute(right)))
}

/// A plan and what became of it in two places, or two plans that have nothing to do with each other.
fn two_plans() -> BoxedStrategy<(Plan, Plan)> {
    let changed = |plan: &Plan, commands: Vec<_>| {
        commands.iter().fold(plan.clone(), |plan, command| apply(&plan, command).unwrap_or(plan))
    };
    let commands = || vec(command().boxed(), 0..6).boxed(); // else too large for the stack of a test
    let copies = (plan().boxed(), commands(), commands())
        .prop_map(move |(plan, one, other)| (changed(&plan, one), changed(&plan, other)));
    prop_oneof![3 => copies.boxed(), 1 => (plan().boxed(), plan().boxed()).boxed()].boxed()
}

fn choice() -> impl Strategy<Value = Choice> {
    prop::sample::select(vec![Choice::Left, Choice::Right, Choice::Both])
}

/// Chooses for everything that differs, over and over from the list.
fn choices(comparison: &Comparison, chosen: &[Choice]) -> Choices {
    let mut choices = Choices::default();
    let things = comparison.rows.iter().map(|row| Thing::Item(row.id));
    let things = things.chain(comparison.parts.iter().map(|part| part.thing.clone()));
    for (thing, choice) in things.zip(chosen.iter().cycle()) {
        choices.choose(comparison, &thing, *choice);
    }
    choices
}

fn readable(merged: &Merged) {
    let text = write(&merged.plan);
    let again = read(&text).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
    assert_eq!(again, merged.plan);
}

/// The item as the other plan says it: without the mark, which may differ.
fn unmarked(plan: &Plan) -> Vec<Item> {
    let unmarked = |item: &Arc<Item>| Item { edited: false, ..Item::clone(item) };
    plan.outline.items().iter().map(unmarked).collect()
}

/// What a row says of two plans, whichever stands left; ids are those of the left plan, and of equal runs one is chosen.
fn told(row: &Row, mirrored: bool) -> (String, String, String) {
    let (mut total, mut stands) = (row.total, row.stands);
    if mirrored {
        (total.left, total.right) = (total.right, total.left);
        stands = match stands {
            Stands::Both => Stands::Both,
            Stands::Left => Stands::Right,
            Stands::Right => Stands::Left,
        };
    }
    // which of some equal rows is another's pair decides which of them has another place or number
    let says = |field: &&Field| !matches!(field, Field::Place | Field::Number);
    let fields: Vec<&Field> = row.fields.iter().filter(says).collect();
    (format!("{total:?}"), format!("{stands:?} {}", row.group), format!("{fields:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_differs_from_itself_in_nothing(plan in plan()) {
        let comparison = compared(&plan, &plan);
        prop_assert!(comparison.is_empty(), "{:?} {:?}", comparison.rows, comparison.parts);
        prop_assert_eq!(&comparison.right, &Plan { scenarios: Vec::new(), ..plan.clone() });
        let lines = plan.outline.items().iter().filter(|item| !item.is_group()).count();
        prop_assert_eq!((comparison.lines(), comparison.same), (0, lines));
    }

    #[test]
    fn everything_from_the_left_is_the_left_plan((left, right) in two_plans()) {
        let comparison = compared(&left, &right);
        let merged = merge(&comparison, &Choices::default()).unwrap();
        prop_assert_eq!(&merged.plan, &left);
        prop_assert_eq!(merged.notices, vec![]);
        prop_assert!(Choices::default().is_empty(&comparison));
        let merged = merge(&comparison, &Choices::all(&comparison, Choice::Left)).unwrap();
        prop_assert_eq!(&merged.plan, &left);
    }

    #[test]
    fn everything_from_the_right_is_the_right_plan((left, right) in two_plans()) {
        let comparison = compared(&left, &right);
        let choices = Choices::all(&comparison, Choice::Right);
        let Merged { plan, notices } = merge(&comparison, &choices).unwrap();
        prop_assert_eq!(notices, vec![]);
        let aligned = &comparison.right;
        prop_assert_eq!(unmarked(&plan), unmarked(aligned));
        let mut like = Plan { name: aligned.name.clone(), next_id: aligned.next_id, ..plan.clone() };
        like.outline = aligned.outline.clone();
        // what is nobody's choice is as on the left
        prop_assert_eq!(like.scenarios.len(), left.scenarios.len());
        like.scenarios.clear();
        (like.ranges, like.holds, like.weights) =
            (aligned.ranges.clone(), aligned.holds.clone(), aligned.weights.clone());
        prop_assert_eq!(&like, aligned);
        prop_assert_eq!(compute(&plan), compute(aligned));
        prop_assert!(compared(&plan, aligned).is_empty());
        let (ours, theirs) = (compute(&plan), compute(&right));
        prop_assert_eq!(ours.grand_total(), theirs.grand_total());
        prop_assert_eq!(&ours.ceilings.len(), &theirs.ceilings.len());
    }

    #[test]
    fn every_merge_is_a_plan((left, right) in two_plans(), chosen in vec(choice(), 1..9)) {
        let comparison = compared(&left, &right);
        let choices = choices(&comparison, &chosen);
        let Ok(merged) = merge(&comparison, &choices) else { return Ok(()) };
        readable(&merged);
        prop_assert_eq!(&merge(&comparison, &choices).unwrap(), &merged);
        if choices.is_empty(&comparison) {
            prop_assert_eq!(&merged.plan, &left);
        }
    }

    #[test]
    fn a_line_costs_what_the_plan_it_is_taken_from_says((left, right) in two_plans(), chosen in vec(choice(), 1..9)) {
        let comparison = compared(&left, &right);
        prop_assume!(left.period == right.period && left.index == right.index);
        let choices = choices(&comparison, &chosen);
        let Ok(merged) = merge(&comparison, &choices) else { return Ok(()) };
        let report = compute(&merged.plan);
        for row in comparison.rows.iter().filter(|row| !row.group && row.says_another()) {
            let at = merged.plan.outline.position(row.id);
            let total = at.and_then(|at| report.total(crate::calc::Row::Item(at)));
            let is_driven = |driver: &crate::plan::Driver| comparison.left.driver(driver.id) != Some(driver);
            match choices.of(&Thing::Item(row.id)) {
                Choice::Right => prop_assert_eq!(total, row.total.right),
                _ if comparison.right.drivers.iter().any(is_driven) => {}
                Choice::Left => prop_assert_eq!(total, row.total.left),
                Choice::Both if row.stands == Stands::Right => prop_assert_eq!(total, row.total.right),
                Choice::Both => prop_assert_eq!(total, row.total.left),
            }
        }
    }

    #[test]
    fn the_other_way_round_it_says_the_same((left, right) in two_plans()) {
        let (one, other) = (compared(&left, &right), compared(&right, &left));
        let all = |comparison: &Comparison, mirrored: bool| {
            let mut all: Vec<_> = comparison.rows.iter().map(|row| told(row, mirrored)).collect();
            all.retain(|(_, stands, fields)| fields != "[]" || !stands.starts_with("Both"));
            all.sort();
            all
        };
        prop_assert_eq!(all(&one, false), all(&other, true));
        prop_assert_eq!((one.lines(), one.same_in_words()), (other.lines(), other.same_in_words()));
        prop_assert_eq!(one.total.difference().dong(), -other.total.difference().dong());
        let years = |comparison: &Comparison| comparison.years.iter().map(|(year, _)| *year).collect::<Vec<_>>();
        prop_assert_eq!(years(&one), years(&other));
    }

    #[test]
    fn a_version_differs_by_the_lines_that_were_touched(plan in plan().boxed()) {
        let check = |before: &Plan, after: &Plan, lines: usize| {
            assert_eq!((compared(before, after).lines(), compared(after, before).lines()), (lines, lines));
        };
        check(&plan, &plan, 0);
        let first = Place::In { group: None, position: 0 };
        let longer = apply(&plan, &Command::AddItem { group: false, place: first }).unwrap();
        check(&plan, &longer, 1); // the others only got other numbers
        let grouped = apply(&longer, &Command::AddItem { group: true, place: first }).unwrap();
        check(&longer, &grouped, 0);
        let text = "khác".to_owned();
        let noted = apply(&longer, &Command::SetItemText { item: plan.next_id, field: ItemText::Note, text }).unwrap();
        check(&plan, &noted, 1);
        check(&longer, &noted, 1);
    }
}

impl Comparison {
    /// Lines that say the same on both sides, wherever they stand.
    fn same_in_words(&self) -> usize {
        let lines = self.left.outline.items().iter().filter(|item| !item.is_group()).count();
        let differing = self.rows.iter().filter(|row| !row.group && row.stands != Stands::Right);
        lines - differing.filter(|row| row.money_differs() || row.says_another()).count()
    }
}
