//! JSON, token by token, as its grammar has it. It knows no field of ours, never recurses and never skips anything.

use super::reader::{Read, Reader, Refused};
use crate::format::Problem;
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// The next byte that is no white space.
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.step(1),
                other => return other.copied(),
            }
        }
    }

    pub(super) fn step(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    /// Takes that byte, if it comes next.
    fn took(&mut self, byte: u8) -> bool {
        let comes = self.peek() == Some(byte);
        if comes {
            self.step(1);
        }
        comes
    }

    fn take(&mut self, byte: u8) -> Read<()> {
        if self.took(byte) { Ok(()) } else { Err(self.refuse_json()) }
    }

    /// Nothing follows.
    pub(super) fn end(&mut self) -> Read<()> {
        if self.peek().is_none() { Ok(()) } else { Err(self.refuse_json()) }
    }

    /// An object; `field` reads the value of each key.
    pub(super) fn object(&mut self, field: &mut dyn FnMut(&mut Self, &str) -> Read<()>) -> Read<()> {
        if !self.took(b'{') {
            return Err(self.refuse_type());
        }
        if self.took(b'}') {
            return Ok(());
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.refuse_json());
            }
            let key = self.string()?;
            self.take(b':')?;
            field(self, &key)?;
            if !self.took(b',') {
                return self.take(b'}');
            }
        }
    }

    /// A list; `element` reads each element.
    pub(super) fn list(&mut self, element: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        if !self.took(b'[') {
            return Err(self.refuse_type());
        }
        if self.took(b']') {
            return Ok(());
        }
        loop {
            element(self)?;
            if !self.took(b',') {
                return self.take(b']');
            }
        }
    }

    /// A text, borrowed unless it has escapes.
    pub(super) fn string(&mut self) -> Read<Cow<'a, str>> {
        if self.took(b'"') { self.rest_of_string() } else { Err(self.refuse_type()) }
    }

    /// An integer, as its digits.
    pub(super) fn digits(&mut self) -> Read<&'a str> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return Err(self.refuse_type());
        }
        let (text, start) = (self.text, self.at);
        let _ = self.took(b'-');
        let digits = self.at;
        while matches!(text.as_bytes().get(self.at), Some(b'0'..=b'9')) {
            self.step(1);
        }
        let length = self.at.saturating_sub(digits);
        match text.as_bytes().get(self.at) {
            _ if length == 0 => Err(self.refuse_json()),
            _ if length > 1 && text.as_bytes().get(digits) == Some(&b'0') => Err(self.refuse_json()),
            Some(b'.' | b'e' | b'E') => Err(self.refuse(Problem::WrongType)),
            _ => Ok(text.get(start..self.at).unwrap_or_default()),
        }
    }

    /// The word `true`.
    pub(super) fn truth(&mut self) -> Read<()> {
        if self.peek() != Some(b't') {
            return Err(self.refuse_type());
        }
        if !self.text.get(self.at..).is_some_and(|rest| rest.starts_with("true")) {
            return Err(self.refuse_json());
        }
        self.step(4);
        Ok(())
    }

    /// Refuses what stands here as a value of another type, if it is a value.
    #[cold]
    fn refuse_type(&mut self) -> Refused {
        match self.peek() {
            Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => self.refuse(Problem::WrongType),
            _ => self.refuse_json(),
        }
    }
}
