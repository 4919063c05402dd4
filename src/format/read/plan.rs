//! The frame of a plan file: its own fields and its short lists. Items, targets and tables are beside it.

use super::head::Kind;
use super::path::cut;
use super::reader::{Read, Reader};
use crate::format::{Problem, ReadError};
use crate::money::{Decimal, LIMITS};
use crate::plan::{ByYear, Correction, Driver, Outline, OutlineError, Plan, Scenario, Source, Waiver};

impl Reader<'_> {
    /// The plan, once the head is read.
    pub(super) fn plan(&mut self) -> Read<Plan> {
        let (mut format, mut version, mut years, mut scale, mut next_id) = (None, None, None, None, None);
        let (mut name, mut title, mut issuer, mut decision) = (None, None, None, None);
        let (mut sources, mut drivers, mut items) = (None, None, None);
        let (mut targets, mut ceilings, mut norms, mut tables) = (None, None, None, None);
        let (mut corrections, mut waivers, mut index) = (None, None, None);
        let (mut ranges, mut holds, mut weights, mut scenarios) = (None, None, None, None);
        self.object(&mut |reader, key| match key {
            "format" => reader.once(&mut format, |reader| reader.string().map(drop)),
            "version" => reader.once(&mut version, Self::integer::<u32>),
            "years" => reader.once(&mut years, |reader| reader.years(Kind::Plan)),
            "id" => reader.once(&mut name, Self::plan_name),
            "title" => reader.once(&mut title, Self::words),
            "issuer" => reader.once(&mut issuer, Self::words),
            "decision" => reader.once(&mut decision, Self::words),
            "scale" => reader.once(&mut scale, Self::scale),
            "index" => reader.once(&mut index, Self::index),
            "sources" => reader.once(&mut sources, |reader| reader.at_most(LIMITS.sources, Self::source)),
            "drivers" => reader.once(&mut drivers, |reader| reader.each(Self::driver)),
            "items" => reader.once(&mut items, |reader| reader.siblings(0)),
            "targets" => reader.once(&mut targets, |reader| reader.each(Self::target)),
            "ceilings" => reader.once(&mut ceilings, |reader| reader.each(Self::ceiling)),
            "norms" => reader.once(&mut norms, |reader| reader.each(Self::norm)),
            "tables" => reader.once(&mut tables, Self::tables),
            "corrections" => reader.once(&mut corrections, |reader| reader.each(Self::correction)),
            "waivers" => reader.once(&mut waivers, Self::waivers),
            "ranges" => reader.once(&mut ranges, Self::ranges),
            "holds" => reader.once(&mut holds, Self::holds),
            "weights" => reader.once(&mut weights, Self::weights),
            "scenarios" => reader.once(&mut scenarios, |reader| reader.at_most(Scenario::MOST, Self::scenario)),
            "next_id" => reader.once(&mut next_id, Self::integer),
            _ => reader.unknown(),
        })?;
        let (tables, claims) = tables.unwrap_or_default();
        let plan = Plan {
            name: self.needed(name, "id")?,
            title: self.needed(title, "title")?,
            issuer: issuer.unwrap_or_default(),
            decision: decision.unwrap_or_default(),
            period: self.needed(years, "years")?,
            scale: self.needed(scale, "scale")?,
            next_id: self.needed(next_id, "next_id")?,
            sources: sources.unwrap_or_default(),
            drivers: drivers.unwrap_or_default(),
            outline: self.outline()?,
            targets: targets.unwrap_or_default(),
            ceilings: ceilings.unwrap_or_default(),
            tables,
            claims,
            corrections: corrections.unwrap_or_default(),
            waivers: waivers.unwrap_or_default(),
            norms: norms.unwrap_or_default(),
            index: index.unwrap_or_default(),
            ranges: ranges.unwrap_or_default(),
            holds: holds.unwrap_or_default(),
            weights: weights.unwrap_or_default(),
            scenarios: scenarios.unwrap_or_default(),
        };
        self.check_size(&plan)?;
        self.check_ids(&plan)?;
        let in_order =
            plan.corrections.iter().zip(plan.corrections.iter().skip(1)).all(|(one, next)| one.claim < next.claim);
        if !in_order || plan.corrections.last().is_some_and(|last| last.claim >= plan.claims.len()) {
            return Err(self.refuse_field("corrections", Problem::WrongType));
        }
        Ok(plan)
    }

    /// Refuses a plan whose report would not fit into the memory of a browser.
    pub(super) fn check_size(&mut self, plan: &Plan) -> Read<()> {
        if plan.amounts() > LIMITS.amounts { Err(self.refuse_all(ReadError::TooManyAmounts)) } else { Ok(()) }
    }

    /// The items read so far as an outline.
    pub(super) fn outline(&mut self) -> Read<Outline> {
        Outline::from_items(std::mem::take(&mut self.items)).map_err(|error| match error {
            OutlineError::DuplicateId(id) => self.refuse_all(ReadError::DuplicateId(id)),
            OutlineError::TooMany => self.refuse_all(ReadError::TooManyItems),
            OutlineError::Orphan(_) | OutlineError::TooDeep(_) => self.refuse_field("items", Problem::TooDeep),
        })
    }

    fn plan_name(&mut self) -> Read<String> {
        let name = self.words()?;
        let good = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        if name.is_empty() || !name.bytes().all(good) {
            return Err(self.refuse(Problem::BadName { text: cut(&name) }));
        }
        Ok(name)
    }

    fn source(&mut self) -> Read<Source> {
        let (mut id, mut name) = (None, None);
        self.object(&mut |reader, key| match key {
            "id" => reader.once(&mut id, Self::integer),
            "name" => reader.once(&mut name, Self::words),
            _ => reader.unknown(),
        })?;
        Ok(Source { id: self.needed(id, "id")?, name: self.needed(name, "name")? })
    }

    fn driver(&mut self) -> Read<Driver> {
        let (mut id, mut name, mut unit, mut value) = (None, None, None, None);
        self.object(&mut |reader, key| match key {
            "id" => reader.once(&mut id, Self::integer),
            "name" => reader.once(&mut name, Self::words),
            "unit" => reader.once(&mut unit, Self::words),
            "value" => reader.once(&mut value, Self::number),
            _ => reader.unknown(),
        })?;
        Ok(Driver {
            id: self.needed(id, "id")?,
            name: self.needed(name, "name")?,
            unit: unit.unwrap_or_default(),
            value: self.needed(value, "value")?,
        })
    }

    fn correction(&mut self) -> Read<Correction> {
        let (mut figure, mut text) = (None, None);
        self.object(&mut |reader, key| match key {
            "figure" => reader.once(&mut figure, Self::integer::<u32>),
            "text" => reader.once(&mut text, Self::filled),
            _ => reader.unknown(),
        })?;
        let claim = usize::try_from(self.needed(figure, "figure")?).unwrap_or(usize::MAX);
        Ok(Correction { claim, text: self.needed(text, "text")? })
    }

    fn waivers(&mut self) -> Read<Vec<Waiver>> {
        let waivers = self.each(Self::waiver)?;
        self.names_once(waivers, |waiver| &waiver.finding)
    }

    fn waiver(&mut self) -> Read<Waiver> {
        let (mut finding, mut reason) = (None, None);
        self.object(&mut |reader, key| match key {
            "finding" => reader.once(&mut finding, Self::finding_name),
            "reason" => reader.once(&mut reason, Self::filled),
            _ => reader.unknown(),
        })?;
        Ok(Waiver { finding: self.needed(finding, "finding")?, reason: self.needed(reason, "reason")? })
    }

    fn finding_name(&mut self) -> Read<String> {
        let name = self.words()?;
        if Waiver::is_finding_name(&name) {
            Ok(name)
        } else {
            Err(self.refuse(Problem::BadFinding { text: cut(&name) }))
        }
    }

    /// A text that says something.
    pub(super) fn filled(&mut self) -> Read<String> {
        let text = self.words()?;
        if text.is_empty() { Err(self.refuse(Problem::EmptyText)) } else { Ok(text) }
    }

    /// Percentages by year, without the zeros: where no price rises there is no index.
    fn index(&mut self) -> Read<ByYear<Decimal>> {
        let index = self.by_year(Self::percent)?;
        let index: ByYear<Decimal> = index.into_iter().map(|rise| rise.filter(|rise| !rise.is_zero())).collect();
        Ok(if index.iter().all(Option::is_none) { ByYear::new() } else { index })
    }

    fn percent(&mut self) -> Read<Decimal> {
        let percent = self.number()?;
        let is_one = (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&percent);
        if is_one { Ok(percent) } else { Err(self.refuse(Problem::OutOfRange { most: 100 })) }
    }
}
