//! One line divided among its sources by a slider or a figure, the whole kept. While it moves, only what is shown follows;
//! letting it go is one step. Divides nothing itself.

use super::sources::ids;
use super::way::{PAYER, way_to};
use crate::calc::Row;
use crate::edit::apply;
use crate::entry::{print_price, read_money};
use crate::money::{Decimal, print_decimal, print_scaled, read_number};
use crate::plan::{Id, Plan};
use crate::steer::{ShareUnit, Shares, effect, share_of_price, shares};
use crate::text::{fill, number_problem, scale_unit, typo_text, visible};
use crate::web::desk::Desk;
use crate::web::parts::{Slider, live, slider, text};
use leptos::prelude::*;

/// A line that is divided.
#[derive(Clone, Copy)]
struct Split {
    desk: Desk,
    line: Id,
    /// The source whose slider is moved, and where to; nothing while none is.
    held: RwSignal<Option<(Id, Decimal)>>,
}

/// The choice of a line, and its sliders.
pub(super) fn split(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let lines = ids(move || divided(&desk.plan()));
    let chosen = RwSignal::new(None::<Id>);
    let line = Memo::new(move |_| {
        let lines = lines.get();
        chosen.get().filter(|id| lines.contains(id)).or_else(|| lines.first().copied())
    });
    let choice = live(move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! { <p>{words.funds_split_none}</p> }.into_any();
        }
        let option = |id: &Id| {
            let name = desk.plan_now().outline.get(*id).map_or(String::new(), |item| item.name());
            let is_chosen = line.get_untracked() == Some(*id);
            view! { <option value=id.to_string() selected=is_chosen>{visible(&name).into_owned()}</option> }
        };
        view! {
            <label class="stack">
                <span>{words.funds_split_line}</span>
                <select class="field" lang="vi" on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                    {lines.iter().map(option).collect::<Vec<_>>()}
                </select>
            </label>
        }
        .into_any()
    });
    let sliders = live(move || match line.get() {
        Some(line) => Split { desk, line, held: RwSignal::new(None) }.view(),
        None => ().into_any(),
    });
    view! {
        {choice}
        {sliders}
    }
    .into_any()
}

/// The lines that several sources pay.
fn divided(plan: &Plan) -> Vec<Id> {
    let lines = plan.outline.items().iter().map(|item| item.id);
    lines.filter(|id| shares(plan, *id).is_some_and(|shares| shares.parts.len() > 1)).collect()
}

impl Split {
    /// The plan as it is, or as it would be where the slider stands now.
    fn shares(self) -> Option<Shares> {
        let plan = self.desk.plan();
        let held = self.held.get().and_then(|(source, value)| share_of_price(&plan, self.line, source, value));
        match held.and_then(|command| apply(&plan, &command).ok()) {
            Some(after) => shares(&after, self.line),
            None => shares(&plan, self.line),
        }
    }

    fn view(self) -> AnyView {
        let words = self.desk.app.words();
        let plan = self.desk.plan_now();
        let Some(now) = shares(&plan, self.line) else { return ().into_any() };
        let name = plan.outline.get(self.line).map_or(String::new(), |item| item.name());
        let sources = ids(move || {
            let shares = shares(&self.desk.plan(), self.line);
            shares.map_or(Vec::new(), |shares| shares.parts.into_iter().map(|(id, _)| id).collect())
        });
        let whole = text(move || match self.shares() {
            Some(shares) if shares.unit == ShareUnit::Dong => {
                let scale = self.desk.plan().scale;
                let whole = [&print_price(shares.whole, scale), " ", scale_unit(scale, self.desk.app.lang())].concat();
                fill(words.funds_of_price, &[("whole", &whole)])
            }
            _ => words.funds_of_hundred.to_owned(),
        });
        let rows = live(move || sources.get().into_iter().map(|id| self.slider(id)).collect::<Vec<_>>().into_any());
        let is_price = now.unit == ShareUnit::Dong;
        view! {
            <div class="split" data-unit=if is_price { "price" } else { "percent" }>
                <p>{way_to(self.desk, self.line, &name, PAYER)} " " <span class="soft">{whole}</span></p>
                <ul>{rows}</ul>
                <p role="status">{text(move || self.sum())}</p>
            </div>
        }
        .into_any()
    }

