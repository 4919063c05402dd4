//! The targets of a plan file, and that they do not go round in circles. Whether a plan reaches them is not asked.

use super::reader::{Read, Reader};
use super::references::Meant;
use crate::format::Problem;
use crate::money::Decimal;
use crate::plan::{Baseline, Contribution, Goal, Id, Population, Target};

impl Reader<'_> {
    /// A target.
    pub(super) fn target(&mut self) -> Read<Target> {
        let (mut id, mut number, mut text, mut goal, mut year) = (None, None, None, None, None);
        let (mut baseline, mut population, mut parent, mut contributions) = (None, None, None, None);
        self.object(&mut |reader, key| match key {
            "id" => reader.once(&mut id, Self::integer),
            "number" => reader.once(&mut number, Self::words),
            "text" => reader.once(&mut text, Self::words),
            "goal" => reader.once(&mut goal, Self::goal),
            "year" => reader.once(&mut year, Self::calendar_year),
            "baseline" => reader.once(&mut baseline, Self::baseline),
            "population" => reader.once(&mut population, Self::population),
            "parent" => reader.once(&mut parent, |reader| reader.reference(Meant::Target)),
            "contributions" => reader.once(&mut contributions, |reader| reader.each(Self::contribution)),
            _ => reader.unknown(),
        })?;
        Ok(Target {
            id: self.needed(id, "id")?,
            number: number.unwrap_or_default(),
            text: self.needed(text, "text")?,
            goal: self.needed(goal, "goal")?,
            year,
            baseline,
            population,
            parent,
            contributions: contributions.unwrap_or_default(),
        })
    }

    /// What a target asks for.
    pub(super) fn goal(&mut self) -> Read<Goal> {
        let (mut at_least, mut from, mut to) = (None, None, None);
        let (mut level, mut done, mut unit) = (None, None, None);
        self.object(&mut |reader, key| match key {
            "at_least" => reader.once(&mut at_least, Self::number),
            "from" => reader.once(&mut from, Self::number),
            "to" => reader.once(&mut to, Self::number),
            "level" => reader.once(&mut level, Self::integer),
            "done" => reader.once(&mut done, Self::truth),
            "unit" => reader.once(&mut unit, Self::words),
            _ => reader.unknown(),
        })?;
        match (at_least, from, to, level, done, unit) {
            (Some(value), None, None, None, None, unit) => Ok(Goal::AtLeast { value, unit: unit.unwrap_or_default() }),
            (None, Some(from), Some(to), None, None, unit) => {
                Ok(Goal::Range { from, to, unit: unit.unwrap_or_default() })
            }
            (None, None, None, Some(level), None, None) => Ok(Goal::Level(level)),
            (None, None, None, None, Some(()), None) => Ok(Goal::Done),
            _ => Err(self.refuse(Problem::NotExactlyOne)),
        }
    }

    /// Where things stand before.
    pub(super) fn baseline(&mut self) -> Read<Baseline> {
        let (mut value, mut year, mut text) = (None, None, None);
        self.object(&mut |reader, key| match key {
            "value" => reader.once(&mut value, Self::number),
            "year" => reader.once(&mut year, Self::calendar_year),
            "text" => reader.once(&mut text, Self::words),
            _ => reader.unknown(),
        })?;
        Ok(Baseline { value: self.needed(value, "value")?, year, text: text.unwrap_or_default() })
    }

    /// Of how many.
    pub(super) fn population(&mut self) -> Read<Population> {
        let (mut value, mut unit, mut text) = (None, None, None);
        self.object(&mut |reader, key| match key {
            "value" => reader.once(&mut value, Self::number),
            "unit" => reader.once(&mut unit, Self::words),
            "text" => reader.once(&mut text, Self::words),
            _ => reader.unknown(),
        })?;
        let value = self.needed(value, "value")?;
        Ok(Population { value, unit: unit.unwrap_or_default(), text: text.unwrap_or_default() })
    }

    /// What a line adds.
    pub(super) fn contribution(&mut self) -> Read<Contribution> {
        let (mut item, mut effect, mut cap, mut delay) = (None, None, None, None);
        self.object(&mut |reader, key| match key {
            "item" => reader.once(&mut item, |reader| reader.reference(Meant::Item)),
            "effect" => reader.once(&mut effect, Self::number),
            "cap" => reader.once(&mut cap, Self::not_negative),
            "delay" => reader.once(&mut delay, Self::delay),
            _ => reader.unknown(),
        })?;
        Ok(Contribution {
            item: self.needed(item, "item")?,
            effect: self.needed(effect, "effect")?,
            cap,
            delay: delay.unwrap_or_default(),
        })
    }

    /// A number from 0 on.
    pub(super) fn not_negative(&mut self) -> Read<Decimal> {
        let number = self.number()?;
        if number < Decimal::ZERO { Err(self.refuse(Problem::Negative)) } else { Ok(number) }
    }

    fn delay(&mut self) -> Read<u8> {
        let most = Contribution::MOST_DELAY;
        let delay = self.integer::<i64>()?;
        match u8::try_from(delay) {
            Ok(delay) if delay <= most => Ok(delay),
            _ => Err(self.refuse(Problem::OutOfRange { most: most.into() })),
        }
    }

    /// Refuses targets that are parts of themselves. `ids` are those of the targets, sorted.
    pub(super) fn check_targets(&mut self, targets: &[Target], ids: &[Id]) -> Read<()> {
        let position = |id: Id| ids.binary_search(&id).ok();
        let mut above = vec![None; ids.len()];
        for target in targets {
            if let Some(slot) = position(target.id).and_then(|position| above.get_mut(position)) {
                *slot = target.parent.and_then(position);
            }
        }
        if go_in_circles(&above) { Err(self.refuse_field("targets", Problem::TooDeep)) } else { Ok(()) }
    }
}

/// Whether some way up never ends, where each position leads to the one above it.
fn go_in_circles(above: &[Option<usize>]) -> bool {
    let mut met = vec![None; above.len()]; // on which way, so that no position is looked at twice
    for way in 0..above.len() {
        let mut position = Some(way);
        while let Some(slot) = position.and_then(|position| met.get_mut(position)) {
            match slot.replace(way) {
                Some(earlier) if earlier == way => return true,
                Some(_) => break,
                None => position = position.and_then(|position| above.get(position).copied().flatten()),
            }
        }
    }
    false
}
