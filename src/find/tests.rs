//! What is found and what is not, as cases and laws.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{Fit, Hit, Way, find, fit, fold, items_named, next};
use crate::calc::compute;
use crate::edit::arbitrary;
use crate::entry::Column;
use crate::format::read;
use crate::open::Seed;
use crate::plan::{Item, Kind, Outline, Plan};
use proptest::prelude::*;
use std::sync::Arc;

/// Each cell with its item's id and its column, as `2 Label`.
fn found(plan: &Plan, query: &str) -> String {
    let cell = |hit: Hit| format!("{} {:?}", hit.item, hit.column);
    find(plan, &compute(plan), query).into_iter().map(cell).collect::<Vec<_>>().join(", ")
}

#[test]
fn folds_case_marks_and_spaces() {
    let check = |text: &str, folded: &str| assert_eq!(fold(text), folded);
    check("Tập huấn CÁN BỘ", "tap huan can bo");
    check("Đường, đê, ĂÂÊÔƠƯ ăâêôơư", "duong, de, aaeoou aaeoou");
    check("ẾỀỂỄỆ ỨỪỬỮỰ ỚỜỞỠỢ ỴỲỶỸÝ", "eeeee uuuuu ooooo yyyyy");
    check("e\u{302}\u{323} a\u{323}\u{302} o\u{31B}\u{301}", "e a o");
    check("m²  \u{a0}\n x", "m2 x");
    check("", "");
    check("Straße 漢 50%", "straße 漢 50%");
}

const PLAN: &str = r#"{"schema":"bench-plan/1","title":"T","currency":"VND","years":[2026,2027],"sources":["Ngân sách tỉnh","Doanh nghiệp"],
"groups":[{"name":"Tập huấn  nghiệp vụ","lines":[
{"label":"Thuê hội trường","unit":"lớp","unit_price":1450000,"quantity":[1,10],"split":[100,0]},
{"label":"TAP HUAN vien","unit":"người","unit_price":500000,"quantity":[2,3],"split":[0,100]}]}]}"#;

/// A group and two lines: ids 3, 4 and 5.
fn plan() -> Plan {
    let mut plan = read(PLAN).unwrap();
    let items = plan.outline.items().iter().map(|item| {
        let mut item = Item::clone(item);
        if item.label.starts_with("Thuê") {
            item.lead = "Sở Công Thương".to_owned();
            item.note = "2 nga\u{300}y, m²".to_owned();
            item.number = "1".to_owned();
            if let Kind::Line(line) = &mut item.kind {
                line.codes.entry = "6650-6651".to_owned();
                line.codes.section = "340-341".to_owned();
            }
        }
        Arc::new(item)
    });
    plan.outline = Outline::from_items(items.collect()).unwrap();
    plan
}

#[test]
fn finds_texts_in_the_order_of_the_table() {
    let plan = plan();
    let check = |query: &str, cells: &str| assert_eq!(found(&plan, query), cells, "{query}");
    check("tap huan", "3 Label, 5 Label");
    check("  TAP  Huan ", "3 Label, 5 Label");
    check("tập huấn", "3 Label");
    check("TẬP HUẤN", "3 Label");
    check("ta\u{323}\u{302}p", "3 Label");
    check("tập huan", "");
    check("tâp", "");
    check("huan tap", "");
    check("so cong thuong", "4 Label");
    check("6652", "");
    check("lop", "4 Unit");
    check("lơp", "");
    check("tinh", "4 Source");
    check("nghiep", "3 Label, 5 Source");
    check("ngày, m2", "4 Note");
    check("ngay", "4 Note");
    check("6650", "4 Code(Entry)");
    check("340-34", "4 Code(Section)");
    check("", "");
    check("  ", "");
    check("\u{301}", "");
}

#[test]
fn finds_figures_as_they_are_printed_or_without_points() {
    let plan = plan();
    let check = |query: &str, cells: &str| assert_eq!(found(&plan, query), cells, "{query}");
    check("1450000", "4 Price, 4 Year(0), 4 Year(1)");
    check("1.450.000", "4 Price, 4 Year(0)");
    check("1 450 000", "4 Price, 4 Year(0), 4 Year(1)");
    check("15.9", "4 Total");
    check("1,450", "");
    check("11", "4 Count");
    check("2,5", "");
    check(".", "");
    check("2500000", "5 Total");
    check("2 ng", "4 Note");
}

