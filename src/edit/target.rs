//! Edits of targets and of what lines add to them. Never says whether a target is reached.

use super::cell::{Cell, Reason, Refusal};
use super::{accept, find};
use crate::plan::TargetChange;
use crate::plan::{Baseline, Contribution, Goal, Id, Plan, Population, Target};

/// Adds a target that asks for something to be done.
pub(super) fn add(plan: &mut Plan, cell: Cell, text: &str) -> Result<(), Refusal> {
    let text = accept::text(cell, text)?;
    let id = find::new_id(plan, cell)?;
    plan.targets.push(Target {
        id,
        number: String::new(),
        text,
        goal: Goal::Done,
        year: None,
        baseline: None,
        population: None,
        parent: None,
        contributions: Vec::new(),
    });
    Ok(())
}

/// Deletes the target of the cell; those that detail it now detail what it detailed.
pub(super) fn delete(plan: &mut Plan, cell: Cell) -> Result<(), Refusal> {
    let target = target(plan, cell)?;
    let (id, parent) = (target.id, target.parent);
    plan.targets.retain(|target| target.id != id);
    plan.weights.retain(|weight| weight.target != id);
    for child in plan.targets.iter_mut().filter(|target| target.parent == Some(id)) {
        child.parent = parent;
    }
    Ok(())
}

/// Changes the target of the cell.
pub(super) fn set(plan: &mut Plan, cell: Cell, change: &TargetChange) -> Result<(), Refusal> {
    let mut target = target(plan, cell)?.clone();
    match change {
        TargetChange::Number(number) => target.number = accept::text(cell, number)?,
        TargetChange::Text(text) => target.text = accept::text(cell, text)?,
        TargetChange::Goal(goal) => target.goal = accept_goal(cell, goal)?,
        TargetChange::Year(year) => target.year = accept::any_year(cell, *year)?,
        TargetChange::Baseline(baseline) => {
            target.baseline = baseline.as_ref().map(|baseline| accept_baseline(cell, baseline)).transpose()?;
        }
        TargetChange::Population(population) => {
            target.population =
                population.as_ref().map(|population| accept_population(cell, population)).transpose()?;
        }
        TargetChange::Parent(parent) => target.parent = accept_parent(plan, cell, *parent)?,
        TargetChange::Contributions(contributions) => {
            target.contributions = accept_contributions(plan, cell, contributions)?;
        }
    }
    if let Some(slot) = plan.targets.iter_mut().find(|slot| slot.id == target.id) {
        *slot = target;
    }
    Ok(())
}

fn target(plan: &Plan, cell: Cell) -> Result<&Target, Refusal> {
    let found = plan.targets.iter().find(|target| Some(target.id) == cell.of);
    found.ok_or_else(|| cell.refuse(Reason::Missing(find::id(cell))))
}

fn accept_goal(cell: Cell, goal: &Goal) -> Result<Goal, Refusal> {
    Ok(match goal {
        Goal::AtLeast { value, unit } => {
            Goal::AtLeast { value: accept::number(cell, *value)?, unit: accept::text(cell, unit)? }
        }
        Goal::Range { from, to, .. } if from > to => return Err(cell.refuse(Reason::Reversed)),
        Goal::Range { from, to, unit } => {
            let (from, to) = (accept::number(cell, *from)?, accept::number(cell, *to)?);
            Goal::Range { from, to, unit: accept::text(cell, unit)? }
        }
        Goal::Level(_) | Goal::Done => goal.clone(),
    })
}

fn accept_baseline(cell: Cell, baseline: &Baseline) -> Result<Baseline, Refusal> {
    Ok(Baseline {
        value: accept::number(cell, baseline.value)?,
        year: accept::any_year(cell, baseline.year)?,
        text: accept::text(cell, &baseline.text)?,
    })
}

fn accept_population(cell: Cell, population: &Population) -> Result<Population, Refusal> {
    Ok(Population {
        value: accept::number(cell, population.value)?,
        unit: accept::text(cell, &population.unit)?,
        text: accept::text(cell, &population.text)?,
    })
}

/// A target details another one, which does not detail it in turn.
fn accept_parent(plan: &Plan, cell: Cell, parent: Option<Id>) -> Result<Option<Id>, Refusal> {
    let mut above = parent;
    for _ in 0..=plan.targets.len() {
        let Some(id) = above else { return Ok(parent) };
        if Some(id) == cell.of {
            break;
        }
        find::known(cell, id, plan.targets.iter().map(|target| target.id))?;
        above = plan.targets.iter().find(|target| target.id == id).and_then(|target| target.parent);
    }
    Err(cell.refuse(Reason::IntoItself))
}

/// What a line adds may be negative: it may take away. At most so much in all is not.
fn accept_contributions(plan: &Plan, cell: Cell, list: &[Contribution]) -> Result<Vec<Contribution>, Refusal> {
    find::lines(plan, cell, list.iter().map(|contribution| contribution.item).collect())?;
    let accepted = |&Contribution { item, effect, cap, delay }: &Contribution| {
        let cap = cap.map(|cap| accept::number(cell, cap)).transpose()?;
        if delay > Contribution::MOST_DELAY {
            return Err(cell.refuse(Reason::TooLate));
        }
        accept::signed(cell, effect).map(|effect| Contribution { item, effect, cap, delay })
    };
    list.iter().map(accepted).collect()
}
