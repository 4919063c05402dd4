//! Cuts the least important first, each as far as it goes. Looks for nothing better.

use super::greedy::{last_that, raise};
use super::lever::Lever;
use super::model::State;
use super::outcome::{Proposal, easy_bound, fitted, lowest, tight};
use super::question::Question;
use super::{Fitted, Unfit, Why};
use crate::plan::Plan;

/// The cut in order of importance.
pub(super) fn fit(question: &Question) -> Result<Fitted, Unfit> {
    let order = order(&question.plan, &question.levers);
    let mut state = State::new(&question.model);
    for var in &order {
        lower(question, &mut state, *var);
    }
    if !state.fits() {
        return Err(tight(question));
    }
    let lowered = state.steps.clone();
    // the last ones cut may have saved more than was missing: the most important gets back first
    for var in order.iter().rev() {
        raise(&mut state, *var);
    }
    let why = |at: usize, step: i128| {
        let rank = question.levers.get(at).map_or(0, |lever| lever.rank);
        if lowered.get(at).copied() == Some(step) { Why::Rank(rank) } else { Why::FillsUp }
    };
    let worth = state.worth();
    let bound = easy_bound(question);
    let optimal = worth.loss == 0 && question.report.grand_total().dong().saturating_sub(worth.lost) == bound.dong();
    let proposal = Proposal { steps: &state.steps, optimal, bound, nodes: 1 };
    fitted(question, &proposal, why).map_or_else(|| lowest(question, 1, why), Ok)
}

/// The least important lever first.
fn order(plan: &Plan, levers: &[Lever]) -> Vec<usize> {
    let key = |at: &usize| {
        let lever = levers.get(*at);
        let place = lever.and_then(|lever| lever.lines.first()).and_then(|line| plan.outline.position(*line));
        let rank = lever.map_or(0, |lever| lever.rank);
        // no rank is less important than any
        (rank.checked_sub(1).unwrap_or(u16::MAX), place, *at)
    };
    let mut order: Vec<usize> = (0..levers.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(key(at)));
    order
}

/// Cuts one lever until nothing that it counts for is exceeded, or as far as it goes.
fn lower(question: &Question, state: &mut State<'_>, var: usize) {
    let Some(it) = question.model.vars.get(var) else { return };
    let is_held = |row: usize| question.rows.get(row) == Some(&None);
    let over = |state: &State<'_>| it.rows.iter().any(|(row, _)| !is_held(*row) && state.short(*row) > 0);
    let held = |state: &State<'_>| it.rows.iter().any(|(row, _)| is_held(*row) && state.short(*row) > 0);
    let (now, most) = (state.step(var), it.steps);
    if !over(state) {
        return;
    }
    let last = last_that(now, most, |step| {
        state.set(var, step);
        !held(state)
    });
    let before = last_that(now, last, |step| {
        state.set(var, step);
        over(state)
    });
    state.set(var, if before < last { before.saturating_add(1) } else { last });
}
