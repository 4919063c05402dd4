//! Makes the plan of the next years out of the commands that a planner would give. Guesses nothing.

use super::spent::spent;
use super::{Carries, Carry, Dropped, Roll, RollProblem, RollSummary, RollWords, Rolled};
use crate::calc::{Row, compute, price_in_year};
use crate::edit::{Command, ItemText, TargetChange, apply};
use crate::money::{Decimal, LIMITS, Money, fold_word};
use crate::plan::{
    Baseline, Basis, ByYear, Ceiling, FactorValue, Funding, Id, Item, Kind, Line, Outline, Period, Plan, Price, Range,
    RangeOf, Spent, Target,
};
use crate::scenario::shift::years_on;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The months of a year.
const MONTHS: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// The plan of the next years, as many as this one has.
///
/// # Errors
/// A [`RollProblem`], if those years are none, or a figure of the roll cannot be set.
pub fn rolled(plan: &Plan, roll: &Roll, words: &RollWords) -> Result<Rolled, RollProblem> {
    let by = u16::try_from(plan.period.len()).unwrap_or(u16::MAX);
    let later = |year: u16| year.saturating_add(by);
    let period = Period::new(later(plan.period.first()), later(plan.period.last())).ok_or(RollProblem::Years)?;
    let mut dropped = Vec::new();
    let next = on(plan, period, roll, words, &mut dropped);
    let commands = commands(plan, roll, words, &mut dropped);
    let mut next = apply(&next, &Command::Several(commands)).map_err(RollProblem::Refused)?;
    next.outline = unmarked(&next.outline);
    next.ranges = next.ranges.iter().map(|range| follow(plan, &next, range)).collect();
    let summary = summary(plan, &next, roll, dropped);
    Ok(Rolled { plan: next, summary })
}

/// The plan in its new years, before any line goes and any price rises.
fn on(plan: &Plan, period: Period, roll: &Roll, words: &RollWords, dropped: &mut Vec<Dropped>) -> Plan {
    let by = period.first().saturating_sub(plan.period.first());
    let text = |text: &str| years_on(text, plan.period, by);
    let year = |year: u16| if plan.period.index(year).is_some() { year.saturating_add(by) } else { year };
    note(dropped, !plan.decision.is_empty(), Dropped::Decision);
    note(dropped, !plan.claims.is_empty() || !plan.tables.is_empty(), Dropped::Figures(plan.claims.len()));
    note(dropped, !plan.waivers.is_empty(), Dropped::Waivers(plan.waivers.len()));
    dropped.extend(plan.scenarios.iter().map(|scenario| Dropped::Scenario(scenario.id)));
    let mut index = plan.index.clone();
    if let Some(first) = index.first_mut().filter(|first| first.is_some() && !roll.percent.is_zero()) {
        *first = None;
        dropped.push(Dropped::Index(period.first()));
    }
    if index.iter().all(Option::is_none) {
        index.clear();
    }
    let mut ceilings: Vec<Ceiling> = plan.ceilings.iter().map(|ceiling| later(plan, ceiling, roll, dropped)).collect();
    ceilings.iter_mut().for_each(|ceiling| ceiling.year = ceiling.year.map(year));
    let carries = roll.carries();
    let target = |target: &Target| Target { text: text(&target.text), year: target.year.map(year), ..target.clone() };
    let items = plan.outline.items().iter().map(|item| Arc::new(item_on(plan, item, &carries, &text))).collect();
    Plan {
        name: text(&plan.name),
        title: text(&plan.title),
        decision: words.decision.clone(),
        period,
        outline: Outline::from_items(items).unwrap_or_default(),
        targets: plan.targets.iter().map(target).collect(),
        ceilings,
        tables: Vec::new(),
        claims: Vec::new(),
        corrections: Vec::new(),
        waivers: Vec::new(),
        scenarios: Vec::new(),
        index,
        ..plan.clone()
    }
}

fn note(dropped: &mut Vec<Dropped>, is_there: bool, thing: Dropped) {
    if is_there {
        dropped.push(thing);
    }
}

/// The ceiling with what was spent under it, if it goes on; else a new one of the same amount.
fn later(plan: &Plan, ceiling: &Ceiling, roll: &Roll, dropped: &mut Vec<Dropped>) -> Ceiling {
    if roll.going_on.contains(&ceiling.id) && ceiling.year.is_none() {
        let amount = spent(plan, ceiling, roll);
        return Ceiling { spent: Some(Spent { through: plan.period.last(), amount }), ..ceiling.clone() };
    }
    note(dropped, ceiling.spent.is_some(), Dropped::Spent(ceiling.id));
    Ceiling { spent: None, ..ceiling.clone() }
}

