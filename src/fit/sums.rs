//! The exact answer where one row limits and targets lose in a sum: every sum that can be saved, with the least that it
//! costs. Gives up beforehand where there are too many sums.

use super::model::{Model, Saves, State, Worth};
use std::collections::VecDeque;

/// So many sums are looked at at most, and so many choices remembered: 4 bytes each.
const MOST_SUMS: usize = 1_000_000;
const MOST_CHOICES: usize = 16_000_000;
/// So many steps of levers without even steps.
const MOST_WORK: i128 = 200_000_000;

const NEVER: Worth = Worth { loss: i128::MAX, lost: i128::MAX, changed: u32::MAX };

/// What came of it.
pub(super) enum Found {
    /// The best steps of all levers.
    Best(Vec<i128>),
    /// Nothing saves enough.
    Nothing,
    /// It is not this kind of question, or too large.
    Unfit,
    /// It was told to stop.
    Stopped,
}

/// A lever in the only row.
struct Lever {
    steps: i128,
    saves: Saves,
    loss: Saves,
    total: Saves,
}

impl Lever {
    fn cost(&self, step: i128) -> Worth {
        Worth { loss: self.loss.at(step), lost: self.total.at(step), changed: u32::from(step != 0) }
    }

    /// What a step saves and costs, if each is like the other.
    fn even(&self) -> Option<(usize, Worth)> {
        match (&self.saves, &self.loss, &self.total) {
            (Saves::Each(saves), Saves::Each(_), Saves::Each(_)) => {
                Some((usize::try_from(*saves).ok()?, Worth { changed: 0, ..self.cost(1) }))
            }
            _ => None,
        }
    }
}

/// What was chosen for one lever: the steps by sum, and for the last sum, which is all that is enough, from where.
struct Choice {
    steps: Vec<u32>,
    before_last: usize,
}

/// The least that must be lost so that the row saves enough.
pub(super) fn solve(model: &Model, go_on: &mut dyn FnMut(u64) -> bool) -> Found {
    let Some((levers, need)) = levers(model) else { return Found::Unfit };
    let mut best = vec![NEVER; need.saturating_add(1)];
    best.first_mut().into_iter().for_each(|none| *none = Worth::default());
    let mut choices = Vec::with_capacity(levers.len());
    for lever in &levers {
        if !go_on(u64::try_from(need).unwrap_or(u64::MAX)) {
            return Found::Stopped;
        }
        let mut next = best.clone();
        let mut choice = Choice { steps: vec![0; best.len()], before_last: need };
        match lever.even() {
            Some((0, _)) => {}
            Some((saves, cost)) => {
                evenly(&best, &mut next, &mut choice, (lever, saves, cost));
                to_last(&best, &mut next, &mut choice, (lever, saves));
            }
            None => each_step(&best, &mut next, &mut choice, lever),
        }
        best = next;
        choices.push(choice);
    }
    if best.last().is_none_or(|last| *last == NEVER) {
        return Found::Nothing;
    }
    Found::Best(traced(&levers, &choices, need))
}

/// The levers, and how much the row needs; `None` where this is another kind of question.
fn levers(model: &Model) -> Option<(Vec<Lever>, usize)> {
    let [need] = model.needs.as_slice() else { return None };
    let need = usize::try_from(*need).ok().filter(|need| *need < MOST_SUMS)?;
    let choices = need.checked_mul(model.vars.len())?;
    let losses = losses(model)?;
    let levers: Vec<Lever> =
        model.vars.iter().zip(losses).map(|(var, loss)| lever(var, loss)).collect::<Option<_>>()?;
    let uneven = levers.iter().filter(|lever| lever.even().is_none()).map(|lever| lever.steps);
    let work = uneven.fold(0, i128::saturating_add).checked_mul(i128::try_from(need).ok()?)?;
    (choices <= MOST_CHOICES && work <= MOST_WORK).then_some((levers, need))
}

fn lever(var: &super::model::Var, loss: Saves) -> Option<Lever> {
    let saves = var.rows.first().map_or(Saves::Each(0), |(_, saves)| saves.clone());
    let is_good = |saves: &Saves| saves.within(0, var.steps).0 >= 0;
    let fits = u32::try_from(var.steps).is_ok() && is_good(&saves) && is_good(&loss) && is_good(&var.total);
    fits.then(|| Lever { steps: var.steps, saves, loss, total: var.total.clone() })
}

/// What each lever takes from the targets, where that is a sum of what each takes alone: a target of one lever, or one
/// that every unit counts for.
fn losses(model: &Model) -> Option<Vec<Saves>> {
    let mut losses = vec![Saves::Each(0); model.vars.len()];
    for (at, aim) in model.aims.iter().enumerate() {
        let of_aim = |var: &super::model::Var| {
            let drops = var.drops.iter().filter(|(part, _)| aim.parts.contains(part)).map(|(_, drop)| *drop);
            drops.reduce(i128::saturating_add)
        };
        let touching: Vec<(usize, i128)> =
            model.vars.iter().enumerate().filter_map(|(var, it)| Some((var, of_aim(it)?))).collect();
        let parts = || aim.parts.iter().filter_map(|part| model.parts.get(*part));
        let bare = parts().all(|part| part.cap.is_none_or(|cap| part.base <= cap));
        let sum = parts().map(|part| part.base).fold(0, i128::saturating_add);
        if bare && sum == aim.floor && touching.iter().all(|(_, drop)| *drop >= 0) {
            for (var, drop) in touching {
                let each = drop.saturating_mul(aim.each);
                losses.get_mut(var).into_iter().for_each(|slot| add(slot, &Saves::Each(each)));
            }
        } else if let [(var, _)] = touching.as_slice() {
            let steps = model.vars.get(*var)?.steps;
            let mut state = State::new(model);
            let mut at_step = |step: i128| {
                state.set(*var, step);
                state.loss_of(at)
            };
            let table = Saves::Table((0..=steps.min(100_001)).map(&mut at_step).collect());
            (steps <= 100_000).then_some(())?;
            losses.get_mut(*var).into_iter().for_each(|slot| add(slot, &table));
        } else if !touching.is_empty() {
            return None;
        }
    }
    Some(losses)
}

