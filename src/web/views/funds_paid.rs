//! The table of who pays how much, by sources or by years, and below it what nobody pays. Adds nothing up itself.

use super::sources::add_source;
use super::way::{PAYER, way_to};
use crate::calc::Row;
use crate::money::{Money, print_scaled};
use crate::plan::{Id, Plan};
use crate::steer::{Unpaid, unpaid};
use crate::text::{PaidBy, PaidRow, PaidTable, amount_text, fill, paid_table, visible};
use crate::web::browser::{clipboard, dom, paper};
use crate::web::desk::Desk;
use crate::web::parts::{Switch, live, text};
use crate::web::selection::shown_rows;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// How many rows are drawn at a time.
const AT_A_TIME: usize = 300;

/// How the table is looked at.
#[derive(Clone, Copy)]
struct Look {
    desk: Desk,
    /// 0: the columns are sources; 1: years.
    by: RwSignal<usize>,
    year: RwSignal<Option<usize>>,
    source: RwSignal<Option<usize>>,
    folded: RwSignal<BTreeSet<Id>>,
    most: RwSignal<usize>,
}

/// The table with its controls, and what nobody pays.
pub(super) fn paid(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let plan = desk.plan_now();
    let groups = || plan.outline.items().iter().filter(|item| item.is_group()).map(|item| item.id);
    // a plan too long to be looked through begins with its top groups
    let folded = if plan.outline.len() > AT_A_TIME { groups().collect() } else { BTreeSet::new() };
    let look = Look {
        desk,
        by: RwSignal::new(0),
        year: RwSignal::new(None),
        source: RwSignal::new(None),
        folded: RwSignal::new(folded),
        most: RwSignal::new(AT_A_TIME),
    };
    view! {
        <div class="acts">
            <Switch
                name="funds-by"
                legend=words.funds_columns
                shown_legend=true
                options=vec![words.by_source, words.by_year]
                chosen=look.by.into()
                choose=Callback::new(move |at| look.by.set(at))
            />
            {live(move || look.narrow())}
            <button on:click=move |_| look.copy()>{words.copy}</button>
            <button on:click=|_| paper::print_only("paid")>{words.print}</button>
        </div>
        {live(move || look.table())}
        {live(move || nobody_pays(desk))}
    }
    .into_any()
}

impl Look {
    fn by(self) -> PaidBy {
        match self.by.get() {
            0 => PaidBy::Source { year: self.year.get() },
            _ => PaidBy::Year { source: self.source.get() },
        }
    }

    /// The year that is looked at while the columns are sources, or the source while they are years.
    fn narrow(self) -> AnyView {
        let words = self.desk.app.words();
        let plan = self.desk.settled.get().0.plan.clone();
        let (label, all, names, chosen) = match self.by.get() {
            0 => {
                let years = plan.period.years().map(|year| year.to_string()).collect();
                (words.note_year, words.funds_every_year, years, self.year)
            }
            _ => (words.col_source, words.funds_every_source, source_names(&plan, words.no_source), self.source),
        };
        if names.len() < 2 {
            return ().into_any();
        }
        let option = |(at, name): (usize, String)| {
            let is_chosen = chosen.get_untracked() == Some(at);
            view! { <option value=at.to_string() selected=is_chosen>{visible(&name).into_owned()}</option> }
        };
        let choose = move |event: leptos::ev::Event| chosen.set(event_target_value(&event).parse().ok());
        view! {
            <label class="narrow">
                <span>{label}</span>
                <select class="field" on:change=choose>
                    <option value="">{all}</option>
                    {names.into_iter().enumerate().map(option).collect::<Vec<_>>()}
                </select>
            </label>
        }
        .into_any()
    }

