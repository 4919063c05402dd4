//! The plans that this browser keeps, as the page asks for them. How they are kept is in [`crate::keep`].

use super::app::App;
use super::browser::journal::Idb;
use super::browser::store;
use crate::format::{read, write};
use crate::keep::{self, Kept, Kv, Outcome};
use crate::open::{Screen, free_key};
use crate::plan::Plan;
use crate::text::title_of_copy;
use leptos::prelude::*;
use std::rc::Rc;

/// The shelf of this tab.
pub(crate) type Shelf = keep::Shelf<Rc<dyn Kv>, Idb>;

/// The shelf that belongs to these settings, under the name of the page's folder.
pub(super) fn open(kv: Rc<dyn Kv>, name: &str) -> Shelf {
    keep::Shelf::new(kv, Idb::new(name), &store::random_name())
}

/// Makes a plan of its own of a text that must not be lost: see [`keep::Copier`].
type MakeCopy = Box<dyn Fn(&str, &dyn Fn(&str) -> bool) -> (String, String)>;

/// What makes a plan of its own of a text that must not be lost.
pub(crate) fn copier(app: App) -> MakeCopy {
    Box::new(move |text, taken| {
        let Ok(mut plan) = read(text) else { return (free_key("", taken), text.to_owned()) };
        plan.title = title_of_copy(&plan.title, app.lang());
        (free_key(&plan.name, taken), write(&plan))
    })
}

/// Keeps a new copy of a plan; `None` if the browser keeps nothing at all.
pub(crate) fn keep_copy(app: App, plan: &Plan) -> Option<String> {
    let shelf = app.shelf();
    // a large plan that is open here may be in the journal alone, of which the shelf does not know at once
    let is_open = |key: &str| app.screen.with_untracked(|screen| *screen == Screen::Plan(key.to_owned()));
    let key = free_key(&plan.name, |key| shelf.is_taken(key) || is_open(key));
    app.settings().forget(&key);
    let session = shelf.open(&key).session;
    match shelf.put(&session, &write(plan), &copier(app)) {
        Outcome::Kept(Kept::Nowhere) | Outcome::ReadOnly { .. } => None,
        Outcome::Kept(_) => Some(key),
        Outcome::Conflict { key, .. } => Some(key),
    }
}

/// Whether there is something to list: a plan, a deleted one, or one that the browser removed.
pub(crate) async fn has_something(app: App) -> bool {
    let shelf = app.shelf();
    let listed = shelf.list().await;
    !listed.plans.is_empty() || !listed.removed.is_empty() || shelf.bin().await.is_ok_and(|bin| !bin.is_empty())
}
