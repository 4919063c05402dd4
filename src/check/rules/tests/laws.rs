//! What holds for every rule whatever the plan: it ends, it does not panic, and it never calls a guess an error.

use super::findings_of;
use crate::calc::compute;
use crate::check::rules::clause::{clauses, quoted};
use crate::check::rules::grammar::Grammar;
use crate::check::rules::spelling::words;
use crate::check::{Rule, Severity};
use crate::edit::arbitrary;
use crate::money::unit_key;
use proptest::prelude::*;

/// The rules that only ask somebody to look.
const SOFT: [Rule; 12] = [
    Rule::UnitOfMeasure,
    Rule::NoteRule,
    Rule::HeadCount,
    Rule::IdenticalBlock,
    Rule::MoneyWithoutActivity,
    Rule::ActivityWithoutMoney,
    Rule::Order,
    Rule::ImpliedPrice,
    Rule::Recurring,
    Rule::BlankYear,
    Rule::PriceOutlier,
    Rule::NestedTarget,
];

proptest! {
    #[test]
    fn a_guess_is_no_error(plan in arbitrary::plan()) {
        let findings = findings_of(&plan, &compute(&plan));
        let soft = findings.iter().filter(|finding| SOFT.contains(&finding.rule));
        prop_assert!(soft.into_iter().all(|finding| finding.severity != Severity::Error));
    }

    #[test]
    fn takes_any_text(text in ".*|([0-9]{1,3}|mỗi|hàng|năm|tháng|lớp|x|[/=,(). ]){0,12}") {
        let grammar = Grammar::new();
        for clause in clauses(&text) {
            grammar.told(clause);
            prop_assert!(quoted(clause).chars().count() <= 81);
        }
        words(&text);
        unit_key(&text);
    }
}
