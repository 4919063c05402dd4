//! What holds for every plan and block, on random ones.

use super::*;
use crate::edit::History;
use crate::edit::arbitrary::plan;
use crate::entry::{text, understand};
use proptest::prelude::*;

/// A part of a list, by two random numbers.
fn part<T: Clone>(all: &[T], (from, many): (usize, usize)) -> Vec<T> {
    let from = from.checked_rem(all.len()).unwrap_or_default();
    all.iter().skip(from).take(many).cloned().collect()
}

fn pick() -> impl Strategy<Value = (usize, usize)> {
    (0_usize..12, 1_usize..12)
}

/// Texts that cells may be given.
fn cell() -> impl Strategy<Value = String> {
    let known =
        ["", "5", "1.000", "140,000", "6,95", "-3", "x", "\"", "a\tb", "10%", "Nguồn 1", "1.234.567", "1,234.5"];
    prop_oneof![prop::sample::select(known.to_vec()).prop_map(str::to_owned), any::<String>()]
}

proptest! {
    #[test]
    fn a_copy_pasted_onto_itself_changes_nothing(plan in plan(), rows in pick(), columns in pick()) {
        let (all, every) = (ids(&plan), Column::of(&plan));
        let (ids, columns) = (part(&all, rows), part(&every, columns));
        prop_assume!(!ids.is_empty());
        let copied = copy(&plan, &compute(&plan), &ids, &columns, Lang::Vi);
        let at = (all.iter().position(|id| *id == ids[0]).unwrap(), every.iter().position(|c| *c == columns[0]).unwrap());
        let clip = Clip::from_text(&copied.text).unwrap();
        prop_assert_eq!(clip.size(), (ids.len(), columns.len()));
        let pasted = paste(&plan, &all, &every, at, (1, 1), &clip).unwrap();
        prop_assert_eq!(&pasted.command, &Command::Several(Vec::new()));
        prop_assert_eq!((pasted.rows, pasted.columns), (ids, columns));
    }

    #[test]
    fn a_paste_is_one_step_and_is_undone(
        plan in plan(),
        row in 0_usize..14,
        column in 0_usize..11,
        cells in prop::collection::vec(prop::collection::vec(cell(), 1..4), 1..6),
        selected in (1_usize..4, 1_usize..4),
    ) {
        let cells = cells.into_iter().map(|row| row.into_iter().map(|text| ClipCell { text, number: None }).collect());
        let clip = Clip::from_cells(cells.collect()).unwrap();
        let every = Column::of(&plan);
        let at = (row.min(plan.outline.len()), column.min(every.len() - 1));
        if let Ok(pasted) = paste(&plan, &ids(&plan), &every, at, selected, &clip) {
            let mut history = History::new(plan.clone());
            prop_assert_eq!(history.dispatch(&pasted.command), Ok(()));
            prop_assert!(pasted.rows.iter().all(|id| history.plan().outline.get(*id).is_some()));
            if history.undo() {
                prop_assert_eq!(&**history.plan(), &plan);
                prop_assert!(!history.can_undo());
            }
        }
    }

    #[test]
    fn a_fill_makes_cells_equal(plan in plan(), rows in pick(), columns in pick()) {
        let (ids, columns) = (part(&ids(&plan), rows), part(&Column::of(&plan), columns));
        let Ok(filled) = fill_down(&plan, &ids, &columns) else { return Ok(()) };
        let after = applied(&plan, &filled.command);
        let (Some(first), false) = (ids.first(), columns.contains(&Column::Price) || columns.contains(&Column::Count)) else {
            return Ok(());
        };
        let kind = |plan: &Plan, id: Id, column| {
            let item = plan.outline.get(id).unwrap();
            crate::entry::sets(plan, item, column)
        };
        for id in &ids {
            for column in &columns {
                let same_kind = kind(&plan, *first, *column) == kind(&after, *id, *column);
                // a sum is spread anew where years are filled beside it
                if same_kind && kind(&after, *id, *column).is_some() && *column != Column::Total {
                    let edited = |plan: &Plan, id| text(plan, plan.outline.get(id).unwrap(), *column);
                    if !columns.contains(&Column::Total) {
                        prop_assert_eq!(edited(&after, *id), edited(&plan, *first), "{:?}", column);
                    }
                }
            }
        }
    }

    #[test]
    fn nothing_typed_makes_it_panic(plan in plan(), typed in cell(), more in any::<String>()) {
        for item in plan.outline.items() {
            for column in Column::of(&plan) {
                let _ = understand(&plan, item, column, &typed);
                let _ = understand(&plan, item, column, &[&typed, &more[..]].concat());
            }
        }
    }

    #[test]
    fn a_clip_of_any_text_is_a_rectangle(text in any::<String>()) {
        let clip = Clip::from_text(&text).unwrap();
        let (rows, columns) = clip.size();
        prop_assert!((0..rows).all(|row| clip.row(row).len() == columns));
    }
}
