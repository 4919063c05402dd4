//! Tests of the file: what is read, what is refused and why, and that nothing gets lost.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod bad;
mod flat;
mod golden;
mod json;
mod limits;
mod parts;
mod random;
mod scenarios;
mod schema;

use super::{ReadError, read};

/// Every construct that version 1 began with, as `write` writes it. Never to be changed: people have such files.
const V1: &str = include_str!("v1.json");

/// What came to version 1 later: norms and waivers. Never to be changed either.
const V1_NORMS: &str = include_str!("v1-norms.json");

/// What came with version 2. Never to be changed either.
const V2: &str = include_str!("v2.json");

/// What came with version 3: every command of a scenario. Never to be changed either.
const V3: &str = include_str!("v3.json");

/// A small flat file.
const FLAT: &str = r#"{"schema":"bench-plan/1","title":"Phẳng","currency":"VND","years":[2026,2027],"sources":["Tỉnh","Khác"],
"groups":[{"name":"Nhóm 1","lines":[
{"label":"Dòng 1","unit":"gói","unit_price":1000,"quantity":[1,0],"split":[60,40],"stated":1000},
{"label":"Dòng 2","unit":"m2","unit_price":-5,"quantity":[3,300],"split":[0,100],"note":"Miễn phí"}],"stated":5},
{"name":"Nhóm 2","lines":[]},
{"name":"Nhóm 3","lines":[{"label":"Dòng 3","unit":"","unit_price":0,"quantity":[0,0],"split":[0,0]}]}],"stated":7}"#;

/// What is wrong with a text, in one line: the place and the reason.
fn refusal(text: &str) -> String {
    match read(text) {
        Ok(_) => "read".to_owned(),
        Err(ReadError::At { path, problem }) => format!("{path}: {problem:?}"),
        Err(error) => format!("{error:?}"),
    }
}

/// The text with the first `old` replaced, which must be there.
fn replaced(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "{old} is not in the text");
    text.replacen(old, new, 1)
}

/// Checks the refusal of a text for each `(old, new, refusal)`.
fn check(text: &str, cases: &[(&str, &str, &str)]) {
    for (old, new, expected) in cases {
        assert_eq!(refusal(&replaced(text, old, new)), *expected, "{old} -> {new}");
    }
}
