//! Every ceiling with what is spent, planned and left, and the ways to add, change and delete one. Computes nothing.

use super::funds_ceiling_form::{Open, form};
use crate::calc::Headroom;
use crate::edit::Command;
use crate::money::{Money, print_scaled};
use crate::plan::{Ceiling, Plan};
use crate::text::{Lang, capital, ceiling_name, fill, left_text, visible};
use crate::web::browser::dom;
use crate::web::desk::Desk;
use crate::web::parts::live;
use leptos::prelude::*;

/// The ceilings.
pub(super) fn ceilings(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let open = RwSignal::new(None::<Open>);
    let listed = live(move || {
        let figures = desk.settled.get().0;
        let pairs = figures.plan.ceilings.iter().zip(&figures.report.ceilings);
        let rows: Vec<AnyView> = pairs.map(|(ceiling, room)| row(desk, &figures.plan, ceiling, room, open)).collect();
        if rows.is_empty() {
            return view! { <p>{words.chart_no_ceilings}</p> }.into_any();
        }
        let heads =
            [words.chart_what, words.chart_ceiling, words.funds_already, words.funds_planned, words.chart_left_head];
        let heads = heads.map(|head| view! { <th scope="col">{head}</th> });
        view! {
            <div class="scroll" role="group" tabindex="0" aria-labelledby="funds-ceilings-name">
                <table>
                    <thead>
                        <tr>{heads} <th scope="col"><span class="sr">{words.funds_ceiling_edit}</span></th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    });
    view! {
        {listed}
        {live(move || match open.get() {
            Some(of) => form(desk, of, open),
            None => view! {
                <div class="acts">
                    <button id="add-ceiling" aria-disabled=desk.locked() on:click=move |_| open.set(Some(None))>
                        {words.funds_ceiling_add}
                    </button>
                </div>
            }
            .into_any(),
        })}
    }
    .into_any()
}

fn row(desk: Desk, plan: &Plan, ceiling: &Ceiling, room: &Headroom, open: RwSignal<Option<Open>>) -> AnyView {
    let words = desk.app.words();
    let name = visible(&ceiling_name(plan, ceiling, desk.app.lang())).into_owned();
    let (edited, deleted) = (ceiling.id, ceiling.clone());
    let label = |template: &str| fill(template, &[("name", &name)]);
    let (edit_label, delete_label) = (label(words.funds_ceiling_edit_of), label(words.funds_ceiling_delete_of));
    let said = fill(words.deleted_item, &[("item", &label(words.funds_ceiling_called))]);
    let delete = move |_| {
        if desk.attempt(Command::DeleteCeiling(deleted.id)) {
            open.set(None);
            desk.app.say_with_undo(said.clone(), move || desk.undo());
            request_animation_frame(|| dom::focus_in_place("#add-ceiling"));
        }
    };
    let money = |amount: Money| print_scaled(amount, plan.scale);
    let through = ceiling.spent.map(|spent| {
        let said = fill(words.funds_already_through, &[("year", &spent.through.to_string())]);
        (money(room.already), said)
    });
    let (already, through) = through.unwrap_or_default();
    view! {
        <tr data-ceiling=ceiling.id.to_string()>
            <th scope="row">
                <span lang="vi">{capital(&name)}</span>
                <small lang="vi">{visible(&ceiling.text).into_owned()}</small>
            </th>
            <td>{money(ceiling.amount)}</td>
            <td>{already} <small>{through}</small></td>
            <td>{money(room.spent)}</td>
            {left(desk.app.lang(), ceiling, room, plan)}
            <td>
                <div class="acts">
                    <button aria-label=edit_label aria-disabled=desk.locked() on:click=move |_| open.set(Some(Some(edited)))>
                        {words.funds_ceiling_edit}
                    </button>
                    <button class="plain" aria-label=delete_label aria-disabled=desk.locked() on:click=delete>
                        {words.delete}
                    </button>
                </div>
            </td>
        </tr>
    }
    .into_any()
}

/// "còn 5.000" or "vượt 5.000", with a bar of how much is used.
fn left(lang: Lang, ceiling: &Ceiling, room: &Headroom, plan: &Plan) -> AnyView {
    let is_over = room.left < Money::ZERO;
    let said = left_text(room.left, |amount| print_scaled(amount, plan.scale), lang);
    let part = dom::ratio(room.used().dong(), ceiling.amount.dong());
    view! {
        <td>
            <span data-mark=if is_over { "warning" } else { "ok" }>{said}</span>
            <span class="meter" data-state=is_over.then_some("over") style=("--part", part) aria-hidden="true"></span>
        </td>
    }
    .into_any()
}
