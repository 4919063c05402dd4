//! The notes of the three real plans, and what a note makes of odd findings and odd texts.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use super::*;
use crate::calc::compute;
use crate::check::check;
use crate::money::Money;
use crate::open::Seed;
use crate::plan::{Subject, Waiver};

fn seed(name: &str) -> Plan {
    Seed::named(name).unwrap().plan().unwrap()
}

fn note(plan: &Plan) -> Vec<CorrectionRow> {
    let report = compute(plan);
    corrections(plan, &report, Lang::Vi)
}

fn row(cells: [&str; COLUMNS]) -> CorrectionRow {
    let [place, item, year, unit, stated, computed, difference, cause] = cells.map(str::to_owned);
    CorrectionRow { place, item, year, unit, stated, computed, difference, cause }
}

#[test]
fn quang_ngai_has_its_causes_and_no_consequence() {
    let rows = note(&seed("quang-ngai-2011-2015"));
    let group: Vec<_> = rows.iter().filter(|row| row.item.starts_with("Nhóm II: ")).collect();
    assert!(!group.is_empty());
    for row in group {
        assert!(row.place.ends_with("GIAI ĐOẠN 2011-2015, Biểu kèm theo Quyết định"), "{}", row.place);
        assert_eq!(row.year, "2012, 2013, 2014, 2015");
        let figures = [&row.stated, &row.computed, &row.difference].map(|text| text.replace('\u{a0}', " "));
        let four = |figure: &str| [figure; 4].join(" / ");
        assert_eq!(figures, [four("46.000"), four("54.000"), four("8.000")]);
        assert!(row.cause.contains("Kéo theo"), "{}", row.cause);
    }
    assert!(!rows.iter().any(|row| row.stated == "1.418.000"), "a consequence is no row of its own");
}

#[test]
fn a_misplaced_dot_is_corrected_to_what_the_plan_comes_to() {
    let rows = note(&seed("quang-ngai-2011-2015"));
    let corrected = |stated: &str| {
        let row = rows.iter().find(|row| row.stated == stated).unwrap();
        (row.computed.clone(), row.difference.clone())
    };
    assert_eq!(corrected("87.5000"), ("87.500".to_owned(), "0".to_owned()));
    // read as 293.000, which is one of the wrong totals
    assert_eq!(corrected("293.0000"), ("301.000".to_owned(), "+8.000".to_owned()));
}

#[test]
fn dong_nai_has_nothing_to_correct() {
    assert_eq!(note(&seed("dong-nai-2018")), []);
}

#[test]
fn da_nang_shows_both_ways_to_spread_a_total() {
    let rows = note(&seed("da-nang-2011-2015"));
    let row = rows.iter().find(|row| row.stated.contains("/ ")).unwrap();
    assert_eq!(row.year, "2011–2015");
    assert_eq!(row.unit, "đồng");
    assert_eq!(row.stated, ["100.000.000"; 5].join("\u{a0}/ "));
    let computed = row.computed.replace('\u{a0}', " ");
    assert_eq!(computed, "nơi khác in: 150.000.000 / 30.000.000 / 30.000.000 / 250.000.000 / 40.000.000");
    assert_eq!(row.difference, "0");
}

#[test]
fn what_is_accepted_noted_or_no_misprint_is_left_out() {
    let mut plan = seed("quang-ngai-2011-2015");
    let report = compute(&plan);
    let findings = check(&plan, &report);
    let rows = |findings: &[Finding]| super::rows(&plan, &report, findings, Lang::Vi).len();
    let cause = findings.iter().find(|finding| finding.rule == Rule::GroupSum && finding.cause.is_none()).unwrap();
    let only = |change: fn(&mut Finding)| {
        let mut finding = cause.clone();
        change(&mut finding);
        rows(&[finding])
    };
    assert_eq!(only(|_| ()), 1);
    assert_eq!(only(|finding| finding.severity = Severity::Warning), 1);
    assert_eq!(only(|finding| finding.severity = Severity::Note), 0);
    assert_eq!(only(|finding| finding.waived = Some(0)), 0);
    assert_eq!(only(|finding| finding.cause = Some(0)), 0);
    assert_eq!(only(|finding| finding.claim = None), 0);
    assert_eq!(only(|finding| finding.claim = Some(usize::MAX)), 0);
    assert_eq!(only(|finding| finding.stated = None), 0);
    assert_eq!(only(|finding| finding.computed = None), 0);
    let before = note(&plan).len();
    plan.waivers.push(Waiver { finding: cause.id(&plan), reason: "đã có công văn".to_owned() });
    assert_eq!(note(&plan).len(), before - 1);
}

#[test]
fn a_finding_with_figures_of_its_own_keeps_them() {
    let plan = seed("dong-nai-2018");
    let at = plan.claims.iter().position(|claim| claim.subject.item == Some(15)).unwrap();
    let subject = Subject { year: None, ..plan.claims[at].subject };
    let finding = Finding {
        claim: Some(at),
        stated: Some(Figure::Money(Money::new(1_500))),
        computed: Some(Figure::Money(Money::new(500))),
        ..Finding::new(Rule::LineProduct, Severity::Error, subject)
    };
    let rows = super::rows(&plan, &compute(&plan), &[finding], Lang::Vi);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].cells()[4..7], ["1.500", "500", "-1.000"]);
    assert_eq!(rows[0].year, "2018");
}

#[test]
fn the_clipboard_gets_lines_of_cells() {
    let rows = [row(["Bảng 1", "Nhóm\tII", "2012", "nghìn đồng", "46.000", "54.000", "+8.000", "Sai\ncộng."])];
    assert_eq!(
        as_tsv(&seed("dong-nai-2018"), &rows, Lang::Vi),
        "Phiếu đính chính\nUBND tỉnh Đồng Nai\nKế hoạch phát triển Thương mại Điện tử tỉnh Đồng Nai năm 2018\n\
         Kế hoạch số 4186/KH-UBND ngày 02/5/2018\n\
         Chỗ trong tài liệu\tMục\tNăm\tĐơn vị\tĐã in\tĐúng là\tChênh lệch\tNguyên nhân\n\
         Bảng 1\tNhóm II\t2012\tnghìn đồng\t46.000\t54.000\t+8.000\tSai cộng.\n"
    );
}

#[test]
fn html_shows_what_is_written_and_runs_none_of_it() {
    let rows = [row(["<script>x</script>", "A & \"B\"", "", "", "5 < 6", "<td>", "-8.000", "'"])];
    let html = as_html(&seed("dong-nai-2018"), &rows, Lang::En);
    let body = html.split_once("</th></tr>").unwrap().1;
    assert_eq!(
        body,
        "<tr><td>&lt;script&gt;x&lt;/script&gt;</td><td>A &amp; &quot;B&quot;</td><td></td><td></td><td>5 &lt; 6</td>\
         <td>&lt;td&gt;</td><td>-8.000</td><td>'</td></tr></table>"
    );
    assert!(html.contains("<table border=\"1\"><tr><th>Place in the document</th>"), "{html}");
    assert!(html.starts_with("<p>Correction note</p><p>UBND tỉnh Đồng Nai</p>"), "{html}");
}

#[test]
fn a_cell_is_never_a_formula() {
    for (cell, copied) in [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|x", "'+cmd|x"),
        ("-A1", "'-A1"),
        ("+8.000", "+8.000"),
        ("-0,5", "-0,5"),
        ("46.000", "46.000"),
        ("", ""),
    ] {
        assert_eq!(grid::inert(cell), copied);
    }
}
