//! Cuts everything that counts for an exceeded ceiling by the same percentage, lump sums as well. Looks for nothing better.

use super::greedy::last_that;
use super::lever::is_fixed;
use super::model::State;
use super::outcome::{cuts, easy_bound, left, proved, tight_after};
use super::probe::Stage;
use super::question::Question;
use super::{Cut, Fitted, Unfit, Why};
use crate::calc::compute;
use crate::edit::{Command, Field, apply};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, Id, Plan};

/// The percentage that stays is found to a ten-thousandth of a percent.
const WHOLE: i128 = 1_000_000;
/// Lump sums are cut to multiples of this: nobody plans single đồng.
const STEP: i128 = 1_000;

/// A lump sum that may be cut.
struct Lump {
    item: Id,
    year: u16,
    amount: i128,
}

impl Lump {
    /// So many parts of it, rounded down.
    fn at(&self, parts: i128) -> i128 {
        let exact = self.amount.saturating_mul(parts).checked_div(WHOLE).unwrap_or(0);
        if parts >= WHOLE { self.amount } else { exact.saturating_sub(exact.rem_euclid(STEP)) }
    }
}

/// The even cut.
pub(super) fn fit(question: &Question) -> Result<Fitted, Unfit> {
    let lumps = lumps(question);
    let fits = |parts: i128| proved(question, &commands(question, &lumps, parts)).is_some();
    if !fits(0) {
        return Err(tight(question, &lumps));
    }
    let good = last_that(0, WHOLE.saturating_sub(1), fits);
    answer(question, &lumps, good).ok_or_else(|| tight(question, &lumps))
}

/// The lump sums that count for an exceeded ceiling and may be cut.
fn lumps(question: &Question) -> Vec<Lump> {
    let plan = &question.plan;
    let stage = Stage::of(plan);
    let exceeded: Vec<usize> =
        (0..question.report.ceilings.len()).filter(|at| is_exceeded(question, Some(*at))).collect();
    let mut lumps = Vec::new();
    for item in plan.outline.items() {
        let Some(line) = item.line().filter(|line| !is_fixed(plan, item.id, line)) else { continue };
        let Basis::LumpSum(amounts) = &line.basis else { continue };
        let alone = stage.with(&[item.id], &[]);
        let before = compute(&alone).ceilings;
        for (year, amount) in plan.period.years().zip(amounts) {
            let Some(amount) = amount.filter(|amount| *amount > Money::ZERO) else { continue };
            let gone = apply(&alone, &Command::SetAmount { item: item.id, year, amount: None });
            let after = gone.map_or_else(|_| before.clone(), |plan| compute(&plan).ceilings);
            if exceeded.iter().any(|at| before.get(*at) != after.get(*at)) {
                lumps.push(Lump { item: item.id, year, amount: amount.dong() });
            }
        }
    }
    lumps
}

fn is_exceeded(question: &Question, ceiling: Option<usize>) -> bool {
    ceiling.and_then(|at| question.report.ceilings.get(at)).is_some_and(|room| room.left < Money::ZERO)
}

/// How far the levers go down when so many parts of everything stay.
fn steps(question: &Question, parts: i128) -> Vec<i128> {
    let mut state = State::new(&question.model);
    let both = question.model.vars.iter().zip(&question.levers).zip(&question.strides);
    for (at, ((var, lever), stride)) in both.enumerate() {
        let ceilings = || var.rows.iter().filter_map(|(row, _)| question.rows.get(*row));
        if !ceilings().any(|ceiling| is_exceeded(question, *ceiling)) {
            continue;
        }
        let half = WHOLE.midpoint(0);
        let stays =
            lever.high.saturating_mul(parts).saturating_add(half).checked_div(WHOLE).unwrap_or(0).max(lever.low);
        let down = lever.high.saturating_sub(stays);
        let up = stride.saturating_sub(1);
        state.set(at, down.saturating_add(up).checked_div(*stride).unwrap_or(0).min(var.steps));
        // the years of a line keep together what it has to keep
        while state.step(at) > 0 && is_held(question, &state, at) {
            state.set(at, state.step(at).saturating_sub(1));
        }
    }
    state.steps
}

fn is_held(question: &Question, state: &State<'_>, var: usize) -> bool {
    let rows = question.model.vars.get(var).map(|var| var.rows.as_slice()).unwrap_or_default();
    rows.iter().any(|(row, _)| question.rows.get(*row) == Some(&None) && state.short(*row) > 0)
}

fn commands(question: &Question, lumps: &[Lump], parts: i128) -> Vec<Command> {
    let amount =
        |lump: &Lump| Command::SetAmount { item: lump.item, year: lump.year, amount: Some(Money::new(lump.at(parts))) };
    let mut commands = question.commands(&steps(question, parts));
    commands.extend(lumps.iter().filter(|lump| lump.at(parts) != lump.amount).map(amount));
    commands
}

fn answer(question: &Question, lumps: &[Lump], parts: i128) -> Option<Fitted> {
    let percent = Decimal::try_from_i128_with_scale(parts, 4).ok()?.normalize();
    let why = Why::Even { percent };
    let bound = easy_bound(question);
    let commands = commands(question, lumps, parts);
    let report = proved(question, &commands)?;
    let steps = steps(question, parts);
    let mut cuts = cuts(question, &steps, |_, _| why);
    cuts.extend(
        lumps.iter().filter(|lump| lump.at(parts) != lump.amount).map(|lump| lump.cut(&question.plan, parts, why)),
    );
    // lump sums stand among the counts, where they are in the document
    cuts.sort_by_key(|cut| cut.item.and_then(|item| question.plan.outline.position(item)));
    Some(Fitted {
        cuts,
        commands,
        total: report.grand_total(),
        left: left(&report),
        // equal is not best: it is not held against other cuts
        optimal: false,
        bound: bound.max(report.grand_total()),
        targets: question.targets(&report),
        nodes: 1,
    })
}

impl Lump {
    fn cut(&self, plan: &Plan, parts: i128, why: Why) -> Cut {
        let dong = |amount: i128| Money::new(amount).to_decimal().unwrap_or_default();
        Cut {
            item: Some(self.item),
            driver: None,
            field: Field::Amount,
            year: Some(self.year).filter(|_| plan.period.len() > 1),
            from: dong(self.amount),
            to: dong(self.at(parts)),
            saved: Money::new(self.amount.saturating_sub(self.at(parts))),
            why,
        }
    }
}

/// Which ceiling is exceeded still when nothing stays that may go.
fn tight(question: &Question, lumps: &[Lump]) -> Unfit {
    tight_after(question, &commands(question, lumps, 0))
}
