//! What an item says in the merged plan: as one of the two has it, for the years and the drivers there are now.

use super::{Merging, Notice, Thing, rebased};
use crate::money::Decimal;
use crate::plan::{Basis, ByYear, Factor, FactorValue, Funding, Id, Item, Kind, Line, Period, Price};
use std::sync::Arc;

impl Merging<'_> {
    /// The item as that side has it, in the years of the merged plan; the very same, where nothing changes.
    pub(super) fn content(&mut self, item: &Arc<Item>, from_right: bool, period: Period) -> Arc<Item> {
        let from = if from_right { self.of.right.period } else { self.of.left.period };
        let is_as_is = from == period && !(from_right && item.line().is_some_and(|line| self.changes_factors(line)));
        let Some(line) = item.line().filter(|_| !is_as_is) else { return item.clone() };
        let (mut line, cut) = in_years(line, from, period);
        if cut {
            self.notices.insert(Notice::YearsCut(Thing::Item(item.id)));
        }
        if from_right {
            self.put_factors(item.id, &mut line);
        }
        let mut changed = Item::clone(item);
        changed.kind = Kind::Line(line);
        Arc::new(changed)
    }

    /// The number of the right plan that a factor loses when its driver is another one in the merged plan.
    fn lost(&self, factor: &Factor) -> Option<(Id, Decimal)> {
        let FactorValue::Driver { driver, except: None } = factor.value else { return None };
        self.kept_drivers.get(&driver).map(|number| (driver, *number))
    }

    fn changes_factors(&self, line: &Line) -> bool {
        let is_copied = |factor: &Factor| matches!(factor.value, FactorValue::Driver { driver, .. } if self.driver_copies.contains_key(&driver));
        factors(line).iter().any(|factor| is_copied(factor) || self.lost(factor).is_some())
    }

    /// Leads the drivers of a line from the right to their copies, or keeps their numbers as exceptions.
    fn put_factors(&mut self, id: Id, line: &mut Line) {
        let Basis::UnitCost { count, .. } = &mut line.basis else { return };
        for factor in &mut count.factors {
            if let Some((driver, number)) = self.lost(factor) {
                factor.value = FactorValue::Driver { driver, except: Some(number) };
                self.notices.insert(Notice::Exception(id));
            }
            if let FactorValue::Driver { driver, .. } = &mut factor.value {
                *driver = self.driver_copies.get(driver).copied().unwrap_or(*driver);
            }
        }
    }
}

fn factors(line: &Line) -> &[Factor] {
    match &line.basis {
        Basis::UnitCost { count, .. } => &count.factors,
        Basis::Blank | Basis::LumpSum(_) => &[],
    }
}

/// The line for other years, and whether something was left out.
fn in_years(line: &Line, from: Period, to: Period) -> (Line, bool) {
    let mut line = line.clone();
    let mut any_cut = false;
    if from == to {
        return (line, false);
    }
    fn put<T: Copy>(values: &mut ByYear<T>, from: Period, to: Period, any_cut: &mut bool) {
        let (others, cut) = rebased(from, to, values);
        *values = others;
        *any_cut = *any_cut || cut;
    }
    match &mut line.basis {
        Basis::UnitCost { price, count } => {
            if let Price::ByYear(prices) = price {
                put(prices, from, to, &mut any_cut);
            }
            put(&mut count.by_year, from, to, &mut any_cut);
        }
        Basis::LumpSum(amounts) => put(amounts, from, to, &mut any_cut),
        Basis::Blank => {}
    }
    if let Funding::Amounts(shares) = &mut line.funding {
        shares.iter_mut().for_each(|(_, amounts)| put(amounts, from, to, &mut any_cut));
    }
    (line, any_cut)
}
