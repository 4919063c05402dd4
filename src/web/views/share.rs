//! The plan as a link: what goes along, how far it gets, the ways to hand it on, and its QR code. What a link holds and how far
//! it gets is decided in [`crate::link`].

use super::actions::{close, keys_text, open};
use super::bar::save_file;
use super::share_qr::qr_code;
use super::words::{counted, years_text};
use crate::edit;
use crate::link::{Links, Parts, Reach, only, reach};
use crate::money::{Decimal, print_decimal, print_money};
use crate::plan::{Id, Plan};
use crate::qr::{Drawing, draw};
use crate::text::{Catalogue, escape, fill, visible};
use crate::web::browser::{address, clipboard, dom, share, timer};
use crate::web::desk::{Desk, Overlay};
use crate::web::links::link_of;
use crate::web::parts::{live, text, word};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The field that the link stands in.
const FIELD: &str = ".share textarea";

/// A link, ready to go: the plan as it was when the dialog was opened.
#[derive(Clone)]
struct Made {
    link: String,
    /// It is longer than that of the whole plan, though it says less.
    longer: bool,
    code: Option<Drawing>,
}

/// What the dialog works on.
#[derive(Clone, Copy)]
struct Sharing {
    desk: Desk,
    parts: RwSignal<Parts>,
    /// The scenario that is shown, where it goes alone, as a plan of its own.
    alone: RwSignal<Option<Id>>,
    /// The link, once it is made.
    made: RwSignal<Option<Made>>,
    /// How long the link of the whole plan is, once it was made.
    whole: StoredValue<Option<usize>>,
    /// What came of the last press of a button.
    told: RwSignal<String>,
}