    /// A slider and a field for what one source has.
    fn slider(self, source: Id) -> AnyView {
        let words = self.desk.app.words();
        let name =
            text(move || self.desk.plan().source(source).map_or(String::new(), |it| visible(&it.name).into_owned()));
        let label = |template: &'static str| text(move || fill(template, &[("source", &name.get())]));
        let place =
            text(move || self.shares().map_or(String::new(), |shares| shares.of(source).normalize().to_string()));
        let shown =
            text(move || self.shares().map_or(String::new(), |shares| self.printed(&shares, shares.of(source))));
        let of = |number: fn(&Shares) -> Decimal| {
            text(move || {
                shares(&self.desk.plan(), self.line).map_or(String::new(), |it| number(&it).normalize().to_string())
            })
        };
        let range = [Signal::stored("0".to_owned()), of(|shares| shares.whole), of(Shares::step)];
        let names = [label(words.funds_split_slider), label(words.funds_split_field)];
        let slides = Slider { names, range, place, shown, locked: self.desk.locked() };
        let hold = Callback::new(move |to: Option<Decimal>| self.held.set(to.map(|to| (source, to))));
        let set = Callback::new(move |to| self.set(source, to));
        let typed = Callback::new(move |typed: String| self.typed(source, &typed));
        view! {
            <li data-source=source.to_string()>
                <span lang="vi">{name}</span>
                {slider(slides, hold, set, typed)}
            </li>
        }
        .into_any()
    }

    fn printed(self, shares: &Shares, share: Decimal) -> String {
        match shares.unit {
            ShareUnit::Dong => print_price(share, self.desk.plan().scale),
            ShareUnit::Percent => [&print_decimal(share.normalize()), "%"].concat(),
        }
    }

    /// "Cả các năm: Ngân sách thành phố 150, Doanh nghiệp đóng góp 50".
    fn sum(self) -> String {
        let figures = self.desk.settled.get().0;
        let held = self.held.get().and_then(|(source, value)| share_of_price(&figures.plan, self.line, source, value));
        let after = held.and_then(|command| effect(&figures.plan, &figures.report, &command).ok());
        let (plan, report) = match &after {
            Some(after) => (&after.plan, &after.report),
            None => (&*figures.plan, &*figures.report),
        };
        let words = self.desk.app.words();
        let Some(row) = plan.outline.position(self.line).map(Row::Item) else { return String::new() };
        let names = plan.sources.iter().map(|source| source.name.as_str()).chain([words.no_source]);
        let part = |(at, name): (usize, &str)| {
            let amount = report.share(row, at);
            (!amount.is_zero()).then(|| [name, " ", &print_scaled(amount, plan.scale)].concat())
        };
        let list: Vec<String> = names.enumerate().filter_map(part).collect();
        fill(words.funds_split_sum, &[("list", &list.join(" + "))])
    }

    /// Takes what was typed as the share of a source, or says why not.
    fn typed(self, source: Id, typed: &str) {
        let (app, plan) = (self.desk.app, self.desk.plan_now());
        let Some(now) = shares(&plan, self.line) else { return };
        let value = match now.unit {
            ShareUnit::Dong => read_money(&plan, typed).map_err(|typo| typo_text(&typo, app.lang())),
            ShareUnit::Percent => {
                let number = read_number(typed.trim().trim_end_matches('%'));
                number.map(|reading| Some(reading.value)).map_err(|error| number_problem(&error, app.lang()))
            }
        };
        match value {
            Ok(Some(value)) if value != now.of(source) => self.set(source, value),
            Ok(_) => {}
            Err(why) => app.say(why),
        }
    }

    /// Sets the share of a source, as one step; or says that there is none such.
    fn set(self, source: Id, value: Decimal) {
        let plan = self.desk.plan_now();
        match share_of_price(&plan, self.line, source, value) {
            Some(command) => {
                self.desk.attempt(command);
            }
            None => {
                let whole = untrack(|| shares(&plan, self.line).map(|shares| self.printed(&shares, shares.whole)));
                let whole = whole.unwrap_or_default();
                self.desk.app.say(fill(self.desk.app.words().funds_split_bad, &[("whole", &whole)]));
            }
        }
    }
}
