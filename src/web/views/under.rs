//! What stands under the table: what the selected cells come to, what the ceilings leave, the total in words, what the
//! colours mean. Adds nothing up itself.

use crate::calc::tightest;
use crate::check::Finding;
use crate::money::{Money, write_words};
use crate::plan::Waiver;
use crate::range::{sum, sum_text};
use crate::text::{amount_text, ceiling_name, fill, finding_text, left_text};
use crate::web::app::app;
use crate::web::desk::{Figures, desk};
use crate::web::parts::{live, text, word};
use leptos::prelude::*;

/// What the selected cells come to, where there is more than one.
#[component]
fn Selection() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let said = text(move || {
        let figures = desk.figures.get().0;
        desk.active.track();
        desk.head.track();
        let Some(area) = desk.area().filter(|area| !area.is_one()) else { return String::new() };
        let (ids, columns) = desk.cells_of(&area);
        sum_text(&figures.plan, &sum(&figures.plan, &figures.report, &ids, &columns), app.lang())
    });
    view! {
        <p class="selection" role="status">
            {said}
        </p>
    }
}

/// The ceiling that limits the active row most, or leaves least of all where there is none; always there where the plan has
/// ceilings, so that nothing moves.
#[component]
fn Limit() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let none = word(move || desk.settled.with(|figures| figures.0.plan.ceilings.is_empty()).then_some(""));
    let room = Memo::new(move |_| {
        let (figures, active) = (desk.settled.get().0, desk.chosen.get());
        let Figures { plan, report, .. } = &*figures;
        let (id, left) = match active {
            Some((item, _)) => tightest(plan, report, item)?,
            None => report.ceilings.iter().map(|room| (room.ceiling, room.left)).min_by_key(|(_, left)| *left)?,
        };
        let ceiling = plan.ceilings.iter().find(|ceiling| ceiling.id == id)?;
        let amount = |amount| amount_text(amount, plan.scale, app.lang());
        let what = ceiling_name(plan, ceiling, app.lang());
        let limit = fill(app.words().room_line, &[("what", &what), ("amount", &amount(ceiling.amount))]);
        Some((limit, left < Money::ZERO, left_text(left, amount, app.lang())))
    });
    let over = word(move || room.get().map(|(_, over, _)| if over { "over" } else { "within" }));
    let limit = text(move || room.get().map_or(String::new(), |(limit, ..)| [&limit, " · "].concat()));
    let left = text(move || room.get().map_or(String::new(), |(_, _, left)| left));
    view! {
        <p class="limit" hidden=none aria-live="polite">
            {limit}
            <b class="room" data-state=over>
                {left}
            </b>
        </p>
    }
}

/// What was accepted as it is, with the reason: on paper only, since the panel stays behind.
#[component]
fn Accepted() -> impl IntoView {
    let (app, desk) = (app(), desk());
    live(move || {
        let sheet = desk.sheet.get().0;
        let waived =
            sheet.findings.iter().filter_map(|finding| Some((finding, sheet.plan.waivers.get(finding.waived?)?)));
        let line = |(finding, waiver): (&Finding, &Waiver)| {
            let because = fill(app.words().waived_because, &[("reason", &waiver.reason)]);
            view! { <li>{[&finding_text(&sheet.plan, finding, app.lang()), " ", &because].concat()}</li> }
        };
        let lines: Vec<_> = waived.map(line).collect();
        view! { <ul class="accepted">{lines}</ul> }.into_any()
    })
}

/// The lines below the table: the total in words, and what the colours mean.
#[component]
pub(super) fn Under() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let in_words =
        text(move || desk.settled.with(|figures| [write_words(figures.0.report.grand_total()).as_str(), "."].concat()));
    let differs = text(move || match desk.sheet.with(|sheet| sheet.0.marks.is_empty()) {
        true => String::new(),
        false => [" · ", words.legend_differs].concat(),
    });
    let rooms = text(move || match desk.settled.with(|figures| figures.0.has_rooms()) {
        true => [" · ", words.legend_room].concat(),
        false => String::new(),
    });
    view! {
        <div class="under">
            <Accepted />
            <Selection />
            <Limit />
            <p class="words" aria-live="polite">
                <b>{words.in_words}</b>
                " "
                <span lang="vi">{in_words}</span>
            </p>
            <p class="key">
                <b>{words.legend_hand}</b>
                ": "
                {words.legend_hand_is}
                " · "
                <i>{words.legend_computed}</i>
                ": "
                {words.legend_computed_is}
                {differs}
                {rooms}
            </p>
        </div>
    }
}
