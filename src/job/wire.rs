//! Messages between the page and the worker as bytes. Both are of one build, so no message says its version.
//!
//! Bytes and not objects of JavaScript: names that nobody reads need no room, and what reads an answer in the page weighs a
//! fraction of it.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A message as bytes; empty, which none is, if it cannot be written.
pub fn pack(message: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_default()
}

/// The message that was packed.
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
