//! The correction note: what the document prints, what it should print, and why; to copy and to print. Finds nothing.

use crate::text::{CorrectionRow, as_html, as_tsv, corrections, headings};
use crate::web::app::app;
use crate::web::browser::{clipboard, paper};
use crate::web::desk::{Sheet, desk};
use crate::web::parts::{Said, live, table, table_cell, table_row};
use leptos::prelude::*;

/// The note.
#[component]
pub(super) fn Corrections() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let rows = move |sheet: &Sheet| corrections(&sheet.plan, &sheet.report, app.lang());
    let copy = move |_| {
        let rows = desk.sheet.with_untracked(|sheet| rows(&sheet.0));
        let (plan, lang) = (desk.plan_now(), app.lang());
        clipboard::copy(as_tsv(&plan, &rows, lang), &as_html(&plan, &rows, lang), move |copied| {
            let said = if copied { words.copied } else { words.copy_failed };
            app.say(said.to_owned());
        });
    };
    let note = live(move || {
        let sheet = desk.sheet.get().0;
        let listed: Vec<AnyView> = rows(&sheet).iter().map(row_view).collect();
        if listed.is_empty() {
            return view! { <p data-mark="ok">{words.corrections_none}</p> }.into_any();
        }
        let heads = headings(app.lang()).map(str::to_owned).to_vec();
        let about = [sheet.plan.issuer.as_str(), sheet.plan.decision.as_str()];
        let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let caption = (sheet.plan.title.clone(), about);
        let buttons = view! {
            <div class="acts">
                <button on:click=copy>{words.copy}</button>
                <button on:click=|_| paper::print_only("note")>{words.print_note}</button>
            </div>
        };
        (buttons, table("corrections-of".to_owned(), caption, heads, listed)).into_any()
    });
    view! {
        <section class="corrections" aria-labelledby="corrections-name">
            <h2 id="corrections-name" tabindex="-1">
                {words.corrections}
            </h2>
            {note}
        </section>
    }
}

fn row_view(row: &CorrectionRow) -> AnyView {
    let cell = |text: &str| table_cell(Said { text: text.to_owned(), ..Said::default() });
    table_row(None, 0, row.cells().into_iter().map(cell).collect())
}
