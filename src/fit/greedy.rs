//! A first answer, soon: cuts what costs least until everything fits, then gives back what was cut too much. Proves nothing.

use super::model::{Model, State};

/// An answer that fits, or `None` if this way leads to none.
pub(super) fn first(model: &Model) -> Option<State<'_>> {
    mended(State::new(model))
}

/// An answer near that one.
pub(super) fn mended(mut state: State<'_>) -> Option<State<'_>> {
    lower(&mut state, true);
    lower(&mut state, false);
    if !state.fits() {
        return None;
    }
    fill(&mut state);
    Some(state)
}

/// Cuts until each row saves enough, where it can; the levers that save most at a step go first, so that small ones can
/// make up the rest.
fn lower(state: &mut State<'_>, without_loss: bool) {
    for row in 0..state.model.needs.len() {
        let in_row = state.model.vars.iter().enumerate().filter_map(|(at, var)| {
            let (_, saves) = var.rows.iter().find(|(of, _)| *of == row)?;
            Some((at, saves.at(1), var.drops.len()))
        });
        let mut order: Vec<(usize, i128, usize)> = in_row.filter(|(_, saves, _)| *saves > 0).collect();
        order.sort_by_key(|(at, saves, drops)| (*drops, std::cmp::Reverse(*saves), *at));
        for (var, _, _) in order {
            if state.short(row) <= 0 {
                break;
            }
            lower_one(state, (row, var), without_loss);
        }
    }
}

/// Cuts one lever as far as the row needs it and nothing else suffers by it.
fn lower_one(state: &mut State<'_>, (row, var): (usize, usize), without_loss: bool) {
    let Some(most) = state.model.vars.get(var).map(|it| it.steps) else { return };
    let (now, loss) = (state.step(var), state.loss());
    let unharmed = rows_that_fit(state, var);
    let allowed = |state: &mut State<'_>, step: i128| {
        state.set(var, step);
        unharmed.iter().all(|row| state.short(*row) <= 0) && (!without_loss || state.loss() <= loss)
    };
    let last = last_that(now, most, |step| allowed(state, step));
    let enough = |state: &mut State<'_>, step: i128| {
        state.set(var, step);
        state.short(row) <= 0
    };
    let before = last_that(now, last, |step| !enough(state, step));
    state.set(var, if before < last { before.saturating_add(1) } else { last });
}

fn rows_that_fit(state: &State<'_>, var: usize) -> Vec<usize> {
    let rows = state.model.vars.get(var).map(|var| var.rows.as_slice()).unwrap_or_default();
    rows.iter().map(|(row, _)| *row).filter(|row| state.short(*row) <= 0).collect()
}

/// The last step of `low..=high` that is good, where `low` is and none is after one that is not.
pub(super) fn last_that(low: i128, high: i128, mut is_good: impl FnMut(i128) -> bool) -> i128 {
    let (mut good, mut bad) = (low, high.saturating_add(1));
    while good.saturating_add(1) < bad {
        let middle = good.midpoint(bad);
        if is_good(middle) { good = middle } else { bad = middle }
    }
    good
}

/// Gives back what need not be cut: first where targets lose, then where most money is.
pub(super) fn fill(state: &mut State<'_>) {
    let cut = state.steps.iter().enumerate().filter(|(_, step)| **step > 0).map(|(var, _)| var);
    let model = state.model;
    let mut order: Vec<usize> = cut.collect();
    order.sort_by_key(|var| {
        let of_var = model.vars.get(*var);
        std::cmp::Reverse(of_var.map(|var| (var.drops.len(), var.total.at(1))))
    });
    for var in order {
        raise(state, var);
    }
}

/// Gives back as much of one lever as fits.
pub(super) fn raise(state: &mut State<'_>, var: usize) {
    let (now, loss) = (state.step(var), state.loss());
    let back = last_that(0, now, |back| {
        state.set(var, now.saturating_sub(back));
        state.fits_around(var) && state.loss() <= loss
    });
    state.set(var, now.saturating_sub(back));
}
