//! The outside of a link: its version, its length, its checksum, and the letters that it is made of. Finds it again in what a
//! messenger made of it. Knows no plan.

use super::LinkError;
use super::coder::Written;

/// What links begin with, by their edition.
const STARTS: [&str; 3] = ["p1.", "p2.", "p3."];

/// How long each of them is.
const START: usize = 3;

/// The longest link that is read, in characters: browsers take no longer address.
pub const LONGEST: usize = 2_000_000;

/// The part of the sum that a link carries: five characters.
pub(super) const CHECK: u64 = (1 << 30) - 1;

const CHECK_CHARS: usize = 5;

/// base64url.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What stands in a link.
pub(super) struct Sealed {
    /// Of which edition the walk is.
    pub(super) edition: u32,
    pub(super) check: u64,
    /// The content, and how much work it may be to read it.
    pub(super) content: (Vec<u8>, u64),
}

/// Work that any link may be to read, beside that for each of its letters.
const WORK: u64 = 1 << 20;
/// Work that a link may be for each letter. That of real plans is below 100, but lines that are filled down are nearly free.
const WORK_FOR_EACH: u64 = 1024;
/// Work that no link may be more than: two seconds, and 300 megabytes. The longest link of real lines is half of it.
const MOST_WORK: u64 = 40_000_000;

/// How much work it may be to read a link of so many letters.
fn work_for(letters: usize) -> u64 {
    let letters = u64::try_from(letters).unwrap_or(u64::MAX);
    letters.saturating_mul(WORK_FOR_EACH).saturating_add(WORK).min(MOST_WORK)
}

/// The link of what was written. One that would be too much work for its length gets zeros at its end: they change nothing.
pub(super) fn seal(edition: u32, check: u64, Written { content, bits, work }: &Written) -> String {
    let needed = work.saturating_sub(WORK).div_ceil(WORK_FOR_EACH);
    let many = bits.div_ceil(6).max(usize::try_from(needed).unwrap_or_default());
    let start = usize::try_from(edition.saturating_sub(1)).ok().and_then(|at| STARTS.get(at));
    let mut link = start.copied().unwrap_or_default().to_owned();
    push_length(&mut link, many);
    push_number(&mut link, check & CHECK, CHECK_CHARS);
    link.extend((0..many).map(|at| char::from(letter(six_bits(content, at)))));
    link
}

/// A number in letters of five bits, the sixth telling whether another follows.
fn push_length(link: &mut String, many: usize) {
    let (low, rest) = (many & 31, many >> 5);
    let more = if rest > 0 { 32 } else { 0 };
    link.push(char::from(letter(u8::try_from(low | more).unwrap_or_default())));
    if rest > 0 {
        push_length(link, rest);
    }
}

fn push_number(link: &mut String, number: u64, chars: usize) {
    for at in (0..chars).rev() {
        let bits = number >> at.saturating_mul(6) & 63;
        link.push(char::from(letter(u8::try_from(bits).unwrap_or_default())));
    }
}

fn letter(bits: u8) -> u8 {
    ALPHABET.get(usize::from(bits & 63)).copied().unwrap_or(b'A')
}

fn bits_of(letter: u8) -> Option<u8> {
    match letter {
        b'A'..=b'Z' => Some(letter.wrapping_sub(b'A')),
        b'a'..=b'z' => Some(letter.wrapping_sub(b'a').wrapping_add(26)),
        b'0'..=b'9' => Some(letter.wrapping_sub(b'0').wrapping_add(52)),
        b'-' => Some(62),
        b'_' => Some(63),
        _ => None,
    }
}

/// The six bits at that place, with zeros after the end.
fn six_bits(content: &[u8], at: usize) -> u8 {
    let first = at.saturating_mul(6);
    let byte = |at: usize| content.get(at).copied().map_or(0, u16::from);
    let two = byte(first >> 3) << 8 | byte((first >> 3).saturating_add(1));
    u8::try_from(two >> 10_usize.saturating_sub(first & 7) & 63).unwrap_or_default()
}

