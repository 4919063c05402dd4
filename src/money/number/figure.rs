//! What the marks between digits mean, and what malformed ones may have been meant to; never reads units or signs.

use super::plain::{decimal, push_digit};
use super::{Cursor, Form, NumberError, Reading};
use crate::money::{Decimal, LIMITS};

/// The digits of a number and the marks between them, not yet understood.
pub(super) struct Figure {
    /// All digits in order.
    digits: Vec<u8>,
    /// How many digits stand before, between and after the marks: one more than there are marks, none of them zero.
    lengths: Vec<usize>,
    /// `.`, `,` or a space.
    marks: Vec<char>,
}

impl Figure {
    /// Reads the digits at the cursor and the marks that have digits on both sides.
    pub(super) fn read(cursor: &mut Cursor) -> Result<Self, NumberError> {
        let mut figure = Self { digits: Vec::new(), lengths: Vec::new(), marks: Vec::new() };
        loop {
            let before = figure.digits.len();
            while let Some(digit) = cursor.digit(0) {
                figure.digits.push(digit);
                cursor.step();
            }
            if figure.digits.len() == before {
                return Err(cursor.wrong(cursor.at));
            }
            figure.lengths.push(figure.digits.len().saturating_sub(before));
            match cursor.peek() {
                Some(mark @ ('.' | ',')) => {
                    if cursor.digit(1).is_none() {
                        return Err(cursor.wrong(cursor.at));
                    }
                    figure.marks.push(mark);
                }
                // Space, NBSP, figure space, thin space, narrow NBSP.
                Some(' ' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}') if cursor.digit(1).is_some() => {
                    figure.marks.push(' ');
                }
                _ => return Ok(figure),
            }
            cursor.step();
        }
    }

    /// The number with its sign and its unit of 10^`zeros`, or what it may have been meant to be.
    pub(super) fn understand(&self, negative: bool, zeros: u32, names_unit: bool) -> Result<Reading, NumberError> {
        let exact = |digits: &[u8], decimals| exact(negative, digits, decimals, zeros);
        if let Some((decimals, form)) = self.shape() {
            let value = exact(&self.digits, decimals)?;
            let english = self.marks == [','] && self.grouped(1);
            let doubt = if english { exact(&self.digits, 0).ok() } else { None };
            return Ok(Reading { value, form, names_unit, doubt });
        }
        let mut readings = Vec::new();
        let mut refusal = None;
        for (digits, decimals) in self.guesses() {
            match exact(&digits, decimals) {
                Ok(value) if readings.contains(&value) => {}
                Ok(value) => readings.push(value),
                Err(error) => refusal = refusal.or(Some(error)),
            }
        }
        Err(refusal.filter(|_| readings.is_empty()).unwrap_or(NumberError::Grouping { readings }))
    }

    /// How many of the digits are decimals and whose marks these are; `None` where no habit puts them so.
    fn shape(&self) -> Option<(usize, Form)> {
        let Some((&last, before)) = self.marks.split_last() else { return Some((0, Form::Vietnamese)) };
        let tail = self.lengths.last().copied().unwrap_or_default();
        let uniform = before.iter().all(|&mark| Some(mark) == before.first().copied());
        let grouped_before = uniform && self.grouped(before.len());
        match (last, before.first()) {
            (',', None) => Some((tail, Form::Vietnamese)),
            ('.', None) if self.lead() == b"0" || tail <= 2 => Some((tail, Form::PointDecimal)),
            (',', Some('.' | ' ')) if grouped_before => Some((tail, Form::Vietnamese)),
            (',', Some(',')) if grouped_before && tail == 3 => Some((0, Form::English)),
            // With three digits after the point, "1,234.567" may as well be a slip of 1.234.567.
            ('.', Some(',')) if grouped_before && tail != 3 => Some((tail, Form::English)),
            ('.' | ' ', first)
                if uniform && first.is_none_or(|&mark| mark == last) && self.grouped(self.marks.len()) =>
            {
                Some((0, Form::Vietnamese))
            }
            _ => None,
        }
    }

    /// Whether the first `marks` marks stand where those between groups of three do.
    fn grouped(&self, marks: usize) -> bool {
        let lead = self.lead();
        let rest = self.lengths.iter().skip(1).take(marks);
        marks == 0 || (lead.len() <= 3 && lead.first() != Some(&b'0') && rest.into_iter().all(|&length| length == 3))
    }

    /// The digits before the first mark.
    fn lead(&self) -> &[u8] {
        let length = self.lengths.first().copied().unwrap_or_default();
        self.digits.get(..length).unwrap_or_default()
    }

    /// What malformed marks may have been meant to be, the likelier first: digits and how many of them are decimals.
    fn guesses(&self) -> Vec<(Vec<u8>, usize)> {
        let tail = self.lengths.last().copied().unwrap_or_default();
        let commas = self.marks.iter().filter(|&&mark| mark == ',').count();
        let decimals = if commas == 1 && self.marks.last() == Some(&',') { tail } else { 0 };
        let mut guesses = Vec::new();
        if let Some(mended) = self.mend_zeros(decimals > 0) {
            guesses.push((mended, decimals));
        } else if decimals == 0 && self.tail_may_be_decimals(tail) {
            guesses.push((self.digits.clone(), tail));
        }
        guesses.push((self.digits.clone(), decimals));
        guesses
    }

    /// The digits with groups brought to three where only zeros are too many or missing: `87.5000`, `1.500.00`.
    fn mend_zeros(&self, has_decimals: bool) -> Option<Vec<u8>> {
        let lead = self.lead();
        let groups = self.lengths.len().saturating_sub(usize::from(has_decimals));
        if lead.len() > 3 || lead.first() == Some(&b'0') {
            return None;
        }
        let mut mended = lead.to_vec();
        let mut rest = self.digits.iter().skip(lead.len()).copied();
        for (index, &length) in self.lengths.iter().enumerate().skip(1) {
            let group: Vec<u8> = rest.by_ref().take(length).collect();
            if index >= groups {
                mended.extend(group);
                continue;
            }
            let zero_from = if length > 3 { 3 } else { 0 };
            // Three digits too many are a forgotten mark rather than zeros.
            if length != 3 && (length > 5 || group.iter().skip(zero_from).any(|&digit| digit != b'0')) {
                return None;
            }
            mended.extend(group.into_iter().chain([b'0'; 3]).take(3));
        }
        // Where every group has three digits it is the marks that are wrong, not the zeros.
        Some(mended).filter(|mended| *mended != self.digits)
    }

    /// Whether the digits after the last mark can be decimals with the wrong mark before them: `1.234.5`, `1234.567`.
    fn tail_may_be_decimals(&self, tail: usize) -> bool {
        let Some((&last, before)) = self.marks.split_last() else { return false };
        let odd_one = before.last().is_none_or(|&mark| mark != last);
        last != ' ' && tail <= 4 && self.grouped(before.len()) && (odd_one || tail != 3)
    }
}

