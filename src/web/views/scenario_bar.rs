//! The line that says which scenario is shown in place of the plan, and leads back. Changes no plan.

use super::actions::{show_what_if, to_table};
use super::words::counted;
use crate::text::{against_text, visible};
use crate::web::desk::{Desk, WhatIf};
use crate::web::parts::{live, text, word};
use leptos::prelude::*;

/// The line, where a scenario is shown.
pub(super) fn scenario_bar(desk: Desk) -> impl IntoView {
    let words = desk.app.words();
    let shown = Memo::new(move |_| desk.scenario());
    let name = move || {
        let base = desk.base();
        let name = shown.get().and_then(|id| base.scenario(id)).map(|scenario| scenario.name.clone());
        visible(&name.unwrap_or_default()).into_owned()
    };
    let against = text(move || {
        let figures = desk.settled.get().0;
        against_text(figures.base_report.grand_total(), figures.report.grand_total(), desk.app.lang())
    });
    let count = move || desk.figures.with(|figures| figures.0.conflicts());
    let conflicts = text(move || match count() {
        0 => String::new(),
        n => counted(n, words.scenario_conflict_one, words.scenario_conflicts),
    });
    let mark = word(move || (count() > 0).then_some("warning"));
    let close = move |_| {
        desk.show_scenario(None);
        to_table();
    };
    let bar = live(move || {
        if shown.get().is_none() {
            return ().into_any();
        }
        view! {
            <div class="variant">
                <p>
                    {words.scenario_shown} " " <b lang="vi">{text(name)}</b> <small>{against}</small>
                    <small data-mark=mark>{conflicts}</small>
                </p>
                <button on:click=move |_| show_what_if(desk, WhatIf::List)>{words.scenarios_list}</button>
                <button on:click=close>{words.scenario_close}</button>
            </div>
        }
        .into_any()
    });
    view! { <div class="variants" role="status">{bar}</div> }
}
