//! Every way in which a plan changes, as data. Says nothing of how: that is in `edit`.

use super::{
    Baseline, Ceiling, CodeKind, Contribution, Factor, Funding, Goal, Hold, Id, Norm, Opinion, Period, Population,
    Range, RangeOf,
};
use crate::money::{Decimal, Money, Scale};

/// A change of a plan.
///
/// What is added takes the plan's `next_id`, and a duplicated subtree the ids from there on in document order, so that
/// whoever sends a command knows the new ids beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentence of a variant speaks of its fields")]
pub enum Command {
    /// All of these in order, or none: a paste, a fill, the mending of a finding. One step of the history.
    Several(Vec<Command>),

    /// Sets a text of the plan.
    SetPlanText { field: PlanText, text: String },
    /// Sets the years. What stands in years outside goes; new years are blank; a constant price holds in them too.
    /// Ceilings of years outside go as well; printed figures stay.
    SetPeriod(Period),
    /// Sets how amounts are shown.
    SetScale(Scale),
    /// Sets by how many percent (0 to 100) prices rise in a year over the year before; `None` and zero: not at all.
    SetIndex { year: u16, percent: Option<Decimal> },

    /// Sets a text of an item.
    SetItemText { item: Id, field: ItemText, text: String },
    /// Sets the sentences about an item.
    SetProse { item: Id, prose: Vec<String> },
    /// Sets how the amounts of a line come about; see [`BasisKind`] for what becomes of them.
    SetBasis { item: Id, basis: BasisKind },
    /// Sets the unit price: in one year, or the same in all years. A blank line gets a unit cost.
    SetPrice { item: Id, year: Option<u16>, price: Option<Decimal> },
    /// Sets the count: in one year, or over all years together. A blank line gets a unit cost.
    SetCount { item: Id, year: Option<u16>, count: Option<Decimal> },
    /// Sets the factors of the count, and so multiplies every year by something else.
    SetFactors { item: Id, factors: Vec<Factor> },
    /// Sets the number of one factor. Where a driver gives it, the number is an exception for this line; `None`, or
    /// the driver's own number, ends the exception.
    SetFactor { item: Id, factor: usize, number: Option<Decimal> },
    /// Sets the lump sum of a year. A blank line gets a lump sum.
    SetAmount { item: Id, year: u16, amount: Option<Money> },
    /// Sets the lump sum of all years together. A blank line gets a lump sum.
    SpreadAmount { item: Id, amount: Option<Money>, spread: Spread },
    /// Sets who pays a line.
    SetFunding { item: Id, funding: Funding },

    /// Raises (or with a percentage below zero, to -100, lowers) the unit prices and lump sums of an item and all below
    /// it, or of all lines; each is rounded half away from zero to a multiple of `step`. Shares in đồng follow.
    ScalePrices { item: Option<Id>, percent: Decimal, step: Money },
    /// Raises or lowers the counts of an item and all below it, or of all lines. Whole counts stay whole, and one that
    /// is not zero stays at least 1, unless everything goes; lump sums are scaled as prices are.
    ScaleCounts { item: Option<Id>, percent: Decimal, step: Money },
    /// Moves what an item and all below it count, cost and get so many years later; what would come after the last year
    /// goes.
    Delay { item: Id, years: u8 },

    /// Adds a nameless group or a blank line.
    AddItem { group: bool, place: Place },
    /// Deletes an item and all below it, with the contributions and ceilings that are about them, and takes them out of
    /// norms. Printed figures and accepted findings stay.
    DeleteItem(Id),
    /// Puts a copy of an item and all below it after it. Contributions and ceilings are not copied, and norms do not
    /// limit the copy.
    DuplicateItem(Id),
    /// Moves an item and all below it.
    MoveItem { item: Id, to: Move },

    /// Adds a source, last.
    AddSource { name: String },
    /// Renames a source.
    SetSourceName { source: Id, name: String },
    /// Deletes a source that nothing uses.
    DeleteSource(Id),

    /// Adds a driver, last.
    AddDriver { name: String, unit: String, value: Decimal },
    /// Sets a text of a driver.
    SetDriverText { driver: Id, field: DriverText, text: String },
    /// Sets the number of a driver, and so of every line that uses it without an exception.
    SetDriverValue { driver: Id, value: Decimal },
    /// Deletes a driver that nothing uses.
    DeleteDriver(Id),

    /// Corrects a printed figure, by its position in the plan's claims; `None` takes the correction back. What is printed
    /// stays.
    Correct { claim: usize, text: Option<String> },
    /// Sets the unit that a printed table names: the table then says what it was taken to mean.
    SetTableUnit { table: Id, unit: Option<String> },

    /// Adds a target that asks for something to be done, last.
    AddTarget { text: String },
    /// Changes a target.
    SetTarget { target: Id, change: TargetChange },
    /// Deletes a target; those that detail it now detail what it detailed.
    DeleteTarget(Id),

