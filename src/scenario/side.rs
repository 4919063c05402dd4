//! A plan beside others, and amounts beside those of the base. Computes what a plan comes to, and compares nothing.

use crate::calc::{Report, compute};
use crate::check::{Finding, Rule, Severity, check};
use crate::money::{Decimal, Money};
use crate::plan::Plan;
use std::sync::Arc;

/// A plan with what it comes to.
#[derive(Clone, Debug)]
pub struct Side {
    /// What it is called.
    pub name: String,
    /// The plan. What it has of the base has the ids of the base.
    pub plan: Arc<Plan>,
    /// Its report.
    pub report: Arc<Report>,
    /// What its checks say.
    pub findings: Tally,
}

impl Side {
    /// The side of that plan, computed and checked.
    pub fn of(name: &str, plan: Plan) -> Self {
        let report = compute(&plan);
        Self::checked(name.to_owned(), Arc::new(plan), Arc::new(report))
    }

    /// The side of a plan whose report is at hand, checked.
    pub fn checked(name: String, plan: Arc<Plan>, report: Arc<Report>) -> Self {
        let findings = Tally::of(&check(&plan, &report));
        Self { name, plan, report, findings }
    }
}

/// How many findings somebody has to look at, by how bad they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Money is wrong.
    pub errors: usize,
    /// Somebody has to look.
    pub warnings: usize,
    /// Good to know.
    pub notes: usize,
}

impl Tally {
    /// Of those findings, without what follows from another or is accepted; that a figure is no longer the printed one is
    /// what a variant is for.
    pub fn of(findings: &[Finding]) -> Self {
        let counts = |it: &&Finding| it.is_open() && it.rule != Rule::Changed;
        let of = |severity| findings.iter().filter(counts).filter(|it| it.severity == severity).count();
        Self { errors: of(Severity::Error), warnings: of(Severity::Warning), notes: of(Severity::Note) }
    }
}

/// An amount of a side and how far it is from that of the base.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The amount; `None` is blank, or not there.
    pub amount: Option<Money>,
    /// It less that of the base; blank counts as nothing.
    pub difference: Money,
    /// The difference in percent of the amount of the base; `None` where that is blank or zero.
    pub percent: Option<Decimal>,
}

/// An amount on each side, the base first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums(pub Vec<Sum>);

impl Sums {
    pub(super) fn of(amounts: impl Iterator<Item = Option<Money>>) -> Self {
        let amounts: Vec<Option<Money>> = amounts.collect();
        let base = amounts.first().copied().flatten();
        let sum = |amount: &Option<Money>| {
            let difference = amount.unwrap_or_default().minus(base.unwrap_or_default());
            Sum { amount: *amount, difference, percent: base.and_then(|base| percent(difference, base)) }
        };
        Self(amounts.iter().map(sum).collect())
    }

    /// Whether any side has another amount than the base; blank is not zero.
    pub fn differ(&self) -> bool {
        let base = self.0.first().map(|sum| sum.amount);
        self.0.iter().any(|sum| Some(sum.amount) != base)
    }

    /// Whether any side has an amount that is not zero.
    pub fn any(&self) -> bool {
        self.0.iter().any(|sum| sum.amount.is_some_and(|amount| !amount.is_zero()))
    }
}

/// What a difference is in percent of the amount that it starts from; the sign is that of the difference.
pub(super) fn percent(difference: Money, of: Money) -> Option<Decimal> {
    let of = of.to_decimal()?.abs();
    let part = difference.to_decimal()?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(of)?;
    Some(part.normalize())
}
