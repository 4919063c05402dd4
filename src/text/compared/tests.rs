//! Two small plans side by side in words.

#![allow(clippy::unwrap_used)]

use super::{Sides, compared_parts, compared_rows, compared_sources, compared_total, compared_years, notice_text};
use crate::calc::compute;
use crate::compare::{Choice, Choices, Comparison, Stands, Thing, compare, merge};
use crate::format::read;
use crate::plan::Plan;
use crate::text::Lang;

const PLAN: &str = r#"{
  "format": "du-toan", "version": 1, "id": "thu", "title": "Thử", "years": [2025, 2026], "scale": "thousand",
  "sources": [{"id": 1, "name": "Tỉnh"}, {"id": 2, "name": "Trung ương"}],
  "drivers": [{"id": 3, "name": "Số người", "unit": "người", "value": "50"}],
  "items": [
    {"id": 4, "number": "I", "label": "Tuyên truyền", "items": [
      {"id": 5, "number": "1", "label": "Tập huấn", "unit": "lớp", "price": "1000000", "count": {"2025": "15"}, "funding": {"source": 1}},
      {"id": 6, "number": "2", "label": "Hội thảo", "unit": "cuộc", "price": "20000", "count": {"2025": "1"}, "factors": [{"driver": 3, "unit": "người"}]}
    ]},
    {"id": 7, "number": "II", "label": "Hạ tầng", "amounts": {"2025": "500000", "2026": "1000000"}}
  ],
  "ceilings": [{"id": 12, "amount": "2000000", "item": 7}],
  "norms": [{"id": 13, "name": "Giảng viên", "cap": "500000", "unit": "buổi"}],
  "next_id": 20
}"#;

