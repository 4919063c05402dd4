//! What goes into a link: the plan with its scenarios or the one that is shown, alone, and what may be left out of it. Makes
//! no link.

use super::scenario_card::of_its_own;
use super::words::{counted, years_text};
use crate::link::Parts;
use crate::money::{Money, print_money};
use crate::plan::Plan;
use crate::text::{fill, visible};
use crate::web::desk::Desk;
use leptos::prelude::*;
use std::sync::Arc;

/// What was chosen: whether only the scenario that is shown goes, and which parts do.
pub(super) type Chosen = (bool, Parts);

/// The plan with all that it has.
pub(super) const ALL: Chosen = (false, Parts::ALL);

/// A plan, and what it comes to.
#[derive(Clone)]
struct Offer {
    plan: Arc<Plan>,
    total: Money,
}

/// The choice, of the plan as it was when the dialog was opened.
#[derive(Clone, Copy)]
pub(super) struct Sent {
    desk: Desk,
    whole: StoredValue<Offer>,
    /// The scenario that is shown and its name, where one is.
    alone: StoredValue<Option<(Offer, String)>>,
    chosen: RwSignal<Chosen>,
}

impl Sent {
    /// Everything, until something else is chosen.
    pub(super) fn new(desk: Desk) -> Self {
        let figures = untrack(|| desk.figures.get()).0;
        let base = &figures.base;
        let alone = figures.scenario.as_ref().and_then(|(id, _)| {
            let plan = Arc::new(of_its_own(desk, base, *id)?);
            Some((Offer { plan, total: figures.report.grand_total() }, base.scenario(*id)?.name.clone()))
        });
        let whole = Offer { plan: base.clone(), total: figures.base_report.grand_total() };
        let (whole, alone) = (StoredValue::new(whole), StoredValue::new(alone));
        Self { desk, whole, alone, chosen: RwSignal::new(ALL) }
    }

    /// What is chosen now.
    pub(super) fn chosen(self) -> Chosen {
        self.chosen.get()
    }

    /// Whether that is what is wanted still.
    pub(super) fn is_still(self, chosen: Chosen) -> bool {
        self.chosen.try_get_untracked() == Some(chosen)
    }

    /// The plan that goes, with all of its parts.
    pub(super) fn plan(self) -> Arc<Plan> {
        self.offer().plan
    }

    fn offer(self) -> Offer {
        let alone = self.alone.get_value().filter(|_| self.chosen.get().0);
        alone.map_or_else(|| self.whole.get_value(), |(offer, _)| offer)
    }

    /// What goes in short, and the choice.
    pub(super) fn view(self) -> AnyView {
        let title = move || visible(&self.plan().title).into_owned();
        view! {
            <p>
                <b lang="vi">{title}</b>
                <small class="soft">{move || self.holds()}</small>
            </p>
            {self.which()}
            {self.parts()}
        }
        .into_any()
    }

    /// "38 dòng · 2011–2015 · 1.450.000.000 đồng · 96 số tài liệu đã in"
    fn holds(self) -> String {
        let words = self.desk.app.words();
        let Offer { plan, total } = self.offer();
        let lines = plan.outline.items().iter().filter(|item| !item.is_group()).count();
        let mut parts = vec![
            counted(lines, words.share_line, words.share_lines),
            years_text((plan.period.first(), plan.period.last())),
            self.printed(total),
        ];
        if !plan.claims.is_empty() {
            parts.push(counted(plan.claims.len(), words.share_printed_one, words.share_printed));
        }
        parts.join(" · ")
    }

    fn printed(self, total: Money) -> String {
        [&print_money(total), " ", self.desk.app.words().dong].concat()
    }

    /// The plan with its scenarios, or the one that is shown alone; nothing where none is.
    fn which(self) -> AnyView {
        let words = self.desk.app.words();
        let Some((shown, name)) = self.alone.get_value() else { return ().into_any() };
        let choice = |alone: bool, label: String, total: Money| {
            view! {
                <label>
                    <input
                        type="radio"
                        name="share-which"
                        checked=!alone
                        on:change=move |_| self.chosen.update(|chosen| chosen.0 = alone)
                    />
                    <span>
                        {label} <small class="soft">{fill(words.share_opens, &[("total", &self.printed(total))])}</small>
                    </span>
                </label>
            }
            .into_any()
        };
        view! {
            <fieldset>
                <legend>{words.share_which}</legend>
                {choice(false, words.share_with_scenarios.to_owned(), self.whole.get_value().total)}
                {choice(true, fill(words.share_alone, &[("name", &name)]), shown.total)}
            </fieldset>
        }
        .into_any()
    }

    /// What may be left out, where there is any. Whether scenarios go is chosen above where one is shown.
    fn parts(self) -> AnyView {
        let words = self.desk.app.words();
        let plan = self.whole.get_value().plan;
        let notes = plan.outline.items().iter().filter(|item| !item.note.is_empty()).count();
        let scenarios = if self.alone.get_value().is_some() { 0 } else { plan.scenarios.len() };
        let choice = |label: String, set: fn(&mut Parts, bool), hint: &'static str| {
            let choose = move |event| {
                let along = event_target_checked(&event);
                self.chosen.update(|(_, parts)| set(parts, along));
            };
            view! {
                <label>
                    <input type="checkbox" checked on:change=choose />
                    <span>{label} <small class="soft">{hint}</small></span>
                </label>
            }
            .into_any()
        };
        let mut choices = Vec::new();
        if notes > 0 {
            let label = counted(notes, words.share_notes_one, words.share_notes);
            choices.push(choice(label, |parts, along| parts.notes = along, ""));
        }
        if !plan.waivers.is_empty() {
            let label = counted(plan.waivers.len(), words.share_waivers_one, words.share_waivers);
            choices.push(choice(label, |parts, along| parts.waivers = along, words.share_waivers_hint));
        }
        if scenarios > 0 {
            let label = counted(scenarios, words.share_scenario, words.share_scenarios);
            choices.push(choice(label, |parts, along| parts.scenarios = along, ""));
        }
        if choices.is_empty() {
            return ().into_any();
        }
        let blank = move || if self.chosen.read().1.notes { "" } else { words.share_notes_out };
        view! {
            <fieldset>
                <legend>{words.share_with}</legend>
                {choices}
            </fieldset>
            <p role="status" class="soft">
                {blank}
            </p>
        }
        .into_any()
    }
}
