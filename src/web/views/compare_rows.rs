//! What differs, row by row, each with the choice of whose it shall be. Draws some hundred at a time; decides nothing.

use super::words::counted;
use crate::compare::{Choice, Comparison, Stands, Thing};
use crate::text::{Catalogue, ComparedRow, Lang, Sides, compared_parts, compared_rows, fill, visible};
use crate::web::desk::Desk;
use crate::web::parts::live;
use leptos::prelude::*;
use std::sync::Arc;

/// How many rows are drawn at a time.
const AT_A_TIME: usize = 200;

/// Which differences are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    /// Groups and lines.
    Rows,
    /// Everything else.
    Parts,
}

/// The differences of one kind under their heading; nothing where there are none.
pub(super) fn list(desk: Desk, comparison: &Arc<Comparison>, which: Listed, sides: Sides, choosable: bool) -> AnyView {
    let words = desk.app.words();
    let [left, right] = names_of(sides, words);
    let count = match which {
        Listed::Rows => comparison.rows.len(),
        Listed::Parts => comparison.parts.len(),
    };
    // as the list of versions counts them: without groups
    let told = if which == Listed::Rows { comparison.lines() } else { count };
    if count == 0 {
        return ().into_any();
    }
    let title = if which == Listed::Rows { words.compare_rows } else { words.compare_parts };
    let same = (which == Listed::Rows && comparison.same > 0)
        .then(|| counted(comparison.same, words.compare_same_one, words.compare_same));
    let first = if which == Listed::Rows { words.col_label } else { words.compare_part };
    let heads = [first, left, right, words.compare_difference, words.compare_what];
    let of = comparison.clone();
    let shown = RwSignal::new(AT_A_TIME);
    let rows = live(move || {
        let most = shown.get();
        let rows = rows_of(&of, which, most, sides, desk.app.lang());
        let take = choosable.then_some((desk, &of));
        let rows: Vec<AnyView> = rows.iter().map(|row| row_view(row, which, sides, words, take)).collect();
        let rest = count.saturating_sub(most).min(AT_A_TIME);
        let more = (rest > 0).then(|| {
            let label = fill(words.compare_more, &[("n", &rest.to_string())]);
            view! { <button on:click=move |_| shown.update(|most| *most = most.saturating_add(AT_A_TIME))>{label}</button> }
        });
        view! {
            <ul>{rows}</ul>
            {more}
        }
        .into_any()
    });
    view! {
        <section class="differences" data-list=(which == Listed::Parts).then_some("parts")>
            <h3>{title} " (" {told.to_string()} ")" <small>{same}</small></h3>
            {heads_row(heads)}
            {rows}
        </section>
    }
    .into_any()
}

/// What the two plans are called.
pub(super) fn names_of(sides: Sides, words: &Catalogue) -> [&'static str; 2] {
    match sides {
        Sides::Beside => [words.compare_mine, words.compare_other],
        Sides::Since => [words.compare_original, words.compare_mine],
    }
}

