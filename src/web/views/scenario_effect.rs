//! What the scenario that is shown, and what is being tried on it, comes to beside the plan under it. Draws; computes nothing.

use super::beside_tables::Tables;
use super::scenario_beside::base_name;
use crate::calc::{Row, recompute};
use crate::edit::Command;
use crate::money::Decimal;
use crate::plan::Id;
use crate::scenario::{Side, Tally};
use crate::text::{against_text, amount_text, percent_of};
use crate::web::desk::Desk;
use crate::web::parts::live;
use leptos::prelude::*;
use std::sync::Arc;

/// What it comes to in one line, and the tables.
pub(super) fn effect(desk: Desk, held: RwSignal<Option<Command>>) -> (AnyView, AnyView) {
    let words = desk.app.words();
    let said = RwSignal::new(String::new());
    let tables = live(move || {
        let figures = desk.settled.get().0;
        let tried = held.get().and_then(|command| desk.tried(&command));
        let (plan, report) = match tried {
            Some(plan) => {
                let report = recompute(&plan, &figures.plan, &figures.report);
                (Arc::new(plan), Arc::new(report))
            }
            None => (figures.plan.clone(), figures.report.clone()),
        };
        let total = report.grand_total();
        let against = against_text(figures.base_report.grand_total(), total, desk.app.lang());
        said.set([&amount_text(total, figures.plan.scale, desk.app.lang()), " · ", &against].concat());
        let name = figures.scenario.as_ref().and_then(|(id, _)| figures.base.scenario(*id));
        let name = name.map_or(words.scenario_to_new.to_owned(), |scenario| scenario.name.clone());
        // what is only tried is not checked
        let side = |name, plan, report| Side { name, plan, report, findings: Tally::default() };
        let base = side(base_name(desk), figures.base.clone(), figures.base_report.clone());
        let others = [side(name, plan, report)];
        let tables = Tables::of(&base, &others, desk.app.lang(), "effect");
        (tables.totals(), tables.exceptions(), tables.targets(), tables.ceilings(), tables.rows()).into_any()
    });
    let outcome = view! {
        <p class="outcome" role="status">
            {said}
        </p>
    };
    let tables = view! { <aside aria-label=words.try_effect>{tables}</aside> };
    (outcome.into_any(), tables.into_any())
}

/// How many percent of everything a source pays, to one decimal.
pub(super) fn paid_percent(desk: Desk, source: Id) -> Decimal {
    let figures = desk.settled.get().0;
    let at = figures.plan.sources.iter().position(|it| it.id == source);
    let paid = at.map(|at| figures.report.share(Row::Plan, at));
    paid.and_then(|paid| percent_of(paid, figures.report.grand_total())).unwrap_or_default()
}
