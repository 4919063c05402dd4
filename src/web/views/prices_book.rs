//! What other plans pay for one: found by what is typed, taken into the plan with where the price is from. Judges no price.

use super::my_plans::listed;
use super::way::{COUNT, go_to};
use crate::book::{Book, Row, find, like, spread, take};
use crate::entry::print_price;
use crate::format::read;
use crate::open::CARDS;
use crate::plan::{Id, Plan};
use crate::range::line_place;
use crate::text::{fill, item_name, line_name, provenance_text, scale_unit, short_label, visible};
use crate::web::browser::timer::after_paint;
use crate::web::desk::{Desk, Shared};
use crate::web::lazy;
use crate::web::parts::{Said, live, table, table_cell, table_row, text};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Rows that are shown of those found.
const MOST: usize = 50;

/// Rows that are shown of the same activity.
const MOST_ALIKE: usize = 12;

/// The book as it is read, and the line that was last taken from it.
#[derive(Clone, Copy)]
struct Shown {
    desk: Desk,
    book: RwSignal<Option<Shared<Book>>>,
    taken: RwSignal<Option<Id>>,
}

/// What is like the selected line first, then all that is found.
pub(super) fn book(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let shown = Shown { desk, book: RwSignal::new(None), taken: RwSignal::new(None) };
    after_paint(move || read_plans(shown));
    let typed = RwSignal::new(String::new());
    let found = live(move || shown.found(&typed.read()));
    view! {
        <p role="status" class="taken">{live(move || shown.last_taken())}</p>
        {live(move || shown.alike())}
        <label class="stack">
            <span>{words.book_find}</span>
            <input
                class="field"
                type="search"
                id="book-find"
                autocomplete="off"
                spellcheck="false"
                placeholder=words.book_hint
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </label>
        {found}
    }
    .into_any()
}

/// Reads the plans that come with the app, then those that this browser keeps, the open one excepted.
fn read_plans(shown: Shown) {
    spawn_local(async move {
        let (app, here) = (shown.desk.app, shown.desk.key());
        let mut book = Book::default();
        for card in &CARDS {
            match lazy::seed(card.name).await {
                Ok(text) => text.and_then(|text| read(text).ok()).iter().for_each(|plan| book.put(plan)),
                Err(lazy::NotFetched) => app.say(app.words().not_fetched.to_owned()),
            }
        }
        let _ = shown.book.try_set(Some(Shared(Arc::new(book.clone()))));
        for (key, _, text) in listed(app).await.plans {
            if Some(&key) != here.as_ref() {
                read(&text).iter().for_each(|plan| book.put(plan));
            }
        }
        let _ = shown.book.try_set(Some(Shared(Arc::new(book))));
    });
}

impl Shown {
    /// What is found, the first of it drawn.
    fn found(self, typed: &str) -> AnyView {
        let words = self.desk.app.words();
        let Some(book) = self.book.get() else {
            return view! { <p class="wait" role="status">{words.book_reading}</p> }.into_any();
        };
        let found = find(&book.0.rows, typed, usize::MAX);
        let (all, most) = (found.len().to_string(), MOST.to_string());
        let said = match found.len() {
            0 => words.book_none.to_owned(),
            1..=MOST => fill(words.book_count, &[("n", &all)]),
            _ => fill(words.book_first, &[("n", &all), ("shown", &most)]),
        };
        let rows = found.get(..MOST.min(found.len())).unwrap_or_default();
        let drawn = (!rows.is_empty()).then(|| self.rows("book-rows", words.book.to_owned(), rows));
        (view! { <p role="status" class="soft">{said}</p> }, drawn).into_any()
    }

