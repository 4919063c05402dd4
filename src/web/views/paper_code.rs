//! What a print carries at its end: the check code, and a QR code of the plan or, where that does not fit, of the check code.
//! Filled in before each print, at once, and never shown on the screen.

use super::code::code_now;
use crate::link::ROWS_ON_PAPER;
use crate::open::Screen;
use crate::plan::Plan;
use crate::qr::{ON_PAPER, draw};
use crate::text::fill;
use crate::web::app::app;
use crate::web::browser::timer::after_opening;
use crate::web::browser::{address, tree, view};
use crate::web::desk::{Desk, desk};
use crate::web::lazy::{Extras, here};
use crate::web::links::{base_of, link_with};
use leptos::html::Section;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The block.
#[component]
pub(super) fn PaperCode() -> impl IntoView {
    let desk = desk();
    let block = NodeRef::<Section>::new();
    let base = StoredValue::new(None);
    after_opening(move || {
        let Some(plan) = desk.figures.try_get_untracked().map(|figures| figures.0.plan.clone()) else { return };
        spawn_local(async move {
            let _ = base.try_set_value(base_of(&plan).await);
        });
    });
    view::on_print(move |before| {
        if let Some(block) = block.get_untracked().filter(|_| before) {
            let Some(extras) = here::<Extras>() else { return };
            base.with_value(|base: &Option<Plan>| (extras.fill_paper)(desk, &block, base.as_ref()));
        }
    });
    view! {
        <section class="on-paper" aria-label=app().words().code_check node_ref=block>
            <svg shape-rendering="crispEdges">
                <path></path>
            </svg>
            <b></b>
            <p></p>
            <small></small>
        </section>
    }
}

/// Views would be drawn only after the print was made.
pub(super) fn fill_in(desk: Desk, block: &web_sys::Element, base: Option<&Plan>) {
    let words = desk.app.words();
    let code = code_now(desk).to_string();
    let whole = link(&desk.plan_now(), base);
    let (said, address) = match whole {
        Some(link) => (words.code_qr_plan, link),
        None => (words.code_qr_code, [&address::page(), &*Screen::Code(code.clone()).fragment()].concat()),
    };
    let put = |selector: &str, text: &str| {
        if let Some(element) = tree::first_in(block, selector) {
            element.set_text_content(Some(text));
        }
    };
    put("b", &code);
    put("p", &fill(words.code_on_paper, &[("code", &code)]));
    put("small", &[said, " ", &address::page()].concat());
    let Some(drawing) = draw(&address) else { return };
    if let Some(svg) = tree::first_in(block, "svg") {
        let length = drawing.length_on_paper();
        [("viewBox", &*drawing.view_box()), ("width", length), ("height", length)]
            .iter()
            .for_each(|(name, value)| tree::set(&svg, name, value));
    }
    if let Some(path) = tree::first_in(block, "path") {
        tree::set(&path, "d", &drawing.path);
    }
}

/// The link of the plan, if it is short enough for paper.
fn link(plan: &Plan, base: Option<&Plan>) -> Option<String> {
    let is_small = plan.outline.len() <= ROWS_ON_PAPER;
    let link = is_small.then(|| [&address::page(), "#", &link_with(plan, base)].concat());
    link.filter(|link| link.len() <= ON_PAPER)
}
