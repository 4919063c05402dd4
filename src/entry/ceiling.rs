//! A ceiling as it is typed field by field, and what the fields together mean. Changes nothing.

use super::typed::{Typo, read_money};
use crate::money::{Money, print_scaled};
use crate::plan::{Ceiling, Code, CodeKind, Id, Plan, Spent};

/// The fields of a ceiling as they are typed and chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CeilingTyped {
    /// At most this, in the unit of the plan's table.
    pub amount: String,
    /// In this year only.
    pub year: Option<u16>,
    /// From this source only.
    pub source: Option<Id>,
    /// Of this item only.
    pub item: Option<Id>,
    /// Of the lines under a code of this kind only.
    pub kind: Option<CodeKind>,
    /// The code.
    pub code: String,
    /// Up to this year, something is spent already.
    pub through: Option<u16>,
    /// So much, in the unit of the plan's table.
    pub spent: String,
    /// Where the limit comes from.
    pub text: String,
}

/// Why the fields mean no ceiling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CeilingTypo {
    /// There is no amount.
    NoAmount,
    /// An amount means nothing.
    Amount(Typo),
    /// Less than nothing is no limit.
    Negative,
    /// A kind of code without a code, or a code without its kind.
    HalfCode,
    /// A year up to which something is spent without the amount, or the amount without the year.
    HalfSpent,
}

impl CeilingTyped {
    /// The fields of a ceiling of that plan.
    pub fn of(plan: &Plan, ceiling: &Ceiling) -> Self {
        let shown = |amount: Money| print_scaled(amount, plan.scale);
        Self {
            amount: shown(ceiling.amount),
            year: ceiling.year,
            source: ceiling.source,
            item: ceiling.item,
            kind: ceiling.code.as_ref().map(|code| code.kind),
            code: ceiling.code.as_ref().map_or(String::new(), |code| code.text.clone()),
            through: ceiling.spent.map(|spent| spent.through),
            spent: ceiling.spent.map_or(String::new(), |spent| shown(spent.amount)),
            text: ceiling.text.clone(),
        }
    }

    /// The ceiling that the fields mean, with the id of the one before. A field that shows what that one had means it
    /// still, however else it could be read.
    ///
    /// # Errors
    /// [`CeilingTypo`], the first there is.
    pub fn meant(&self, plan: &Plan, before: Option<&Ceiling>) -> Result<Ceiling, CeilingTypo> {
        let amount = money(plan, &self.amount, before.map(|before| before.amount))?.ok_or(CeilingTypo::NoAmount)?;
        if amount < Money::ZERO && before.is_none_or(|before| before.amount != amount) {
            return Err(CeilingTypo::Negative);
        }
        let spent_before = before.and_then(|before| before.spent).map(|spent| spent.amount);
        let spent = match (self.through, money(plan, &self.spent, spent_before)?) {
            (Some(through), Some(amount)) => Some(Spent { through, amount }),
            (None, None) => None,
            _ => return Err(CeilingTypo::HalfSpent),
        };
        let code = match (self.kind, self.code.trim()) {
            (None, "") => None,
            (None, _) | (Some(_), "") => return Err(CeilingTypo::HalfCode),
            (Some(kind), code) => Some(Code { kind, text: code.to_owned() }),
        };
        Ok(Ceiling {
            id: before.map_or(0, |before| before.id),
            amount,
            year: self.year,
            source: self.source,
            item: self.item,
            code,
            spent,
            text: self.text.trim().to_owned(),
        })
    }
}

/// What was typed as an amount; `None` for nothing.
fn money(plan: &Plan, typed: &str, before: Option<Money>) -> Result<Option<Money>, CeilingTypo> {
    let typed = typed.trim();
    if let Some(before) = before.filter(|before| print_scaled(*before, plan.scale) == typed) {
        return Ok(Some(before));
    }
    let Some(value) = read_money(plan, typed).map_err(CeilingTypo::Amount)? else { return Ok(None) };
    let whole = Money::from_decimal(value).filter(|_| value.fract().is_zero());
    whole.map(Some).ok_or(CeilingTypo::Amount(Typo::NotWhole))
}
