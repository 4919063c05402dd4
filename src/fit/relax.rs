//! How good an answer can be at most: the question with parts of steps allowed, by a linear programme. The only floats of
//! the engine are here; what leaves this file are whole numbers, on the safe side, and never an answer.

// a simplex works with floats: every limit is loosened, and the bound lowered, by far more than they can be wrong
#![allow(clippy::float_arithmetic)]

use super::model::{Model, Saves};
use microlp::{ComparisonOp, Error, LinearExpr, OptimizationDirection, Problem, Variable};
use std::collections::BTreeMap;

/// What is to be as little as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// What targets lose.
    Loss,
    /// The money lost, where targets lose no more than this.
    Lost(i128),
}

/// What the relaxation says.
pub(super) enum Relaxed {
    /// Not even with parts of steps.
    Nothing,
    /// It cannot be less than this; and about where it is that, in thousandths of steps.
    AtLeast(i128, Vec<i128>),
    /// Nothing could be found out.
    Unknown,
}

/// How much a float may be wrong, as a part of it and beyond.
const PART: f64 = 1e-7;
const BEYOND: f64 = 1e-6;

#[allow(clippy::cast_precision_loss)] // numbers were made small before, and what is lost is within the margin
fn float(number: i128) -> f64 {
    number as f64
}

#[allow(clippy::cast_possible_truncation)] // what is too large saturates, and a bound from there is no bound
fn whole(number: f64) -> i128 {
    number as i128
}

fn margin(number: f64) -> f64 {
    number.abs() * PART + BEYOND
}

/// A line below or above all values in `low..=high`: what it is at `low`, and how it rises with each step.
fn line(saves: &Saves, (low, high): (i128, i128), above: bool) -> (f64, f64) {
    let Saves::Table(_) = saves else { return (float(saves.at(low)), float(saves.at(1))) };
    let (start, end) = (float(saves.at(low)), float(saves.at(high)));
    let slope = if high > low { (end - start) / float(high.saturating_sub(low)) } else { 0.0 };
    let off = |step: i128| float(saves.at(step)) - start - slope * float(step.saturating_sub(low));
    let best = |one: f64, other: f64| if above { one.max(other) } else { one.min(other) };
    (start + (low..=high).map(off).fold(0.0, best), slope)
}

/// The relaxation of a model whose levers are between those steps.
pub(super) fn relax(model: &Model, low: &[i128], high: &[i128], goal: Goal) -> Relaxed {
    let mut programme = Programme {
        model,
        ranges: low.iter().copied().zip(high.iter().copied()).collect(),
        problem: Problem::new(OptimizationDirection::Minimize),
        vars: Vec::new(),
        constant: 0.0,
    };
    programme.levers(goal);
    programme.rows();
    programme.aims(goal);
    let solution = match programme.problem.solve() {
        Err(Error::Infeasible) => return Relaxed::Nothing,
        Ok(outcome) if outcome.is_optimal() => outcome.into_solution(),
        Ok(_) | Err(_) => return Relaxed::Unknown,
    };
    let Ok(solution) = solution else { return Relaxed::Unknown };
    let objective = solution.objective() + programme.constant;
    if !objective.is_finite() {
        return Relaxed::Unknown;
    }
    let at_least = whole((objective - margin(objective)).ceil()).max(0);
    let thousandths = |(var, low): (&Variable, &i128)| {
        let step = (solution.var_value_raw(*var) * 1000.0).round();
        whole(step).saturating_add(low.saturating_mul(1000))
    };
    Relaxed::AtLeast(at_least, programme.vars.iter().zip(low).map(thousandths).collect())
}

/// A sum in which each variable stands once, as the solver wants it.
#[derive(Default)]
struct Sum(BTreeMap<usize, (Variable, f64)>);

impl Sum {
    fn add(&mut self, variable: Variable, times: f64) {
        self.0.entry(variable.idx()).or_insert((variable, 0.0)).1 += times;
    }

    fn expression(self) -> LinearExpr {
        let mut expression = LinearExpr::empty();
        self.0.into_values().for_each(|(variable, times)| expression.add(variable, times));
        expression
    }
}

