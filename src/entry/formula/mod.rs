//! A calculation typed into a cell of figures: `=2*50`, `2 lớp × 50 người`, `=(1,5+0,5)*2tr`. Exact, or it says why not.
//!
//! A number without a unit is a bare one; `tr`, `k`, `đ` and the like make it money. What can be said with the two:
//! money + money, money × bare, money ÷ bare, money ÷ money (a ratio); a bare number beside a sum of money, or left as the
//! result, is in the unit of the table. Two amounts are never multiplied. A percentage is a share of what it multiplies.

mod exact;
mod tokens;

use super::typed::Typo;
use crate::money::{Decimal, NumberError, Scale};
use crate::plan::{Factor, FactorValue, Plan};
use exact::Exact;
use tokens::{Lexer, Operand, Token};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// A count.
    Count,
    /// Money, in that unit.
    Money(Scale),
}

impl Side {
    /// Whether a number that is another one in English is asked about.
    pub(super) fn asks(self) -> bool {
        matches!(self, Self::Count | Self::Money(Scale::Dong | Scale::Thousand))
    }
}

/// What a number of a calculation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Just a number; money in the unit of the table where money is asked for.
    Bare,
    /// đồng
    Money,
    /// An amount divided by an amount.
    Ratio,
    /// A percentage.
    Share,
}

/// What a calculation comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The count, or the đồng.
    pub(super) number: Decimal,
    /// Where it is a count and nothing but a product with units or drivers: its factors.
    pub(super) factors: Vec<Factor>,
    /// Whether it is one number with a unit right behind it, which may be a slip.
    pub(super) doubtful: bool,
}

/// What a calculation comes to, in that kind of cell.
pub(super) fn outcome(plan: &Plan, text: &str, side: Side) -> Result<Outcome, Typo> {
    let tokens = Lexer::new(plan, text, side).tokens()?;
    let factors = if side == Side::Count { factors(&tokens) } else { Vec::new() };
    let doubtful = matches!(tokens.as_slice(), [Token::Operand(Operand { tight: true, .. })]);
    let mut reader = Reader { tokens: &tokens, at: 0, scale: Exact::ONE, side };
    if let Side::Money(scale) = side {
        reader.scale = fits(Exact::of(Decimal::from(10_i64.saturating_pow(scale.zeros()))))?;
    }
    let value = reader.whole()?;
    Ok(Outcome { number: reader.result(value)?, factors, doubtful })
}

/// The factors of a product of plain numbers and drivers, if any of them says what it counts; none of anything else.
fn factors(tokens: &[Token]) -> Vec<Factor> {
    let mut factors = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Operand(Operand { number, kind: Kind::Bare, driver, unit, .. }) if at.is_multiple_of(2) => {
                let number = FactorValue::Number(number.normalize());
                let value = driver.map_or(number, |driver| FactorValue::Driver { driver, except: None });
                factors.push(Factor { value, unit: unit.clone() });
            }
            Token::Operand(Operand { unit, .. }) if at.is_multiple_of(2) && !unit.is_empty() => {
                // "1,5k người": a number all the same
                return Vec::new();
            }
            Token::Sign('*') if !at.is_multiple_of(2) => {}
            _ => return Vec::new(),
        }
    }
    let says = |factor: &Factor| !factor.unit.is_empty() || matches!(factor.value, FactorValue::Driver { .. });
    if factors.iter().any(says) { factors } else { Vec::new() }
}

/// A number within a calculation.
type Value = (Exact, Kind);

/// A place in the parts of a calculation.
struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    /// đồng in one unit of the table.
    scale: Exact,
    side: Side,
}

/// Deeper parentheses are not read: each level takes room on the stack.
const DEEPEST: usize = 30;

