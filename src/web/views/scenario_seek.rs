//! The search for a value with which a figure comes to what is wanted. Asks the worker and shows; searches nothing itself.

use super::scenario_list::free_name;
use super::scenario_try::MOST_LISTED;
use super::working::working;
use crate::edit::Command;
use crate::entry::read_money;
use crate::goal::{Aim, Lever, Sought, Unreached, aims, levers};
use crate::job::{Answer, Job, Task};
use crate::money::{Decimal, read_number};
use crate::plan::Plan;
use crate::text::{
    Lang, aim_name, aim_unit, fill, lever_name, number_problem, sought_text, typo_text, unreached_text, visible,
};
use crate::web::browser::dom;
use crate::web::desk::Desk;
use crate::web::jobs::{State, Work};
use crate::web::parts::{live, text};
use leptos::html::{Input, Select};
use leptos::prelude::*;

/// What was found: what is said of it, and the change that makes it so.
#[derive(Clone)]
struct Found {
    said: String,
    command: Option<Command>,
}

/// The fields of the form, and what was found with them.
#[derive(Clone, Copy)]
struct Form {
    desk: Desk,
    work: Work,
    aim: NodeRef<Select>,
    /// The place of the figure that is wanted.
    aim_at: RwSignal<usize>,
    wanted: NodeRef<Input>,
    lever: NodeRef<Select>,
    found: RwSignal<Vec<Found>>,
}

/// The form, and what was found.
pub(super) fn seek_form(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let form = Form {
        desk,
        work: Work::new(),
        aim: NodeRef::new(),
        aim_at: RwSignal::new(0),
        wanted: NodeRef::new(),
        lever: NodeRef::new(),
        found: RwSignal::new(Vec::new()),
    };
    // what was found, or is looked for, holds for the plan as it was
    Effect::new(move |_| {
        desk.settled.track();
        form.forget();
    });
    let result =
        live(move || form.found.get().into_iter().map(|found| shown(desk, found)).collect::<Vec<_>>().into_any());
    view! {
        <section aria-labelledby="seek-name" class="seek">
            <h3 id="seek-name">{words.seek}</h3>
            <p class="soft">{words.seek_about}</p>
            {form.fields()}
            {working(form.work, words.seek_running, "#seek-run")}
            <p class="soft">{text(move || form.so_far())}</p>
            <div role="status" id="seek-found">{result}</div>
        </section>
    }
    .into_any()
}

/// The names to choose from, by their place.
fn choices(desk: Desk, names: fn(&Plan, Lang) -> Vec<String>) -> impl IntoView {
    let names = Memo::new(move |_| names(&desk.settled.get().0.plan, desk.app.lang()));
    live(move || {
        let option = |(at, name): (usize, String)| {
            view! { <option value=at.to_string()>{visible(&name).into_owned()}</option> }
        };
        names.get().into_iter().enumerate().map(option).collect::<Vec<_>>().into_any()
    })
}

fn chosen(list: NodeRef<Select>) -> Option<usize> {
    list.get_untracked()?.value().parse().ok()
}

