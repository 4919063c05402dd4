//! The targets of a plan as text. It writes figures, and never whether they are reached.

use super::json::Json;
use crate::plan::{Baseline, Contribution, Goal, Population, Target};

/// The fields of a target.
pub(super) fn write_target(json: &mut Json, target: &Target) {
    json.integer_field("id", target.id);
    json.filled_text_field("number", &target.number);
    json.text_field("text", &target.text);
    json.object_field("goal", &mut |json| write_goal(json, &target.goal));
    json.given_integer_field("year", target.year.map(u32::from));
    write_baseline(json, target.baseline.as_ref());
    write_population(json, target.population.as_ref());
    json.given_integer_field("parent", target.parent);
    json.objects_field("contributions", &target.contributions, write_contribution);
}

/// The field for where things stand before, if that is known.
pub(super) fn write_baseline(json: &mut Json, baseline: Option<&Baseline>) {
    let Some(baseline) = baseline else { return };
    json.object_field("baseline", &mut |json| {
        json.decimal_field("value", baseline.value);
        json.given_integer_field("year", baseline.year.map(u32::from));
        json.filled_text_field("text", &baseline.text);
    });
}

/// The field for of how many, if that is known.
pub(super) fn write_population(json: &mut Json, population: Option<&Population>) {
    let Some(population) = population else { return };
    json.object_field("population", &mut |json| {
        json.decimal_field("value", population.value);
        json.filled_text_field("unit", &population.unit);
        json.filled_text_field("text", &population.text);
    });
}

/// The fields of what a line adds.
pub(super) fn write_contribution(json: &mut Json, contribution: &Contribution) {
    json.integer_field("item", contribution.item);
    json.decimal_field("effect", contribution.effect);
    if let Some(cap) = contribution.cap {
        json.decimal_field("cap", cap);
    }
    if contribution.delay > 0 {
        json.integer_field("delay", u32::from(contribution.delay));
    }
}

/// The fields of what a target asks for.
pub(super) fn write_goal(json: &mut Json, goal: &Goal) {
    match goal {
        Goal::AtLeast { value, unit } => {
            json.decimal_field("at_least", *value);
            json.filled_text_field("unit", unit);
        }
        Goal::Range { from, to, unit } => {
            json.decimal_field("from", *from);
            json.decimal_field("to", *to);
            json.filled_text_field("unit", unit);
        }
        Goal::Level(level) => json.integer_field("level", u32::from(*level)),
        Goal::Done => json.true_field("done"),
    }
}
