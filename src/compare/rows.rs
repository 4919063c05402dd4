//! Groups and lines that differ: in which amounts, and in which of their fields. Lists what differs in nothing nowhere.

use super::shape::{Place, Shape};
use super::totals::{Amounts, Stands, years_of};
use crate::calc::{self, Report};
use crate::plan::{
    Basis, ByYear, CodeKind, Count, FactorValue, Funding, Id, Item, Line, Parent, Period, Plan, Price, follow,
};
use crate::sort;
use std::collections::BTreeMap;

/// In what an item differs from the other one. The values are those of the two items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// What it is.
    Label,
    /// The unit of measure.
    Unit,
    /// The unit price, or that there is one.
    Price,
    /// How many in each year, or that it is counted.
    Count,
    /// What the count is multiplied by.
    Factors,
    /// The lump sum, or that it is one.
    Amounts,
    /// Who pays.
    Funding,
    /// A budget code.
    Code(CodeKind),
    /// The note column.
    Note,
    /// The unit in charge.
    Lead,
    /// The units that take part.
    Support,
    /// Sentences of the document about it.
    Prose,
    /// The printed number, where that does not follow from rows that came, went or moved.
    Number,
    /// Where it stands: in another group, or before or after another of its group.
    Place,
}

/// A group or a line that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id in both plans.
    pub id: Id,
    /// Where it is.
    pub stands: Stands,
    /// Whether it is a group.
    pub group: bool,
    /// What it comes to.
    pub total: Amounts,
    /// What it comes to in every year that one of the plans has.
    pub years: Vec<(u16, Amounts)>,
    /// The fields that differ; none where it stands on one side only.
    pub fields: Vec<Field>,
    /// The drivers that it uses in both plans and that have another number there.
    pub drivers: Vec<Id>,
}

impl Row {
    /// Whether an amount of it differs.
    pub fn money_differs(&self) -> bool {
        self.stands != Stands::Both || self.total.differ() || self.years.iter().any(|(_, year)| year.differ())
    }

    /// Whether it says something else, or is not there on one side.
    pub fn says_another(&self) -> bool {
        let says = |field: &Field| !matches!(field, Field::Number | Field::Place);
        self.stands != Stands::Both || self.fields.iter().any(says)
    }

    /// Whether there is something to choose: an amount alone follows from lines or from a driver.
    pub fn has_choice(&self) -> bool {
        self.stands != Stands::Both || !self.fields.is_empty()
    }

    /// Whether taking both makes two rows of it.
    pub fn can_be_twice(&self) -> bool {
        self.stands == Stands::Both && self.says_another()
    }
}

/// Two plans under the same ids, with their reports.
pub(super) struct Both<'a> {
    pub(super) left: (&'a Plan, &'a Report),
    pub(super) right: (&'a Plan, &'a Report),
    pub(super) shape: &'a Shape,
}

/// The rows that differ, those whose money does first, and how many lines do in nothing.
pub(super) fn rows(both: &Both<'_>) -> (Vec<Row>, usize) {
    let on_left = |id: Id| both.left.0.outline.position(id).is_some();
    let all = both.shape.woven(&|id| if on_left(id) { Place::Left } else { Place::Right }).unwrap_or_default();
    let drivers = differing_drivers(both.left.0, both.right.0);
    let mut rows = Vec::new();
    let mut same: usize = 0;
    for node in all {
        let Some(row) = row(both, node.id, &drivers) else { continue };
        if row.money_differs() || !row.fields.is_empty() {
            rows.push(row);
        } else if !row.group {
            same = same.saturating_add(1);
        }
    }
    sort::by_key(&mut rows, |row: &Row| !row.money_differs());
    (rows, same)
}

fn row(both: &Both<'_>, id: Id, drivers: &[Id]) -> Option<Row> {
    let ((left, of_left), (right, of_right)) = (both.left, both.right);
    let (at_left, at_right) = (left.outline.position(id), right.outline.position(id));
    let find = |plan: &Plan, at: Option<usize>| plan.outline.items().get(at?).cloned();
    let (one, other) = (find(left, at_left), find(right, at_right));
    let amounts = |at: Option<usize>| at.map(calc::Row::Item);
    let (row_left, row_right) = (amounts(at_left), amounts(at_right));
    let mut fields = Vec::new();
    if let (Some(one), Some(other)) = (&one, &other) {
        fields = differing((left.period, one), (right.period, other));
        if number_differs(both, one, other) {
            fields.push(Field::Number);
        }
        if both.shape.is_moved(id) {
            fields.push(Field::Place);
        }
    }
    let uses = |driver: &&Id| {
        let names = |item: &Option<std::sync::Arc<Item>>| {
            item.as_ref().and_then(|item| item.line()).is_some_and(|line| follows(line, **driver))
        };
        names(&one) && names(&other)
    };
    Some(Row {
        id,
        stands: Stands::of(one.is_some(), other.is_some())?,
        group: one.as_ref().or(other.as_ref())?.is_group(),
        total: Amounts {
            left: row_left.and_then(|row| of_left.total(row)),
            right: row_right.and_then(|row| of_right.total(row)),
        },
        years: years_of((of_left, row_left), (of_right, row_right)),
        fields,
        drivers: drivers.iter().filter(uses).copied().collect(),
    })
}

