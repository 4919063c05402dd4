//! How a wrong printed figure came about: what was left out, doubled or mistyped. Explains, and never corrects.

use crate::plan::Id;

/// How a figure came to be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// This part is missing from the sum.
    LeftOut(Id),
    /// This part is in the sum twice.
    Doubled(Id),
    /// The year is missing from the sum over the years.
    YearLeftOut(u16),
    /// The year is in the sum over the years twice.
    YearDoubled(u16),
    /// It is the figure of that year.
    OtherYear(u16),
    /// It is the figure of that item, which stands beside it.
    OtherItem(Id),
    /// Two digits changed places.
    SwappedDigits,
    /// It has that many zeros too many.
    ExtraZeros(u32),
    /// It has that many zeros too few.
    MissingZeros(u32),
    /// Its sign is wrong.
    Sign,
    /// This factor of the count was not multiplied in, by its position.
    FactorLeftOut(usize),
    /// The printed sum is right, and the figure of this part is wrong.
    Part {
        /// The part.
        item: Id,
        /// What is wrong with its figure.
        how: Box<Why>,
    },
    /// That word of an amount in words is wrong.
    Word {
        /// As written; empty if a word is missing.
        written: String,
        /// As it should be; empty if the word should not be there.
        expected: String,
    },
}
