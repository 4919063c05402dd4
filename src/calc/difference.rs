//! What changed between two versions of a plan, in two figures. Says nothing of why.

use super::report::Report;
use crate::money::Money;
use crate::plan::{Item, Plan};

/// What changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the newer version comes to beyond the older one.
    pub total: Money,
    /// Lines that were changed, added or taken away; groups are not counted.
    pub lines: usize,
}

/// What changed from the older version to the newer one. A line that only stands elsewhere, or under another number, is the
/// same.
pub fn difference(older: (&Plan, &Report), newer: (&Plan, &Report)) -> Difference {
    let changed = lines(newer.0).filter(|line| older.0.outline.get(line.id).is_none_or(|other| !same(line, other)));
    let gone = lines(older.0).filter(|line| newer.0.outline.get(line.id).is_none());
    Difference {
        total: newer.1.grand_total().minus(older.1.grand_total()),
        lines: changed.count().saturating_add(gone.count()),
    }
}

fn lines(plan: &Plan) -> impl Iterator<Item = &Item> {
    plan.outline.items().iter().map(|item| &**item).filter(|item| !item.is_group())
}

fn texts(item: &Item) -> [&str; 4] {
    [&item.label, &item.note, &item.lead, &item.support]
}

fn same(one: &Item, other: &Item) -> bool {
    one.kind == other.kind && one.prose == other.prose && texts(one) == texts(other)
}
