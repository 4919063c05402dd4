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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]
    use super::*;
    use crate::edit::{Command, apply};
    use crate::open::Seed;

    #[test]
    fn a_copy_adds_only_what_it_says_otherwise() {
        let plan = Seed::named("dong-nai-2018").unwrap().plan().unwrap();
        let mut book = Book::default();
        book.put(&plan);
        let once = book.rows.clone();
        assert_eq!(once, rows(&plan));
        book.put(&Plan { title: "Bản sao".to_owned(), ..plan.clone() });
        assert_eq!(book.rows, once);
        let item = once.first().unwrap().item;
        let price = Some(Decimal::TEN);
        book.put(&apply(&plan, &Command::SetPrice { item, year: None, price }).unwrap());
        assert_eq!(book.rows.len(), once.len() + 1);
        book.put(&Plan { name: "khac".to_owned(), ..plan });
        assert_eq!(book.rows.len(), once.len() * 2 + 1);
    }
}
