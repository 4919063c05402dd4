//! The places of a plan that commands change, and why a command is refused. Data for a sentence, never the sentence.

use crate::plan::{BasisKind, CodeKind, Id, RangeOf};

/// One thing that can be changed: what people call a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    /// The item, source, driver, target, ceiling or norm; `None` is the plan itself.
    pub of: Option<Id>,
    /// Which of its fields.
    pub field: Field,
    /// In which year; `None` is all years together, or a field without years.
    pub year: Option<u16>,
}

impl Cell {
    /// The field of that thing, over all years.
    pub const fn new(of: Option<Id>, field: Field) -> Self {
        Self { of, field, year: None }
    }

    /// The same field in that year.
    pub(super) const fn in_year(self, year: u16) -> Self {
        Self { year: Some(year), ..self }
    }

    /// The refusal of a command because of this cell.
    pub(super) const fn refuse(self, reason: Reason) -> Refusal {
        Refusal { cell: self, reason }
    }
}

/// A field of the plan or of something in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The plan's title.
    Title,
    /// Who issues the plan.
    Issuer,
    /// The decision that the plan comes with.
    Decision,
    /// The plan's years.
    Period,
    /// How the plan's amounts are shown.
    Scale,
    /// By how much prices rise.
    Index,
    /// A budget code of a line.
    Code(CodeKind),
    /// The printed number of an item or target.
    Number,
    /// What an item is.
    Label,
    /// The unit of measure of a line, or of a driver.
    Unit,
    /// An item's note.
    Note,
    /// The unit in charge of an item.
    Lead,
    /// The units that take part in an item.
    Support,
    /// The sentences about an item.
    Prose,
    /// Where an item stands in the outline.
    Place,
    /// How the amounts of a line come about.
    Basis,
    /// A line's unit price.
    Price,
    /// A line's count.
    Count,
    /// A line's lump sum.
    Amount,
    /// All factors of a count.
    Factors,
    /// The factor of a count at this position.
    Factor(usize),
    /// Who pays a line.
    Funding,
    /// The name of a source or driver.
    Name,
    /// The number of a driver.
    Value,
    /// The text of a target.
    Text,
    /// What a target asks for.
    Goal,
    /// By which year a target is due.
    Year,
    /// Where a target's figure stands before the plan.
    Baseline,
    /// Of how many a target takes its percentage.
    Population,
    /// The target that a target details.
    Parent,
    /// What lines add to a target.
    Contributions,
    /// A ceiling as a whole.
    Ceiling,
    /// A figure that a document prints, or the unit of its table.
    Printed,
    /// A norm as a whole.
    Norm,
    /// Why a finding is accepted as it is.
    Waiver,
    /// All prices of an item, or of the plan.
    Prices,
    /// All counts of an item, or of the plan.
    Counts,
    /// How much later an item comes.
    Delay,
    /// Between what a figure of a line may lie.
    Range(RangeOf),
    /// What a cut must leave of a line.
    Hold,
    /// How much a target counts when something must be cut.
    Weight,
    /// A scenario as a whole.
    Scenario,
    /// What an appraiser says.
    Opinion,
}

/// What can be added and deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A group or line.
    Item,
    /// A source.
    Source,
    /// A driver.
    Driver,
    /// A target.
    Target,
    /// A ceiling.
    Ceiling,
    /// A norm.
    Norm,
    /// The acceptance of a finding.
    Waiver,
    /// A scenario.
    Scenario,
    /// A change of a scenario.
    Change,
}

/// What a command does, in one word for the label of undo and redo: "Hoàn tác: sửa đơn giá".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Changes a field.
    Edit(Field),
    /// Adds a thing.
    Add(Thing),
    /// Deletes a thing.
    Delete(Thing),
    /// Duplicates an item.
    Duplicate,
    /// Moves an item.
    Move,
    /// Does several things at once: a paste, a fill.
    Several,
}

/// Why nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The cell that the reason is about.
    pub cell: Cell,
    /// The reason.
    pub reason: Reason,
}

/// Why a cell does not take what it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The command needs something with this id, and the plan has none.
    Missing(Id),
    /// Only a line has this field.
    NotALine(Id),
    /// Only a group can hold items.
    NotAGroup(Id),
    /// The line has this basis, which has no such field; change the basis first.
    OtherBasis(BasisKind),
    /// The year is not one of the plan's, or not a year at all.
    YearOutside,
    /// There is not one value for each year.
    WrongYears,
    /// The number must not be negative.
    Negative,
    /// A percentage is above 100.
    OverHundred,
    /// An effect comes later than [`Contribution::MOST_DELAY`](crate::plan::Contribution::MOST_DELAY) years after.
    TooLate,
    /// The number has more than [`LIMITS`](crate::money::LIMITS)`.whole_digits` digits before the decimal comma.
    TooManyDigits,
    /// The number has more than [`LIMITS`](crate::money::LIMITS)`.decimals` digits after the decimal comma.
    TooManyDecimals,
    /// What follows from the number cannot be written exactly within the limits.
    Inexact,
    /// The lower figure of a range is above the upper one.
    Reversed,
    /// The text is longer than [`LIMITS`](crate::money::LIMITS)`.text`.
    TooLong,
    /// The text has a control character, such as a line break.
    ControlCharacter,
    /// The count has no factor at this position.
    NoFactor,
    /// The cell must not be empty.
    Empty,
    /// The name is in use, or the thing is already in the list: this id has it.
    Taken(Id),
    /// There would be more than [`LIMITS`](crate::money::LIMITS) allows.
    TooMany,
    /// The outline would be deeper than [`LIMITS`](crate::money::LIMITS)`.depth`.
    TooDeep,
    /// An item cannot stand below itself, nor a target detail itself.
    IntoItself,
    /// There is nothing before it among its siblings.
    First,
    /// There is nothing after it among its siblings.
    Last,
    /// It stands at the top already.
    Top,
    /// The sibling before it is this line, which cannot hold items.
    AfterLine(Id),
    /// This is the first that still uses it: an item, ceiling or table.
    UsedBy(Id),
    /// The text is no number, or no amount in words.
    Unreadable,
    /// No finding can have this name.
    NotAFinding,
    /// No finding of this name is accepted.
    NotWaived,
    /// The plan has given away every id.
    NoIds,
    /// The percentage is below -100 or above 1.000.
    PercentOutside,
    /// A scenario cannot hold the change: it is about the document, or about scenarios.
    NotInScenario,
    /// A change of the scenario has no effect on the plan as it is.
    Conflict,
}
