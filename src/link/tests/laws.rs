//! What holds for the links of all plans.

use super::*;
use crate::edit::arbitrary::{command, plan};
use proptest::collection::vec;
use proptest::prelude::*;

static STEERED: LazyLock<Vec<Plan>> =
    LazyLock::new(|| SEEDS.iter().map(|seed| varied(&steered(&seed.plan().unwrap()))).collect());

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_link_is_its_plan(plan in plan()) {
        prop_assert_eq!(read_back(&LINKS.write(&plan, None)), Ok(plan));
    }

    #[test]
    fn an_edited_seed_is_its_changes(which in 0_usize..3, commands in vec(command(), 1..12)) {
        let base = SEEDS[which].plan().unwrap();
        let plan = commands.iter().fold(base.clone(), |plan, command| apply(&plan, command).unwrap_or(plan));
        prop_assert_eq!(read_back(&LINKS.write(&plan, Some(&base))), Ok(plan));
    }

    #[test]
    fn a_link_says_no_higher_edition_than_it_needs(plan in plan(), commands in vec(command(), 0..4)) {
        let plan = commands.iter().fold(plan, |plan, command| apply(&plan, command).unwrap_or(plan));
        let start = ["p1.", "p2.", "p3."][plan.edition() as usize - 1];
        prop_assert!(LINKS.write(&plan, None).starts_with(start));
    }

    /// A seed of a later release may say what came with later editions.
    #[test]
    fn changes_of_a_base_with_everything_are_changes(which in 0_usize..3, commands in vec(command(), 0..12)) {
        let base = &STEERED[which];
        let plan = commands.iter().fold(base.clone(), |plan, command| apply(&plan, command).unwrap_or(plan));
        let link = LINKS.write(&plan, Some(base));
        prop_assert_eq!(LINKS.read(&link, |name| (name == base.name).then(|| base.clone())), Ok(plan));
        let old = SEEDS[which].plan().unwrap();
        let link = LINKS.write(&old, Some(base));
        prop_assert!(link.starts_with("p1."));
        prop_assert_eq!(LINKS.read(&link, |_| Some(base.clone())), Ok(old));
    }

    #[test]
    fn no_text_is_too_odd(text in any::<String>()) {
        let mut plan = Plan::blank("thu", "", Period::new(2026, 2026).unwrap());
        plan.title = text.chars().filter(|c| !c.is_control()).collect();
        let link = LINKS.write(&plan, None);
        // a text that a file may not hold is refused, and never another
        let read = read_back(&link);
        let is_right = read.as_ref().map_or_else(|error| matches!(error, LinkError::NoPlan(_)), |read| *read == plan);
        prop_assert!(is_right, "{:?}", read);
    }

    #[test]
    fn whatever_is_read_does_no_harm(letters in "[A-Za-z0-9_-]{8,120}") {
        let _ = read_back(&["p1.", &letters].concat());
        let _ = read_back(&["p2.", &letters].concat());
        let _ = read_back(&["p3.", &letters].concat());
    }

    #[test]
    fn whatever_is_searched_does_no_harm(text in any::<String>()) {
        if let Some(link) = find(&text) {
            let _ = read_back(&link);
        }
    }
}
