//! Cases and laws of outline numbers; never part of the product.
#![allow(clippy::unwrap_used)]

use super::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// `numbers` are the siblings in their new order, `+` for a new one; `parent` is its number before and after, or blank.
fn check(cases: &[(&str, &str, &str)]) {
    for &(numbers, parent, expected) in cases {
        let siblings: Vec<_> =
            numbers.split(", ").map(|number| if number == "new" { None } else { Some(number) }).collect();
        let parent = parent.split_once(" > ").map(|(was, is)| Parent { was, is });
        assert_eq!(renumber(&siblings, parent).join(", "), expected, "{numbers} under {parent:?}");
    }
}

#[test]
fn detects_and_writes() {
    // The printed number, its kind, its counter, and what comes next.
    let cases = [
        ("1", Kind::Arabic, 1, "2"),
        ("9", Kind::Arabic, 9, "10"),
        ("1.", Kind::Arabic, 1, "2."),
        ("1)", Kind::Arabic, 1, "2)"),
        ("3/", Kind::Arabic, 3, "4/"),
        ("(3)", Kind::Arabic, 3, "(4)"),
        ("01", Kind::Arabic, 1, "02"),
        ("09", Kind::Arabic, 9, "10"),
        ("0", Kind::Arabic, 0, "1"),
        ("2.1", Kind::Arabic, 1, "2.2"),
        ("2.1.", Kind::Arabic, 1, "2.2."),
        ("2.9", Kind::Arabic, 9, "2.10"),
        ("2.1.3", Kind::Arabic, 3, "2.1.4"),
        ("II.1", Kind::Arabic, 1, "II.2"),
        ("Điều 4", Kind::Arabic, 4, "Điều 5"),
        ("I", Kind::Roman, 1, "II"),
        ("I.", Kind::Roman, 1, "II."),
        ("III", Kind::Roman, 3, "IV"),
        ("V", Kind::Roman, 5, "VI"),
        ("VIII", Kind::Roman, 8, "IX"),
        ("X", Kind::Roman, 10, "XI"),
        ("XXXIX", Kind::Roman, 39, "XL"),
        ("XCIX", Kind::Roman, 99, "C"),
        ("A.II", Kind::Roman, 2, "A.III"),
        ("(ii)", Kind::Roman, 2, "(iii)"),
        ("A", Kind::Vietnamese, 1, "B"),
        ("C", Kind::Vietnamese, 3, "D"),
        ("D", Kind::Vietnamese, 4, "Đ"),
        ("Đ.", Kind::Vietnamese, 5, "E."),
        ("L", Kind::Vietnamese, 11, "M"),
        ("M", Kind::Vietnamese, 12, "N"),
        ("a)", Kind::Vietnamese, 1, "b)"),
        ("d)", Kind::Vietnamese, 4, "đ)"),
        ("đ)", Kind::Vietnamese, 5, "e)"),
        ("e)", Kind::Vietnamese, 6, "g)"),
        ("i)", Kind::Vietnamese, 9, "k)"),
        ("v)", Kind::Vietnamese, 21, "x)"),
        ("x)", Kind::Vietnamese, 22, "y)"),
        ("y)", Kind::Vietnamese, 23, "aa)"),
        ("aa)", Kind::Vietnamese, 24, "ab)"),
        ("ay)", Kind::Vietnamese, 46, "47)"),
        ("a.", Kind::Vietnamese, 1, "b."),
        ("a/", Kind::Vietnamese, 1, "b/"),
        ("1.b)", Kind::Vietnamese, 2, "1.c)"),
        ("- a)", Kind::Vietnamese, 1, "- b)"),
        ("f)", Kind::Latin, 6, "g)"),
        ("z", Kind::Latin, 26, "aa"),
    ];
    for (text, kind, counter, next) in cases {
        let (style, found) = Style::detect(text).unwrap();
        assert_eq!((style.kind, found, style.write(counter).as_str()), (kind, counter, text));
        assert_eq!(style.write(counter.saturating_add(1)), next);
    }
}

#[test]
fn what_has_no_counter() {
    for text in
        ["", " ", "-", "+", "–", "•", "*", ".", ")", "Phụ lục", "Tổng cộng", "a1", "1a", "Iv", "IIII", "VX", "TT", "½"]
    {
        assert_eq!(Style::detect(text), None, "{text:?}");
    }
}

#[test]
fn what_did_not_move_stays() {
    check(&[
        ("1, 2, 3", "", "1, 2, 3"),
        ("6.1, 6.2, 6.3, d), d), e)", "6 > 6", "6.1, 6.2, 6.3, d), d), e)"),
        ("I, II, IV", "", "I, II, IV"),
        ("1, 1, 2", "", "1, 1, 2"),
        ("-, -, -", "", "-, -, -"),
        ("I, 2", "IV > IV", "I, 2"),
        ("1., 2, 3.", "", "1., 2, 3."),
        (" 1 , 2", "", " 1 , 2"),
        ("1.1, 1.2, 2.1, 2.2", "II > II", "1.1, 1.2, 2.1, 2.2"),
        (", , ", "", ", , "),
        ("Phụ lục, a1", "", "Phụ lục, a1"),
        ("99999999999, 1", "", "99999999999, 1"),
    ]);
}