    /// Adds a ceiling, last; the id in it means nothing.
    AddCeiling(Ceiling),
    /// Replaces the ceiling that has the id in it.
    SetCeiling(Ceiling),
    /// Deletes a ceiling.
    DeleteCeiling(Id),

    /// Adds a norm, last; the id in it means nothing.
    AddNorm(Norm),
    /// Replaces the norm that has the id in it.
    SetNorm(Norm),
    /// Deletes a norm.
    DeleteNorm(Id),

    /// Sets between what a price, count or lump sum may lie; `None`: it is as planned.
    SetRange { item: Id, of: RangeOf, range: Option<Range> },
    /// Sets what fitting the plan to a ceiling must leave of a line; nothing, if it says nothing.
    SetHold(Hold),
    /// Sets how much a target counts when something must be cut; 1 unless it is set, 0 for not at all.
    SetWeight { target: Id, weight: u8 },

    /// Adds a scenario of those changes, last; what it cannot hold is refused.
    AddScenario { name: String, changes: Vec<Command> },
    /// Renames a scenario.
    SetScenarioName { scenario: Id, name: String },
    /// Deletes a scenario.
    DeleteScenario(Id),
    /// Puts a copy of a scenario after it, under that name.
    DuplicateScenario { scenario: Id, name: String },
    /// Moves a scenario to that place among the scenarios.
    MoveScenario { scenario: Id, to: usize },
    /// Makes the plan what the scenario makes of it, and ends the scenario. Refused while a change of it has no effect.
    MergeScenario(Id),
    /// Adds a change to a scenario, in the place of one that set the same; what a scenario cannot hold changes the plan.
    InScenario { scenario: Id, command: Box<Command> },
    /// Takes a change out of a scenario, by its place in the list.
    DropChange { scenario: Id, at: usize },
    /// Lets a change of a scenario stand, though the plan under it was changed since.
    KeepChange { scenario: Id, at: usize },
    /// Sets what an appraiser says of an item in a scenario; `None` takes it back.
    SetOpinion { scenario: Id, item: Id, opinion: Option<Opinion> },

    /// Accepts the finding of that name as it is, or gives another reason for it.
    Waive { finding: String, reason: String },
    /// Accepts the finding of that name no longer.
    Unwaive { finding: String },
}

/// A text of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanText {
    /// Its title.
    Title,
    /// Who issues it.
    Issuer,
    /// The decision it comes with.
    Decision,
}

/// A text of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemText {
    /// Its number as printed. What is typed stays until items beside it are added, deleted or moved; then the numbers
    /// count on where their order broke.
    Number,
    /// What it is.
    Label,
    /// The unit of measure, of a line only.
    Unit,
    /// A budget code, of a line only.
    Code(CodeKind),
    /// Its note.
    Note,
    /// The unit in charge.
    Lead,
    /// The units that take part.
    Support,
}

/// A text of a driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriverText {
    /// Its name.
    Name,
    /// What it counts.
    Unit,
}

/// How the amounts of a line come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BasisKind {
    /// No money: price, count and amounts go, and with them shares of the price and named amounts in the funding.
    Blank,
    /// Unit price × count. A lump sum becomes the price of its year with a count of 1, so that no amount changes; a
    /// negative lump sum is refused, since no price is negative.
    UnitCost,
    /// An amount for each year. Price × count becomes the very amount of each year, and shares of the price the đồng
    /// that each source pays in each year; factors, and their drivers, go.
    LumpSum,
}

/// How an amount for all years is spread over them, in whole đồng by the largest remainder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// In the present proportions over the years that are not blank. Over all years alike if all are blank; over those
    /// alike if there are no proportions, because all are zero or their signs differ.
    Proportional,
    /// Over all years alike.
    Even,
}

/// Where an item goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentence of a variant speaks of its fields")]
pub enum Place {
    /// After this item and all below it, on its level.
    After(Id),
    /// Among the children of a group (`None`: at the top), before the one now at `position`; at the end if there is
    /// none.
    In { group: Option<Id>, position: usize },
}

/// A way to move an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Before the sibling before it.
    Up,
    /// After the sibling after it.
    Down,
    /// Last in the group before it.
    Indent,
    /// After the group it is in; its siblings stay there.
    Outdent,
    /// There. Positions count without the item itself.
    To(Place),
}

/// A change of a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetChange {
    /// Its number as printed.
    Number(String),
    /// Its text.
    Text(String),
    /// What it asks for.
    Goal(Goal),
    /// By which year.
    Year(Option<u16>),
    /// Where things stand before.
    Baseline(Option<Baseline>),
    /// Of how many a percentage is taken.
    Population(Option<Population>),
    /// The target that it details.
    Parent(Option<Id>),
    /// What lines add to it.
    Contributions(Vec<Contribution>),
}
