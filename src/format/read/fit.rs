//! What a planner knows beside the figures, in the file: ranges, what a cut must leave, how much targets count. Works nothing
//! out.

use super::path::cut;
use super::reader::{Read, Reader};
use super::references::Meant;
use crate::format::Problem;
use crate::format::words::range_word;
use crate::money::Decimal;
use crate::plan::{Hold, Range, RangeOf, Weight};

impl Reader<'_> {
    /// Between what figures of lines may lie.
    pub(super) fn ranges(&mut self) -> Read<Vec<Range>> {
        let ranges = self.each(Self::range)?;
        self.in_order(ranges, |range| (range.item, range.of))
    }

    fn range(&mut self) -> Read<Range> {
        let (mut item, mut of, mut low, mut high) = (None, None, None, None);
        self.object(&mut |reader, key| match key {
            "item" => reader.once(&mut item, |reader| reader.reference(Meant::Line)),
            "of" => reader.once(&mut of, Self::range_of),
            "low" => reader.once(&mut low, Self::number),
            "high" => reader.once(&mut high, Self::number),
            _ => reader.unknown(),
        })?;
        let (item, of) = (self.needed(item, "item")?, self.needed(of, "of")?);
        let (low, high) = (self.needed(low, "low")?, self.needed(high, "high")?);
        if low < Decimal::ZERO && of != RangeOf::Amount {
            return Err(self.refuse_field("low", Problem::Negative));
        }
        if low > high { Err(self.refuse(Problem::Reversed)) } else { Ok(Range { item, of, low, high }) }
    }

    fn range_of(&mut self) -> Read<RangeOf> {
        let word = self.string()?;
        match RangeOf::ALL.into_iter().find(|of| range_word(*of) == word) {
            Some(of) => Ok(of),
            None => Err(self.refuse(Problem::UnknownWord { text: cut(&word) })),
        }
    }

    /// What a cut must leave of lines; one of which nothing is said is left out.
    pub(super) fn holds(&mut self) -> Read<Vec<Hold>> {
        let holds = self.each(Self::hold)?;
        let mut holds = self.in_order(holds, |hold| hold.item)?;
        holds.retain(|hold| !hold.is_none());
        Ok(holds)
    }

    fn hold(&mut self) -> Read<Hold> {
        let (mut item, mut locked, mut least, mut rank) = (None, None, None, None);
        self.object(&mut |reader, key| match key {
            "item" => reader.once(&mut item, |reader| reader.reference(Meant::Line)),
            "locked" => reader.once(&mut locked, Self::truth),
            "least" => reader.once(&mut least, Self::not_negative),
            "rank" => reader.once(&mut rank, Self::integer),
            _ => reader.unknown(),
        })?;
        let item = self.needed(item, "item")?;
        Ok(Hold { item, locked: locked.is_some(), least, rank: rank.unwrap_or_default() })
    }

    /// How much targets count; one that counts 1, as every other, is left out.
    pub(super) fn weights(&mut self) -> Read<Vec<Weight>> {
        let weights = self.each(Self::weight)?;
        let mut weights = self.in_order(weights, |weight| weight.target)?;
        weights.retain(|weight| weight.weight != 1);
        Ok(weights)
    }

    fn weight(&mut self) -> Read<Weight> {
        let (mut target, mut weight) = (None, None);
        self.object(&mut |reader, key| match key {
            "target" => reader.once(&mut target, |reader| reader.reference(Meant::Target)),
            "weight" => reader.once(&mut weight, Self::hundred),
            _ => reader.unknown(),
        })?;
        Ok(Weight { target: self.needed(target, "target")?, weight: self.needed(weight, "weight")? })
    }

    fn hundred(&mut self) -> Read<u8> {
        match u8::try_from(self.integer::<i64>()?) {
            Ok(number) if number <= 100 => Ok(number),
            _ => Err(self.refuse(Problem::OutOfRange { most: 100 })),
        }
    }
}