impl Reader<'_> {
    fn whole(&mut self) -> Result<Value, Typo> {
        let value = self.sum(0)?;
        match self.peek() {
            None => Ok(value),
            Some(Token::Close) => Err(Typo::Parentheses),
            Some(_) => Err(Typo::Unfinished),
        }
    }

    /// The result as the cell holds it.
    fn result(&self, (value, kind): Value) -> Result<Decimal, Typo> {
        let value = match (self.side, kind) {
            (Side::Money(_), Kind::Ratio | Kind::Share) => return Err(Typo::NotAnAmount),
            (Side::Count, Kind::Share) => return Err(Typo::Percent),
            (Side::Money(_), Kind::Bare) => fits(value.times(self.scale))?,
            (Side::Money(_), Kind::Money) | (Side::Count, _) => value,
        };
        value.number().ok_or_else(|| self.about(value))
    }

    /// Why a result cannot be written: it does not end, or it is too large. What is about it is in the unit of the table.
    fn about(&self, value: Exact) -> Typo {
        let about = match self.side {
            Side::Count => value.about(2),
            Side::Money(scale) => {
                let dong = value.about(0);
                dong.and_then(|dong| {
                    Some(dong.checked_div(Decimal::from(10_i64.saturating_pow(scale.zeros())))?.normalize())
                })
            }
        };
        about.map_or_else(too_large, Typo::NotExact)
    }

    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn eat(&mut self, signs: [char; 2]) -> Option<char> {
        match self.peek() {
            Some(Token::Sign(sign)) if signs.contains(sign) => {
                let sign = *sign;
                self.at = self.at.saturating_add(1);
                Some(sign)
            }
            _ => None,
        }
    }

    fn sum(&mut self, depth: usize) -> Result<Value, Typo> {
        let mut value = self.product(depth)?;
        while let Some(sign) = self.eat(['+', '-']) {
            let (other, kind) = self.product(depth)?;
            let other = if sign == '-' { fits(other.negative())? } else { other };
            value = self.added(value, (other, kind))?;
        }
        Ok(value)
    }

    fn product(&mut self, depth: usize) -> Result<Value, Typo> {
        let mut value = self.signed(depth)?;
        while let Some(sign) = self.eat(['*', '/']) {
            let other = self.signed(depth)?;
            value = if sign == '*' { multiplied(value, other)? } else { divided(value, other)? };
        }
        Ok(value)
    }

    fn signed(&mut self, depth: usize) -> Result<Value, Typo> {
        let mut negative = false;
        while let Some(sign) = self.eat(['+', '-']) {
            negative ^= sign == '-';
        }
        let (mut number, mut kind) = self.operand(depth)?;
        while self.peek() == Some(&Token::Percent) {
            self.at = self.at.saturating_add(1);
            if kind != Kind::Bare {
                return Err(Typo::Percent);
            }
            number = fits(Exact::of(Decimal::new(1, 2)).and_then(|percent| number.times(percent)))?;
            kind = Kind::Share;
        }
        Ok((if negative { fits(number.negative())? } else { number }, kind))
    }

    fn operand(&mut self, depth: usize) -> Result<Value, Typo> {
        let token = self.peek().cloned();
        self.at = self.at.saturating_add(1);
        match token {
            Some(Token::Operand(operand)) => Ok((fits(Exact::of(operand.number))?, operand.kind)),
            Some(Token::Open) if depth < DEEPEST => {
                let value = self.sum(depth.saturating_add(1))?;
                if self.peek() != Some(&Token::Close) {
                    // something stands there in place of the closing one
                    return Err(if self.peek().is_none() { Typo::Parentheses } else { Typo::Unfinished });
                }
                self.at = self.at.saturating_add(1);
                Ok(value)
            }
            Some(Token::Open | Token::Close) => Err(Typo::Parentheses),
            Some(Token::Sign(_) | Token::Percent) | None => Err(Typo::Unfinished),
        }
    }

    fn added(&self, (one, kind): Value, (other, others): Value) -> Result<Value, Typo> {
        let sum = |one: Exact, other: Exact, kind| Ok((fits(one.plus(other))?, kind));
        let counts = self.side == Side::Count;
        match (kind, others) {
            (same, other_kind) if same == other_kind => sum(one, other, same),
            (Kind::Share, _) | (_, Kind::Share) => Err(Typo::Percent),
            // in a count, money is only a way to write thousands
            _ if counts => sum(one, other, Kind::Bare),
            (Kind::Money, Kind::Bare) => sum(one, fits(other.times(self.scale))?, Kind::Money),
            (Kind::Bare, Kind::Money) => sum(fits(one.times(self.scale))?, other, Kind::Money),
            _ => Err(Typo::NotAnAmount),
        }
    }
}

fn multiplied((one, kind): Value, (other, others): Value) -> Result<Value, Typo> {
    let kind = match (kind, others) {
        (Kind::Money, Kind::Money) => return Err(Typo::TwoAmounts),
        (Kind::Money, _) | (_, Kind::Money) => Kind::Money,
        (Kind::Bare, _) | (_, Kind::Bare) => Kind::Bare,
        (Kind::Ratio, _) | (_, Kind::Ratio) => Kind::Ratio,
        (Kind::Share, Kind::Share) => Kind::Share,
    };
    Ok((fits(one.times(other))?, kind))
}

fn divided((one, kind): Value, (other, others): Value) -> Result<Value, Typo> {
    if other.is_zero() {
        return Err(Typo::DivisionByZero);
    }
    let kind = match (kind, others) {
        (Kind::Money, Kind::Money) => Kind::Ratio,
        (_, Kind::Money) => return Err(Typo::TwoAmounts),
        (Kind::Share, Kind::Bare | Kind::Share) => Kind::Share,
        (kind, _) => kind,
    };
    Ok((fits(one.by(other))?, kind))
}

fn fits(value: Option<Exact>) -> Result<Exact, Typo> {
    value.ok_or_else(too_large)
}

fn too_large() -> Typo {
    Typo::Number(NumberError::TooManyDigits { digits: MOST_DIGITS })
}

/// About what the largest number within a calculation has.
const MOST_DIGITS: usize = 38;

fn number_error(character: char, at: usize) -> Typo {
    Typo::Number(NumberError::Unexpected { character, at })
}
