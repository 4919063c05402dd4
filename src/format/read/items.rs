//! The nested items of a plan file into the flat list of an outline. It checks each item by itself and adds nothing up.

use super::reader::{Read, Reader};
use super::references::Meant;
use crate::format::Problem;
use crate::money::{Decimal, LIMITS};
use crate::plan::{Basis, ByYear, Codes, Count, Factor, FactorValue, Funding, Id, Item, Kind, Line, Price};
use std::sync::Arc;

/// What makes a line a line; a group has none of it.
#[derive(Default)]
struct LineFields {
    unit: Option<String>,
    price: Option<Price>,
    count: Option<ByYear<Decimal>>,
    factors: Option<Vec<Factor>>,
    amounts: Option<Basis>,
    funding: Option<Funding>,
    codes: Option<Codes>,
}

impl Reader<'_> {
    /// A list of items with all below them, added to those read so far.
    pub(super) fn siblings(&mut self, depth: usize) -> Read<()> {
        self.list(&mut |reader| reader.item(depth))
    }

    fn item(&mut self, depth: usize) -> Read<()> {
        if depth >= LIMITS.depth {
            return Err(self.refuse(Problem::TooDeep));
        }
        let (mut id, mut number, mut label) = (None, None, None);
        let (mut note, mut lead, mut support, mut prose, mut edited) = (None, None, None, None, None);
        let mut line = LineFields::default();
        let mut group = None; // its position, kept for it before those of its children
        self.object(&mut |reader, key| match key {
            "id" => reader.once(&mut id, Self::integer),
            "number" => reader.once(&mut number, Self::words),
            "label" => reader.once(&mut label, Self::words),
            "note" => reader.once(&mut note, Self::words),
            "lead" => reader.once(&mut lead, Self::words),
            "support" => reader.once(&mut support, Self::words),
            "prose" => reader.once(&mut prose, |reader| reader.each(Self::words)),
            "edited" => reader.once(&mut edited, Self::truth),
            "items" => reader.once(&mut group, |reader| reader.children(depth)),
            _ => reader.line_field(&mut line, key),
        })?;
        let item = Item {
            id: self.needed(id, "id")?,
            depth,
            number: number.unwrap_or_default(),
            label: label.unwrap_or_default(),
            note: note.unwrap_or_default(),
            lead: lead.unwrap_or_default(),
            support: support.unwrap_or_default(),
            prose: prose.unwrap_or_default(),
            edited: edited.is_some(),
            kind: if group.is_some() { self.group(&line)? } else { Kind::Line(self.line(line)?) },
        };
        match group.and_then(|position| self.items.get_mut(position)) {
            Some(place) => *place = Arc::new(item),
            None => self.items.push(Arc::new(item)),
        }
        Ok(())
    }

    fn children(&mut self, depth: usize) -> Read<usize> {
        let position = self.items.len();
        self.items.push(Arc::new(Item::new(0, depth, Kind::Group)));
        self.siblings(depth.saturating_add(1))?;
        Ok(position)
    }

    fn group(&mut self, line: &LineFields) -> Read<Kind> {
        let of_a_line = [
            ("unit", line.unit.is_some()),
            ("price", line.price.is_some()),
            ("count", line.count.is_some()),
            ("factors", line.factors.is_some()),
            ("amounts", line.amounts.is_some()),
            ("funding", line.funding.is_some()),
            ("codes", line.codes.is_some()),
        ];
        match of_a_line.into_iter().find(|(_, given)| *given) {
            Some((field, _)) => Err(self.refuse_field(field, Problem::NotInAGroup)),
            None => Ok(Kind::Group),
        }
    }

    fn line_field(&mut self, line: &mut LineFields, key: &str) -> Read<()> {
        match key {
            "unit" => self.once(&mut line.unit, Self::words),
            "price" => self.once(&mut line.price, Self::price),
            "count" => self.once(&mut line.count, Self::count),
            "factors" => self.once(&mut line.factors, Self::factors),
            "amounts" => self.once(&mut line.amounts, |reader| reader.by_year(Self::money).map(Basis::LumpSum)),
            "funding" => self.once(&mut line.funding, Self::funding),
            "codes" => self.once(&mut line.codes, Self::codes),
            _ => self.unknown(),
        }
    }

    fn line(&mut self, fields: LineFields) -> Read<Line> {
        let LineFields { unit, price, count, factors, amounts, funding, codes } = fields;
        let unit_cost = price.is_some() || count.is_some() || factors.is_some();
        let basis = match amounts {
            Some(_) if unit_cost => return Err(self.refuse(Problem::TwoBases)),
            Some(amounts) => amounts,
            None if unit_cost => Basis::UnitCost {
                price: price.unwrap_or(Price::Constant(None)),
                count: Count {
                    factors: factors.unwrap_or_default(),
                    by_year: count.unwrap_or_else(|| vec![None; self.year_count()]),
                },
            },
            None => Basis::Blank,
        };
        Ok(Line {
            unit: unit.unwrap_or_default(),
            basis,
            funding: funding.unwrap_or_default(),
            codes: codes.unwrap_or_default(),
        })
    }

    fn price(&mut self) -> Read<Price> {
        match self.peek() {
            Some(b'{') => self.by_year(Self::number).map(Price::ByYear),
            _ => self.number().map(|price| Price::Constant(Some(price))),
        }
    }

    fn count(&mut self) -> Read<ByYear<Decimal>> {
        match self.peek() {
            Some(b'{') => self.by_year(Self::number),
            _ => self.number().map(|count| vec![Some(count); self.year_count()]),
        }
    }

    /// The factors of a count.
    pub(super) fn factors(&mut self) -> Read<Vec<Factor>> {
        let factors = self.each(Self::factor)?;
        if factors.len() > LIMITS.factors { Err(self.refuse(Problem::TooManyFactors)) } else { Ok(factors) }
    }

    fn factor(&mut self) -> Read<Factor> {
        let (mut value, mut driver, mut unit, mut except) = (None, None, None, None);
        self.object(&mut |reader, key| match key {
            "value" => reader.once(&mut value, Self::number),
            "driver" => reader.once(&mut driver, |reader| reader.reference(Meant::Driver)),
            "unit" => reader.once(&mut unit, Self::words),
            "except" => reader.once(&mut except, Self::number),
            _ => reader.unknown(),
        })?;
        let value = match (value, driver, except) {
            (Some(value), None, None) => FactorValue::Number(value),
            (None, Some(driver), except) => FactorValue::Driver { driver, except },
            _ => return Err(self.refuse(Problem::NotExactlyOne)),
        };
        Ok(Factor { value, unit: unit.unwrap_or_default() })
    }

    /// Who pays.
    pub(super) fn funding(&mut self) -> Read<Funding> {
        let mut funding = None;
        self.object(&mut |reader, key| {
            reader.only(&mut funding, Problem::NotExactlyOne, |reader| match key {
                "source" => reader.reference(Meant::Source).map(Funding::Source),
                "percent" => reader.shares("value", Self::number).map(Funding::Percent),
                "price_shares" => reader.shares("value", Self::number).map(Funding::PriceShares),
                "amounts" => reader.shares("years", |reader| reader.by_year(Self::money)).map(Funding::Amounts),
                "in_kind" => reader.words().map(|donor| Funding::InKind { donor }),
                _ => Err(reader.refuse(Problem::UnknownField)),
            })
        })?;
        match funding {
            Some(funding) => Ok(funding),
            None => Err(self.refuse(Problem::NotExactlyOne)),
        }
    }

    fn codes(&mut self) -> Read<Codes> {
        let (mut chapter, mut section, mut entry) = (None, None, None);
        self.object(&mut |reader, key| match key {
            "chapter" => reader.once(&mut chapter, Self::words),
            "section" => reader.once(&mut section, Self::words),
            "entry" => reader.once(&mut entry, Self::words),
            _ => reader.unknown(),
        })?;
        let [chapter, section, entry] = [chapter, section, entry].map(Option::unwrap_or_default);
        Ok(Codes { chapter, section, entry })
    }

    /// A list of sources, each once, and their parts, which stand in that field.
    fn shares<T>(&mut self, field: &str, read: fn(&mut Self) -> Read<T>) -> Read<Vec<(Id, T)>> {
        let shares = self.each(|reader| reader.share(field, read))?;
        self.names_once(shares, |(source, _)| source)
    }

    fn share<T>(&mut self, field: &str, read: fn(&mut Self) -> Read<T>) -> Read<(Id, T)> {
        let (mut source, mut part) = (None, None);
        self.object(&mut |reader, key| match key {
            "source" => reader.once(&mut source, |reader| reader.reference(Meant::Source)),
            _ if key == field => reader.once(&mut part, read),
            _ => reader.unknown(),
        })?;
        Ok((self.needed(source, "source")?, self.needed(part, field)?))
    }
}
