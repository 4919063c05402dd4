//! Long jobs as data: what is asked of whoever works beside the page, and what it says. Knows neither where it runs nor what
//! time it is.
//!
//! A job takes its plan along as a file, because nothing else is shared with who does it. Who does it is asked at every step
//! whether to go on; one that is told to stop answers with what it has, if that is of use.

mod wire;

#[cfg(test)]
mod tests;

pub use wire::{pack, unpack};

use crate::fit::{self, Fitted, How, Unfit};
use crate::format::{read, write_compact};
use crate::goal::{Aim, Lever, Sought, Unreached, seek};
use crate::money::{Decimal, Money};
use crate::plan::{Ceiling, Plan, Range};
use crate::risk::{Effect, Runs, Simulated, Unsimulated, lever_count, sensitivity, simulate};
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The plan, as a file.
    pub plan: String,
    /// What to find out about it.
    pub task: Task,
    /// After so many milliseconds it is told to stop; 0 for never.
    pub limit: u32,
}

/// What to find out about a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    /// How to cut it so that it keeps to these ceilings.
    Fit {
        /// The ceilings.
        ceilings: Vec<Ceiling>,
        /// How to cut.
        how: How,
    },
    /// What it comes to when these figures come out otherwise.
    Simulate {
        /// Between what they lie.
        ranges: Vec<Range>,
        /// How often, and from which random numbers on.
        runs: Runs,
    },
    /// What moves it most.
    Sensitivity {
        /// By how much each figure without a range is moved.
        percent: Decimal,
    },
    /// What a figure has to be so that another reaches what is wanted.
    Seek {
        /// The figure that may change.
        lever: Lever,
        /// The figure that is wanted.
        aim: Aim,
        /// To what it should come.
        wanted: Decimal,
    },
}

/// What was found out, as the engine says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// What to cut. A search that was stopped says the best cut so far.
    Fitted(Result<Fitted, Unfit>),
    /// What it comes to.
    Simulated(Result<Simulated, Unsimulated>),
    /// What moves it, most first; `None` where it was stopped before the end.
    Sensitivity(Option<Vec<Effect>>),
    /// The value that was found.
    Sought(Result<Sought, Unreached>),
}

/// How far a job is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Steps done.
    pub done: u64,
    /// Steps in all, as far as that is known; 0 if it is not.
    pub of: u64,
    /// Of a search: how many steps it has taken.
    pub tried: u64,
    /// Of a search: the total of the best that it found so far.
    pub best: Option<Money>,
}

impl Progress {
    /// So many steps of so many.
    pub fn new(done: u64, of: u64) -> Self {
        Self { done, of, ..Self::default() }
    }

    /// In percent, rounded down to ten, for who hears it: more often would be noise. `None` if nobody knows how far it is.
    pub fn tens(self) -> Option<u64> {
        let tenth = self.done.min(self.of).saturating_mul(10).checked_div(self.of)?;
        Some(tenth.saturating_mul(10))
    }

    /// The same, or where nobody knows how many steps there are, how much of its time it took.
    pub fn or_of_time(self, done: u64, of: u64) -> Self {
        if self.of == 0 { Self { done, of, ..self } } else { self }
    }
}

/// What is said of a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Said {
    /// It goes on, and is so far.
    Progress(Progress),
    /// It is done.
    Done(Answer),
    /// The plan that was sent is none.
    Unreadable,
}

impl Job {
    /// What is asked of a plan, without a limit.
    pub fn new(plan: &Plan, task: Task) -> Self {
        Self { plan: write_compact(plan), task, limit: 0 }
    }
}

/// Does a job; `go_on` is told how far it is, and says whether it should go on. What it says last is returned.
pub fn run(job: &Job, go_on: &mut dyn FnMut(Progress) -> bool) -> Said {
    let Ok(plan) = read(&job.plan) else { return Said::Unreadable };
    Said::Done(answer(&plan, &job.task, go_on))
}

fn answer(plan: &Plan, task: &Task, go_on: &mut dyn FnMut(Progress) -> bool) -> Answer {
    match task {
        Task::Fit { ceilings, how } => {
            // nobody knows how many steps it takes, of this and of the last
            let mut go_on = |progress: &fit::Progress| {
                let (tried, best) = (progress.nodes, progress.best);
                go_on(Progress { tried, best, ..Progress::new(tried, 0) })
            };
            Answer::Fitted(fit::fit(plan, ceilings, *how, &mut go_on))
        }
        Task::Simulate { ranges, runs } => {
            let of = u64::from(runs.runs);
            let mut go_on = |done| go_on(Progress::new(u64::from(done), of));
            Answer::Simulated(simulate(plan, ranges, *runs, &mut go_on))
        }
        Task::Sensitivity { percent } => {
            let of = steps(lever_count(plan));
            Answer::Sensitivity(sensitivity(plan, *percent, &mut |done| go_on(Progress::new(steps(done), of))))
        }
        Task::Seek { lever, aim, wanted } => {
            let mut go_on = |tried| go_on(Progress { tried, ..Progress::new(tried, 0) });
            Answer::Sought(seek(plan, (lever, aim), *wanted, &mut go_on))
        }
    }
}

fn steps(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
