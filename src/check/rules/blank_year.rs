//! Something that the document promises for every year and that is blank in one of them.

use super::clause::{clauses, quoted};
use super::spelling::{has_phrase, words};
use super::{about, of_item, sentences};
use crate::calc::{Report, Row};
use crate::check::{Finding, Rule, Severity};
use crate::money::fold_word;
use crate::plan::{Item, Plan};

/// How a document says "every year".
const EVERY_YEAR: [&str; 5] = ["mỗi năm", "hàng năm", "hằng năm", "từng năm", "thường xuyên"];
/// What comes every year whether or not there is money: "theo kế hoạch hàng năm", "chi thường xuyên".
const PAPERS: [&str; 9] = ["hoạch", "cáo", "toán", "sách", "kết", "vốn", "chi", "phí", "nguồn"];

pub(super) fn blank_year(plan: &Plan, report: &Report) -> Vec<Finding> {
    let every_year = EVERY_YEAR.map(words);
    let papers = PAPERS.map(fold_word);
    let says = |clause: &str| {
        let words = words(clause);
        let after_paper = |phrase: &Vec<String>| {
            papers.iter().any(|paper| has_phrase(&words, &[std::slice::from_ref(paper), phrase.as_slice()].concat()))
        };
        // "từ năm 2012 mỗi năm 01 đợt" says itself which years it means
        let dated = words.iter().any(|word| word.parse().is_ok_and(|year| plan.period.index(year).is_some()));
        !dated && every_year.iter().any(|phrase| has_phrase(&words, phrase) && !after_paper(phrase))
    };
    let items = plan.outline.items().iter().enumerate();
    let told = items.filter_map(|(row, item)| {
        let blank = blank_years(plan, report, row)?;
        let clause = sentences(item).flat_map(clauses).find(|clause| says(clause))?;
        Some(finding(item, &blank, clause))
    });
    told.collect()
}

/// The blank years of an item that has other years, if there are any.
fn blank_years(plan: &Plan, report: &Report, row: usize) -> Option<Vec<u16>> {
    let years = plan.period.years().enumerate();
    let blank = years.filter(|(index, _)| report.in_year(Row::Item(row), *index).is_none());
    let blank: Vec<u16> = blank.map(|(_, year)| year).collect();
    (!blank.is_empty() && blank.len() < plan.period.len()).then_some(blank)
}

fn finding(item: &Item, blank: &[u16], clause: &str) -> Finding {
    Finding {
        subject: about(Some(item.id), blank.first().copied(), None),
        years: blank.to_vec(),
        detail: quoted(clause),
        ..of_item(Rule::BlankYear, Severity::Warning, item)
    }
}
