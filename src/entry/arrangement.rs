//! How a reader arranges the table: which columns are there and how wide, which groups are folded. Says nothing of the
//! plan itself.

use super::column::Column;
use crate::plan::{CodeKind, Id};
use std::collections::{BTreeMap, BTreeSet};

/// How the table is arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// Groups whose rows are not shown.
    pub folded: BTreeSet<Id>,
    /// Kinds of columns that are not shown.
    pub hidden: BTreeSet<&'static str>,
    /// Kinds of columns that are shown though nothing stands in them, of those that else are not.
    pub asked: BTreeSet<&'static str>,
    /// Kinds of columns with their width in pixels, where it is not the usual one.
    pub widths: BTreeMap<&'static str, u32>,
}

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
        Column::Code(CodeKind::Chapter) => "chapter",
        Column::Code(CodeKind::Section) => "section",
        Column::Code(CodeKind::Entry) => "entry",
        Column::Note => "note",
    }
}

/// The column of that kind, by its name; the first year stands for all.
pub(super) fn known(name: &str) -> Option<Column> {
    Column::KINDS.into_iter().find(|column| kind(*column) == name)
}

impl Arrangement {
    /// Those of all columns that are shown: the description always, a code where it is `used` or asked for.
    pub fn shown(&self, all: Vec<Column>, used: &[CodeKind]) -> Vec<Column> {
        let is_shown = |column: &Column| match column {
            Column::Label => true,
            Column::Code(code) if !used.contains(code) => self.asked.contains(kind(*column)),
            column => !self.hidden.contains(kind(*column)),
        };
        all.into_iter().filter(is_shown).collect()
    }

    /// Shows a kind of columns, or not.
    pub fn show(&mut self, column: Column, shown: bool) {
        let kind = kind(column);
        if shown {
            self.hidden.remove(kind);
            if matches!(column, Column::Code(_)) {
                self.asked.insert(kind);
            }
        } else {
            self.asked.remove(kind);
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
        let asked: Vec<&str> = self.asked.iter().copied().collect();
        // the fourth part is later than the others, and seldom there
        let asked = if asked.is_empty() { String::new() } else { [";", &asked.join(",")].concat() };
        [folded.join(",").as_str(), ";", &hidden.join(","), ";", &widths.join(","), &asked].concat()
    }

    /// As it was kept; what cannot be read is as usual.
    pub fn from_text(text: &str) -> Self {
        let mut parts = text.split(';').map(|part| part.split(',').filter(|word| !word.is_empty()));
        let mut part = || parts.next().into_iter().flatten();
        let known = |name: &str| known(name).map(kind);
        let folded = part().filter_map(|id| id.parse().ok()).collect();
        let hidden = part().filter_map(known).collect();
        let width = |pair: &str| {
            let (name, width) = pair.split_once('=')?;
            Some((known(name)?, width.parse::<u32>().ok()?.clamp(WIDTHS.0, WIDTHS.1)))
        };
        let widths = part().filter_map(width).collect();
        let is_code = |kind: &&str| matches!(self::known(kind), Some(Column::Code(_)));
        Self { folded, hidden, widths, asked: part().filter_map(known).filter(is_code).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Arrangement, Column};
    use crate::plan::CodeKind::{Chapter, Entry, Section};

    #[test]
    fn what_is_kept_comes_back_and_nonsense_does_not() {
        let check = |text: &str, kept: &str| assert_eq!(Arrangement::from_text(text).text(), kept, "{text}");
        for same in [";;", "4,31;;", ";note,unit;", ";;label=320,price=96", "4;note;sum=80", ";;;chapter,entry"] {
            check(same, same);
        }
        check("", ";;");
        check("x,4;nothing;label", "4;;");
        check(";;label=1,price=99999,sum=-4,n=40", ";;label=32,n=40,price=800");
        check("1;2;3;4;5", "1;;");
        check("4;entry;entry=90;note,section,nothing;5", "4;entry;entry=90;section");
    }

    #[test]
    fn the_description_is_always_shown() {
        let hidden = Arrangement::from_text(";label,note;");
        let all = vec![Column::Label, Column::Note, Column::Total];
        assert_eq!(hidden.shown(all, &[]), [Column::Label, Column::Total]);
    }

    #[test]
    fn a_code_is_shown_where_it_is_used_or_asked_for() {
        let all = || [Chapter, Section, Entry].map(Column::Code).to_vec();
        let check = |text: &str, used: &[_], shown: &[_]| {
            let shown: Vec<Column> = shown.iter().copied().map(Column::Code).collect();
            assert_eq!(Arrangement::from_text(text).shown(all(), used), shown, "{text} {used:?}");
        };
        check(";;", &[], &[]);
        check(";;", &[Entry], &[Entry]);
        check(";entry;", &[Chapter, Entry], &[Chapter]);
        check(";;;section", &[Entry], &[Section, Entry]);
    }

    #[test]
    fn what_is_shown_and_not_shown_again_is_as_it_was_asked() {
        let mut arrangement = Arrangement::default();
        let mut check = |column, shown, text: &str| {
            arrangement.show(column, shown);
            assert_eq!(arrangement.text(), text, "{column:?} {shown}");
        };
        check(Column::Note, false, ";note;");
        check(Column::Note, true, ";;");
        check(Column::Code(Entry), true, ";;;entry");
        check(Column::Code(Entry), false, ";entry;");
        check(Column::Code(Entry), true, ";;;entry");
    }
}
