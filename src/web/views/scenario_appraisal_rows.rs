//! The rows of an appraisal, each with its figures, what is said of it and why. A row is drawn once and follows what it shows,
//! so that a field keeps the focus. Understands nothing that is typed itself.

use super::scenario_appraisal::{Model, Work};
use crate::edit::Command;
use crate::entry::{Column, made_of, text as entered, understand};
use crate::plan::{Id, Item, Verdict};
use crate::scenario::{AppraisedRow, Judged};
use crate::text::{AppraisalLine, AppraisalTable, column_name, fill, judged_text, typo_text, visible};
use crate::web::browser::dom;
use crate::web::desk::Shared;
use crate::web::parts::{Field, field, live, text, word};
use leptos::prelude::*;
use std::sync::Arc;

/// How many rows are drawn at a time.
const AT_A_TIME: usize = 100;

/// What is drawn: its rows, and their texts.
struct Drawn {
    model: Shared<Model>,
    table: AppraisalTable,
}

/// A row that is drawn.
#[derive(Clone, Copy)]
struct RowOf {
    work: Work,
    id: Id,
    shown: Memo<Option<(AppraisedRow, AppraisalLine)>>,
}

/// The table, as far as it is drawn, and the way to more of it.
pub(super) fn rows(work: Work) -> AnyView {
    let words = work.desk.app.words();
    let all = Memo::new(move |_| work.model.get().map(|model| model.0.ids()).unwrap_or_default());
    let ids = Memo::new(move |_| {
        all.track();
        let looked = work.looked.get();
        work.model.get_untracked().map(|model| model.0.appraisal.looked_at(looked)).unwrap_or_default()
    });
    let most = RwSignal::new(AT_A_TIME);
    let some = Memo::new(move |_| ids.with(|ids| ids.iter().take(most.get()).copied().collect::<Vec<Id>>()));
    let drawn = Memo::new(move |_| {
        let model = work.model.get()?;
        let table = some.with(|ids| model.0.table(Some(ids), work.desk));
        Some(Shared(Arc::new(Drawn { model, table })))
    });
    let table = live(move || some.with(|ids| table(work, drawn, ids)));
    let more = live(move || {
        let (shown, n) = (some.with(Vec::len), ids.with(Vec::len));
        let rest = n.saturating_sub(shown).min(AT_A_TIME);
        if rest == 0 {
            return ().into_any();
        }
        let label = fill(words.compare_more, &[("n", &rest.to_string())]);
        let said = fill(words.appraisal_shown, &[("shown", &shown.to_string()), ("n", &n.to_string())]);
        view! {
            <p class="acts">
                <span>{said}</span>
                <button on:click=move |_| most.update(|most| *most = most.saturating_add(AT_A_TIME))>{label}</button>
            </p>
        }
        .into_any()
    });
    (table, more).into_any()
}

impl Model {
    fn ids(&self) -> Vec<Id> {
        self.appraisal.rows.iter().map(|row| row.id).collect()
    }
}

