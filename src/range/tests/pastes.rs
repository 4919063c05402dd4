//! What a paste makes of the table.

use super::*;
use crate::entry::Column::{Count, Label, Note, Number, Price, Source, Total, Year};
use crate::plan::{Basis, Funding, Price as UnitPrice};

/// What the pasted block shows afterwards, and how many cells were left out.
#[track_caller]
fn check(plan: &Plan, id: Option<Id>, column: Column, text: &str, expected: &str, skipped: usize) -> Plan {
    let pasted = paste_at(plan, id, column, text).unwrap();
    let plan = applied(plan, &pasted.command);
    assert_eq!(shows(&plan, &pasted.rows, &pasted.columns), expected, "{text}");
    assert_eq!(pasted.skipped, skipped, "{text}");
    plan
}

/// Why nothing is pasted.
#[track_caller]
fn refuse(plan: &Plan, id: Option<Id>, column: Column, text: &str, expected: &str) {
    let problem = paste_at(plan, id, column, text).unwrap_err();
    assert_eq!(problem_text(plan, &problem, Lang::Vi), expected);
}

#[test]
fn figures_are_in_the_unit_of_the_table() {
    let plan = seed(THOUSAND);
    check(&plan, Some(2), Year(0), "12.000 | 13.000 / 9.000 | 8.000", "12.000 | 13.000 / 9.000 | 8.000", 0);
    check(&plan, Some(2), Year(0), "12tr", "12.000", 0);
    check(&plan, Some(2), Year(0), "12 000", "12.000", 0); // a space that does not break
    check(&plan, Some(2), Year(0), "", "", 0); // no block at all
    check(&plan, Some(2), Year(0), " / ", "", 0); // one empty cell
    refuse(
        &plan,
        Some(2),
        Year(0),
        "12.000 / nhiều",
        "Chưa thay đổi gì. dòng I.2, cột 2011: Không hiểu ký tự “n”. Hãy gõ số, ví dụ 1.500.000 hoặc 1,5tr.",
    );
}

#[test]
fn computed_cells_and_groups_are_left_out() {
    let plan = seed(DONG);
    // a group takes texts; its sum, and price × count, stay
    check(&plan, Some(14), Label, "Tuyên truyền | kỳ | 5", "Tuyên truyền |  | ", 2);
    check(&plan, Some(15), Price, "7.000.000 | 1", "7.000.000 | 105.000.000", 1);
    check(&plan, Some(37), Note, "x | y", "x", 1); // beyond the last column
    // a lump sum has neither price nor count
    check(&seed(THOUSAND), Some(2), Count, "3 | 5", " | ", 2);
}

#[test]
fn a_year_of_a_unit_cost_takes_the_money_it_shows() {
    let plan = seed(MILLION);
    let changed = check(&plan, Some(33), Year(0), "139 | 69,5", "139 | 69,5", 0);
    assert_eq!(shows(&changed, &[33], &[Count, Price]), "60 | 6,95");
    check(&plan, Some(33), Year(0), " / ", "", 0);
    refuse(
        &plan,
        Some(33),
        Year(1),
        "70",
        "Chưa thay đổi gì. dòng 6.3, cột 2012: số tiền 70 chia cho đơn giá 6,95 không ra số lượng chẵn. Hãy sửa số tiền \
         hoặc đơn giá.",
    );
}

#[test]
fn rows_below_the_last_become_lines() {
    let plan = seed(DONG);
    let text =
        "1 | Thuê máy | máy | 5 | 2.000.000 | 10.000.000 | Ngân sách Tỉnh | thử /  | In ấn |  |  |  | 3.000.000 |  | ";
    let pasted = paste_at(&plan, None, Number, text).unwrap();
    let changed = applied(&plan, &pasted.command);
    assert_eq!(pasted.rows, [plan.next_id, plan.next_id + 1]);
    assert_eq!(
        shows(&changed, &pasted.rows, &pasted.columns),
        "1 | Thuê máy | máy | 5 | 2.000.000 | 10.000.000 | Ngân sách tỉnh | thử / 5 | In ấn |  |  |  | 3.000.000 |  | "
    );
    assert_eq!(pasted.skipped, 1); // the product
    assert!(matches!(line(&changed, pasted.rows[0]).basis, Basis::UnitCost { .. }));
    assert!(matches!(line(&changed, pasted.rows[1]).basis, Basis::LumpSum(_)));
    assert_eq!(changed.outline.items().last().unwrap().depth, 1); // beside the last line, in its group
}

#[test]
fn a_new_plan_takes_a_whole_table() {
    let plan = blank(2);
    let text = "STT | Nội dung | ĐVT | Số lượng | Đơn giá | Thành tiền | 2026 | 2027 / \
                1 | Tập huấn | lớp | 3 | 10.000.000 | 30.000.000 | 10.000.000 | 20.000.000 / \
                2 | Khác |  |  |  | 7.500 | 2.500 | 5.000 /  |  |  |  |  |  |  | ";
    let changed = check(
        &plan,
        None,
        Number,
        text,
        "1 | Tập huấn | lớp | 3 | 10.000.000 | 30.000.000 | 10.000.000 | 20.000.000 / 2 | Khác |  |  |  | 7.500 | 2.500 | 5.000",
        2,
    );
    let Basis::UnitCost { count, .. } = line(&changed, 1).basis else { panic!() };
    assert_eq!(count.by_year, [Some(1.into()), Some(2.into())]);
    assert_eq!(changed.outline.len(), 2);
    refuse(
        &plan,
        None,
        Label,
        "a / b |  |  | x",
        "Chưa thay đổi gì. dòng mới thứ 2, cột Đơn giá: Không hiểu ký tự “x”. Hãy gõ số, ví dụ 1.500.000 hoặc 1,5tr.",
    );
}

