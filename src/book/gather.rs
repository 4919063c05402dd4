//! The rows of several plans as one book. Never compares prices.

use super::{Row, rows};
use crate::money::Decimal;
use crate::plan::{Id, Plan};
use std::collections::BTreeSet;

/// What two rows have in common that say the same, where one plan is a copy of the other.
type Same = (String, Id, String, String, Option<u16>, Decimal);

/// A book that plans are put into one after the other.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Its rows.
    pub rows: Vec<Row>,
    known: BTreeSet<Same>,
}

impl Book {
    /// Puts the rows of a plan into it, but for those that another copy of that plan says already.
    pub fn put(&mut self, plan: &Plan) {
        for row in rows(plan) {
            let same = (row.document.plan.clone(), row.item, row.label.clone(), row.unit.clone(), row.year, row.price);
            if self.known.insert(same) {
                self.rows.push(row);
            }
        }
    }
}
