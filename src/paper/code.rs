//! The eight characters: how they are written, how what people make of them is read, and the one among them by which a
//! mistyped one is noticed. Knows no plan.

use std::fmt;

/// How many characters a code has.
pub const LENGTH: usize = 8;

/// The characters of Crockford's base32: no I, L, O and U, which are taken for others.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A check code. Always one whose last character fits the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

/// Why a text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// It has so many characters, and not eight.
    Length(usize),
    /// This character, counted from 1, is in no code.
    Character(usize, char),
    /// One character at least is another than was printed, or two changed places.
    Mistyped,
}

impl Code {
    /// The code of twenty bits of totals and fifteen of rows.
    pub(super) fn new(totals: u32, rows: u32) -> Self {
        let five = |bits: u32, at: u32| u8::try_from(bits >> at & 31).unwrap_or_default();
        let [a, b, c, d] = [15, 10, 5, 0].map(|at| five(totals, at));
        let [e, f, g] = [10, 5, 0].map(|at| five(rows, at));
        Self([a, b, c, d, e, f, g, check(&[a, b, c, d, e, f, g])])
    }

    /// What stands for the totals.
    pub(super) fn totals(&self) -> &[u8] {
        self.0.get(..4).unwrap_or_default()
    }

    /// The code in what somebody typed or a scanner read: in small letters, with O for 0 and I or L for 1, with or without
    /// the dash and spaces, and at the end of an address.
    ///
    /// # Errors
    /// [`CodeError`]: which character is wrong, as far as that can be said.
    pub fn read(text: &str) -> Result<Self, CodeError> {
        let typed = typed(text.trim_end_matches(['/', ' ']).rsplit('/').next().unwrap_or_default());
        let mut code = [0; LENGTH];
        for (at, c) in typed.iter().enumerate() {
            let symbol = symbol(*c).ok_or(CodeError::Character(at.saturating_add(1), *c))?;
            code.get_mut(at).into_iter().for_each(|slot| *slot = symbol);
        }
        if typed.len() != LENGTH {
            return Err(CodeError::Length(typed.len()));
        }
        let [data @ .., last] = code;
        if check(&data) == last { Ok(Self(code)) } else { Err(CodeError::Mistyped) }
    }

    /// The characters of a text that somebody meant as a code, well typed or not: that many letters and digits, or one more
    /// or less, and nothing else but the address of a code before them.
    pub fn meant(text: &str) -> Option<String> {
        let typed = typed(text.rsplit("/code/").next().unwrap_or_default().trim_end_matches(['/', ' ']));
        let is_as_long = LENGTH.abs_diff(typed.len()) <= 1;
        (is_as_long && typed.iter().all(char::is_ascii_alphanumeric)).then(|| typed.into_iter().collect())
    }
}

impl fmt::Display for Code {
    /// `7K3F-92MD`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (totals, rest) = self.0.split_at(4);
        let text = |symbols: &[u8]| symbols.iter().map(|symbol| letter(*symbol)).collect::<String>();
        f.write_str(&[text(totals), text(rest)].join("-"))
    }
}

/// What was typed, without what people put between the characters.
fn typed(text: &str) -> Vec<char> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '.');
    text.chars().filter(|c| !is_gap(*c)).collect()
}

fn letter(symbol: u8) -> char {
    ALPHABET.get(usize::from(symbol)).copied().map_or('0', char::from)
}

fn symbol(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    ALPHABET.iter().position(|letter| char::from(*letter) == c).and_then(|at| u8::try_from(at).ok())
}

/// The last character: the sum of the others, each times another power of a number whose powers are all different. So no
/// one character can change, and no two can change places, without it.
fn check(data: &[u8]) -> u8 {
    data.iter().fold(0, |sum, symbol| doubled(sum ^ symbol))
}

/// Times x in the field of 32 numbers, modulo x⁵ + x² + 1.
fn doubled(number: u8) -> u8 {
    let twice = number << 1;
    if twice & 32 == 0 { twice } else { twice ^ 0b10_0101 }
}
