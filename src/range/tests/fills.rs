//! What filling, pulling and emptying make of the table.

use super::*;
use crate::edit::Place;
use crate::entry::Column::{Count, Label, Number, Price, Source, Total, Unit, Year};
use crate::plan::{Basis, Funding};

#[test]
fn a_fill_keeps_what_a_cell_means() {
    let plan = seed(DONG);
    let filled = fill_down(&plan, &[8, 9, 10], &[Unit, Count, Source]).unwrap();
    let changed = applied(&plan, &filled.command);
    assert_eq!(shows(&changed, &[9, 10], &[Unit, Count, Price]), "tem | 120 | 3.000 / tem | 120 | 5.000.000");
    for id in [9, 10] {
        let (Basis::UnitCost { count, .. }, Basis::UnitCost { count: copied, .. }) =
            (line(&plan, 8).basis, line(&changed, id).basis)
        else {
            panic!("a unit cost")
        };
        assert_eq!(copied, count);
    }
    let plan = seed(MILLION);
    let filled = fill_down(&plan, &[33, 38], &[Price, Source]).unwrap();
    assert_eq!(line(&applied(&plan, &filled.command), 38).funding, line(&plan, 33).funding);
    // counts go from year to year, not money
    let filled = fill_right(&plan, &[20, 33], &[Year(1), Year(2), Year(3)]).unwrap();
    assert_eq!(shows(&applied(&plan, &filled.command), &[33], &[Year(3), Count]), "69,5 | 50");
    let filled = fill_down(&plan, &[6, 7], &[Year(0)]).unwrap();
    assert_eq!(shows(&applied(&plan, &filled.command), &[6, 7], &[Year(0)]), "30 / 35");
    // from a lump sum, money
    let filled = fill_down(&plan, &[37, 38], &[Year(0)]).unwrap();
    assert_eq!(shows(&applied(&plan, &filled.command), &[38], &[Year(0)]), "150");
}

#[test]
fn a_product_of_one_year_goes_along_where_it_can() {
    let add = Command::AddItem { group: false, place: Place::In { group: None, position: 0 } };
    let plan = applied(&blank(2), &Command::Several(vec![add.clone(), add.clone(), add]));
    let (first, all) = (ids(&plan)[0], ids(&plan));
    let typed = |plan: &Plan, id, column, text: &str| {
        let item = plan.outline.get(id).unwrap();
        applied(plan, &crate::entry::understand(plan, item, column, text).unwrap().command)
    };
    let plan = all.iter().fold(plan, |plan, id| typed(&plan, *id, Price, "5.000"));
    let plan = typed(&plan, first, Year(0), "2 lớp × 50 người");
    let plan = typed(&plan, all[2], Year(1), "30"); // no multiple of 100
    let plan = applied(&plan, &fill_down(&plan, &all, &[Year(0)]).unwrap().command);
    let text = |id| crate::entry::text(&plan, plan.outline.get(id).unwrap(), Year(0));
    assert_eq!([text(first), text(all[1]), text(all[2])], ["2 lớp × 50 người", "2 lớp × 50 người", "100"]);
}

#[test]
fn what_is_computed_is_not_filled() {
    let plan = seed(THOUSAND);
    let filled = fill_down(&plan, &[2, 3, 4, 5], &[Label, Year(0), Total]).unwrap();
    let changed = applied(&plan, &filled.command);
    assert_eq!(filled.skipped, 1); // the year of the group
    assert_eq!(shows(&changed, &[3, 5], &[Year(0), Total]), "10.000 | 74.000 / 10.000 | 58.000");
    assert_eq!(fill_down(&plan, &[2], &[Label]).unwrap().command, Command::Several(Vec::new()));
}

#[test]
fn one_selected_row_is_filled_from_the_one_above() {
    assert_eq!(seeded(&[1, 2, 3, 4], 1..3), [2, 3]);
    assert_eq!(seeded(&[1, 2, 3, 4], 2..3), [2, 3]);
    assert_eq!(seeded(&[1, 2, 3, 4], 0..1), [1]);
    assert!(seeded(&[1, 2], 4..7).is_empty());
}

/// What is shown after pulling the first cells over the others.
#[track_caller]
fn pull(plan: &Plan, (ids, columns): (&[Id], &[Column]), from: usize, direction: Direction, expected: &str) {
    let filled = fill_series(plan, ids, columns, from, direction).unwrap();
    assert_eq!(shows(&applied(plan, &filled.command), ids, columns), expected);
}

#[test]
fn figures_with_a_step_go_on() {
    let plan = seed(THOUSAND);
    let years = [Year(0), Year(1), Year(2), Year(3)];
    pull(&plan, (&[15], &years), 1, Direction::Right, "12.500 | 12.500 | 12.500 | 12.500");
    pull(&plan, (&[15], &years), 2, Direction::Right, "12.500 | 10.000 | 7.500 | 5.000");
    pull(&plan, (&[15], &years), 3, Direction::Right, "12.500 | 10.000 | 25.000 | 12.500"); // no one step
    pull(&plan, (&[15], &years), 2, Direction::Left, "45.000 | 35.000 | 25.000 | 15.000");
    pull(&plan, (&[2, 3, 5, 6], &[Year(0)]), 2, Direction::Down, "10.000 / 9.600 / 9.200 / 8.800");
    pull(&plan, (&[2, 3, 5, 6], &[Year(0)]), 2, Direction::Up, "-32.000 / -10.000 / 12.000 / 34.000");
    pull(&plan, (&[2, 3, 5, 6], &[Number]), 2, Direction::Down, "1 / 2 / 1 / 2");
    // counts of a unit cost
    let plan = seed(DONG);
    pull(&plan, (&[6, 7, 8], &[Count]), 2, Direction::Down, "4 / 60 / 116");
}

#[test]
fn cells_are_emptied() {
    let plan = seed(MILLION);
    let filled = clear(&plan, &[30, 33], &Column::of(&plan)).unwrap();
    let changed = applied(&plan, &filled.command);
    let cells = shows(&changed, &[33], &Column::of(&plan));
    assert_eq!(cells.replace([' ', '|'], ""), "");
    assert_eq!(line(&changed, 33).funding, Funding::Unstated);
    assert_eq!(clear(&changed, &[30, 33], &Column::of(&plan)).unwrap().command, Command::Several(Vec::new()));
}
