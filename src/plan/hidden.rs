//! Characters that nobody sees, and that make a text say another thing than it shows: which they are, and a text without
//! them. Decides nothing about a plan.
//!
//! The twelve of Unicode's `Bidi_Control`, everything of no width, controls, line and paragraph separators, fillers and
//! tags. A joiner or a variation selector inside an emoji belongs to what is seen, and so it is none of them.

/// What stays of a text where a hidden character stood between two words.
const GAP: char = ' ';

/// Each character of the text, and whether it is hidden.
pub fn hidden(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut letters = text.chars().peekable();
    let mut before = None;
    std::iter::from_fn(move || {
        let letter = letters.next()?;
        let joins = match letter {
            '\u{200d}' => before.is_some_and(is_picture) && letters.peek().copied().is_some_and(is_picture),
            '\u{fe0e}' | '\u{fe0f}' => before.is_some_and(is_picture),
            _ => false,
        };
        before = Some(letter);
        Some((letter, is_hidden(letter) && !joins))
    })
}

/// Whether a text has a hidden character.
pub fn has_hidden(text: &str) -> bool {
    may_hide(text) && hidden(text).any(|(_, hidden)| hidden)
}

/// False for nearly every text in Latin letters, told by its bytes alone: whole plans are looked through at every check.
fn may_hide(text: &str) -> bool {
    let mut before = 0;
    text.bytes().any(|byte| {
        let begins = matches!(byte, 0..=0x1f | 0x7f | 0xc2 | 0xcd | 0xd8 | 0xe2 | 0xe3 | 0xef | 0xf3);
        // Vietnamese letters with two marks begin with the same byte as some fillers
        let found = begins || (before == 0xe1 && byte < 0xb8);
        before = byte;
        found
    })
}

/// The text without hidden characters; one that breaks a line or a cell leaves a space.
pub fn without_hidden(text: &str) -> String {
    let seen = |(letter, hidden): (char, bool)| match letter {
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(GAP),
        letter => (!hidden).then_some(letter),
    };
    hidden(text).filter_map(seen).collect::<String>().trim().to_owned()
}

fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            // Bidi_Control
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // of no width: spaces, joiners, the byte order mark, the soft hyphen, invisible signs
            | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{ad}'
            | '\u{34f}' | '\u{180b}'..='\u{180f}' | '\u{17b4}' | '\u{17b5}' | '\u{fff9}'..='\u{fffb}'
            // line and paragraph separators
            | '\u{2028}' | '\u{2029}'
            // fillers: letters without a shape
            | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}'
            // variation selectors, and tags, in which a whole text can be hidden
            | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether the character is part of an emoji, so that a joiner or a selector after it changes what is seen.
fn is_picture(letter: char) -> bool {
    matches!(letter, '#' | '*' | '0'..='9' | '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}')
        || matches!(letter, '\u{2190}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}')
        || matches!(letter, '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{has_hidden, hidden, without_hidden};

    #[test]
    fn what_nobody_sees_is_hidden_and_what_belongs_to_a_picture_is_not() {
        let check = |text: &str, wanted: &[char]| {
            let found: Vec<char> = hidden(text).filter(|(_, hidden)| *hidden).map(|(letter, _)| letter).collect();
            assert_eq!(found, wanted, "{text:?}");
            assert_eq!(has_hidden(text), !wanted.is_empty(), "{text:?}");
        };
        check("", &[]);
        check("Tập huấn “thương mại điện tử” – 02 lớp/năm × 50 %…", &[]);
        check("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", &[]);
        check("a\u{a0}b\u{202f}c\u{3000}d", &[]); // spaces of another width are seen
        check("👩\u{200d}👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3} ✔\u{fe0e} 🏳\u{fe0f}\u{200d}🌈", &[]);
        check("a\u{200d}b", &['\u{200d}']);
        check("👩\u{200d}", &['\u{200d}']);
        check("a\u{fe0f}", &['\u{fe0f}']);
        check("שלום عربي", &[]);
        check("T\u{e0041}\u{e007f}", &['\u{e0041}', '\u{e007f}']);
        check("\0\t\u{1b}\u{7f}\u{85}", &['\0', '\t', '\u{1b}', '\u{7f}', '\u{85}']);
    }

    #[test]
    fn every_bidi_control_and_every_character_of_no_width_is_hidden() {
        let bidi = [0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
        let of_no_width = [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0xad, 0x2028, 0x2029, 0x180e, 0x2061, 0x3164, 0x34f];
        let controls = (0..0x20).chain(0x7f..0xa0);
        for code in bidi.into_iter().chain(of_no_width).chain(controls) {
            let letter = char::from_u32(code).unwrap();
            assert!(has_hidden(&format!("đ{letter}ồng")), "U+{code:04X}");
            assert!(!has_hidden(&without_hidden(&format!("đ{letter}ồng"))), "U+{code:04X}");
        }
    }

    #[test]
    fn no_hidden_character_gets_past_the_bytes() {
        for letter in (0..=0x10_ffff).filter_map(char::from_u32).filter(|letter| super::is_hidden(*letter)) {
            assert!(super::may_hide(&format!("ế{letter}ế")), "U+{:04X}", u32::from(letter));
        }
        assert!(!super::may_hide("Tập huấn thương mại điện tử: Ủy ban nhân dân tỉnh, 02 lớp/năm × 50%"));
    }

    #[test]
    fn a_text_without_them_keeps_all_that_is_seen() {
        let check = |text: &str, wanted: &str| assert_eq!(without_hidden(text), wanted);
        check("Ngân sách tỉnh", "Ngân sách tỉnh");
        check("\u{feff}Ngân\u{200b} sách\u{202e} tỉnh\0", "Ngân sách tỉnh");
        check("một\ndòng\tkhác\u{2028}nữa", "một dòng khác nữa");
        check("👩\u{200d}👧 ❤\u{fe0f}", "👩\u{200d}👧 ❤\u{fe0f}");
    }
}
