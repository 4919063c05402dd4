//! The screens, one component a file. They show signals and send commands; they compute nothing.

mod about;
mod bar;
mod cell;
mod checks;
mod detail;
mod keys;
mod plan;
mod row;
mod sheet;
mod side;
mod sources;
mod start;
mod start_cards;
mod targets;
mod tools;
mod totals;

use super::app::App;
use super::parts::{ToastBox, live};
use crate::open::Screen;
use leptos::prelude::*;
use plan::PlanScreen;
use start::StartScreen;

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
            Screen::Plan(key) => view! { <PlanScreen key=key /> }.into_any(),
        })}
        <ToastBox />
    }
}
