//! The ways to begin a plan: each keeps a copy on the shelf and shows it, or says why not.

use crate::edit::{Command, Place, apply};
use crate::format::read;
use crate::link::find;
use crate::open::{Screen, free_title};
use crate::paper::Code;
use crate::plan::{Period, Plan};
use crate::text::{fill, read_problem};
use crate::web::app::App;
use crate::web::links::link_in;
use crate::web::shelf::keep_copy;

/// Keeps a copy of a plan and shows it.
fn open_copy(app: App, plan: &Plan) {
    match keep_copy(app, plan) {
        Some(key) => app.go(&Screen::Plan(key)),
        None => app.say(app.words().cannot_keep.to_owned()),
    }
}

/// Keeps a new plan that comes with the app or in a link, under a title that no other copy of it has.
pub(super) fn open_new(app: App, mut plan: Plan) {
    let shelf = app.shelf();
    let copies = shelf.plans_now().into_iter().filter(|key| key.starts_with(&plan.name));
    let titles: Vec<String> = copies.filter_map(|key| Some(read(&shelf.read_now(&key)?).ok()?.title)).collect();
    plan.title = free_title(&plan.title, |title| titles.iter().any(|other| other == title));
    open_copy(app, &plan);
}

/// The seed of that text.
pub(super) fn open_seed(app: App, text: &str) {
    if let Ok(plan) = read(text) {
        open_new(app, plan);
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
    open_new(app, apply(&plan, &line).unwrap_or(plan));
}

/// The link in a text that somebody was sent, whatever stands around it, or a check code that was typed from paper. What is
/// in it is said on the screen of links, or of codes.
pub(super) fn open_link(app: App, text: &str) {
    if let Some(code) = Code::meant(text).filter(|_| find(text).is_none()) {
        return app.go(&Screen::Code(code));
    }
    match link_in(text, app.lang()) {
        Ok(link) => app.go_to_link(link),
        Err(problem) => app.say(problem),
    }
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
