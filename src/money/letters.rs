//! Letters as they are compared: plain, and what stands over, under and in them. Changes no text that people read.

use super::plain_letter;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The marks of Vietnamese letters, each with the letters that bear it, the last of which is the mark on its own.
pub(crate) const MARKS: [(char, &str); 9] = [
    ('\u{300}', "àằầèềìòồờùừỳ\u{300}"),
    ('\u{301}', "áắấéếíóốớúứý\u{301}"),
    ('\u{303}', "ãẵẫẽễĩõỗỡũữỹ\u{303}"),
    ('\u{309}', "ảẳẩẻểỉỏổởủửỷ\u{309}"),
    ('\u{323}', "ạặậẹệịọộợụựỵ\u{323}"),
    ('\u{302}', "âầấẫẩậêềếễểệôồốỗổộ\u{302}"),
    ('\u{306}', "ăằắẵẳặ\u{306}"),
    ('\u{31B}', "ơờớỡởợưừứữửự\u{31B}"),
    ('\u{335}', "đ\u{335}"),
];

/// Each letter that bears marks, with a bit for each of [`MARKS`], in order of the letters.
static BEARERS: LazyLock<Vec<(char, u16)>> = LazyLock::new(|| {
    let mut marks: BTreeMap<char, u16> = BTreeMap::new();
    for (at, (_, bearers)) in MARKS.iter().enumerate() {
        for letter in bearers.chars() {
            *marks.entry(letter).or_default() |= 1 << at;
        }
    }
    marks.into_iter().collect()
});

/// The marks that a small letter bears, as bits in the order of [`MARKS`].
pub(crate) fn marks_of(letter: char) -> u16 {
    let found = BEARERS.binary_search_by_key(&letter, |(letter, _)| *letter);
    found.ok().and_then(|at| BEARERS.get(at)).map_or(0, |(_, marks)| *marks)
}

/// Whether the character is a mark on the letter before it.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Adds the character as a plain small letter without marks; what is no letter stays.
pub(crate) fn push_plain(plain: &mut String, c: char) {
    match c {
        _ if c.is_ascii() => plain.push(c.to_ascii_lowercase()),
        _ if is_mark(c) => {}
        '²' => plain.push('2'),
        '³' => plain.push('3'),
        _ => match plain_letter(c) {
            Some(letter) => plain.push(letter),
            None => plain.extend(c.to_lowercase().filter(|c| !is_mark(*c))),
        },
    }
}

/// The text in plain small letters without marks; what is no letter stays.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    text.chars().for_each(|c| push_plain(&mut plain, c));
    plain
}
