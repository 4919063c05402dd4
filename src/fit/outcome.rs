//! An answer made on the plan and computed again: only what truly fits leaves here. Never trusts a model.

use super::lever::Lever;
use super::model::State;
use super::question::Question;
use super::solve::{Answer, NoAnswer, solve};
use super::{Cut, Fitted, Progress, Unfit, Why};
use crate::calc::{Report, compute};
use crate::edit::{Command, apply};
use crate::money::Money;

/// An answer in steps, with what is known of others.
pub(super) struct Proposal<'a> {
    pub(super) steps: &'a [i128],
    pub(super) optimal: bool,
    /// No other keeps more.
    pub(super) bound: Money,
    pub(super) nodes: u64,
}

/// The report of the plan with those commands, if it keeps to every ceiling.
pub(super) fn proved(question: &Question, commands: &[Command]) -> Option<Report> {
    let plan = apply(&question.plan, &Command::Several(commands.to_vec())).ok()?;
    let report = compute(&plan);
    report.ceilings.iter().all(|room| room.left >= Money::ZERO).then_some(report)
}

/// What each ceiling leaves.
pub(super) fn left(report: &Report) -> Vec<Money> {
    report.ceilings.iter().map(|room| room.left).collect()
}

/// The cut that loses least.
pub(super) fn best(question: &Question, go_on: &mut dyn FnMut(&Progress) -> bool) -> Result<Fitted, Unfit> {
    let before = question.report.grand_total();
    let kept = |lost: i128| before.minus(Money::new(lost));
    let answer = solve(&question.model, &mut |nodes, lost, at_least| {
        go_on(&Progress { nodes, best: lost.map(kept), bound: Some(kept(at_least)) })
    });
    let answer = match answer {
        Ok(answer) => answer,
        Err(NoAnswer::Stopped) => return Err(Unfit::Stopped),
        Err(NoAnswer::Nothing) => return Err(tight(question)),
    };
    let Answer { steps, lost_at_least, optimal, nodes } = answer;
    // where steps are skipped, others might be better than all that were looked at
    let (bound, optimal) = if question.is_exact {
        (kept(lost_at_least).min(easy_bound(question)), optimal)
    } else {
        (easy_bound(question), false)
    };
    let why =
        |at: usize, step: i128| question.hurt_most(at, step).map_or(Why::NoTarget, |target| Why::LeastLoss { target });
    let proposal = Proposal { steps: &steps, optimal, bound, nodes };
    let lost = State::of(&question.model, &steps).worth();
    match fitted(question, &proposal, why) {
        Some(fitted) if fitted.total == kept(lost.lost) => Ok(fitted),
        // the model is wrong: say nothing of other answers
        Some(fitted) => Ok(Fitted { optimal: false, bound: easy_bound(question), ..fitted }),
        None => lowest(question, nodes, why),
    }
}

/// No cut can lose less money than what a ceiling is exceeded by: nobody pays more of a line than it costs.
pub(super) fn easy_bound(question: &Question) -> Money {
    let over = question.report.ceilings.iter().map(|room| Money::ZERO.minus(room.left)).max();
    question.report.grand_total().minus(over.unwrap_or(Money::ZERO).max(Money::ZERO))
}

/// The answer as people see it, if it truly fits.
pub(super) fn fitted(question: &Question, proposal: &Proposal<'_>, why: impl Fn(usize, i128) -> Why) -> Option<Fitted> {
    let commands = question.commands(proposal.steps);
    let report = proved(question, &commands)?;
    let cuts = cuts(question, proposal.steps, why);
    let total = report.grand_total();
    Some(Fitted {
        commands,
        cuts,
        total,
        left: left(&report),
        optimal: proposal.optimal && total <= proposal.bound,
        bound: proposal.bound.max(total),
        targets: question.targets(&report),
        nodes: proposal.nodes,
    })
}

/// What those steps cut.
pub(super) fn cuts(question: &Question, steps: &[i128], why: impl Fn(usize, i128) -> Why) -> Vec<Cut> {
    let cut = |(at, (lever, step)): (usize, (&Lever, &i128))| {
        (*step != 0).then(|| cut(question, (at, lever), *step, why(at, *step)))
    };
    question.levers.iter().zip(steps).enumerate().filter_map(cut).collect()
}

fn cut(question: &Question, (at, lever): (usize, &Lever), step: i128, why: Why) -> Cut {
    let cell = lever.cell(&question.plan);
    let is_driver = matches!(lever.what, super::lever::What::Driver(_));
    Cut {
        item: cell.of.filter(|_| !is_driver),
        driver: cell.of.filter(|_| is_driver),
        field: cell.field,
        year: cell.year,
        from: lever.shown(lever.high),
        to: lever.shown(question.value(at, step)),
        saved: Money::new(question.model.vars.get(at).map_or(0, |var| var.total.at(step))),
        why,
    }
}

/// Everything cut that may be, where a better answer did not hold: safe, and far from good.
pub(super) fn lowest(question: &Question, nodes: u64, why: impl Fn(usize, i128) -> Why) -> Result<Fitted, Unfit> {
    let steps = lowest_steps(question);
    let proposal = Proposal { steps: &steps, optimal: false, bound: easy_bound(question), nodes };
    fitted(question, &proposal, why).ok_or_else(|| tight(question))
}

/// As low as each lever goes, and the years of a line as low as they go together, the first year first.
fn lowest_steps(question: &Question) -> Vec<i128> {
    let mut state = State::new(&question.model);
    let held = |row: usize| question.rows.get(row) == Some(&None);
    for (at, var) in question.model.vars.iter().enumerate() {
        state.set(at, var.steps);
        let over = var.rows.iter().filter(|(row, _)| held(*row)).map(|(row, _)| state.short(*row)).max().unwrap_or(0);
        let stride = question.strides.get(at).copied().unwrap_or(1).max(1);
        let back = over.max(0).saturating_add(stride.saturating_sub(1)).div_euclid(stride);
        state.set(at, var.steps.saturating_sub(back).max(0));
    }
    state.steps
}

/// Which ceiling is exceeded still when everything is cut that may be.
pub(super) fn tight(question: &Question) -> Unfit {
    tight_after(question, &question.commands(&lowest_steps(question)))
}

/// Which ceiling is exceeded still after those commands.
pub(super) fn tight_after(question: &Question, commands: &[Command]) -> Unfit {
    let plan = apply(&question.plan, &Command::Several(commands.to_vec())).ok();
    let report = plan.map_or_else(|| question.report.clone(), |plan| compute(&plan));
    let rooms = || report.ceilings.iter().zip(&question.plan.ceilings);
    let worst = rooms().find(|(room, _)| room.left < Money::ZERO).or_else(|| rooms().next());
    worst.map_or(Unfit::NoCeiling, |(room, ceiling)| Unfit::TooTight { least: room.used(), ceiling: ceiling.clone() })
}
