//! The label of a mend, and the facts that stand below the sentence of a finding. Decides nothing.

use super::finding::figure_text;
use super::place::{amount_text, item_name, scale_unit};
use super::{Lang, fill};
use crate::check::Finding;
use crate::edit::Command;
use crate::mend::{Mend, MendKind};
use crate::plan::Plan;

/// What the button of a mend says.
pub fn mend_text(plan: &Plan, mend: &Mend, lang: Lang) -> String {
    let words = lang.catalogue();
    match &mend.kind {
        MendKind::TakeComputed => match &mend.command {
            Command::Several(all) => fill(words.mend_take_computed_n, &[("n", &all.len().to_string())]),
            _ => words.mend_take_computed.to_owned(),
        },
        MendKind::TakePrinted => words.mend_take_printed.to_owned(),
        MendKind::MoveIn(item) => fill(words.mend_move_in, &[("item", &item_name(plan, Some(*item), lang))]),
        MendKind::SetUnit(unit) => fill(words.mend_set_unit, &[("unit", unit)]),
        MendKind::SetMoneyUnit(scale) => fill(words.mend_money_unit, &[("unit", scale_unit(*scale, lang))]),
    }
}

/// What is printed, what it comes to, the difference and the place in the document, each with its name.
pub fn finding_facts(plan: &Plan, finding: &Finding, lang: Lang) -> Vec<(&'static str, String)> {
    let words = lang.catalogue();
    let figure = |figure: &Option<_>| figure.as_ref().map(|figure| figure_text(plan, figure, lang));
    let difference = finding.difference.filter(|amount| !amount.is_zero());
    let facts = [
        (words.fact_stated, finding.claim.and_then(|_| figure(&finding.stated))),
        (words.fact_computed, finding.claim.and_then(|_| figure(&finding.computed))),
        (words.fact_difference, difference.map(|amount| amount_text(amount, plan.scale, lang))),
        (words.fact_place, place_text(plan, finding)),
    ];
    facts.into_iter().filter_map(|(name, text)| Some((name, text.filter(|text| !text.is_empty())?))).collect()
}

/// The table of the document that a finding is about, and where it stands.
pub fn place_text(plan: &Plan, finding: &Finding) -> Option<String> {
    let claim = plan.claims.get(finding.claim?)?;
    let table = plan.table(claim.table)?;
    let parts = [table.title.as_str(), &table.place];
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}
