//! The search for a value with which a figure comes to what is wanted. Asks and shows; searches nothing itself.

use super::scenario_list::free_name;
use crate::edit::Command;
use crate::entry::read_money;
use crate::goal::{Aim, Lever, aims, levers, seek};
use crate::money::{Decimal, read_number};
use crate::plan::Plan;
use crate::text::{aim_name, lever_name, number_problem, sought_text, typo_text, unreached_text, visible};
use crate::web::desk::Desk;
use crate::web::parts::live;
use leptos::html::{Input, Select};
use leptos::prelude::*;

/// The most items of a plan that are all offered; beyond, its groups are.
const MOST_LISTED: usize = 200;

/// What was found: what is said of it, and the change that makes it so.
#[derive(Clone)]
struct Found {
    said: Vec<String>,
    command: Option<Command>,
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Form {
    desk: Desk,
    aim: NodeRef<Select>,
    wanted: NodeRef<Input>,
    lever: NodeRef<Select>,
}

/// The form, and what was found.
pub(super) fn seek_form(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let form = Form { desk, aim: NodeRef::new(), wanted: NodeRef::new(), lever: NodeRef::new() };
    let found = RwSignal::new(None::<Found>);
    // what was found holds for the plan as it was
    Effect::new(move |_| {
        desk.settled.track();
        found.set(None);
    });
    let search = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match form.search() {
            Some(Ok(searched)) => found.set(Some(searched)),
            Some(Err(why)) => desk.app.say(why),
            None => {}
        }
    };
    let result = live(move || found.get().map(|found| shown(desk, found)).into_any());
    let aims = choices(desk, |plan, lang| aims(plan).iter().map(|aim| aim_name(plan, aim, lang)).collect());
    let levers = choices(desk, |plan, lang| {
        levers(plan, MOST_LISTED).iter().map(|lever| lever_name(plan, lever, lang)).collect()
    });
    view! {
        <section aria-labelledby="seek-name" class="seek">
            <h3 id="seek-name">{words.seek}</h3>
            <p class="soft">{words.seek_about}</p>
            <form class="fields" on:submit=search>
                <label class="stack">
                    <span>{words.seek_aim}</span>
                    <select node_ref=form.aim class="field" lang="vi">
                        {aims}
                    </select>
                </label>
                <label class="stack">
                    <span>{words.seek_wanted}</span>
                    <input node_ref=form.wanted class="field" inputmode="decimal" autocomplete="off" />
                </label>
                <label class="stack">
                    <span>{words.seek_lever}</span>
                    <select node_ref=form.lever class="field" lang="vi">
                        {levers}
                    </select>
                </label>
                <button>{words.seek_go}</button>
            </form>
            <div role="status">{result}</div>
        </section>
    }
    .into_any()
}

/// The names to choose from, by their place.
fn choices(desk: Desk, names: fn(&Plan, crate::text::Lang) -> Vec<String>) -> impl IntoView {
    let names = Memo::new(move |_| names(&desk.settled.get().0.plan, desk.app.lang()));
    live(move || {
        let option = |(at, name): (usize, String)| {
            view! { <option value=at.to_string()>{visible(&name).into_owned()}</option> }
        };
        names.get().into_iter().enumerate().map(option).collect::<Vec<_>>().into_any()
    })
}

impl Form {
    /// What comes of the fields; nothing before they are there.
    fn search(self) -> Option<Result<Found, String>> {
        let shown = self.desk.plan_now();
        let at = |list: NodeRef<Select>| list.get_untracked()?.value().parse::<usize>().ok();
        let aim = aims(&shown).into_iter().nth(at(self.aim)?)?;
        let lever = levers(&shown, MOST_LISTED).into_iter().nth(at(self.lever)?)?;
        let wanted = self.figure(&shown, &aim, &self.wanted.get_untracked()?.value());
        Some(wanted.map(|wanted| self.found(&shown, (&lever, &aim), wanted)))
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

    /// What is found. A knob that the scenario has turned already is turned anew: the search is on the plan without it.
    fn found(self, shown: &Plan, (lever, aim): (&Lever, &Aim), wanted: Decimal) -> Found {
        let lang = self.desk.app.lang();
        let drop = untrack(|| self.desk.scenario()).and_then(|scenario| {
            let at = lever.turned(self.desk.base_now().scenario(scenario)?)?;
            Some(Command::DropChange { scenario, at })
        });
        let without = drop.as_ref().and_then(|drop| self.desk.tried(drop));
        let plan = without.as_ref().unwrap_or(shown);
        match seek(plan, lever, aim, wanted) {
            Ok(sought) => {
                let said = sought_text(plan, (lever, aim), &sought, lang);
                let commands: Vec<Command> = drop.into_iter().chain([sought.command]).collect();
                Found { said, command: Some(Command::Several(commands)) }
            }
            Err(why) => Found { said: vec![unreached_text(plan, (lever, aim), &why, lang)], command: None },
        }
    }
}

fn shown(desk: Desk, found: Found) -> AnyView {
    let words = desk.app.words();
    let said = found.said.into_iter().map(|said| view! { <p>{visible(&said).into_owned()}</p> }).collect::<Vec<_>>();
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
    (said, take).into_any()
}
