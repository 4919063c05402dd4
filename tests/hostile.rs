//! Sixty hostile texts in every field of a plan: read, shown, drawn, copied and written, they stay texts. What the page
//! makes of them, `tests/e2e/journeys/hostile.rs` asks a browser.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::print_stdout)]

#[path = "hostile/plans.rs"]
mod plans;
#[path = "hostile/strings.rs"]
mod strings;

use du_toan::calc::compute;
use du_toan::chart::{charts, picture};
use du_toan::check::{check, judge};
use du_toan::entry::Column;
use du_toan::format::{read, write, write_compact};
use du_toan::mend::mends;
use du_toan::plan::{Plan, has_hidden};
use du_toan::range::{Clip, copy};
use du_toan::text::{Lang, as_html, as_tsv, corrections, finding_text, printed_tables, report, visible};
use plans::FIELDS;
use serde_json::Value;

/// Every plan: over all of them, each text stands in each field.
fn plans() -> Vec<Plan> {
    let strings = strings::strings();
    let file = |first: usize| plans::plan("thu", |field| strings[(first + field) % strings.len()].clone());
    (0..strings.len()).map(|first| read(&file(first)).unwrap()).collect()
}

/// Every text in a plan file, fixed words included.
fn values(file: &Value, found: &mut Vec<String>) {
    match file {
        Value::String(text) => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| values(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| values(value, found)),
        _ => {}
    }
}

#[test]
fn there_are_sixty_and_each_is_another() {
    let mut strings = strings::strings();
    assert!(strings.iter().all(|text| !text.is_empty() && text.chars().count() <= 4_000));
    strings.sort();
    strings.dedup();
    assert_eq!(strings.len(), 60);
}

#[test]
fn a_file_gives_back_every_text_byte_for_byte() {
    let strings = strings::strings();
    for (first, plan) in plans().iter().enumerate() {
        for text in [write(plan), write_compact(plan)] {
            assert_eq!(read(&text).as_ref(), Ok(plan));
            let mut found = Vec::new();
            values(&serde_json::from_str(&text).unwrap(), &mut found);
            for field in 0..FIELDS {
                let text = &strings[(first + field) % strings.len()];
                assert!(found.contains(text), "{text:?} is not in the file");
            }
        }
    }
}

/// The elements that an HTML or XML text begins, by name.
fn elements(markup: &str) -> Vec<&str> {
    let begins = markup.split('<').skip(1).filter(|rest| !rest.starts_with('/'));
    begins.map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()).collect()
}

/// Whether no handler and no address stands in a tag.
fn has_plain_tags(markup: &str) -> bool {
    let tags = markup.split('<').skip(1).filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag);
    tags.into_iter().all(|tag| {
        let outside: String = tag.split('"').step_by(2).collect();
        !outside
            .split_whitespace()
            .skip(1)
            .any(|part| part.starts_with("on") || part.contains("href") || part.contains("src"))
    })
}

#[test]
fn what_is_drawn_and_copied_has_only_its_own_elements() {
    for plan in plans() {
        let computed = compute(&plan);
        for chart in charts(&plan, &computed, Lang::Vi) {
            let svg = picture(&chart, Lang::Vi).svg;
            let own = ["svg", "title", "desc", "rect", "text", "g", "path"];
            assert!(elements(&svg).iter().all(|name| own.contains(name)), "{svg}");
            assert!(has_plain_tags(&svg), "{svg}");
            // XML has no place for most controls, not even as entities
            assert!(!svg.trim_end().contains(char::is_control), "{svg:?}");
            // a name that was cut to fit may end in the joiner of an emoji
            assert!(!has_hidden(&svg.replace(['\n', '\u{2068}', '\u{2069}', '\u{200d}'], "")), "{svg:?}");
        }
        let ids: Vec<u32> = plan.outline.items().iter().map(|item| item.id).collect();
        let copied = copy(&plan, &computed, &ids, &Column::of(&plan), Lang::Vi);
        let own = ["html", "body", "table", "tr", "td"];
        assert!(elements(&copied.html).iter().all(|name| own.contains(name)), "{}", copied.html);
        assert!(has_plain_tags(&copied.html), "{}", copied.html);
        assert_eq!(Clip::from_text(&copied.text).unwrap().size(), (ids.len(), Column::of(&plan).len()));
        let rows = corrections(&plan, &computed, Lang::Vi);
        assert!(!rows.is_empty(), "the printed figures are wrong");
        let note = as_html(&plan, &rows, Lang::Vi);
        let own = ["p", "table", "tr", "th", "td"];
        assert!(elements(&note).iter().all(|name| own.contains(name)) && has_plain_tags(&note), "{note}");
        let tsv = as_tsv(&plan, &rows, Lang::Vi);
        let begins_formula = |cell: &str| cell.starts_with(['=', '@']);
        assert!(!tsv.split(['\t', '\n']).any(begins_formula), "{tsv}");
    }
}

#[test]
fn no_sentence_hides_anything_and_every_mend_is_accepted() {
    let isolates = ['\u{2068}', '\u{2069}'];
    for plan in plans() {
        let computed = compute(&plan);
        let findings = check(&plan, &computed);
        for (at, finding) in findings.iter().enumerate() {
            for lang in Lang::ALL {
                let said = finding_text(&plan, finding, lang);
                assert!(!has_hidden(&said.replace(isolates, "")), "{said:?}");
            }
            for mend in mends(&plan, &findings, at) {
                du_toan::edit::apply(&plan, &mend.command).unwrap();
            }
        }
        for table in printed_tables(&plan, &judge(&plan, &computed), Lang::Vi) {
            for text in table.rows.iter().map(|row| &row.name).chain(&table.about).chain([&table.title]) {
                assert!(!has_hidden(&visible(text).replace(isolates, "")), "{text:?}");
            }
        }
        serde_json::to_string(&report(&plan, &computed, &findings)).unwrap();
    }
}