fn plan(changes: &[(&str, &str)]) -> Plan {
    let text = changes.iter().fold(PLAN.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
    read(&text).unwrap()
}

fn compared(changes: &[(&str, &str)]) -> Comparison {
    let (left, right) = (plan(&[]), plan(changes));
    compare((&left, &compute(&left)), (&right, &compute(&right)))
}

#[test]
fn a_row_says_what_differs() {
    let check = |from: &str, to: &str, lang: Lang, wanted: &str| {
        let comparison = compared(&[(from, to)]);
        let rows = compared_rows(&comparison, 10, Sides::Beside, lang);
        let row = rows.iter().find(|row| !row.group).unwrap();
        let told = [&row.sums.left, " | ", &row.sums.right, " | ", &row.sums.difference, " | ", &row.what.join("; ")];
        assert_eq!(told.concat(), wanted);
    };
    let count = (r#""count": {"2025": "15"}"#, r#""count": {"2025": "16"}"#);
    check(count.0, count.1, Lang::Vi, "15.000 | 16.000 | +1.000 | số lượng 2025: 15 → 2025: 16");
    check(count.0, count.1, Lang::En, "15.000 | 16.000 | +1.000 | count 2025: 15 → 2025: 16");
    check(r#""price": "1000000""#, r#""price": "900000""#, Lang::Vi, "15.000 | 13.500 | -1.500 | đơn giá 1.000 → 900");
    check("Tập huấn", "Tập huấn mới", Lang::Vi, "15.000 | 15.000 |  | nội dung Tập huấn → Tập huấn mới");
    check(r#""unit": "lớp", "#, "", Lang::Vi, "15.000 | 15.000 |  | đơn vị tính lớp → trống");
    check(
        r#"{"2025": "500000", "2026": "1000000"}"#,
        r#"{"2025": "500000"}"#,
        Lang::Vi,
        "1.500 | 500 | -1.000 | số tiền 2026: 1.000 → 2026: –",
    );
    check(r#"{"source": 1}"#, r#"{"source": 2}"#, Lang::Vi, "15.000 | 15.000 |  | nguồn kinh phí Tỉnh → Trung ương");
    check(
        r#"[{"driver": 3, "unit": "người"}]"#,
        r#"[{"value": "2", "unit": "ngày"}, {"driver": 3, "unit": "người"}]"#,
        Lang::Vi,
        "1.000 | 2.000 | +1.000 | số lượng 50 người → 2 ngày × 50 người",
    );
    check(r#""value": "50""#, r#""value": "60""#, Lang::Vi, "1.000 | 1.200 | +200 | số dùng chung “Số người” 50 → 60");
    check(
        r#""label": "Hạ tầng""#,
        r#""label": "Hạ\u200b tầng""#,
        Lang::Vi,
        "1.500 | 1.500 |  | nội dung Hạ tầng → Hạ⟦U+200B⟧ tầng",
    );
}

#[test]
fn totals_stand_beside_each_other() {
    let comparison =
        compared(&[(r#""count": {"2025": "15"}"#, r#""count": {"2025": "16"}"#), (r#"[2025, 2026]"#, "[2025, 2027]")]);
    let told = |sums: Vec<super::ComparedSum>| {
        let told = |sum: &super::ComparedSum| [&*sum.name, &sum.left, &sum.right, &sum.difference].join(" | ");
        sums.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(told(vec![compared_total(&comparison, Lang::Vi)]), ["Tổng cộng | 17.500 | 18.500 | +1.000"]);
    assert_eq!(
        told(compared_years(&comparison)),
        ["2025 | 16.500 | 17.500 | +1.000", "2026 | 1.000 | 1.000 | ", "2027 |  |  | "]
    );
    let sources = ["Tỉnh | 15.000 | 16.000 | +1.000", "Chưa ghi nguồn | 2.500 | 2.500 | "];
    assert_eq!(told(compared_sources(&comparison, Lang::Vi)), sources);
}

#[test]
fn what_is_no_line_is_told_with_its_texts() {
    let check = |from: &str, to: &str, wanted: &str| {
        let comparison = compared(&[(from, to)]);
        let parts = compared_parts(&comparison, Sides::Beside, Lang::Vi);
        let part = parts.first().unwrap();
        let told = [&*part.sums.name, &part.sums.left, &part.sums.right, &part.what.join("; ")].join(" | ");
        assert_eq!(told, wanted);
    };
    check(r#""title": "Thử""#, r#""title": "Khác""#, "Tên kế hoạch | Thử | Khác | ");
    check("[2025, 2026]", "[2025, 2027]", "Các năm | 2025–2026 | 2025–2027 | ");
    check(r#""value": "50""#, r#""value": "60""#, "Số dùng chung | Số người: 50 người | Số người: 60 người | ");
    check(
        r#""amount": "2000000""#,
        r#""amount": "3000000""#,
        "Trần | 2.000 nghìn đồng · dòng II | 3.000 nghìn đồng · dòng II | ",
    );
    check(
        r#""cap": "500000""#,
        r#""cap": "600000""#,
        "Định mức | Giảng viên: 500.000 đồng/buổi | Giảng viên: 600.000 đồng/buổi | ",
    );
    check(
        r#""ceilings": [{"id": 12, "amount": "2000000", "item": 7}],"#,
        "",
        "Trần | 2.000 nghìn đồng · dòng II |  | chỉ có ở bản này",
    );
}

#[test]
fn what_nobody_chose_is_told() {
    let comparison = compared(&[
        (r#"{"source": 1}"#, r#"{"source": 9}"#),
        (r#"{"id": 2, "name": "Trung ương"}"#, r#"{"id": 9, "name": "Vốn vay"}"#),
    ]);
    let mut choices = Choices::default();
    choices.choose(&comparison, &Thing::Item(5), Choice::Right);
    let merged = merge(&comparison, &choices).unwrap();
    let told: Vec<String> = merged.notices.iter().map(|notice| notice_text(&comparison, notice, Lang::Vi)).collect();
    assert_eq!(told, ["Cũng có mặt vì còn chỗ dùng đến: Nguồn “Vốn vay”."]);
    assert!(compared_parts(&comparison, Sides::Beside, Lang::Vi).iter().any(|part| part.stands == Stands::Right));
}
