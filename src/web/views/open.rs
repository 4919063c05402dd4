//! The ways to begin a plan: each keeps a copy on the shelf and shows it, or says why not.

use crate::edit::{Command, Place, apply};
use crate::format::read;
use crate::open::Screen;
use crate::plan::{Period, Plan};
use crate::text::{fill, read_problem};
use crate::web::app::App;
use crate::web::shelf::keep_copy;

/// Keeps a copy of a plan and shows it.
fn open_copy(app: App, plan: &Plan) {
    match keep_copy(app, plan) {
        Some(key) => app.go(&Screen::Plan(key)),
        None => app.say(app.words().cannot_keep.to_owned()),
    }
}

/// A plan for next year with one empty line.
pub(super) fn open_blank(app: App) {
    let words = app.words();
    let this_year = u16::try_from(js_sys::Date::new_0().get_full_year()).unwrap_or(2000);
    let next = this_year.saturating_add(1);
    let Some(period) = Period::new(next, next) else { return };
    let plan = Plan::blank("ke-hoach", words.new_plan_title, period);
    let line = Command::AddItem { group: false, place: Place::In { group: None, position: 0 } };
    open_copy(app, &apply(&plan, &line).unwrap_or(plan));
}

/// The plan in the text of a file of that name.
pub(super) fn open_text(app: App, name: &str, text: &str) {
    match read(text) {
        Ok(plan) => open_copy(app, &plan),
        Err(error) => {
            let problem = read_problem(&error, app.lang());
            app.say(fill(app.words().problem_of_file, &[("name", name), ("problem", &problem)]));
        }
    }
}
