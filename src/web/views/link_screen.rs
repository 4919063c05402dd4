//! The screen of a link: the plan in it, only to be read, or why there is none and what to do then. Keeps nothing.

use super::link_field::LinkField;
use super::link_summary::{Against, FromLink, link_summary};
use super::plan::{Above, NoPlan, on_desk};
use crate::plan::Plan;
use crate::web::app::{App, app};
use crate::web::browser::dom;
use crate::web::links::plan_in;
use crate::web::parts::live;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What became of a link.
type Found = Result<(Plan, Option<Against>), String>;

/// The plan of a link; an empty one is a link that is not known any more.
#[component]
pub(super) fn LinkScreen(link: String) -> impl IntoView {
    let app = app();
    let found = RwSignal::new(None);
    look(app, link.clone(), found);
    live(move || match found.get() {
        Some(Ok((plan, against))) => {
            provide_context(FromLink::new(against));
            provide_context(Above(link_summary));
            on_desk(app, None, plan)
        }
        Some(Err(why)) => no_plan(app, why, link.clone(), found),
        None => view! {
            <p class="wait" role="status">
                {app.words().opening}
            </p>
        }
        .into_any(),
    })
}

fn look(app: App, link: String, found: RwSignal<Option<Found>>) {
    found.set(None);
    spawn_local(async move {
        let read =
            if link.is_empty() { Err(app.words().link_gone.to_owned()) } else { plan_in(&link, app.lang()).await };
        let became = match read {
            Ok(plan) => Ok((plan.clone(), Against::of(&plan).await)),
            Err(why) => Err(why),
        };
        // whoever asked may be gone by then
        let _ = found.try_set(Some(became));
    });
}

/// Why not, and the ways on: another try where only the network failed, the whole link again, a file.
fn no_plan(app: App, why: String, link: String, found: RwSignal<Option<Found>>) -> AnyView {
    let words = app.words();
    dom::set_title(words.product);
    let again = move |_| look(app, link.clone(), found);
    let retry = (why == words.not_fetched).then(|| view! { <button on:click=again>{words.try_again}</button> });
    let way_on = view! {
        {retry}
        <p>{words.link_next}</p>
        <LinkField />
    };
    view! { <NoPlan said=why way_on=way_on.into_any() /> }.into_any()
}