fn add(to: &mut Saves, other: &Saves) {
    *to = match (&*to, other) {
        (Saves::Each(one), Saves::Each(other)) => Saves::Each(one.saturating_add(*other)),
        (one @ Saves::Each(_), Saves::Table(table)) | (Saves::Table(table), one @ Saves::Each(_)) => {
            Saves::Table((0..).zip(table).map(|(step, value)| one.at(step).saturating_add(*value)).collect())
        }
        (Saves::Table(one), Saves::Table(other)) => {
            Saves::Table(one.iter().zip(other).map(|(one, other)| one.saturating_add(*other)).collect())
        }
    };
}

fn plus(one: Worth, other: Worth) -> Worth {
    Worth {
        loss: one.loss.saturating_add(other.loss),
        lost: one.lost.saturating_add(other.lost),
        changed: one.changed.saturating_add(other.changed),
    }
}

/// `times` of it more, or less where `times` is negative.
fn shifted(one: Worth, cost: Worth, times: i128) -> Worth {
    Worth {
        loss: one.loss.saturating_add(cost.loss.saturating_mul(times)),
        lost: one.lost.saturating_add(cost.lost.saturating_mul(times)),
        changed: one.changed,
    }
}

fn offer(next: &mut [Worth], choice: &mut Choice, sum: usize, (worth, steps): (Worth, i128)) -> bool {
    let (Some(slot), Some(chosen)) = (next.get_mut(sum), choice.steps.get_mut(sum)) else { return false };
    if worth >= *slot {
        return false;
    }
    *slot = worth;
    *chosen = u32::try_from(steps).unwrap_or(u32::MAX);
    true
}

/// All sums but the last by a lever with even steps. Sums that differ by whole steps stand in a chain; along it the best
/// one that is not too many steps back is kept in a queue, so that a sum costs the same however many steps there are.
fn evenly(best: &[Worth], next: &mut [Worth], choice: &mut Choice, (lever, saves, cost): (&Lever, usize, Worth)) {
    let last = best.len().saturating_sub(1);
    let mut queue: VecDeque<(i128, Worth)> = VecDeque::new();
    for start in 0..saves.min(last) {
        queue.clear();
        for (at, sum) in (0_i128..).zip((start..last).step_by(saves)) {
            while queue.front().is_some_and(|(from, _)| at.saturating_sub(*from) > lever.steps) {
                queue.pop_front();
            }
            if let Some((from, worth)) = queue.front() {
                let worth = Worth { changed: worth.changed.saturating_add(1), ..shifted(*worth, cost, at) };
                offer(next, choice, sum, (worth, at.saturating_sub(*from)));
            }
            let Some(here) = best.get(sum).filter(|here| **here != NEVER) else { continue };
            let level = shifted(*here, cost, at.saturating_neg());
            while queue.back().is_some_and(|(_, worth)| *worth > level) {
                queue.pop_back();
            }
            queue.push_back((at, level));
        }
    }
}

/// The last sum, which is all that is enough: as few steps as reach it.
fn to_last(best: &[Worth], next: &mut [Worth], choice: &mut Choice, (lever, saves): (&Lever, usize)) {
    let last = best.len().saturating_sub(1);
    for (sum, worth) in best.iter().enumerate().take(last).filter(|(_, worth)| **worth != NEVER) {
        let missing = last.saturating_sub(sum).div_ceil(saves.max(1));
        let steps = i128::try_from(missing).unwrap_or(i128::MAX);
        if steps <= lever.steps && offer(next, choice, last, (plus(*worth, lever.cost(steps)), steps)) {
            choice.before_last = sum;
        }
    }
}

/// All sums by a lever whose steps differ, one after the other.
fn each_step(best: &[Worth], next: &mut [Worth], choice: &mut Choice, lever: &Lever) {
    let last = best.len().saturating_sub(1);
    for step in 1..=lever.steps {
        let (cost, saves) = (lever.cost(step), usize::try_from(lever.saves.at(step)).unwrap_or(last));
        for (sum, worth) in best.iter().enumerate().filter(|(_, worth)| **worth != NEVER) {
            let to = sum.saturating_add(saves).min(last);
            if offer(next, choice, to, (plus(*worth, cost), step)) && to == last {
                choice.before_last = sum;
            }
        }
    }
}

/// Goes back from the last sum, lever by lever.
fn traced(levers: &[Lever], choices: &[Choice], need: usize) -> Vec<i128> {
    let mut sum = need;
    let mut steps = Vec::with_capacity(choices.len());
    for (lever, choice) in levers.iter().zip(choices).rev() {
        let step = choice.steps.get(sum).copied().map_or(0, i128::from);
        let saved = usize::try_from(lever.saves.at(step)).unwrap_or(0);
        sum = match step {
            0 => sum,
            _ if sum == need => choice.before_last,
            _ => sum.saturating_sub(saved),
        };
        steps.push(step);
    }
    steps.reverse();
    steps
}