#[test]
fn what_moved_counts_on_from_the_smallest() {
    check(&[
        ("2, 1, 3", "", "1, 2, 3"),
        ("3, 1, 2", "", "1, 2, 3"),
        ("6, 4, 5", "", "4, 5, 6"),
        ("II, I", "", "I, II"),
        ("V, IV, VI", "", "IV, V, VI"),
        ("X, IX", "", "IX, X"),
        ("b), a)", "", "a), b)"),
        ("đ), d), e)", "", "d), đ), e)"),
        ("e), d), d)", "", "d), đ), e)"),
        ("d), g), e)", "", "d), đ), e)"),
        ("2., 1, 3.", "", "1., 2, 3."),
        ("02, 01, 10", "", "01, 02, 3"),
        ("6.2, 6.1, 6.3, d), d), e)", "6 > 6", "6.1, 6.2, 6.3, d), d), e)"),
        ("6.1, d), 6.2, 6.3, d), e)", "6 > 6", "6.1, d), 6.2, 6.3, d), e)"),
        ("6.1, 6.2, 6.3, d), e), d)", "6 > 6", "6.1, 6.2, 6.3, d), đ), e)"),
        ("2, -, 1, -", "", "1, -, 2, -"),
        ("2, , 1", "", "1, , 2"),
        ("2, Phụ lục, 1", "", "1, Phụ lục, 2"),
        ("2/, 1/, 1), 2)", "", "1/, 2/, 1), 2)"),
        ("1.2, 1.1, 2.1, 2.2", "II > II", "1.1, 1.2, 2.1, 2.2"),
        ("Điều 2, Điều 1", "", "Điều 1, Điều 2"),
    ]);
}

#[test]
fn siblings_decide_what_a_letter_is() {
    check(&[
        ("D, C", "", "C, D"),
        ("D, C, new", "", "C, D, Đ"),
        ("C, new", "", "C, D"),
        ("I, new", "", "I, II"),
        ("H, I, new", "", "H, I, K"),
        ("A, B, I, new", "", "A, B, C, D"),
        ("V, VI, new", "", "V, VI, VII"),
        ("V, X, new", "", "V, VI, VII"),
        ("U, V, new", "", "U, V, X"),
        ("h), i), new", "", "h), i), k)"),
        ("i), ii), new", "", "i), ii), iii)"),
        ("iv), v), new", "", "iv), v), vi)"),
        ("u), v), new", "", "u), v), x)"),
        ("e), f), new", "", "e), f), g)"),
        ("d), new", "", "d), đ)"),
    ]);
}

#[test]
fn what_is_new_takes_the_style_beside_it() {
    check(&[
        ("1, new, 2", "", "1, 2, 3"),
        ("new, 1, 2", "", "1, 2, 3"),
        ("1, 2, new", "", "1, 2, 3"),
        ("new, new, 4", "", "4, 5, 6"),
        ("d), d), e), new", "", "d), đ), e), g)"),
        ("6.3, new, d)", "6 > 6", "6.3, 6.4, d)"),
        ("new, d), 6.3", "6 > 6", "d), đ), 6.3"),
        ("6.1, 6.3, d), new", "6 > 6", "6.1, 6.3, d), đ)"),
        ("-, new", "", "-, -"),
        (", new", "", ", "),
        ("Phụ lục, new", "", "Phụ lục, "),
        ("01, new", "", "01, 02"),
        ("1.b), new", "", "1.b), 1.c)"),
        ("new", "", "I"),
        ("new, new", "", "I, II"),
        ("new, new", "I > I", "1, 2"),
        ("new, new", "A > A", "1, 2"),
        ("new, new", "2 > 2", "2.1, 2.2"),
        ("new, new", "2. > 3.", "3.1, 3.2"),
        ("new, new", "2.1 > 2.1", "a), b)"),
        ("new, new", "a) > a)", "-, -"),
        ("new, new", "- > -", "+, +"),
        ("new", "+ > +", "-"),
    ]);
}

