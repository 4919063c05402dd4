//! Other tolerated writings of an amount in words, made at random; never a word that changes the amount.
#![allow(clippy::unwrap_used)]

use super::seeded::Seeded;

/// Another way to write the same: other spellings, signs, titles, case, spaces, or form of Unicode.
pub(super) fn variant(words: &str, seeded: &mut Seeded) -> String {
    let lower = words.to_lowercase();
    let number = lower.strip_suffix(" đồng").unwrap();
    let number = if seeded.once_in(3) { number.replace("không trăm linh", "linh") } else { number.to_owned() };
    let mut text = spelled(&number, seeded);
    text.push_str(seeded.pick(&["", " đồng", " đồng", " đồng chẵn", " chẵn", " đồng Việt Nam", " Việt Nam đồng chẵn"]));
    text.push_str(seeded.pick(&["", "", ".", "./."]));
    text = match seeded.below(5) {
        0 => ["Bằng chữ: ", &text].concat(),
        1 => ["(Bằng chữ: ", &text, ")"].concat(),
        2 => ["Số tiền bằng chữ:", &text].concat(),
        3 => ["(", &text, ")"].concat(),
        _ => text,
    };
    if seeded.once_in(3) {
        text = decomposed(&text);
    }
    match seeded.below(3) {
        0 => text.to_uppercase(),
        _ => text,
    }
}

/// The words of the number in other spellings, and parted by commas or more spaces.
fn spelled(number: &str, seeded: &mut Seeded) -> String {
    let words: Vec<_> = number.split(' ').collect();
    let mut text = String::new();
    for (at, &word) in words.iter().enumerate() {
        let before = if at > 0 { words[at - 1] } else { "" };
        let others: &[_] = match word {
            "nghìn" => &["nghìn", "ngàn"],
            "tỷ" => &["tỷ", "tỉ"],
            "linh" => &["linh", "lẻ"],
            "mốt" => &["mốt", "một"],
            "tư" => &["tư", "bốn"],
            "lăm" => &["lăm", "nhăm", "năm"],
            "bốn" if matches!(before, "linh" | "mười") => &["bốn", "tư"],
            _ => &[word],
        };
        if at > 0 {
            let after_scale = matches!(before, "nghìn" | "triệu" | "tỷ");
            text.push_str(if after_scale && seeded.once_in(3) { "," } else { "" });
            text.push_str(seeded.pick(&[" ", " ", " ", "  ", " \u{A0}"]));
        }
        text.push_str(seeded.pick(others));
    }
    text
}

/// The text with every letter of these words decomposed (NFD).
pub(super) fn decomposed(text: &str) -> String {
    let marks = [
        ("áéíóú", "aeiou", "\u{301}"),
        ("àìằ", "aiă", "\u{300}"),
        ("ảẻỉỷ", "aeiy", "\u{309}"),
        ("ẵữ", "ăư", "\u{303}"),
        ("ộệ", "ôê", "\u{323}"),
        ("ốấ", "ôâ", "\u{301}"),
        ("ồờ", "ôơ", "\u{300}"),
        ("âêô", "aeo", "\u{302}"),
        ("ă", "a", "\u{306}"),
        ("ươ", "uo", "\u{31B}"),
    ];
    let mut text = text.to_owned();
    for round in marks {
        for (whole, base) in round.0.chars().zip(round.1.chars()) {
            // A mark below comes before the one above in canonical order; the reader does not mind either way.
            text = text.replace(whole, &[&base.to_string(), round.2].concat());
        }
    }
    text
}
