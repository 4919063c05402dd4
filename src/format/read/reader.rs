//! What the readers of all parts of a file share: how far the text is read, and how it is refused. It reads nothing.

use super::path::{line_and_column, path_at, push_field};
use super::references::Reference;
use crate::format::{Problem, ReadError};
use crate::plan::{Item, Period, Plan};
use std::sync::Arc;

/// What was refused, and why, stays in the reader, so that results are as small as what was read.
pub(super) struct Refused;

/// Something that was read.
pub(super) type Read<T> = Result<T, Refused>;

/// A text, how far it is read, and what the readers of its parts share.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    /// In bytes; after a value it stands right behind it, which is what places an error.
    pub(super) at: usize,
    error: Option<ReadError>,
    /// The version that the file says.
    pub(super) version: u32,
    /// The years of the plan, once the head is read.
    pub(super) period: Option<Period>,
    /// The items read so far, in document order.
    pub(super) items: Vec<Arc<Item>>,
    /// Whether a change of a scenario is read: what it speaks of may be gone from the plan.
    pub(super) in_change: bool,
    /// The ids named so far, to be checked when all things are known.
    pub(super) references: Vec<Reference>,
}

impl<'a> Reader<'a> {
    /// Stands before the text.
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            error: None,
            version: 1,
            period: None,
            items: Vec::new(),
            in_change: false,
            references: Vec::new(),
        }
    }

    /// What `read` makes of the whole text.
    pub(super) fn run(text: &'a str, read: fn(&mut Self) -> Read<Plan>) -> Result<Plan, ReadError> {
        let mut reader = Self::new(text);
        let plan = read(&mut reader).and_then(|plan| reader.end().map(|()| plan));
        plan.map_err(|Refused| reader.error.unwrap_or(ReadError::NotAPlan))
    }

    /// Whether something was refused; else [`Refused`] only meant that enough was seen.
    pub(super) fn is_refused(&self) -> bool {
        self.error.is_some()
    }

    /// Refuses the file.
    #[cold]
    pub(super) fn refuse_all(&mut self, error: ReadError) -> Refused {
        self.error = Some(error);
        Refused
    }

    /// Refuses the value just read or about to be read.
    #[cold]
    pub(super) fn refuse(&mut self, problem: Problem) -> Refused {
        self.refuse_field("", problem)
    }

    /// Refuses a field of the object just read.
    #[cold]
    pub(super) fn refuse_field(&mut self, field: &str, problem: Problem) -> Refused {
        let mut path = path_at(self.text.get(..self.at).unwrap_or(self.text));
        push_field(&mut path, field);
        self.refuse_all(ReadError::At { path, problem })
    }

    /// Refuses the text as no JSON.
    #[cold]
    pub(super) fn refuse_json(&mut self) -> Refused {
        let (line, column) = line_and_column(self.text, self.at);
        self.refuse_all(ReadError::NotJson { line, column })
    }
}
