//! Fits a plan to its ceilings: which counts to cut, what it saves and why, and whether nothing better can be. Makes no
//! command of its own on a plan; whoever asks does.
//!
//! What may be cut is in `lever`; a plan becomes a model of whole numbers in `question`, by asking `calc` what each step
//! saves (`probe`). [`How::Best`] is answered by `solve`: exactly over all sums that can be saved where one ceiling limits
//! (`sums`), else by branch and bound (`search`, with bounds of `relax`). The commands of every answer are made on the plan
//! and computed again before anybody sees them (`outcome`).

// a refusal with its ceiling is large, and there is one for each question
#![allow(clippy::result_large_err)]

mod even;
mod greedy;
mod lever;
mod model;
mod order;
mod outcome;
mod polish;
mod probe;
mod question;
mod relax;
mod search;
mod sent;
mod solve;
mod sums;

#[cfg(test)]
mod tests;

use crate::edit::{Command, Field};
use crate::money::{Decimal, Money};
use crate::plan::{Ceiling, Id, Plan};
use question::Question;
use serde::{Deserialize, Serialize};

pub use lever::{cuttable, hold};
pub use question::weight;

/// How to cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// So that targets lose least, then as much money as possible stays, then as little as possible changes.
    Best,
    /// The same percentage of everything that counts for an exceeded ceiling: counts to the nearest whole number, lump
    /// sums down to nghìn đồng.
    Even,
    /// The least important first, each as far as it goes: 1 is the most important, lines without a rank go before all that
    /// have one, and of equals the later in the document.
    Order,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Steps of work done.
    pub nodes: u64,
    /// The total of the best answer so far.
    pub best: Option<Money>,
    /// No answer can keep more than this.
    pub bound: Option<Money>,
}

/// One figure that is cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// The line.
    pub item: Option<Id>,
    /// Or the shared number.
    pub driver: Option<Id>,
    /// The count of a line, the value of a shared number, or the lump sum of a line.
    #[serde(with = "sent::field")]
    pub field: Field,
    /// In which year, where only that year is cut.
    pub year: Option<u16>,
    /// What it is.
    pub from: Decimal,
    /// What it becomes.
    pub to: Decimal,
    /// What that saves of the total of the plan.
    pub saved: Money,
    /// Why this is cut.
    pub why: Why,
}

/// Why a figure is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// No target loses by it.
    NoTarget,
    /// A target loses by it, and whatever else is cut loses more; of several, the one that loses most.
    LeastLoss {
        /// The target.
        target: Id,
    },
    /// Everything is cut by the same percentage, and this to so many percent of what it was.
    Even {
        /// What stays, in percent.
        percent: Decimal,
    },
    /// What has this rank goes now; 0 for none.
    Rank(u16),
    /// It was cut further, and got back what there was room for.
    FillsUp,
}

/// What a target comes to before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetLoss {
    /// The target.
    pub target: Id,
    /// Where it ends, in the goal's unit; where that cannot be said, how many the lines add.
    pub before: Option<Decimal>,
    /// The same after the cut.
    pub after: Option<Decimal>,
    /// How much it counts.
    pub weight: u8,
}

/// A cut that fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fitted {
    /// Made on the plan in this order, they make it fit.
    #[serde(with = "sent::commands")]
    pub commands: Vec<Command>,
    /// What they cut, shared numbers first, then lines in document order.
    pub cuts: Vec<Cut>,
    /// What the plan comes to then.
    pub total: Money,
    /// What each ceiling leaves then, in the order in which they were asked.
    pub left: Vec<Money>,
    /// Whether no other cut of what may be cut loses less of the targets, or as little and keeps more money.
    pub optimal: bool,
    /// No cut that loses as little can keep more than this.
    pub bound: Money,
    /// The targets that lines add to, in the plan's order.
    pub targets: Vec<TargetLoss>,
    /// Steps of work done.
    pub nodes: u64,
}

/// Why there is nothing to cut, or no cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unfit {
    /// Everything fits as it is.
    AlreadyFits,
    /// When everything is cut that may be, this much still stands against this ceiling, with what is spent already.
    TooTight {
        /// The least that can be.
        least: Money,
        /// The ceiling.
        ceiling: Ceiling,
    },
    /// It was told to stop before there was an answer.
    Stopped,
    /// There is no ceiling.
    NoCeiling,
    /// The plan has no line.
    Empty,
}

/// Cuts a plan so that it keeps to those ceilings. `go_on` is asked now and then; told to stop, the best answer so far comes
/// back, with how much better another might be.
///
/// Only counts are cut, in whole numbers, and by [`How::Even`] lump sums as well; see `levers` for what stays. Targets lose
/// what falls below their goal: each one missing costs its part of what the goal asks of the lines, times the target's
/// weight. Of a target that is not reached before, or has no figure to reach, every unit lost counts.
///
/// # Errors
/// Why there is no cut.
pub fn fit(
    plan: &Plan,
    ceilings: &[Ceiling],
    how: How,
    go_on: &mut dyn FnMut(&Progress) -> bool,
) -> Result<Fitted, Unfit> {
    let question = Question::of(plan, ceilings)?;
    match (how, question.too_tight()) {
        (How::Even, _) => even::fit(&question),
        (_, Some(tight)) => Err(tight),
        (How::Best, None) => outcome::best(&question, go_on),
        (How::Order, None) => order::fit(&question),
    }
}

/// Whether what was found for one plan holds for another: only their scenarios may differ.
pub fn is_same(one: &Plan, other: &Plan) -> bool {
    let bare = |plan: &Plan| Plan { scenarios: Vec::new(), next_id: 0, ..plan.clone() };
    bare(one) == bare(other)
}
