//! From the total of a plan to that of a scenario, step by step. Finds what moves the total most.

use super::entries::told;
use super::shape::Look;
use super::{Bar, Chart, Found, Grid, GridRow, Kind, Part, Series, Sheet, chart};
use crate::calc::compute;
use crate::money::Money;
use crate::plan::{Plan, Scenario};
use crate::scenario::{self, By, Step, Waterfall};
use crate::text::{Lang, amount_text, capital, changes_text, fill, item_path, percent_text, signed, visible};

/// The steps from the plan to the scenario, one for each of its changes that moves the total.
pub fn waterfall(base: &Plan, scenario: &Scenario, lang: Lang) -> Chart {
    let changes = changes_text(base, scenario, lang);
    let name = |by: By| match by {
        By::Change(at) => changes.get(at).cloned().unwrap_or_default(),
        By::Item(_) | By::Added(_) | By::Rest(_) => String::new(),
    };
    drawn(base, &scenario::waterfall(base, scenario), (&scenario.name, &name), lang)
}

/// The steps from the plan to another one under its ids, one for each group or line at the top that differs.
pub fn waterfall_by_item(base: &Plan, other: &Plan, name: &str, lang: Lang) -> Chart {
    let steps = scenario::by_item((base, &compute(base)), (other, &compute(other)));
    let named = |by: By| {
        let (plan, id) = match by {
            By::Item(id) => (base, id),
            By::Added(id) => (other, id),
            By::Change(_) | By::Rest(_) => return String::new(),
        };
        let label = plan.outline.get(id).map_or("", |item| item.label.as_str());
        [&item_path(plan, id), " ", label].concat().trim().to_owned()
    };
    drawn(base, &steps, (name, &named), lang)
}

/// The name of the scenario, and what a step is called.
type Names<'a> = (&'a str, &'a dyn Fn(By) -> String);

fn drawn(base: &Plan, steps: &Waterfall, names: Names<'_>, lang: Lang) -> Chart {
    let report = compute(base);
    let sheet = Sheet { plan: base, report: &report, lang };
    chart(sheet, Kind::Waterfall, found(sheet, steps, names))
}

fn found(sheet: Sheet<'_>, steps: &Waterfall, (name, called): Names<'_>) -> Found {
    let words = sheet.words();
    let called = |step: &Step| match step.by {
        By::Rest(n) => fill(words.waterfall_rest, &[("n", &n.to_string())]),
        by => visible(&called(by)).into_owned(),
    };
    let named: Vec<(String, &Step)> = steps.steps.iter().map(|step| (called(step), step)).collect();
    let whole = |name: &str, total: Money| bar(sheet, capital(name), (Money::ZERO, total), Look::Part(0));
    let step = |(name, step): &(String, &Step)| {
        let look = if step.move_by > Money::ZERO { Look::Part(1) } else { Look::Part(2) };
        bar(sheet, name.clone(), (step.before, step.move_by), look)
    };
    let ends = (whole(words.beside_base, steps.from), whole(&visible(name), steps.to));
    let bars: Vec<Bar> = std::iter::once(ends.0).chain(named.iter().map(step)).chain([ends.1]).collect();
    Found {
        title: title(sheet, steps, name, &named),
        about: words.waterfall_about,
        legend: legend(sheet, &bars),
        table: grid(sheet, steps, name, &named),
        bars,
    }
}

/// What the looks mean that are there.
fn legend(sheet: Sheet<'_>, bars: &[Bar]) -> Vec<Series> {
    let words = sheet.words();
    let looks = |bar: &Bar, at| bar.parts.iter().any(|part| part.look == Look::part(at));
    let is_there = |at: &usize| bars.iter().any(|bar| looks(bar, *at));
    let names = [words.waterfall_total, words.waterfall_up, words.waterfall_down];
    let series = |(at, name): (usize, &str)| Series {
        look: Look::part(at),
        key: String::new(),
        name: name.to_owned(),
        value: String::new(),
    };
    names.into_iter().enumerate().filter(|(at, _)| is_there(at)).map(series).collect()
}

fn bar(sheet: Sheet<'_>, name: String, (from, amount): (Money, Money), look: Look) -> Bar {
    let is_step = look != Look::Part(0);
    let part = Part { look, amount, key: String::new(), told: told(sheet, &[&name], amount) };
    Bar {
        parts: vec![part],
        total: amount,
        from,
        limit: None,
        value: if is_step { signed(amount, sheet.plan.scale) } else { sheet.figure(amount) },
        note: String::new(),
        name,
    }
}

fn grid(sheet: Sheet<'_>, steps: &Waterfall, name: &str, named: &[(String, &Step)]) -> Grid {
    let words = sheet.words();
    let row = |name: String, cells: [String; 2], is_sum| GridRow { name, cells: cells.to_vec(), is_sum };
    let whole = |name: &str, total: Money, moved: String| row(capital(name), [moved, sheet.figure(total)], true);
    let step = |(name, step): &(String, &Step)| {
        row(name.clone(), [signed(step.move_by, sheet.plan.scale), sheet.figure(step.after)], false)
    };
    let heads = [words.waterfall_step, words.compare_difference, words.waterfall_after];
    let moved = signed(steps.to.minus(steps.from), sheet.plan.scale);
    let rows = std::iter::once(whole(words.beside_base, steps.from, String::new())).chain(named.iter().map(step));
    Grid {
        heads: heads.map(str::to_owned).to_vec(),
        rows: rows.chain([whole(&visible(name), steps.to, moved)]).collect(),
    }
}

/// By how much the scenario is more or less, and which step does most of it.
fn title(sheet: Sheet<'_>, steps: &Waterfall, name: &str, named: &[(String, &Step)]) -> String {
    let words = sheet.words();
    let moved = steps.to.minus(steps.from);
    if moved.is_zero() {
        return fill(words.waterfall_same, &[("name", name)]);
    }
    let (template, amount, sign) = match moved < Money::ZERO {
        true => (words.waterfall_less, Money::ZERO.minus(moved), -1),
        false => (words.waterfall_more, moved, 1),
    };
    let towards = named.iter().filter(|(_, step)| step.move_by.dong().signum() == sign);
    let most = towards.max_by_key(|(_, step)| step.move_by.dong().unsigned_abs());
    let (what, by) =
        most.map_or_else(Default::default, |(what, step)| (what.clone(), signed(step.move_by, sheet.plan.scale)));
    let percent = steps
        .percent()
        .map_or(String::new(), |percent| fill(words.waterfall_share, &[("percent", &percent_text(percent))]));
    let amount = amount_text(amount, sheet.plan.scale, sheet.lang);
    fill(template, &[("name", name), ("amount", &amount), ("share", &percent), ("most", &what), ("by", &by)])
}
