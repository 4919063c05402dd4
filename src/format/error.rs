//! Why a text is not a plan: data from which one clear sentence is made, never the sentence itself.

use crate::plan::Id;

/// Why a text is not a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is larger than [`LARGEST`](super::LARGEST); nothing was read.
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// There is nothing in it.
    Empty,
    /// It is not JSON, or cut off.
    NotJson {
        /// Where, counted from 1.
        line: usize,
        /// Where in that line, counted in bytes from 1.
        column: usize,
    },
    /// It is not one of our files: other JSON, or a text that does not even begin as JSON does.
    NotAPlan,
    /// A newer app wrote it.
    NewerVersion {
        /// The version it says.
        version: u32,
    },
    /// Something in it has this id, and ids start at 1.
    IdZero,
    /// Two things in it have this id.
    DuplicateId(Id),
    /// Its `next_id` would be given a second time.
    NextId {
        /// The `next_id` it says.
        next_id: Id,
        /// The highest id it uses.
        highest: Id,
    },
    /// More than [`LIMITS`](crate::money::LIMITS)`.items`.
    TooManyItems,
    /// More than [`LIMITS`](crate::money::LIMITS)`.amounts`.
    TooManyAmounts,
    /// Something is wrong at one place.
    At {
        /// The place, such as `items[3].price`: field names, positions counted from 0, years.
        path: String,
        /// What is wrong there.
        problem: Problem,
    },
}

/// What is wrong at one place of a file. Texts are cut after some sixty characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A number where a text is expected, a list where an object is, and the like.
    WrongType,
    /// There is no such field.
    UnknownField,
    /// The field is needed.
    MissingField,
    /// The field, the year or what a list names is there twice.
    DuplicateKey,
    /// It is not a plain number such as `-1500000.5`.
    Number {
        /// What it is.
        text: String,
    },
    /// It has too many digits.
    NumberTooLarge {
        /// What it is.
        text: String,
    },
    /// It is an amount, and those are whole đồng.
    NotWhole {
        /// What it is.
        text: String,
    },
    /// None of the words that may stand here.
    UnknownWord {
        /// What it is.
        text: String,
    },
    /// A plan's name is made of `a-z`, `0-9` and `-`.
    BadName {
        /// What it is.
        text: String,
    },
    /// A finding's name is made of `a-z`, `0-9`, `-` and `:`, at most 120 of them.
    BadFinding {
        /// What it is.
        text: String,
    },
    /// The number must be from 0 to so much.
    OutOfRange {
        /// The most that it can be.
        most: u64,
    },
    /// The number must not be negative.
    Negative,
    /// The text says nothing, and here it has to.
    EmptyText,
    /// Nothing of the kind meant here has that id.
    NoSuchId {
        /// The id.
        id: Id,
    },
    /// The years are no period.
    BadPeriod,
    /// The key of a value by year is no year.
    NotAYear {
        /// What it is.
        text: String,
    },
    /// The year is not in the plan's period.
    YearOutside {
        /// The year.
        year: u16,
    },
    /// The text has more characters than [`LIMITS`](crate::money::LIMITS)`.text`.
    TextTooLong {
        /// How many it has.
        characters: usize,
    },
    /// The outline, the "trong đó" of targets or the JSON itself is nested too deeply.
    TooDeep,
    /// More factors than [`LIMITS`](crate::money::LIMITS)`.factors`.
    TooManyFactors,
    /// The list has more entries than it can have.
    TooMany {
        /// The most that it can have.
        most: usize,
    },
    /// A line has amounts of its own or a price and a count, not both.
    TwoBases,
    /// A group has no amounts of its own, hence not this field.
    NotInAGroup,
    /// Exactly one of several fields belongs here: who pays, what a goal asks for, where a factor's number is from.
    NotExactlyOne,
    /// The printed figure is no well-formed number and has no `reading`.
    NoReading {
        /// What is printed.
        text: String,
    },
    /// The lower of two figures is above the upper one.
    Reversed,
    /// The list must be in the order of what it speaks of.
    OutOfOrder,
    /// The list must be this long.
    WrongLength {
        /// How long.
        expected: usize,
    },
}
