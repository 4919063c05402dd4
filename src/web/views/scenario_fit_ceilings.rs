//! The ceilings that the plan has to fit: its own, and one that is typed here. Reads none itself, and keeps none.

use super::choice::{choice, sources, text_of, years};
use super::scenario_fit::Fit;
use crate::calc::{Headroom, headroom};
use crate::entry::CeilingTyped;
use crate::plan::{Ceiling, Id, Plan};
use crate::text::{
    amount_text, capital, ceiling_doubt, ceiling_name, ceiling_text, ceiling_typo_text, fill, left_text, scale_unit,
    visible,
};
use crate::web::browser::dom;
use crate::web::parts::{live, text, word};
use leptos::prelude::*;

/// The field that an amount is typed into.
pub(super) const AMOUNT: &str = "#fit-amount";

/// The choice.
pub(super) fn ceilings(fit: Fit) -> AnyView {
    let desk = fit.desk;
    let words = desk.app.words();
    let own = Memo::new(move |_| desk.plan().ceilings.iter().map(|ceiling| ceiling.id).collect::<Vec<Id>>());
    let listed = live(move || {
        let ids = own.get();
        if ids.is_empty() {
            return ().into_any();
        }
        view! {
            <fieldset>
                <legend>{words.fit_own_ceilings}</legend>
                {ids.into_iter().map(|id| own_ceiling(fit, id)).collect::<Vec<_>>()}
            </fieldset>
        }
        .into_any()
    });
    view! {
        <section aria-labelledby="fit-ceilings">
            <h3 id="fit-ceilings">{words.fit_ceilings}</h3>
            {listed}
            {typed(fit)}
        </section>
    }
    .into_any()
}

/// A ceiling of the plan, with what it leaves.
fn own_ceiling(fit: Fit, id: Id) -> AnyView {
    let desk = fit.desk;
    let said = text(move || {
        let figures = desk.settled.get().0;
        let ceiling = figures.plan.ceilings.iter().find(|ceiling| ceiling.id == id);
        let room = ceiling.map(|ceiling| headroom(&figures.plan, &figures.report, ceiling));
        let Some((ceiling, room)) = ceiling.zip(room) else { return String::new() };
        let name = ceiling_text(&figures.plan, ceiling, desk.app.lang());
        [visible(&name).as_ref(), ": ", &left(fit, &figures.plan, &room)].concat()
    });
    let kept = move || !fit.asked.left_out.with(|out| out.contains(&id));
    let change = move |event| {
        let is_kept = event_target_checked(&event);
        fit.asked.left_out.update(|out| {
            out.retain(|other| *other != id);
            out.extend((!is_kept).then_some(id));
        });
    };
    view! {
        <label>
            <input type="checkbox" prop:checked=kept on:change=change />
            <span>{said}</span>
        </label>
    }
    .into_any()
}

fn left(fit: Fit, plan: &Plan, room: &Headroom) -> String {
    let lang = fit.desk.app.lang();
    left_text(room.left, |amount| amount_text(amount, plan.scale, lang), lang)
}

/// The fields of a ceiling that the plan does not have, and what it would leave.
fn typed(fit: Fit) -> AnyView {
    let (desk, asked) = (fit.desk, fit.asked);
    let words = desk.app.words();
    let plan = desk.plan_now();
    let now = asked.typed.get_untracked();
    let type_in = move |event: leptos::ev::Event| {
        let amount = dom::nfc(&event_target_value(&event));
        asked.typed.update(|typed| typed.amount = amount);
    };
    let meant = Memo::new(move |_| meant(fit, &desk.settled.get().0.plan));
    let invalid = word(move || meant.with(Result::is_err).then_some("true"));
    let told = Memo::new(move |_| match meant.get() {
        Err(why) => (why, true),
        Ok(None) => (String::new(), false),
        Ok(Some(ceiling)) => stands(fit, &ceiling),
    });
    let label = fill(words.funds_ceiling_amount, &[("unit", scale_unit(plan.scale, desk.app.lang()))]);
    let set_year = move |year: String| asked.typed.update(|typed| typed.year = year.parse().ok());
    let set_source = move |source: String| asked.typed.update(|typed| typed.source = source.parse().ok());
    let year = (plan.period.len() > 1).then(|| {
        choice((words.note_year, words.funds_every_year), years(&plan), text_of(now.year), Callback::new(set_year))
    });
    let source = (!plan.sources.is_empty()).then(|| {
        let chosen = text_of(now.source);
        choice((words.col_source, words.funds_every_source), sources(&plan), chosen, Callback::new(set_source))
    });
    view! {
        <fieldset>
            <legend>{words.fit_other}</legend>
            <div class="fields">
                <label class="stack">
                    <span>{label}</span>
                    <input
                        class="field"
                        id="fit-amount"
                        inputmode="decimal"
                        autocomplete="off"
                        aria-describedby="fit-now"
                        aria-invalid=invalid
                        value=now.amount
                        on:input=type_in
                    />
                </label>
                {year}
                {source}
            </div>
            <p id="fit-now" data-mark=word(move || told.with(|told| told.1).then_some("warning"))>
                {text(move || told.get().0)}
            </p>
        </fieldset>
    }
    .into_any()
}

/// What is planned under a ceiling, and what it leaves; whether it looks as if it were typed in another unit.
fn stands(fit: Fit, ceiling: &Ceiling) -> (String, bool) {
    let (figures, lang) = (fit.desk.settled.get().0, fit.desk.app.lang());
    let room = headroom(&figures.plan, &figures.report, ceiling);
    let name = ceiling_name(&figures.plan, ceiling, lang);
    let now = amount_text(room.used(), figures.plan.scale, lang);
    let values = [("name", name.as_str()), ("now", &now), ("left", &left(fit, &figures.plan, &room))];
    let stands = capital(&fill(fit.desk.app.words().fit_now, &values));
    let doubt = ceiling_doubt(&figures.plan, room.used(), ceiling.amount, lang);
    let is_doubted = doubt.is_some();
    ([Some(stands), doubt].into_iter().flatten().collect::<Vec<_>>().join(" "), is_doubted)
}

/// The ceiling that is typed, if one is; or why it is none.
fn meant(fit: Fit, plan: &Plan) -> Result<Option<Ceiling>, String> {
    let typed = fit.asked.typed.get();
    if typed.amount.trim().is_empty() {
        return Ok(None);
    }
    CeilingTyped::meant(&typed, plan, None).map(Some).map_err(|typo| ceiling_typo_text(&typo, fit.desk.app.lang()))
}

/// All that the plan has to fit, or what is missing.
pub(super) fn to_fit(fit: Fit, plan: &Plan) -> Result<Vec<Ceiling>, String> {
    let typed = untrack(|| meant(fit, plan))?;
    let out = fit.asked.left_out.get_untracked();
    let own = plan.ceilings.iter().filter(|ceiling| !out.contains(&ceiling.id)).cloned();
    let all: Vec<Ceiling> = own.chain(typed).collect();
    if all.is_empty() { Err(fit.desk.app.words().fit_no_ceiling.to_owned()) } else { Ok(all) }
}
