//! A sentence cut into clauses, and clauses into numbers, words and marks; knows nothing of what they mean.

use crate::money::{Decimal, fold_word, in_word, read_number};

/// A part of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A number, leading zeros or not.
    Number(Decimal),
    /// A word as it is compared.
    Word(String),
    /// Anything else but spaces.
    Mark(char),
}

/// The clauses of a sentence as written: brackets, colons, semicolons and full stops part them.
pub(super) fn clauses(sentence: &str) -> impl Iterator<Item = &str> {
    let parts = |c: char| matches!(c, '(' | ')' | '[' | ']' | ';' | ':' | '\n');
    let clauses = sentence.split(parts).flat_map(|part| part.split(". "));
    let trimmed =
        clauses.map(|clause| clause.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-')));
    trimmed.filter(|clause| !clause.is_empty())
}

/// The clause to quote: whole, or its first words.
pub(super) fn quoted(clause: &str) -> String {
    const MOST: usize = 80;
    if clause.chars().count() <= MOST {
        return clause.to_owned();
    }
    let mut text: String = clause.chars().take(MOST).collect();
    if let Some(end) = text.rfind(char::is_whitespace) {
        text.truncate(end);
    }
    text.push('…');
    text
}

/// The parts of a clause in order.
pub(super) fn tokens(clause: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = clause;
    while let Some(first) = rest.chars().next() {
        let (token, length) = token(rest, first);
        tokens.extend(token);
        rest = rest.get(length.max(first.len_utf8())..).unwrap_or_default();
    }
    tokens
}

/// The first part of a text, if it is no space, and how long it is.
fn token(text: &str, first: char) -> (Option<Token>, usize) {
    if first.is_ascii_digit() {
        let digits = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(text.len());
        let number = text.get(..digits).unwrap_or_default().trim_end_matches(['.', ',']);
        let token = read_number(number).map_or(Token::Mark('?'), |reading| Token::Number(reading.value));
        return (Some(token), number.len());
    }
    if in_word(first) {
        let length = text.find(|c| !in_word(c)).unwrap_or(text.len());
        return (Some(Token::Word(fold_word(text.get(..length).unwrap_or_default()))), length);
    }
    ((!first.is_whitespace()).then_some(Token::Mark(first)), first.len_utf8())
}
