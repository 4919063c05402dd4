//! What an appraiser says of each line: which scenario the appraisal is, what it comes to, and what is done with all of it.
//! Draws and sends commands; adds up nothing.

use super::scenario_appraisal_rows::rows;
use super::scenario_list::free_name;
use super::words::counted;
use crate::calc::recompute;
use crate::edit::{Command, variant};
use crate::plan::{Id, Plan};
use crate::scenario::{Appraisal, AppraisedRow, Looked, appraisal_of, appraising};
use crate::text::{
    AppraisalLine, AppraisalTable, appraisal_counts, appraisal_table, appraisal_total, fill, scale_unit, visible,
};
use crate::web::asked::asked;
use crate::web::browser::{clipboard, dom, paper};
use crate::web::desk::{Desk, Shared};
use crate::web::parts::{Switch, live, place, text, word};
use leptos::prelude::*;
use std::sync::Arc;

/// The appraisal as it is now.
pub(super) struct Model {
    pub(super) base: Arc<Plan>,
    pub(super) made: Arc<Plan>,
    pub(super) appraisal: Appraisal,
    /// Where each row stands, in order of ids.
    places: Vec<(Id, usize)>,
    name: String,
    conflicts: usize,
}

/// The appraisal that is worked on.
#[derive(Clone, Copy)]
pub(super) struct Work {
    pub(super) desk: Desk,
    pub(super) scenario: Id,
    pub(super) model: Memo<Option<Shared<Model>>>,
    /// Set even to what it is, so that rows which no longer are what is looked for go.
    pub(super) looked: RwSignal<Looked>,
    /// What is to be printed, from its first print on.
    printed: RwSignal<Option<Shared<AppraisalTable>>>,
}

const LOOKED: [Looked; 4] = [Looked::All, Looked::Open, Looked::Differing, Looked::Asked];

/// The section.
pub(super) fn appraisal_section(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let wanted = asked().appraisal;
    let chosen = Memo::new(move |_| {
        let base = desk.base();
        let chosen = wanted.get().filter(|id| base.scenario(*id).is_some());
        chosen.or_else(|| appraising(&base, words.appraisal_new))
    });
    let names = Memo::new(move |_| {
        desk.base().scenarios.iter().map(|scenario| (scenario.id, scenario.name.clone())).collect::<Vec<_>>()
    });
    let choice = live(move || choice((desk, wanted), &names.read(), chosen.get()));
    let work = live(move || match chosen.get() {
        Some(scenario) => Work::of(desk, scenario).view(),
        None => view! { <p>{words.appraisal_none}</p> }.into_any(),
    });
    view! {
        <p class="soft">{words.appraisal_about}</p>
        {choice}
        {work}
    }
    .into_any()
}

/// Which scenario it is, and the way to a new one.
fn choice((desk, wanted): (Desk, RwSignal<Option<Id>>), names: &[(Id, String)], chosen: Option<Id>) -> AnyView {
    let words = desk.app.words();
    let option = |(id, name): &(Id, String)| {
        view! { <option value=id.to_string() selected=chosen == Some(*id)>{visible(name).into_owned()}</option> }
    };
    let choose = move |event| wanted.set(event_target_value(&event).parse().ok());
    let select = (!names.is_empty()).then(|| {
        let nothing = chosen.is_none().then(|| view! { <option value="" selected=true></option> });
        view! {
            <label class="narrow">
                <span>{words.appraisal_which}</span>
                <select class="field" lang="vi" on:change=choose>
                    {nothing}
                    {names.iter().map(option).collect::<Vec<_>>()}
                </select>
            </label>
        }
    });
    let (look, name) = match chosen {
        Some(_) => ("plain", words.appraisal_another),
        None => ("main", words.appraisal_start),
    };
    view! {
        <div class="acts">
            {select}
            <button class=look aria-disabled=desk.locked() on:click=move |_| start(desk, wanted)>
                {name}
            </button>
        </div>
    }
    .into_any()
}

/// Adds a scenario and makes it the appraisal.
fn start(desk: Desk, wanted: RwSignal<Option<Id>>) {
    let (base, words) = (desk.base_now(), desk.app.words());
    let is_free = base.scenarios.iter().all(|scenario| scenario.name != words.appraisal_new);
    let name = if is_free { words.appraisal_new.to_owned() } else { free_name(&base, words.appraisal_new_n) };
    if desk.attempt(Command::AddScenario { name, changes: Vec::new() }) {
        wanted.set(Some(base.next_id));
        request_animation_frame(|| dom::focus("#appraisal-counts"));
    }
}

fn model(desk: Desk, scenario: Id) -> Option<Shared<Model>> {
    // not those that settled: what is pressed right after something was typed is about that
    let figures = desk.figures.get().0;
    let base = figures.base.clone();
    let of = base.scenario(scenario)?.clone();
    let made = variant(&base, scenario)?;
    let report = recompute(&made.plan, &base, &figures.base_report);
    let appraisal = appraisal_of((&base, &figures.base_report), (&made.plan, &report), &of);
    let mut places: Vec<(Id, usize)> = appraisal.rows.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    places.sort_unstable();
    let (made, conflicts) = (Arc::new(made.plan), made.conflicts.len());
    Some(Shared(Arc::new(Model { base, made, appraisal, places, name: of.name, conflicts })))
}

impl Model {
    /// The row of that item.
    pub(super) fn row(&self, id: Id) -> Option<&AppraisedRow> {
        let place = self.places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.appraisal.rows.get(self.places.get(place)?.1)
    }

