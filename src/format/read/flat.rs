//! The flat plan files of the benchmark, `bench-plan/1`. The figures that they state are read over; none is computed.

use super::path::cut;
use super::reader::{Read, Reader};
use crate::format::Problem;
use crate::money::{Decimal, LIMITS};
use crate::plan::{Basis, ByYear, Count, Funding, Id, Item, Kind, Line, Plan, Price, Source};
use std::sync::Arc;

impl Reader<'_> {
    /// The plan, once the head is read.
    pub(super) fn flat(&mut self) -> Read<Plan> {
        let (mut schema, mut currency, mut years, mut stated) = (None, None, None, None);
        let (mut title, mut sources, mut groups) = (None, None, None);
        let mut split = None; // how many parts the first line has, and so every line
        self.object(&mut |reader, key| match key {
            "schema" => reader.once(&mut schema, |reader| reader.string().map(drop)),
            "title" => reader.once(&mut title, Self::words),
            "currency" => reader.once(&mut currency, Self::currency),
            "years" => reader.once(&mut years, |reader| reader.each(Self::integer::<u16>)),
            "sources" => reader.once(&mut sources, |reader| reader.at_most(LIMITS.sources, Self::words)),
            "groups" => reader.once(&mut groups, |reader| reader.list(&mut |reader| reader.flat_group(&mut split))),
            "stated" => reader.once(&mut stated, Self::whole),
            _ => reader.unknown(),
        })?;
        self.needed(groups, "groups")?;
        self.needed(currency, "currency")?;
        let (title, sources) = (self.needed(title, "title")?, self.needed(sources, "sources")?);
        match split {
            Some(expected) if sources.len() != expected => {
                return Err(self.refuse_field("sources", Problem::WrongLength { expected }));
            }
            _ => {}
        }
        self.flat_plan(&title, sources)
    }

    /// Sources have the ids from 1 on, then come groups and lines in document order.
    fn flat_plan(&mut self, title: &str, sources: Vec<String>) -> Read<Plan> {
        let Some(period) = self.period else { return Err(self.refuse_field("years", Problem::MissingField)) };
        let mut plan = Plan::blank("bench-plan", title, period);
        for name in sources {
            let id = plan.take_id();
            plan.sources.push(Source { id, name });
        }
        for item in &mut self.items {
            if let Some(item) = Arc::get_mut(item) {
                item.id = plan.take_id();
            }
        }
        plan.outline = self.outline()?;
        self.check_size(&plan)?;
        Ok(plan)
    }

    fn currency(&mut self) -> Read<()> {
        match self.string()? {
            currency if currency == "VND" => Ok(()),
            other => Err(self.refuse(Problem::UnknownWord { text: cut(&other) })),
        }
    }

    fn flat_group(&mut self, split: &mut Option<usize>) -> Read<()> {
        let position = self.items.len();
        self.items.push(Arc::new(Item::new(0, 0, Kind::Group)));
        let (mut name, mut lines, mut stated) = (None, None, None);
        self.object(&mut |reader, key| match key {
            "name" => reader.once(&mut name, Self::words),
            "lines" => reader.once(&mut lines, |reader| reader.list(&mut |reader| reader.flat_line(split))),
            "stated" => reader.once(&mut stated, Self::whole),
            _ => reader.unknown(),
        })?;
        self.needed(lines, "lines")?;
        let label = self.needed(name, "name")?;
        if let Some(item) = self.items.get_mut(position).and_then(Arc::get_mut) {
            item.label = label;
        }
        Ok(())
    }

    fn flat_line(&mut self, split: &mut Option<usize>) -> Read<()> {
        let (mut label, mut unit, mut note) = (None, None, None);
        let (mut price, mut by_year, mut funding, mut stated) = (None, None, None, None);
        self.object(&mut |reader, key| match key {
            "label" => reader.once(&mut label, Self::words),
            "unit" => reader.once(&mut unit, Self::words),
            "unit_price" => reader.once(&mut price, Self::whole),
            "quantity" => reader.once(&mut by_year, Self::quantity),
            "split" => reader.once(&mut funding, |reader| reader.split(split)),
            "note" => reader.once(&mut note, Self::words),
            "stated" => reader.once(&mut stated, Self::whole),
            _ => reader.unknown(),
        })?;
        let price = Price::Constant(Some(self.needed(price, "unit_price")?));
        let count = Count { factors: Vec::new(), by_year: self.needed(by_year, "quantity")? };
        let line = Line {
            unit: self.needed(unit, "unit")?,
            basis: Basis::UnitCost { price, count },
            funding: self.needed(funding, "split")?,
        };
        let label = self.needed(label, "label")?;
        let note = note.unwrap_or_default();
        self.items.push(Arc::new(Item { label, note, ..Item::new(0, 1, Kind::Line(line)) }));
        Ok(())
    }

    fn quantity(&mut self) -> Read<ByYear<Decimal>> {
        let expected = self.year_count();
        let mut by_year = Vec::with_capacity(expected);
        self.list(&mut |reader| {
            by_year.push(Some(reader.whole()?));
            Ok(())
        })?;
        if by_year.len() == expected { Ok(by_year) } else { Err(self.refuse(Problem::WrongLength { expected })) }
    }

    /// Percentages without the zeros; nobody pays if all are.
    fn split(&mut self, parts: &mut Option<usize>) -> Read<Funding> {
        let (mut shares, mut source): (Vec<(Id, Decimal)>, usize) = (Vec::new(), 0);
        self.list(&mut |reader| {
            let percent = reader.whole()?;
            source = source.saturating_add(1);
            if !percent.is_zero() {
                shares.push((Id::try_from(source).unwrap_or(Id::MAX), percent));
            }
            Ok(())
        })?;
        let expected = *parts.get_or_insert(source);
        match source == expected {
            false => Err(self.refuse(Problem::WrongLength { expected })),
            true if shares.is_empty() => Ok(Funding::Unstated),
            true => Ok(Funding::Percent(shares)),
        }
    }

    fn whole(&mut self) -> Read<Decimal> {
        let text = self.digits()?;
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.len() > usize::try_from(LIMITS.whole_digits).unwrap_or_default() {
            return Err(self.refuse(Problem::NumberTooLarge { text: cut(text) }));
        }
        // the limit is below what 64 bits hold
        let add = |number: i64, digit: u8| number.wrapping_mul(10).wrapping_add(i64::from(digit.wrapping_sub(b'0')));
        let number = digits.bytes().fold(0, add);
        Ok(Decimal::from(if digits.len() < text.len() { number.wrapping_neg() } else { number }))
    }
}
