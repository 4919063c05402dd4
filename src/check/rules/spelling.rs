//! What the rules read in sentences and labels: words, phrases, what a unit counts. Compares texts and never changes one.

use crate::money::{fold_word, in_word, plain};

/// The words of a text, each as it is compared.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c| !in_word(c)).filter(|word| !word.is_empty()).map(fold_word).collect()
}

/// Whether those words follow each other somewhere in the text.
pub(super) fn has_phrase(text: &[String], phrase: &[String]) -> bool {
    !phrase.is_empty() && text.windows(phrase.len()).any(|words| words == phrase)
}

/// The words of what a unit counts: of "web/năm" it is "web".
pub(super) fn counted(unit: &str) -> Vec<String> {
    words(unit.split('/').next().unwrap_or_default())
}

/// Whether labels are the same but for case, marks, spaces and punctuation.
pub(super) fn same_label(one: &str, other: &str) -> bool {
    let letters = |label: &str| plain(label).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(one) == letters(other)
}