fn table(work: Work, drawn: Memo<Option<Shared<Drawn>>>, ids: &[Id]) -> AnyView {
    let words = work.desk.app.words();
    let Some(first) = drawn.get_untracked() else { return ().into_any() };
    if ids.is_empty() {
        return view! { <p>{words.appraisal_no_rows}</p> }.into_any();
    }
    let head = |name: &'static str| view! { <th scope="col">{name}</th> };
    let total = |at: usize| {
        text(move || drawn.get().and_then(|drawn| drawn.0.table.total.cells.get(at).cloned()).unwrap_or_default())
    };
    view! {
        <div class="scroll" role="group" tabindex="0" aria-labelledby="appraisal-counts">
            <table>
                <thead>
                    <tr>{first.0.table.heads.map(head)}</tr>
                </thead>
                <tbody>{ids.iter().map(|id| row(work, drawn, *id)).collect::<Vec<_>>()}</tbody>
                <tfoot>
                    <tr data-kind="group">
                        <td></td>
                        <th scope="row">{total(1)}</th>
                        <td data-label=words.appraise_proposed>{total(2)}</td>
                        <td data-label=words.appraise_appraised>{total(3)}</td>
                        <td data-label=words.appraise_difference>{total(4)}</td>
                        <td></td>
                        <td></td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn row(work: Work, drawn: Memo<Option<Shared<Drawn>>>, id: Id) -> AnyView {
    let shown = Memo::new(move |_| {
        let drawn = drawn.get()?.0;
        let line = drawn.table.rows.iter().find(|row| row.id == Some(id))?.clone();
        Some((drawn.model.0.row(id)?.clone(), line))
    });
    let words = work.desk.app.words();
    let of = RowOf { work, id, shown };
    let Some((appraised, line)) = shown.get_untracked() else { return ().into_any() };
    let [number, label, ..] = &line.cells;
    let name = StoredValue::new(visible([number.as_str(), " ", label].concat().trim()).into_owned());
    view! {
        <tr data-item=id.to_string() data-kind=appraised.group.then_some("group") data-depth=line.depth.to_string()>
            <td>{of.cell(0)}</td>
            <th scope="row">{of.way()}</th>
            <td data-label=words.appraise_proposed>
                {of.cell(2)} <small>{of.proposed()}</small>
            </td>
            <td data-label=words.appraise_appraised>{of.cell(3)} {(!appraised.group).then(|| of.figures(name))}</td>
            <td data-label=words.appraise_difference>{of.cell(4)}</td>
            <td>{of.opinion(name)}</td>
            <td data-label=words.appraise_reason>
                <div>{of.reason(name)}</div>
            </td>
        </tr>
    }
    .into_any()
}

impl RowOf {
    fn cell(self, at: usize) -> Signal<String> {
        text(move || {
            let cell = self.shown.with(|shown| shown.as_ref().and_then(|(_, line)| line.cells.get(at).cloned()));
            visible(&cell.unwrap_or_default()).into_owned()
        })
    }

    /// What the proposed amount is made of: beside it stands what it is made of now.
    fn proposed(self) -> Signal<String> {
        text(move || {
            let [proposed, _] =
                self.shown.with(|shown| shown.as_ref().map(|(_, line)| line.made_of.clone())).unwrap_or_default();
            visible(&proposed).into_owned()
        })
    }

    /// The name, as a way to the line in the table of the appraisal.
    fn way(self) -> AnyView {
        let desk = self.work.desk;
        let open = move |_| {
            desk.show_scenario(Some(self.work.scenario));
            desk.unfold_to(self.id);
            desk.active.set(Some((self.id, Column::Total)));
        };
        view! {
            <button class="name" title=desk.app.words().appraisal_open_line lang="vi" on:click=open>
                {self.cell(1)}
            </button>
        }
        .into_any()
    }

    /// The item as the appraisal has it; none where it was dropped.
    fn item(self) -> Option<(Shared<Model>, Arc<Item>)> {
        let model = self.work.model.get()?;
        let item = model.0.made.outline.get(self.id)?.clone();
        Some((model, item))
    }

    /// The fields of the figures that the line is made of.
    fn figures(self, name: StoredValue<String>) -> AnyView {
        let words = self.work.desk.app.words();
        let columns = Memo::new(move |_| self.item().map_or(Vec::new(), |(model, item)| made_of(&model.0.made, &item)));
        let fields = live(move || {
            let fields = columns.get().into_iter().map(|column| self.figure(column)).collect::<Vec<_>>();
            fields.into_any()
        });
        let label = fill(words.appraisal_figures_of, &[("item", &name.get_value())]);
        view! {
            <div class="figures" role="group" aria-label=label>
                {fields}
            </div>
        }
        .into_any()
    }

    fn figure(self, column: Column) -> AnyView {
        let (desk, scenario) = (self.work.desk, self.work.scenario);
        let value =
            text(move || self.item().map_or(String::new(), |(model, item)| entered(&model.0.made, &item, column)));
        let set = move |typed: String| {
            let Some((model, item)) = untrack(|| self.item()).filter(|_| typed != value.get_untracked()) else {
                return;
            };
            match understand(&model.0.made, &item, column, &typed) {
                Ok(meant) => {
                    desk.attempt(Command::InScenario { scenario, command: Box::new(meant.command) });
                }
                Err(typo) => desk.app.say(typo_text(&typo, desk.app.lang())),
            }
        };
        let label = text(move || column_name(column, desk.base_now().period.first(), desk.app.lang()));
        field(Field { label, value, number: true, locked: desk.locked() }, Callback::new(set))
    }

    fn say(self, command: impl FnOnce(&AppraisedRow, Id) -> Command) {
        if let Some((row, _)) = self.shown.get_untracked() {
            self.work.desk.attempt(command(&row, self.work.scenario));
        }
    }

    /// What is said of it, pressed, and the way to say it no more.
    fn opinion(self, name: StoredValue<String>) -> AnyView {
        let (desk, words) = (self.work.desk, self.work.desk.app.words());
        let said = move || self.shown.with(|shown| shown.as_ref().and_then(|(row, _)| row.verdict));
        let verdicts = [
            (Verdict::Accept, words.appraisal_accept),
            (Verdict::Cut, words.appraisal_cut),
            (Verdict::Ask, words.appraisal_ask),
        ];
        let button = move |(verdict, name): (Verdict, &'static str)| {
            let pressed = word(move || Some(if said() == Some(verdict) { "true" } else { "false" }));
            let press = move |_| self.say(|row, scenario| row.say(scenario, Some(verdict)));
            view! {
                <button aria-pressed=pressed aria-disabled=desk.locked() on:click=press>
                    {name}
                </button>
            }
        };
        let judged = move || self.shown.with(|shown| shown.as_ref().map(|(row, _)| row.judged));
        let mark = word(move || match judged()? {
            Judged::Accepted => Some("ok"),
            Judged::Cut | Judged::Raised => Some("warning"),
            Judged::Asked => Some("ask"),
            Judged::Open => None,
        });
        let word_of_it = text(move || judged().map_or("", |judged| judged_text(judged, desk.app.lang())).to_owned());
        let proviso =
            text(move || self.shown.with(|shown| shown.as_ref().map_or("", |(_, line)| line.proviso).to_owned()));
        let label = fill(words.appraisal_opinion_of, &[("item", &name.get_value())]);
        let none = word(move || said().is_none().then_some(""));
        let take_back = move |_| {
            self.say(|row, scenario| row.say(scenario, None));
            // the button is gone; its neighbour is not
            let first = [".appraisal [data-item='", &self.id.to_string(), "'] .verdicts button"].concat();
            request_animation_frame(move || dom::focus(&first));
        };
        view! {
            <div class="verdicts" role="group" aria-label=label>
                {verdicts.map(button)}
                <button
                    class="plain"
                    aria-label=words.appraisal_say_nothing
                    title=words.appraisal_say_nothing
                    hidden=none
                    aria-disabled=desk.locked()
                    on:click=take_back
                >
                    "×"
                </button>
            </div>
            <span data-mark=mark>{word_of_it}</span>
            <small>{proviso}</small>
        }
        .into_any()
    }

    fn reason(self, name: StoredValue<String>) -> AnyView {
        let (desk, words) = (self.work.desk, self.work.desk.app.words());
        let value = text(move || {
            self.shown.with(|shown| shown.as_ref().map_or(String::new(), |(row, _)| row.own_reason.clone()))
        });
        let inherited = text(move || {
            let of_group = self.shown.with(|shown| shown.as_ref().map(|(row, _)| row.reason.clone()));
            visible(&of_group.unwrap_or_default()).into_owned()
        });
        let change = move |event: leptos::ev::Event| {
            let typed = dom::nfc(event_target_value(&event).trim());
            if typed != value.get_untracked() {
                self.say(|row, scenario| row.explain(scenario, typed));
            }
            event_target::<web_sys::HtmlInputElement>(&event).set_value(&value.get_untracked());
        };
        let label = fill(words.appraisal_reason_of, &[("item", &name.get_value())]);
        view! {
            <input
                class="field"
                lang="vi"
                autocomplete="off"
                aria-label=label
                placeholder=inherited
                readonly=desk.locked()
                prop:value=value
                on:change=change
            />
        }
        .into_any()
    }
}
