//! Costs that go on after the last year, such as hosting and upkeep: whoever approves the plan takes them on.

use super::spelling::{has_phrase, words};
use super::{about, lines, of_item};
use crate::calc::{Report, Row};
use crate::check::{Figure, Finding, Rule, Severity};
use crate::money::{Money, fold_word, plain};
use crate::plan::{Id, Plan};

/// What lasts only as long as it is paid for.
const RENTED: [&str; 9] =
    ["sàn", "máy chủ", "hosting", "tên miền", "domain", "đường truyền", "phần mềm", "server", "cloud"];
/// The words before it that say that it is paid for.
const PAID: [&str; 7] = ["thuê", "phí", "phí thuê", "gia hạn", "duy trì", "bảo vệ", "dịch vụ"];
/// What says it alone.
const UPKEEP: [&str; 7] =
    ["duy trì", "bảo trì", "thuê bao", "phí hàng năm", "phí hằng năm", "tính theo hàng năm", "tính theo hằng năm"];
/// Letters that a label must have, so that few labels are looked at closely.
const HINTS: [&str; 12] = [
    "thue",
    "duy tri",
    "bao tri",
    "hosting",
    "domain",
    "ten mien",
    "may chu",
    "server",
    "cloud",
    "duong truyen",
    "phan mem",
    "ng nam",
];

pub(super) fn recurring(plan: &Plan, report: &Report) -> Vec<Finding> {
    let found = going_on(plan, report).into_iter().filter_map(|(id, amount)| {
        Some(Finding {
            subject: about(Some(id), Some(plan.period.last()), None),
            computed: Some(Figure::Money(amount)),
            ..of_item(Rule::Recurring, Severity::Note, plan.outline.get(id)?)
        })
    });
    found.collect()
}

/// The lines whose cost goes on after the last year, with what they cost in it.
pub fn going_on(plan: &Plan, report: &Report) -> Vec<(Id, Money)> {
    let patterns = Patterns::new();
    let last = plan.period.len().saturating_sub(1);
    let found = lines(plan).filter_map(|(row, item, line)| {
        let amount = report.in_year(Row::Item(row), last).filter(|amount| *amount > Money::ZERO)?;
        let names = patterns.names(&item.label)?;
        let by_year = words(&line.unit).last().is_some_and(|unit| *unit == patterns.year) && line.unit.contains('/');
        let goes_on = match years_in_a_row(report, row, last)? {
            1 => by_year || names == Names::Lasting,
            _ => true,
        };
        goes_on.then_some((item.id, amount))
    });
    found.collect()
}

/// How many years it has been paid for, if it was in every year since the first.
fn years_in_a_row(report: &Report, row: usize, last: usize) -> Option<usize> {
    let paid = |index: &usize| report.in_year(Row::Item(row), *index).is_some_and(|amount| !amount.is_zero());
    let first = (0..=last).find(paid)?;
    (first..=last).all(|index| paid(&index)).then(|| last.saturating_sub(first).saturating_add(1))
}

/// How surely a label names a cost that recurs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// Where it is paid for year by year.
    Rented,
    /// Even if it is paid for once: a domain, hosting, upkeep.
    Lasting,
}

/// The words above, as they are compared.
struct Patterns {
    lasting: Vec<Vec<String>>,
    rented: Vec<Vec<String>>,
    first: Vec<Vec<String>>,
    year: String,
}

impl Patterns {
    fn new() -> Self {
        let lasts = |thing: &str| matches!(thing, "hosting" | "tên miền" | "domain");
        let paid_for = |things: &[&str]| -> Vec<Vec<String>> {
            let pairs = things.iter().flat_map(|thing| PAID.map(|paid| [words(paid), words(thing)].concat()));
            pairs.collect()
        };
        let (lasting, rented): (Vec<&str>, Vec<&str>) = RENTED.iter().partition(|thing| lasts(thing));
        let (upkeep, by_year): (Vec<&str>, Vec<&str>) = UPKEEP.iter().partition(|text| **text == "duy trì");
        let texts = |list: &[&str]| list.iter().map(|text| words(text)).collect::<Vec<_>>();
        Self {
            first: texts(&lasting),
            lasting: [paid_for(&lasting), texts(&upkeep)].concat(),
            rented: [paid_for(&rented), texts(&by_year)].concat(),
            year: fold_word("năm"),
        }
    }

    fn names(&self, label: &str) -> Option<Names> {
        let letters = plain(label);
        HINTS.iter().any(|hint| letters.contains(hint)).then_some(())?;
        let label = words(label);
        let has = |phrases: &[Vec<String>]| phrases.iter().any(|phrase| has_phrase(&label, phrase));
        if has(&self.lasting) || self.first.iter().any(|thing| label.starts_with(thing)) {
            return Some(Names::Lasting);
        }
        has(&self.rented).then_some(Names::Rented)
    }
}