/// In which fields an item of both plans differs, without its number and place, and which of the drivers that it uses in
/// both have another number. Nothing where it is in one of them only.
pub fn differences(left: &Plan, right: &Plan, id: Id) -> (Vec<Field>, Vec<Id>) {
    let Some((one, other)) = left.outline.get(id).zip(right.outline.get(id)) else { return Default::default() };
    let uses = |driver: &Id| [one, other].iter().all(|item| item.line().is_some_and(|line| follows(line, *driver)));
    let drivers = if left.drivers == right.drivers { Vec::new() } else { differing_drivers(left, right) };
    let fields = differing((left.period, one), (right.period, other));
    (fields, drivers.into_iter().filter(uses).collect())
}

/// Drivers of both plans with another number.
fn differing_drivers(left: &Plan, right: &Plan) -> Vec<Id> {
    let other = |id: Id| right.driver(id).map(|driver| driver.value);
    let differ = left.drivers.iter().filter(|driver| other(driver.id).is_some_and(|value| value != driver.value));
    differ.map(|driver| driver.id).collect()
}

/// Whether a line uses the number of that driver.
pub(super) fn follows(line: &Line, id: Id) -> bool {
    let Basis::UnitCost { count, .. } = &line.basis else { return false };
    count.factors.iter().any(|factor| factor.value == FactorValue::Driver { driver: id, except: None })
}

/// A number differs on its own where the same siblings stand in the same order, and it does not repeat another parent's.
fn number_differs(both: &Both<'_>, one: &Item, other: &Item) -> bool {
    if one.number == other.number {
        return false;
    }
    let parents = both.shape.parent(one.id, false).zip(both.shape.parent(one.id, true));
    let Some((parent, _)) = parents.filter(|(left, right)| left == right && both.shape.is_alike(*left)) else {
        return false;
    };
    let number = |plan: &Plan| parent.and_then(|id| plan.outline.get(id)).map(|item| item.number.clone());
    let followed = number(both.left.0).zip(number(both.right.0));
    !followed.is_some_and(|(was, is)| was != is && follow(&one.number, Parent { was: &was, is: &is }) == other.number)
}

/// The fields in which two items of one kind differ, without number and place.
fn differing((period, one): (Period, &Item), (other_period, other): (Period, &Item)) -> Vec<Field> {
    if one == other && period == other_period {
        return Vec::new();
    }
    let mut fields = Vec::new();
    let mut note = |field: Field, differs: bool| {
        if differs {
            fields.push(field);
        }
    };
    note(Field::Label, one.label != other.label);
    if let (Some(line), Some(other)) = (one.line(), other.line()) {
        let (basis, funding) = ((period, &line.basis), (other_period, &other.basis));
        note(Field::Unit, line.unit != other.unit);
        note(Field::Price, prices(basis) != prices(funding));
        note(Field::Count, counts(basis) != counts(funding));
        note(Field::Factors, factors(&line.basis) != factors(&other.basis));
        note(Field::Amounts, amounts(basis) != amounts(funding));
        note(Field::Funding, !same_funding((period, &line.funding), (other_period, &other.funding)));
        for kind in CodeKind::ALL {
            note(Field::Code(kind), line.codes.of(kind) != other.codes.of(kind));
        }
    }
    note(Field::Note, one.note != other.note);
    note(Field::Lead, one.lead != other.lead);
    note(Field::Support, one.support != other.support);
    note(Field::Prose, one.prose != other.prose);
    fields
}

/// Values by year without the blank ones: two periods compare by the years they have.
pub(super) fn by_year<T: Copy>(period: Period, values: &ByYear<T>) -> BTreeMap<u16, T> {
    period.years().zip(values).filter_map(|(year, value)| Some((year, (*value)?))).collect()
}

/// A price: constant, or by year.
type Prices = (Option<crate::money::Decimal>, Option<BTreeMap<u16, crate::money::Decimal>>);

fn prices((period, basis): (Period, &Basis)) -> Option<Prices> {
    match basis {
        Basis::UnitCost { price: Price::Constant(price), .. } => Some((*price, None)),
        Basis::UnitCost { price: Price::ByYear(prices), .. } => Some((None, Some(by_year(period, prices)))),
        Basis::Blank | Basis::LumpSum(_) => None,
    }
}

fn counts((period, basis): (Period, &Basis)) -> Option<BTreeMap<u16, crate::money::Decimal>> {
    match basis {
        Basis::UnitCost { count, .. } => Some(by_year(period, &count.by_year)),
        Basis::Blank | Basis::LumpSum(_) => None,
    }
}

fn factors(basis: &Basis) -> Option<&[crate::plan::Factor]> {
    match basis {
        Basis::UnitCost { count: Count { factors, .. }, .. } => Some(factors),
        Basis::Blank | Basis::LumpSum(_) => None,
    }
}

fn amounts((period, basis): (Period, &Basis)) -> Option<BTreeMap<u16, crate::money::Money>> {
    match basis {
        Basis::LumpSum(amounts) => Some(by_year(period, amounts)),
        Basis::Blank | Basis::UnitCost { .. } => None,
    }
}

fn same_funding((period, one): (Period, &Funding), (other_period, other): (Period, &Funding)) -> bool {
    match (one, other) {
        (Funding::Amounts(shares), Funding::Amounts(others)) => {
            let same = |(share, other): (&(Id, ByYear<_>), &(Id, ByYear<_>))| {
                share.0 == other.0 && by_year(period, &share.1) == by_year(other_period, &other.1)
            };
            shares.len() == others.len() && shares.iter().zip(others).all(same)
        }
        _ => one == other,
    }
}
