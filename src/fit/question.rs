//! From a plan and its ceilings to the model: what may be cut, what it saves, what targets lose. Decides nothing.

use super::lever::{Lever, Levers, levers};
use super::model::{Aim, Model, Part, Saves, State, Var, common};
use super::probe::{DECIMALS, Moves, Stage};
use super::{TargetLoss, Unfit};
use crate::calc::{Outlook, Report, compute};
use crate::edit::{Command, mantissa};
use crate::money::{Decimal, Money};
use crate::plan::{Ceiling, Id, Plan};

/// Losses are counted in such parts of a whole target where what targets ask for has no smaller common measure.
const MOST_PARTS: i128 = 1_000_000_000_000_000_000;

/// A plan that does not fit, and what may be done.
pub(super) struct Question {
    /// With the ceilings that count.
    pub(super) plan: Plan,
    pub(super) report: Report,
    pub(super) levers: Vec<Lever>,
    /// Units of a step, one a lever.
    pub(super) strides: Vec<i128>,
    pub(super) model: Model,
    /// The ceiling of each row of the model; rows without one hold the years of a line together.
    pub(super) rows: Vec<Option<usize>>,
    /// The target of each aim.
    pub(super) aims: Vec<Id>,
    /// Whether every whole number in reach is a step.
    pub(super) is_exact: bool,
}

/// How much a target counts when something must be cut.
pub fn weight(plan: &Plan, target: Id) -> u8 {
    plan.weights.iter().find(|weight| weight.target == target).map_or(1, |weight| weight.weight)
}

impl Question {
    pub(super) fn of(plan: &Plan, ceilings: &[Ceiling]) -> Result<Self, Unfit> {
        if ceilings.is_empty() {
            return Err(Unfit::NoCeiling);
        }
        if plan.outline.items().iter().all(|item| item.is_group()) {
            return Err(Unfit::Empty);
        }
        let mut plan = plan.clone();
        plan.ceilings = ceilings.to_vec();
        let report = compute(&plan);
        if report.ceilings.iter().all(|room| room.left >= Money::ZERO) {
            return Err(Unfit::AlreadyFits);
        }
        let Levers { all, slacks, .. } = levers(&plan);
        let stage = Stage::of(&plan);
        // what the plan does not take stays, as a lever without steps
        let moves: Vec<Moves> = all.iter().map(|lever| stage.moves(lever).unwrap_or_else(Moves::none)).collect();
        let bases = stage.bases();
        let parts: Vec<(usize, Option<Decimal>)> = stage.parts.iter().map(|(of, one)| (*of, one.cap)).collect();
        let mut question = Self {
            is_exact: moves.iter().all(|moves| moves.step == 1),
            strides: moves.iter().map(|moves| moves.step).collect(),
            levers: all,
            model: Model::default(),
            rows: Vec::new(),
            aims: Vec::new(),
            report,
            plan,
        };
        question.vars(moves);
        question.hold(&slacks);
        question.aim(&parts, &bases);
        Ok(question)
    }

    fn vars(&mut self, moves: Vec<Moves>) {
        let rows = self.report.ceilings.iter().enumerate();
        for (at, room) in rows {
            let need = Money::ZERO.minus(room.left).dong();
            let of = |moves: &Moves| moves.ceilings.get(at).map_or(0, |saves| saves.within(0, moves.steps).0.min(0));
            let least = moves.iter().map(of).fold(0, i128::saturating_add);
            if need > least {
                self.rows.push(Some(at));
                self.model.needs.push(need);
            }
        }
        for moves in moves {
            let in_row = |(row, ceiling): (usize, &Option<usize>)| {
                let saves = moves.ceilings.get((*ceiling)?)?;
                let is_none = saves.within(0, moves.steps) == (0, 0);
                (!is_none).then(|| (row, saves.clone()))
            };
            let rows = self.rows.iter().enumerate().filter_map(in_row).collect();
            self.model.vars.push(Var { steps: moves.steps, total: moves.total, rows, drops: moves.drops });
        }
    }

    /// A row for the years of each line that has to keep so many in all.
    fn hold(&mut self, slacks: &[super::lever::Slack]) {
        for slack in slacks {
            let row = self.model.needs.len();
            self.rows.push(None);
            self.model.needs.push(slack.steps.saturating_neg());
            for at in &slack.levers {
                let stride = self.strides.get(*at).copied().unwrap_or(1).saturating_neg();
                self.model.vars.get_mut(*at).into_iter().for_each(|var| var.rows.push((row, Saves::Each(stride))));
            }
        }
    }