#[test]
fn a_block_repeats_where_it_divides_the_selection() {
    let plan = seed(THOUSAND);
    let (ids, columns) = (ids(&plan), Column::of(&plan));
    let years = |from: usize, selected, text: &str| {
        let pasted = paste(&plan, &ids, &columns, (1, from), selected, &clip(text)).unwrap();
        shows(&applied(&plan, &pasted.command), &pasted.rows, &pasted.columns)
    };
    assert_eq!(years(6, (2, 2), "1"), "1 | 1 / 1 | 1");
    assert_eq!(years(6, (2, 4), "1 | 2"), "1 | 2 | 1 | 2 / 1 | 2 | 1 | 2");
    assert_eq!(years(6, (2, 3), "1 | 2"), "1 | 2");
}

#[test]
fn a_whole_row_becomes_what_it_says() {
    let plan = seed(MILLION);
    // a unit cost over a lump sum
    let from = shows(&plan, &[33], &[Count, Price, Total, Year(0), Year(1), Year(2), Year(3), Year(4)]);
    let changed = check(&plan, Some(37), Count, &from, &from, 1);
    assert!(matches!(line(&changed, 37).basis, Basis::UnitCost { price: UnitPrice::Constant(_), .. }));
    // and a lump sum over a unit cost, whose shares of the price go
    let from = shows(&plan, &[37], &[Count, Price, Total, Year(0), Year(1), Year(2), Year(3), Year(4)]);
    let changed = check(&plan, Some(33), Count, &from, &from, 1);
    assert!(matches!(line(&changed, 33).basis, Basis::LumpSum(_)));
    assert_eq!(line(&changed, 33).funding, Funding::Unstated);
}

#[test]
fn a_count_changed_elsewhere_changes_the_years() {
    let plan = seed(MILLION);
    // the row was copied out, and only its count was changed there
    check(
        &plan,
        Some(33),
        Count,
        "100 | 6,95 | 347,5 | 69,5 | 69,5 | 69,5 | 69,5 | 69,5",
        "100 | 6,95 | 695 | 139 | 139 | 139 | 139 | 139",
        1,
    );
}

#[test]
fn a_source_is_found_by_its_name_or_by_what_another_line_shows() {
    let plan = seed(MILLION);
    let after = |text: &str| {
        let pasted = paste_at(&plan, Some(38), Source, text).unwrap();
        line(&applied(&plan, &pasted.command), 38).funding
    };
    assert_eq!(after("ngân sách THÀNH PHỐ"), line(&plan, 38).funding);
    assert_eq!(after(" / "), Funding::Unstated);
    assert_eq!(after(&shows(&plan, &[33], &[Source])), line(&plan, 33).funding);
    assert_eq!(after(&shows(&plan, &[21], &[Source])), line(&plan, 21).funding);
    refuse(
        &plan,
        Some(38),
        Source,
        "Quỹ",
        "Chưa thay đổi gì. dòng 8, cột Nguồn: chưa có nguồn nào tên là “Quỹ”. Hãy thêm nguồn đó ở mục Nguồn kinh phí \
         rồi dán lại.",
    );
}

#[test]
fn one_clear_figure_tells_how_the_others_are_written() {
    let plan = blank(1);
    let prices = |text: &str| check(&plan, None, Price, text, &text.replace(',', "."), 0);
    prices("1.234.567 / 140.000");
    check(&plan, None, Price, "1,234,567 / 140,000", "1.234.567 / 140.000", 0);
    check(&plan, None, Price, "1,234.5 / 140,000", "1.234,5 / 140.000", 0);
    check(&plan, None, Price, "1.234,5 / 140,125", "1.234,5 / 140,125", 0);
    let ask = "Chưa thay đổi gì. dòng mới thứ 1, cột Đơn giá: “140,000” có thể là 140 hoặc 140.000. Hãy viết rõ ô này, ví \
               dụ 140.000 hoặc 140, rồi dán lại.";
    refuse(&plan, None, Price, "140,000", ask);
    refuse(&plan, None, Price, "140,000 / 1.234.567 / 1,234,567", ask); // both are there
}

#[test]
fn exact_numbers_win() {
    let plan = seed(MILLION);
    let cell = |text: &str, number: &str| ClipCell { text: text.to_owned(), number: Some(number.to_owned()) };
    let check = |number: &str, expected: &str| {
        let clip = Clip::from_cells(vec![vec![cell("7", number)]]).unwrap();
        let row = ids(&plan).iter().position(|id| *id == 33).unwrap();
        let pasted = paste(&plan, &ids(&plan), &Column::of(&plan), (row, 4), (1, 1), &clip).unwrap();
        assert_eq!(shows(&applied(&plan, &pasted.command), &[33], &[Price]), expected, "{number}");
    };
    check("6.955", "6,955");
    check("6.9550000000000001", "6,955"); // the noise of a float
    check("1.5E1", "15");
    check("{\"1\":3,\"3\":6.955}", "6,955");
    check("{\"1\":2,\"2\":\"6.955\"}", "7"); // a text
    check("", "7");
}
