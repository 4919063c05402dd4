//! The texts that both ends of a link have read before. Frozen: a link is read with the dictionary that it was made with.

use super::words::Field;

/// What the plans of any programme say.
#[cfg(test)]
pub(super) const GENERAL: &str = include_str!("dictionary/general.txt");

/// Texts of plans, one a line, each behind a letter for its field.
pub(super) const DICTIONARY: &str = concat!(
    include_str!("dictionary/general.txt"),
    include_str!("dictionary/quang-ngai.txt"),
    include_str!("dictionary/da-nang.txt"),
    include_str!("dictionary/dong-nai.txt"),
);

/// The texts of a dictionary, with their fields.
pub(super) fn texts(dictionary: &str) -> impl Iterator<Item = (Field, &str)> {
    dictionary.lines().filter_map(|line| {
        let (field, text) = line.split_at_checked(1)?;
        Some((field.bytes().next()?.wrapping_sub(b'A'), text))
    })
}
