//! Money for what the document describes nowhere, and activities that it describes and gives no money.

use super::of_item;
use super::spelling::{has_phrase, words};
use crate::calc::{Report, Row};
use crate::check::{Finding, Rule, Severity};
use crate::money::Money;
use crate::plan::{Claim, Funding, Id, Item, Plan};
use std::collections::{BTreeMap, BTreeSet};

/// What nobody describes: "Chi phí khác", "Dự phòng".
const OVERHEAD: [&str; 6] = ["chi phí khác", "kinh phí khác", "chi khác", "khác", "dự phòng", "chi phí quản lý"];
/// How a document says that something is done without money of its own.
const FREE: [&str; 6] = ["miễn phí", "lồng ghép", "không sử dụng kinh phí", "không phát sinh", "xã hội hóa", "tự túc"];

pub(super) fn money_without_activity(plan: &Plan, report: &Report) -> Vec<Finding> {
    let Some(text) = Text::of(plan, report) else { return Vec::new() };
    let overhead = OVERHEAD.map(words);
    let undescribed = |row: usize| text.has_money(row) && !text.covered(row) && !text.describes_part(plan, row);
    let items = plan.outline.items().iter().enumerate();
    let found = items.filter(|(row, item)| {
        let label = words(&item.label);
        let inside = plan.outline.parents().get(*row).is_some_and(|parent| undescribed(*parent));
        undescribed(*row) && !inside && !overhead.iter().any(|phrase| label.starts_with(phrase))
    });
    found.map(|(_, item)| of_item(Rule::MoneyWithoutActivity, Severity::Note, item)).collect()
}

pub(super) fn activity_without_money(plan: &Plan, report: &Report) -> Vec<Finding> {
    let Some(text) = Text::of(plan, report) else { return Vec::new() };
    let free = FREE.map(words);
    let is_free = |item: &Item| {
        let in_kind = item.line().is_some_and(|line| matches!(line.funding, Funding::InKind { .. }));
        let says = |sentence: &str| {
            let sentence = words(sentence);
            free.iter().any(|phrase| has_phrase(&sentence, phrase))
        };
        in_kind || super::sentences(item).any(says)
    };
    let items = plan.outline.items();
    // below a group that has money, its money may be meant for all that is in it
    let found = items.iter().enumerate().filter(|(row, item)| {
        let all = items.get(plan.outline.subtree(*row)).unwrap_or_default();
        item.depth == 0 && !text.has_money(*row) && !item.label.is_empty() && !all.iter().any(|item| is_free(item))
    });
    found.map(|(_, item)| of_item(Rule::ActivityWithoutMoney, Severity::Note, item)).collect()
}

/// What a plan keeps of the text of its document.
struct Text {
    /// Whether the item or a group above it is described.
    covered: Vec<bool>,
    money: Vec<bool>,
}

impl Text {
    /// `None` where the document has no text, or too little for its silence to mean something: where fewer than half
    /// of the lines with money are described.
    fn of(plan: &Plan, report: &Report) -> Option<Self> {
        let items = plan.outline.items();
        let alone = calculated_alone(plan);
        let mut covered: Vec<bool> = Vec::with_capacity(items.len());
        for (item, parent) in items.iter().zip(plan.outline.parents()) {
            let above = covered.get(*parent).copied().unwrap_or_default();
            covered.push(above || is_described(item) || alone.contains(&item.id));
        }
        let money: Vec<bool> = (0..items.len())
            .map(|row| report.total(Row::Item(row)).is_some_and(|amount| amount != Money::ZERO))
            .collect();
        let text = Self { covered, money };
        let lines = items.iter().enumerate().filter(|(row, item)| !item.is_group() && text.has_money(*row));
        let (told, untold): (Vec<_>, Vec<_>) = lines.partition(|(row, _)| text.covered(*row));
        (!told.is_empty() && told.len() >= untold.len()).then_some(text)
    }

    fn has_money(&self, row: usize) -> bool {
        self.money.get(row).copied().unwrap_or_default()
    }

    fn covered(&self, row: usize) -> bool {
        self.covered.get(row).copied().unwrap_or_default()
    }

    fn describes_part(&self, plan: &Plan, row: usize) -> bool {
        self.covered.get(plan.outline.subtree(row)).unwrap_or_default().contains(&true)
    }
}

/// Whether the document says something about it, or who does it.
fn is_described(item: &Item) -> bool {
    !item.prose.is_empty() || !item.lead.is_empty() || !item.support.is_empty()
}

/// The items with a table of their own: the document calculates them where it describes them.
fn calculated_alone(plan: &Plan) -> BTreeSet<Id> {
    let mut tables: BTreeMap<Id, Vec<&Claim>> = BTreeMap::new();
    for claim in &plan.claims {
        tables.entry(claim.table).or_default().push(claim);
    }
    let one_item = |claims: Vec<&Claim>| {
        let first = claims.first()?.subject.item?;
        claims.iter().all(|claim| claim.subject.item == Some(first)).then_some(first)
    };
    tables.into_values().filter_map(one_item).collect()
}