    /// What other plans pay for what the selected line is.
    fn alike(self) -> AnyView {
        let words = self.desk.app.words();
        let plan = self.desk.settled.get().0.plan.clone();
        let chosen = self.desk.chosen.get().and_then(|(id, _)| plan.outline.get(id));
        let (Some(book), Some((item, line))) = (self.book.get(), chosen.and_then(|item| Some((item, item.line()?))))
        else {
            return ().into_any();
        };
        let alike: Vec<&Row> = like(&book.0.rows, &item.label, &line.unit)
            .into_iter()
            .filter(|row| row.document.plan != plan.name)
            .collect();
        let name = line_name(&plan, item.id, self.desk.app.lang());
        let title = fill(words.book_like, &[("item", &name)]);
        let Some(prices) = spread(&alike) else {
            let none = fill(words.book_like_none, &[("item", &name)]);
            return view! { <p class="soft">{none}</p> }.into_any();
        };
        let shown = |price| print_price(price, plan.scale);
        let [low, median, high] = [prices.low, prices.median, prices.high].map(shown);
        let count = prices.count.to_string();
        let values = [("n", count.as_str()), ("low", &low), ("median", &median), ("high", &high)];
        let said = (prices.count > 1).then(|| view! { <p>{fill(words.book_spread, &values)}</p> });
        (self.rows("book-alike", title, alike.get(..MOST_ALIKE.min(alike.len())).unwrap_or_default()), said).into_any()
    }

    fn rows(self, id: &'static str, title: String, rows: &[&Row]) -> AnyView {
        let (desk, words) = (self.desk, self.desk.app.words());
        let scale = desk.settled.get().0.plan.scale;
        let heads = [
            words.book_what,
            words.col_unit,
            words.col_price,
            words.book_per_head,
            words.price_book_year,
            words.book_paid_by,
            words.book_plan,
        ];
        let drawn = rows.iter().map(|row| self.row(row, scale)).collect();
        let caption = (title, scale_unit(scale, desk.app.lang()).to_owned());
        table(id.to_owned(), caption, heads.map(str::to_owned).to_vec(), drawn)
    }

    fn row(self, row: &Row, scale: crate::money::Scale) -> AnyView {
        let words = self.desk.app.words();
        let document = &row.document;
        let name = fill(words.book_take_named, &[("label", &row.label)]);
        let taken = row.clone();
        let head = view! {
            <th scope="row">
                <b lang="vi">{visible(&row.label).into_owned()}</b>
                <small lang="vi">{visible(&[&*row.number, " ", &*row.group].concat()).into_owned()}</small>
                <button aria-label=name aria-disabled=self.desk.locked() on:click=move |_| self.take(&taken)>
                    {words.book_take}
                </button>
            </th>
        };
        let year =
            row.year.map_or_else(|| super::words::years_text((document.first, document.last)), |year| year.to_string());
        let kind = if row.in_kind { words.book_in_kind } else { "" };
        let cell = |text: String, more: String| table_cell(Said { text, more, ..Said::default() });
        let none = String::new;
        let cells = [
            cell(row.unit.clone(), none()),
            cell(print_price(row.price, scale), none()),
            cell(row.per_head.map_or(none(), |price| print_price(price, scale)), none()),
            cell(year, none()),
            cell(row.sources.join(" + "), kind.to_owned()),
            cell(document.title.clone(), document.decision.clone()),
        ];
        table_row(None, 0, std::iter::once(head.into_any()).chain(cells).collect())
    }

    /// Takes a row into the plan, after the selected row.
    fn take(self, row: &Row) {
        let desk = self.desk;
        let (plan, words) = (desk.plan_now(), desk.app.words());
        let selected = desk.active.get_untracked().map(|(id, _)| id);
        let note = provenance_text(row, desk.app.lang());
        if desk.attempt(take(&plan, row, line_place(&plan, selected), &note)) {
            self.taken.set(Some(plan.next_id));
            let said = fill(words.book_taken, &[("label", &short_label(&row.label))]);
            desk.app.say_with_undo(said, move || desk.undo());
        }
    }

    /// The way to the line that was last taken, while it is there.
    fn last_taken(self) -> AnyView {
        let (desk, words) = (self.desk, self.desk.app.words());
        let plan: Arc<Plan> = desk.settled.get().0.plan.clone();
        let Some(id) = self.taken.get().filter(|id| plan.outline.get(*id).is_some()) else { return ().into_any() };
        let name = item_name(&plan, Some(id), desk.app.lang());
        let go = text(move || fill(words.go_to, &[("item", &name)]));
        view! {
            {words.book_is_taken} " "
            <button on:click=move |_| go_to(desk, id, COUNT)>{go}</button>
        }
        .into_any()
    }
}
