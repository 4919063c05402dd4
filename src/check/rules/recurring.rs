//! Costs that go on after the last year, such as hosting and upkeep: whoever approves the plan takes them on.

use super::spelling::{has_phrase, words};
use super::{LineRule, about, line_at, of_item};
use crate::calc::{Report, Row};
use crate::check::{Figure, Finding, Rule, Severity};
use crate::money::{Money, fold_word, in_word, plain};
use crate::plan::{Id, Item, Plan};

/// What lasts only as long as it is paid for.
const RENTED: [&str; 9] =
    ["sàn", "máy chủ", "hosting", "tên miền", "domain", "đường truyền", "phần mềm", "server", "cloud"];
/// The words before it that say that it is paid for.
const PAID: [&str; 7] = ["thuê", "phí", "phí thuê", "gia hạn", "duy trì", "bảo vệ", "dịch vụ"];
/// What says it alone.
const UPKEEP: [&str; 7] =
    ["duy trì", "bảo trì", "thuê bao", "phí hàng năm", "phí hằng năm", "tính theo hàng năm", "tính theo hằng năm"];
/// Letters with which a word of a label must start, so that few labels are looked at closely.
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
    "hang nam",
];

pub(super) fn recurring(_: &Plan) -> LineRule {
    let patterns = Patterns::new();
    Box::new(move |plan, report, row| {
        let (item, amount) = patterns.going_on(plan, report, row)?;
        Some(Finding {
            subject: about(Some(item.id), Some(plan.period.last()), None),
            computed: Some(Figure::Money(amount)),
            ..of_item(Rule::Recurring, Severity::Note, item)
        })
    })
}

/// The lines whose cost goes on after the last year, with what they cost in it.
pub fn going_on(plan: &Plan, report: &Report) -> Vec<(Id, Money)> {
    let patterns = Patterns::new();
    let rows = 0..plan.outline.len();
    rows.filter_map(|row| patterns.going_on(plan, report, row)).map(|(item, amount)| (item.id, amount)).collect()
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

    /// The line of that row, if its cost goes on after the last year, and what it costs in it.
    fn going_on<'a>(&self, plan: &'a Plan, report: &Report, row: usize) -> Option<(&'a Item, Money)> {
        let (item, line) = line_at(plan, row)?;
        let last = plan.period.len().saturating_sub(1);
        let amount = report.in_year(Row::Item(row), last).filter(|amount| *amount > Money::ZERO)?;
        let names = self.names(&item.label)?;
        let by_year = || words(&line.unit).last().is_some_and(|unit| *unit == self.year) && line.unit.contains('/');
        let goes_on = match years_in_a_row(report, row, last)? {
            1 => names == Names::Lasting || by_year(),
            _ => true,
        };
        goes_on.then_some((item, amount))
    }

    fn names(&self, label: &str) -> Option<Names> {
        let letters = plain(label);
        word_starts(&letters).any(|rest| HINTS.iter().any(|hint| rest.starts_with(hint))).then_some(())?;
        let label = words(label);
        let has = |phrases: &[Vec<String>]| phrases.iter().any(|phrase| has_phrase(&label, phrase));
        if has(&self.lasting) || self.first.iter().any(|thing| label.starts_with(thing)) {
            return Some(Names::Lasting);
        }
        has(&self.rented).then_some(Names::Rented)
    }
}

/// The text from each of its words on.
fn word_starts(text: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    let starts = text.char_indices().filter(move |(_, c)| {
        let was = std::mem::replace(&mut inside, in_word(*c));
        inside && !was
    });
    starts.filter_map(|(at, _)| text.get(at..))
}
