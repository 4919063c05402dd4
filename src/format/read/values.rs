//! The smallest parts of a file: texts, numbers, years, ids, each with its limits. It knows nothing of items or tables.

use super::head::Kind;
use super::path::cut;
use super::reader::{Read, Reader};
use crate::format::Problem;
use crate::format::words::scale_word;
use crate::money::{Decimal, LIMITS, Money, Scale, read_plain, read_plain_money};
use crate::plan::{ByYear, Period};

impl Reader<'_> {
    /// The value of a field, which is there once.
    pub(super) fn once<T>(&mut self, slot: &mut Option<T>, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<()> {
        self.only(slot, Problem::DuplicateKey, read)
    }

    /// The value of a field, unless the slot has one.
    pub(super) fn only<T>(
        &mut self,
        slot: &mut Option<T>,
        problem: Problem,
        read: impl FnOnce(&mut Self) -> Read<T>,
    ) -> Read<()> {
        if slot.is_some() {
            return Err(self.refuse(problem));
        }
        *slot = Some(read(self)?);
        Ok(())
    }

    /// What the object just read must have.
    pub(super) fn needed<T>(&mut self, value: Option<T>, field: &str) -> Read<T> {
        match value {
            Some(value) => Ok(value),
            None => Err(self.refuse_field(field, Problem::MissingField)),
        }
    }

    /// A field that nothing of ours has.
    pub(super) fn unknown(&mut self) -> Read<()> {
        Err(self.refuse(Problem::UnknownField))
    }

    /// A list of what `read` reads.
    pub(super) fn each<T>(&mut self, read: impl Fn(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        self.at_most(LIMITS.list, read)
    }

    /// A list of so many at most.
    pub(super) fn at_most<T>(&mut self, most: usize, read: impl Fn(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        let mut list = Vec::new();
        self.list(&mut |reader| {
            reader.room(list.len(), most)?;
            list.push(read(reader)?);
            Ok(())
        })?;
        Ok(list)
    }

    /// Refuses one more than `most`.
    pub(super) fn room(&mut self, length: usize, most: usize) -> Read<()> {
        if length < most { Ok(()) } else { Err(self.refuse(Problem::TooMany { most })) }
    }

    /// A text within the limit.
    pub(super) fn words(&mut self) -> Read<String> {
        let text = self.string()?;
        if text.len() > LIMITS.text {
            let characters = text.chars().count();
            if characters > LIMITS.text {
                return Err(self.refuse(Problem::TextTooLong { characters }));
            }
        }
        Ok(text.into_owned())
    }

    /// An id, a year or another small number.
    pub(super) fn integer<T: TryFrom<i64>>(&mut self) -> Read<T> {
        match self.digits()?.parse().ok().and_then(|number: i64| number.try_into().ok()) {
            Some(number) => Ok(number),
            None => Err(self.refuse(Problem::WrongType)),
        }
    }

    /// A plain number in quotes.
    pub(super) fn number(&mut self) -> Read<Decimal> {
        let text = self.string()?;
        read_plain(&text).ok_or_else(|| self.refuse(number_problem(&text)))
    }

    /// Whole đồng in quotes.
    pub(super) fn money(&mut self) -> Read<Money> {
        let text = self.string()?;
        read_plain_money(&text).ok_or_else(|| self.refuse(money_problem(&text)))
    }

    /// A scale by its word.
    pub(super) fn scale(&mut self) -> Read<Scale> {
        let word = self.string()?;
        match Scale::ALL.into_iter().find(|scale| scale_word(*scale) == word) {
            Some(scale) => Ok(scale),
            None => Err(self.refuse(Problem::UnknownWord { text: cut(&word) })),
        }
    }

    /// The years of a plan file, first and last; a flat one has all of them.
    pub(super) fn years(&mut self, kind: Kind) -> Read<Period> {
        let years = self.each(Self::integer::<u16>)?;
        let period = years.first().zip(years.last()).and_then(|(first, last)| Period::new(*first, *last));
        match period {
            Some(period) if kind == Kind::Plan && years.len() == 2 => Ok(period),
            Some(period) if kind == Kind::Flat && period.years().eq(years) => Ok(period),
            _ => Err(self.refuse(Problem::BadPeriod)),
        }
    }

    /// How many years the plan has.
    pub(super) fn year_count(&self) -> usize {
        self.period.map_or(0, Period::len)
    }

    /// A year that need not be one of the plan's.
    pub(super) fn calendar_year(&mut self) -> Read<u16> {
        let year = self.integer()?;
        match Period::new(year, year) {
            Some(_) => Ok(year),
            None => Err(self.refuse(Problem::NotAYear { text: year.to_string() })),
        }
    }

    /// A year of the plan; in a change of a scenario it may have been one.
    pub(super) fn year_of_plan(&mut self) -> Read<u16> {
        if self.in_change {
            return self.calendar_year();
        }
        let year = self.integer()?;
        self.year_index(year).map(|_| year)
    }

    /// A value for each year of the plan that the object names.
    pub(super) fn by_year<T: Clone>(&mut self, read: fn(&mut Self) -> Read<T>) -> Read<ByYear<T>> {
        let mut values = vec![None; self.year_count()];
        self.object(&mut |reader, key| {
            let year = reader.year(key)?;
            let index = reader.year_index(year)?;
            values.get_mut(index).map_or(Ok(()), |slot| reader.once(slot, read))
        })?;
        Ok(values)
    }

    /// The year that a key is, of the plan or not.
    pub(super) fn year(&mut self, key: &str) -> Read<u16> {
        let plain = key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit());
        match key.parse() {
            Ok(year) if plain && Period::new(year, year).is_some() => Ok(year),
            _ => Err(self.refuse(Problem::NotAYear { text: cut(key) })),
        }
    }

    fn year_index(&mut self, year: u16) -> Read<usize> {
        match self.period.and_then(|period| period.index(year)) {
            Some(index) => Ok(index),
            None => Err(self.refuse(Problem::YearOutside { year })),
        }
    }
}

/// Why a text is no plain number.
#[cold]
fn number_problem(text: &str) -> Problem {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    match all_digits(whole) && all_digits(decimals) && !leading_zero {
        true => Problem::NumberTooLarge { text: cut(text) },
        false => Problem::Number { text: cut(text) },
    }
}

/// Why a text is no amount of whole đồng.
#[cold]
fn money_problem(text: &str) -> Problem {
    match read_plain(text) {
        Some(_) => Problem::NotWhole { text: cut(text) },
        None => number_problem(text),
    }
}
