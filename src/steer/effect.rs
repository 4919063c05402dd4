//! What a command would change of who pays, source by source, and what it would leave unpaid, line by line. Applies the
//! command to a copy.

use super::stop::{Unpaid, unpaid};
use crate::calc::{Report, Row, recompute};
use crate::edit::{Command, Refusal, apply};
use crate::money::Money;
use crate::plan::{Id, Plan};

/// A source that would pay another sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payer {
    /// The source; `None`: nobody.
    pub source: Option<Id>,
    /// What it pays now.
    pub from: Money,
    /// What it would pay.
    pub to: Money,
}

/// What a command would change of who pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The plan as it would be.
    pub plan: Plan,
    /// Its figures.
    pub report: Report,
    /// The sources that would pay more or less, and last what nobody pays.
    pub payers: Vec<Payer>,
    /// What nobody would pay beyond what nobody pays now.
    pub unpaid: Vec<Unpaid>,
}

/// What the command would change of who pays.
///
/// # Errors
/// The [`Refusal`] of the command.
pub fn effect(plan: &Plan, report: &Report, command: &Command) -> Result<Effect, Refusal> {
    let after = apply(plan, command)?;
    let report_after = recompute(&after, plan, report);
    let payers = payers((plan, report), (&after, &report_after));
    let unpaid = left_unpaid(&unpaid(plan, report), unpaid(&after, &report_after));
    Ok(Effect { plan: after, report: report_after, payers, unpaid })
}

fn payers(before: (&Plan, &Report), after: (&Plan, &Report)) -> Vec<Payer> {
    let pays = |(plan, report): (&Plan, &Report), source: Option<Id>| {
        let place = |id| plan.sources.iter().position(|source| source.id == id);
        source.map_or(Some(plan.sources.len()), place).map_or(Money::ZERO, |at| report.share(Row::Plan, at))
    };
    let sources = after.0.sources.iter().map(|source| Some(source.id)).chain([None]);
    let payer = |source| Payer { source, from: pays(before, source), to: pays(after, source) };
    sources.map(payer).filter(|payer| payer.from != payer.to).collect()
}

/// What is unpaid after beyond what was unpaid before, year by year.
fn left_unpaid(before: &[Unpaid], after: Vec<Unpaid>) -> Vec<Unpaid> {
    let more = |now: Unpaid| {
        let then = before.iter().find(|then| then.item == now.item);
        let then = |index: usize| then.and_then(|then| then.by_year.get(index)).copied().unwrap_or(Money::ZERO);
        let in_year = |(index, amount): (usize, &Money)| amount.minus(then(index)).max(Money::ZERO);
        let by_year: Vec<Money> = now.by_year.iter().enumerate().map(in_year).collect();
        Unpaid { item: now.item, total: by_year.iter().copied().sum(), by_year }
    };
    after.into_iter().map(more).filter(|more| !more.total.is_zero()).collect()
}
