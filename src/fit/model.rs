//! Cutting as whole numbers alone: how far each lever goes down, what every step saves and what targets lose by it. Knows no
//! plan, and decides nothing.

/// What a lever saves of one sum at so many steps down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Saves {
    /// The same at every step.
    Each(i128),
    /// At no step, at one step, and so on: where amounts are rounded, steps differ by a đồng.
    Table(Vec<i128>),
}

impl Saves {
    /// What is saved at that step.
    pub(super) fn at(&self, step: i128) -> i128 {
        match self {
            Self::Each(each) => each.saturating_mul(step),
            Self::Table(steps) => usize::try_from(step).ok().and_then(|at| steps.get(at)).copied().unwrap_or_default(),
        }
    }

    /// The least and the most that any of those steps saves.
    pub(super) fn within(&self, low: i128, high: i128) -> (i128, i128) {
        let order = |one: i128, other: i128| (one.min(other), one.max(other));
        match self {
            Self::Each(_) => order(self.at(low), self.at(high)),
            Self::Table(_) => (low..=high)
                .map(|step| self.at(step))
                .fold((i128::MAX, i128::MIN), |(least, most), one| (least.min(one), most.max(one))),
        }
    }

    /// What divides all of it.
    pub(super) fn divisor(&self) -> i128 {
        match self {
            Self::Each(each) => each.saturating_abs(),
            Self::Table(steps) => steps.iter().fold(0, |divisor, one| common(divisor, *one)),
        }
    }

    /// The same in larger units.
    fn divided(&mut self, unit: i128) {
        let divide = |one: &mut i128| *one = one.checked_div(unit).unwrap_or(*one);
        match self {
            Self::Each(each) => divide(each),
            Self::Table(steps) => steps.iter_mut().for_each(divide),
        }
    }
}

/// The greatest common divisor; 0 of nothing.
pub(super) fn common(one: i128, other: i128) -> i128 {
    let (mut one, mut other) = (one.saturating_abs(), other.saturating_abs());
    while other != 0 {
        (one, other) = (other, one.checked_rem(other).unwrap_or(0));
    }
    one
}

/// A lever: 0 steps leave it as it is.
#[derive(Clone, Debug)]
pub(super) struct Var {
    /// So many steps it goes down.
    pub(super) steps: i128,
    /// What it takes from the money of the plan.
    pub(super) total: Saves,
    /// What it takes from some rows.
    pub(super) rows: Vec<(usize, Saves)>,
    /// What a step takes from some parts.
    pub(super) drops: Vec<(usize, i128)>,
}

/// What one line adds to a target.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) aim: usize,
    /// Before any cut.
    pub(super) base: i128,
    /// It adds no more than this.
    pub(super) cap: Option<i128>,
}

impl Part {
    /// What it adds while nothing is cut.
    pub(super) fn before(&self) -> i128 {
        self.after(0)
    }

    /// What it adds after that much was taken from it.
    fn after(&self, taken: i128) -> i128 {
        let left = self.base.saturating_sub(taken);
        self.cap.map_or(left, |cap| left.min(cap))
    }
}

/// A target: each one below the floor costs so much.
#[derive(Clone, Debug)]
pub(super) struct Aim {
    pub(super) each: i128,
    pub(super) floor: i128,
    /// Its parts.
    pub(super) parts: Vec<usize>,
}

/// What may be cut, what has to be saved and what must not be lost.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub(super) vars: Vec<Var>,
    /// What each row has to save at least.
    pub(super) needs: Vec<i128>,
    pub(super) parts: Vec<Part>,
    pub(super) aims: Vec<Aim>,
}

/// How bad an answer is: first what targets lose, then the money lost, then how much is changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Worth {
    pub(super) loss: i128,
    pub(super) lost: i128,
    pub(super) changed: u32,
}

/// What the figures of a model were divided by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units {
    pub(super) lost: i128,
}

impl Model {
    /// Divides each row, the money and the losses by what divides all of them: small numbers are exact in a float, and a
    /// bound between two possible sums is as good as the next sum.
    pub(super) fn shrink(&mut self) -> Units {
        for row in 0..self.needs.len() {
            self.shrink_row(row);
        }
        let lost = self.vars.iter().fold(0, |divisor, var| common(divisor, var.total.divisor())).max(1);
        self.vars.iter_mut().for_each(|var| var.total.divided(lost));
        for aim in 0..self.aims.len() {
            self.shrink_aim(aim);
        }
        let unit = self.aims.iter().fold(0, |divisor, aim| common(divisor, aim.each)).max(1);
        self.aims.iter_mut().for_each(|aim| aim.each = aim.each.checked_div(unit).unwrap_or(aim.each));
        Units { lost }
    }

    fn shrink_row(&mut self, row: usize) {
        let of_row = |var: &Var| var.rows.iter().filter(|(at, _)| *at == row).map(|(_, saves)| saves.divisor()).max();
        let unit = self.vars.iter().filter_map(of_row).fold(0, common);
        let Some(need) = self.needs.get_mut(row).filter(|_| unit > 1) else { return };
        // what is not a whole number of units needs the next one
        let more = i128::from(need.rem_euclid(unit) != 0);
        *need = need.div_euclid(unit).saturating_add(more);
        for (_, saves) in self.vars.iter_mut().flat_map(|var| &mut var.rows).filter(|(at, _)| *at == row) {
            saves.divided(unit);
        }
    }

