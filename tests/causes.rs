//! Each way in which a printed figure comes to be wrong, one by one: which finding is the cause, and what it says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use du_toan::calc::compute;
use du_toan::check::{Severity, Why, check};
use du_toan::format::read;
use du_toan::money::read_number;
use du_toan::plan::Plan;
use du_toan::text::{Lang, finding_text};

/// Two groups and a line over two years, printed with every total, and the total again in a second table and in words.
const RIGHT: &str = r#"{"format":"du-toan","version":1,"id":"a","title":"A","years":[2024,2025],"scale":"million","items":[
 {"id":1,"number":"I","label":"Tập huấn","items":[
  {"id":2,"number":"1","label":"Lớp một","amounts":{"2024":"10000000","2025":"20000000"}},
  {"id":3,"number":"2","label":"Lớp hai","amounts":{"2024":"36000000","2025":"41000000"}},
  {"id":4,"number":"3","label":"Sách","unit":"bộ","price":"250000","count":"1","factors":[{"value":"2","unit":"lớp"},{"value":"50","unit":"người"}]}]},
 {"id":5,"number":"II","label":"Truyền thông","items":[
  {"id":6,"number":"1","label":"Báo","amounts":{"2024":"12000000","2025":"12000000"}}]},
 {"id":7,"number":"III","label":"Kiểm tra","amounts":{"2024":"7000000","2025":"9000000"}}],
"tables":[{"id":8,"title":"Biểu","scale":"million","unit_printed":"triệu đồng","rows":[
 {"item":1,"years":{"2024":"71","2025":"86"},"amount":"157"},
 {"item":2,"years":{"2024":"10","2025":"20"},"amount":"30"},
 {"item":3,"years":{"2024":"36","2025":"41"},"amount":"77"},
 {"item":4,"years":{"2024":"25","2025":"25"},"amount":"50"},
 {"item":5,"years":{"2024":"12","2025":"12"},"amount":"24"},
 {"item":6,"years":{"2024":"12","2025":"12"},"amount":"24"},
 {"item":7,"years":{"2024":"7","2025":"9"},"amount":"16"},
 {"years":{"2024":"90","2025":"107"},"amount":"197"}]},
 {"id":9,"title":"Tờ trình","scale":"million","unit_printed":"triệu đồng","rows":[
 {"amount":"197","words":"Một trăm chín mươi bảy triệu đồng"},
 {"item":1,"amount":"157"}]}],
"next_id":10}"#;

/// A printed figure to write in place of the right one: table, item, year, text.
type Printed<'a> = (u32, Option<u32>, Option<u16>, &'a str);

fn plan(printed: &[Printed]) -> Plan {
    let mut plan = read(RIGHT).unwrap();
    for (table, item, year, raw) in printed {
        let is_it = |claim: &&mut du_toan::plan::Claim| {
            let words = claim.reading.is_none();
            claim.table == *table
                && claim.subject.item == *item
                && claim.subject.year == *year
                && words == raw.contains("đồng")
        };
        let claim = plan.claims.iter_mut().find(is_it).unwrap();
        claim.raw = (*raw).to_owned();
        claim.reading = claim.reading.map(|_| read_number(raw).unwrap().value);
    }
    plan
}

/// The only cause must be that finding, come about in that way, and that many others must follow from it.
fn check_cause(printed: &[Printed], id: &str, why: Option<Why>, followers: usize) {
    let plan = plan(printed);
    let findings = check(&plan, &compute(&plan));
    let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    let causes: Vec<_> = errors.iter().filter(|finding| finding.cause.is_none()).collect();
    let ids: Vec<String> = causes.iter().map(|finding| finding.id(&plan)).collect();
    assert_eq!(ids, [id], "{printed:?}");
    assert_eq!(causes[0].why, why, "{printed:?}");
    assert_eq!(errors.len().checked_sub(1), Some(followers), "{printed:?}");
    for lang in [Lang::Vi, Lang::En] {
        let text = finding_text(&plan, causes[0], lang);
        assert!(!text.contains(['{', '}']) && text.ends_with('.'), "{text}");
    }
}

#[test]
fn a_right_document_has_no_error() {
    let plan = plan(&[]);
    assert_eq!(check(&plan, &compute(&plan)).iter().filter(|finding| finding.severity == Severity::Error).count(), 0);
}

