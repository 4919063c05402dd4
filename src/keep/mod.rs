//! How plans are kept so that nothing is ever lost: records, two slots, a journal, and the protocol between them. It
//! works on texts and keys; it knows no browser, no clock and no dice.
//!
//! `docs/STORAGE.md` says what is under which key and what happens at each step.

mod bin;
mod head;
mod open;
mod places;
pub mod prune;
mod record;
mod rescue;
mod save;
mod session;
mod shelf;
mod slots;
mod sum;
mod word;

#[cfg(test)]
mod tests;

pub use bin::{Binned, Deleted};
pub use open::{Opened, Reconciled, Standing, Unread};
pub use places::{Applied, Fault, Guard, Journal, Kv, Step, Store};
pub use record::{Damage, Record, SCHEMA, Stamp};
pub use session::{Copier, Kept, News, Outcome, Session, news};
pub use shelf::{Listed, Listing, Shelf, Version};
pub use slots::{Slot, Slots, legacy_name, names};
pub use word::Word;
