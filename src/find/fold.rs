//! How texts are compared when something is looked for: without case, and with or without Vietnamese marks. Changes no
//! text that people read.

use crate::money::{MARKS, is_mark, push_plain};

/// The text in small letters without marks, one space wherever there are spaces: "Tập  huấn" → "tap huan". Composed and
/// decomposed texts become the same.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// The same into a text that is used again and again.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    folded.clear();
    text.chars().for_each(|c| push_folded(folded, c));
}

fn push_folded(folded: &mut String, c: char) {
    if !c.is_whitespace() {
        push_plain(folded, c);
    } else if !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// The text folded, with the marks of each letter after it in a fixed order.
pub fn spell(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for c in text.chars() {
        push_folded(&mut spelled, c);
        if !c.is_ascii() {
            let small = c.to_lowercase().next().unwrap_or(c);
            let marks = MARKS.iter().filter(|(_, bearers)| bearers.contains(small));
            marks.for_each(|(mark, _)| push_mark(&mut spelled, *mark));
        }
    }
    spelled
}

/// A letter has one tone and one other mark at most: they are in order when the last two are.
fn push_mark(spelled: &mut String, mark: char) {
    let greater = spelled.chars().next_back().filter(|last| is_mark(*last) && *last > mark);
    if greater.is_some() {
        spelled.pop();
    }
    spelled.push(mark);
    spelled.extend(greater);
}

/// Whether the spelled text has what is looked for, whole letters with all their marks.
pub(super) fn has_spelled(text: &str, wanted: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(wanted) {
        let (_, found) = rest.split_at(at);
        let after = found.get(wanted.len()..).and_then(|after| after.chars().next());
        if !after.is_some_and(is_mark) {
            return true;
        }
        let mut letters = found.chars();
        letters.next();
        rest = letters.as_str();
    }
    false
}
