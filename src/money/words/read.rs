//! Reads amounts in words; never guesses at a spoken short form such as "một triệu hai".

use crate::money::Money;

/// Why words are not an amount. The words for it are in the catalogues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordsError {
    /// No words.
    Empty,
    /// A word that does not belong at its place, or that makes the amount ambiguous ("một triệu **hai**").
    Unexpected {
        /// How many words of the text stand before it; spaces and punctuation part words.
        at: usize,
        /// The word as written.
        word: String,
    },
    /// The text ends where another word is needed: "hai trăm linh".
    Unfinished,
}

/// Reads an amount in words, below 10^18 đồng: any case, tones and accents, composed or not; nghìn or ngàn, linh or lẻ,
/// tư or bốn, lăm, nhăm or năm; with or without commas, brackets, "đồng", "Việt Nam", "chẵn", "./." and "Bằng chữ:".
///
/// # Errors
/// The first word that is wrong. A single digit after a larger word ("một triệu hai", "hai trăm năm") is one: it is
/// spoken for 1.200.000 and 250 as well as written for 1.000.002 and 205.
pub fn read_words(text: &str) -> Result<Money, WordsError> {
    let (before, words) = amount_words(text);
    if words.is_empty() {
        return Err(WordsError::Empty);
    }
    let mut reader = Reader { words, at: 0, before };
    let negative = reader.eat("am");
    let zero = reader.is(0, "khong") && !reader.is(1, "tram");
    let dong = if zero {
        reader.step(1);
        0
    } else {
        reader.number()?
    };
    reader.tail()?;
    Ok(Money::new(if negative { dong.saturating_neg() } else { dong }))
}

/// How many words the title has ("Bằng chữ:"), and the words after it: the skeleton of each and the word itself.
pub(super) fn amount_words(text: &str) -> (usize, Vec<(String, &str)>) {
    let (title, amount) = text.split_once(':').unwrap_or(("", text));
    let mut words: Vec<_> = split(amount).map(|word| (skeleton(word), word)).collect();
    let mut before = split(title).count();
    // The title without its colon.
    if matches!(words.as_slice(), [(bang, _), (chu, _), ..] if bang == "bang" && chu == "chu") {
        words.drain(..2);
        before = before.saturating_add(2);
    }
    (before, words)
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    let parts_words =
        |c: char| c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '“' | '”' | '…' | '–' | '—');
    text.split(parts_words).filter(|word| !word.is_empty())
}

/// The word in plain lower-case letters. The words of the vocabulary that become the same (mười and mươi, một and mốt,
/// năm and Nam) are told apart by their places.
fn skeleton(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36F}')).map(|c| letter(c).unwrap_or(c)).collect()
}

/// The plain lower-case letter under a Vietnamese one: `Ệ` → `e`, `đ` → `d`; `None` for anything else.
///
/// A decomposed letter is its base followed by combining marks, U+0300–U+036F.
pub fn letter(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Ã' | 'à'..='ã' | 'Ă' | 'ă' | 'Ạ'..='ặ' => 'a',
        'È'..='Ê' | 'è'..='ê' | 'Ẹ'..='ệ' => 'e',
        'Ì' | 'Í' | 'ì' | 'í' | 'Ĩ' | 'ĩ' | 'Ỉ'..='ị' => 'i',
        'Ò'..='Õ' | 'ò'..='õ' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' => 'o',
        'Ù' | 'Ú' | 'ù' | 'ú' | 'Ũ' | 'ũ' | 'Ư' | 'ư' | 'Ụ'..='ự' => 'u',
        'Ý' | 'ý' | 'Ỳ'..='ỹ' => 'y',
        'Đ' | 'đ' => 'd',
        _ => return None,
    })
}

/// A part of a number below 1.000.
struct Group {
    value: u32,
    /// Where it stands, if it is nothing but one digit.
    lone: Option<usize>,
}

/// Words of an amount, read from left to right.
struct Reader<'a> {
    /// The skeleton of each word and the word itself.
    words: Vec<(String, &'a str)>,
    at: usize,
    /// How many words the text has before these.
    before: usize,
}

