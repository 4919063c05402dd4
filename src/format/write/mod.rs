//! The plan as text: the same plan always gives the same bytes. It leaves out what is empty, and decides nothing else.

mod flat;
mod items;
mod json;
mod scenarios;
mod tables;
mod targets;

use super::words::{FORMAT, code_word, scale_word};
use crate::plan::{Ceiling, Correction, Driver, Norm, Plan, Source, Waiver};
use json::Json;

pub use flat::write_flat;

/// The plan file, readable by people too.
pub fn write(plan: &Plan) -> String {
    write_as(plan, true)
}

/// The plan file without line breaks and spaces.
pub fn write_compact(plan: &Plan) -> String {
    write_as(plan, false)
}

fn write_as(plan: &Plan, pretty: bool) -> String {
    let per_item = if pretty { 400 } else { 250 }; // bytes; a guess that spares most of the copying
    let mut json = Json::new(pretty, plan.outline.len().saturating_mul(per_item));
    json.object(&mut |json| write_plan(json, plan));
    json.finish()
}

fn write_plan(json: &mut Json, plan: &Plan) {
    json.text_field("format", FORMAT);
    json.integer_field("version", plan.edition());
    json.text_field("id", &plan.name);
    json.text_field("title", &plan.title);
    json.text_field("issuer", &plan.issuer);
    json.text_field("decision", &plan.decision);
    let years = [plan.period.first(), plan.period.last()];
    json.list_field("years", &years, |json, year| json.integer(u32::from(*year)));
    json.text_field("scale", scale_word(plan.scale));
    if !plan.index.is_empty() {
        items::numbers(json, "index", &plan.index, plan.period);
    }
    json.objects_field("sources", &plan.sources, write_source);
    json.objects_field("drivers", &plan.drivers, write_driver);
    items::write_items(json, plan);
    json.objects_field("targets", &plan.targets, targets::write_target);
    json.objects_field("ceilings", &plan.ceilings, write_ceiling);
    json.objects_field("norms", &plan.norms, write_norm);
    json.objects_field("tables", &plan.tables, |json, table| tables::write_table(json, table, &plan.claims));
    json.objects_field("corrections", &plan.corrections, write_correction);
    json.objects_field("waivers", &plan.waivers, write_waiver);
    json.objects_field("ranges", &plan.ranges, scenarios::write_range);
    json.objects_field("holds", &plan.holds, scenarios::write_hold);
    json.objects_field("weights", &plan.weights, scenarios::write_weight);
    json.objects_field("scenarios", &plan.scenarios, |json, scenario| {
        scenarios::write_scenario(json, scenario, plan.period);
    });
    json.integer_field("next_id", plan.next_id);
}

fn write_source(json: &mut Json, source: &Source) {
    json.integer_field("id", source.id);
    json.text_field("name", &source.name);
}

fn write_driver(json: &mut Json, driver: &Driver) {
    json.integer_field("id", driver.id);
    json.text_field("name", &driver.name);
    json.filled_text_field("unit", &driver.unit);
    json.decimal_field("value", driver.value);
}

fn write_ceiling(json: &mut Json, ceiling: &Ceiling) {
    json.integer_field("id", ceiling.id);
    json.money_field("amount", ceiling.amount);
    json.given_integer_field("year", ceiling.year.map(u32::from));
    json.given_integer_field("source", ceiling.source);
    json.given_integer_field("item", ceiling.item);
    if let Some(code) = &ceiling.code {
        json.object_field("code", &mut |json| {
            json.text_field("kind", code_word(code.kind));
            json.text_field("text", &code.text);
        });
    }
    if let Some(spent) = &ceiling.spent {
        json.object_field("spent", &mut |json| {
            json.integer_field("through", u32::from(spent.through));
            json.money_field("amount", spent.amount);
        });
    }
    json.filled_text_field("text", &ceiling.text);
}

fn write_norm(json: &mut Json, norm: &Norm) {
    json.integer_field("id", norm.id);
    json.text_field("name", &norm.name);
    json.filled_text_field("unit", &norm.unit);
    json.decimal_field("cap", norm.cap);
    json.filled_text_field("document", &norm.document);
    json.filled_text_field("date", &norm.date);
    if !norm.lines.is_empty() {
        json.list_field("lines", &norm.lines, |json, line| json.integer(*line));
    }
}

fn write_correction(json: &mut Json, correction: &Correction) {
    json.integer_field("figure", u32::try_from(correction.claim).unwrap_or(u32::MAX));
    json.text_field("text", &correction.text);
}

fn write_waiver(json: &mut Json, waiver: &Waiver) {
    json.text_field("finding", &waiver.finding);
    json.text_field("reason", &waiver.reason);
}
