//! One kept record ↔ text: a header line with a checksum, then the plan file. It never looks into the plan.
//!
//! `DT1 <schema> <rev> <base> <writer> <bytes of the body> <sum>\n<body>`, where the sum is the CRC-32C of everything
//! before it and the body. The shape of the header is for ever; only the schema grows.

use super::sum::sum;
use crate::format::version_of;

/// The newest schema that is understood. A record is of that of its plan: the version that the file in its body says, so that
/// what older apps can read stays readable to them.
pub const SCHEMA: u32 = crate::format::VERSION;

/// The oldest schema that is still written. A record of this one or a newer loses nothing when another is written over it; of
/// one before, that may have been read as something else, the bytes stay.
pub(super) const OLDEST_WRITTEN: u32 = 1;

const MAGIC: &str = "DT1 ";

/// One revision of one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The version of what is in the body.
    pub schema: u32,
    /// Its revision: one more than what it was made from.
    pub rev: u64,
    /// The revision of the journal that it stands on.
    pub base: u64,
    /// Who wrote it: one opening of the plan in one tab.
    pub writer: String,
    /// The checksum.
    pub sum: u32,
    /// The plan file.
    pub body: String,
}

/// What tells one record from another without its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Its revision.
    pub rev: u64,
    /// Who wrote it.
    pub writer: String,
    /// Its checksum.
    pub sum: u32,
}

/// Why a text is no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It does not begin like one.
    NotARecord,
    /// Its end is missing.
    Cut {
        /// How many bytes of the plan there are.
        have: usize,
        /// How many there should be; not known when the header itself is cut.
        want: Option<usize>,
    },
    /// Something in it is not as it was written.
    Altered,
    /// It is whole, and a newer app wrote it.
    Newer {
        /// The schema that it says.
        schema: u32,
    },
}

impl Record {
    /// A record of the schema that its plan file has.
    pub fn new(rev: u64, base: u64, writer: &str, body: String) -> Self {
        Self::of_schema(version_of(&body), rev, base, writer, body)
    }

    /// A record of that schema, for what is no plan file itself.
    pub(super) fn of_schema(schema: u32, rev: u64, base: u64, writer: &str, body: String) -> Self {
        let mut record = Self { schema, rev, base, writer: writer.to_owned(), sum: 0, body };
        record.sum = sum(&[&record.header(), &record.body]);
        record
    }

    /// The bare plan file that apps before this one kept, as revision 0.
    pub fn legacy(text: &str) -> Option<Self> {
        text.starts_with('{').then(|| Self::bare(text))
    }

    /// Any text as revision 0.
    pub(super) fn bare(text: &str) -> Self {
        Self { schema: 0, rev: 0, base: 0, writer: String::new(), sum: sum(&[text]), body: text.to_owned() }
    }

    /// What tells it from others.
    pub fn stamp(&self) -> Stamp {
        Stamp { rev: self.rev, writer: self.writer.clone(), sum: self.sum }
    }

    /// The text to keep.
    pub fn text(&self) -> String {
        [&self.header(), hex(self.sum).as_str(), "\n", &self.body].concat()
    }

    fn header(&self) -> String {
        let Self { schema, rev, base, writer, .. } = self;
        format!("{MAGIC}{schema} {rev} {base} {writer} {} ", self.body.len())
    }

    /// The schema that a record says, before anything else of it is asked.
    #[cfg(test)]
    pub(super) fn schema_of(text: &str) -> Option<u32> {
        let (schema, _) = text.strip_prefix(MAGIC)?.split_once(' ')?;
        u32::try_from(number(schema)?).ok()
    }

    /// Reads a kept text.
    ///
    /// # Errors
    /// What is wrong with it. The text itself stays with the caller.
    pub fn read(text: &str) -> Result<Self, Damage> {
        if text.len() < MAGIC.len() && MAGIC.starts_with(text) {
            return Err(Damage::Cut { have: 0, want: None });
        }
        let rest = text.strip_prefix(MAGIC).ok_or(Damage::NotARecord)?;
        let (header, body) = rest.split_once('\n').ok_or(Damage::Cut { have: 0, want: None })?;
        let fields: Vec<&str> = header.split(' ').collect();
        let [schema, rev, base, writer, length, said] = fields.as_slice() else { return Err(Damage::Altered) };
        let want = number(length).and_then(|length| usize::try_from(length).ok()).ok_or(Damage::Altered)?;
        if body.len() < want {
            return Err(Damage::Cut { have: body.len(), want: Some(want) });
        }
        let covered = text.get(..text.len().saturating_sub(body.len()).saturating_sub(said.len()).saturating_sub(1));
        let sum = sum(&[covered.unwrap_or_default(), body]);
        if body.len() > want || *said != hex(sum) {
            return Err(Damage::Altered);
        }
        let (Some(schema), Some(rev), Some(base)) = (number(schema), number(rev), number(base)) else {
            return Err(Damage::Altered);
        };
        match u32::try_from(schema).unwrap_or(u32::MAX) {
            schema if schema > SCHEMA => Err(Damage::Newer { schema }),
            schema => Ok(Self { schema, rev, base, writer: (*writer).to_owned(), sum, body: body.to_owned() }),
        }
    }
}

fn hex(sum: u32) -> String {
    format!("{sum:08x}")
}

/// A whole number without sign and without zeros before it.
pub(super) fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}
