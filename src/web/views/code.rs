//! Whether a print agrees with the open plan, by the code that it carries or the link in its QR code. What a code stands for
//! is decided in [`crate::paper`].

use crate::calc::compute;
use crate::compare::compare;
use crate::link::find;
use crate::paper::{Agreement, Code, CodeError, LENGTH, agreement, check_code};
use crate::plan::Plan;
use crate::text::{code_agreement, code_problem, fill};
use crate::web::desk::Desk;
use crate::web::links::plan_in;
use crate::web::parts::{text, word};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is said of what was typed, with its mark.
type Told = Option<(&'static str, String)>;

/// What is in the dialog.
pub(super) fn content(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let (typed, told) = (RwSignal::new(String::new()), RwSignal::new(None));
    let look = move |event| {
        typed.set(event_target_value(&event));
        look(desk, typed, told);
    };
    // a scanner ends with Enter, which would close the dialog
    let stay = |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
        }
    };
    let own = fill(words.code_of_plan, &[("code", &code_now(desk).to_string())]);
    view! {
        <div class="inside">
            <p>{words.code_about}</p>
            <label class="stack">
                <span>{words.code_field}</span>
                <input
                    class="field"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    placeholder="XXXX-XXXX"
                    on:input=look
                    on:keydown=stay
                />
            </label>
            <p role="status" data-mark=word(move || told.with(|told: &Told| told.as_ref().map(|(mark, _)| *mark)))>
                {text(move || told.with(|told| told.as_ref().map_or_else(String::new, |(_, said)| said.clone())))}
            </p>
            <p class="soft">{own}</p>
        </div>
    }
    .into_any()
}

/// The code of the open plan.
pub(super) fn code_now(desk: Desk) -> Code {
    desk.figures.with_untracked(|figures| check_code(&figures.0.plan, &figures.0.report))
}

/// Says what there is to say of what is in the field; of a link, once it is read.
fn look(desk: Desk, typed: RwSignal<String>, told: RwSignal<Told>) {
    let lang = desk.app.lang();
    let text = typed.get_untracked();
    if find(&text).is_none() {
        return told.set(of_code(Code::read(&text).map_err(|error| (error, code_problem(error, lang))), desk));
    }
    told.set(Some(("wait", desk.app.words().opening.to_owned())));
    spawn_local(async move {
        let said = match plan_in(&text, lang).await {
            Ok(plan) => of_whole_plan(&plan, desk),
            Err(why) => Some(("error", why)),
        };
        if typed.try_get_untracked() == Some(text) {
            let _ = told.try_set(said);
        }
    });
}

fn of_code(read: Result<Code, (CodeError, String)>, desk: Desk) -> Told {
    match read {
        Ok(code) => of_plan(&code, desk),
        Err((CodeError::Length(0), _)) => None,
        Err((CodeError::Length(many), why)) if many < LENGTH => Some(("note", why)),
        Err((_, why)) => Some(("error", why)),
    }
}

/// A link holds more than the code of a print: all of it is compared.
fn of_whole_plan(plan: &Plan, desk: Desk) -> Told {
    let words = desk.app.words();
    let report = compute(plan);
    if agreement(&check_code(plan, &report), &code_now(desk)) != Agreement::Same {
        return of_plan(&check_code(plan, &report), desk);
    }
    let is_same = desk.figures.with_untracked(|now| compare((&now.0.plan, &now.0.report), (plan, &report)).is_empty());
    let (mark, said) = if is_same { ("ok", words.code_whole) } else { ("warning", words.code_other_texts) };
    Some((mark, said.to_owned()))
}

fn of_plan(code: &Code, desk: Desk) -> Told {
    let agrees = agreement(code, &code_now(desk));
    let mark = match agrees {
        Agreement::Same => "ok",
        Agreement::TotalsOnly => "warning",
        Agreement::Different => "error",
    };
    Some((mark, code_agreement(agrees, desk.app.lang()).to_owned()))
}
