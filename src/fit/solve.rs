//! The least that must be cut. Takes a model apart into pieces that have nothing to do with each other, and answers each by
//! the way that suits it.

use super::greedy::first;
use super::model::{Model, Saves, State, Units, Var};
use super::polish;
use super::relax::Goal;
use super::search::{Best, search};
use super::sums::{self, Found};

/// What is known while it goes on: nodes, the money lost by the best answer, and what is lost at least.
pub(super) type Talk<'a> = dyn FnMut(u64, Option<i128>, i128) -> bool + 'a;

/// The answer to a model.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// Of each lever.
    pub(super) steps: Vec<i128>,
    /// At this loss of targets no less money can be lost.
    pub(super) lost_at_least: i128,
    pub(super) optimal: bool,
    pub(super) nodes: u64,
}

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoAnswer {
    /// Whatever is cut, it is not enough.
    Nothing,
    /// It was told to stop before there was any.
    Stopped,
}

/// The best answer.
pub(super) fn solve(model: &Model, talk: &mut Talk<'_>) -> Result<Answer, NoAnswer> {
    let mut pieces = pieces(model);
    let mut run = Run { talk, nodes: 0, stopped: false };
    for at in 0..pieces.len() {
        let mut rest = Others::of(&pieces, at);
        let Some(piece) = pieces.get_mut(at) else { continue };
        piece.solve(&mut run, &mut rest);
        if piece.best.is_none() {
            return Err(if run.stopped { NoAnswer::Stopped } else { NoAnswer::Nothing });
        }
    }
    let mut answer = Answer {
        steps: vec![0; model.vars.len()],
        lost_at_least: pieces.iter().map(|piece| piece.at_least()).fold(0, i128::saturating_add),
        optimal: pieces.iter().all(|piece| piece.optimal),
        nodes: run.nodes,
    };
    for piece in &pieces {
        let steps = piece.best.iter().flat_map(|best| &best.steps);
        for (var, step) in piece.vars.iter().zip(steps) {
            answer.steps.get_mut(*var).into_iter().for_each(|slot| *slot = *step);
        }
    }
    Ok(answer)
}

struct Run<'a, 'b> {
    talk: &'a mut Talk<'b>,
    nodes: u64,
    stopped: bool,
}

/// What the other pieces lose.
struct Others {
    lost: Option<i128>,
    at_least: i128,
}

impl Others {
    fn of(pieces: &[Piece], at: usize) -> Self {
        let others = || pieces.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, piece)| piece);
        let lost = others().map(Piece::lost).try_fold(0, |sum: i128, lost| Some(sum.saturating_add(lost?)));
        Self { lost, at_least: others().map(Piece::at_least).fold(0, i128::saturating_add) }
    }
}

/// Levers that have something to do with each other, as a model of their own.
struct Piece {
    model: Model,
    units: Units,
    vars: Vec<usize>,
    best: Option<Best>,
    /// In units.
    at_least: i128,
    optimal: bool,
}

impl Piece {
    fn lost(&self) -> Option<i128> {
        Some(self.best.as_ref()?.worth.lost.saturating_mul(self.units.lost))
    }

    fn at_least(&self) -> i128 {
        self.at_least.saturating_mul(self.units.lost)
    }

    /// A better answer near the best.
    fn polish(&mut self, go_on: &mut dyn FnMut(u64) -> bool) {
        let Some(best) = &self.best else { return };
        let mut state = State::of(&self.model, &best.steps);
        polish::swap(&mut state);
        polish::rows(&mut state, go_on);
        if state.fits() && state.worth() < best.worth {
            self.best = Some(Best::of(&state));
        }
    }

    fn solve(&mut self, run: &mut Run<'_, '_>, others: &mut Others) {
        let (unit, is_large) = (self.units.lost, self.vars.len() > 64);
        let mut go_on = |nodes: u64, best: Option<&Best>, at_least: i128| {
            let before = run.nodes;
            run.nodes = run.nodes.saturating_add(nodes);
            // now and then; at every node where one takes long
            if !run.stopped && (nodes > 1 || is_large || before.is_multiple_of(64)) {
                let lost = best.map(|best| best.worth.lost.saturating_mul(unit));
                let all = lost.zip(others.lost).map(|(lost, others)| lost.saturating_add(others));
                let at_least = at_least.saturating_mul(unit).saturating_add(others.at_least);
                run.stopped = !(run.talk)(run.nodes, all, at_least);
            }
            !run.stopped
        };
        let first = self.best.clone();
        match sums::solve(&self.model, &mut |nodes| go_on(nodes, first.as_ref(), 0)) {
            Found::Best(steps) => {
                let best = Best::of(&State::of(&self.model, &steps));
                (self.at_least, self.optimal) = (best.worth.lost, true);
                self.best = Some(best);
                return;
            }
            Found::Nothing => {
                self.best = None;
                return;
            }
            Found::Unfit | Found::Stopped => {}
        }
        self.polish(&mut |nodes| go_on(nodes, None, 0));
        let mut proved = true;
        if self.model.has_aims() || self.best.is_none() {
            let mut seen = |nodes: u64, best: Option<&Best>, _: i128| go_on(nodes, best, 0);
            proved = search(&self.model, (Goal::Loss, 0), &mut self.best, &mut seen).complete;
        }
        let Some(loss) = self.best.as_ref().map(|best| best.worth.loss) else { return };
        self.polish(&mut |nodes| go_on(nodes, None, 0));
        let loss = self.best.as_ref().map_or(loss, |best| best.worth.loss);
        let searched = search(&self.model, (Goal::Lost(loss), self.at_least), &mut self.best, &mut go_on);
        self.at_least = searched.at_least.min(self.best.as_ref().map_or(0, |best| best.worth.lost));
        self.optimal = proved && searched.complete;
    }
}