/// The number that the digits write, `decimals` of them after the comma, times 10^`zeros`.
fn exact(negative: bool, digits: &[u8], decimals: usize, zeros: u32) -> Result<Decimal, NumberError> {
    let zeros = usize::try_from(zeros).unwrap_or_default();
    let idle = digits.iter().rev().take(decimals).take_while(|&&digit| digit == b'0').count();
    let decimals = decimals.saturating_sub(idle);
    let kept = digits.len().saturating_sub(idle);
    let significant = digits.iter().take(kept).skip_while(|&&digit| digit == b'0');
    let count = significant.clone().count();
    if count == 0 {
        return Ok(Decimal::ZERO);
    }
    let whole = count.saturating_add(zeros).saturating_sub(decimals);
    if !u32::try_from(whole).is_ok_and(|digits| digits <= LIMITS.whole_digits) {
        return Err(NumberError::TooManyDigits { digits: whole });
    }
    let scale = match u32::try_from(decimals.saturating_sub(zeros)) {
        Ok(scale) if scale <= LIMITS.decimals => scale,
        _ => return Err(NumberError::TooManyDecimals { decimals: decimals.saturating_sub(zeros) }),
    };
    // At most 15 + 4 digits are left, and those fit 64 bits: nothing saturates.
    let padding = std::iter::repeat_n(&b'0', zeros.saturating_sub(decimals));
    let mantissa = significant.chain(padding).fold(0_u64, |mantissa, &digit| push_digit(mantissa, digit));
    Ok(decimal(negative, mantissa, scale))
}
