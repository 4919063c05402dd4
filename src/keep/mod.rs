//! How plans are kept so that nothing is ever lost: records, two slots, a journal, and the protocol between them. It
//! works on texts and keys; it knows no browser, no clock and no dice.
//!
//! `docs/STORAGE.md` says what is under which key and what happens at each step.

mod places;
mod record;
#[allow(dead_code)] // the protocol that uses it follows
mod slots;
mod sum;

#[cfg(test)]
mod tests;

pub use places::{Applied, Fault, Guard, Journal, Kv, Step, Store};
pub use record::{Damage, Record, SCHEMA, Stamp};
pub use slots::{Slot, Slots, legacy_name, names};