#[test]
fn steps_go_around() {
    let plan = plan();
    let hits = find(&plan, &compute(&plan), "tap huan");
    let check = |from: Option<(u32, Column)>, here, forward, back| {
        let ways = [Way::Here, Way::Forward, Way::Back].map(|way| next(&plan, &hits, from, way).unwrap());
        assert_eq!(ways, [here, forward, back], "{from:?}");
    };
    check(None, 0, 0, 1);
    check(Some((3, Column::Number)), 0, 0, 1);
    check(Some((3, Column::Label)), 0, 1, 1);
    check(Some((3, Column::Note)), 1, 1, 0);
    check(Some((5, Column::Label)), 1, 0, 0);
    check(Some((5, Column::Note)), 0, 0, 1);
    check(Some((99, Column::Note)), 0, 0, 1);
    assert_eq!(next(&plan, &[], None, Way::Here), None);
}

#[test]
fn a_name_fits_by_its_words() {
    let check = |name: &str, typed: &str, wanted: Option<Fit>| assert_eq!(fit(name, typed), wanted, "{name}: {typed}");
    check("Hoàn tác", "", Some(Fit::Start));
    check("Hoàn tác", "hoan t", Some(Fit::Start));
    check("Hoàn tác", "hoàn tác", Some(Fit::Start));
    check("Hoàn tác", "tac hoan", Some(Fit::Words));
    check("Hoàn tác", "ac", Some(Fit::Within));
    check("Hoàn tác", "hoan x", None);
    check("Đơn vị: nghìn đồng", "nghin", Some(Fit::Words));
}

/// Texts of a planner's and of anyone's, composed or not.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zđàáạảãăằắậẩôốơợưựĐÀẬỆ ,.0-9%]{0,24}",
        "[aeou\u{301}\u{323}\u{302}\u{31B} d]{0,12}",
        any::<String>()
    ]
}

/// A plan whose only line has that label.
fn labelled(label: &str) -> Plan {
    let mut plan = plan();
    let mut item = Item::new(3, 0, Kind::Group);
    item.label = label.to_owned();
    plan.outline = Outline::from_items(vec![Arc::new(item)]).unwrap();
    plan
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in text()) {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn any_part_of_a_label_is_found(label in text(), from in 0_usize..24, length in 1_usize..24) {
        let is_mark = |c: char| ('\u{300}'..='\u{36F}').contains(&c);
        // whole letters with their marks
        let starts: Vec<usize> = label.char_indices().filter(|(_, c)| !is_mark(*c)).map(|(at, _)| at).collect();
        let bound = |at: usize| starts.get(at).copied().unwrap_or(label.len());
        let part = &label[bound(from)..bound(from.saturating_add(length))];
        let plan = labelled(&label);
        let report = compute(&plan);
        let hit = Hit { item: 3, column: Column::Label };
        let blank = part.chars().all(|c| c.is_whitespace() || is_mark(c));
        prop_assert_eq!(find(&plan, &report, part).contains(&hit), !blank, "{:?} in {:?}", part, label);
        prop_assert_eq!(find(&plan, &report, &fold(part)).contains(&hit), !blank, "{:?} folded in {:?}", part, label);
    }

    #[test]
    fn hits_are_cells_in_order(plan in arbitrary::plan(), query in prop::sample::select(vec!["1", "0", "tap", "Đơn", "x", "5.0", "nguon 1"])) {
        let report = compute(&plan);
        let columns = Column::of(&plan);
        let hits = find(&plan, &report, query);
        let place = |hit: &Hit| (plan.outline.position(hit.item).unwrap(), columns.iter().position(|it| *it == hit.column).unwrap());
        prop_assert!(hits.windows(2).all(|pair| place(&pair[0]) < place(&pair[1])));
        for (at, hit) in hits.iter().enumerate() {
            prop_assert_eq!(next(&plan, &hits, Some((hit.item, hit.column)), Way::Here), Some(at));
            let forward = next(&plan, &hits, Some((hit.item, hit.column)), Way::Forward).unwrap();
            prop_assert_eq!(next(&plan, &hits, Some((hits[forward].item, hits[forward].column)), Way::Back), Some(at));
        }
    }
}

#[test]
fn an_item_is_named_by_its_number_or_its_words() {
    let plan = Seed::named("da-nang-2011-2015").unwrap().plan().unwrap();
    let check = |typed: &str, expected: &[u32]| assert_eq!(items_named(&plan, typed, 2), expected, "{typed}");
    check("6.1", &[31]);
    check("6", &[30, 31]);
    check("website thuong mai", &[32, 35]);
    check("website khong co", &[]);
    check("  ", &[]);
}
