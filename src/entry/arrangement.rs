//! How a reader arranges the table: which columns are there and how wide, which groups are folded. Says nothing of the
//! plan itself.

use super::column::Column;
use crate::plan::Id;
use std::collections::{BTreeMap, BTreeSet};

/// How the table is arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// Groups whose rows are not shown.
    pub folded: BTreeSet<Id>,
    /// Kinds of columns that are not shown.
    pub hidden: BTreeSet<&'static str>,
    /// Kinds of columns with their width in pixels, where it is not the usual one.
    pub widths: BTreeMap<&'static str, u32>,
}

/// The kinds of columns, in order; all years are one.
pub(super) const KINDS: [&str; 9] = ["n", "label", "unit", "count", "price", "sum", "year", "source", "note"];

/// The narrowest and the widest column, in pixels.
const WIDTHS: (u32, u32) = (32, 800);

/// The kind of a column: its name in the style sheets and in what is kept.
pub fn kind(column: Column) -> &'static str {
    match column {
        Column::Number => "n",
        Column::Label => "label",
        Column::Unit => "unit",
        Column::Count => "count",
        Column::Price => "price",
        Column::Total => "sum",
        Column::Year(_) => "year",
        Column::Source => "source",
        Column::Note => "note",
    }
}

impl Arrangement {
    /// Those of all columns that are shown; the description always is.
    pub fn shown(&self, all: Vec<Column>) -> Vec<Column> {
        let is_shown = |column: &Column| *column == Column::Label || !self.hidden.contains(kind(*column));
        all.into_iter().filter(is_shown).collect()
    }

    /// Shows a kind of columns, or not.
    pub fn show(&mut self, kind: &'static str, shown: bool) {
        if shown {
            self.hidden.remove(kind);
        } else {
            self.hidden.insert(kind);
        }
    }

    /// Sets the width of a kind of columns; `None` is the usual one.
    pub fn set_width(&mut self, kind: &'static str, width: Option<u32>) {
        match width {
            Some(width) => self.widths.insert(kind, width.clamp(WIDTHS.0, WIDTHS.1)),
            None => self.widths.remove(kind),
        };
    }

    /// The widths that are not the usual ones, as CSS wants them on the table.
    pub fn style(&self) -> String {
        let width = |(kind, width): (&&str, &u32)| ["--w-", kind, ":", &width.to_string(), "px;"].concat();
        self.widths.iter().map(width).collect()
    }

    /// As it is kept.
    pub fn text(&self) -> String {
        let folded: Vec<String> = self.folded.iter().map(Id::to_string).collect();
        let hidden: Vec<&str> = self.hidden.iter().copied().collect();
        let widths: Vec<String> =
            self.widths.iter().map(|(kind, width)| [kind, "=", &width.to_string()].concat()).collect();
        [folded.join(","), hidden.join(","), widths.join(",")].join(";")
    }

    /// As it was kept; what cannot be read is as usual.
    pub fn from_text(text: &str) -> Self {
        let mut parts = text.split(';').map(|part| part.split(',').filter(|word| !word.is_empty()));
        let mut part = || parts.next().into_iter().flatten();
        let known = |name: &str| KINDS.into_iter().find(|kind| *kind == name);
        let folded = part().filter_map(|id| id.parse().ok()).collect();
        let hidden = part().filter_map(known).collect();
        let width = |pair: &str| {
            let (name, width) = pair.split_once('=')?;
            Some((known(name)?, width.parse::<u32>().ok()?.clamp(WIDTHS.0, WIDTHS.1)))
        };
        Self { folded, hidden, widths: part().filter_map(width).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Arrangement, Column};

    #[test]
    fn what_is_kept_comes_back_and_nonsense_does_not() {
        let check = |text: &str, kept: &str| assert_eq!(Arrangement::from_text(text).text(), kept, "{text}");
        for same in [";;", "4,31;;", ";note,unit;", ";;label=320,price=96", "4;note;sum=80"] {
            check(same, same);
        }
        check("", ";;");
        check("x,4;nothing;label", "4;;");
        check(";;label=1,price=99999,sum=-4,n=40", ";;label=32,n=40,price=800");
        check("1;2;3;4;5", "1;;");
    }

    #[test]
    fn the_description_is_always_shown() {
        let hidden = Arrangement::from_text(";label,note;");
        let all = vec![Column::Label, Column::Note, Column::Total];
        assert_eq!(hidden.shown(all), [Column::Label, Column::Total]);
    }
}
