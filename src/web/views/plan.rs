//! The screen of one plan: bar, tools, table, panel. Opens the plan from the shelf, or says that it is not there.

use super::bar::Bar;
use super::checks::tally;
use super::columns::ColumnsMenu;
use super::fetched::fetched;
use super::find_bar::FindBar;
use super::finding::BackToFinding;
use super::held::HeldBanner;
use super::overlay::extra_overlay;
use super::palette::Palette;
use super::paper_code::PaperCode;
use super::printed::{ViewSwitch, follow_selection, view_name};
use super::scenario_bar::scenario_bar;
use super::side::SidePanel;
use super::tools::Tools;
use super::under::Under;
use super::unread::unread_text;
use crate::check::Severity;
use crate::edit::Command;
use crate::format::read;
use crate::keep::{Session, Standing};
use crate::money::Scale;
use crate::open::Screen;
use crate::plan::Plan;
use crate::text::{read_problem, scale_unit, visible};
use crate::web::app::{App, app};
use crate::web::asked::Asked;
use crate::web::browser::dom;
use crate::web::browser::timer::{after_opening, now};
use crate::web::desk::{Desk, Overlay, View, desk};
use crate::web::lazy::Extras;
use crate::web::parts::{SkipLink, Switch, live, place, text, word};
use crate::web::shelf::copier;
use crate::web::table::SheetGrid;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The plan kept under a key: as localStorage has it, or else as the journal has it.
#[component]
pub(super) fn PlanScreen(key: String) -> impl IntoView {
    let app = app();
    let opened = app.shelf().open(&key);
    let session = StoredValue::new_local(Rc::new(opened.session));
    let found = RwSignal::new(opened.text.map(Ok));
    if found.with_untracked(Option::is_none) {
        ask(app, session.get_value(), found);
    }
    live(move || match found.get() {
        Some(Ok(text)) => opened_plan(app, session.get_value(), &text),
        Some(Err(why)) => view! { <NoPlan said=why.to_owned() /> }.into_any(),
        None => view! {
            <p class="wait" role="status">
                {app.words().opening}
            </p>
        }
        .into_any(),
    })
}

/// Finds out what the journal has, or why there is nothing.
fn ask(app: App, session: Rc<Session>, found: RwSignal<Option<Result<String, &'static str>>>) {
    spawn_local(async move {
        let words = app.words();
        let (shelf, copies) = (app.shelf(), copier(app));
        let made = shelf.reconcile(&session, &|| false, now(), &copies).await;
        let _ = found.try_set(Some(match made.standing {
            Standing::Take(text) => Ok(text),
            Standing::Deleted => Err(words.plan_deleted),
            Standing::Removed => Err(words.plan_removed),
            Standing::ReadOnly { .. } => Err(words.held_newer),
            Standing::InStep | Standing::Typed | Standing::Absent | Standing::Alone(_) => Err(words.no_such_plan),
        }));
    });
}

fn opened_plan(app: App, session: Rc<Session>, text: &str) -> AnyView {
    match read(text) {
        Ok(plan) => on_desk(app, Some(session), plan),
        Err(error) => view! { <NoPlan said=read_problem(&error, app.lang()) /> }.into_any(),
    }
}

/// What whoever puts a plan on the desk has to say of it, above its table.
#[derive(Clone, Copy)]
pub(super) struct Above(pub(super) fn() -> AnyView);

/// A plan on a desk, drawn anew when the language changes. Without a session it can only be read.
pub(super) fn on_desk(app: App, session: Option<Rc<Session>>, plan: Plan) -> AnyView {
    provide_context(Desk::open(app, session, plan));
    provide_context(Asked::new());
    let drawn = live(move || {
        app.lang.track();
        view! { <OpenPlan /> }.into_any()
    });
    drawn.into_any()
}

/// Why there is no plan to show, and what can be done about it.
#[component]
pub(super) fn NoPlan(said: String, #[prop(optional)] way_on: Option<AnyView>) -> impl IntoView {
    let words = app().words();
    view! {
        <main class="start">
            <h1 class="brand">{words.product}</h1>
            <p role="alert">{said}</p>
            {way_on}
            <p>
                <a href=Screen::Start.fragment()>{words.back_to_start}</a>
            </p>
        </main>
    }
}

