//! Which scenario of the plan is shown and edited in its place. Makes nothing of one itself.

use super::desk::{Desk, Figures, Shared, View, WhatIf};
use crate::calc::{Report, recompute};
use crate::edit::{Command, Conflict, apply, variant};
use crate::plan::{Id, Plan, Scenario};
use leptos::prelude::*;
use std::sync::Arc;

/// What the scenarios of a plan make of it, in their order: their ids, and their figures.
pub(crate) struct Variants {
    /// The plan under them.
    pub(crate) base: Shared<Figures>,
    made: Vec<(Id, Made)>,
}

/// What a scenario makes of the plan.
#[derive(Clone)]
pub(crate) struct Made {
    pub(crate) plan: Arc<Plan>,
    pub(crate) report: Arc<Report>,
    pub(crate) conflicts: Arc<Vec<Conflict>>,
}

impl Variants {
    /// Of the figures that are shown.
    pub(crate) fn of(base: Shared<Figures>) -> Self {
        let Figures { base: plan, base_report: report, .. } = &*base.0;
        let made = |scenario: &Scenario| {
            let made = variant(plan, scenario.id)?;
            let report = recompute(&made.plan, plan, report);
            let (plan, report) = (Arc::new(made.plan), Arc::new(report));
            Some((scenario.id, Made { plan, report, conflicts: Arc::new(made.conflicts) }))
        };
        let made = plan.scenarios.iter().filter_map(made).collect();
        Self { base, made }
    }

    /// What that scenario makes of the plan.
    pub(crate) fn made(&self, id: Id) -> Option<&Made> {
        self.made.iter().find(|(of, _)| *of == id).map(|(_, made)| made)
    }
}

impl Desk {
    /// The plan under the scenario that is shown, or the plan itself: what is kept.
    pub(crate) fn base_now(self) -> Arc<Plan> {
        self.history.with_untracked(|history| history.plan().clone())
    }

    /// The same, for who wants to be told of changes.
    pub(crate) fn base(self) -> Arc<Plan> {
        self.figures.with(|figures| figures.0.base.clone())
    }

    /// The scenario that is shown, if one is.
    pub(crate) fn scenario(self) -> Option<Id> {
        self.figures.with(|figures| figures.0.scenario.as_ref().map(|(id, _)| *id))
    }

    /// Shows a scenario, or the plan under it, from now on.
    pub(crate) fn show_scenario(self, scenario: Option<Id>) {
        self.commit_typing();
        self.head.set(None);
        if self.scenario.get_untracked() != scenario {
            self.scenario.set(scenario);
        }
    }

    /// The same, at this moment.
    pub(crate) fn scenario_now(self) -> Option<Id> {
        untrack(|| self.scenario())
    }

    /// The command as it is sent: what changes a plan changes the scenario that is shown.
    pub(super) fn aimed(self, command: Command) -> Command {
        match self.scenario_now() {
            Some(scenario) => Command::InScenario { scenario, command: Box::new(command) },
            None => command,
        }
    }

    /// What the plan that is shown would be after a command; of the scenario that is shown, or of one that begins with it.
    pub(crate) fn tried(self, command: &Command) -> Option<Plan> {
        let base = self.base_now();
        match self.scenario_now() {
            Some(id) => variant(&apply(&base, &self.aimed(command.clone())).ok()?, id).map(|made| made.plan),
            None => apply(&base, command).ok(),
        }
    }

    /// Makes a change in the scenario that is shown; where the plan itself is shown, in a new scenario of that name, which is
    /// shown from then on.
    pub(crate) fn try_out(self, command: Command, name: impl FnOnce(&Plan) -> String) -> bool {
        if self.scenario_now().is_some() {
            return self.attempt(command);
        }
        let base = self.base_now();
        let changes = match command {
            Command::Several(commands) => commands,
            command => vec![command],
        };
        let is_made = self.attempt(Command::AddScenario { name: name(&base), changes });
        if is_made {
            self.show_scenario(Some(base.next_id));
        }
        is_made
    }

    /// Adds to the plan what no scenario can hold; where one is shown, it is said that all of them have it now.
    pub(crate) fn add_to_base(self, command: Command, said: &'static str) -> bool {
        let is_added = self.attempt(command);
        if is_added && self.scenario_now().is_some() {
            self.app.say(said.to_owned());
        }
        is_added
    }

    /// Shows the scenario that a step through the history changed, or the plan, where the one that was shown is gone. An
    /// appraisal is worked on where it is not shown.
    pub(super) fn follow_scenario(self, before: &Plan) {
        let now = self.base_now();
        // one that comes back is shown when its reader asks for it
        let changed = |one: &&Scenario| before.scenario(one.id).is_some_and(|other| other.changes != one.changes);
        let is_gone = |id: &Id| now.scenario(*id).is_none();
        let is_appraised =
            self.view.get_untracked() == View::Scenarios && self.what_if.get_untracked() == WhatIf::Appraisal;
        if !is_appraised
            && now.outline == before.outline
            && let Some(scenario) = now.scenarios.iter().find(changed)
        {
            self.scenario.set(Some(scenario.id));
        } else if self.scenario.get_untracked().is_some_and(|id| is_gone(&id)) {
            self.scenario.set(None);
        }
    }
}
