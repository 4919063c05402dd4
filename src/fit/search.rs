//! Branch and bound: halves the steps that levers may take and leaves out what cannot be better. Exact: a bound only says
//! where not to look, and an answer is worth what its whole numbers say.

use super::greedy::mended;
use super::model::{Model, State, Worth};
use super::polish::swap;
use super::relax::{Goal, Relaxed, relax};

/// The best answer so far.
#[derive(Clone, Debug)]
pub(super) struct Best {
    pub(super) steps: Vec<i128>,
    pub(super) worth: Worth,
}

impl Best {
    pub(super) fn of(state: &State<'_>) -> Self {
        Self { steps: state.steps.clone(), worth: state.worth() }
    }
}

/// What a search found out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Searched {
    /// The goal cannot be less than this.
    pub(super) at_least: i128,
    /// Whether nothing was left to look at.
    pub(super) complete: bool,
}

/// Levers between those steps, and what the goal is at least there.
struct Node {
    low: Vec<i128>,
    high: Vec<i128>,
    at_least: i128,
}

/// Looks for an answer whose goal is less, and not below `at_least`, which is known. Told to stop, it says how far it came.
pub(super) fn search(
    model: &Model,
    (goal, at_least): (Goal, i128),
    best: &mut Option<Best>,
    go_on: &mut dyn FnMut(u64, Option<&Best>, i128) -> bool,
) -> Searched {
    let high = model.vars.iter().map(|var| var.steps).collect();
    let mut open = vec![Node { low: vec![0; model.vars.len()], high, at_least }];
    let mut root = at_least;
    let mut first = true;
    while let Some(node) = open.pop() {
        // the first node is always looked at: without it nothing could be said of what is lost at least
        if !first && !go_on(1, best.as_ref(), root) {
            let rest = open.iter().map(|node| node.at_least).min().unwrap_or(i128::MAX).min(node.at_least);
            return Searched { at_least: rest.max(root), complete: false };
        }
        if is_beaten(best.as_ref(), goal, node.at_least) {
            continue;
        }
        let Some(split) = look(model, goal, node, best) else { continue };
        if first {
            root = split.0.at_least;
            first = false;
        }
        if !is_beaten(best.as_ref(), goal, split.0.at_least) {
            open.extend([split.1, split.0]);
        }
    }
    Searched { at_least: reached(best.as_ref(), goal).unwrap_or(i128::MAX), complete: true }
}

/// What the goal is at the best answer that keeps to it.
fn reached(best: Option<&Best>, goal: Goal) -> Option<i128> {
    let worth = best?.worth;
    match goal {
        Goal::Loss => Some(worth.loss),
        Goal::Lost(most) => (worth.loss <= most).then_some(worth.lost),
    }
}

fn is_beaten(best: Option<&Best>, goal: Goal, at_least: i128) -> bool {
    reached(best, goal).is_some_and(|reached| at_least >= reached)
}

fn take(best: &mut Option<Best>, state: &State<'_>) {
    if state.fits() && best.as_ref().is_none_or(|best| state.worth() < best.worth) {
        let mut better = state.clone();
        swap(&mut better);
        *best = Some(Best::of(if better.worth() < state.worth() { &better } else { state }));
    }
}

/// Bounds a node, takes an answer near the bound, and halves it: the half with the bound first. `None` if nothing is in it.
fn look(model: &Model, goal: Goal, node: Node, best: &mut Option<Best>) -> Option<(Node, Node)> {
    if !may_fit(model, &node) {
        return None;
    }
    if node.low == node.high {
        take(best, &State::of(model, &node.low));
        return None;
    }
    let (at_least, hint) = match relax(model, &node.low, &node.high, goal) {
        Relaxed::Nothing => return None,
        Relaxed::AtLeast(at_least, hint) => (at_least.max(node.at_least), hint),
        Relaxed::Unknown => {
            let middle = node.low.iter().zip(&node.high).map(|(low, high)| low.midpoint(*high).saturating_mul(1000));
            (node.at_least, middle.collect())
        }
    };
    for half in [999, 500] {
        let near = hint
            .iter()
            .zip(node.low.iter().zip(&node.high))
            .map(|(thousandths, (low, high))| thousandths.saturating_add(half).div_euclid(1000).clamp(*low, *high));
        let state = State::of(model, &near.collect::<Vec<_>>());
        take(best, &state);
        if let Some(mended) = mended(state) {
            take(best, &mended);
        }
    }
    (!is_beaten(best.as_ref(), goal, at_least)).then(|| halved(node, &hint, at_least))
}

/// Whether each row may be saved within those steps.
fn may_fit(model: &Model, node: &Node) -> bool {
    let mut most = vec![0_i128; model.needs.len()];
    for (var, (low, high)) in model.vars.iter().zip(node.low.iter().zip(&node.high)) {
        for (row, saves) in &var.rows {
            most.get_mut(*row).into_iter().for_each(|sum| *sum = sum.saturating_add(saves.within(*low, *high).1));
        }
    }
    most.iter().zip(&model.needs).all(|(most, need)| most >= need)
}

/// The two halves, at the lever that is furthest from a whole step; where all are whole, at the one with most steps.
fn halved(node: Node, hint: &[i128], at_least: i128) -> (Node, Node) {
    let key = |(at, thousandths): (usize, &i128)| {
        let (low, high) = (node.low.get(at).copied().unwrap_or(0), node.high.get(at).copied().unwrap_or(0));
        let rest = thousandths.rem_euclid(1000);
        let off = if rest <= 1 || rest >= 999 { 0 } else { rest.min(1000_i128.saturating_sub(rest)) };
        (low < high).then_some((off, high.saturating_sub(low), std::cmp::Reverse(at)))
    };
    let widest = hint.iter().enumerate().filter_map(key).max();
    let at = widest.map_or(0, |(_, _, at)| at.0);
    let (low, high) = (node.low.get(at).copied().unwrap_or(0), node.high.get(at).copied().unwrap_or(0));
    let thousandths = hint.get(at).copied().unwrap_or(0);
    let whole = widest.is_some_and(|(off, _, _)| off == 0);
    // a whole hint that is no answer: its own half is what is on this side of it
    let cut = if whole { thousandths.saturating_add(500).div_euclid(1000) } else { thousandths.div_euclid(1000) };
    let cut = cut.clamp(low, high.saturating_sub(1));
    let (mut down, mut up) = (Node { at_least, ..node }, Node { low: Vec::new(), high: Vec::new(), at_least });
    (up.low, up.high) = (down.low.clone(), down.high.clone());
    down.high.get_mut(at).into_iter().for_each(|slot| *slot = cut);
    up.low.get_mut(at).into_iter().for_each(|slot| *slot = cut.saturating_add(1));
    let is_up = thousandths.rem_euclid(1000) >= 500 && !whole;
    if is_up { (up, down) } else { (down, up) }
}