/// What stands above the rows where they are wide; each cell says it for itself where nobody sees it.
fn heads_row(heads: [&'static str; 5]) -> AnyView {
    let heads = heads.map(|head| view! { <span>{head}</span> });
    view! {
        <p class="heads" aria-hidden="true">
            {heads}
        </p>
    }
    .into_any()
}

/// The differing rows alone, from the original to what became of it, without a choice: for a summary elsewhere.
pub(super) fn brief(comparison: &Comparison, most: usize, lang: Lang) -> AnyView {
    let words = lang.catalogue();
    let sides = Sides::Since;
    let rows = rows_of(comparison, Listed::Rows, most, sides, lang);
    let rows: Vec<AnyView> = rows.iter().map(|row| row_view(row, Listed::Rows, sides, words, None)).collect();
    let [left, right] = names_of(sides, words);
    view! {
        <div class="differences brief">
            {heads_row([words.col_label, left, right, words.compare_difference, words.compare_what])}
            <ul>{rows}</ul>
        </div>
    }
    .into_any()
}

fn rows_of(comparison: &Comparison, which: Listed, most: usize, sides: Sides, lang: Lang) -> Vec<ComparedRow> {
    match which {
        Listed::Rows => compared_rows(comparison, most, sides, lang),
        Listed::Parts => {
            let mut parts = compared_parts(comparison, sides, lang);
            parts.truncate(most);
            parts
        }
    }
}

fn row_view(
    row: &ComparedRow,
    which: Listed,
    sides: Sides,
    words: &Catalogue,
    take: Option<(Desk, &Arc<Comparison>)>,
) -> AnyView {
    let [left, right] = names_of(sides, words);
    let name = [row.number.as_str(), " ", &row.sums.name].concat();
    let name = visible(name.trim()).into_owned();
    let cell = |label: &'static str, text: &str| {
        let blank = text.is_empty().then_some("blank");
        let label = blank.is_none().then_some(label);
        view! { <span class="cell" data-state=blank><small>{label} " "</small>{visible(text).into_owned()}</span> }
    };
    let kind = match (which, row.group) {
        (Listed::Parts, _) => "part",
        (Listed::Rows, true) => "group",
        (Listed::Rows, false) => "line",
    };
    let what = row.what.join("; "); // already made visible
    let choice = take.filter(|_| row.has_choice).map(|(desk, of)| choice(desk, of, row, &name));
    view! {
        <li data-kind=kind>
            <b lang="vi">{name.clone()}</b>
            {cell(left, &row.sums.left)}
            {cell(right, &row.sums.right)}
            {cell(words.compare_difference, &row.sums.difference)}
            <span class="what">{what}</span>
            {choice}
        </li>
    }
    .into_any()
}

/// The choice for a row: radio buttons, named by it.
fn choice(desk: Desk, comparison: &Arc<Comparison>, row: &ComparedRow, name: &str) -> AnyView {
    let words = desk.app.words();
    let mut options = match row.stands {
        Stands::Both => vec![(Choice::Left, words.compare_take_mine), (Choice::Right, words.compare_take_other)],
        Stands::Left => vec![(Choice::Left, words.compare_keep), (Choice::Right, words.compare_leave_out)],
        Stands::Right => vec![(Choice::Left, words.compare_take_not), (Choice::Right, words.compare_take_in)],
    };
    if row.can_be_twice {
        options.push((Choice::Both, words.compare_take_both));
    }
    let group = group_name(&row.thing);
    let option = |(choice, label): (Choice, &'static str)| {
        let (thing, chosen, of) = (row.thing.clone(), row.thing.clone(), comparison.clone());
        let choose = move |_| desk.choices.update(|choices| choices.choose(&of, &thing, choice));
        let checked = Signal::derive(move || desk.choices.with(|choices| choices.of(&chosen) == choice));
        view! {
            <label>
                <input type="radio" name=group.clone() prop:checked=checked on:change=choose />
                {label}
            </label>
        }
    };
    let legend = [words.compare_take, ": ", name].concat();
    view! {
        <fieldset class="switch">
            <legend class="sr">{legend}</legend>
            {options.into_iter().map(option).collect::<Vec<_>>()}
        </fieldset>
    }
    .into_any()
}

/// What groups the radio buttons of a thing.
fn group_name(thing: &Thing) -> String {
    let (kind, id) = match thing {
        Thing::Title => ("title", 0),
        Thing::Issuer => ("issuer", 0),
        Thing::Decision => ("decision", 0),
        Thing::Period => ("period", 0),
        Thing::Scale => ("scale", 0),
        Thing::Index => ("index", 0),
        Thing::Source(id) => ("source", *id),
        Thing::Driver(id) => ("driver", *id),
        Thing::Item(id) => ("item", *id),
        Thing::Target(id) => ("target", *id),
        Thing::Ceiling(id) => ("ceiling", *id),
        Thing::Norm(id) => ("norm", *id),
        Thing::Table(id) => ("table", *id),
        Thing::Waiver(finding) => return ["take-", finding].concat(),
    };
    ["take-", kind, "-", &id.to_string()].concat()
}
