//! What a text or a number put into a cell means: a command and what was understood, or why it means nothing.

use super::column::{Column, Sets, sets};
use super::count::product;
use super::formula::{self, Outcome, Side};
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
    /// A count that is a product: `2 lớp × 50 người`.
    Product {
        /// The factors as people write them.
        factors: String,
        /// What they come to.
        number: Decimal,
    },
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
    /// A calculation divides by zero.
    DivisionByZero,
    /// A calculation has a parenthesis without its partner, or too many within each other.
    Parentheses,
    /// A calculation lacks a number or a sign.
    Unfinished,
    /// A calculation names something that is neither a driver nor a unit of money.
    UnknownName(String),
    /// A calculation multiplies two amounts, or divides by one.
    TwoAmounts,
    /// A calculation comes to a ratio or a percentage where an amount belongs.
    NotAnAmount,
    /// A percentage stands where there is nothing to take it of.
    Percent,
    /// A calculation comes to a number that does not end; this is about it, in the unit of the table.
    NotExact(Decimal),
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
        sets @ (Sets::Count | Sets::CountInYear(_)) => match figure_of(plan, typed, Side::Count)? {
            Some(outcome) if !outcome.factors.is_empty() => Ok(product(plan, item, sets, outcome)),
            outcome => figure(item.id, sets, outcome.map(|outcome| outcome.number)),
        },
        sets @ (Sets::Price | Sets::Amount(_) | Sets::Spread) => figure(item.id, sets, read_money(plan, typed)?),
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

/// A number, or what a calculation comes to; `None` for an emptied cell.
///
/// A text is a calculation if it starts with `=`, or is no number but can be calculated: `2*50`.
pub(super) fn figure_of(plan: &Plan, typed: &str, side: Side) -> Result<Option<Outcome>, Typo> {
    if let Some(formula) = typed.strip_prefix(['=', '＝']) {
        return formula::outcome(plan, formula, side).map(Some);
    }
    let plain = match side {
        Side::Count => read_number(typed),
        Side::Money(scale) => read_scaled(typed, scale),
    };
    let error = match plain {
        Ok(Reading { value, doubt: Some(doubt), .. }) if side.asks() => {
            return Err(in_unit(NumberError::Grouping { readings: vec![value, doubt] }, side));
        }
        Ok(Reading { value, .. }) => {
            return Ok(Some(Outcome { number: value, factors: Vec::new(), doubtful: false }));
        }
        Err(NumberError::Empty) => return Ok(None),
        Err(error) => in_unit(error, side),
    };
    match formula::outcome(plan, typed, side) {
        Ok(outcome) if !outcome.doubtful => Ok(Some(outcome)),
        Err(typo) if typed.contains(SIGNS) && !matches!(typo, Typo::Number(_) | Typo::Unfinished) => Err(typo),
        _ => Err(error),
    }
}

/// Signs that only calculations have; a number can have a minus sign and parentheses too.
const SIGNS: [char; 6] = ['*', '/', '×', ':', '+', '÷'];

/// What a number may have been meant to be, in the unit of the table.
fn in_unit(error: NumberError, side: Side) -> Typo {
    let (Side::Money(scale), NumberError::Grouping { readings }) = (side, &error) else { return Typo::Number(error) };
    let unit = Decimal::from(10_i64.saturating_pow(scale.zeros()));
    let shown = |reading: &Decimal| reading.checked_div(unit).unwrap_or(*reading).normalize();
    Typo::Number(NumberError::Grouping { readings: readings.iter().map(shown).collect() })
}

/// An amount in the unit of the plan's table, as đồng, or what a calculation with such amounts comes to; `None` for an
/// empty text. Three digits after a comma are asked about where the unit is so small that they would be parts of a đồng
/// or single đồng; the readings offered are in the unit of the table again.
///
/// # Errors
/// [`Typo`] where the text is no number and no calculation.
pub fn read_money(plan: &Plan, typed: &str) -> Result<Option<Decimal>, Typo> {
    Ok(figure_of(plan, typed, Side::Money(plan.scale))?.map(|outcome| outcome.number))
}

fn money_echo(price: Option<Decimal>) -> Echo {
    let Some(price) = price else { return Echo::Blank };
    match Money::from_decimal(price).filter(|_| price.fract().is_zero()) {
        Some(amount) => Echo::Money(amount),
        None => Echo::Number(price),
    }
}
