//! What holds for every plan and block, on random ones.

use super::*;
use crate::calc::count_in_year;
use crate::edit::History;
use crate::edit::arbitrary::plan;
use crate::entry::{Sets, text, understand};
use crate::money::print_decimal;
use crate::plan::{Basis, Count};
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
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

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
        let Some(first) = ids.first() else { return Ok(()) };
        let cell = |plan: &Plan, id: Id, column| {
            let item = plan.outline.get(id).unwrap();
            let sets = crate::entry::sets(plan, item, column);
            // factors do not go along where other years count what is no multiple of them: the number does
            let says = match (sets, item.line().map(|line| &line.basis)) {
                (Some(Sets::CountInYear(year)), Some(Basis::UnitCost { count, .. })) => {
                    count_in_year(plan, count, plan.period.index(year).unwrap()).map_or(String::new(), print_decimal)
                }
                _ => text(plan, item, column),
            };
            (sets, says)
        };
        // what counts more in some year than numbers can say goes along as what it says, without its factors
        let counts = |count: &Count, year: usize| count.by_year[year].is_none() || count_in_year(&plan, count, year).is_some();
        if let Some(Basis::UnitCost { count, .. }) = plan.outline.get(*first).unwrap().line().map(|line| &line.basis)
            && !(0..plan.period.len()).all(|year| counts(count, year))
        {
            return Ok(());
        }
        // the sum of lump sums follows from years that are filled beside it
        let total = columns.iter().any(|column| matches!(column, Column::Year(_)));
        for (id, column) in ids.iter().flat_map(|id| columns.iter().map(move |column| (*id, *column))) {
            let ((from, wanted), (to, got)) = (cell(&plan, *first, column), cell(&after, id, column));
            if from == to && to.is_some() && !(total && column == Column::Total) {
                prop_assert_eq!(got, wanted, "{:?}", column);
            }
        }
    }

    #[test]
    fn a_filled_cell_means_what_the_first_means(plan in plan(), rows in pick(), at in 0_usize..3) {
        let (ids, column) = (part(&ids(&plan), rows), [Column::Count, Column::Price, Column::Source][at]);
        let Ok(filled) = fill_down(&plan, &ids, &[column]) else { return Ok(()) };
        let after = applied(&plan, &filled.command);
        let Some(first) = ids.first().and_then(|id| plan.outline.get(*id)?.line().cloned()) else { return Ok(()) };
        for target in ids.iter().filter_map(|id| after.outline.get(*id)?.line()) {
            match (column, &first.basis, &target.basis) {
                (Column::Source, ..) => prop_assert_eq!(&target.funding, &first.funding),
                (Column::Count, Basis::UnitCost { count: one, .. }, Basis::UnitCost { count: other, .. }) => {
                    prop_assert_eq!(one, other);
                }
                (_, Basis::UnitCost { price: one, .. }, Basis::UnitCost { price: other, .. }) => {
                    prop_assert!((0..plan.period.len()).all(|year| one.in_year(year) == other.in_year(year)));
                }
                _ => {}
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
