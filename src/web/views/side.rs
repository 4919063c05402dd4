//! The panel beside the table: how much, which line, is it right, what does it reach, who pays. Only puts them in order.

use super::about::AboutPart;
use super::checks::ChecksPart;
use super::detail::DetailPart;
use super::sources::SourcesPart;
use super::targets::TargetsPart;
use super::totals::TotalsPart;
use crate::web::app::app;
use leptos::prelude::*;

/// The panel.
#[component]
pub(super) fn SidePanel() -> impl IntoView {
    let app = app();
    let words = app.words();
    view! {
        <aside class="panel" aria-label=words.panel>
            <TotalsPart />
            <DetailPart />
            <ChecksPart />
            <TargetsPart />
            <SourcesPart />
            <AboutPart />
        </aside>
    }
}
