//! The scenarios of a plan in its file. What they speak of may be gone from the plan; all else is checked as everywhere, and no
//! change is made.

use super::path::cut;
use super::reader::{Read, Reader};
use crate::format::Problem;
use crate::format::words::verdict_word;
use crate::plan::{Change, Command, Misspelt, Opinion, Scenario, Spelt, Verb, Verdict};

impl Reader<'_> {
    /// A scenario.
    pub(super) fn scenario(&mut self) -> Read<Scenario> {
        let (mut id, mut name, mut changes, mut opinions) = (None, None, None, None);
        self.object(&mut |reader, key| match key {
            "id" => reader.once(&mut id, Self::integer),
            "name" => reader.once(&mut name, Self::words),
            "changes" => reader.once(&mut changes, |reader| reader.at_most(Scenario::MOST_CHANGES, Self::change)),
            "opinions" => reader.once(&mut opinions, Self::opinions),
            _ => reader.unknown(),
        })?;
        Ok(Scenario {
            id: self.needed(id, "id")?,
            name: self.needed(name, "name")?,
            changes: changes.unwrap_or_default(),
            opinions: opinions.unwrap_or_default(),
        })
    }

    fn change(&mut self) -> Read<Change> {
        let (mut command, mut was, mut first_id) = (None, None, None);
        self.in_change = true;
        self.object(&mut |reader, key| match key {
            "command" => reader.once(&mut command, Self::command),
            "was" => reader.once(&mut was, Self::command),
            "first_id" => reader.once(&mut first_id, Self::integer),
            _ => reader.unknown(),
        })?;
        self.in_change = false;
        let command = self.needed(command, "command")?;
        Ok(Change { command, was: was.map(Box::new), first_id: first_id.unwrap_or_default() })
    }

    /// A command that a scenario can hold.
    fn command(&mut self) -> Read<Command> {
        let (mut verb, mut spelt) = (None, Spelt::default());
        let (mut text, mut unit, mut factors, mut funding, mut contributions) = (None, None, None, None, None);
        self.object(&mut |reader, key| match key {
            "do" => reader.once(&mut verb, Self::verb),
            "text" => reader.once(&mut text, Self::words),
            "unit" => reader.once(&mut unit, Self::words),
            "factors" => reader.once(&mut factors, Self::factors),
            "funding" => reader.once(&mut funding, Self::funding),
            "contributions" => reader.once(&mut contributions, |reader| reader.each(Self::contribution)),
            _ => reader.spelt_field(&mut spelt, key),
        })?;
        let verb = self.needed(verb, "do")?;
        let spelt = Spelt {
            text: text.unwrap_or_default(),
            unit: unit.unwrap_or_default(),
            factors: factors.unwrap_or_default(),
            funding: funding.unwrap_or_default(),
            contributions: contributions.unwrap_or_default(),
            ..spelt
        };
        spelt.command(verb).map_err(|misspelt| match misspelt {
            Misspelt::Missing(field) => self.refuse_field(field, Problem::MissingField),
            Misspelt::Extra => self.refuse(Problem::UnknownField),
        })
    }

    fn spelt_field(&mut self, spelt: &mut Spelt, key: &str) -> Read<()> {
        match key {
            "of" => self.once(&mut spelt.of, Self::integer),
            "year" => self.once(&mut spelt.year, Self::calendar_year),
            "after" => self.once(&mut spelt.after, Self::integer),
            "below" => self.once(&mut spelt.below, Self::integer),
            "at" => self.once(&mut spelt.at, Self::integer),
            "years" => self.once(&mut spelt.years, Self::integer),
            "value" => self.once(&mut spelt.value, Self::number),
            "amount" => self.once(&mut spelt.amount, Self::money),
            "step" => self.once(&mut spelt.step, Self::money),
            "goal" => self.once(&mut spelt.goal, Self::goal),
            "baseline" => self.once(&mut spelt.baseline, Self::baseline),
            "population" => self.once(&mut spelt.population, Self::population),
            "ceiling" => self.once(&mut spelt.ceiling, Self::ceiling),
            _ => self.unknown(),
        }
    }

    fn verb(&mut self) -> Read<Verb> {
        let word = self.string()?;
        match Verb::WORDS.into_iter().find(|(_, other)| *other == word) {
            Some((verb, _)) => Ok(verb),
            None => Err(self.refuse(Problem::UnknownWord { text: cut(&word) })),
        }
    }

    /// What is said of items, which may be those of the scenario alone.
    fn opinions(&mut self) -> Read<Vec<Opinion>> {
        let opinions = self.each(Self::opinion)?;
        self.in_order(opinions, |opinion| opinion.item)
    }

    fn opinion(&mut self) -> Read<Opinion> {
        let (mut item, mut verdict, mut reason) = (None, None, None);
        self.object(&mut |reader, key| match key {
            "item" => reader.once(&mut item, Self::integer),
            "verdict" => reader.once(&mut verdict, Self::verdict),
            "reason" => reader.once(&mut reason, Self::words),
            _ => reader.unknown(),
        })?;
        let (item, verdict) = (self.needed(item, "item")?, self.needed(verdict, "verdict")?);
        Ok(Opinion { item, verdict, reason: reason.unwrap_or_default() })
    }

    fn verdict(&mut self) -> Read<Verdict> {
        let word = self.string()?;
        match Verdict::ALL.into_iter().find(|verdict| verdict_word(*verdict) == word) {
            Some(verdict) => Ok(verdict),
            None => Err(self.refuse(Problem::UnknownWord { text: cut(&word) })),
        }
    }
}