fn item_on(plan: &Plan, item: &Item, carries: &Carries, text: &dyn Fn(&str) -> String) -> Item {
    let kind = match &item.kind {
        Kind::Group => Kind::Group,
        Kind::Line(line) if carries.get(&item.id) == Some(&Carry::Recurring) => Kind::Line(recurring(plan, line)),
        Kind::Line(line) => Kind::Line(line.clone()),
    };
    Item {
        label: text(&item.label),
        note: text(&item.note),
        prose: item.prose.iter().map(|sentence| text(sentence)).collect(),
        kind,
        ..item.clone()
    }
}

/// The line as it was in the last year that has it, in every year and for the whole of it.
fn recurring(plan: &Plan, line: &Line) -> Line {
    let mut line = line.clone();
    match &mut line.basis {
        Basis::Blank => {}
        Basis::LumpSum(amounts) => as_last(amounts),
        Basis::UnitCost { count, .. } => {
            as_last(&mut count.by_year);
            for factor in count.factors.iter_mut().filter(|factor| fold_word(factor.unit.trim()) == fold_word("tháng"))
            {
                let is_less = factor.number(plan).is_some_and(|months| months < MONTHS && !months.is_zero());
                match &mut factor.value {
                    FactorValue::Number(months) if is_less => *months = MONTHS,
                    _ => {}
                }
            }
        }
    }
    if let Funding::Amounts(shares) = &mut line.funding {
        shares.iter_mut().for_each(|(_, amounts)| as_last(amounts));
    }
    line
}

fn as_last<T: Copy>(values: &mut ByYear<T>) {
    let last = values.iter().rev().find_map(|value| *value);
    values.iter_mut().for_each(|value| *value = last);
}

/// What a planner would do next, in order.
fn commands(plan: &Plan, roll: &Roll, words: &RollWords, dropped: &mut Vec<Dropped>) -> Vec<Command> {
    let gone = gone(plan, roll);
    list_gone(plan, &gone, dropped);
    let is_top = |at: &usize| {
        plan.outline
            .parent(*at)
            .and_then(|at| plan.outline.items().get(at))
            .is_none_or(|group| !gone.contains(&group.id))
    };
    let items = || plan.outline.items().iter().enumerate();
    let deleted = items().filter(|(at, item)| gone.contains(&item.id) && is_top(at));
    let mut commands: Vec<Command> = deleted.map(|(_, item)| Command::DeleteItem(item.id)).collect();
    let kept = || items().filter(|(_, item)| !gone.contains(&item.id)).map(|(_, item)| item);
    commands.extend(kept().filter_map(|item| price_on(plan, item)));
    if !roll.percent.is_zero() {
        commands.push(Command::ScalePrices { item: None, percent: roll.percent, step: roll.step });
    }
    for (line, said) in &words.notes {
        let Some(item) = kept().find(|item| item.id == *line) else { continue };
        let text = [item.note.trim(), said].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ");
        commands.push(Command::SetItemText { item: *line, field: ItemText::Note, text });
    }
    let has_figure = |id: Id| plan.targets.iter().any(|it| it.id == id && it.goal.threshold().is_some());
    commands.extend(roll.reached.iter().filter(|(target, _)| has_figure(*target)).map(|(target, value)| {
        let baseline = Baseline { value: *value, year: Some(plan.period.last()), text: words.reached.clone() };
        Command::SetTarget { target: *target, change: TargetChange::Baseline(Some(baseline)) }
    }));
    commands
}

/// The lines that were once and for all, and the groups in which nothing else was.
fn gone(plan: &Plan, roll: &Roll) -> BTreeSet<Id> {
    let (carries, mut gone) = (roll.carries(), BTreeSet::new());
    // the last items first, so that a group is looked at after all that is in it
    for (at, item) in plan.outline.items().iter().enumerate().rev() {
        let below = plan.outline.subtree(at);
        let inside =
            plan.outline.items().get(below).and_then(|all| all.split_first()).map_or(&[][..], |(_, rest)| rest);
        let goes = if item.is_group() {
            !inside.is_empty() && inside.iter().all(|item| gone.contains(&item.id))
        } else {
            carries.get(&item.id) == Some(&Carry::Once)
        };
        if goes {
            gone.insert(item.id);
        }
    }
    gone
}

