//! What is given in kind, donor by donor, valued or not; and what it would mean if one gave no more. Adds nothing to money.

use super::funds_moves::outlook_of;
use super::way::{PAYER, way_to};
use crate::calc::{InKind, in_kind as ledger};
use crate::money::{Money, print_scaled};
use crate::plan::Plan;
use crate::steer::stop_donor;
use crate::text::{Catalogue, amount_text, fill, visible};
use crate::web::desk::Desk;
use crate::web::parts::live;
use leptos::prelude::*;

/// The ledger.
pub(super) fn in_kind(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let asked = RwSignal::new(None);
    let listed = live(move || {
        let figures = desk.settled.get().0;
        let gifts = ledger(&figures.plan, &figures.report);
        let mut donors: Vec<&str> = gifts.iter().map(|gift| gift.donor.trim()).collect();
        donors.sort_unstable();
        donors.dedup();
        if donors.is_empty() {
            return view! { <p>{words.funds_kind_none}</p> }.into_any();
        }
        let of = |donor: &&str| {
            let gifts: Vec<&InKind> = gifts.iter().filter(|gift| gift.donor.trim() == *donor).collect();
            donor_view(desk, &figures.plan, donor, &gifts, asked)
        };
        view! { <ul class="movers">{donors.iter().map(of).collect::<Vec<_>>()}</ul> }.into_any()
    });
    listed.into_any()
}

fn donor_view(desk: Desk, plan: &Plan, donor: &str, gifts: &[&InKind], asked: RwSignal<Option<String>>) -> AnyView {
    let words = desk.app.words();
    let name = if donor.is_empty() { words.funds_kind_unnamed } else { donor };
    let (of, ask) = (donor.to_owned(), donor.to_owned());
    let (called, unvalued) = (name.to_owned(), gifts.iter().filter(|gift| gift.value.is_none()).count());
    let outlook = live(move || match asked.get().filter(|asked: &String| *asked == of) {
        Some(_) => outlook(desk, &of, &called, unvalued, asked),
        None => ().into_any(),
    });
    let gift = |gift: &&InKind| {
        let line = plan.outline.get(gift.item).map_or(String::new(), |item| item.name());
        let value = gift.value.map(|value| view! { <b>{print_scaled(value, plan.scale)}</b> });
        let unvalued = gift.value.is_none().then(|| view! { <small>{words.funds_kind_unvalued}</small> });
        view! { <li>{way_to(desk, gift.item, &line, PAYER)} {value} {unvalued}</li> }
    };
    view! {
        <li>
            <p>
                <b lang="vi">{visible(name).into_owned()}</b>
                " "
                <span>{sum_text(desk, plan, gifts, unvalued)}</span>
            </p>
            <ul class="unpaid">{gifts.iter().map(gift).collect::<Vec<_>>()}</ul>
            <div class="acts">
                <button
                    aria-label=fill(words.funds_kind_stop_of, &[("source", name)])
                    on:click=move |_| asked.set(Some(ask.clone()))
                >
                    {words.funds_kind_stop}
                </button>
            </div>
            <div role="status">{outlook}</div>
        </li>
    }
    .into_any()
}

/// "4 khoản, định giá 0 triệu đồng, 4 khoản chưa định giá".
fn sum_text(desk: Desk, plan: &Plan, gifts: &[&InKind], unvalued: usize) -> String {
    let total: Money = gifts.iter().filter_map(|gift| gift.value).sum();
    let amount = amount_text(total, plan.scale, desk.app.lang());
    let (n, m) = (gifts.len().to_string(), unvalued.to_string());
    fill(desk.app.words().funds_kind_sum, &[("n", &n), ("amount", &amount), ("m", &m)])
}

fn outlook(desk: Desk, donor: &str, name: &str, unvalued: usize, asked: RwSignal<Option<String>>) -> AnyView {
    let words: &Catalogue = desk.app.words();
    let command = stop_donor(&desk.settled.get().0.plan, donor);
    let said = |template: &str| fill(template, &[("source", name)]);
    let unknown = match unvalued {
        0 => String::new(),
        n => fill(words.funds_kind_unknown, &[("n", &n.to_string())]),
    };
    let close = Callback::new(move |()| asked.set(None));
    outlook_of(
        desk,
        &command,
        said(words.funds_if_donor),
        said(words.funds_kind_stopped),
        unknown,
        ("#funds-kind .acts button".to_owned(), close),
    )
}