    fn shrink_aim(&mut self, at: usize) {
        let Some(aim) = self.aims.get_mut(at) else { return };
        let mine = |part: &usize| aim.parts.contains(part);
        let mut unit = aim.floor;
        for (_, drop) in self.vars.iter().flat_map(|var| &var.drops).filter(|(part, _)| mine(part)) {
            unit = common(unit, *drop);
        }
        for part in aim.parts.iter().filter_map(|part| self.parts.get(*part)) {
            unit = common(common(unit, part.base), part.cap.unwrap_or(0));
        }
        if unit <= 1 {
            return;
        }
        let divide = |value: &mut i128| *value = value.checked_div(unit).unwrap_or(*value);
        for (_, drop) in self.vars.iter_mut().flat_map(|var| &mut var.drops).filter(|(part, _)| mine(part)) {
            divide(drop);
        }
        for part in &aim.parts {
            let Some(part) = self.parts.get_mut(*part) else { continue };
            divide(&mut part.base);
            part.cap.iter_mut().for_each(divide);
        }
        divide(&mut aim.floor);
        aim.each = aim.each.saturating_mul(unit);
    }

    /// Whether it has a lever that may take something from a target.
    pub(super) fn has_aims(&self) -> bool {
        self.aims.iter().any(|aim| aim.each > 0)
    }
}

/// An answer while it is made: every sum is kept, so that a step costs what one lever touches.
#[derive(Clone, Debug)]
pub(super) struct State<'a> {
    pub(super) model: &'a Model,
    pub(super) steps: Vec<i128>,
    saved: Vec<i128>,
    /// By part.
    taken: Vec<i128>,
    loss: i128,
    lost: i128,
}

impl<'a> State<'a> {
    /// Nothing is cut.
    pub(super) fn new(model: &'a Model) -> Self {
        let mut state = Self {
            model,
            steps: vec![0; model.vars.len()],
            saved: vec![0; model.needs.len()],
            taken: vec![0; model.parts.len()],
            loss: 0,
            lost: 0,
        };
        state.loss = (0..model.aims.len()).map(|aim| state.loss_of(aim)).fold(0, i128::saturating_add);
        state
    }

    /// Those steps.
    pub(super) fn of(model: &'a Model, steps: &[i128]) -> Self {
        let mut state = Self::new(model);
        steps.iter().enumerate().for_each(|(var, step)| state.set(var, *step));
        state
    }

    pub(super) fn step(&self, var: usize) -> i128 {
        self.steps.get(var).copied().unwrap_or(0)
    }

    /// What the target loses.
    pub(super) fn loss_of(&self, aim: usize) -> i128 {
        let Some(aim) = self.model.aims.get(aim) else { return 0 };
        let part = |at: &usize| {
            let taken = self.taken.get(*at).copied().unwrap_or(0);
            self.model.parts.get(*at).map_or(0, |part| part.after(taken))
        };
        let added = aim.parts.iter().map(part).fold(0, i128::saturating_add);
        aim.floor.saturating_sub(added).max(0).saturating_mul(aim.each)
    }

    /// Puts a lever at that step.
    pub(super) fn set(&mut self, var: usize, step: i128) {
        let before = self.step(var);
        let Some(it) = self.model.vars.get(var).filter(|_| before != step) else { return };
        let aims = self.aims_of(it);
        let losses = |state: &Self| aims.iter().map(|aim| state.loss_of(*aim)).fold(0, i128::saturating_add);
        let loss_before = losses(self);
        for (part, drop) in &it.drops {
            if let Some(taken) = self.taken.get_mut(*part) {
                *taken = taken.saturating_add(drop.saturating_mul(step.saturating_sub(before)));
            }
        }
        let more = losses(self).saturating_sub(loss_before);
        self.loss = self.loss.saturating_add(more);
        for (row, saves) in &it.rows {
            if let Some(saved) = self.saved.get_mut(*row) {
                *saved = saved.saturating_add(saves.at(step).saturating_sub(saves.at(before)));
            }
        }
        self.lost = self.lost.saturating_add(it.total.at(step).saturating_sub(it.total.at(before)));
        self.steps.get_mut(var).into_iter().for_each(|slot| *slot = step);
    }

    fn aims_of(&self, var: &Var) -> Vec<usize> {
        let of_parts = var.drops.iter().filter_map(|(part, _)| self.model.parts.get(*part));
        let mut aims: Vec<usize> = of_parts.map(|part| part.aim).collect();
        aims.sort_unstable();
        aims.dedup();
        aims
    }

    /// What the row has to save beyond what it does; nothing or less: it is enough.
    pub(super) fn short(&self, row: usize) -> i128 {
        let (need, saved) = (self.model.needs.get(row).copied(), self.saved.get(row).copied());
        need.unwrap_or(0).saturating_sub(saved.unwrap_or(0))
    }

    pub(super) fn fits(&self) -> bool {
        (0..self.model.needs.len()).all(|row| self.short(row) <= 0)
    }

    /// Whether all rows of the lever save enough.
    pub(super) fn fits_around(&self, var: usize) -> bool {
        self.model.vars.get(var).is_none_or(|var| var.rows.iter().all(|(row, _)| self.short(*row) <= 0))
    }

    pub(super) fn loss(&self) -> i128 {
        self.loss
    }

    /// What targets lose, and the money lost.
    pub(super) fn cost(&self) -> (i128, i128) {
        (self.loss, self.lost)
    }

    pub(super) fn worth(&self) -> Worth {
        let changed = self.steps.iter().filter(|step| **step != 0).count();
        Worth { loss: self.loss, lost: self.lost, changed: u32::try_from(changed).unwrap_or(u32::MAX) }
    }
}
