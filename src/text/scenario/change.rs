//! A change of a scenario in one phrase, and what speaks against it. Makes no change itself, but to know what was there.

use super::named;
use super::value::value_text;
use crate::edit::{
    Cell, Command, Conflict, Conflicted, Field, ItemText, Move, Place, Reason, Refusal, replay, standing,
};
use crate::money::{Decimal, Money, Scale, print_decimal};
use crate::plan::{Id, Plan, Scenario, TargetChange};
use crate::text::place::quoted;
use crate::text::{
    Lang, amount_text, capital, ceiling_name, cell_name, fill, refusal_text, scale_unit, signed_number, target_name,
};

/// What a command of a scenario does to that plan: `Đơn giá “1.1 Thuê hội trường”: 9.000.000 → 8.500.000 đồng`.
pub fn change_text(plan: &Plan, command: &Command, lang: Lang) -> String {
    let words = lang.catalogue();
    let item = |template: &str, id: Id| fill_as(template, &named(plan, id, lang));
    match command {
        Command::Several(commands) => {
            commands.iter().map(|command| change_text(plan, command, lang)).collect::<Vec<_>>().join("; ")
        }
        Command::ScalePrices { item, percent, step } => {
            let (one, all) = (words.change_prices, words.change_prices_all);
            scaled(plan, (*item, *percent, *step), (one, all), lang)
        }
        Command::ScaleCounts { item, percent, .. } => {
            let (one, all) = (words.change_counts, words.change_counts_all);
            scaled(plan, (*item, *percent, Money::new(1)), (one, all), lang)
        }
        Command::Delay { item: id, years: 1 } => item(words.change_delay_one, *id),
        Command::Delay { item: id, years } => {
            let (name, years) = (named(plan, *id, lang), years.to_string());
            fill(words.change_delay, &[("item", &name), ("years", &years)])
        }
        Command::AddItem { group, place } => {
            let what = if *group { words.change_add_group } else { words.change_add_line };
            placed(plan, what, *place, lang)
        }
        Command::DeleteItem(id) => item(words.change_delete, *id),
        Command::DuplicateItem(id) => item(words.change_duplicate, *id),
        Command::MoveItem { item: id, to } => match to {
            Move::Up => item(words.change_move_up, *id),
            Move::Down => item(words.change_move_down, *id),
            Move::Indent => item(words.change_move_in, *id),
            Move::Outdent => item(words.change_move_out, *id),
            Move::To(place) => placed(plan, &item(words.change_move, *id), *place, lang),
        },
        Command::AddSource { name } => fill_as(words.change_add_source, &quoted(name)),
        Command::AddDriver { name, unit, value } => {
            let to = with_unit(print_decimal(value.normalize()), unit);
            fill(words.change_add_driver, &[("item", &quoted(name)), ("to", &to)])
        }
        Command::AddCeiling(ceiling) => {
            let (name, to) = (ceiling_name(plan, ceiling, lang), amount_text(ceiling.amount, plan.scale, lang));
            fill(words.change_add_ceiling, &[("item", &name), ("to", &to)])
        }
        Command::DeleteCeiling(id) => fill_as(words.change_delete_ceiling, &ceiling(plan, *id, lang)),
        _ => set(plan, command, lang),
    }
}

/// Each change of the scenario, on the plan as the changes before it make it.
pub fn changes_text(base: &Plan, scenario: &Scenario, lang: Lang) -> Vec<String> {
    let mut texts = Vec::with_capacity(scenario.changes.len());
    replay(base, &scenario.changes, &mut |at, before, _| {
        texts.extend(scenario.changes.get(at).map(|change| change_text(before, &change.command, lang)));
    });
    texts
}

/// How the plan speaks against a change of the scenario.
pub fn conflict_text(plan: &Plan, scenario: &Scenario, conflict: &Conflict, lang: Lang) -> String {
    let words = lang.catalogue();
    match &conflict.how {
        Conflicted::Refused(Refusal { reason: Reason::Missing(_), .. }) => words.conflict_gone.to_owned(),
        Conflicted::Refused(refusal) => fill(words.conflict_refused, &[("why", &refusal_text(plan, refusal, lang))]),
        Conflicted::Moved(now) => {
            let was = scenario.changes.get(conflict.at).and_then(|change| change.was.as_deref());
            let text = |command: &Command| {
                let text = value_text(plan, command, lang);
                if text.is_empty() {
                    words.compare_blank.to_owned()
                } else {
                    with_unit(text, &unit(plan, command, lang))
                }
            };
            let was = was.map_or(words.compare_blank.to_owned(), text);
            fill(words.conflict_moved, &[("now", &text(now)), ("was", &was)])
        }
    }
}

fn fill_as(template: &str, item: &str) -> String {
    fill(template, &[("item", item)])
}