    fn table(self) -> AnyView {
        let words = self.desk.app.words();
        let figures = self.desk.settled.get().0;
        let (plan, most) = (&figures.plan, self.most.get());
        let ids = self.folded.with(|folded| shown_rows(plan, folded, None)).0;
        let table = paid_table(plan, &figures.report, self.by(), ids.get(..most).unwrap_or(&ids), self.desk.app.lang());
        let rest = ids.len().saturating_sub(most).min(AT_A_TIME);
        let more = (rest > 0).then(|| {
            let label = fill(words.compare_more, &[("n", &rest.to_string())]);
            view! { <button on:click=move |_| self.most.update(|most| *most = most.saturating_add(AT_A_TIME))>{label}</button> }
        });
        let head = |name: &String| view! { <th scope="col">{visible(name).into_owned()}</th> };
        view! {
            <div class="scroll" role="group" tabindex="0" aria-labelledby="funds-paid-name">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words.col_label}</th>
                            {table.heads.iter().map(head).collect::<Vec<_>>()}
                        </tr>
                    </thead>
                    <tbody>{table.rows.iter().map(|row| self.row(row)).collect::<Vec<_>>()}</tbody>
                    <tfoot>{self.row(&table.total)}</tfoot>
                </table>
            </div>
            {more}
        }
        .into_any()
    }

    fn row(self, row: &PaidRow) -> AnyView {
        let fold = row.id.filter(|_| row.group).map(|id| self.fold(id, &row.name));
        let name = match row.id {
            Some(id) => way_to(self.desk, id, &row.name, PAYER),
            None => row.name.clone().into_any(),
        };
        let cell = |cell: &String| view! { <td>{cell.clone()}</td> };
        view! {
            <tr data-kind=row.group.then_some("group") data-depth=row.depth.to_string()>
                <th scope="row">{fold} {name}</th>
                {row.cells.iter().map(cell).collect::<Vec<_>>()}
            </tr>
        }
        .into_any()
    }

    /// The sign that folds a group.
    fn fold(self, id: Id, name: &str) -> AnyView {
        let words = self.desk.app.words();
        let is_folded = self.folded.with(|folded| folded.contains(&id));
        let label = [if is_folded { words.unfold } else { words.fold }, ": ", &visible(name)].concat();
        let press = move |_| {
            self.folded.update(|folded| {
                if !folded.remove(&id) {
                    folded.insert(id);
                }
            });
            // the table was drawn anew
            request_animation_frame(move || {
                dom::focus_in_place(&["#funds-paid [data-fold='", &id.to_string(), "']"].concat());
            });
        };
        view! {
            <button
                class="fold"
                data-fold=id.to_string()
                aria-label=label
                aria-expanded=if is_folded { "false" } else { "true" }
                on:click=press
            ></button>
        }
        .into_any()
    }

    /// Puts all rows that are not folded on the clipboard.
    fn copy(self) {
        let app = self.desk.app;
        let figures = self.desk.figures.get_untracked().0;
        let ids = self.folded.with_untracked(|folded| shown_rows(&figures.plan, folded, None)).0;
        let table: PaidTable = paid_table(&figures.plan, &figures.report, untrack(|| self.by()), &ids, app.lang());
        let (plan, lang) = (&figures.plan, app.lang());
        clipboard::copy(table.as_tsv(plan, lang), &table.as_html(plan, lang), move |there| {
            app.say(if there { app.words().copied } else { app.words().copy_failed }.to_owned());
        });
    }
}

fn source_names(plan: &Plan, none: &str) -> Vec<String> {
    plan.sources.iter().map(|source| source.name.clone()).chain([none.to_owned()]).collect()
}

/// What nobody pays, line by line; nothing where all is paid. Where there is no source at all, the way to have one.
fn nobody_pays(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let figures = desk.settled.get().0;
    if figures.plan.sources.is_empty() {
        return view! {
            <p data-mark="note">{words.funds_no_sources}</p>
            <div class="acts">
                <button aria-disabled=desk.locked() on:click=move |_| add_source(desk)>{words.add_source}</button>
            </div>
        }
        .into_any();
    }
    let lines = unpaid(&figures.plan, &figures.report);
    if lines.is_empty() {
        return ().into_any();
    }
    let (plan, lang) = (&figures.plan, desk.app.lang());
    let amount = figures.report.share(Row::Plan, plan.sources.len());
    let about = [("amount", amount_text(amount, plan.scale, lang)), ("n", lines.len().to_string())];
    let about = fill(words.funds_unpaid_about, &about.each_ref().map(|(name, value)| (*name, value.as_str())));
    view! {
        <h4 data-mark="warning">{words.funds_unpaid}</h4>
        <p>{about}</p>
        {unpaid_list(desk, plan, &lines)}
    }
    .into_any()
}

/// Lines that nobody pays in whole, each with how much that is, and as a way to it.
pub(super) fn unpaid_list(desk: Desk, plan: &Plan, lines: &[Unpaid]) -> AnyView {
    let words = desk.app.words();
    let line = |unpaid: &Unpaid| {
        let name = plan.outline.get(unpaid.item).map_or(String::new(), |item| item.name());
        let is_over = unpaid.total < Money::ZERO;
        let over = is_over.then(|| view! { <small>{words.funds_over_paid}</small> });
        view! {
            <li>
                {way_to(desk, unpaid.item, &name, PAYER)}
                <b>{print_scaled(unpaid.total, plan.scale)}</b>
                {over}
            </li>
        }
    };
    view! { <ul class="unpaid">{lines.iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
}

/// A text that follows the plan.
pub(super) fn source_name(desk: Desk, id: Id) -> Signal<String> {
    text(move || desk.plan().source(id).map_or(String::new(), |source| visible(&source.name).into_owned()))
}
