//! What was typed into cells and not understood, as text: it is kept until it is mended. Understands none of it.

use super::arrangement::{kind, known};
use super::column::{Column, sets};
use crate::plan::{Id, Plan};

/// A cell and what was typed into it.
pub type Typed = ((Id, Column), String);

/// As it is kept: a line for each cell.
pub fn drafts_text<'a>(drafts: impl Iterator<Item = ((Id, Column), &'a str)>) -> String {
    let line = |((id, column), text): ((Id, Column), &str)| {
        let year = if let Column::Year(index) = column { index.to_string() } else { String::new() };
        let text = text.replace('\\', "\\\\").replace('\n', "\\n");
        [id.to_string().as_str(), "\t", kind(column), &year, "\t", &text, "\n"].concat()
    };
    drafts.map(line).collect()
}

/// Those of the cells that the plan still takes a text in, in the order of its table.
pub fn in_order(plan: &Plan, cells: impl Iterator<Item = (Id, Column)>) -> Vec<(Id, Column)> {
    let columns = Column::of(plan);
    let place = |(id, column): (Id, Column)| {
        let row = plan.outline.position(id)?;
        let at = columns.iter().position(|other| *other == column)?;
        sets(plan, plan.outline.items().get(row)?, column).map(|_| (row, at, (id, column)))
    };
    let mut places: Vec<_> = cells.filter_map(place).collect();
    crate::sort::by_key(&mut places, |(row, at, _)| (*row, *at));
    places.into_iter().map(|(_, _, cell)| cell).collect()
}

/// As it was kept; a line that says no cell is left out.
pub fn read_drafts(text: &str) -> Vec<Typed> {
    text.split_terminator('\n').filter_map(read_line).collect()
}

fn read_line(line: &str) -> Option<Typed> {
    let mut parts = line.splitn(3, '\t');
    let (id, name, text) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        match (char, char == '\\') {
            (_, true) => plain.push(if chars.next()? == 'n' { '\n' } else { '\\' }),
            (char, false) => plain.push(char),
        }
    }
    Some(((id, column(name)?), plain))
}

fn column(name: &str) -> Option<Column> {
    if let Some(index) = name.strip_prefix("year") {
        return index.parse().ok().map(Column::Year);
    }
    known(name).filter(|column| !matches!(column, Column::Year(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::CodeKind;
    use proptest::prelude::*;

    fn any_column() -> impl Strategy<Value = Column> {
        prop_oneof![
            Just(Column::Label),
            Just(Column::Count),
            Just(Column::Price),
            Just(Column::Note),
            Just(Column::Code(CodeKind::Entry)),
            (0_usize..40).prop_map(Column::Year)
        ]
    }

    proptest! {
        #[test]
        fn what_is_kept_comes_back(drafts in prop::collection::vec(((any::<u32>(), any_column()), any::<String>()), 0..5)) {
            let text = drafts_text(drafts.iter().map(|(cell, text)| (*cell, text.as_str())));
            prop_assert_eq!(read_drafts(&text), drafts);
        }

        #[test]
        fn any_text_can_be_read(text in any::<String>()) {
            read_drafts(&text);
        }
    }

    #[test]
    fn a_line_that_says_no_cell_is_left_out() {
        assert_eq!(read_drafts("x\tcount\t1\n3\tnothing\t1\n4\tyear\t1\n5\tcount\t6.0\\"), []);
        assert_eq!(read_drafts("5\tcount\t6.0000"), [((5, Column::Count), "6.0000".to_owned())]);
    }
}
