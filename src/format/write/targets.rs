//! The targets of a plan as text. It writes figures, and never whether they are reached.

use super::json::Json;
use crate::money::write_plain;
use crate::plan::{Goal, Target};

/// The fields of a target.
pub(super) fn write_target(json: &mut Json, target: &Target) {
    json.integer_field("id", target.id);
    json.filled_text_field("number", &target.number);
    json.text_field("text", &target.text);
    json.object_field("goal", &mut |json| write_goal(json, &target.goal));
    json.given_integer_field("year", target.year.map(u32::from));
    if let Some(baseline) = &target.baseline {
        json.object_field("baseline", &mut |json| {
            json.text_field("value", &write_plain(baseline.value));
            json.given_integer_field("year", baseline.year.map(u32::from));
            json.filled_text_field("text", &baseline.text);
        });
    }
    if let Some(population) = &target.population {
        json.object_field("population", &mut |json| {
            json.text_field("value", &write_plain(population.value));
            json.filled_text_field("unit", &population.unit);
            json.filled_text_field("text", &population.text);
        });
    }
    json.given_integer_field("parent", target.parent);
    json.objects_field("contributions", &target.contributions, |json, contribution| {
        json.integer_field("item", contribution.item);
        json.text_field("effect", &write_plain(contribution.effect));
        if let Some(cap) = contribution.cap {
            json.text_field("cap", &write_plain(cap));
        }
        if contribution.delay > 0 {
            json.integer_field("delay", u32::from(contribution.delay));
        }
    });
}

fn write_goal(json: &mut Json, goal: &Goal) {
    match goal {
        Goal::AtLeast { value, unit } => {
            json.text_field("at_least", &write_plain(*value));
            json.filled_text_field("unit", unit);
        }
        Goal::Range { from, to, unit } => {
            json.text_field("from", &write_plain(*from));
            json.text_field("to", &write_plain(*to));
            json.filled_text_field("unit", unit);
        }
        Goal::Level(level) => json.integer_field("level", u32::from(*level)),
        Goal::Done => json.true_field("done"),
    }
}
