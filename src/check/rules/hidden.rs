//! Texts with characters that nobody sees: one finding for an item or a source, one for all else that the plan calls by name.

use super::{about, of_item};
use crate::calc::Report;
use crate::check::{Finding, Rule, Severity};
use crate::plan::{CodeKind, Item, Plan, Scenario, has_hidden, hidden as letters};

pub(super) fn hidden(plan: &Plan, _: &Report) -> Vec<Finding> {
    let found = |item, source, text: &str| Finding {
        detail: around(text),
        ..Finding::new(Rule::HiddenCharacter, Severity::Note, about(item, None, source))
    };
    let drivers = plan.drivers.iter().flat_map(|driver| [&driver.name, &driver.unit]);
    let codes = plan.ceilings.iter().filter_map(|ceiling| ceiling.code.as_ref()).map(|code| &code.text);
    let texts_of_plan = [&plan.title, &plan.issuer, &plan.decision].into_iter().chain(drivers).chain(codes);
    let mut of_plan = texts_of_plan.into_iter().find(|text| has_hidden(text)).cloned();
    of_plan = of_plan.or_else(|| plan.scenarios.iter().find_map(of_scenario));
    let sources = plan.sources.iter().filter(|source| has_hidden(&source.name));
    let items = plan.outline.items().iter().filter_map(|item| {
        let text = texts(item).find(|text| has_hidden(text))?;
        Some(Finding { detail: around(text), ..of_item(Rule::HiddenCharacter, Severity::Note, item) })
    });
    let of_plan = of_plan.map(|text| found(None, None, &text));
    of_plan.into_iter().chain(sources.map(|source| found(None, Some(source.id), &source.name))).chain(items).collect()
}

/// The texts of an item that a planner can change.
fn texts(item: &Item) -> impl Iterator<Item = &str> {
    let line = item.line();
    let unit = line.map_or("", |line| line.unit.as_str());
    let texts = [item.number.as_str(), &item.label, unit, &item.note, &item.lead, &item.support];
    let codes = CodeKind::ALL.into_iter().filter_map(move |kind| Some(line?.codes.of(kind)));
    texts.into_iter().chain(codes).chain(item.prose.iter().map(String::as_str))
}

/// The first text of a scenario with a hidden character. What stood there before is the plan's.
fn of_scenario(scenario: &Scenario) -> Option<String> {
    let reasons = scenario.opinions.iter().map(|opinion| &opinion.reason);
    let said = [&scenario.name].into_iter().chain(reasons).find(|text| has_hidden(text)).cloned();
    said.or_else(|| {
        let changes = scenario.changes.iter().filter_map(|change| change.command.spelt());
        let texts = changes.flat_map(|(_, spelt)| {
            let code = spelt.ceiling.and_then(|ceiling| ceiling.code).map(|code| code.text);
            [Some(spelt.text), Some(spelt.unit), code]
        });
        texts.flatten().find(|text| has_hidden(text))
    })
}

/// What stands around the first hidden character of a text.
fn around(text: &str) -> String {
    const BESIDE: usize = 20;
    let first = letters(text).position(|(_, hidden)| hidden).unwrap_or_default();
    text.chars().skip(first.saturating_sub(BESIDE)).take(BESIDE.saturating_mul(2)).collect()
}
