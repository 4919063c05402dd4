//! The scenarios that were chosen, side by side with the plan under them. Draws; compares nothing.

use super::beside_tables::Tables;
use super::charts::figure;
use crate::chart::{Chart, Kind, waterfall};
use crate::plan::Id;
use crate::scenario::{MOST, Side};
use crate::text::visible;
use crate::web::browser::clipboard;
use crate::web::browser::paper::print_only;
use crate::web::desk::{Desk, Shared};
use crate::web::parts::{live, text, word};
use crate::web::scenario::Variants;
use leptos::prelude::*;

/// What all scenarios make of the plan, once for all that show it.
pub(super) type AllVariants = Memo<Shared<Variants>>;

/// The scenarios that are not to be compared.
#[derive(Clone, Copy)]
pub(super) struct Hidden(pub(super) RwSignal<Vec<Id>>);

impl Hidden {
    /// The box that chooses a scenario.
    pub(super) fn choice(self, desk: Desk, id: Id) -> AnyView {
        let chosen = move || !self.0.with(|hidden| hidden.contains(&id));
        let change = move |event| {
            let on = event_target_checked(&event);
            self.0.update(|hidden| {
                hidden.retain(|other| *other != id);
                hidden.extend((!on).then_some(id));
            });
        };
        view! {
            <label>
                <input type="checkbox" prop:checked=chosen on:change=change />
                {desk.app.words().beside_choose}
            </label>
        }
        .into_any()
    }
}

/// The section; nothing where there is no scenario.
pub(super) fn beside_section(desk: Desk, variants: AllVariants, hidden: Hidden) -> AnyView {
    let words = desk.app.words();
    let chosen = Memo::new(move |_| {
        let base = desk.base();
        let is_chosen = |id: &Id| !hidden.0.with(|hidden| hidden.contains(id));
        base.scenarios.iter().map(|scenario| scenario.id).filter(is_chosen).collect::<Vec<Id>>()
    });
    let too_many = text(move || if chosen.read().len() > MOST { words.beside_most } else { "" }.to_owned());
    let mark = word(move || (chosen.read().len() > MOST).then_some("note"));
    let tables = live(move || {
        let chosen = chosen.get();
        if chosen.is_empty() { ().into_any() } else { tables(desk, &variants.get().0, &chosen) }
    });
    view! {
        <section class="beside" aria-labelledby="beside-name">
            <h3 id="beside-name">{words.beside}</h3>
            <p class="soft">{words.beside_about}</p>
            <p data-mark=mark>{too_many}</p>
            {waterfalls(desk, chosen)}
            {tables}
        </section>
    }
    .into_any()
}

/// The way from the plan to one of the scenarios, step by step.
fn waterfalls(desk: Desk, chosen: Memo<Vec<Id>>) -> AnyView {
    let words = desk.app.words();
    let wanted = RwSignal::new(None::<Id>);
    let of = Memo::new(move |_| {
        let chosen = chosen.get();
        wanted.get().or_else(|| desk.scenario()).filter(|id| chosen.contains(id)).or_else(|| chosen.first().copied())
    });
    let draw = move |_: Option<&Vec<Chart>>| {
        let figures = desk.settled.get().0;
        let scenario = of.get().and_then(|id| figures.base.scenario(id));
        scenario.map(|scenario| waterfall(&figures.base, scenario, desk.app.lang())).into_iter().collect::<Vec<_>>()
    };
    // a sheet is new only when something in it is: comparing the shapes would be for nothing
    let drawn = Memo::new_with_compare(draw, |_, _| true);
    let options = live(move || {
        let base = desk.settled.get().0.base.clone();
        let option = |id: Id| {
            let name = base.scenario(id).map_or(String::new(), |scenario| visible(&scenario.name).into_owned());
            view! { <option value=id.to_string() selected=of.get_untracked() == Some(id)>{name}</option> }
        };
        chosen.get().into_iter().map(option).collect::<Vec<_>>().into_any()
    });
    view! {
        <label class="stack">
            <span>{words.beside_waterfall}</span>
            <select class="field" lang="vi" on:change=move |event| wanted.set(event_target_value(&event).parse().ok())>
                {options}
            </select>
        </label>
        {figure(drawn, 0, Kind::Waterfall)}
    }
    .into_any()
}

fn tables(desk: Desk, variants: &Variants, chosen: &[Id]) -> AnyView {
    let words = desk.app.words();
    let figures = &variants.base.0;
    let base = Side::checked(base_name(desk), figures.base.clone(), figures.base_report.clone());
    let side = |id: &Id| {
        let (made, scenario) = (variants.made(*id)?, figures.base.scenario(*id)?);
        Some(Side::checked(scenario.name.clone(), made.plan.clone(), made.report.clone()))
    };
    let others: Vec<Side> = chosen.iter().take(MOST).filter_map(side).collect();
    let tables = Tables::of(&base, &others, desk.app.lang(), "beside");
    let equal = (!tables.differ).then(|| view! { <p>{words.beside_equal}</p> });
    let (text, html) = tables.copied();
    let copy = move |_| {
        clipboard::copy(text.clone(), &html, move |there| {
            desk.app.say(if there { words.copied } else { words.copy_failed }.to_owned());
        });
    };
    view! {
        {equal}
        {tables.all()}
        <div class="acts">
            <button on:click=copy>{words.beside_copy}</button>
            <button on:click=|_| print_only("beside")>{words.print}</button>
        </div>
    }
    .into_any()
}

/// What the plan under the scenarios is called.
pub(super) fn base_name(desk: Desk) -> String {
    desk.app.words().scenario_base.to_owned()
}
