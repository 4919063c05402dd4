//! A plan rolled forward, in words: what the new plan says of the old one, and what became of that. Decides nothing.

use super::named;
use crate::money::{Money, print_decimal};
use crate::plan::Plan;
use crate::scenario::{Because, Dropped, Roll, RollProblem, RollSummary, RollWords};
use crate::text::place::quoted;
use crate::text::{Lang, amount_text, ceiling_name, fill, refusal_text, target_name};

/// What the next plan says of this one: where it is from and what was spent on that, where baselines are from, and what was
/// spent on which line.
pub fn roll_words(plan: &Plan, roll: &Roll, lang: Lang) -> RollWords {
    let words = lang.catalogue();
    // saved, so nothing in it is marked as hidden
    let named = if plan.decision.is_empty() { &plan.title } else { &plan.decision };
    let (first, last) = (plan.period.first().to_string(), plan.period.last().to_string());
    let (years, spent) = if first == last {
        (last.clone(), words.roll_spent_one)
    } else {
        ([&first, "–", &last].concat(), words.roll_spent)
    };
    let note =
        |amount: Money| spent.replace("{year}", &years).replace("{amount}", &amount_text(amount, plan.scale, lang));
    let from = words.roll_from.replace("{name}", named);
    let whole = roll.spent_on(None).map(note);
    RollWords {
        decision: std::iter::once(from).chain(whole).collect::<Vec<_>>().join(". "),
        reached: words.roll_reached.replace("{year}", &last).replace("{name}", named),
        notes: roll.spent.iter().filter_map(|(line, amount)| Some(((*line)?, note(*amount)))).collect(),
    }
}

/// Why a line is taken to go on as it is.
pub fn because_text(because: Because, lang: Lang) -> &'static str {
    let words = lang.catalogue();
    match because {
        Because::Lasts => words.roll_lasts,
        Because::Makes => words.roll_makes,
        Because::Nothing => words.roll_nothing,
    }
}

/// What recurs every year.
pub fn recurring_text(plan: &Plan, summary: &RollSummary, lang: Lang) -> String {
    let (amount, n) = (amount_text(summary.recurring, plan.scale, lang), summary.carried.len().to_string());
    fill(lang.catalogue().roll_recurring, &[("amount", &amount), ("n", &n)])
}

/// What does not come along, each in a sentence; `plan` is the old one.
pub fn dropped_text(plan: &Plan, dropped: &Dropped, lang: Lang) -> String {
    let words = lang.catalogue();
    let count = |n: usize| print_decimal(n.into());
    let ceiling = |id| {
        let found = plan.ceilings.iter().find(|ceiling| ceiling.id == id);
        found.map_or(words.gone_item.to_owned(), |ceiling| ceiling_name(plan, ceiling, lang))
    };
    match dropped {
        Dropped::Line(id, total) => {
            let amount = total.map_or(words.compare_blank.to_owned(), |total| amount_text(total, plan.scale, lang));
            fill(words.roll_dropped_line, &[("item", &named(plan, *id, lang)), ("amount", &amount)])
        }
        Dropped::Group(id) => fill(words.roll_dropped_group, &[("item", &named(plan, *id, lang))]),
        Dropped::Contribution { target, item } => {
            let target = target_name(plan, *target, lang).unwrap_or_else(|| words.gone_item.to_owned());
            let item = named(plan, *item, lang);
            fill(words.roll_dropped_contribution, &[("target", &crate::text::capital(&target)), ("item", &item)])
        }
        Dropped::Ceiling(id) => fill(words.roll_dropped_ceiling, &[("item", &ceiling(*id))]),
        Dropped::Spent(id) => fill(words.roll_dropped_spent, &[("item", &ceiling(*id))]),
        Dropped::Decision => fill(words.roll_dropped_decision, &[("name", &plan.decision)]),
        Dropped::Figures(n) => fill(words.roll_dropped_figures, &[("n", &count(*n))]),
        Dropped::Waivers(n) => fill(words.roll_dropped_waivers, &[("n", &count(*n))]),
        Dropped::Scenario(id) => {
            let name = plan.scenario(*id).map_or(words.gone_item.to_owned(), |scenario| quoted(&scenario.name));
            fill(words.roll_dropped_scenario, &[("name", &name)])
        }
        Dropped::Index(year) => fill(words.roll_dropped_index, &[("year", &year.to_string())]),
    }
}

/// Why there is no next plan.
pub fn roll_problem_text(plan: &Plan, problem: &RollProblem, lang: Lang) -> String {
    match problem {
        RollProblem::Refused(refusal) => refusal_text(plan, refusal, lang),
        RollProblem::Years => {
            let years = u16::try_from(plan.period.len()).unwrap_or(u16::MAX);
            let year = plan.period.last().saturating_add(years).to_string();
            fill(lang.catalogue().roll_years, &[("year", &year)])
        }
    }
}
