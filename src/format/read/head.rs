//! What kind of file it is and which years it has, asked before anything else is read, wherever in the file it stands.

use super::reader::{Read, Reader, Refused};
use crate::format::words::{FLAT, FORMAT};
use crate::format::{Problem, ReadError, VERSION};

/// What kind of file it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A plan file of our version.
    Plan,
    /// A flat one.
    Flat,
}

/// What makes a file ours. It stands in the first fields of the files that we write.
#[derive(Default)]
struct Head {
    kind: Option<Kind>,
    version: Option<i64>,
    /// Where the years stand. They are not read at once: a newer file may have other ones.
    years: Option<usize>,
}

impl Reader<'_> {
    /// Reads the head, keeps the years, and stands before the text again.
    pub(super) fn head(&mut self) -> Read<Kind> {
        if matches!(self.peek(), Some(b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n')) {
            return Err(self.refuse_all(ReadError::NotAPlan));
        }
        let mut head = Head::default();
        let all = self.object(&mut |reader, key| reader.head_field(&mut head, key));
        if all.is_err() && self.is_refused() {
            return Err(Refused);
        }
        let Some(kind) = head.kind else { return Err(self.refuse_all(ReadError::NotAPlan)) };
        if kind == Kind::Plan && head.version.is_none() {
            return Err(self.refuse_field("version", Problem::MissingField));
        }
        let Some(years) = head.years else { return Err(self.refuse_field("years", Problem::MissingField)) };
        self.at = years;
        self.period = Some(self.years(kind)?);
        self.at = 0;
        Ok(kind)
    }

    /// Refuses without an error once it knows enough.
    fn head_field(&mut self, head: &mut Head, key: &str) -> Read<()> {
        match key {
            "format" if self.peek() == Some(b'"') && self.string()? == FORMAT => head.kind = Some(Kind::Plan),
            "schema" if self.peek() == Some(b'"') && self.string()? == FLAT => head.kind = Some(Kind::Flat),
            "format" | "schema" => return Err(self.refuse_all(ReadError::NotAPlan)),
            "version" => head.version = Some(self.integer()?),
            "years" => {
                head.years = Some(self.at);
                self.skip()?;
            }
            _ => self.skip()?,
        }
        if head.kind == Some(Kind::Plan)
            && let Some(version) = head.version
        {
            self.version(version)?;
        }
        let version = head.version.is_some() || head.kind == Some(Kind::Flat);
        if head.kind.is_some() && head.years.is_some() && version { Err(Refused) } else { Ok(()) }
    }

    fn version(&mut self, version: i64) -> Read<()> {
        match u32::try_from(version) {
            Ok(known @ 1..=VERSION) => {
                self.version = known;
                Ok(())
            }
            Ok(version) if version > VERSION => Err(self.refuse_all(ReadError::NewerVersion { version })),
            _ => Err(self.refuse_all(ReadError::NotAPlan)),
        }
    }

    /// Goes over a value by its brackets and strings alone; what is kept of the file is read again in earnest.
    fn skip(&mut self) -> Read<()> {
        let mut depth: usize = 0;
        loop {
            match self.peek() {
                Some(b'"') => drop(self.string()?),
                Some(b'{' | b'[') => {
                    depth = depth.saturating_add(1);
                    self.step(1);
                }
                Some(b'}' | b']') if depth > 0 => {
                    depth = depth.saturating_sub(1);
                    self.step(1);
                }
                Some(b',' | b':') if depth > 0 => self.step(1),
                Some(b'-' | b'0'..=b'9' | b'a'..=b'z') => self.skip_word(),
                _ => return Err(self.refuse_json()),
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    /// A number, `true`, `false` or `null`.
    fn skip_word(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let of_word = |byte: &&u8| matches!(byte, b'-' | b'+' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'E');
        self.step(rest.iter().take_while(of_word).count());
    }
}
