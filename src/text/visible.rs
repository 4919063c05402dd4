//! Texts of a plan as they are shown: what nobody would see is named in them. Changes no plan, and no text that is edited,
//! saved or copied.

use crate::plan::{has_hidden, hidden};
use std::borrow::Cow;

/// First strong isolate: what follows has a direction of its own, up to [`END`].
const ISOLATE: char = '\u{2068}';
/// Pop directional isolate.
const END: char = '\u{2069}';

/// The text with each hidden character named in its place: `⟦U+202E⟧`. A clean text costs nothing.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !has_hidden(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for (letter, is_hidden) in hidden(text) {
        if is_hidden {
            shown.push_str("⟦U+");
            shown.push_str(&format!("{:04X}", u32::from(letter)));
            shown.push('⟧');
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

/// The text as a part of a sentence: visible, and where it runs from right to left, apart from the words around it, so
/// that it moves none of them. What a sentence in it has set apart stays so.
pub(super) fn in_sentence(text: &str) -> Cow<'_, str> {
    if !runs_left(text) {
        return visible(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, name, after)) = set_apart(rest) {
        push_apart(&mut shown, before);
        shown.extend([ISOLATE]);
        shown.push_str(name);
        shown.extend([END]);
        rest = after;
    }
    push_apart(&mut shown, rest);
    Cow::Owned(shown)
}

/// What is before, in and after the first part that was set apart already.
fn set_apart(text: &str) -> Option<(&str, &str, &str)> {
    let (before, tail) = text.split_once(ISOLATE)?;
    let (name, after) = tail.split_once(END)?;
    (runs_left(name) && !has_hidden(name)).then_some((before, name, after))
}

fn push_apart(shown: &mut String, text: &str) {
    let apart = runs_left(text);
    shown.extend(apart.then_some(ISOLATE));
    shown.push_str(&visible(text));
    shown.extend(apart.then_some(END));
}

/// Whether a letter of the text runs from right to left: Hebrew, Arabic, and the scripts beside them.
fn runs_left(text: &str) -> bool {
    text.contains(|letter| {
        matches!(letter,
            '\u{590}'..='\u{61b}' | '\u{61d}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

#[cfg(test)]
mod tests {
    use super::{in_sentence, visible};
    use crate::text::fill;
    use proptest::prelude::*;
    use std::borrow::Cow;

    #[test]
    fn the_title_of_a_copy_hides_what_it_hid() {
        use crate::text::{Lang, title_of_copy};
        assert_eq!(title_of_copy("a\u{200b}b {x}", Lang::Vi), "a\u{200b}b {x} (bản giữ riêng)");
        assert_eq!(title_of_copy("\u{5e9}", Lang::En), "\u{5e9} (kept apart)");
    }

    #[test]
    fn a_clean_text_is_shown_as_it_is() {
        for text in ["", "Ngân sách tỉnh", "<img onerror=alert(1)>", "👩\u{200d}👧", "שלום", "⟦U+202E⟧"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn what_is_hidden_is_named_in_its_place() {
        let check = |text: &str, shown: &str| assert_eq!(visible(text), shown);
        check("tiền \u{202e}000.1", "tiền ⟦U+202E⟧000.1");
        check("A\u{200b}B\u{feff}", "A⟦U+200B⟧B⟦U+FEFF⟧");
        check("a\nb\0", "a⟦U+000A⟧b⟦U+0000⟧");
        check("\u{e0041}", "⟦U+E0041⟧");
        check("\u{2068}a\u{2069}", "⟦U+2068⟧a⟦U+2069⟧");
    }

    #[test]
    fn a_name_that_runs_the_other_way_moves_nothing_around_it() {
        let sentence = |name: &str| fill("Xóa {item}: 5.000", &[("item", name)]);
        assert_eq!(sentence("Dòng 1"), "Xóa Dòng 1: 5.000");
        assert_eq!(sentence("שלום"), "Xóa \u{2068}שלום\u{2069}: 5.000");
        assert_eq!(sentence("\u{202e}שלום"), "Xóa \u{2068}⟦U+202E⟧שלום\u{2069}: 5.000");
        let twice = fill("Không đổi gì. {what}", &[("what", &sentence("שלום"))]);
        assert_eq!(twice, "Không đổi gì. Xóa \u{2068}שלום\u{2069}: 5.000");
        // nobody can set apart what does not run the other way, or leave it open
        assert_eq!(in_sentence("\u{2068}a\u{2069}"), "⟦U+2068⟧a⟦U+2069⟧");
        assert_eq!(in_sentence("\u{2068}ש"), "\u{2068}⟦U+2068⟧ש\u{2069}");
    }

    proptest! {
        #[test]
        fn nothing_shown_is_hidden(text in "\\PC{0,9}|[\\x00-\\x20\u{ad}\u{61c}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}aש👩]{0,9}") {
            let shown = visible(&text);
            prop_assert!(!crate::plan::has_hidden(&shown), "{:?}", shown);
            prop_assert_eq!(visible(&shown), shown.clone(), "once is enough");
            let apart = in_sentence(&text);
            prop_assert_eq!(in_sentence(&apart), apart.clone(), "once is enough");
            let depth = apart.chars().try_fold(0_u8, |depth, letter| match letter {
                '\u{2068}' => (depth == 0).then_some(1),
                '\u{2069}' => (depth == 1).then_some(0),
                _ => Some(depth),
            });
            prop_assert_eq!(depth, Some(0), "{:?}", apart);
        }
    }
}
