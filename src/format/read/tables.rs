//! The tables of a plan file into the flat list of claims. Figures stay as printed; nothing is compared with them.

use super::path::cut;
use super::reader::{Read, Reader};
use super::references::Meant;
use crate::format::Problem;
use crate::format::printed::plain_reading;
use crate::money::{Decimal, LIMITS};
use crate::plan::{Claim, ClaimField, Id, Subject, Table};

/// The text as printed, and what we read in it.
type Printed = (String, Option<Decimal>);

/// Who and what the figures of one row speak of.
#[derive(Default)]
struct Row {
    item: Option<Id>,
    source: Option<Id>,
    price: Option<Printed>,
    count: Option<Printed>,
    years: Option<Vec<(u16, Printed)>>,
    amount: Option<Printed>,
    words: Option<Printed>,
    target_groups: Option<Printed>,
}

impl Reader<'_> {
    /// The tables, and what they claim: table by table, row by row, field by field, year by year.
    pub(super) fn tables(&mut self) -> Read<(Vec<Table>, Vec<Claim>)> {
        let mut claims = Vec::new();
        let mut tables = Vec::new();
        self.list(&mut |reader| {
            reader.room(tables.len(), LIMITS.tables)?;
            tables.push(reader.table(&mut claims)?);
            Ok(())
        })?;
        Ok((tables, claims))
    }

    fn table(&mut self, claims: &mut Vec<Claim>) -> Read<Table> {
        let first = claims.len();
        let (mut id, mut title, mut place, mut scale) = (None, None, None, None);
        let (mut unit, mut source, mut rows) = (None, None, None);
        self.object(&mut |reader, key| match key {
            "id" => reader.once(&mut id, Self::integer),
            "title" => reader.once(&mut title, Self::words),
            "place" => reader.once(&mut place, Self::words),
            "scale" => reader.once(&mut scale, Self::scale),
            "unit_printed" => reader.once(&mut unit, Self::words),
            "source" => reader.once(&mut source, |reader| reader.reference(Meant::Source)),
            "rows" => reader.once(&mut rows, |reader| reader.list(&mut |reader| reader.row(claims))),
            _ => reader.unknown(),
        })?;
        self.needed(rows, "rows")?;
        let table = Table {
            id: self.needed(id, "id")?,
            title: self.needed(title, "title")?,
            place: place.unwrap_or_default(),
            scale: self.needed(scale, "scale")?,
            unit_printed: unit,
            source,
        };
        for claim in claims.iter_mut().skip(first) {
            claim.table = table.id;
        }
        Ok(table)
    }

    fn row(&mut self, claims: &mut Vec<Claim>) -> Read<()> {
        let mut row = Row::default();
        self.object(&mut |reader, key| match key {
            "item" => reader.once(&mut row.item, |reader| reader.reference(Meant::PrintedItem)),
            "source" => reader.once(&mut row.source, |reader| reader.reference(Meant::Source)),
            "price" => reader.once(&mut row.price, Self::figure),
            "count" => reader.once(&mut row.count, Self::figure),
            "years" => reader.once(&mut row.years, Self::printed_years),
            "amount" => reader.once(&mut row.amount, Self::figure),
            "words" => reader.once(&mut row.words, |reader| Ok((reader.words()?, None))),
            "target_groups" => reader.once(&mut row.target_groups, Self::figure),
            _ => reader.unknown(),
        })?;
        let before = claims.len();
        let Row { item, source, price, count, years, amount, words, target_groups } = row;
        let mut claim = |field, year, printed| {
            if let Some((raw, reading)) = printed {
                claims.push(Claim { table: 0, raw, reading, subject: Subject { item, field, year, source } });
            }
        };
        claim(ClaimField::Price, None, price);
        claim(ClaimField::Count, None, count);
        for (year, printed) in years.unwrap_or_default() {
            claim(ClaimField::Amount, Some(year), Some(printed));
        }
        claim(ClaimField::Amount, None, amount);
        claim(ClaimField::Words, None, words);
        claim(ClaimField::TargetGroups, None, target_groups);
        if claims.len() > LIMITS.figures {
            return Err(self.refuse(Problem::TooMany { most: LIMITS.figures }));
        }
        if claims.len() == before { Err(self.refuse_field("amount", Problem::MissingField)) } else { Ok(()) }
    }

    /// Figures by year, in the order of the years. They may be others than the plan's, which can be changed.
    fn printed_years(&mut self) -> Read<Vec<(u16, Printed)>> {
        let mut years: Vec<(u16, Printed)> = Vec::new();
        self.object(&mut |reader, key| {
            let year = reader.year(key)?;
            let Err(place) = years.binary_search_by_key(&year, |(year, _)| *year) else {
                return Err(reader.refuse(Problem::DuplicateKey));
            };
            years.insert(place, (year, reader.figure()?));
            Ok(())
        })?;
        Ok(years)
    }

    fn figure(&mut self) -> Read<Printed> {
        if self.peek() == Some(b'{') {
            return self.figure_with_reading();
        }
        let raw = self.words()?;
        match plain_reading(&raw) {
            None => Err(self.refuse(Problem::NoReading { text: cut(&raw) })),
            reading => Ok((raw, reading)),
        }
    }

    fn figure_with_reading(&mut self) -> Read<Printed> {
        let (mut raw, mut reading) = (None, None);
        self.object(&mut |reader, key| match key {
            "raw" => reader.once(&mut raw, Self::words),
            "reading" => reader.once(&mut reading, Self::number),
            _ => reader.unknown(),
        })?;
        let (raw, reading) = (self.needed(raw, "raw")?, self.needed(reading, "reading")?);
        if raw.is_empty() { Err(self.refuse(Problem::NoReading { text: raw })) } else { Ok((raw, Some(reading))) }
    }
}
