//! What is asked of the tools of what if, and what came of it, as long as the plan is open. Asks nobody itself.

use super::desk::Shared;
use crate::entry::CeilingTyped;
use crate::fit::{Fitted, How, Unfit};
use crate::money::{Decimal, Money};
use crate::plan::{Ceiling, Id, Plan};
use crate::risk::{Simulated, Unsimulated};
use crate::scenario::Roll;
use leptos::prelude::*;
use std::sync::Arc;

/// What is asked of all of them; copied into what shows them.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) fit: Fitting,
    pub(crate) risk: Risking,
    /// The scenario that was chosen to be the appraisal.
    pub(crate) appraisal: RwSignal<Option<Id>>,
    /// What was chosen of the plan of the next period.
    pub(crate) next_year: RwSignal<Roll>,
}

/// A cut that was found, and what it answers.
pub(crate) struct Found {
    /// The plan as it was when that was asked.
    pub(crate) plan: Arc<Plan>,
    pub(crate) ceilings: Vec<Ceiling>,
    pub(crate) how: How,
    pub(crate) outcome: Result<Fitted, Unfit>,
}

/// What is asked of fitting the plan to a ceiling, and the last answer.
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

/// What came of trying a plan many times.
pub(crate) struct Tried {
    /// The plan that was shown.
    pub(crate) plan: Arc<Plan>,
    /// The same, with the ceiling that was asked about.
    pub(crate) asked: Plan,
    /// By how many percent below and above everything was taken to lie, where the plan has no ranges.
    pub(crate) assumed: Option<(Decimal, Decimal)>,
    pub(crate) outcome: Result<Simulated, Unsimulated>,
}

/// What is asked of trying the plan many times, and the last answer.
#[derive(Clone, Copy)]
pub(crate) struct Risking {
    /// By how many percent everything may be below what is planned, where it gets one range for all.
    pub(crate) low: RwSignal<Decimal>,
    /// And above.
    pub(crate) high: RwSignal<Decimal>,
    /// Whether what was typed for either was refused, so that a press on a button does not mean what it shows again.
    pub(crate) refused: RwSignal<bool>,
    pub(crate) runs: RwSignal<u32>,
    pub(crate) seed: RwSignal<u64>,
    /// A ceiling that the plan does not have.
    pub(crate) ceiling: RwSignal<Option<Money>>,
    /// By how many percent each figure is moved to see which moves the plan most.
    pub(crate) percent: RwSignal<Decimal>,
    pub(crate) tried: RwSignal<Option<Shared<Tried>>>,
}

impl Asked {
    /// Nothing asked yet.
    pub(crate) fn new() -> Self {
        Self {
            fit: Fitting {
                left_out: RwSignal::new(Vec::new()),
                typed: RwSignal::new(CeilingTyped::default()),
                how: RwSignal::new(How::Best),
                limit: RwSignal::new(1),
                found: RwSignal::new(None),
            },
            risk: Risking {
                low: RwSignal::new(Decimal::TEN),
                high: RwSignal::new(Decimal::from(20)),
                refused: RwSignal::new(false),
                runs: RwSignal::new(100_000),
                seed: RwSignal::new(1),
                ceiling: RwSignal::new(None),
                percent: RwSignal::new(Decimal::TEN),
                tried: RwSignal::new(None),
            },
            appraisal: RwSignal::new(None),
            next_year: RwSignal::new(Roll::unchosen()),
        }
    }
}

/// What is asked of the open plan around.
pub(crate) fn asked() -> Asked {
    expect_context()
}
