//! What a cell of the table shows for editing, and what a text typed into it means. Changes nothing: it answers with a
//! command, or says why there is none.

#[cfg(test)]
mod tests;

use crate::calc::count_in_year;
use crate::edit::{Command, ItemText, Spread};
use crate::money::{
    Decimal, Money, NumberError, Reading, Scale, print_decimal, print_scaled, read_number, read_scaled,
};
use crate::plan::{Basis, Item, Kind, Line, Plan};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// STT
    Number,
    /// Nội dung
    Label,
    /// ĐVT
    Unit,
    /// Số lượng
    Count,
    /// Đơn giá
    Price,
    /// Thành tiền, over all years
    Total,
    /// The amount of the year at this position.
    Year(usize),
    /// Nguồn
    Source,
    /// Ghi chú
    Note,
}

impl Column {
    /// The columns of a plan's table, in order; a plan of one year has no year columns, since its total says it.
    pub fn of(plan: &Plan) -> Vec<Self> {
        let mut columns = vec![Self::Number, Self::Label, Self::Unit, Self::Count, Self::Price, Self::Total];
        if plan.period.len() > 1 {
            columns.extend((0..plan.period.len()).map(Self::Year));
        }
        columns.extend([Self::Source, Self::Note]);
        columns
    }

    /// Whether its cells hold figures.
    pub fn is_figure(self) -> bool {
        matches!(self, Self::Count | Self::Price | Self::Total | Self::Year(_))
    }
}

/// What typing into a cell sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sets {
    /// A text.
    Text(ItemText),
    /// The unit price of all years.
    Price,
    /// The count over all years.
    Count,
    /// The count of one year, of a line with a unit price.
    CountInYear(u16),
    /// The lump sum of one year.
    Amount(u16),
    /// The lump sum of all years together.
    Spread,
    /// Who pays, chosen from a list.
    Funding,
}

/// What typing into that cell would set; `None` where the cell only shows what is computed.
pub fn sets(plan: &Plan, item: &Item, column: Column) -> Option<Sets> {
    let line = item.line();
    Some(match (column, line) {
        (Column::Number, _) => Sets::Text(ItemText::Number),
        (Column::Label, _) => Sets::Text(ItemText::Label),
        (Column::Note, _) => Sets::Text(ItemText::Note),
        (_, None) => return None,
        (Column::Unit, Some(_)) => Sets::Text(ItemText::Unit),
        (Column::Source, Some(_)) => Sets::Funding,
        (Column::Count | Column::Price, Some(Line { basis: Basis::LumpSum(_), .. })) => return None,
        (Column::Count, Some(_)) => Sets::Count,
        (Column::Price, Some(_)) => Sets::Price,
        (Column::Total, Some(Line { basis: Basis::UnitCost { .. }, .. })) => return None,
        (Column::Total, Some(_)) => Sets::Spread,
        (Column::Year(index), Some(line)) => {
            let year = plan.period.years().nth(index)?;
            if matches!(line.basis, Basis::UnitCost { .. }) { Sets::CountInYear(year) } else { Sets::Amount(year) }
        }
    })
}

/// The text that stands in a cell when its editing starts.
pub fn text(plan: &Plan, item: &Item, column: Column) -> String {
    let number = |value: Option<Decimal>| value.map_or(String::new(), print_decimal);
    let money = |value: Option<Money>| value.map_or(String::new(), |amount| print_scaled(amount, plan.scale));
    let Some(sets) = sets(plan, item, column) else { return String::new() };
    match (sets, &item.kind) {
        (Sets::Text(ItemText::Number), _) => item.number.clone(),
        (Sets::Text(ItemText::Label), _) => item.label.clone(),
        (Sets::Text(ItemText::Note), _) => item.note.clone(),
        (Sets::Text(ItemText::Unit), Kind::Line(line)) => line.unit.clone(),
        (Sets::Count, Kind::Line(line)) => number(plan.total_count(line)),
        (Sets::Price, Kind::Line(line)) => price(plan, line),
        (Sets::CountInYear(year), Kind::Line(line)) => number(count(plan, line, year)),
        (Sets::Amount(year), Kind::Line(line)) => money(lump(plan, line, year)),
        (Sets::Spread, Kind::Line(line)) => money(lump_total(line)),
        (Sets::Text(_) | Sets::Funding | Sets::Count | Sets::Price, _)
        | (Sets::CountInYear(_) | Sets::Amount(_) | Sets::Spread, _) => String::new(),
    }
}

fn price(plan: &Plan, line: &Line) -> String {
    let Basis::UnitCost { price, .. } = &line.basis else { return String::new() };
    price.constant().map_or(String::new(), |price| print_price(price, plan.scale))
}

/// A unit price in the plan's scale; a price with parts of a đồng is shown exactly as well.
pub fn print_price(price: Decimal, scale: Scale) -> String {
    match Money::from_decimal(price).filter(|_| price.fract().is_zero()) {
        Some(whole) => print_scaled(whole, scale),
        None => {
            let unit = Decimal::from(10_i64.saturating_pow(scale.zeros()));
            price.checked_div(unit).map_or(String::new(), |price| print_decimal(price.normalize()))
        }
    }
}

