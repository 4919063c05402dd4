//! The lists of the first screen: a card for each seed, a row for each plan that this browser keeps.

use super::start::{NewPlan, open_copy};
use crate::calc::{Report, compute};
use crate::check::{Finding, Severity, Verdict, check, judge};
use crate::money::{Money, print_money};
use crate::open::{SEEDS, Screen};
use crate::plan::{ClaimField, Plan};
use crate::text::{Catalogue, fill, read_problem};
use crate::web::app::{App, app};
use crate::web::browser::files;
use crate::web::parts::live;
use crate::web::shelf::{Kept, Unread};
use leptos::prelude::*;
use std::sync::Arc;

/// A plan with what the cards say of it.
struct Summary {
    plan: Plan,
    report: Report,
    findings: Vec<Finding>,
    agreeing: usize,
    printed_total: Option<Money>,
}

impl Summary {
    fn new(plan: Plan) -> Self {
        let report = compute(&plan);
        let findings = check(&plan, &report);
        let judged = judge(&plan, &report);
        let agreeing = judged.iter().filter(|judged| judged.verdict == Verdict::Agrees).count();
        let printed_total = printed_total(&plan);
        Self { plan, report, findings, agreeing, printed_total }
    }

    fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// The total that the document prints for everything, in the first table that does.
pub(super) fn printed_total(plan: &Plan) -> Option<Money> {
    plan.claims.iter().find_map(|claim| {
        let subject = claim.subject;
        let table = plan.table(claim.table)?;
        let whole = subject.field == ClaimField::Amount
            && subject.item.is_none()
            && subject.year.is_none()
            && subject.source.or(table.source).is_none();
        whole.then(|| claim.dong(table)).flatten()
    })
}

/// "1 error" or "3 errors".
pub(super) fn counted(n: usize, one: &'static str, many: &'static str) -> String {
    if n == 1 { one.to_owned() } else { fill(many, &[("n", &n.to_string())]) }
}

/// The years as people write them: 2011–2015, or 2018.
pub(super) fn years_text(plan: &Plan) -> String {
    let (first, last) = (plan.period.first().to_string(), plan.period.last().to_string());
    if first == last { first } else { [first, last].join("–") }
}

/// A card for each of the plans that come with the app.
#[component]
pub(super) fn SeedCards() -> impl IntoView {
    let cards = SEEDS.iter().filter_map(|seed| seed.plan().ok()).map(|plan| {
        let summary = Arc::new(Summary::new(plan));
        view! {
            <li>
                <SeedCard summary=summary />
            </li>
        }
    });
    view! { <ul class="cards">{cards.collect_view()}</ul> }
}

#[component]
fn SeedCard(summary: Arc<Summary>) -> impl IntoView {
    let app = app();
    let words = app.words();
    let plan = summary.plan.clone();
    let about = [plan.issuer.as_str(), " · ", &years_text(&plan)].concat();
    let name = fill(words.open_copy_of, &[("title", &plan.title)]);
    view! {
        <article class="card">
            <header>
                <h3>{plan.title.clone()}</h3>
                <p class="soft">{about}</p>
            </header>
            {found(&summary, words)}
            {total_line(&summary, words)}
            <button class="main" aria-label=name on:click=move |_| open_copy(app, &plan)>
                {words.open_copy}
            </button>
        </article>
    }
}

/// What is wrong with a plan, as a short list.
fn found(summary: &Summary, words: &'static Catalogue) -> impl IntoView + use<> {
    let (errors, warnings) = (summary.count(Severity::Error), summary.count(Severity::Warning));
    let notes = summary.count(Severity::Note);
    let mut lines = Vec::new();
    if errors > 0 {
        lines.push(("error", counted(errors, words.printed_wrong_one, words.printed_wrong)));
    }
    if warnings > 0 {
        lines.push(("warning", counted(warnings, words.to_look_at_one, words.to_look_at)));
    }
    if notes > 0 {
        lines.push(("note", counted(notes, words.notes_one, words.notes_n)));
    }
    if errors == 0 && warnings == 0 {
        lines.push(("ok", fill(words.all_agree, &[("n", &summary.agreeing.to_string())])));
    }
    let line = |(mark, text)| view! { <li data-mark=mark>{text}</li> };
    view! { <ul>{lines.into_iter().map(line).collect_view()}</ul> }
}

fn total_line(summary: &Summary, words: &'static Catalogue) -> impl IntoView + use<> {
    let total = summary.report.grand_total();
    let printed = summary.printed_total.map(|printed| {
        let difference = total.minus(printed);
        if difference.is_zero() {
            return view! { <p data-mark="ok">{words.total_agrees.to_owned()}</p> };
        }
        let values = [("stated", print_money(printed)), ("difference", signed(difference))];
        let text = fill(words.printed_total, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
        view! { <p data-mark="error">{text}</p> }
    });
    view! {
        <div class="sum">
            <p class="grand">
                <data value=total.dong().to_string()>{print_money(total)}</data>
                " "
                <small>{words.dong}</small>
            </p>
            {printed}
        </div>
    }
}

/// A difference with its sign.
pub(super) fn signed(amount: Money) -> String {
    let text = print_money(amount);
    if amount > Money::ZERO { ["+", &text].concat() } else { text }
}

/// The plans that this browser keeps.
#[component]
pub(super) fn MyPlans() -> impl IntoView {
    let app = app();
    let words = app.words();
    let version = RwSignal::new(0_u32);
    let kept = move || {
        version.track();
        app.shelf().all()
    };
    let about = if app.shelf().lasts() { words.my_plans_about } else { words.my_plans_in_tab };
    let again = move || version.update(|version| *version = version.wrapping_add(1));
    let row = move |kept: Kept| match kept.plan {
        Ok(plan) => view! { <MyPlan key=kept.key plan=plan again=again /> }.into_any(),
        Err(problem) => view! { <BrokenPlan key=kept.key problem=problem /> }.into_any(),
    };
    view! {
        <p class="soft">{about}</p>
        {live(move || {
            let plans = kept();
            if plans.is_empty() {
                view! {
                    <div class="empty">
                        <p>{words.my_plans_empty}</p>
                        <NewPlan />
                    </div>
                }
                    .into_any()
            } else {
                view! { <ul class="mine">{plans.into_iter().map(row).collect_view()}</ul> }.into_any()
            }
        })}
    }
}

#[component]
fn MyPlan(key: String, plan: Plan, again: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let app = app();
    let words = app.words();
    let total = compute(&plan).grand_total();
    let title = plan.title.clone();
    let name = fill(words.delete_plan, &[("title", &title)]);
    let link = Screen::Plan(key.clone()).fragment();
    let delete = move |_| delete_plan(app, &key, &title, again);
    view! {
        <li>
            <a href=link>
                {plan.title.clone()} <small>{years_text(&plan)}</small>
            </a>
            <div>
                <data value=total.dong().to_string()>{print_money(total)} " " {words.dong}</data>
            </div>
            <button class="plain" aria-label=name on:click=delete>
                {words.delete}
            </button>
        </li>
    }
}

fn delete_plan(app: App, key: &str, title: &str, again: impl Fn() + Copy + Send + Sync + 'static) {
    let Ok(text) = app.shelf().take(key) else { return };
    again();
    let said = fill(app.words().deleted_plan, &[("title", title)]);
    let key = key.to_owned();
    app.say_with_undo(said, move || {
        // the record was there a moment ago, so there is room for it
        let _ = app.shelf().keep_text(&key, &text);
        again();
    });
}

/// A record that is no plan: said so, kept as it is, and offered as a file.
#[component]
fn BrokenPlan(key: String, problem: Unread) -> impl IntoView {
    let app = app();
    let words = app.words();
    let problem = match &problem {
        Unread::Broken(error) => read_problem(error, app.lang()),
        Unread::Absent | Unread::Store(_) => words.cannot_read_file.to_owned(),
    };
    let said = fill(words.unreadable_plan, &[("title", &key), ("problem", &problem)]);
    let save = move |_| {
        if let Ok(text) = app.shelf().text(&key) {
            files::offer(&[&key, ".txt"].concat(), &text);
        }
    };
    view! {
        <li>
            <p data-mark="error">{said}</p>
            <button on:click=save>{words.save_as_is}</button>
        </li>
    }
}
