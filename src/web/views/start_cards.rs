//! A card for each of the plans that come with the app, from what is known of them beforehand. Reads no plan.

use super::fetched::open_seed;
use super::words::{counted, years_text};
use crate::money::{Scale, print_money};
use crate::open::{CARDS, Card};
use crate::text::{FirstWords, fill, signed};
use crate::web::app::app;
use leptos::prelude::*;

/// A card for each of the plans that come with the app.
#[component]
pub(super) fn SeedCards() -> impl IntoView {
    let card = |card| {
        view! {
            <li>
                <SeedCard card=card />
            </li>
        }
    };
    view! { <ul class="cards">{CARDS.iter().map(card).collect_view()}</ul> }
}

#[component]
fn SeedCard(card: &'static Card) -> impl IntoView {
    let app = app();
    let words = app.first_words();
    let about = [card.issuer, " · ", &years_text(card.years)].concat();
    let name = fill(words.open_copy_of, &[("title", card.title)]);
    view! {
        <article class="card">
            <header>
                <h3>{card.title}</h3>
                <p class="soft">{about}</p>
            </header>
            {found(card, words)}
            {total_line(card, words)}
            <button class="main" aria-label=name on:click=move |_| open_seed(app, card.name)>
                {words.open_copy}
            </button>
        </article>
    }
}

/// What is wrong with a plan, as a short list.
fn found(card: &Card, words: &'static FirstWords) -> impl IntoView + use<> {
    let mut lines = Vec::new();
    if card.errors > 0 {
        let wrong = counted(card.wrong, words.printed_wrong_one, words.printed_wrong);
        let causes = counted(card.errors, words.from_cause_one, words.from_causes);
        lines.push(("error", [wrong.as_str(), ", ", &causes].concat()));
    }
    if card.warnings > 0 {
        lines.push(("warning", counted(card.warnings, words.to_look_at_one, words.to_look_at)));
    }
    if card.notes > 0 {
        lines.push(("note", counted(card.notes, words.notes_one, words.notes_n)));
    }
    if card.errors == 0 && card.warnings == 0 {
        lines.push(("ok", fill(words.all_agree, &[("n", &card.agreeing.to_string())])));
    }
    let line = |(mark, text)| view! { <li data-mark=mark>{text}</li> };
    view! { <ul>{lines.into_iter().map(line).collect_view()}</ul> }
}

fn total_line(card: &Card, words: &'static FirstWords) -> impl IntoView + use<> {
    let total = card.total;
    let printed = card.printed.map(|printed| {
        let difference = total.minus(printed);
        if difference.is_zero() {
            return view! { <p data-mark="ok">{words.total_agrees.to_owned()}</p> };
        }
        let values = [("stated", print_money(printed)), ("difference", signed(difference, Scale::Dong))];
        let text = fill(words.printed_total, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
        view! { <p data-mark="error">{text}</p> }
    });
    view! {
        <div class="sum">
            <p class="grand">
                <data value=total.dong().to_string()>{print_money(total)}</data>
                " "
                <small>{words.dong}</small>
            </p>
            {printed}
        </div>
    }
}