fn count(plan: &Plan, line: &Line, year: u16) -> Option<Decimal> {
    let Basis::UnitCost { count, .. } = &line.basis else { return None };
    count_in_year(plan, count, plan.period.index(year)?)
}

fn lump(plan: &Plan, line: &Line, year: u16) -> Option<Money> {
    let Basis::LumpSum(amounts) = &line.basis else { return None };
    amounts.get(plan.period.index(year)?).copied().flatten()
}

fn lump_total(line: &Line) -> Option<Money> {
    let Basis::LumpSum(amounts) = &line.basis else { return None };
    amounts.iter().flatten().copied().reduce(Money::plus)
}

/// What a typed text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The command that says it.
    pub command: Command,
    /// What was understood, to be shown before it is committed.
    pub echo: Echo,
}

/// What was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Echo {
    /// Just the text.
    Text,
    /// Nothing: the cell becomes blank.
    Blank,
    /// An amount or a price in đồng.
    Money(Money),
    /// A price with parts of a đồng, or a count.
    Number(Decimal),
}

/// Why a typed text means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typo {
    /// It is no number.
    Number(NumberError),
    /// It is an amount with parts of a đồng.
    NotWhole,
    /// The cell only shows what is computed.
    ReadOnly,
}

/// What `typed` means in that cell.
///
/// # Errors
/// [`Typo`] where it means nothing.
pub fn understand(plan: &Plan, item: &Item, column: Column, typed: &str) -> Result<Understood, Typo> {
    let id = item.id;
    let typed = typed.trim();
    let sets = sets(plan, item, column).ok_or(Typo::ReadOnly)?;
    let understood = |command, echo| Ok(Understood { command, echo });
    match sets {
        Sets::Text(field) => understood(Command::SetItemText { item: id, field, text: typed.to_owned() }, Echo::Text),
        Sets::Funding => Err(Typo::ReadOnly),
        Sets::Price => {
            let price = scaled(typed, plan.scale)?;
            understood(Command::SetPrice { item: id, year: None, price }, money_echo(price))
        }
        Sets::Count | Sets::CountInYear(_) => {
            let count = number(typed, read_number, true)?;
            let year = if let Sets::CountInYear(year) = sets { Some(year) } else { None };
            understood(Command::SetCount { item: id, year, count }, count.map_or(Echo::Blank, Echo::Number))
        }
        Sets::Amount(year) => {
            let amount = amount(plan, typed)?;
            understood(Command::SetAmount { item: id, year, amount }, amount.map_or(Echo::Blank, Echo::Money))
        }
        Sets::Spread => {
            let amount = amount(plan, typed)?;
            let command = Command::SpreadAmount { item: id, amount, spread: Spread::Proportional };
            understood(command, amount.map_or(Echo::Blank, Echo::Money))
        }
    }
}

/// A number, or `None` for an emptied cell. Where `ask`, a text that is another number in English is not taken: `140,000`.
fn number(
    typed: &str,
    read: impl Fn(&str) -> Result<Reading, NumberError>,
    ask: bool,
) -> Result<Option<Decimal>, Typo> {
    match read(typed) {
        Ok(Reading { value, doubt: Some(doubt), .. }) if ask => {
            Err(Typo::Number(NumberError::Grouping { readings: vec![value, doubt] }))
        }
        Ok(reading) => Ok(Some(reading.value)),
        Err(NumberError::Empty) => Ok(None),
        Err(error) => Err(Typo::Number(error)),
    }
}

/// An amount in the unit of the table, as đồng. Three digits after a comma are asked about where the unit is so small
/// that they would be parts of a đồng or single đồng; the readings offered are in the unit of the table again.
fn scaled(typed: &str, scale: Scale) -> Result<Option<Decimal>, Typo> {
    let ask = matches!(scale, Scale::Dong | Scale::Thousand);
    number(typed, |text| read_scaled(text, scale), ask).map_err(|typo| match typo {
        Typo::Number(NumberError::Grouping { readings }) => {
            let unit = Decimal::from(10_i64.saturating_pow(scale.zeros()));
            let shown = |reading: &Decimal| reading.checked_div(unit).unwrap_or(*reading).normalize();
            Typo::Number(NumberError::Grouping { readings: readings.iter().map(shown).collect() })
        }
        other => other,
    })
}

fn amount(plan: &Plan, typed: &str) -> Result<Option<Money>, Typo> {
    let Some(value) = scaled(typed, plan.scale)? else { return Ok(None) };
    Money::from_decimal(value).filter(|_| value.fract().is_zero()).map(Some).ok_or(Typo::NotWhole)
}

fn money_echo(price: Option<Decimal>) -> Echo {
    let Some(price) = price else { return Echo::Blank };
    match Money::from_decimal(price).filter(|_| price.fract().is_zero()) {
        Some(amount) => Echo::Money(amount),
        None => Echo::Number(price),
    }
}