#[test]
fn prefixes_follow_the_parent() {
    check(&[
        ("2.1, 2.2", "2 > 3", "3.1, 3.2"),
        ("2.1, 2.1, 2.3", "2 > 3", "3.1, 3.1, 3.3"),
        ("2.1., 2.2.", "2. > 3.", "3.1., 3.2."),
        ("2.1, 2.2", "2/ > 3/", "3.1, 3.2"),
        ("2.1, 2.2", "02 > 03", "3.1, 3.2"),
        ("2.2, 2.1, new", "2 > 3", "3.1, 3.2, 3.3"),
        ("2.1.1, 2.1.2", "2.1 > 4.2", "4.2.1, 4.2.2"),
        ("2.1, 2.2", "II > III", "3.1, 3.2"),
        ("II.1, II.2", "II > III", "III.1, III.2"),
        ("B.1, 1", "B > C", "C.1, 1"),
        ("a.1", "a) > b)", "b.1"),
        ("1.b.1", "1.b) > 1.c)", "1.c.1"),
        ("1.1, 1.2, 2.1", "II > III", "1.1, 1.2, 3.1"),
        ("a), b), -", "2 > 3", "a), b), -"),
        ("6.1, 6.2, d), d)", "6 > 5", "5.1, 5.2, d), d)"),
        ("7.1, 7.2", "6 > 5", "7.1, 7.2"),
        ("2.1", "2 > ", "2.1"),
        ("2.1", "- > -", "2.1"),
        ("2.1", "2 > a)", "a.1"),
    ]);
    assert_eq!(follow("2.1", Parent { was: "2", is: "3" }), "3.1");
    assert_eq!(follow("đ)", Parent { was: "2", is: "3" }), "đ)");
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Arabic), Just(Kind::Roman), Just(Kind::Vietnamese)]
}

#[test]
fn numbers_that_do_not_count_on() {
    let check = |numbers: &str, expected: &[(usize, usize)]| {
        assert_eq!(breaks(&numbers.split(' ').collect::<Vec<_>>()), expected, "{numbers}");
    };
    check("1 2 3", &[]);
    check("I II III IV V", &[]);
    check("2 3 4", &[]);
    check("1. 2. 3/ 4/ 5/", &[]);
    check("a) 5.1 5.2 5.3", &[]);
    check("- - -", &[]);
    check("a) b) c) d) đ) e) g)", &[]);
    check("a) b) c) d) e) g)", &[]);
    check("d) d) e)", &[(1, 0)]);
    check("1 2 2 3", &[(2, 1)]);
    check("1 2 2 4", &[(2, 1)]);
    check("1 3 4", &[(1, 0)]);
    check("1 2 4 3 5", &[(3, 2)]);
    check("3 1 2", &[(1, 0)]);
    check("2.1 2.2 2.4", &[(2, 1)]);
    check("I 1 II 2 IV 3", &[(4, 2)]);
    check("", &[]);
}

proptest! {
    #[test]
    fn what_is_written_is_detected(
        counter in 1_u32..=46, kind in kind(), upper: bool, prefix in "([1-9]\\.){0,2}", suffix in "[.)/]?",
    ) {
        let upper = upper && kind != Kind::Arabic;
        let style = Style { prefix, kind, upper, width: 1, suffix };
        let text = style.write(counter);
        let alone = Style::detect(&text);
        // One letter alone can be either; every other number is what it was.
        let letters = text.trim_matches(|c: char| !c.is_ascii_alphabetic());
        let ambiguous = matches!(letters, "i" | "v" | "x" | "I" | "V" | "X");
        prop_assert!(ambiguous || alone == Some((style, counter)));
    }

    #[test]
    fn siblings_in_any_order_get_the_old_numbers(
        order in Just((1_u32..=23).collect::<Vec<_>>()).prop_shuffle(), kind in kind(),
    ) {
        let style = Style { prefix: String::new(), kind, upper: kind == Kind::Roman, width: 1, suffix: ")".to_owned() };
        let old: Vec<String> = order.iter().map(|&counter| style.write(counter)).collect();
        let expected: Vec<String> = (1..=23).map(|counter| style.write(counter)).collect();
        let siblings: Vec<Option<&str>> = old.iter().map(|number| Some(number.as_str())).collect();
        prop_assert_eq!(renumber(&siblings, None), expected);
    }

    #[test]
    fn renumbering_again_changes_nothing(
        numbers in vec(option::of("([1-3]\\.)?([0-9]{1,2}|[a-eđivxIVXA-D]|-|)[.)]?"), 0..8),
    ) {
        let siblings: Vec<Option<&str>> = numbers.iter().map(Option::as_deref).collect();
        let once = renumber(&siblings, None);
        prop_assert_eq!(once.len(), siblings.len());
        let siblings: Vec<Option<&str>> = once.iter().map(|number| Some(number.as_str())).collect();
        prop_assert_eq!(renumber(&siblings, None), once.clone());
    }

    #[test]
    fn takes_any_text(numbers in vec(option::of(any::<String>()), 0..4), was: String, is: String) {
        let siblings: Vec<Option<&str>> = numbers.iter().map(Option::as_deref).collect();
        prop_assert_eq!(renumber(&siblings, Some(Parent { was: &was, is: &is })).len(), siblings.len());
    }
}