fn list_gone(plan: &Plan, gone: &BTreeSet<Id>, dropped: &mut Vec<Dropped>) {
    let report = compute(plan);
    for (at, item) in plan.outline.items().iter().enumerate().filter(|(_, item)| gone.contains(&item.id)) {
        let total = report.total(Row::Item(at));
        dropped.push(if item.is_group() { Dropped::Group(item.id) } else { Dropped::Line(item.id, total) });
    }
    for target in &plan.targets {
        let of_gone = target.contributions.iter().filter(|one| gone.contains(&one.item));
        dropped.extend(of_gone.map(|one| Dropped::Contribution { target: target.id, item: one.item }));
    }
    let on_gone = plan.ceilings.iter().filter(|ceiling| ceiling.item.is_some_and(|item| gone.contains(&item)));
    dropped.extend(on_gone.map(|ceiling| Dropped::Ceiling(ceiling.id)));
}

/// The price of the last year that has one, where the line does not say just that in all years.
fn price_on(plan: &Plan, item: &Item) -> Option<Command> {
    let Basis::UnitCost { price, .. } = &item.line()?.basis else { return None };
    let last = (0..plan.period.len()).rev().find_map(|index| price_in_year(plan, price, index));
    let differs = *price != Price::Constant(last) && last.is_some();
    differs.then_some(Command::SetPrice { item: item.id, year: None, price: last })
}

/// The outline with nothing marked as changed: no document prints this plan.
fn unmarked(outline: &Outline) -> Outline {
    let unmarked = |item: &Arc<Item>| {
        if item.edited { Arc::new(Item { edited: false, ..Item::clone(item) }) } else { item.clone() }
    };
    Outline::from_items(outline.items().iter().map(unmarked).collect()).unwrap_or_default()
}

/// The range in proportion to its figure.
fn follow(plan: &Plan, next: &Plan, range: &Range) -> Range {
    let before = likely(plan, range).filter(|before| !before.is_zero());
    let Some((before, after)) = before.zip(likely(next, range)).filter(|(before, after)| before != after) else {
        return *range;
    };
    let away = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    // what is likely can be set, but what may be above it may not
    let largest = Decimal::from(10_i64.saturating_pow(LIMITS.whole_digits).saturating_sub(1));
    let decimals = |value: Decimal| if range.of == RangeOf::Count { value.normalize().scale() } else { 0 };
    let moved = |value: Decimal| {
        let moved = value.checked_mul(after).and_then(|product| product.checked_div(before));
        moved.map_or(value, |moved| moved.round_dp_with_strategy(decimals(value), away).normalize().min(largest))
    };
    Range { low: moved(range.low), high: moved(range.high), ..*range }
}

/// The figure that a range is about.
fn likely(plan: &Plan, range: &Range) -> Option<Decimal> {
    let line = plan.outline.get(range.item)?.line()?;
    match (&line.basis, range.of) {
        (Basis::UnitCost { price, .. }, RangeOf::Price) => {
            (0..plan.period.len()).find_map(|index| price.in_year(index))
        }
        (Basis::UnitCost { .. }, RangeOf::Count) => plan.total_count(line),
        (Basis::LumpSum(amounts), RangeOf::Amount) => amounts.iter().flatten().copied().sum::<Money>().to_decimal(),
        _ => None,
    }
}

fn summary(plan: &Plan, next: &Plan, roll: &Roll, dropped: Vec<Dropped>) -> RollSummary {
    let (before, after) = (compute(plan), compute(next));
    let lines = || next.outline.items().iter().enumerate().filter(|(_, item)| !item.is_group());
    let carries = roll.carries();
    let recurs = |item: &Item| carries.get(&item.id) == Some(&Carry::Recurring);
    let first = |at: usize| after.in_year(Row::Item(at), 0).unwrap_or_default();
    let carried: Vec<(Id, Money)> =
        lines().filter(|(_, item)| recurs(item)).map(|(at, item)| (item.id, first(at))).collect();
    RollSummary {
        recurring: carried.iter().map(|(_, amount)| *amount).sum(),
        carried,
        again: lines().filter(|(_, item)| !recurs(item)).count(),
        dropped,
        before: before.grand_total(),
        after: after.grand_total(),
    }
}
