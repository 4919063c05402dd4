//! The label of a mend, and the place that a finding is about. Decides nothing.

use super::place::{item_name, scale_unit};
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
        MendKind::Rewrite(text) => fill(words.mend_rewrite, &[("text", text)]),
        MendKind::TakePrinted => words.mend_take_printed.to_owned(),
        MendKind::MoveIn(item) => fill(words.mend_move_in, &[("item", &item_name(plan, Some(*item), lang))]),
        MendKind::SetUnit(unit) => fill(words.mend_set_unit, &[("unit", unit)]),
        MendKind::RemoveHidden => words.mend_remove_hidden.to_owned(),
        MendKind::SetMoneyUnit(scale) => fill(words.mend_money_unit, &[("unit", scale_unit(*scale, lang))]),
    }
}

/// Where in the document a finding is: the place of its table, or the table's title.
pub fn place_text(plan: &Plan, finding: &Finding) -> Option<String> {
    let claim = plan.claims.get(finding.claim?)?;
    let table = plan.table(claim.table)?;
    Some(if table.place.is_empty() { table.title.clone() } else { table.place.clone() })
}
