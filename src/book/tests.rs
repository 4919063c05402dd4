//! The price book of the seeds, and of plans made for one case each.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use super::{Book, Row, find, like, rows, spread, take};
use crate::edit::{Command, Place, apply};
use crate::money::{Decimal, LIMITS};
use crate::open::{SEEDS, Seed};
use crate::plan::{Basis, Count, Funding, Item, Kind, Line, Outline, Period, Plan, Price};
use crate::text::{Lang, provenance_text};
use proptest::prelude::*;
use std::sync::Arc;

fn book() -> Vec<Row> {
    SEEDS.iter().flat_map(|seed| rows(&seed.plan().unwrap())).collect()
}

/// What a row says, in one line.
fn said(row: &Row) -> String {
    let of = |number: Option<Decimal>| number.map_or("-".to_owned(), |number| number.to_string());
    let year = row.year.map_or("-".to_owned(), |year| year.to_string());
    let label: String = row.label.chars().take(20).collect();
    let (price, per_head) = (row.price, of(row.per_head));
    format!("{} {label} | {} | {year} | {price} | {per_head} | {}", row.number, row.unit, row.sources.join(" + "))
}

/// A plan of two years with that one line.
fn plan(line: Line) -> Plan {
    let mut plan = Plan::blank("mot", "Kế hoạch", Period::new(2026, 2027).unwrap());
    let id = plan.take_id();
    plan.outline = Outline::from_items(vec![Arc::new(Item::new(id, 0, Kind::Line(line)))]).unwrap();
    plan
}

fn prices(price: Price, funding: Funding) -> Vec<(Option<u16>, String, bool)> {
    let count = Count { factors: Vec::new(), by_year: vec![None; 2] };
    let line = Line { basis: Basis::UnitCost { price, count }, funding, ..Line::default() };
    rows(&plan(line)).iter().map(|row| (row.year, row.price.to_string(), row.in_kind)).collect()
}

#[test]
fn the_seeds_have_their_unit_prices() {
    let book = book();
    let at = |plan: &str, number: &str| {
        said(book.iter().find(|row| row.document.plan == plan && row.number == number).unwrap())
    };
    assert_eq!(
        at("da-nang-2011-2015", "6.1"),
        "6.1 Hỗ trợ doanh nghiệp  | doanh nghiệp | - | 2000000 | - | Ngân sách thành phố + Doanh nghiệp đóng góp"
    );
    // 60 people get two stamps each
    assert_eq!(at("dong-nai-2018", "1.5"), "1.5 Tem thư | tem | - | 3000 | 6000 | Ngân sách tỉnh");
    assert_eq!(book.iter().filter(|row| row.document.plan == "quang-ngai-2011-2015").count(), 0, "only lump sums");
}

#[test]
fn each_price_is_a_row() {
    let by_year = |first: Option<i64>, second: Option<i64>| {
        Price::ByYear(vec![first.map(Decimal::from), second.map(Decimal::from)])
    };
    let check = |price: Price, expected: &[(Option<u16>, &str)]| {
        let found: Vec<_> = prices(price, Funding::Unstated);
        let found: Vec<_> = found.iter().map(|(year, price, _)| (*year, price.as_str())).collect();
        assert_eq!(found, expected);
    };
    check(Price::Constant(None), &[]);
    check(Price::Constant(Some(Decimal::ZERO)), &[]);
    check(Price::Constant(Some(Decimal::new(150, 1))), &[(None, "15")]);
    check(by_year(Some(5), Some(5)), &[(None, "5")]);
    check(by_year(None, Some(5)), &[(None, "5")]);
    check(by_year(Some(5), Some(6)), &[(Some(2026), "5"), (Some(2027), "6")]);
    check(by_year(Some(0), Some(6)), &[(Some(2027), "6")]);
    let given = prices(Price::Constant(Some(Decimal::TEN)), Funding::InKind { donor: "Hội".to_owned() });
    assert_eq!(given, [(None, "10".to_owned(), true)]);
    assert_eq!(rows(&plan(Line { basis: Basis::LumpSum(vec![None; 2]), ..Line::default() })), []);
}

