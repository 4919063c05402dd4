//! What a text or a number put into a cell means: a command and what was understood, or why it means nothing.

use super::column::{Column, Sets, sets};
use crate::edit::{Command, Spread};
use crate::money::{Decimal, Money, NumberError, Reading, Scale, read_number, read_scaled};
use crate::plan::{Id, Item, Plan};

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
    let typed = typed.trim();
    match sets(plan, item, column).ok_or(Typo::ReadOnly)? {
        Sets::Text(field) => Ok(Understood {
            command: Command::SetItemText { item: item.id, field, text: typed.to_owned() },
            echo: Echo::Text,
        }),
        Sets::Funding => Err(Typo::ReadOnly),
        sets @ (Sets::Count | Sets::CountInYear(_)) => figure(item.id, sets, number(typed, read_number, true)?),
        sets @ (Sets::Price | Sets::Amount(_) | Sets::Spread) => figure(item.id, sets, read_money(typed, plan.scale)?),
    }
}

/// What a number means in that cell of figures, where money is in the unit of the table; `None` empties the cell.
///
/// # Errors
/// [`Typo`] where it means nothing.
pub fn understand_number(plan: &Plan, item: &Item, column: Column, value: Option<Decimal>) -> Result<Understood, Typo> {
    match sets(plan, item, column).ok_or(Typo::ReadOnly)? {
        Sets::Text(_) | Sets::Funding => Err(Typo::ReadOnly),
        sets @ (Sets::Count | Sets::CountInYear(_)) => figure(item.id, sets, value),
        sets @ (Sets::Price | Sets::Amount(_) | Sets::Spread) => {
            let dong = value.map(|value| in_dong(value, plan.scale)).transpose()?;
            figure(item.id, sets, dong)
        }
    }
}

/// That many units of the scale in đồng.
pub(crate) fn in_dong(value: Decimal, scale: Scale) -> Result<Decimal, Typo> {
    let dong = value.checked_mul(Decimal::from(10_i64.saturating_pow(scale.zeros())));
    dong.map(|dong| dong.normalize()).ok_or(Typo::Number(NumberError::TooManyDigits { digits: MOST_DIGITS }))
}

/// Digits of the largest number there is; only said of one that is larger.
const MOST_DIGITS: usize = 29;

/// The command for a count, or for a price or an amount in đồng.
fn figure(item: Id, sets: Sets, value: Option<Decimal>) -> Result<Understood, Typo> {
    let (command, echo) = match sets {
        Sets::Count | Sets::CountInYear(_) => {
            let year = if let Sets::CountInYear(year) = sets { Some(year) } else { None };
            (Command::SetCount { item, year, count: value }, value.map_or(Echo::Blank, Echo::Number))
        }
        Sets::Price => (Command::SetPrice { item, year: None, price: value }, money_echo(value)),
        Sets::Amount(year) => {
            let amount = value.map(whole).transpose()?;
            (Command::SetAmount { item, year, amount }, amount.map_or(Echo::Blank, Echo::Money))
        }
        Sets::Spread => {
            let amount = value.map(whole).transpose()?;
            let command = Command::SpreadAmount { item, amount, spread: Spread::Proportional };
            (command, amount.map_or(Echo::Blank, Echo::Money))
        }
        Sets::Text(_) | Sets::Funding => return Err(Typo::ReadOnly),
    };
    Ok(Understood { command, echo })
}

/// An amount without parts of a đồng.
fn whole(value: Decimal) -> Result<Money, Typo> {
    Money::from_decimal(value).filter(|_| value.fract().is_zero()).ok_or(Typo::NotWhole)
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
///
/// # Errors
/// [`Typo::Number`] where the text is no number.
pub fn read_money(typed: &str, scale: Scale) -> Result<Option<Decimal>, Typo> {
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

fn money_echo(price: Option<Decimal>) -> Echo {
    let Some(price) = price else { return Echo::Blank };
    match Money::from_decimal(price).filter(|_| price.fract().is_zero()) {
        Some(amount) => Echo::Money(amount),
        None => Echo::Number(price),
    }
}
