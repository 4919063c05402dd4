//! Between what each price, count and lump sum may lie: a field for each end, and one press for all. Decides nothing.

use super::scenario_risk::{MOST_PERCENT, around, percent_field};
use super::way::way_to_line;
use crate::entry::{print_end, read_end};
use crate::find::find;
use crate::plan::{Id, RangeOf};
use crate::risk::{End, Figure, Fits, clear_all, figure_of, figures, range_all};
use crate::text::{fill, fits_text, line_name, range_of_text, typo_text};
use crate::web::asked::Risking;
use crate::web::browser::dom;
use crate::web::desk::Desk;
use crate::web::parts::{Field, Switch, field, live, table, table_row, text, word};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The most figures that are drawn at a time.
const MOST: usize = 60;

/// Which figures are listed.
#[derive(Clone, Copy)]
struct Listed {
    desk: Desk,
    /// The text that their lines have.
    typed: RwSignal<String>,
    /// 0: all; 1: those with a range; 2: those whose range should be looked at.
    which: RwSignal<usize>,
}

/// The section.
pub(super) fn ranges(desk: Desk, asked: Risking) -> AnyView {
    let words = desk.app.words();
    let listed = Listed { desk, typed: RwSignal::new(String::new()), which: RwSignal::new(0) };
    let all = Memo::new(move |_| desk.settled.with(|figures| self::figures(&figures.0.plan)));
    let found = Memo::new(move |_| listed.found(&all.read()));
    let drawn = Memo::new(move |_| found.with(|found| found.iter().take(MOST).copied().collect::<Vec<_>>()));
    let counted = text(move || listed.counted(&all.read()));
    let more = text(move || match found.with(Vec::len).saturating_sub(MOST) {
        0 => String::new(),
        n => fill(words.risk_ranges_more, &[("n", &n.to_string())]),
    });
    let of_base = text(move || if desk.scenario().is_some() { words.risk_ranges_scenario } else { "" }.to_owned());
    let search = Field::new(words.risk_ranges_find, listed.typed.into(), Signal::stored(None));
    view! {
        <p data-mark="note" hidden=move || desk.scenario().is_none()>{of_base}</p>
        <div class="acts">{around_fields(desk, asked)} {range_button(desk, asked, "main")} {clear_button(desk)}</div>
        <div class="acts">
            {field(search, Callback::new(move |typed| listed.typed.set(typed)))}
            <Switch
                name="risk-which"
                legend=words.risk_ranges_shown
                options=vec![words.risk_ranges_every, words.risk_ranges_given, words.risk_ranges_wrong]
                chosen=listed.which.into()
                choose=Callback::new(move |at| listed.which.set(at))
            />
        </div>
        <p role="status">{counted}</p>
        {live(move || rows(desk, drawn.get()))}
        <p class="soft">{more}</p>
    }
    .into_any()
}

fn around_fields(desk: Desk, asked: Risking) -> AnyView {
    let words = desk.app.words();
    let heard = Callback::new(move |is_new: bool| asked.refused.set(!is_new));
    (
        percent_field(desk, words.risk_below, (asked.low, 100), heard),
        percent_field(desk, words.risk_above, (asked.high, MOST_PERCENT), heard),
    )
        .into_any()
}

/// Whether the percentages that were typed were refused just now: the press that ended the typing was about them, and not
/// about those that are shown again. Says why.
pub(super) fn was_refused(desk: Desk, asked: Risking) -> bool {
    let was_refused = asked.refused.try_update(std::mem::take) == Some(true);
    if was_refused {
        desk.app.say(fill(desk.app.words().risk_percent_wrong, &[("most", &MOST_PERCENT.to_string())]));
    }
    was_refused
}

/// The button that gives every price and lump sum of the plan a range.
pub(super) fn range_button(desk: Desk, asked: Risking, class: &'static str) -> AnyView {
    let words = desk.app.words();
    let press = move |_| {
        if was_refused(desk, asked) {
            return;
        }
        let base = desk.base_now();
        let Some(ranged) = range_all(&base, asked.low.get_untracked(), asked.high.get_untracked()) else {
            return desk.app.say(words.risk_ranges_nothing.to_owned());
        };
        if desk.attempt(ranged.command) {
            let template = if ranged.replaced > 0 { words.risk_ranged_over } else { words.risk_ranged };
            let counts = [("n", &*ranged.given.to_string()), ("replaced", &*ranged.replaced.to_string())];
            let said = fill(&untrack(|| around(asked, template)), &counts);
            desk.app.say_with_undo(said, move || desk.undo());
        }
    };
    view! { <button class=class aria-disabled=desk.locked() on:click=press>{words.risk_range_all}</button> }.into_any()
}

fn clear_button(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let press = move |_| match clear_all(&desk.base_now()) {
        Some(command) => {
            if desk.attempt(command) {
                desk.app.say_with_undo(words.risk_cleared.to_owned(), move || desk.undo());
            }
        }
        None => desk.app.say(words.risk_cleared.to_owned()),
    };
    view! { <button aria-disabled=desk.locked() on:click=press>{words.risk_range_clear}</button> }.into_any()
}

