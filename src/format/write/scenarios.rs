//! Scenarios as text, and what a planner knows beside the figures. It makes no change of a scenario.

use super::items::{write_factor, write_funding};
use super::json::Json;
use super::targets::{write_baseline, write_contribution, write_goal, write_population};
use super::write_ceiling;
use crate::format::words::{range_word, verdict_word};
use crate::plan::{Change, Command, Funding, Hold, Opinion, Period, Range, Scenario, Spelt, Weight};

/// The fields of a range.
pub(super) fn write_range(json: &mut Json, range: &Range) {
    json.integer_field("item", range.item);
    json.text_field("of", range_word(range.of));
    json.decimal_field("low", range.low);
    json.decimal_field("high", range.high);
}

/// The fields of what a cut must leave.
pub(super) fn write_hold(json: &mut Json, hold: &Hold) {
    json.integer_field("item", hold.item);
    if hold.locked {
        json.true_field("locked");
    }
    if let Some(least) = hold.least {
        json.decimal_field("least", least);
    }
    if hold.rank > 0 {
        json.integer_field("rank", u32::from(hold.rank));
    }
}

/// The fields of how much a target counts.
pub(super) fn write_weight(json: &mut Json, weight: &Weight) {
    json.integer_field("target", weight.target);
    json.integer_field("weight", u32::from(weight.weight));
}

/// The fields of a scenario.
pub(super) fn write_scenario(json: &mut Json, scenario: &Scenario, period: Period) {
    json.integer_field("id", scenario.id);
    json.text_field("name", &scenario.name);
    json.objects_field("changes", &scenario.changes, |json, change| write_change(json, change, period));
    json.objects_field("opinions", &scenario.opinions, write_opinion);
}

fn write_change(json: &mut Json, change: &Change, period: Period) {
    json.object_field("command", &mut |json| write_command(json, &change.command, period));
    if let Some(was) = &change.was {
        json.object_field("was", &mut |json| write_command(json, was, period));
    }
    if change.first_id > 0 {
        json.integer_field("first_id", change.first_id);
    }
}

fn write_opinion(json: &mut Json, opinion: &Opinion) {
    json.integer_field("item", opinion.item);
    json.text_field("verdict", verdict_word(opinion.verdict));
    json.filled_text_field("reason", &opinion.reason);
}

fn write_command(json: &mut Json, command: &Command, period: Period) {
    let Some((verb, spelt)) = command.spelt() else { return };
    json.text_field("do", verb.word());
    json.given_integer_field("of", spelt.of);
    json.given_integer_field("year", spelt.year.map(u32::from));
    json.given_integer_field("after", spelt.after);
    json.given_integer_field("below", spelt.below);
    json.given_integer_field("at", spelt.at);
    json.given_integer_field("years", spelt.years.map(u32::from));
    write_values(json, &spelt);
    json.objects_field("factors", &spelt.factors, write_factor);
    if spelt.funding != Funding::Unstated {
        json.object_field("funding", &mut |json| write_funding(json, &spelt.funding, period));
    }
    if let Some(goal) = &spelt.goal {
        json.object_field("goal", &mut |json| write_goal(json, goal));
    }
    write_baseline(json, spelt.baseline.as_ref());
    write_population(json, spelt.population.as_ref());
    json.objects_field("contributions", &spelt.contributions, write_contribution);
    if let Some(ceiling) = &spelt.ceiling {
        json.object_field("ceiling", &mut |json| write_ceiling(json, ceiling));
    }
}

fn write_values(json: &mut Json, spelt: &Spelt) {
    if let Some(value) = spelt.value {
        json.decimal_field("value", value);
    }
    if let Some(amount) = spelt.amount {
        json.money_field("amount", amount);
    }
    if let Some(step) = spelt.step {
        json.money_field("step", step);
    }
    json.filled_text_field("text", &spelt.text);
    json.filled_text_field("unit", &spelt.unit);
}