impl Form {
    fn fields(self) -> AnyView {
        let Self { desk, aim_at, .. } = self;
        let words = desk.app.words();
        let search = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            if let Some(Err(why)) = self.search() {
                self.forget();
                desk.app.say(why);
            }
        };
        let unit = text(move || {
            let plan = desk.settled.get().0.plan.clone();
            let unit = aims(&plan).get(aim_at.get()).map(|aim| aim_unit(&plan, aim, desk.app.lang()).to_owned());
            unit.filter(|unit| !unit.is_empty()).map(|unit| [" (", &unit, ")"].concat()).unwrap_or_default()
        });
        let aims = choices(desk, |plan, lang| aims(plan).iter().map(|aim| aim_name(plan, aim, lang)).collect());
        let levers = choices(desk, |plan, lang| {
            levers(plan, MOST_LISTED).iter().map(|lever| lever_name(plan, lever, lang)).collect()
        });
        view! {
            <form class="fields" on:submit=search on:input=move |_| self.forget()>
                <label class="stack">
                    <span>{words.seek_aim}</span>
                    <select
                        node_ref=self.aim
                        class="field"
                        lang="vi"
                        on:change=move |_| aim_at.set(chosen(self.aim).unwrap_or_default())
                    >
                        {aims}
                    </select>
                </label>
                <label class="stack">
                    <span>{words.seek_wanted} {unit}</span>
                    <input node_ref=self.wanted class="field" inputmode="decimal" autocomplete="off" />
                </label>
                <label class="stack">
                    <span>{words.seek_lever}</span>
                    <select node_ref=self.lever class="field" lang="vi">
                        {levers}
                    </select>
                </label>
                <button id="seek-run">{words.seek_go}</button>
            </form>
        }
        .into_any()
    }

    /// What was found is not what is asked any more.
    fn forget(self) {
        self.work.cancel();
        self.found.set(Vec::new());
    }

    /// How many values were tried, while it runs.
    fn so_far(self) -> String {
        match self.work.state.get() {
            State::Running(progress) if progress.tried > 0 => {
                fill(self.desk.app.words().seek_so_far, &[("n", &progress.tried.to_string())])
            }
            _ => String::new(),
        }
    }

    /// Asks the worker, or says what is wrong with the fields; does nothing before they are there. A knob that the scenario has
    /// turned already is turned anew: the search is on the plan without it.
    fn search(self) -> Option<Result<(), String>> {
        let shown = self.desk.plan_now();
        let aim = aims(&shown).into_iter().nth(chosen(self.aim)?)?;
        let lever = levers(&shown, MOST_LISTED).into_iter().nth(chosen(self.lever)?)?;
        let wanted = match self.figure(&shown, &aim, &self.wanted.get_untracked()?.value()) {
            Ok(wanted) => wanted,
            Err(why) => return Some(Err(why)),
        };
        let drop = self.desk.scenario_now().and_then(|scenario| {
            let at = lever.turned(self.desk.base_now().scenario(scenario)?)?;
            Some(Command::DropChange { scenario, at })
        });
        let without = drop.as_ref().and_then(|drop| self.desk.tried(drop));
        let plan = without.unwrap_or_else(|| (*shown).clone());
        self.found.set(Vec::new());
        self.work.start(Job::new(&plan, Task::Seek { lever, aim, wanted }), move |answer| {
            if let Answer::Sought(sought) = answer {
                let _ = self.found.try_set(self.told(&plan, (&lever, &aim), (sought, wanted), drop.as_ref()));
                request_animation_frame(|| dom::reveal_first("#seek-found"));
            }
        });
        Some(Ok(()))
    }

    /// The figure that was typed: money in the unit of the plan, a target in its own.
    fn figure(self, plan: &Plan, aim: &Aim, typed: &str) -> Result<Decimal, String> {
        let lang = self.desk.app.lang();
        if let Aim::Target(_) = aim {
            let number = read_number(typed.trim().trim_end_matches('%').trim_end());
            return number.map(|reading| reading.value).map_err(|error| number_problem(&error, lang));
        }
        match read_money(plan, typed) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => Err(lang.catalogue().number_empty.to_owned()),
            Err(typo) => Err(typo_text(&typo, lang)),
        }
    }

    /// What was found, and its neighbour, each with its change; or why nothing was.
    fn told(
        self,
        plan: &Plan,
        (lever, aim): (&Lever, &Aim),
        (sought, wanted): (Result<Sought, Unreached>, Decimal),
        drop: Option<&Command>,
    ) -> Vec<Found> {
        let lang = self.desk.app.lang();
        let sought = match sought {
            Ok(sought) => sought,
            Err(why) => {
                return vec![Found { said: unreached_text(plan, (lever, aim), (&why, wanted), lang), command: None }];
            }
        };
        let said = sought_text(plan, (lever, aim), (&sought, wanted), lang);
        let turned = [Some(sought.found), sought.beside];
        let change = |value| Command::Several(drop.into_iter().cloned().chain([lever.command(plan, value)]).collect());
        let found = said.into_iter().zip(turned.into_iter().flatten());
        found.map(|(said, turned)| Found { said, command: Some(change(turned.value)) }).collect()
    }
}

fn shown(desk: Desk, found: Found) -> AnyView {
    let words = desk.app.words();
    let take = found.command.map(|command| {
        let take = move |_| {
            desk.try_out(command.clone(), |base| free_name(base, words.seek_new));
        };
        view! {
            <button class="main" aria-disabled=desk.locked() on:click=take>
                {words.seek_take}
            </button>
        }
    });
    view! {
        <p>{visible(&found.said).into_owned()}</p>
        {take}
    }
    .into_any()
}