/// A figure by its line and kind.
type Named = (Id, RangeOf);

impl Listed {
    fn found(self, all: &[Figure]) -> Vec<Named> {
        let (typed, which) = (self.typed.get(), self.which.get());
        let lines = (!typed.trim().is_empty()).then(|| self.lines(&typed));
        let is_shown = |figure: &&Figure| match which {
            0 => true,
            1 => figure.range.is_some(),
            _ => figure.fits() != Fits::Yes,
        };
        let is_found = |figure: &&Figure| lines.as_ref().is_none_or(|lines| lines.contains(&figure.item));
        all.iter().filter(is_shown).filter(is_found).map(|figure| (figure.item, figure.of)).collect()
    }

    fn lines(self, typed: &str) -> BTreeSet<Id> {
        let figures = self.desk.settled.get().0;
        find(&figures.plan, &figures.report, typed).into_iter().map(|hit| hit.item).collect()
    }

    fn counted(self, all: &[Figure]) -> String {
        let given = all.iter().filter(|figure| figure.range.is_some()).count();
        let wrong = all.iter().filter(|figure| figure.fits() != Fits::Yes).count();
        let values = [("n", &*given.to_string()), ("wrong", &*wrong.to_string())];
        fill(self.desk.app.words().risk_ranges_count, &values)
    }
}

fn rows(desk: Desk, named: Vec<Named>) -> AnyView {
    let words = desk.app.words();
    if named.is_empty() {
        return view! { <p>{words.risk_ranges_nothing}</p> }.into_any();
    }
    let heads = [words.risk_line, words.risk_what, words.risk_planned, words.risk_low, words.risk_high];
    let rows = named.into_iter().map(|of| row(desk, of)).collect();
    let unit = move || crate::text::scale_unit(desk.plan_now().scale, desk.app.lang()).to_owned();
    let caption = (words.risk_ranges.to_owned(), unit());
    table("risk-ranges-all".to_owned(), caption, heads.map(str::to_owned).to_vec(), rows)
}

fn row(desk: Desk, (item, of): Named) -> AnyView {
    let plan = desk.plan_now();
    let figure = Memo::new(move |_| desk.settled.with(|figures| figure_of(&figures.0.plan, item, of)));
    let print = move |value| desk.settled.with(|figures| print_end(&figures.0.plan, of, value));
    let planned = text(move || figure.get().and_then(|figure| figure.planned).map_or(String::new(), print));
    let fits = move || figure.get().map_or(Fits::Yes, |figure| figure.fits());
    let said = text(move || fits_text(fits(), desk.app.lang()).to_owned());
    let mark = word(move || (fits() != Fits::Yes).then_some("warning"));
    let kind = range_of_text(of, desk.app.lang());
    let line = line_name(&plan, item, desk.app.lang());
    let words = desk.app.words();
    let end = |end, column: &str| {
        let name = [kind, &line].join(" ");
        end_cell(desk, (item, of, end), fill(words.risk_of_line, &[("column", column), ("figure", &name)]))
    };
    let cells = vec![
        view! { <th scope="row">{way_to_line(desk, &plan, item)}</th> }.into_any(),
        view! { <td>{kind}</td> }.into_any(),
        view! { <td>{planned} " " <span data-mark=mark>{said}</span></td> }.into_any(),
        end(End::Low, words.risk_low),
        end(End::High, words.risk_high),
    ];
    table_row(None, 0, cells)
}

/// The field of an end; what is typed goes into the plan when it is done.
fn end_cell(desk: Desk, (item, of, end): (Id, RangeOf, End), label: String) -> AnyView {
    let now = move || figure_of(&desk.plan_now(), item, of).and_then(|figure| figure.end(end));
    let value = text(move || {
        let plan = desk.plan();
        let value = figure_of(&plan, item, of).and_then(|figure| figure.end(end));
        value.map_or(String::new(), |value| print_end(&plan, of, value))
    });
    let change = move |event: leptos::ev::Event| {
        let plan = desk.plan_now();
        let typed = dom::nfc(&event_target_value(&event));
        match (read_end(&plan, of, &typed, now()), figure_of(&plan, item, of)) {
            (Ok(typed), Some(figure)) if typed != figure.end(end) => drop(desk.attempt(figure.with(end, typed))),
            (Ok(_), _) => {}
            (Err(typo), _) => desk.app.say(typo_text(&typo, desk.app.lang())),
        }
        event_target::<web_sys::HtmlInputElement>(&event).set_value(&value.get_untracked());
    };
    view! {
        <td>
            <input
                class="field"
                inputmode="decimal"
                autocomplete="off"
                readonly=desk.locked()
                aria-label=label
                prop:value=value
                on:change=change
            />
        </td>
    }
    .into_any()
}
