//! Amounts in Vietnamese words, both ways; never words for parts of a đồng.

mod read;
#[cfg(test)]
mod tests;
mod writings;
mod wrong;

use super::Money;
pub use read::{WordsError, letter, read_words};
pub use wrong::{WrongWord, wrong_word};

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const BILLION: u128 = 1_000_000_000;

/// The amount as the line "Bằng chữ" has it: "Một tỷ bốn trăm năm mươi triệu đồng", "Âm hai nghìn đồng", "Không đồng".
///
/// The northern forms of official texts: nghìn, linh, mốt, tư, lăm, tỷ; 10^12 is "một nghìn tỷ", 10^18 "một tỷ tỷ".
pub fn write_words(amount: Money) -> String {
    let mut words = String::new();
    let magnitude = amount.dong().unsigned_abs();
    if amount.dong() < 0 {
        words.push_str("Âm");
    }
    if magnitude == 0 {
        words.push_str("không");
    }
    say(&mut words, magnitude, false);
    push(&mut words, "đồng");
    // "Âm" is no ASCII letter, so after it nothing changes.
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

fn push(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

/// Says a number; `inner` when a larger part was said before it, so that its zeros are heard.
fn say(words: &mut String, number: u128, mut inner: bool) {
    let high = number / BILLION;
    if high > 0 {
        say(words, high, inner);
        push(words, "tỷ");
        inner = true;
    }
    for (group, name) in groups(number) {
        if group == 0 {
            continue;
        }
        say_group(words, group, inner);
        if !name.is_empty() {
            push(words, name);
        }
        inner = true;
    }
}

/// The three groups below a thousand million, each with its scale word.
fn groups(number: u128) -> [(u128, &'static str); 3] {
    [(number / 1_000_000 % 1_000, "triệu"), (number / 1_000 % 1_000, "nghìn"), (number % 1_000, "")]
}

/// Says a number from 1 to 999.
fn say_group(words: &mut String, group: u128, inner: bool) {
    let (hundreds, tens, units) = places(group);
    let says_hundreds = hundreds > 0 || inner;
    if says_hundreds {
        push(words, digit(hundreds));
        push(words, "trăm");
    }
    match tens {
        0 if says_hundreds && units > 0 => push(words, "linh"),
        0 => {}
        1 => push(words, "mười"),
        _ => {
            push(words, digit(tens));
            push(words, "mươi");
        }
    }
    if units > 0 {
        push(words, unit_word(tens, units));
    }
}

/// The hundreds, tens and units of a number below 1.000.
fn places(group: u128) -> (u128, u128, u128) {
    (group / 100, group / 10 % 10, group % 10)
}

fn digit(digit: u128) -> &'static str {
    usize::try_from(digit).ok().and_then(|digit| DIGITS.get(digit)).copied().unwrap_or_default()
}

/// The word for the last digit of a group, which its tens change: mốt, tư, lăm.
fn unit_word(tens: u128, units: u128) -> &'static str {
    match (tens, units) {
        (2.., 1) => "mốt",
        (2.., 4) => "tư",
        (1.., 5) => "lăm",
        _ => digit(units),
    }
}
