//! When two spellings are the same Vietnamese words, and how alike two labels are. Compares texts and never changes one.

use super::{MARKS, is_mark, marks_of, plain};
use std::collections::BTreeSet;

/// Labels that share so many percent of their words name the same activity.
pub(crate) const SAME_ACTIVITY: usize = 60;

/// A word as it is compared: plain small letters, then its marks in a fixed order.
///
/// So words are the same whatever their case, however composed, wherever the tone stands ("hoá", "hóa"), and with
/// either i ("kì", "kỳ"). Words that differ in a mark are different words: "cuốn" and "cuộn", "tờ" and "tổ".
pub(crate) fn fold_word(word: &str) -> String {
    let letters = plain(word);
    let vowels = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut folded = if letters.contains(vowels) { letters } else { letters.replace('y', "i") };
    let marked = word.chars().filter(|c| !c.is_ascii()).flat_map(char::to_lowercase);
    let borne: Vec<u16> = marked.map(marks_of).filter(|marks| *marks > 0).collect();
    for (at, (mark, _)) in MARKS.iter().enumerate() {
        folded.extend(borne.iter().filter(|marks| *marks >> at & 1 == 1).map(|_| mark));
    }
    folded
}

/// Whether the character is part of a word.
pub(crate) fn in_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

/// The unit as it is compared: its words and what stands between them, without spaces and a last point.
pub(crate) fn unit_key(unit: &str) -> String {
    let mut key = String::new();
    let mut rest = unit.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| in_word(c) != in_word(first)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        if in_word(first) {
            key.push(' ');
            key.push_str(&fold_word(piece));
        } else {
            key.extend(piece.chars().filter(|c| !c.is_whitespace()));
        }
        rest = after;
    }
    key
}

/// The plain words of a label, each once.
pub(crate) fn plain_words(label: &str) -> BTreeSet<String> {
    label.split(|c| !in_word(c)).filter(|word| !word.is_empty()).map(plain).collect()
}

/// How many percent of the words of the longer label are in both; 0 where one has none.
pub(crate) fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    let shared = one.intersection(other).count().saturating_mul(100);
    shared.checked_div(one.len().max(other.len())).unwrap_or(0)
}
