//! Codes of the state budget index (mục lục ngân sách nhà nước), as people write them. Knows no list of them.

use super::{Item, Plan};
use serde::{Deserialize, Serialize};

/// Which of the codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CodeKind {
    /// Chương: whose budget it is.
    Chapter,
    /// Loại - khoản: what it is for.
    Section,
    /// Mục - tiểu mục: what it is spent on (the economic classification).
    Entry,
}

impl CodeKind {
    /// All of them, in the order in which budgets print them.
    pub const ALL: [Self; 3] = [Self::Chapter, Self::Section, Self::Entry];
}

/// A code of one kind: "6650", "6650-6651".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Code {
    /// Which of the codes.
    pub kind: CodeKind,
    /// The code, never empty.
    pub text: String,
}

/// The codes of a line; empty where it has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// Chương.
    pub chapter: String,
    /// Loại - khoản.
    pub section: String,
    /// Mục - tiểu mục.
    pub entry: String,
}

impl Codes {
    /// The code of that kind.
    pub fn of(&self, kind: CodeKind) -> &str {
        match kind {
            CodeKind::Chapter => &self.chapter,
            CodeKind::Section => &self.section,
            CodeKind::Entry => &self.entry,
        }
    }

    /// The place of the code of that kind.
    pub fn of_mut(&mut self, kind: CodeKind) -> &mut String {
        match kind {
            CodeKind::Chapter => &mut self.chapter,
            CodeKind::Section => &mut self.section,
            CodeKind::Entry => &mut self.entry,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        CodeKind::ALL.iter().all(|kind| self.of(*kind).is_empty())
    }
}

impl Plan {
    /// The kinds of codes that any of its lines has.
    pub fn codes_used(&self) -> Vec<CodeKind> {
        let has = |item: &Item, kind| item.line().is_some_and(|line| !line.codes.of(kind).is_empty());
        let is_used = |kind: &CodeKind| self.outline.items().iter().any(|item| has(item, *kind));
        CodeKind::ALL.into_iter().filter(is_used).collect()
    }
}

impl Code {
    /// Whether what has that code stands under this one: it is the same, or goes on after a separator, so that `6650`
    /// holds `6650-6651` and not `66501`.
    pub fn holds(&self, code: &str) -> bool {
        let rest = code.strip_prefix(self.text.as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    }
}
