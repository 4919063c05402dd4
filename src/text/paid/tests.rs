//! Who pays in the real plans, on every path; and what is copied.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::calc::compute;
use crate::edit::{Command, apply};
use crate::open::Seed;
use crate::plan::Funding;

fn plan(name: &str) -> Plan {
    Seed::named(name).unwrap().plan().unwrap()
}

fn da_nang() -> Plan {
    plan("da-nang-2011-2015")
}

fn table(plan: &Plan, by: PaidBy) -> PaidTable {
    let items: Vec<Id> = plan.outline.items().iter().map(|item| item.id).collect();
    paid_table(plan, &compute(plan), by, &items, Lang::Vi)
}

fn cells(table: &PaidTable, id: Id) -> Vec<&str> {
    let row = table.rows.iter().find(|row| row.id == Some(id)).unwrap();
    row.cells.iter().map(String::as_str).collect()
}

const ALL_YEARS: PaidBy = PaidBy::Source { year: None };

#[test]
fn da_nang_adds_up_on_every_path() {
    let plan = da_nang();
    let by_source = table(&plan, ALL_YEARS);
    assert_eq!(by_source.heads[3], "Cộng", "no column for what has no source where all has one");
    assert_eq!(by_source.total.cells, ["3.340", "100", "197,5", "3.637,5"]);
    let check = |by: PaidBy, cells: [&str; 6]| assert_eq!(table(&plan, by).total.cells, cells, "{by:?}");
    check(PaidBy::Year { source: Some(0) }, ["970", "535", "535", "755", "545", "3.340"]);
    check(PaidBy::Year { source: Some(1) }, ["20", "20", "20", "20", "20", "100"]);
    check(PaidBy::Year { source: Some(2) }, ["39,5", "39,5", "39,5", "39,5", "39,5", "197,5"]);
    check(PaidBy::Year { source: Some(3) }, ["0", "0", "0", "0", "0", "0"]);
    let first = table(&plan, PaidBy::Source { year: Some(0) });
    assert_eq!(first.total.cells, ["970", "20", "39,5", "1.029,5"]);
}

#[test]
fn a_line_says_who_pays_it_and_nothing_else() {
    let plan = da_nang();
    let table = table(&plan, ALL_YEARS);
    assert_eq!(cells(&table, 31), ["150", "", "50", "200"]);
    assert_eq!(cells(&table, 32), ["400", "100", "", "500"]);
    assert_eq!(cells(&table, 33), ["200", "", "147,5", "347,5"]);
    assert_eq!(cells(&table, 30), ["750", "100", "197,5", "1.047,5"], "the group of the three");
    assert_eq!(cells(&table, 11), ["", "", "", ""], "an activity without money");
    assert_eq!(cells(&table, 21), ["", "", "", "0"], "what is given in kind");
}

#[test]
fn what_has_no_source_has_a_column_of_its_own() {
    let funding = Funding::PriceShares(vec![(1, 1_500_000.into())]);
    let plan = apply(&da_nang(), &Command::SetFunding { item: 31, funding }).unwrap();
    let table = table(&plan, ALL_YEARS);
    assert_eq!(table.heads[3], "Chưa ghi nguồn");
    assert_eq!(cells(&table, 31), ["150", "", "", "50", "200"]);
    assert_eq!(table.total.cells, ["3.340", "100", "147,5", "50", "3.637,5"]);
    assert_eq!(self::table(&plan, PaidBy::Year { source: Some(3) }).total.cells[5], "50");
}

#[test]
fn a_plan_without_sources_has_no_source_for_all() {
    let plan = plan("quang-ngai-2011-2015");
    let table = table(&plan, ALL_YEARS);
    assert_eq!(table.heads, ["Chưa ghi nguồn", "Cộng"]);
    assert_eq!(table.total.cells[0], table.total.cells[1]);
}

#[test]
fn a_copy_has_the_rows_asked_for_and_the_totals() {
    let mut plan = da_nang();
    plan.sources[2].name = "=1+1".to_owned();
    let table = paid_table(&plan, &compute(&plan), ALL_YEARS, &[31, 99], Lang::Vi);
    let text = table.as_tsv(&plan, Lang::Vi);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[1], "triệu đồng");
    assert_eq!(lines[2], "Nội dung\tNgân sách thành phố\tTrung ương (qua EcomViet)\t'=1+1\tCộng");
    assert!(lines[3].starts_with("6.1 Hỗ trợ doanh nghiệp") && lines[3].ends_with("\t150\t\t50\t200"), "{}", lines[3]);
    assert_eq!(lines[4], "Tổng cộng\t3.340\t100\t197,5\t3.637,5");
    let html = table.as_html(&plan, Lang::Vi);
    assert!(html.contains("<td>197,5</td>") && html.contains("<th>'=1+1</th>"), "{html}");
}