    /// The targets that may lose, and what each unit missing is worth: so much of what the target asks for, times its
    /// weight. What the lines add beyond that may go; of a target without a figure to reach every unit counts.
    fn aim(&mut self, parts: &[(usize, Option<Decimal>)], bases: &[i128]) {
        let mut whole: Vec<i128> = Vec::new();
        let mut places = vec![None; parts.len()];
        for (of, (target, outlook)) in self.plan.targets.iter().zip(&self.report.targets).enumerate() {
            let own: Vec<usize> = parts.iter().enumerate().filter(|(_, part)| part.0 == of).map(|(at, _)| at).collect();
            let moved = |at: &usize| self.model.vars.iter().any(|var| var.drops.iter().any(|(part, _)| part == at));
            let weight = weight(&self.plan, target.id);
            if weight == 0 || !own.iter().any(moved) {
                continue;
            }
            let aim = self.model.aims.len();
            let start = self.model.parts.len();
            for at in &own {
                places.get_mut(*at).into_iter().for_each(|slot| *slot = Some(self.model.parts.len()));
                let cap = parts.get(*at).and_then(|(_, cap)| *cap).and_then(units);
                self.model.parts.push(Part { aim, base: bases.get(*at).copied().unwrap_or(0), cap });
            }
            let mine: Vec<usize> = (start..self.model.parts.len()).collect();
            let adds = |part: &usize| self.model.parts.get(*part).map_or(0, Part::before);
            let added = mine.iter().map(adds).fold(0, i128::saturating_add);
            let asked = needed(outlook).unwrap_or(added);
            self.aims.push(target.id);
            whole.push(if asked > 0 { asked } else { added.max(0) });
            self.model.aims.push(Aim { each: i128::from(weight), floor: added.min(asked), parts: mine });
        }
        for var in &mut self.model.vars {
            var.drops = var.drops.iter().filter_map(|(at, drop)| Some((places.get(*at).copied()??, *drop))).collect();
        }
        self.measure(&whole);
    }

    /// Gives all targets one measure, so that losses are whole numbers.
    fn measure(&mut self, whole: &[i128]) {
        let multiple = |measure: i128, one: i128| {
            let divisor = common(measure, one).max(1);
            measure.checked_mul(one.checked_div(divisor)?).filter(|measure| *measure <= MOST_PARTS)
        };
        let asked = || whole.iter().copied().filter(|one| *one > 0);
        let measure = asked().try_fold(1, multiple).unwrap_or(MOST_PARTS.max(asked().max().unwrap_or(1)));
        for (aim, whole) in self.model.aims.iter_mut().zip(whole) {
            let each = measure.checked_div(*whole).unwrap_or(0).max(i128::from(*whole > 0));
            aim.each = aim.each.saturating_mul(each);
        }
    }

    /// What a ceiling would still have over it if everything were cut that may be.
    pub(super) fn too_tight(&self) -> Option<Unfit> {
        let over = |(row, ceiling): (usize, &Option<usize>)| {
            let most = |var: &Var| {
                let saves = var.rows.iter().find(|(at, _)| *at == row);
                saves.map_or(0, |(_, saves)| saves.within(0, var.steps).1)
            };
            let saved = self.model.vars.iter().map(most).fold(0, i128::saturating_add);
            let need = self.model.needs.get(row).copied().unwrap_or(0);
            let at = (*ceiling).filter(|_| saved < need)?;
            let (room, ceiling) = (self.report.ceilings.get(at)?, self.plan.ceilings.get(at)?);
            Some(Unfit::TooTight { least: room.used().minus(Money::new(saved)), ceiling: ceiling.clone() })
        };
        self.rows.iter().enumerate().find_map(over)
    }

    /// Where a lever is after so many steps.
    pub(super) fn value(&self, lever: usize, step: i128) -> i128 {
        let stride = self.strides.get(lever).copied().unwrap_or(1);
        self.levers.get(lever).map_or(0, |lever| lever.high.saturating_sub(step.saturating_mul(stride)))
    }

    /// The commands of those steps: shared numbers first, so that a line keeps a number of its own beside them.
    pub(super) fn commands(&self, steps: &[i128]) -> Vec<Command> {
        let cut = self.levers.iter().zip(steps).enumerate().filter(|(_, (_, step))| **step != 0);
        cut.map(|(at, (lever, step))| lever.command(self.value(at, *step))).collect()
    }

    /// The target that loses most by one lever alone.
    pub(super) fn hurt_most(&self, var: usize, step: i128) -> Option<Id> {
        let mut state = State::new(&self.model);
        state.set(var, step);
        let losses = self.aims.iter().enumerate().map(|(aim, id)| (state.loss_of(aim), *id));
        losses
            .filter(|(loss, _)| *loss > 0)
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .map(|best| best.1)
    }

    /// What each target that lines add to comes to before and after.
    pub(super) fn targets(&self, after: &Report) -> Vec<TargetLoss> {
        let all = self.plan.targets.iter().zip(self.report.targets.iter().zip(&after.targets));
        let stands = |outlook: &Outlook| outlook.projected.or(Some(outlook.added));
        let loss = |(target, (before, after)): (&crate::plan::Target, (&Outlook, &Outlook))| {
            // in one measure: a percentage of nothing is known where one of something is not
            let both = before.projected.is_some() == after.projected.is_some();
            let stands = |outlook: &Outlook| if both { stands(outlook) } else { Some(outlook.added) };
            let (before, after, weight) = (stands(before), stands(after), weight(&self.plan, target.id));
            (!target.contributions.is_empty()).then_some(TargetLoss { target: target.id, before, after, weight })
        };
        all.filter_map(loss).collect()
    }
}

fn units(number: Decimal) -> Option<i128> {
    mantissa(number.round_dp(DECIMALS), DECIMALS)
}

/// How much the lines have to add so that the target reaches its goal.
fn needed(outlook: &Outlook) -> Option<i128> {
    outlook.needed.and_then(units)
}
