//! The inside of a JSON string: plain characters and escapes, exactly those of RFC 8259. It never repairs one.

use super::reader::{Read, Reader};
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// The string whose quote has just been taken.
    pub(super) fn rest_of_string(&mut self) -> Read<Cow<'a, str>> {
        let plain = self.plain()?;
        if self.took_quote() {
            return Ok(Cow::Borrowed(plain));
        }
        let mut string = plain.to_owned();
        while !self.took_quote() {
            string.push(self.escape()?);
            string.push_str(self.plain()?);
        }
        Ok(Cow::Owned(string))
    }

    /// The characters up to a quote or a backslash.
    fn plain(&mut self) -> Read<&'a str> {
        let text = self.text;
        let rest = text.get(self.at..).unwrap_or_default();
        let length = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\');
        self.step(length.unwrap_or(rest.len()));
        match self.text.as_bytes().get(self.at) {
            Some(b'"' | b'\\') => Ok(length.and_then(|length| rest.get(..length)).unwrap_or_default()),
            _ => Err(self.refuse_json()),
        }
    }

    fn took_quote(&mut self) -> bool {
        let quote = self.text.as_bytes().get(self.at) == Some(&b'"');
        if quote {
            self.step(1);
        }
        quote
    }

    fn escape(&mut self) -> Read<char> {
        let letter = self.text.as_bytes().get(self.at.saturating_add(1)).copied();
        self.step(2);
        Ok(match letter {
            Some(letter @ (b'"' | b'\\' | b'/')) => char::from(letter),
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'u') => return self.code_point(),
            _ => return Err(self.refuse_json()),
        })
    }

    /// Four hexadecimal digits, or twice four for what does not fit: half of a pair is refused.
    fn code_point(&mut self) -> Read<char> {
        let first = self.hexadecimal()?;
        let code = match first {
            0xd800..=0xdbff if self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u")) => {
                self.step(2);
                let second = self.hexadecimal()?;
                let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400);
                low.map_or(first, |low| ((first & 0x3ff) << 10 | low).saturating_add(0x10000))
            }
            _ => first,
        };
        match char::from_u32(code) {
            Some(character) => Ok(character),
            None => Err(self.refuse_json()),
        }
    }

    fn hexadecimal(&mut self) -> Read<u32> {
        let digits = self.text.get(self.at..self.at.saturating_add(4)).unwrap_or_default();
        let plain = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u32::from_str_radix(digits, 16) {
            Ok(code) if plain => {
                self.step(4);
                Ok(code)
            }
            _ => Err(self.refuse_json()),
        }
    }
}
