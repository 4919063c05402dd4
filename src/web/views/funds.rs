//! Who pays, and the limits: sources by line and year, what changes if one of them does, what is given in kind, ceilings
//! and what they leave. Only puts them in order.

use super::actions::show_view;
use super::code_totals::CodeTotals;
use super::funds_ceilings::ceilings;
use super::funds_kind::in_kind;
use super::funds_moves::moves;
use super::funds_paid::paid;
use super::funds_split::split;
use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::desk::{Desk, View, desk};
use leptos::prelude::*;

/// The view.
#[expect(non_snake_case, reason = "it is a component without properties, and named as one")]
pub(super) fn FundsView() -> AnyView {
    let words = app().words();
    let desk = desk();
    let has_codes = !desk.plan_now().codes_used().is_empty();
    let ways = [
        ("#funds-paid-name", words.funds_paid),
        ("#funds-moves-name", words.funds_moves),
        ("#funds-split-name", words.funds_split),
        ("#funds-kind-name", words.funds_kind),
        ("#funds-ceilings-name", words.funds_ceilings),
        ("#codes-name", words.codes),
    ];
    view! {
        <div class="funds" id="sheet" tabindex="-1">
            <p class="soft">{words.funds_about}</p>
            <nav class="acts" aria-label=words.view_funds>
                {ways
                    .into_iter()
                    .filter(|(to, _)| has_codes || *to != "#codes-name")
                    .map(|(to, name)| view! { <button class="plain" on:click=move |_| dom::focus(to)>{name}</button> })
                    .collect::<Vec<_>>()}
            </nav>
            {section("funds-paid", words.funds_paid, words.funds_paid_about, paid(desk))}
            {section("funds-moves", words.funds_moves, words.funds_moves_about, moves(desk))}
            {section("funds-split", words.funds_split, words.funds_split_about, split(desk))}
            {section("funds-kind", words.funds_kind, words.funds_kind_about, in_kind(desk))}
            {section("funds-ceilings", words.funds_ceilings, words.funds_ceilings_about, ceilings(desk))}
            {CodeTotals()}
        </div>
    }
    .into_any()
}

/// A section with its heading and what it is for.
pub(super) fn section(id: &'static str, title: &'static str, about: &'static str, content: AnyView) -> AnyView {
    view! {
        <section id=id aria-labelledby=[id, "-name"].concat()>
            <h3 id=[id, "-name"].concat() tabindex="-1">{title}</h3>
            <p class="soft">{about}</p>
            {content}
        </section>
    }
    .into_any()
}

/// Shows the view.
pub(super) fn show_funds(desk: Desk) {
    show_view(desk, View::Funds);
}