    /// The table of those rows.
    pub(super) fn table(&self, ids: Option<&[Id]>, desk: Desk) -> AppraisalTable {
        let row = |id: &Id| self.row(*id).cloned();
        let part =
            ids.map(|ids| Appraisal { rows: ids.iter().filter_map(row).collect(), ..self.appraisal.without_rows() });
        appraisal_table((&self.base, &self.made), &self.name, part.as_ref().unwrap_or(&self.appraisal), desk.app.lang())
    }
}

impl Work {
    fn of(desk: Desk, scenario: Id) -> Self {
        Self {
            desk,
            scenario,
            model: Memo::new(move |_| model(desk, scenario)),
            looked: RwSignal::new(Looked::All),
            printed: RwSignal::new(None),
        }
    }

    fn view(self) -> AnyView {
        let (desk, words) = (self.desk, self.desk.app.words());
        let names = [words.appraisal_all, words.appraisal_open, words.appraisal_differing, words.appraisal_asked];
        let counts = text(move || {
            let model = self.model.get();
            model.map_or(String::new(), |model| appraisal_counts(&model.0.appraisal, desk.app.lang()))
        });
        let total = text(move || {
            let model = self.model.get();
            model.map_or(String::new(), |it| appraisal_total(&it.0.base, it.0.appraisal.total, desk.app.lang()))
        });
        let conflicts = move || self.model.get().map_or(0, |model| model.0.conflicts);
        let mark = word(move || (conflicts() > 0).then_some("warning"));
        let said = text(move || match conflicts() {
            0 => String::new(),
            n => counted(n, words.scenario_conflict_one, words.scenario_conflicts),
        });
        let choose = move |at: usize| self.looked.set(LOOKED.get(at).copied().unwrap_or(Looked::All));
        view! {
            <section class="appraisal" aria-labelledby="appraisal-counts">
                <p class="sum">{total}</p>
                <p id="appraisal-counts" role="status" tabindex="-1">{counts}</p>
                <p data-mark=mark>{said}</p>
                <div class="acts">
                    <Switch
                        name="appraisal-rows"
                        legend=words.appraisal_rows
                        shown_legend=true
                        options=names.to_vec()
                        chosen=Signal::derive(move || place(&LOOKED, &self.looked.get()))
                        choose=Callback::new(choose)
                    />
                    <button class="main" aria-disabled=desk.locked() on:click=move |_| self.accept_rest()>
                        {words.appraisal_rest}
                    </button>
                    <button on:click=move |_| self.copy()>{words.copy}</button>
                    <button on:click=move |_| self.print()>{words.appraisal_print}</button>
                </div>
                {rows(self)}
            </section>
            {live(move || self.on_paper())}
        }
        .into_any()
    }

    /// The message that says so takes it back.
    fn accept_rest(self) {
        let (desk, words) = (self.desk, self.desk.app.words());
        let Some(model) = self.model.get_untracked() else { return };
        let said = fill(words.appraisal_rest_done, &[("n", &model.0.appraisal.open.to_string())]);
        if model.0.appraisal.open > 0 && desk.attempt(model.0.appraisal.accept_rest(self.scenario)) {
            self.looked.set(Looked::All);
            desk.app.say_with_undo(said, move || desk.undo());
        }
    }

    /// Puts the whole table on the clipboard.
    fn copy(self) {
        let Some(model) = self.model.get_untracked() else { return };
        let (app, table) = (self.desk.app, model.0.table(None, self.desk));
        clipboard::copy(table.as_tsv(), &table.as_html(), move |there| {
            app.say(if there { app.words().copied } else { app.words().copy_failed }.to_owned());
        });
    }

    /// Prints the whole table, once it is drawn.
    fn print(self) {
        let Some(model) = self.model.get_untracked() else { return };
        self.printed.set(Some(Shared(Arc::new(model.0.table(None, self.desk)))));
        request_animation_frame(|| paper::print_only("appraisal"));
    }

    /// The table as it is printed: texts only, and all rows.
    fn on_paper(self) -> AnyView {
        let Some(table) = self.printed.get() else { return ().into_any() };
        let (table, words) = (table.0, self.desk.app.words());
        let unit = self.desk.plan_now().scale;
        let unit = fill(words.appraisal_unit, &[("unit", scale_unit(unit, self.desk.app.lang()))]);
        let head = |name: &'static str| view! { <th scope="col">{name}</th> };
        view! {
            <section id="appraisal-paper" class="scroll">
                <h2>{visible(&table.title).into_owned()}</h2>
                <p>{unit}</p>
                <table>
                    <thead>
                        <tr>{table.heads.map(head)}</tr>
                    </thead>
                    <tbody>{table.rows.iter().map(paper_row).collect::<Vec<_>>()}</tbody>
                    <tfoot>{paper_row(&table.total)}</tfoot>
                </table>
                <p>{table.counts.clone()}</p>
                <div class="signed">
                    <p>{words.appraisal_day}</p>
                    <p>{words.appraisal_signer}</p>
                    <p>{words.appraisal_sign}</p>
                </div>
            </section>
        }
        .into_any()
    }
}

fn paper_row(row: &AppraisalLine) -> impl IntoView + use<> {
    let cell = |(at, text): (usize, &String)| {
        // below the amounts that are proposed and appraised, what they are made of
        let made_of = at.checked_sub(2).and_then(|amount| row.made_of.get(amount)).filter(|text| !text.is_empty());
        let made_of = made_of.map(|text| view! { <small>{visible(text).into_owned()}</small> });
        view! { <td>{visible(text).into_owned()} {made_of}</td> }
    };
    view! {
        <tr data-kind=row.group.then_some("group") data-depth=row.depth.to_string()>
            {row.cells.iter().enumerate().map(cell).collect::<Vec<_>>()}
        </tr>
    }
}
