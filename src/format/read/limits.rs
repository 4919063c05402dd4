//! What limits a plan in its file: ceilings and norms. Whether they are kept is not asked.

use super::path::cut;
use super::reader::{Read, Reader};
use super::references::Meant;
use crate::format::Problem;
use crate::format::words::code_word;
use crate::money::Money;
use crate::plan::{Ceiling, Code, CodeKind, Id, Norm, Spent};

impl Reader<'_> {
    /// A ceiling.
    pub(super) fn ceiling(&mut self) -> Read<Ceiling> {
        let (mut id, mut amount, mut year, mut source, mut item, mut text) = (None, None, None, None, None, None);
        let (mut code, mut spent) = (None, None);
        self.object(&mut |reader, key| match key {
            "id" => reader.once(&mut id, Self::integer),
            "amount" => reader.once(&mut amount, Self::money),
            "year" => reader.once(&mut year, Self::year_of_plan),
            "source" => reader.once(&mut source, |reader| reader.reference(Meant::Source)),
            "item" => reader.once(&mut item, |reader| reader.reference(Meant::Item)),
            "code" => reader.once(&mut code, Self::code),
            "spent" => reader.once(&mut spent, Self::spent),
            "text" => reader.once(&mut text, Self::words),
            _ => reader.unknown(),
        })?;
        let (id, amount) = (self.needed(id, "id")?, self.needed(amount, "amount")?);
        Ok(Ceiling { id, amount, year, source, item, code, spent, text: text.unwrap_or_default() })
    }

    /// A budget code that says something.
    fn code(&mut self) -> Read<Code> {
        let (mut kind, mut text) = (None, None);
        self.object(&mut |reader, key| match key {
            "kind" => reader.once(&mut kind, Self::code_kind),
            "text" => reader.once(&mut text, Self::filled),
            _ => reader.unknown(),
        })?;
        Ok(Code { kind: self.needed(kind, "kind")?, text: self.needed(text, "text")? })
    }

    fn code_kind(&mut self) -> Read<CodeKind> {
        let word = self.string()?;
        match CodeKind::ALL.into_iter().find(|kind| code_word(*kind) == word) {
            Some(kind) => Ok(kind),
            None => Err(self.refuse(Problem::UnknownWord { text: cut(&word) })),
        }
    }

    fn spent(&mut self) -> Read<Spent> {
        let (mut through, mut amount) = (None, None);
        self.object(&mut |reader, key| match key {
            "through" => reader.once(&mut through, Self::calendar_year),
            "amount" => reader.once(&mut amount, Self::spent_money),
            _ => reader.unknown(),
        })?;
        Ok(Spent { through: self.needed(through, "through")?, amount: self.needed(amount, "amount")? })
    }

    fn spent_money(&mut self) -> Read<Money> {
        let amount = self.money()?;
        if amount < Money::ZERO { Err(self.refuse(Problem::Negative)) } else { Ok(amount) }
    }

    /// A norm.
    pub(super) fn norm(&mut self) -> Read<Norm> {
        let (mut id, mut name, mut unit, mut cap, mut lines) = (None, None, None, None, None);
        let (mut document, mut date) = (None, None);
        self.object(&mut |reader, key| match key {
            "id" => reader.once(&mut id, Self::integer),
            "name" => reader.once(&mut name, Self::words),
            "unit" => reader.once(&mut unit, Self::words),
            "cap" => reader.once(&mut cap, Self::number),
            "document" => reader.once(&mut document, Self::words),
            "date" => reader.once(&mut date, Self::words),
            "lines" => reader.once(&mut lines, Self::lines),
            _ => reader.unknown(),
        })?;
        Ok(Norm {
            id: self.needed(id, "id")?,
            name: self.needed(name, "name")?,
            unit: unit.unwrap_or_default(),
            cap: self.needed(cap, "cap")?,
            document: document.unwrap_or_default(),
            date: date.unwrap_or_default(),
            lines: lines.unwrap_or_default(),
        })
    }

    /// Lines, each once.
    fn lines(&mut self) -> Read<Vec<Id>> {
        let lines = self.each(|reader| reader.reference(Meant::Line))?;
        self.names_once(lines, |line| line)
    }
}
