//! The screens, one component a file. They show signals and send commands; they compute nothing.

mod about;
mod actions;
mod bar;
mod beside_tables;
mod by_year;
mod charts;
mod checks;
mod choice;
mod code;
mod code_screen;
mod code_totals;
mod columns;
mod compare;
mod compare_ask;
mod compare_rows;
mod corrections;
mod detail;
mod extras;
mod fetched;
mod find_bar;
mod finding;
mod funds;
mod funds_ceiling_form;
mod funds_ceilings;
mod funds_kind;
mod funds_moves;
mod funds_paid;
mod funds_split;
mod gather;
mod held;
mod kept_aside;
mod knob;
mod line_picker;
mod link_field;
mod link_screen;
mod link_summary;
mod my_plans;
mod offline;
mod open;
mod overlay;
mod palette;
mod paper_code;
mod plan;
mod prices;
mod prices_book;
mod prices_drivers;
mod prices_index;
mod prices_norms;
mod printed;
mod scenario_appraisal;
mod scenario_appraisal_rows;
mod scenario_bar;
mod scenario_beside;
mod scenario_card;
mod scenario_effect;
mod scenario_fit;
mod scenario_fit_ceilings;
mod scenario_fit_keep;
mod scenario_fit_result;
mod scenario_list;
mod scenario_next_year;
mod scenario_next_year_done;
mod scenario_next_year_lines;
mod scenario_risk;
mod scenario_risk_levers;
mod scenario_risk_ranges;
mod scenario_risk_runs;
mod scenario_seek;
mod scenario_try;
mod scenarios;
mod share;
mod share_qr;
mod share_sent;
mod shortcuts;
mod side;
mod sources;
mod start;
mod start_cards;
mod target_card;
mod target_field;
mod target_figures;
mod target_gaps;
mod target_goal;
mod target_lines;
mod targets;
mod targets_view;
mod tools;
mod totals;
mod under;
mod unread;
mod versions;
mod way;
mod words;
mod working;

use super::app::{App, app};
use super::lazy::{Editor, Extras};
use super::parts::{ToastBox, live};
use crate::open::Screen;
pub(super) use extras::EXTRAS;
use fetched::fetched;
use leptos::prelude::*;
use offline::UpdateOffer;
use plan::PlanScreen;
use start::StartScreen;

/// What only a visitor who works on a plan needs.
pub(super) static EDITOR: Editor = Editor {
    screen: |screen| match screen {
        Screen::Start => ().into_any(),
        Screen::Plan(key) => view! { <PlanScreen key=key /> }.into_any(),
        Screen::Link(_) | Screen::Code(_) => fetched(app(), move |extras: &Extras| (extras.screen)(screen.clone())),
    },
    look: my_plans::look,
    open_blank: open::open_blank,
    open_seed: open::open_seed,
    open_link: open::open_link,
    open_text: open::open_text,
};

/// The whole page: the screen that the address asks for, drawn anew when the language changes.
#[component]
pub(super) fn Page() -> impl IntoView {
    let app = App::start();
    provide_context(app);
    view! {
        {live(move || match app.screen.get() {
            Screen::Start => live(move || {
                app.lang.track();
                view! { <StartScreen /> }.into_any()
            })
                .into_any(),
            screen => fetched(app, move |editor: &Editor| (editor.screen)(screen.clone())),
        })}
        <UpdateOffer />
        <ToastBox />
    }
}