#[test]
fn rows_are_found_without_marks() {
    let book = book();
    let found = |query, limit| find(&book, query, limit).into_iter().map(|row| row.number.clone()).collect::<Vec<_>>();
    assert_eq!(found("tem thu", 9), ["1.5", "3.5", "5.3"]);
    assert_eq!(found("Tem Thư", 2), ["1.5", "3.5"]);
    assert_eq!(found("dong nai tem", 9), ["1.5", "3.5", "5.3"], "the title of the document counts, but after labels");
    assert_eq!(found("không có đâu", 9), Vec::<String>::new());
    assert_eq!(find(&book, "", usize::MAX).len(), book.len());
}

#[test]
fn the_same_activity_is_alike_in_label_and_unit() {
    let book = book();
    let found = |label, unit| like(&book, label, unit).into_iter().map(|row| row.price).collect::<Vec<_>>();
    let kits = found("Photo, đóng tập tài liệu", "Bộ");
    assert_eq!(kits, [20_000, 20_000].map(Decimal::from));
    assert_eq!(found("Photo, đóng tập tài liệu", "lớp"), []);
    assert_eq!(found("Photo, đóng tập tài liệu", ""), kits);
    assert_eq!(found("", "bộ"), []);
    let databases = like(&book, "Cập nhật cơ sở dữ liệu (hằng năm)", "năm");
    let prices = spread(&databases).unwrap();
    // 25 and 40 million, half-way 32,5
    assert_eq!(
        (prices.count, prices.low, prices.median, prices.high),
        (2, Decimal::from(25_000_000), Decimal::from(32_500_000), Decimal::from(40_000_000))
    );
    let three: Vec<&Row> = [2, 0, 1].into_iter().map(|at| &book[at]).collect(); // 35, 40 and 30 million
    assert_eq!(spread(&three).unwrap().median, Decimal::from(35_000_000));
    assert_eq!(spread(&[]), None);
}

#[test]
fn a_price_says_where_it_is_from() {
    let plan = Seed::named("da-nang-2011-2015").unwrap().plan().unwrap();
    let row = rows(&plan).into_iter().find(|row| row.number == "6.1").unwrap();
    assert_eq!(
        provenance_text(&row, Lang::Vi),
        "Đơn giá theo Kế hoạch phát triển thương mại điện tử thành phố Đà Nẵng giai đoạn 2011 - 2015, mục 6.1 \
         (Quyết định số: 8087/QĐ-UBND ngày 21 tháng 10 năm 2010)"
    );
    let row = Row { number: String::new(), year: Some(2012), ..row };
    assert!(provenance_text(&row, Lang::En).contains("2015, year 2012 ("));
    let long = Plan { title: "đ".repeat(LIMITS.text), ..plan };
    assert!(rows(&long).iter().all(|row| provenance_text(row, Lang::Vi).chars().count() == LIMITS.text));
}

#[test]
fn a_copy_adds_only_what_it_says_otherwise() {
    let plan = Seed::named("dong-nai-2018").unwrap().plan().unwrap();
    let mut book = Book::default();
    book.put(&plan);
    let once = book.rows.clone();
    assert_eq!(once, rows(&plan));
    book.put(&Plan { title: "Bản sao".to_owned(), ..plan.clone() });
    assert_eq!(book.rows, once);
    let price = Command::SetPrice { item: once[0].item, year: None, price: Some(Decimal::TEN) };
    book.put(&apply(&plan, &price).unwrap());
    assert_eq!(book.rows.len(), once.len() + 1);
    book.put(&Plan { name: "khac".to_owned(), ..plan });
    assert_eq!(book.rows.len(), once.len() * 2 + 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A line that is taken says the row's price again, wherever it is put, and adds no money.
    #[test]
    fn a_line_taken_is_a_row_again(plan in crate::edit::arbitrary::plan(), pick in 0_usize..40, at in 0_usize..4) {
        let book = book();
        let row = &book[pick % book.len()];
        let command = take(&plan, row, Place::In { group: None, position: at }, "Đơn giá theo …");
        let after = apply(&plan, &command).unwrap();
        let taken = rows(&after).into_iter().find(|taken| taken.item == plan.next_id).unwrap();
        prop_assert_eq!((&taken.label, &taken.unit, taken.price), (&row.label, &row.unit, row.price));
        prop_assert!(taken.sources.is_empty() && taken.year.is_none());
        prop_assert_eq!(&after.outline.get(taken.item).unwrap().note, "Đơn giá theo …");
        let total = |plan| crate::calc::compute(plan).grand_total();
        prop_assert_eq!(total(&after), total(&plan));
    }
}