#[test]
fn sums_that_were_added_up_wrongly() {
    let (group, total) = (Some(1), None);
    let carried =
        [(8, group, Some(2024), "61"), (8, group, None, "147"), (8, total, Some(2024), "80"), (8, total, None, "187")];
    check_cause(&carried, "group-sum:8:1:2024:-", Some(Why::LeftOut(2)), 3);
    let doubled = [(8, group, Some(2024), "107"), (8, group, None, "193")];
    check_cause(&doubled, "group-sum:8:1:2024:-", Some(Why::Doubled(3)), 1);
    check_cause(&[(8, group, None, "86")], "group-sum:8:1:-:-", Some(Why::YearLeftOut(2024)), 0);
    check_cause(&[(8, group, None, "228")], "group-sum:8:1:-:-", Some(Why::YearDoubled(2024)), 0);
    check_cause(&[(8, total, Some(2025), "98")], "grand-total:8:-:2025:-", Some(Why::LeftOut(7)), 0);
    check_cause(&[(8, Some(5), Some(2025), "21")], "group-sum:8:5:2025:-", Some(Why::SwappedDigits), 0);
    let outside = [(8, Some(5), Some(2024), "19"), (8, Some(5), None, "31")];
    check_cause(&outside, "group-sum:8:5:2024:-", Some(Why::Outside(7)), 1);
}

#[test]
fn figures_that_were_typed_wrongly() {
    check_cause(&[(8, Some(3), Some(2024), "63")], "table-mismatch:8:3:2024:-", Some(Why::SwappedDigits), 0);
    check_cause(&[(8, Some(3), Some(2024), "360")], "table-mismatch:8:3:2024:-", Some(Why::ExtraZeros(1)), 0);
    check_cause(&[(8, Some(2), Some(2024), "1")], "table-mismatch:8:2:2024:-", Some(Why::MissingZeros(1)), 0);
    check_cause(&[(8, Some(3), Some(2024), "-36")], "table-mismatch:8:3:2024:-", Some(Why::Sign), 0);
    check_cause(&[(8, Some(3), Some(2025), "36")], "table-mismatch:8:3:2025:-", Some(Why::OtherYear(2024)), 0);
    check_cause(&[(8, Some(3), Some(2025), "20")], "table-mismatch:8:3:2025:-", Some(Why::OtherItem(2)), 0);
    check_cause(&[(8, Some(3), Some(2025), "29")], "table-mismatch:8:3:2025:-", None, 0);
    check_cause(&[(8, Some(4), Some(2024), "12,5")], "line-product:8:4:2024:-", Some(Why::FactorLeftOut(0)), 0);
}

#[test]
fn one_cause_in_two_years_is_one_finding() {
    let both = [(8, Some(1), Some(2024), "61"), (8, Some(1), Some(2025), "66")];
    check_cause(&both, "group-sum:8:1:2024-2025:-", Some(Why::LeftOut(2)), 2);
}

#[test]
fn what_repeats_a_wrong_figure_follows_from_it() {
    check_cause(&[(8, None, None, "187"), (9, None, None, "187")], "grand-total:8:-:-:-", None, 1);
    let words = "Một trăm tám mươi bảy triệu đồng";
    check_cause(&[(9, None, None, "187"), (9, None, None, words)], "grand-total:9:-:-:-", None, 1);
    let word = Why::Word { written: "tám".to_owned(), expected: "chín".to_owned() };
    check_cause(&[(9, None, None, words)], "words:9:-:-:-", Some(word), 0);
}

#[test]
fn a_part_that_is_wrong_in_the_plan_is_found_by_its_sums() {
    // the line was read as 63 in place of 36; every sum of the document says 36
    let mut plan = plan(&[(8, Some(3), Some(2024), "63")]);
    let wrong =
        du_toan::edit::Command::SetAmount { item: 3, year: 2024, amount: Some(du_toan::money::Money::new(63_000_000)) };
    plan = du_toan::edit::apply(&plan, &wrong).unwrap();
    plan.outline = plan.outline.with(3, |item| item.edited = false);
    let findings = check(&plan, &compute(&plan));
    let cause = findings.iter().find(|it| it.severity == Severity::Error && it.cause.is_none()).unwrap();
    assert_eq!(cause.why, Some(Why::Part { item: 3, how: Box::new(Why::SwappedDigits) }));
}
