//! The plan of the next years, made from this one: what is done again, what recurs, what was once and for all. What does not
//! come along is listed, never lost silently.

mod guess;
mod make;
mod spent;

pub use guess::guess;
pub use make::rolled;

use crate::edit::Refusal;
use crate::money::{Decimal, Money};
use crate::plan::{Id, Plan};
use std::collections::BTreeMap;

/// How a line goes on in the next years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carry {
    /// It costs as much in every year as it did in the last one: a domain, hosting, upkeep.
    Recurring,
    /// It was once and for all, and goes.
    Once,
    /// The same activity once more, in the same years of the period.
    Again,
}

/// Why a line is taken to go on like that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// What it is called is paid for as long as it is there, as the check of recurring costs reads it.
    Lasts,
    /// It makes or buys something that is there then.
    Makes,
    /// Nothing says otherwise.
    Nothing,
}

/// How a line is taken to go on, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The line.
    pub item: Id,
    /// How.
    pub carry: Carry,
    /// Why.
    pub because: Because,
}

/// How a plan is rolled forward.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    /// By how many percent prices and lump sums are above those of the last year.
    pub percent: Decimal,
    /// đồng that they are rounded to where they rise.
    pub step: Money,
    /// How lines go on; what is not named is done again.
    pub carry: Vec<(Id, Carry)>,
    /// What was spent on lines, and on the whole (`None`).
    pub spent: Vec<(Option<Id>, Money)>,
    /// What targets reached, in the unit of the goal.
    pub reached: Vec<(Id, Decimal)>,
    /// Ceilings that go on over the next years, so that what was spent under them counts.
    pub going_on: Vec<Id>,
}

impl Roll {
    /// What prices are rounded to unless something else is said.
    const STEP: Money = Money::new(1_000);

    /// What is chosen before anything is.
    pub fn unchosen() -> Self {
        Self { step: Self::STEP, ..Self::default() }
    }

    /// As the plan is taken to go on, at the prices of the last year.
    pub fn of(plan: &Plan) -> Self {
        Self::unchosen().on(plan, &guess(plan))
    }

    /// What was chosen, on the plan as it is now: lines of which nothing was chosen go on as they are taken to, and what was
    /// said of things that are gone is left out. A ceiling goes on if money was spent under it before the plan began.
    pub fn on(&self, plan: &Plan, guesses: &[Guess]) -> Self {
        let began_before = |spent: &crate::plan::Spent| spent.through < plan.period.first();
        let going_on =
            plan.ceilings.iter().filter(|it| it.year.is_none() && it.spent.as_ref().is_some_and(began_before));
        let chosen = self.carries();
        let carry = |guess: &Guess| (guess.item, chosen.get(&guess.item).copied().unwrap_or(guess.carry));
        let is_there = |id: Id| plan.outline.get(id).is_some();
        let has_target = |id: Id| plan.targets.iter().any(|target| target.id == id);
        Self {
            percent: self.percent,
            step: self.step,
            carry: guesses.iter().map(carry).collect(),
            spent: self.spent.iter().copied().filter(|(line, _)| line.is_none_or(is_there)).collect(),
            reached: self.reached.iter().copied().filter(|(target, _)| has_target(*target)).collect(),
            going_on: going_on.map(|ceiling| ceiling.id).collect(),
        }
    }

    /// What was spent on that line, or on the whole, if that was said.
    pub fn spent_on(&self, line: Option<Id>) -> Option<Money> {
        self.spent.iter().find(|(other, _)| *other == line).map(|(_, amount)| *amount)
    }

    /// What that target reached, if that was said.
    pub fn reached_of(&self, target: Id) -> Option<Decimal> {
        self.reached.iter().find(|(other, _)| *other == target).map(|(_, value)| *value)
    }

    /// Lets that line go on like that.
    pub fn set_carry(&mut self, item: Id, carry: Carry) {
        set(&mut self.carry, item, Some(carry));
    }

    /// What was spent on that line, or on the whole.
    pub fn set_spent(&mut self, line: Option<Id>, amount: Option<Money>) {
        set(&mut self.spent, line, amount);
    }

    /// What that target reached.
    pub fn set_reached(&mut self, target: Id, value: Option<Decimal>) {
        set(&mut self.reached, target, value);
    }

    fn carries(&self) -> Carries {
        self.carry.iter().copied().collect()
    }
}

/// Puts that in the place of what is said of the same, or takes it away.
fn set<K: PartialEq, V>(list: &mut Vec<(K, V)>, key: K, value: Option<V>) {
    list.retain(|(other, _)| *other != key);
    list.extend(value.map(|value| (key, value)));
}

/// How each line that is named goes on.
type Carries = BTreeMap<Id, Carry>;

/// What the new plan says of the old one, in the words of a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RollWords {
    /// In the place of the decision: from which plan it was made.
    pub decision: String,
    /// Where the baseline of a target is from.
    pub reached: String,
    /// What the note of a line says of what was spent on it.
    pub notes: Vec<(Id, String)>,
}

/// A thing of the old plan that does not come along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// A line that was once and for all, with what it came to.
    Line(Id, Option<Money>),
    /// A group in which nothing is left.
    Group(Id),
    /// What a dropped line added to a target.
    Contribution {
        /// The target.
        target: Id,
        /// The line.
        item: Id,
    },
    /// A ceiling on what is dropped.
    Ceiling(Id),
    /// What was spent already under a ceiling that does not go on.
    Spent(Id),
    /// The decision.
    Decision,
    /// So many printed figures of the document, with their tables and corrections.
    Figures(usize),
    /// So many accepted findings.
    Waivers(usize),
    /// A scenario.
    Scenario(Id),
    /// The rise of prices in the first year, which the index of the new plan says.
    Index(u16),
}

/// What became of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollSummary {
    /// The lines that recur, in document order, with what each costs in the first of the new years.
    pub carried: Vec<(Id, Money)>,
    /// How many lines are done again.
    pub again: usize,
    /// What did not come along.
    pub dropped: Vec<Dropped>,
    /// What they cost together.
    pub recurring: Money,
    /// What the old plan comes to.
    pub before: Money,
    /// What the new one does.
    pub after: Money,
}

/// The next plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rolled {
    /// The plan. What it has of the old one has the same id.
    pub plan: Plan,
    /// What became of the old one.
    pub summary: RollSummary,
}

/// Why there is no next plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RollProblem {
    /// The years after it are beyond those that a plan can have.
    Years,
    /// Something cannot be set as it is asked for.
    Refused(Refusal),
}
