//! Only words are left out, and no figure is another.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::calc::compute;
use crate::edit::arbitrary;
use crate::link::Links;
use crate::open::SEEDS;
use crate::plan::Waiver;
use proptest::prelude::*;

const WITHOUT: [Parts; 4] = [
    Parts { notes: false, ..Parts::ALL },
    Parts { waivers: false, ..Parts::ALL },
    Parts { scenarios: false, ..Parts::ALL },
    Parts { notes: false, waivers: false, scenarios: false },
];

/// Puts back what was left out.
fn with_all_of(mut plan: Plan, of: &Plan) -> Plan {
    plan.waivers.clone_from(&of.waivers);
    plan.scenarios.clone_from(&of.scenarios);
    for item in of.outline.items() {
        plan.outline.change(item.id, |other| other.note.clone_from(&item.note));
    }
    plan
}

fn assert_only_words_go(plan: &Plan) {
    assert_eq!(only(plan, Parts::ALL), *plan);
    for parts in WITHOUT {
        let part = only(plan, parts);
        assert_eq!(compute(&part), compute(plan), "no figure changes");
        assert_eq!(part.waivers.is_empty(), !parts.waivers || plan.waivers.is_empty());
        let noted = |plan: &Plan| plan.outline.items().iter().any(|item| !item.note.is_empty());
        assert_eq!(noted(&part), parts.notes && noted(plan));
        assert_eq!(part.scenarios.len(), if parts.scenarios { plan.scenarios.len() } else { 0 });
        let changes = || part.scenarios.iter().flat_map(|scenario| &scenario.changes);
        assert!(parts.notes || !changes().any(|change| sets_note(&change.command)));
        let all = || plan.scenarios.iter().flat_map(|scenario| &scenario.changes);
        let left = all().filter(|change| parts.scenarios && (parts.notes || !sets_note(&change.command)));
        assert!(changes().eq(left), "no other change goes");
        assert_eq!(with_all_of(part, plan), *plan, "nothing else goes");
    }
}

#[test]
fn only_words_are_left_out_of_the_seeds() {
    for seed in &SEEDS {
        let mut plan = seed.plan().unwrap();
        plan.waivers.push(Waiver { finding: "order:1".to_owned(), reason: "đã hỏi".to_owned() });
        assert_only_words_go(&plan);
    }
}

#[test]
fn a_link_without_notes_is_no_longer() {
    let links = Links::default();
    for seed in &SEEDS {
        let plan = seed.plan().unwrap();
        let without = only(&plan, Parts { notes: false, ..Parts::ALL });
        assert!(links.write(&without, None).len() <= links.write(&plan, None).len(), "{}", seed.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_words_are_left_out(plan in arbitrary::plan()) {
        assert_only_words_go(&plan);
    }
}