/// What is in the dialog.
pub(super) fn content(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let plan = desk.base_now();
    let (parts, made, told) = (RwSignal::new(Parts::ALL), RwSignal::new(None), RwSignal::new(String::new()));
    let alone = RwSignal::new(None);
    let sharing = Sharing { desk, parts, alone, made, whole: StoredValue::new(None), told };
    let (of, held) = (plan.clone(), plan.clone());
    Effect::new(move |_| sharing.make(&of));
    let unread = untrack(|| desk.unread()).len();
    let without = (unread > 0).then(|| {
        let said = counted(unread, words.link_without_cell, words.link_without_cells);
        view! { <p data-mark="warning">{said}</p> }
    });
    view! {
        <div class="inside">
            <p>
                <b lang="vi">{visible(&plan.title).into_owned()}</b>
                <small class="soft">{holds(desk, &held)}</small>
            </p>
            {choices(sharing, &plan)}
            {alone_choice(sharing, &plan)}
            {without}
            <p role="status" data-mark=word(move || Some(mark(&made.read())))>
                {move || said(&made.read(), words)}
            </p>
            {field(sharing)}
            {live(move || made.get().map(|made| ways(sharing, made)).into_any())}
            <p class="soft">{words.share_about} " " {words.share_about_edits}</p>
            <p>
                <button type="button" class="plain" on:click=move |_| open(desk, Overlay::Code)>
                    {words.code_check}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// "38 dòng · 2011–2015 · 1.450.000.000 đồng · 96 số tài liệu đã in"
fn holds(desk: Desk, plan: &Plan) -> String {
    let words = desk.app.words();
    let lines = plan.outline.items().iter().filter(|item| !item.is_group()).count();
    let total = desk.figures.with_untracked(|figures| figures.0.base_report.grand_total());
    let mut parts = vec![
        counted(lines, words.share_line, words.share_lines),
        years_text((plan.period.first(), plan.period.last())),
        [&print_money(total), " ", words.dong].concat(),
    ];
    if !plan.claims.is_empty() {
        parts.push(counted(plan.claims.len(), words.share_printed_one, words.share_printed));
    }
    parts.join(" · ")
}

/// What may be left out, where there is any.
fn choices(sharing: Sharing, plan: &Plan) -> AnyView {
    let words = sharing.desk.app.words();
    let notes = plan.outline.items().iter().filter(|item| !item.note.is_empty()).count();
    let (waivers, scenarios) = (plan.waivers.len(), plan.scenarios.len());
    let choice = |label: String, set: fn(&mut Parts, bool), hint: &'static str| {
        let choose = move |event| {
            let along = event_target_checked(&event);
            sharing.parts.update(|parts| set(parts, along));
        };
        view! {
            <label>
                <input type="checkbox" checked on:change=choose />
                <span>{label} <small class="soft">{hint}</small></span>
            </label>
        }
        .into_any()
    };
    let mut choices = Vec::new();
    if notes > 0 {
        let label = counted(notes, words.share_notes_one, words.share_notes);
        choices.push(choice(label, |parts, along| parts.notes = along, ""));
    }
    if waivers > 0 {
        let label = counted(waivers, words.share_waivers_one, words.share_waivers);
        choices.push(choice(label, |parts, along| parts.waivers = along, words.share_waivers_hint));
    }
    if scenarios > 0 {
        let label = counted(scenarios, words.share_scenario, words.share_scenarios);
        choices.push(choice(label, |parts, along| parts.scenarios = along, ""));
    }
    if choices.is_empty() {
        return ().into_any();
    }
    let blank = move || if sharing.parts.read().notes { "" } else { words.share_notes_out };
    view! {
        <fieldset>
            <legend>{words.share_with}</legend>
            {choices}
        </fieldset>
        <p role="status" class="soft">
            {blank}
        </p>
    }
    .into_any()
}

/// The scenario that is shown can go alone.
fn alone_choice(sharing: Sharing, plan: &Plan) -> AnyView {
    let words = sharing.desk.app.words();
    let shown = sharing.desk.scenario_now().and_then(|id| plan.scenario(id));
    let Some((id, name)) = shown.map(|scenario| (scenario.id, scenario.name.clone())) else { return ().into_any() };
    let choose = move |event| sharing.alone.set(event_target_checked(&event).then_some(id));
    view! {
        <label>
            <input type="checkbox" on:change=choose />
            <span>{fill(words.share_alone, &[("name", &name)])}</span>
        </label>
    }
    .into_any()
}

impl Sharing {
    /// Makes the link once it is seen that it is being made: of a large plan it takes a while.
    fn make(self, plan: &Arc<Plan>) {
        let (parts, alone) = (self.parts.get(), self.alone.get());
        let of_scenario = alone.and_then(|id| edit::alone(plan, id));
        let plan = of_scenario.map_or_else(|| plan.clone(), Arc::new);
        self.made.set(None);
        self.told.set(String::new());
        timer::after_paint(move || {
            spawn_local(async move {
                let fragment = link_of(&only(&plan, parts)).await;
                let link = [&address::page(), "#", &fragment].concat();
                // the dialog may be closed by now, or another link be wanted
                if self.parts.try_get_untracked() == Some(parts) && self.alone.try_get_untracked() == Some(alone) {
                    let code = draw(&link);
                    let longer = self.outgrew(&plan, parts, &link);
                    let _ = self.made.try_set(Some(Made { link, longer, code }));
                    // whoever waits in the field can copy
                    if dom::has_focus(FIELD) {
                        request_animation_frame(select);
                    }
                }
            });
        });
    }

    /// Whether a link is longer than that of the whole plan, which is changes of an original.
    fn outgrew(self, plan: &Plan, parts: Parts, link: &str) -> bool {
        if parts == Parts::ALL {
            let _ = self.whole.try_set_value(Some(link.len()));
        }
        let whole = self.whole.try_get_value().flatten();
        Links::base_of(plan).is_some() && whole.is_some_and(|whole| link.len() > whole)
    }

    fn tell(self, text: String) {
        let _ = self.told.try_set(text);
    }

    fn copy(self, link: &str) {
        let words = self.desk.app.words();
        let mut html = String::new();
        escape(link, &mut html);
        clipboard::copy(link.to_owned(), &html, move |copied| {
            if copied {
                return self.tell(words.share_copied.to_owned());
            }
            select();
            self.tell(fill(words.share_not_copied, &[("keys", &keys_text("Ctrl+C"))]));
        });
    }
}

/// The field of the link: it is there from the beginning and has the focus, so that nothing jumps when the link is made.
fn field(sharing: Sharing) -> AnyView {
    let link = text(move || sharing.made.with(|made| made.as_ref().map_or_else(String::new, |made| made.link.clone())));
    view! {
        <label class="stack">
            <span class="sr">{sharing.desk.app.words().share_link}</span>
            <textarea
                class="field"
                readonly
                autofocus
                rows="2"
                spellcheck="false"
                prop:value=link
                on:focus=|_| select()
            ></textarea>
        </label>
    }
    .into_any()
}

/// Selects the whole link.
fn select() {
    dom::enter_first(FIELD);
}

/// How many characters a link has: what counts is the whole address.
fn length(made: &Made) -> usize {
    made.link.chars().count()
}

/// How far it gets, as a sentence.
fn said(made: &Option<Made>, words: &'static Catalogue) -> String {
    let Some(made) = made else { return words.share_making.to_owned() };
    let sentence = match reach(length(made)) {
        Reach::Everywhere => words.share_everywhere,
        Reach::Mostly => words.share_mostly,
        Reach::File => words.share_file,
    };
    let sentence = fill(sentence, &[("n", &print_decimal(Decimal::from(length(made))))]);
    if made.longer { [&*sentence, " ", words.share_longer].concat() } else { sentence }
}

/// The same as a mark.
fn mark(made: &Option<Made>) -> &'static str {
    match made.as_ref().map(|made| reach(length(made))) {
        None => "wait",
        Some(Reach::Everywhere) => "ok",
        Some(Reach::Mostly) => "warning",
        Some(Reach::File) => "stop",
    }
}

/// The link and the ways to hand it on.
fn ways(sharing: Sharing, made: Made) -> AnyView {
    let desk = sharing.desk;
    let words = desk.app.words();
    let title = desk.plan_now().title.clone();
    let (copied, sent) = (made.link.clone(), made.link);
    let send = share::can_send(&title, &sent).then(|| {
        let failed = move || sharing.tell(words.share_not_sent.to_owned());
        let send = move |_| share::send(&title, &sent, failed);
        view! {
            <button type="button" on:click=send>
                {words.share_send}
            </button>
        }
    });
    let save = move |_| {
        close(desk);
        save_file(desk);
    };
    view! {
        <div class="acts">
            <button type="button" class="main" on:click=move |_| sharing.copy(&copied)>
                {words.share_copy}
            </button>
            {send}
            <button type="button" on:click=save>
                {words.save_file}
            </button>
        </div>
        <p role="status">{sharing.told}</p>
        <small class="soft">{words.share_file_always}</small>
        {qr_code(desk, made.code)}
    }
    .into_any()
}
