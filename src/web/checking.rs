//! When the open plan is checked: a moment after it changed, and at once where somebody asks. Finds nothing itself.

use super::browser::timer::{OPENING, after_paint, now};
use super::desk::{Desk, Figures, Shared, Sheet};
use crate::check::{Checking, check};
use leptos::prelude::*;
use std::sync::Arc;

/// Milliseconds that checks take before keys are answered.
const A_TURN: u64 = 4;

/// Milliseconds without a change after which checks begin that take more than one turn: a hand that goes on changes the plan
/// before that, and would only have to wait for turns whose outcome nobody sees.
const REST: u64 = 300;

impl Desk {
    /// Checks the plan a moment after it changed, in parts between which keys are answered; another change starts anew.
    pub(super) fn check_after_changes(self) {
        Effect::new(move |before: Option<()>| {
            self.figures.track();
            let pause = match before {
                None => OPENING,
                Some(()) if self.checks_last.get_value() => REST,
                Some(()) => 0,
            };
            // not before what changed is painted
            after_paint(move || self.to_check.call(pause, move || self.check_on(None)));
        });
    }

    /// Checks on for a part of a frame, and then lets others have their turn.
    fn check_on(self, begun: Option<(Shared<Figures>, Checking)>) {
        let goes_on = begun.is_some();
        let begun = begun.or_else(|| {
            let figures = self.unchecked()?;
            let checking = Checking::new(&figures.0.plan, figures.0.report.clone());
            Some((figures, checking))
        });
        let Some((figures, mut checking)) = begun else { return };
        if self.figures.try_get_untracked().is_none_or(|now| now != figures) {
            return; // the change that came since is checked from the start
        }
        let start = now();
        while now().saturating_sub(start) < A_TURN {
            if let Some(findings) = checking.step() {
                // the first checks of a page may take long that later do not
                self.checks_last.set_value(goes_on);
                return self.sheet.set(Shared(Arc::new(Sheet::new(&figures.0, findings))));
            }
        }
        self.checks_last.set_value(true);
        self.to_check.call(0, move || self.check_on(Some((figures, checking))));
    }

    /// The figures, where they are not checked.
    fn unchecked(self) -> Option<Shared<Figures>> {
        let (figures, sheet) = (self.figures.try_get_untracked()?, self.sheet.try_get_untracked()?);
        (!(sheet.0.checked && Arc::ptr_eq(&sheet.0.plan, &figures.0.plan))).then_some(figures)
    }

    /// Checks the plan at once, unless that is done.
    pub(crate) fn check_now(self) {
        if let Some(figures) = self.unchecked() {
            let findings = check(&figures.0.plan, &figures.0.report);
            self.sheet.set(Shared(Arc::new(Sheet::new(&figures.0, findings))));
        }
    }
}
