//! Whether the figure that a cell shows has what is looked for. Computes nothing: the amounts are the report's.

use super::wanted::Wanted;
use crate::calc::{Report, Row};
use crate::entry::{Column, print_price};
use crate::money::{Money, print_decimal, print_scaled};
use crate::plan::{Basis, Item, Plan};

/// Whether the figure of that cell has what is looked for.
pub(super) fn has_figure(
    wanted: &mut Wanted,
    (plan, report): (&Plan, &Report),
    (row, item): (Row, &Item),
    column: Column,
) -> bool {
    let printed = match (column, item.line()) {
        (Column::Total, _) => money(wanted, report.total(row), plan),
        (Column::Year(index), _) => money(wanted, report.in_year(row, index), plan),
        (Column::Count, Some(line)) => plan.total_count(line).map(print_decimal),
        (Column::Price, Some(line)) => match &line.basis {
            Basis::UnitCost { price, .. } => price.constant().map(|price| print_price(price, plan.scale)),
            Basis::LumpSum(_) | Basis::Blank => None,
        },
        _ => None,
    };
    printed.is_some_and(|printed| wanted.is_in_figure(&printed))
}

/// The amount as it is printed, if it can have what is looked for.
fn money(wanted: &mut Wanted, amount: Option<Money>, plan: &Plan) -> Option<String> {
    amount.filter(|amount| wanted.may_be_in(*amount)).map(|amount| print_scaled(amount, plan.scale))
}
