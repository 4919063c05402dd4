//! One unit of measure written in two ways: "Lần" and "lần", "lớp/năm" and "lớp / năm". Different words are left alone.

use super::{lines, of_item};
use crate::calc::Report;
use crate::check::{Figure, Finding, Rule, Severity};
use crate::money::{plain, unit_key};
use crate::plan::{Item, Plan};
use crate::sort;
use std::collections::BTreeMap;

/// A spelling of a unit.
struct Spelling<'a> {
    text: String,
    key: String,
    lines: usize,
    first: (usize, &'a Item),
}

/// How many spellings are compared with each other: more than any plan has units.
const MOST: usize = 500;

pub(super) fn unit_of_measure(plan: &Plan, _: &Report) -> Vec<Finding> {
    // what is written in the same way is counted first, for plans of many thousand lines
    let mut written: BTreeMap<&str, (usize, (usize, &Item))> = BTreeMap::new();
    for (row, item, line) in lines(plan) {
        let (lines, _) = written.entry(&line.unit).or_insert((0, (row, item)));
        *lines = lines.saturating_add(1);
    }
    let mut spellings: BTreeMap<String, Spelling> = BTreeMap::new();
    for (unit, (lines, first)) in written {
        let text = unit.split_whitespace().collect::<Vec<_>>().join(" ");
        let composed = !text.contains(|c| matches!(c, '\u{300}'..='\u{36F}'));
        if !text.is_empty() && composed {
            let new = || Spelling { text: text.clone(), key: unit_key(&text), lines: 0, first };
            let spelling = spellings.entry(text.clone()).or_insert_with(new);
            spelling.lines = spelling.lines.saturating_add(lines);
            if first.0 < spelling.first.0 {
                spelling.first = first;
            }
        }
    }
    let mut spellings: Vec<Spelling> = spellings.into_values().collect();
    // the usual spelling first, and of two that are as usual the one that comes first
    sort::by_key(&mut spellings, |spelling| (std::cmp::Reverse(spelling.lines), spelling.first.0));
    spellings.truncate(MOST);
    let mut found = Vec::new();
    for (rank, spelling) in spellings.iter().enumerate() {
        if let Some(usual) = spellings.iter().take(rank).find(|usual| is_same(usual, spelling)) {
            found.push(finding(spelling, usual));
        }
    }
    found
}

/// Whether they are the same words. One may lack its marks, if it is long enough to be no other word ("nguoi").
fn is_same(one: &Spelling, other: &Spelling) -> bool {
    const LONG: usize = 4;
    let bare = |spelling: &Spelling| spelling.text.is_ascii() && spelling.text.len() >= LONG;
    let squeezed = |spelling: &Spelling| plain(&spelling.text).replace(' ', "");
    one.key == other.key || ((bare(one) || bare(other)) && squeezed(one) == squeezed(other))
}

fn finding(spelling: &Spelling, usual: &Spelling) -> Finding {
    Finding {
        stated: Some(Figure::Text(spelling.text.clone())),
        computed: Some(Figure::Text(usual.text.clone())),
        other: Some(usual.first.1.id),
        ..of_item(Rule::UnitOfMeasure, Severity::Note, spelling.first.1)
    }
}
