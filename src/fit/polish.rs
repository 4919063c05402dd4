//! Makes an answer better by small changes: one lever up and another down, and the levers of one row alone by all its sums.
//! Proves nothing, and never makes an answer worse.

use super::greedy::last_that;
use super::model::{Model, State, Var};
use super::sums::{self, Found};

/// So many pairs of levers are tried at most.
const MOST_PAIRS: u32 = 60_000;

/// Gives back a step of one lever and takes it from another, as long as something is won by it.
pub(super) fn swap(state: &mut State<'_>) {
    let mut left = MOST_PAIRS;
    let mut at = 0;
    let mut since = 0;
    while since < state.steps.len() && left > 0 {
        since = if swap_one(state, at, &mut left) { 0 } else { since.saturating_add(1) };
        at = at.saturating_add(1).checked_rem(state.steps.len()).unwrap_or(0);
    }
}

/// Whether giving back one step of that lever won anything.
fn swap_one(state: &mut State<'_>, up: usize, left: &mut u32) -> bool {
    let (before, now) = (state.cost(), state.step(up));
    if now == 0 || !state.fits() {
        return false;
    }
    state.set(up, now.saturating_sub(1));
    if state.fits_around(up) && state.cost() < before {
        return true;
    }
    let model = state.model;
    let rows = model.vars.get(up).map(|var| var.rows.as_slice()).unwrap_or_default();
    let is_near = |var: &Var| var.rows.iter().any(|(row, _)| rows.iter().any(|(of, _)| of == row));
    for (down, var) in model.vars.iter().enumerate().filter(|(down, var)| *down != up && is_near(var)) {
        let start = state.step(down);
        if start >= var.steps {
            continue;
        }
        *left = left.saturating_sub(1);
        let short = last_that(start, var.steps, |step| {
            state.set(down, step);
            !state.fits_around(up)
        });
        state.set(down, short.saturating_add(1).min(var.steps));
        if state.fits_around(up) && state.fits_around(down) && state.cost() < before {
            return true;
        }
        state.set(down, start);
    }
    state.set(up, now);
    false
}

/// Answers each row anew for the levers that stand in no other and that no target needs, while all others stay.
pub(super) fn rows(state: &mut State<'_>, go_on: &mut dyn FnMut(u64) -> bool) {
    let model = state.model;
    for row in 0..model.needs.len() {
        let is_free = |var: &Var| var.drops.is_empty() && matches!(var.rows.as_slice(), [(at, _)] if *at == row);
        let free: Vec<usize> =
            model.vars.iter().enumerate().filter(|(_, var)| is_free(var)).map(|(at, _)| at).collect();
        let before = state.clone();
        free.iter().for_each(|var| state.set(*var, 0));
        let mut alone = Model { needs: vec![state.short(row)], ..Model::default() };
        for var in free.iter().filter_map(|var| model.vars.get(*var)) {
            let rows = var.rows.iter().map(|(_, saves)| (0, saves.clone())).collect();
            alone.vars.push(Var { rows, ..var.clone() });
        }
        alone.shrink();
        if let Found::Best(steps) = sums::solve(&alone, go_on) {
            free.iter().zip(steps).for_each(|(var, step)| state.set(*var, step));
        }
        if !state.fits() || state.cost() >= before.cost() {
            *state = before;
        }
    }
}
