//! How one outline number is printed, and what its counter is; knows of siblings only the letters they use.

/// The letters that number points, in order: no f, j, w, z, and đ after d (Nghị định 30/2020/NĐ-CP, Phụ lục I).
const VIETNAMESE: &str = "abcdđeghiklmnopqrstuvxy";
/// The letters of lists that are numbered in the foreign way.
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// What a counter is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// 1, 2, 3
    Arabic,
    /// I, II, III
    Roman,
    /// a, b, c, d, đ, e, g; the 24th is aa
    Vietnamese,
    /// a, b, c, d, e, f, g; the 27th is aa
    Latin,
}

/// How a number is printed, but for its counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// What stands before the counter: nothing, or all up to the last point, space or opening bracket: `2.`, `Điều `.
    pub(super) prefix: String,
    /// What the counter is written with.
    pub(super) kind: Kind,
    /// Whether its letters are capitals.
    pub(super) upper: bool,
    /// How many digits it has at least: 2 in `01`.
    pub(super) width: usize,
    /// What stands after the counter: `.`, `)`, `/`, `:`, several of them, or nothing.
    pub(super) suffix: String,
}

impl Style {
    /// The style and the counter of a printed number; `None` for blank, dash, plus, and whatever has no counter.
    ///
    /// On its own, `I`, `V` and `X` are Roman and all other single letters are letters of the alphabet.
    pub(super) fn detect(number: &str) -> Option<(Self, u32)> {
        Habits::of(std::iter::once(number)).read(number)
    }

    /// The printed number with that counter, from 1. Digits where the letters end: after 399 and after `ay`.
    pub(super) fn write(&self, counter: u32) -> String {
        let mut text = self.without_suffix(counter);
        text.push_str(&self.suffix);
        text
    }

    /// The number as the prefixes of its children repeat it: `2.1` of `2.1)`.
    pub(super) fn without_suffix(&self, counter: u32) -> String {
        let lower = match self.kind {
            Kind::Arabic => None,
            Kind::Roman => roman(counter),
            Kind::Vietnamese => letters(counter, VIETNAMESE),
            Kind::Latin => letters(counter, LATIN),
        };
        let mut text = self.prefix.clone();
        if let Some(lower) = lower {
            text.extend(lower.chars().map(|c| if self.upper { capital(c) } else { c }));
        } else {
            let digits = counter.to_string();
            text.extend(std::iter::repeat_n('0', self.width.saturating_sub(digits.len())));
            text.push_str(&digits);
        }
        text
    }
}

/// What siblings tell of letters that could be read two ways.
#[derive(Clone, Copy, Default)]
pub(super) struct Habits {
    small: Habit,
    capital: Habit,
}

#[derive(Clone, Copy, Default)]
struct Habit {
    /// A number of two or more Roman letters: ii, IV.
    roman: bool,
    /// A single letter that is none of i, v, x.
    letter: bool,
    /// One of the letters that Vietnamese points do not use.
    foreign: bool,
}

