//! A field of a target: shows what the target holds and sends what is typed. Understands nothing itself.

use crate::edit::{Command, TargetChange};
use crate::entry::{GoalKind, TargetField, target_text, target_typed};
use crate::plan::{Id, Target};
use crate::text::{target_typo_text, visible};
use crate::web::browser::dom;
use crate::web::desk::Desk;
use crate::web::parts::{self, Field, text};
use leptos::html::Textarea;
use leptos::prelude::*;

/// A target on the desk.
#[derive(Clone, Copy)]
pub(super) struct Edited {
    pub(super) desk: Desk,
    pub(super) id: Id,
    pub(super) target: Memo<Option<Target>>,
    /// The kind of goal that was chosen and has no figure yet.
    pub(super) asked: RwSignal<Option<GoalKind>>,
}

impl Edited {
    pub(super) fn new(desk: Desk, id: Id) -> Self {
        let target = Memo::new(move |_| desk.plan().targets.iter().find(|target| target.id == id).cloned());
        Self { desk, id, target, asked: RwSignal::new(None) }
    }

    /// A text of the target; none where it is gone.
    pub(super) fn of(self, text: impl FnOnce(&Target) -> String) -> String {
        self.target.with(|target| target.as_ref().map_or(String::new(), text))
    }

    /// The kind of goal that is shown.
    pub(super) fn kind(self) -> GoalKind {
        let asked = self.asked.get();
        asked.unwrap_or_else(|| {
            self.target.with(|target| target.as_ref().map_or(GoalKind::Done, |target| GoalKind::of(&target.goal)))
        })
    }

    /// What a field shows.
    pub(super) fn shown(self, field: TargetField) -> String {
        let kind = self.kind();
        self.of(|target| target_text(target, kind, field))
    }

    /// Changes the target, or says why not.
    pub(super) fn change(self, change: TargetChange) -> bool {
        let is_goal = matches!(change, TargetChange::Goal(_));
        let went_well = self.desk.attempt(Command::SetTarget { target: self.id, change });
        if went_well && is_goal {
            self.asked.set(None);
        }
        went_well
    }

    /// Takes what was typed into a field, or says why not.
    fn take(self, field: TargetField, typed: &str) {
        let kind = untrack(|| self.kind());
        let Some(target) = self.target.get_untracked() else { return };
        match target_typed(&target, kind, field, typed) {
            Ok(change) => {
                self.change(change);
            }
            Err(typo) => self.desk.app.say(target_typo_text(&typo, self.desk.app.lang())),
        }
    }
}

/// A field with its label, as wide as what it is for.
pub(super) fn field(edited: Edited, field: TargetField, label: &'static str) -> AnyView {
    let value = text(move || edited.shown(field));
    let set = move |typed: String| {
        if typed != value.get_untracked() {
            edited.take(field, &typed);
        }
    };
    let (name, number) = look(field);
    let of = Field { number, ..Field::new(label, value, edited.desk.locked()) };
    view! { <div data-field=name>{parts::field(of, Callback::new(set))}</div> }.into_any()
}

/// How wide a field is, by its name in the style sheet, and whether a phone shows figures for it.
fn look(field: TargetField) -> (&'static str, bool) {
    match field {
        TargetField::Number => ("name", false),
        TargetField::Text | TargetField::BaselineText | TargetField::PopulationText => ("text", false),
        TargetField::GoalUnit | TargetField::PopulationUnit => ("unit", false),
        TargetField::Effect(_) => ("short", false), // a phone has no minus among its figures
        TargetField::Year | TargetField::BaselineYear | TargetField::Delay(_) => ("short", true),
        TargetField::Goal | TargetField::GoalTo | TargetField::Cap(_) => ("short", true),
        TargetField::Baseline | TargetField::Population => ("figure", true),
    }
}

/// The text of the target, in a field as high as it is.
pub(super) fn area(edited: Edited, label: &'static str) -> AnyView {
    let area = NodeRef::<Textarea>::new();
    let value = text(move || edited.shown(TargetField::Text));
    let ghost = text(move || visible(&value.get()).into_owned());
    let back = move |area: &web_sys::HtmlTextAreaElement| area.set_value(&value.get_untracked());
    let set = move |_| {
        let Some(area) = area.get_untracked() else { return };
        if area.value().trim() != value.get_untracked() {
            edited.take(TargetField::Text, &dom::nfc(&area.value()));
        }
        back(&area);
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let Some(area) = area.get_untracked().filter(|_| !event.is_composing()) else { return };
        match event.key().as_str() {
            "Enter" => event.prevent_default(),
            "Escape" => back(&area),
            _ => return,
        }
        let _ = area.blur();
        let _ = area.focus();
    };
    view! {
        <label data-field="text">
            <span>{label}</span>
            <span class="grow">
                <span class="ghost field" aria-hidden="true">{ghost}</span>
                <textarea
                    node_ref=area
                    class="field"
                    rows="1"
                    lang="vi"
                    readonly=edited.desk.locked()
                    prop:value=value
                    on:change=set
                    on:keydown=key
                ></textarea>
            </span>
        </label>
    }
    .into_any()
}