/// What stands in a link: all of it, and nothing after it.
pub(super) fn open(link: &str) -> Result<Sealed, LinkError> {
    let rest = (1..).zip(STARTS).find_map(|(edition, start)| Some((edition, link.strip_prefix(start)?)));
    let (edition, rest) = rest.ok_or_else(|| unknown(link))?;
    let rest = rest.as_bytes();
    if rest.len() > LONGEST {
        return Err(LinkError::TooLong);
    }
    let mut letters = rest.iter().map(|letter| bits_of(*letter));
    let (many, chars) = length(&mut letters, link.len())?;
    let of = whole_length(many, chars);
    if link.len() < of {
        return Err(LinkError::Cut { arrived: link.len(), of });
    }
    let next = |letters: &mut dyn Iterator<Item = Option<u8>>| letters.next().flatten().ok_or(LinkError::Changed);
    let mut check = 0;
    for _ in 0..CHECK_CHARS {
        check = check << 6 | u64::from(next(&mut letters)?);
    }
    let mut content = Vec::with_capacity(many.saturating_mul(3) >> 2);
    let (mut kept, mut waiting) = (0_u16, 0_u32);
    for _ in 0..many {
        kept = kept << 6 | u16::from(next(&mut letters)?);
        waiting = waiting.saturating_add(6);
        if waiting >= 8 {
            waiting = waiting.saturating_sub(8);
            content.push(u8::try_from(kept >> waiting & 255).unwrap_or_default());
        }
    }
    content.push(u8::try_from(kept << 8_u32.saturating_sub(waiting) & 255).unwrap_or_default());
    if letters.next().is_some() {
        Err(LinkError::Changed)
    } else {
        Ok(Sealed { edition, check, content: (content, work_for(many)) })
    }
}

/// How long a link is with so many letters after the checksum, which so many letters say.
fn whole_length(many: usize, chars: usize) -> usize {
    START.saturating_add(chars).saturating_add(CHECK_CHARS).saturating_add(many)
}

/// How many letters follow the checksum, and how many letters said so.
fn length(letters: &mut impl Iterator<Item = Option<u8>>, arrived: usize) -> Result<(usize, usize), LinkError> {
    let mut many = 0_usize;
    for at in 0..5_usize {
        let Some(bits) = letters.next() else { return Err(LinkError::Cut { arrived, of: 0 }) };
        let bits = usize::from(bits.ok_or(LinkError::Changed)?);
        many |= (bits & 31) << at.saturating_mul(5);
        if bits < 32 {
            return if many > LONGEST { Err(LinkError::TooLong) } else { Ok((many, at.saturating_add(1))) };
        }
    }
    Err(LinkError::Changed)
}

/// Why a text that begins otherwise is no link of a known edition.
fn unknown(link: &str) -> LinkError {
    let digits = link.strip_prefix('p').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    let ends = link.get(digits.saturating_add(1)..).is_some_and(|rest| rest.starts_with('.'));
    match digits {
        1..=3 if ends => LinkError::Newer,
        _ if STARTS.iter().any(|start| start.starts_with(link)) && !link.is_empty() => {
            LinkError::Cut { arrived: link.len(), of: 0 }
        }
        _ => LinkError::NotALink,
    }
}

/// The link in a text that a messenger may have wrapped, quoted, escaped or put signs around; as it was sent, if it is whole.
///
/// What stands after its length is left away: a full stop, a bracket, words. Spaces, line breaks and quote marks inside it are
/// skipped, since no link has any. `None` where nothing looks like a link.
pub fn find(text: &str) -> Option<String> {
    let text = text.get(..text.len().min(LONGEST.saturating_mul(4))).unwrap_or(text);
    let plain = unescaped(&unescaped(text));
    let starts = plain.match_indices('p').filter_map(|(at, _)| plain.get(at..)).filter(|rest| is_start(rest));
    let links: Vec<String> = starts.map(gathered).collect();
    links.iter().find(|link| open(link).is_ok()).or(links.first()).cloned()
}

fn is_start(rest: &str) -> bool {
    let after = rest.trim_start_matches('p');
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    rest.len() == after.len().saturating_add(1)
        && (1..=3).contains(&digits)
        && after.get(digits..).is_some_and(|rest| rest.starts_with('.'))
}

/// The letters of a link from its start on, up to its length or to what cannot be part of it.
fn gathered(rest: &str) -> String {
    let is_noise = |c: char| {
        c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '>' | '=')
    };
    let start = rest.find('.').map_or(0, |at| at.saturating_add(1));
    let (head, tail) = rest.split_at_checked(start).unwrap_or((rest, ""));
    let mut link = head.to_owned();
    let mut wanted = None;
    for c in tail.chars().filter(|c| !is_noise(*c)) {
        let Some(_) = u8::try_from(c).ok().and_then(bits_of) else { break };
        if wanted == Some(link.len()) {
            break;
        }
        link.push(c);
        if wanted.is_none() && STARTS.contains(&head) {
            let mut letters = link.bytes().skip(START).map(bits_of);
            let known = length(&mut letters, 0).ok();
            wanted = known.map(|(many, chars)| whole_length(many, chars));
        }
    }
    link
}

/// The text with `%2E` and its like as what they stand for, where that is a plain sign.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        plain.push_str(before);
        let byte = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(u8::is_ascii);
        match byte {
            Some(byte) => {
                plain.push(char::from(byte));
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                plain.push('%');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}