impl Habits {
    /// What those numbers tell.
    pub(super) fn of<'a>(numbers: impl Iterator<Item = &'a str>) -> Self {
        let mut habits = Self::default();
        for number in numbers {
            let (_, counter, _) = parts(number);
            let Some((lower, upper)) = one_case(counter) else { continue };
            let habit = if upper { &mut habits.capital } else { &mut habits.small };
            let single = lower.chars().count() == 1;
            habit.roman |= !single && roman_value(&lower).is_some();
            habit.letter |= single && !matches!(lower.as_str(), "i" | "v" | "x");
            habit.foreign |= matches!(lower.as_str(), "f" | "j" | "w" | "z");
        }
        habits
    }

    /// The style and the counter of a number among such siblings.
    pub(super) fn read(self, number: &str) -> Option<(Style, u32)> {
        let (prefix, counter, suffix) = parts(number);
        let style =
            |kind, upper, width| Style { prefix: prefix.to_owned(), kind, upper, width, suffix: suffix.to_owned() };
        if counter.bytes().all(|byte| byte.is_ascii_digit()) {
            let width = if counter.starts_with('0') { counter.len() } else { 1 };
            return Some((style(Kind::Arabic, false, width), counter.parse().ok()?));
        }
        let (lower, upper) = one_case(counter)?;
        let habit = if upper { self.capital } else { self.small };
        let may_be_roman = match lower.as_str() {
            // Nobody has fifty parts: a single C, D, L or M is a letter. Small Roman numbers are rare.
            "i" | "v" | "x" => habit.roman || (upper && !habit.letter),
            _ => lower.len() > 1,
        };
        if let (true, Some(value)) = (may_be_roman, roman_value(&lower)) {
            return Some((style(Kind::Roman, upper, 1), value));
        }
        let (kind, alphabet) = if habit.foreign { (Kind::Latin, LATIN) } else { (Kind::Vietnamese, VIETNAMESE) };
        Some((style(kind, upper, 1), letters_value(&lower, alphabet)?))
    }
}

/// What stands before the counter, the counter, and what stands after it: `2.`, `1`, `)`.
fn parts(number: &str) -> (&str, &str, &str) {
    let number = number.trim();
    let core = number.trim_end_matches(['.', ')', '/', ':']);
    let suffix = number.strip_prefix(core).unwrap_or_default();
    let counter = core.rsplit(['.', '(', ' ']).next().unwrap_or_default();
    (core.strip_suffix(counter).unwrap_or_default(), counter, suffix)
}

/// The letters in small, and whether all were capitals; `None` if they are mixed or not letters.
fn one_case(counter: &str) -> Option<(String, bool)> {
    let is_small = |c: char| c.is_ascii_lowercase() || c == 'đ';
    let lower: String = counter.chars().map(|c| if c == 'Đ' { 'đ' } else { c.to_ascii_lowercase() }).collect();
    let upper = !counter.chars().any(is_small);
    let letters = !lower.is_empty() && lower.chars().all(is_small);
    (letters && (upper || lower == counter)).then_some((lower, upper))
}

fn capital(c: char) -> char {
    if c == 'đ' { 'Đ' } else { c.to_ascii_uppercase() }
}

const ROMAN: [(u32, &str); 9] =
    [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

/// The counter in small Roman letters, up to 399.
fn roman(counter: u32) -> Option<String> {
    if !(1..400).contains(&counter) {
        return None;
    }
    let mut left = counter;
    let mut text = String::new();
    for (value, letters) in ROMAN {
        while left >= value {
            left = left.saturating_sub(value);
            text.push_str(letters);
        }
    }
    Some(text)
}

/// The value of small Roman letters in their one correct writing.
fn roman_value(text: &str) -> Option<u32> {
    let mut rest = text;
    let mut sum = 0_u32;
    for (value, letters) in ROMAN {
        while let Some(shorter) = rest.strip_prefix(letters) {
            rest = shorter;
            sum = sum.saturating_add(value);
        }
    }
    (roman(sum)? == text).then_some(sum)
}

/// a to y (or z), then aa to ay (or az).
fn letters(counter: u32, alphabet: &str) -> Option<String> {
    let index = usize::try_from(counter).ok()?.checked_sub(1)?;
    let size = alphabet.chars().count();
    let (first, index) = index.checked_sub(size).map_or(("", index), |rest| ("a", rest));
    let mut text = first.to_owned();
    text.push(alphabet.chars().nth(index)?);
    Some(text)
}

fn letters_value(text: &str, alphabet: &str) -> Option<u32> {
    let mut chars = text.chars();
    let last = chars.next_back()?;
    let rounds = match chars.as_str() {
        "" => 0,
        "a" => alphabet.chars().count(),
        _ => return None,
    };
    let index = alphabet.chars().position(|letter| letter == last)?;
    u32::try_from(index.checked_add(rounds)?.checked_add(1)?).ok()
}
