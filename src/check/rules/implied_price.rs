//! Lump sums for a number of things that is known elsewhere, and that make no whole đồng for one of them.

use super::clause::quoted;
use super::grammar::Grammar;
use super::spelling::{counted, words};
use super::told::{How, Told, told_of};
use super::{about, lines, of_item};
use crate::calc::{Report, Row};
use crate::check::{Figure, Finding, Rule, Severity};
use crate::money::{Decimal, Money};
use crate::plan::{Basis, ClaimField, Id, Item, Line, Plan};

/// What is paid for by the piece, where the line names no unit.
const PIECES: [&str; 13] =
    ["kỳ", "lớp", "đợt", "lần", "buổi", "khóa", "chuyến", "số", "bài", "cuộc", "đoàn", "hội nghị", "hội thảo"];

/// How many there are of something, and where that stands.
struct Known {
    /// In each year rather than in all.
    yearly: bool,
    /// It may as well be the other of the two.
    either: bool,
    /// In this year only.
    year: Option<u16>,
    number: i128,
    text: String,
}

pub(super) fn implied_price(plan: &Plan, report: &Report) -> Vec<Finding> {
    let grammar = Grammar::new();
    let pieces = PIECES.map(words);
    let mut findings = Vec::new();
    for (row, item, line) in lines(plan) {
        if matches!(line.basis, Basis::LumpSum(_)) {
            let mut known = printed(plan, item.id);
            known.extend(written(&grammar, &pieces, item, line));
            findings.extend(known.iter().find_map(|known| odd(plan, report, row, item, known)));
        }
    }
    findings
}

/// The counts that the document prints beside a line.
fn printed(plan: &Plan, item: Id) -> Vec<Known> {
    let claims = plan.claims.iter().filter(|claim| claim.subject.item == Some(item));
    let counts = claims.filter(|claim| claim.subject.field == ClaimField::Count && claim.subject.source.is_none());
    let known = counts.filter_map(|claim| {
        let number = whole(claim.reading?)?;
        Some(Known { yearly: false, either: false, year: claim.subject.year, number, text: claim.raw.clone() })
    });
    known.collect()
}

/// The counts that the document's sentences tell of what the line pays for.
fn written(grammar: &Grammar, pieces: &[Vec<String>], item: &Item, line: &Line) -> Vec<Known> {
    let unit = counted(&line.unit);
    let is_piece = |told: &Told| match unit.as_slice() {
        [] => pieces.iter().any(|piece| told.unit.starts_with(piece)),
        unit => told.unit.starts_with(unit),
    };
    let told = told_of(grammar, item).into_iter().filter(|(told, _)| is_piece(told));
    let known = told.filter_map(|(told, clause)| {
        let (number, either) = match &told.how {
            How::Once => (told.number, true),
            How::Per(per) => (told.number.checked_mul(per.in_year)?, false),
            How::Each(_) => return None,
        };
        Some(Known { yearly: true, either, year: None, number: whole(number)?, text: quoted(clause) })
    });
    known.collect()
}

fn whole(number: Decimal) -> Option<i128> {
    let number = number.normalize();
    (number.scale() == 0 && number > Decimal::ONE).then_some(number.mantissa())
}

/// The finding, if an amount cannot be divided by the number.
fn odd(plan: &Plan, report: &Report, row: usize, item: &Item, known: &Known) -> Option<Finding> {
    let row = Row::Item(row);
    let is_odd = |amount: &Money| amount.dong().checked_rem(known.number).is_some_and(|rest| rest != 0);
    let in_all = report.total(row).filter(is_odd);
    let mut years = plan.period.years().enumerate();
    let in_year = |index: usize| report.in_year(row, index).filter(is_odd);
    let (year, amount) = match known.year {
        Some(year) => (Some(year), in_year(plan.period.index(year)?)?),
        None if known.yearly => {
            (!known.either || in_all.is_some()).then_some(())?;
            years.find_map(|(index, year)| Some((Some(year), in_year(index)?)))?
        }
        None => (None, in_all?),
    };
    Some(Finding {
        subject: about(Some(item.id), year.filter(|_| plan.period.len() > 1), None),
        stated: Some(Figure::Money(amount)),
        computed: Some(Figure::Number(Decimal::try_from_i128_with_scale(known.number, 0).ok()?)),
        detail: known.text.clone(),
        ..of_item(Rule::ImpliedPrice, Severity::Note, item)
    })
}
