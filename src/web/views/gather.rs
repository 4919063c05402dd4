//! Several of the kept plans chosen and made into one, such as those of provinces that merge. Adds up nothing itself.

use super::my_plans::Mine;
use super::open::open_new;
use crate::consolidate::consolidate;
use crate::format::read;
use crate::plan::Plan;
use crate::text::{consolidate_problem, fill, read_problem};
use crate::web::app::App;
use crate::web::parts::{text, word};
use leptos::prelude::*;

/// The keys of the plans that are chosen.
#[derive(Clone, Copy)]
pub(super) struct Chosen(pub(super) RwSignal<Vec<String>>);

/// The box that chooses a plan.
pub(super) fn choice(app: App, key: String, title: &str, chosen: Chosen) -> AnyView {
    let label = fill(app.words().gather_choose, &[("title", title)]);
    let at = key.clone();
    let is_chosen = Signal::derive(move || chosen.0.with(|keys| keys.contains(&at)));
    let change = move |event| {
        let on = event_target_checked(&event);
        chosen.0.update(|keys| {
            keys.retain(|other| *other != key);
            keys.extend(on.then(|| key.clone()));
        });
    };
    view! { <input type="checkbox" aria-label=label prop:checked=is_chosen on:change=change /> }.into_any()
}

/// What becomes of the plans that are chosen, and the button that makes them one.
pub(super) fn gather(app: App, mine: RwSignal<Mine>, chosen: Chosen) -> AnyView {
    let words = app.words();
    let count = Memo::new(move |_| texts_of(&mine.read(), &chosen.0.read()).count());
    let said = text(move || fill(words.gather_count, &[("n", &count.get().to_string())]));
    let idle = word(move || (count.get() < 2).then_some("true"));
    let go = move |_| {
        let read = {
            let (mine, chosen) = (mine.read_untracked(), chosen.0.read_untracked());
            texts_of(&mine, &chosen).map(|text| read(text)).collect::<Result<Vec<Plan>, _>>()
        };
        let plans = match read {
            Ok(plans) => plans,
            Err(error) => return app.say(read_problem(&error, app.lang())),
        };
        if plans.len() < 2 {
            return app.say(words.gather_two.to_owned());
        }
        match consolidate(&plans, words.gather_title) {
            Ok(plan) => open_new(app, plan),
            Err(why) => app.say(consolidate_problem(why, &plans, app.lang())),
        }
    };
    view! {
        <div class="gather" role="group" aria-label=words.gather>
            <p class="soft">{words.gather_about}</p>
            <div class="acts">
                <button aria-disabled=idle on:click=go>{words.gather}</button>
                <p role="status">{said}</p>
            </div>
        </div>
    }
    .into_any()
}

/// The texts of those that are chosen and still there, in the order in which they are listed.
fn texts_of<'a>(mine: &'a Mine, chosen: &'a [String]) -> impl Iterator<Item = &'a String> {
    mine.plans.iter().filter(|(key, ..)| chosen.contains(key)).map(|(.., text)| text)
}
