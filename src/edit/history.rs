//! The plan on the screen, the plans before it and the plans that were undone. Never changes a plan itself.

use super::{Cell, Command, Refusal, Step, apply};
use crate::plan::{Id, Plan};
use std::collections::VecDeque;
use std::sync::Arc;

/// The most steps that can be undone; older ones are forgotten.
const MOST_STEPS: usize = 500;

/// A plan with its past and future.
///
/// Commands that set the same cell one after the other are one step, until [`History::seal`] or a command for another
/// cell: each of them is applied to the plan before the step, as if only the last one had been sent. So typing 1, 15,
/// 150 spreads 150 in the proportions there were before the 1.
#[derive(Clone, Debug)]
pub struct History {
    present: Arc<Plan>,
    /// The plans before, with the step that followed each.
    past: VecDeque<(Arc<Plan>, Step)>,
    /// The plans after, the next one last, with the step that leads to each.
    future: Vec<(Arc<Plan>, Step)>,
    /// What the last step set, and in which scenario, while further commands for it join that step.
    open: Option<(Option<Id>, Cell)>,
}

impl History {
    /// That plan, without past and future.
    pub fn new(plan: Plan) -> Self {
        Self { present: Arc::new(plan), past: VecDeque::new(), future: Vec::new(), open: None }
    }

    /// The plan now.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.present
    }

    /// Makes the command's plan the present one. A command that changes nothing is no step and leaves the future.
    ///
    /// # Errors
    /// The [`Refusal`] of [`apply`]; the history is as before then.
    pub fn dispatch(&mut self, command: &Command) -> Result<(), Refusal> {
        let step = command.step();
        let slot = command.slot();
        let joined = self.past.back().filter(|_| slot.is_some() && slot == self.open).map(|(plan, _)| Arc::clone(plan));
        let before = joined.clone().unwrap_or_else(|| Arc::clone(&self.present));
        let after = apply(&before, command)?;
        if joined.is_some() {
            self.past.pop_back();
            self.present = Arc::clone(&before);
            self.open = None;
        }
        if after != *before {
            self.add(before, step, after);
            self.open = slot;
        }
        Ok(())
    }

    /// Makes another plan the present one, as a step of its own.
    pub fn exchange(&mut self, plan: Plan) {
        self.seal();
        if plan != *self.present {
            let before = Arc::clone(&self.present);
            self.add(before, Step::Several, plan);
        }
    }

    fn add(&mut self, before: Arc<Plan>, step: Step, after: Plan) {
        self.past.push_back((before, step));
        if self.past.len() > MOST_STEPS {
            self.past.pop_front();
        }
        self.future.clear();
        self.present = Arc::new(after);
    }

    /// Ends the step: the next command is one of its own, whatever its cell.
    pub fn seal(&mut self) {
        self.open = None;
    }

    /// Goes back one step; false if there is none.
    pub fn undo(&mut self) -> bool {
        self.seal();
        let Some((plan, step)) = self.past.pop_back() else { return false };
        self.future.push((std::mem::replace(&mut self.present, plan), step));
        true
    }

    /// Goes forward one step; false if there is none.
    pub fn redo(&mut self) -> bool {
        let Some((plan, step)) = self.future.pop() else { return false };
        self.past.push_back((std::mem::replace(&mut self.present, plan), step));
        true
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The step that [`History::undo`] would take back.
    pub fn undo_step(&self) -> Option<Step> {
        self.past.back().map(|(_, step)| *step)
    }

    /// The step that [`History::redo`] would take again.
    pub fn redo_step(&self) -> Option<Step> {
        self.future.last().map(|(_, step)| *step)
    }
}