/// The model in pieces. Levers in no row that has a need and at no target that others take from are in none: they stay.
fn pieces(model: &Model) -> Vec<Piece> {
    let mut roots: Vec<usize> = (0..model.vars.len()).collect();
    let groups = (0..model.needs.len()).map(|row| vars_that(model, |var| var.rows.iter().any(|(at, _)| *at == row)));
    let aims = model.aims.iter().map(|aim| vars_that(model, |var| touches(var, &aim.parts)));
    for group in groups.chain(aims) {
        for pair in group.windows(2) {
            if let [one, other] = pair {
                join(&mut roots, *one, *other);
            }
        }
    }
    let root = |roots: &[usize], at: usize| root(roots, at);
    let mut firsts: Vec<usize> = (0..model.vars.len()).map(|at| root(&roots, at)).collect();
    firsts.sort_unstable();
    firsts.dedup();
    let members = |first: usize| (0..model.vars.len()).filter(|at| root(&roots, *at) == first).collect::<Vec<_>>();
    firsts.into_iter().filter_map(|first| piece(model, members(first))).collect()
}

fn vars_that(model: &Model, is_in: impl Fn(&Var) -> bool) -> Vec<usize> {
    model.vars.iter().enumerate().filter(|(_, var)| is_in(var)).map(|(at, _)| at).collect()
}

fn touches(var: &Var, parts: &[usize]) -> bool {
    var.drops.iter().any(|(part, _)| parts.contains(part))
}

fn root(roots: &[usize], mut at: usize) -> usize {
    while let Some(up) = roots.get(at).copied().filter(|up| *up != at) {
        at = up;
    }
    at
}

/// Joins two trees; the earlier lever stays the root.
fn join(roots: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(roots, one), root(roots, other));
    roots.get_mut(one.max(other)).into_iter().for_each(|slot| *slot = one.min(other));
}

/// The model of those levers; `None` where nothing needs them.
fn piece(model: &Model, vars: Vec<usize>) -> Option<Piece> {
    let of = || vars.iter().filter_map(|at| model.vars.get(*at));
    let rows: Vec<usize> =
        (0..model.needs.len()).filter(|row| of().any(|var| var.rows.iter().any(|(at, _)| at == row))).collect();
    let aims: Vec<usize> = (0..model.aims.len())
        .filter(|aim| model.aims.get(*aim).is_some_and(|aim| of().any(|var| touches(var, &aim.parts))))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let mut own = Model::default();
    let mut parts: Vec<usize> = Vec::new();
    own.needs = rows.iter().filter_map(|row| model.needs.get(*row).copied()).collect();
    for (new, aim) in aims.iter().filter_map(|aim| model.aims.get(*aim)).enumerate() {
        let start = parts.len();
        parts.extend(&aim.parts);
        own.parts.extend(aim.parts.iter().filter_map(|part| model.parts.get(*part)).cloned());
        own.parts.iter_mut().skip(start).for_each(|part| part.aim = new);
        own.aims.push(super::model::Aim { parts: (start..parts.len()).collect(), ..aim.clone() });
    }
    let place = |list: &[usize], of: usize| list.iter().position(|at| *at == of);
    for var in of() {
        own.vars.push(Var {
            steps: var.steps,
            total: var.total.clone(),
            rows: var.rows.iter().filter_map(|(row, saves)| Some((place(&rows, *row)?, saves.clone()))).collect(),
            drops: var.drops.iter().filter_map(|(part, drop)| Some((place(&parts, *part)?, *drop))).collect(),
        });
    }
    let lost_at_least = lost_at_least(&own);
    let units = own.shrink();
    let more = i128::from(lost_at_least.rem_euclid(units.lost) != 0);
    let at_least = lost_at_least.div_euclid(units.lost).saturating_add(more);
    let best = first(&own).map(|state| Best::of(&state));
    Some(Piece { model: own, units, vars, best, at_least, optimal: false })
}

/// No less money can be lost than what a row needs, where no lever saves more of the row than of the plan. A relaxation says
/// nearly the same, and nearly is not enough to prove anything.
fn lost_at_least(model: &Model) -> i128 {
    let is_part = |row: usize| {
        let saves = |var: &Var| var.rows.iter().find(|(at, _)| *at == row).map(|(_, saves)| saves.clone());
        model.vars.iter().all(|var| match (saves(var), &var.total) {
            (None, total) => total.within(0, var.steps).0 >= 0,
            (Some(Saves::Each(each)), Saves::Each(total)) => each.max(0) <= *total,
            (Some(saves), total) => (0..=var.steps).all(|step| saves.at(step) <= total.at(step)),
        })
    };
    let needs = model.needs.iter().enumerate().filter(|(row, _)| is_part(*row)).map(|(_, need)| *need);
    needs.max().unwrap_or(0).max(0)
}
