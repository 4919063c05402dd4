//! The printed tables of a plan as text: the flat claims put back into rows. It keeps their order and every raw text.

use super::json::Json;
use crate::format::printed::plain_reading;
use crate::format::words::scale_word;
use crate::money::write_plain;
use crate::plan::{Claim, ClaimField, Table};

/// The fields of a table.
pub(super) fn write_table(json: &mut Json, table: &Table, claims: &[Claim]) {
    json.integer_field("id", table.id);
    json.text_field("title", &table.title);
    json.filled_text_field("place", &table.place);
    json.text_field("scale", scale_word(table.scale));
    if let Some(unit) = &table.unit_printed {
        json.text_field("unit_printed", unit);
    }
    json.given_integer_field("source", table.source);
    let claims: Vec<&Claim> = claims.iter().filter(|claim| claim.table == table.id).collect();
    let rows: Vec<&[&Claim]> = claims.chunk_by(|one, next| share_a_row(one, next)).collect();
    json.list_field("rows", &rows, |json, row| json.object(&mut |json| write_row(json, row)));
}

/// Whether two claims that follow each other can stand in one row: reading it gives them back in this order.
fn share_a_row(one: &Claim, next: &Claim) -> bool {
    (one.subject.item, one.subject.source) == (next.subject.item, next.subject.source) && place(one) < place(next)
}

/// Where in its row a claim stands: which field, and which year of it.
fn place(claim: &Claim) -> (u8, u16) {
    match (claim.subject.field, claim.subject.year) {
        (ClaimField::Price, _) => (0, 0),
        (ClaimField::Count, _) => (1, 0),
        (ClaimField::Amount, Some(year)) => (2, year),
        (ClaimField::Amount, None) => (3, 0),
        (ClaimField::Words, _) => (4, 0),
        (ClaimField::TargetGroups, _) => (5, 0),
    }
}

fn write_row(json: &mut Json, row: &[&Claim]) {
    if let Some(first) = row.first() {
        json.given_integer_field("item", first.subject.item);
        json.given_integer_field("source", first.subject.source);
    }
    for part in row.chunk_by(|one, next| place(one).0 == place(next).0) {
        let Some(claim) = part.first() else { continue };
        match (claim.subject.field, claim.subject.year) {
            (ClaimField::Price, _) => write_figure(json, "price", claim),
            (ClaimField::Count, _) => write_figure(json, "count", claim),
            (ClaimField::Amount, Some(_)) => json.object_field("years", &mut |json| write_years(json, part)),
            (ClaimField::Amount, None) => write_figure(json, "amount", claim),
            (ClaimField::Words, _) => json.text_field("words", &claim.raw),
            (ClaimField::TargetGroups, _) => write_figure(json, "target_groups", claim),
        }
    }
}

fn write_years(json: &mut Json, claims: &[&Claim]) {
    for claim in claims {
        let year = claim.subject.year.unwrap_or_default();
        write_figure(json, &year.to_string(), claim);
    }
}

fn write_figure(json: &mut Json, key: &str, claim: &Claim) {
    if plain_reading(&claim.raw) == claim.reading {
        return json.text_field(key, &claim.raw);
    }
    json.object_field(key, &mut |json| {
        json.text_field("raw", &claim.raw);
        json.text_field("reading", &write_plain(claim.reading.unwrap_or_default()));
    });
}