#[component]
fn OpenPlan() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    Effect::new(move |_| {
        let plan = desk.plan();
        dom::set_title(&[&*visible(&plan.title), " – ", words.product].concat());
    });
    crate::web::table::listen(desk);
    super::actions::listen(desk);
    follow_selection(desk);
    mark_document(desk);
    let shown = live(move || match desk.view.get() {
        View::Table => view! {
            <SheetGrid />
            <Under />
        }
        .into_any(),
        other => fetched(app, move |extras: &Extras| (extras.view)(other)),
    });
    // the table first: what stands beside it comes a moment later
    let opened = RwSignal::new(false);
    after_opening(move || {
        opened.try_set(true);
    });
    let beside = live(move || opened.get().then(|| view! { <SidePanel /> }).into_any());
    view! {
        <SkipLink to="#sheet" label=words.skip_to_sheet />
        <div class="plan">
            <Bar />
            <HeldBanner />
            <div class="desk">
                <main class="doc" data-view=word(move || in_place_of_the_table(desk.view.get()))>
                    <h1 class="sr">{text(move || visible(&desk.plan().title).into_owned())}</h1>
                    {use_context::<Above>().map(|above| (above.0)())}
                    {scenario_bar(desk)}
                    <Tools />
                    <FindBar />
                    <Over />
                    {shown}
                    <PaperCode />
                </main>
                {beside}
            </div>
        </div>
        <Palette />
        {extra_overlay(Overlay::Shortcuts, "shortcuts", words.shortcuts)}
        {extra_overlay(Overlay::Versions, "versions", words.versions)}
        {extra_overlay(Overlay::Share, "share", words.share_plan)}
        {extra_overlay(Overlay::Code, "code", words.code_check)}
    }
}

/// Tells the style sheets what stands above the table and keeps its place while it is scrolled.
fn mark_document(desk: Desk) {
    const MARKS: [&str; 2] = ["data-finding", "data-held"];
    Effect::new(move |_| {
        let on = [desk.overlay.get() == Some(Overlay::Find), desk.held.get().is_some()];
        MARKS.into_iter().zip(on).for_each(|(name, on)| dom::mark(name, on));
    });
    on_cleanup(|| MARKS.into_iter().for_each(|name| dom::mark(name, false)));
}

/// What is shown in place of the table, as the style sheets call it.
fn in_place_of_the_table(view: View) -> Option<&'static str> {
    match view {
        View::Table => None,
        View::Printed => Some("printed"),
        View::Charts => Some("charts"),
        View::Compare => Some("compare"),
        View::Targets => Some("targets"),
        View::Funds => Some("funds"),
        View::Prices => Some("prices"),
        View::Scenarios => Some("scenarios"),
    }
}

/// The lines above the table: where the plan is from, whether it is right, and its unit.
#[component]
fn Over() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let from = text(move || {
        let plan = desk.plan();
        let parts = [plan.issuer.as_str(), plan.decision.as_str()];
        visible(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")).into_owned()
    });
    let name = word(move || {
        Some(match desk.view.get() {
            View::Table => words.table_name,
            view => view_name(view, words),
        })
    });
    let scales = [Scale::Dong, Scale::Thousand, Scale::Million];
    let names = scales.map(|scale| scale_unit(scale, app.lang())).to_vec();
    let choose = move |at: usize| {
        if let Some(scale) = scales.get(at) {
            desk.attempt(Command::SetScale(*scale));
        }
    };
    let verdict = live(move || {
        let (worst, said) = desk.sheet.with(|sheet| {
            let open = sheet.0.findings.iter().filter(|finding| finding.is_open());
            (open.map(|finding| finding.severity).min(), tally(&sheet.0.findings, words))
        });
        let unread = unread_text(desk);
        let mark = match worst {
            Some(Severity::Error) => "error",
            _ if unread.is_some() => "warning",
            Some(Severity::Warning) => "warning",
            Some(Severity::Note) | None => "note",
        };
        let said: Vec<String> = unread.into_iter().chain(Some(said).filter(|said| !said.is_empty())).collect();
        let button = (!said.is_empty()).then(|| {
            view! {
                <button class="plain verdict" data-mark=mark on:click=move |_| dom::focus("#checks summary")>
                    {said.join(" · ")}
                </button>
            }
        });
        button.into_any()
    });
    view! {
        <div class="over">
            <h2 class="sr" id="sheet-name">{name}</h2>
            <p class="soft">{from}</p>
            <div class="found">{verdict}</div>
            <BackToFinding />
            <ViewSwitch />
            <ColumnsMenu />
            <Switch
                name="unit-name"
                legend=words.money_unit
                shown_legend=true
                options=names
                chosen=Signal::derive(move || place(&scales, &desk.plan().scale))
                choose=Callback::new(choose)
            />
        </div>
    }
}
