//! The printed tables of the three real plans as a reader sees them, and what happens to them when the plan changes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

use super::*;
use crate::calc::compute;
use crate::check::judge;
use crate::edit::{Command, apply};
use crate::open::Seed;

fn tables(plan: &Plan) -> Vec<PrintedTable> {
    printed_tables(plan, &judge(plan, &compute(plan)), Lang::Vi)
}

fn seed(name: &str) -> Plan {
    Seed::named(name).unwrap().plan().unwrap()
}

/// A row as text: cells between bars, with what is computed where that is something else.
fn text(row: &PrintedRow) -> String {
    let cell = |cell: &Option<PrintedFigure>| match cell {
        None => "·".to_owned(),
        Some(figure) if figure.verdict == Verdict::Agrees => figure.raw.clone(),
        Some(figure) => format!("{} → {} ({})", figure.raw, figure.computed, figure.difference),
    };
    let cells: Vec<String> = row.cells.iter().map(cell).collect();
    [row.name.clone(), row.source.clone(), cells.join(" | ")].join(" / ")
}

#[test]
fn each_seed_shows_all_its_figures() {
    for (name, tables_of_it, figures) in
        [("quang-ngai-2011-2015", 2, (86, 96)), ("da-nang-2011-2015", 20, (203, 209)), ("dong-nai-2018", 6, (94, 94))]
    {
        let plan = seed(name);
        let tables = tables(&plan);
        let judged = judge(&plan, &compute(&plan));
        assert_eq!((tables.len(), agreement(&judged)), (tables_of_it, figures), "{name}");
        let shown: usize =
            tables.iter().flat_map(|table| &table.rows).map(|row| row.cells.iter().flatten().count()).sum();
        let differing: usize = tables.iter().flat_map(|table| &table.rows).map(PrintedRow::differing).sum();
        assert_eq!(differing, figures.1 - figures.0, "{name}");
        assert_eq!(shown, plan.claims.len(), "{name}: every claim has a cell");
        for table in &tables {
            assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{name}: {}", table.title);
        }
    }
}

#[test]
fn quang_ngai_reads_as_in_its_document() {
    let tables = tables(&seed("quang-ngai-2011-2015"));
    let table = &tables[0];
    assert_eq!(table.columns, ["2011", "2012", "2013", "2014", "2015", "Cộng"]);
    assert_eq!(table.about, ["Biểu kèm theo Quyết định", "không in đơn vị, đọc là nghìn đồng"]);
    let wrong: Vec<String> = table.rows.iter().filter(|row| row.differing() > 0).map(text).collect();
    let group = "46.000 → 54.000 (+8.000)";
    let [group_row, total_row] = wrong.as_slice() else { panic!("{wrong:#?}") };
    assert!(
        group_row
            .ends_with(&format!(" /  / 52.900 | {group} | {group} | {group} | {group} | 236.900 → 268.900 (+32.000)")),
        "{group_row}"
    );
    let total = "Tổng cộng /  / 271.000 | 278.000 → 286.000 (+8.000) | 293.0000 → 301.000 (+8.000) | \
                 283.000 → 291.000 (+8.000) | 293.000 → 301.000 (+8.000) | 1.418.000 → 1.450.000 (+32.000)";
    assert_eq!(total_row, total);
    assert_eq!(
        (&tables[1].columns[0][..], &text(&tables[1].rows[0])[..]),
        ("Số nhóm mục tiêu", "Mục tiêu /  / 4 nhóm mục tiêu")
    );
}

#[test]
fn a_row_leads_to_its_first_wrong_figure() {
    let tables = tables(&seed("quang-ngai-2011-2015"));
    let row = |differing| tables[0].rows.iter().find(|row| row.differing() == differing).unwrap();
    assert_eq!((row(0).subject.item, row(0).subject.year), (Some(1), Some(2011)));
    assert_eq!((row(5).subject.item, row(5).subject.year), (Some(4), Some(2012)));
}

#[test]
fn sources_and_units_stand_where_the_document_has_them() {
    let tables = tables(&seed("da-nang-2011-2015"));
    let mail = tables.iter().find(|table| table.about[0] == "Mục III.6.a)").unwrap();
    assert_eq!(mail.columns, ["Đơn giá", "Số lượng", "Thành tiền"]);
    let rows: Vec<&str> = mail.rows.iter().map(|row| row.source.as_str()).collect();
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(!rows[0].is_empty() && !rows[1].is_empty() && rows[2].is_empty(), "{rows:?}");
    let annex = tables.iter().find(|table| table.about[0] == "Biểu đính kèm").unwrap();
    assert_eq!(annex.about[1], "đơn vị in: triệu đồng");
    assert_eq!(annex.about.len(), 3, "and of which source");
}

#[test]
fn words_are_compared_with_words() {
    let plan = seed("dong-nai-2018");
    let tables = tables(&plan);
    let last = tables.last().unwrap();
    assert_eq!(last.columns, ["Thành tiền", "Bằng chữ"]);
    let said = last.rows[0].cells[1].as_ref().unwrap();
    assert_eq!(said.raw, "Ba trăm hai mươi chín triệu, sáu trăm năm mươi ngàn đồng");
    assert_eq!(said.verdict, Verdict::Agrees);
}

#[test]
fn a_figure_whose_item_is_gone_stays_and_agrees_with_nothing() {
    let plan = seed("dong-nai-2018");
    let less = apply(&plan, &Command::DeleteItem(15)).unwrap();
    let (before, after) = (tables(&plan), tables(&less));
    let figures = |tables: &[PrintedTable]| {
        tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells).flatten().count()
    };
    assert_eq!(figures(&before), figures(&after));
    let row = after.iter().flat_map(|table| &table.rows).find(|row| row.subject.item == Some(15)).unwrap();
    assert_eq!(text(row), "mục đã xóa /  / 6.000.000 →  () | 15 →  () | 90.000.000 →  ()");
}
