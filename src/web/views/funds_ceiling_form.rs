//! The fields of a ceiling, new or there already. Sends what they mean; understands nothing itself.

use super::choice::{Options, choice, sources, text_of, years};
use crate::calc::headroom;
use crate::edit::{Command, Field};
use crate::entry::CeilingTyped;
use crate::find::items_named;
use crate::plan::{Ceiling, CodeKind, Id};
use crate::text::{ceiling_doubt, ceiling_typo_text, cell_name, fill, scale_unit};
use crate::web::browser::dom;
use crate::web::desk::Desk;
use crate::web::parts::live;
use leptos::prelude::*;

/// Which ceiling the fields are of; `None`: a new one.
pub(super) type Open = Option<Id>;

/// The most groups and lines that are offered at a time.
const MOST: usize = 8;

/// What is typed, kept until it is sent.
#[derive(Clone, Copy)]
struct Form {
    desk: Desk,
    before: StoredValue<Option<Ceiling>>,
    fields: StoredValue<CeilingTyped>,
    /// What was typed as the name of a group or a line.
    item: RwSignal<String>,
    open: RwSignal<Option<Open>>,
}

/// The fields of that ceiling.
pub(super) fn form(desk: Desk, of: Open, open: RwSignal<Option<Open>>) -> AnyView {
    let words = desk.app.words();
    let plan = desk.plan_now();
    let before = of.and_then(|id| plan.ceilings.iter().find(|ceiling| ceiling.id == id)).cloned();
    let fields = before.as_ref().map_or_else(CeilingTyped::default, |before| CeilingTyped::of(&plan, before));
    let item = fields.item.and_then(|id| plan.outline.get(id)).map_or(String::new(), |item| item.name());
    let form = Form {
        desk,
        before: StoredValue::new(before),
        fields: StoredValue::new(fields),
        item: RwSignal::new(item),
        open,
    };
    request_animation_frame(|| {
        dom::enter_first(".ceiling-form input");
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.send();
    };
    let unit = scale_unit(plan.scale, desk.app.lang());
    let in_unit = |template: &str| fill(template, &[("unit", unit)]);
    let now = form.fields.get_value();
    view! {
        <form class="ceiling-form" aria-labelledby="funds-ceilings-name" on:submit=send>
            {form.field(in_unit(words.funds_ceiling_amount), now.amount, "decimal", |of, typed| of.amount = typed)}
            {form.choice(words.note_year, words.funds_every_year, years(&plan), text_of(now.year), |of, value| {
                of.year = value.parse().ok();
            })}
            {form.choice(words.col_source, words.funds_every_source, sources(&plan), text_of(now.source), |of, value| {
                of.source = value.parse().ok();
            })}
            {form.item_field()}
            {form.choice(words.funds_ceiling_kind, words.funds_ceiling_no_kind, kinds(desk), kind_of(now.kind), |of, value| {
                of.kind = value.parse().ok().and_then(|at: usize| CodeKind::ALL.get(at).copied());
            })}
            {form.field(words.funds_ceiling_code.to_owned(), now.code, "text", |of, typed| of.code = typed)}
            {form.choice(words.funds_ceiling_through, words.funds_ceiling_no_through, years(&plan), text_of(now.through), |of, value| {
                of.through = value.parse().ok();
            })}
            {form.field(in_unit(words.funds_ceiling_spent), now.spent, "decimal", |of, typed| of.spent = typed)}
            {form.field(words.funds_ceiling_text.to_owned(), now.text, "text", |of, typed| of.text = typed)}
            <div class="acts">
                <button class="main" aria-disabled=desk.locked()>{words.funds_ceiling_save}</button>
                <button type="button" class="plain" on:click=move |_| form.close()>{words.cancel}</button>
            </div>
        </form>
    }
    .into_any()
}

fn kind_of(kind: Option<CodeKind>) -> String {
    text_of(kind.and_then(|kind| CodeKind::ALL.iter().position(|other| *other == kind)))
}

fn kinds(desk: Desk) -> Options {
    let name = |kind: CodeKind| cell_name(desk.app.words(), Field::Code(kind)).to_owned();
    CodeKind::ALL.into_iter().enumerate().map(|(at, kind)| (at.to_string(), name(kind))).collect()
}

impl Form {
    /// A field that is typed into.
    fn field(self, label: String, value: String, keys: &'static str, set: fn(&mut CeilingTyped, String)) -> AnyView {
        let typed = move |event: leptos::ev::Event| {
            let typed = dom::nfc(&event_target_value(&event));
            self.fields.update_value(|fields| set(fields, typed));
        };
        view! {
            <label class="stack">
                <span>{label}</span>
                <input class="field" inputmode=keys autocomplete="off" value=value on:input=typed />
            </label>
        }
        .into_any()
    }

    /// A choice among a few.
    fn choice(
        self,
        label: &'static str,
        none: &'static str,
        options: Options,
        chosen: String,
        set: fn(&mut CeilingTyped, &str),
    ) -> AnyView {
        let choose = Callback::new(move |value: String| self.fields.update_value(|fields| set(fields, &value)));
        choice((label, none), options, chosen, choose)
    }

    /// The field that finds a group or a line; what fits what is typed is offered.
    fn item_field(self) -> AnyView {
        let words = self.desk.app.words();
        let offered = live(move || {
            let plan = self.desk.plan_now();
            let ids = self.item.with(|typed| items_named(&plan, typed, MOST));
            let names = ids.into_iter().filter_map(|id| Some(plan.outline.get(id)?.name()));
            names.map(|name| view! { <option value=name></option> }).collect::<Vec<_>>().into_any()
        });
        view! {
            <label class="stack">
                <span>{words.funds_ceiling_item}</span>
                <input
                    class="field"
                    list="ceiling-items"
                    placeholder=words.funds_ceiling_item_hint
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=self.item
                    on:input=move |event| self.item.set(dom::nfc(&event_target_value(&event)))
                />
                <datalist id="ceiling-items">{offered}</datalist>
            </label>
        }
        .into_any()
    }

    /// Sends the ceiling, or says why there is none.
    fn send(self) {
        let (app, words, plan) = (self.desk.app, self.desk.app.words(), self.desk.plan_now());
        let typed = self.item.get_untracked();
        let item = items_named(&plan, &typed, 1).first().copied();
        if item.is_none() && !typed.trim().is_empty() {
            return app.say(fill(words.funds_no_item, &[("typed", typed.trim())]));
        }
        self.fields.update_value(|fields| fields.item = item);
        let before = self.before.get_value();
        match self.fields.with_value(|fields| fields.meant(&plan, before.as_ref())) {
            Ok(ceiling) => {
                let doubt = self.doubt(&ceiling);
                let command =
                    if before.is_some() { Command::SetCeiling(ceiling) } else { Command::AddCeiling(ceiling) };
                if self.desk.attempt(command) {
                    self.close();
                    doubt.into_iter().for_each(|doubt| app.say(doubt));
                }
            }
            Err(typo) => app.say(ceiling_typo_text(&typo, app.lang())),
        }
    }

    /// What to look at again of a ceiling that looks as if it were typed in another unit. It is taken all the same.
    fn doubt(self, ceiling: &Ceiling) -> Option<String> {
        let figures = self.desk.figures.get_untracked().0;
        let used = headroom(&figures.plan, &figures.report, ceiling).used();
        ceiling_doubt(&figures.plan, used, ceiling.amount, self.desk.app.lang())
    }

    /// Closes the fields; the focus goes back to where they were opened.
    fn close(self) {
        self.open.set(None);
        let home = self.before.with_value(|before| {
            before.as_ref().map(|before| ["[data-ceiling='", &before.id.to_string(), "'] button"].concat())
        });
        request_animation_frame(move || dom::focus_in_place(home.as_deref().unwrap_or("#add-ceiling")));
    }
}
