//! How each line goes on into the next period, to be chosen, and what was spent on it. A row is drawn once and follows what it
//! shows. Guesses nothing itself.

use super::scenario_next_year::{Next, part};
use super::scenario_next_year_done::spent_field;
use crate::calc::{Row, compute};
use crate::money::print_scaled;
use crate::plan::Id;
use crate::scenario::{Carry, Guess};
use crate::text::{because_text, fill, item_path, visible};
use crate::web::parts::{Switch, live, place, text};
use leptos::prelude::*;

/// How many rows are drawn at a time.
const AT_A_TIME: usize = 100;

/// How a line can go on, and those that are listed; `None` is all.
const LISTED: [Option<Carry>; 4] = [None, Some(Carry::Recurring), Some(Carry::Once), Some(Carry::Again)];

const CARRIES: [(Carry, &str); 3] = [(Carry::Recurring, "recurring"), (Carry::Again, "again"), (Carry::Once, "once")];

/// The section.
pub(super) fn lines(next: Next) -> AnyView {
    let words = next.desk.app.words();
    let listed = RwSignal::new(None::<Carry>);
    // a line that goes on otherwise now stays where it is, until the list is asked for anew
    let guesses = Memo::new(move |_| {
        let listed = listed.get();
        let guesses = next.guesses.get().0;
        let is_listed = |(guess, (_, carry)): &(&Guess, &(Id, Carry))| {
            listed.is_none_or(|listed| *carry == listed).then_some(**guess)
        };
        next.roll.with_untracked(|roll| guesses.iter().zip(&roll.carry).filter_map(|both| is_listed(&both)).collect())
    });
    let most = RwSignal::new(AT_A_TIME);
    let content = live(move || table(next, guesses, most));
    let names = vec![words.appraisal_all, words.next_year_each_year, words.next_year_once, words.next_year_again];
    let content = view! {
        <div class="acts">
            <Switch
                name="next-listed"
                legend=words.appraisal_rows
                shown_legend=true
                options=names
                chosen=Signal::derive(move || place(&LISTED, &listed.get()))
                choose=Callback::new(move |at: usize| listed.set(LISTED.get(at).copied().flatten()))
            />
        </div>
        {content}
    };
    part("next-lines", words.next_year_lines, content.into_any())
}

fn table(next: Next, guesses: Memo<Vec<Guess>>, most: RwSignal<usize>) -> AnyView {
    let words = next.desk.app.words();
    let guesses = guesses.get();
    if guesses.is_empty() {
        return view! { <p>{words.appraisal_no_rows}</p> }.into_any();
    }
    let plan = next.plan.get_untracked().0;
    let report = compute(&plan);
    let shown = guesses.iter().take(most.get());
    let drawn = shown.filter_map(|guess| {
        let at = plan.outline.position(guess.item)?;
        let item = plan.outline.items().get(at)?;
        let total = report.total(Row::Item(at)).map_or(String::new(), |total| print_scaled(total, plan.scale));
        let name = [&item_path(&plan, item.id), " ", &item.label].concat();
        Some(row(next, *guess, visible(name.trim()).into_owned(), total))
    });
    let heads = [
        words.col_label,
        words.next_year_planned,
        words.next_year_carry,
        words.next_year_because,
        words.next_year_spent,
    ];
    let head = |name: &'static str| view! { <th scope="col">{name}</th> };
    let rest = guesses.len().saturating_sub(most.get());
    let more = (rest > 0).then(|| {
        let label = fill(words.compare_more, &[("n", &rest.min(AT_A_TIME).to_string())]);
        let shown = most.get().to_string();
        let said = fill(words.appraisal_shown, &[("shown", &shown), ("n", &guesses.len().to_string())]);
        view! {
            <p class="acts">
                <span>{said}</span>
                <button on:click=move |_| most.update(|most| *most = most.saturating_add(AT_A_TIME))>{label}</button>
            </p>
        }
    });
    view! {
        <div class="scroll" role="group" tabindex="0" aria-labelledby="next-lines">
            <table>
                <thead>
                    <tr>{heads.map(head)}</tr>
                </thead>
                <tbody>{drawn.collect::<Vec<_>>()}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

fn row(next: Next, guess: Guess, name: String, total: String) -> AnyView {
    let words = next.desk.app.words();
    let id = guess.item;
    let carry = Memo::new(move |_| {
        let chosen = next.chosen.with(|roll| roll.carry.iter().find(|(item, _)| *item == id).copied());
        chosen.map_or(guess.carry, |(_, carry)| carry)
    });
    let because = text(move || {
        if carry.get() == guess.carry {
            because_text(guess.because, next.desk.app.lang()).to_owned()
        } else {
            words.next_year_chosen.to_owned()
        }
    });
    let name_of = |carry: Carry| match carry {
        Carry::Recurring => words.next_year_each_year,
        Carry::Again => words.next_year_again,
        Carry::Once => words.next_year_once,
    };
    let option = |(one, value): (Carry, &'static str)| {
        view! { <option value=value selected=carry.get_untracked() == one>{name_of(one)}</option> }
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        if let Some((carry, _)) = CARRIES.into_iter().find(|(_, name)| *name == value) {
            next.chosen.update(|roll| roll.set_carry(id, carry));
        }
    };
    let label = fill(words.next_year_carry_of, &[("item", &name)]);
    let spent = fill(words.next_year_spent_of, &[("item", &name)]);
    view! {
        <tr data-item=id.to_string()>
            <th scope="row" lang="vi">{name}</th>
            <td data-label=words.next_year_planned>{total}</td>
            <td>
                <select class="field" aria-label=label on:change=choose>
                    {CARRIES.map(option)}
                </select>
            </td>
            <td>{because}</td>
            <td data-label=words.next_year_spent>
                <div>{spent_field(next, Some(id), spent)}</div>
            </td>
        </tr>
    }
    .into_any()
}