/// "{what}: {from} → {to}", as short as that can be said.
fn set(plan: &Plan, command: &Command, lang: Lang) -> String {
    let words = lang.catalogue();
    let what = capital(&place(plan, command, lang));
    let from = standing(plan, command).map_or(String::new(), |was| value_text(plan, &was, lang));
    let to = value_text(plan, command, lang);
    if from == to {
        return fill(words.compare_changed, &[("field", &what)]);
    }
    let blank = words.compare_blank.to_owned();
    let to = if to.is_empty() { blank } else { with_unit(to, &unit(plan, command, lang)) };
    let template = if from.is_empty() { words.change_to } else { words.change_pair };
    fill(template, &[("what", &what), ("from", &from), ("to", &to)])
}

/// What the command sets: "đơn giá “1.1 Thuê hội trường”, năm 2018".
fn place(plan: &Plan, command: &Command, lang: Lang) -> String {
    let words = lang.catalogue();
    let Cell { of, field, year } = command.cell();
    let name = cell_name(words, field);
    let what = match (command, of) {
        (Command::SetIndex { .. }, _) => name.to_owned(),
        (Command::SetDriverValue { driver, .. }, _) => {
            plan.driver(*driver).map_or(name.to_owned(), |driver| quoted(&driver.name))
        }
        (Command::SetTarget { target, change }, _) => {
            let target = target_name(plan, *target, lang).unwrap_or_else(|| words.gone_item.to_owned());
            let field = if matches!(change, TargetChange::Number(_)) { words.cell_number } else { name };
            fill(words.change_target, &[("item", &target), ("field", field)])
        }
        (Command::SetCeiling(ceiling), _) => fill_as(words.change_ceiling, &ceiling_name(plan, ceiling, lang)),
        // the first name of a line is no name of another
        (Command::SetItemText { item, field: ItemText::Label, .. }, _) if is_nameless(plan, *item) => name.to_owned(),
        (_, Some(id)) => fill(words.change_of, &[("field", name), ("item", &named(plan, id, lang))]),
        (_, None) => name.to_owned(),
    };
    match year.filter(|_| field != Field::Year) {
        Some(year) => fill(words.change_year, &[("what", &what), ("year", &year.to_string())]),
        None => what,
    }
}

fn is_nameless(plan: &Plan, id: Id) -> bool {
    plan.outline.get(id).is_some_and(|item| item.label.is_empty())
}

/// The unit that is said after the value.
fn unit(plan: &Plan, command: &Command, lang: Lang) -> String {
    match command {
        Command::SetPrice { .. } | Command::SetAmount { .. } | Command::SpreadAmount { .. } => {
            scale_unit(plan.scale, lang).to_owned()
        }
        Command::SetCount { item, .. } => {
            let line = plan.outline.get(*item).and_then(|item| item.line());
            // "web/năm" is a unit of the price, not of a number
            let unit = line.map_or("", |line| line.unit.as_str());
            unit.split('/').next().unwrap_or_default().to_owned()
        }
        Command::SetDriverValue { driver, .. } => {
            plan.driver(*driver).map_or(String::new(), |driver| driver.unit.clone())
        }
        _ => String::new(),
    }
}

fn with_unit(text: String, unit: &str) -> String {
    if unit.is_empty() { text } else { [&text, " ", unit].concat() }
}

fn ceiling(plan: &Plan, id: Id, lang: Lang) -> String {
    let found = plan.ceilings.iter().find(|ceiling| ceiling.id == id);
    found.map_or(lang.catalogue().gone_item.to_owned(), |ceiling| ceiling_name(plan, ceiling, lang))
}

fn placed(plan: &Plan, what: &str, place: Place, lang: Lang) -> String {
    let words = lang.catalogue();
    let (template, id) = match place {
        Place::After(id) => (words.change_after, id),
        Place::In { group: Some(id), .. } => (words.change_within, id),
        Place::In { group: None, .. } => return what.to_owned(),
    };
    fill(template, &[("what", what), ("item", &named(plan, id, lang))])
}

fn scaled(
    plan: &Plan,
    (item, percent, step): (Option<Id>, Decimal, Money),
    (one, all): (&str, &str),
    lang: Lang,
) -> String {
    let percent = [&signed_number(percent), "%"].concat();
    let name = item.map_or(String::new(), |id| named(plan, id, lang));
    let text = fill(if item.is_some() { one } else { all }, &[("item", &name), ("percent", &percent)]);
    let step = match step.dong() {
        ..=1 => return text,
        1_000 => scale_unit(Scale::Thousand, lang).to_owned(),
        1_000_000 => scale_unit(Scale::Million, lang).to_owned(),
        _ => amount_text(step, Scale::Dong, lang),
    };
    [text, fill(lang.catalogue().change_rounded, &[("step", &step)])].concat()
}
