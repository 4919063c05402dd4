//! What is asked of fitting the open plan to a ceiling, and what came of it, as long as the plan is open. Asks nobody itself.

use super::desk::Shared;
use crate::entry::CeilingTyped;
use crate::fit::{Fitted, How, Unfit};
use crate::plan::{Ceiling, Id, Plan};
use leptos::prelude::*;
use std::sync::Arc;

/// An answer, and what it answers.
pub(crate) struct Found {
    /// The plan as it was when that was asked.
    pub(crate) plan: Arc<Plan>,
    pub(crate) ceilings: Vec<Ceiling>,
    pub(crate) how: How,
    pub(crate) outcome: Result<Fitted, Unfit>,
}

/// What is asked, and the last answer; copied into what shows them.
#[derive(Clone, Copy)]
pub(crate) struct Fitting {
    /// Ceilings of the plan that it need not fit.
    pub(crate) left_out: RwSignal<Vec<Id>>,
    /// One that the plan does not have.
    pub(crate) typed: RwSignal<CeilingTyped>,
    pub(crate) how: RwSignal<How>,
    /// Which of the times that are offered it may take.
    pub(crate) limit: RwSignal<usize>,
    pub(crate) found: RwSignal<Option<Shared<Found>>>,
}

impl Fitting {
    /// Nothing asked yet.
    pub(crate) fn new() -> Self {
        Self {
            left_out: RwSignal::new(Vec::new()),
            typed: RwSignal::new(CeilingTyped::default()),
            how: RwSignal::new(How::Best),
            limit: RwSignal::new(1),
            found: RwSignal::new(None),
        }
    }
}

/// What is asked of the open plan around.
pub(crate) fn fitting() -> Fitting {
    expect_context()
}