impl Reader<'_> {
    fn word(&self, ahead: usize) -> &str {
        self.words.get(self.at.saturating_add(ahead)).map_or("", |(skeleton, _)| skeleton)
    }

    fn is(&self, ahead: usize, word: &str) -> bool {
        self.word(ahead) == word
    }

    fn step(&mut self, words: usize) {
        self.at = self.at.saturating_add(words);
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.is(0, word);
        self.step(usize::from(found));
        found
    }

    fn wrong(&self, at: usize) -> WordsError {
        self.words.get(at).map_or(WordsError::Unfinished, |(_, word)| WordsError::Unexpected {
            at: self.before.saturating_add(at),
            word: (*word).to_owned(),
        })
    }

    fn digit(&self, ahead: usize) -> Option<u32> {
        Some(match self.word(ahead) {
            "mot" => 1,
            "hai" => 2,
            "ba" => 3,
            "bon" => 4,
            "nam" => 5,
            "sau" => 6,
            "bay" => 7,
            "tam" => 8,
            "chin" => 9,
            _ => return None,
        })
    }

    /// The zeros of the scale word here: 3, 6, 9, or none.
    fn scale(&self) -> Option<u32> {
        match self.word(0) {
            "nghin" | "ngan" => Some(3),
            "trieu" => Some(6),
            "ty" | "ti" => Some(9),
            _ => None,
        }
    }

    /// Groups with their scales, each smaller than the one before; "tỷ" closes all that was said and starts anew, once.
    fn number(&mut self) -> Result<i128, WordsError> {
        let (mut billions, mut rest) = (0_i128, 0_i128);
        let mut billion_said = false;
        let mut last_zeros = 9;
        loop {
            let spoken = billion_said || last_zeros < 9;
            let group = self.group(spoken)?;
            let value = i128::from(group.value);
            match (self.scale(), group.lone) {
                (Some(zeros @ (3 | 6)), _) if zeros < last_zeros => {
                    rest = rest.saturating_add(value.saturating_mul(10_i128.saturating_pow(zeros)));
                    last_zeros = zeros;
                    self.step(1);
                }
                (Some(3 | 6), _) => return Err(self.wrong(self.at)),
                (_, Some(at)) if spoken => return Err(self.wrong(at)),
                _ => {
                    rest = rest.saturating_add(value);
                    last_zeros = 0;
                }
            }
            if self.scale() == Some(9) && !billion_said {
                self.step(1);
                billions = rest.saturating_mul(1_000_000_000);
                (rest, last_zeros, billion_said) = (0, 9, true);
            }
            if last_zeros == 0 || matches!(self.word(0), "" | "dong" | "viet" | "chan") {
                return Ok(billions.saturating_add(rest));
            }
        }
    }

    fn group(&mut self, spoken: bool) -> Result<Group, WordsError> {
        let start = self.at;
        let zero = if self.is(0, "khong") { Some(0) } else { None };
        let hundreds = self.digit(0).or(zero).filter(|_| self.is(1, "tram"));
        if hundreds.is_some() {
            self.step(2);
        }
        let hundred = hundreds.unwrap_or_default().saturating_mul(100);
        if (hundreds.is_some() || spoken) && (self.eat("linh") || self.eat("le")) {
            let units = self.units(false).ok_or_else(|| self.wrong(self.at))?;
            return Ok(Group { value: hundred.saturating_add(units), lone: None });
        }
        if let Some(tens) = self.tens() {
            let units = self.units(true).unwrap_or_default();
            return Ok(Group { value: hundred.saturating_add(tens).saturating_add(units), lone: None });
        }
        match (hundreds, self.digit(0)) {
            (Some(_), None) => Ok(Group { value: hundred, lone: None }),
            (None, Some(value)) => {
                self.step(1);
                Ok(Group { value, lone: Some(start) })
            }
            _ => Err(self.wrong(self.at)),
        }
    }

    fn tens(&mut self) -> Option<u32> {
        if self.eat("muoi") {
            return Some(10);
        }
        let tens = self.digit(0).filter(|_| self.is(1, "muoi"))?;
        self.step(2);
        Some(tens.saturating_mul(10))
    }

    fn units(&mut self, after_tens: bool) -> Option<u32> {
        let units = match self.word(0) {
            "tu" => Some(4),
            "lam" | "nham" if after_tens => Some(5),
            _ => self.digit(0),
        };
        self.step(usize::from(units.is_some()));
        units
    }

    /// What may follow the number: "đồng Việt Nam chẵn" or "Việt Nam đồng chẵn", each part of it optional.
    fn tail(&mut self) -> Result<(), WordsError> {
        let country_first = self.country()?;
        let unit = self.eat("dong");
        if country_first && !unit {
            return Err(self.wrong(self.at));
        }
        if unit && !country_first {
            self.country()?;
        }
        self.eat("chan");
        if self.at < self.words.len() { Err(self.wrong(self.at)) } else { Ok(()) }
    }

    /// Whether "Việt Nam" stands here; an error if only its first half does.
    fn country(&mut self) -> Result<bool, WordsError> {
        let found = self.eat("viet");
        if found && !self.eat("nam") { Err(self.wrong(self.at)) } else { Ok(found) }
    }
}