struct Programme<'a> {
    model: &'a Model,
    ranges: Vec<(i128, i128)>,
    problem: Problem,
    /// Steps beyond the lowest allowed, one a lever.
    vars: Vec<Variable>,
    /// What the objective is beyond that of the variables.
    constant: f64,
}

impl Programme<'_> {
    fn levers(&mut self, goal: Goal) {
        for (var, range) in self.model.vars.iter().zip(&self.ranges) {
            let (start, each) = match goal {
                Goal::Loss => (0.0, 0.0),
                Goal::Lost(_) => line(&var.total, *range, false),
            };
            self.constant += start;
            self.vars.push(self.problem.add_var(each, (0.0, float(range.1.saturating_sub(range.0)))));
        }
    }

    fn rows(&mut self) {
        let rows = self.model.needs.len();
        let mut sums: Vec<(Sum, f64)> = (0..rows).map(|_| (Sum::default(), 0.0)).collect();
        for ((var, range), variable) in self.model.vars.iter().zip(&self.ranges).zip(&self.vars) {
            for (row, saves) in &var.rows {
                let Some((sum, saved)) = sums.get_mut(*row) else { continue };
                let (start, each) = line(saves, *range, true);
                *saved += start;
                sum.add(*variable, each);
            }
        }
        for ((sum, saved), need) in sums.into_iter().zip(&self.model.needs) {
            let need = float(*need) - saved;
            self.problem.add_constraint(sum.expression(), ComparisonOp::Ge, need - need.abs() * 1e-9 - 1e-7);
        }
    }

    /// A variable for what each target misses, and one for what a line with a cap adds.
    fn aims(&mut self, goal: Goal) {
        if !self.model.has_aims() {
            return;
        }
        let mut losses = Sum::default();
        for aim in &self.model.aims {
            let each = float(aim.each);
            let missing = self.problem.add_var(if goal == Goal::Loss { each } else { 0.0 }, (0.0, f64::INFINITY));
            losses.add(missing, each);
            let mut sum = Sum::default();
            sum.add(missing, 1.0);
            let mut floor = float(aim.floor);
            for part in &aim.parts {
                floor -= self.part(*part, &mut sum);
            }
            self.problem.add_constraint(sum.expression(), ComparisonOp::Ge, floor - floor.abs() * 1e-9 - 1e-7);
        }
        if let Goal::Lost(most) = goal {
            let most = float(most);
            self.problem.add_constraint(losses.expression(), ComparisonOp::Le, most + margin(most));
        }
    }

    /// Puts what a line adds to a target into the sum; what of it is constant comes back.
    fn part(&mut self, at: usize, sum: &mut Sum) -> f64 {
        let Some(part) = self.model.parts.get(at) else { return 0.0 };
        let mut base = float(part.base);
        let mut terms: Vec<(Variable, f64)> = Vec::new();
        let levers = self.model.vars.iter().zip(&self.ranges).zip(&self.vars);
        for ((var, range), variable) in levers {
            for (_, drop) in var.drops.iter().filter(|(of, _)| *of == at) {
                base -= float(*drop) * float(range.0);
                terms.push((*variable, float(*drop)));
            }
        }
        match part.cap.map(float) {
            Some(cap) if terms.is_empty() => base.min(cap),
            Some(cap) if base > cap || terms.iter().any(|(_, drop)| *drop < 0.0) => {
                // adds at most the cap, and at most what is counted
                let adds = self.problem.add_var(0.0, (f64::NEG_INFINITY, cap));
                let mut counted = Sum::default();
                counted.add(adds, 1.0);
                terms.iter().for_each(|(variable, drop)| counted.add(*variable, *drop));
                self.problem.add_constraint(counted.expression(), ComparisonOp::Le, base + base.abs() * 1e-9 + 1e-7);
                sum.add(adds, 1.0);
                0.0
            }
            _ => {
                terms.iter().for_each(|(variable, drop)| sum.add(*variable, -drop));
                base
            }
        }
    }
}
