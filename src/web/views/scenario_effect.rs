//! What the scenario that is shown, and what is being tried on it, comes to beside the plan under it. Draws; computes nothing.

use crate::calc::{Row, recompute};
use crate::edit::Command;
use crate::money::Decimal;
use crate::plan::Id;
use crate::text::{against_text, percent_of};
use crate::web::desk::Desk;
use crate::web::parts::text;
use leptos::prelude::*;

/// The panel.
pub(super) fn effect(desk: Desk, held: RwSignal<Option<Command>>) -> AnyView {
    let words = desk.app.words();
    let said = text(move || {
        let figures = desk.settled.get().0;
        let tried = held.get().and_then(|command| desk.tried(&command));
        let total = match tried {
            Some(plan) => recompute(&plan, &figures.plan, &figures.report).grand_total(),
            None => figures.report.grand_total(),
        };
        against_text(figures.base_report.grand_total(), total, desk.app.lang())
    });
    view! {
        <aside aria-label=words.try_effect>
            <p role="status">{said}</p>
        </aside>
    }
    .into_any()
}

/// How many percent of everything a source pays, to one decimal.
pub(super) fn paid_percent(desk: Desk, source: Id) -> Decimal {
    let figures = desk.settled.get().0;
    let at = figures.plan.sources.iter().position(|it| it.id == source);
    let paid = at.map(|at| figures.report.share(Row::Plan, at));
    paid.and_then(|paid| percent_of(paid, figures.report.grand_total())).unwrap_or_default()
}
