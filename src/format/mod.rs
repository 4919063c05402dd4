//! Text ↔ plan: the file of `docs/FORMAT.md`. It refuses what it does not understand and never touches storage.
//!
//! [`read()`] goes through the text once and builds the plan as it goes: there is no tree in between, and an error knows
//! its place from where the reader stands. [`write()`] goes straight from the plan to text. The names and shapes of the
//! file are in `read` and `write` alone; the model knows nothing of them. The reader of JSON is our own because it is
//! downloaded with the page: `serde_json` with a struct for each shape was measured at almost four times the code.

mod error;
mod printed;
mod read;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use error::{Problem, ReadError};

pub use read::{read, read_flat, version_of};
pub use write::{write, write_compact, write_flat};

/// The largest file that is opened, in bytes.
pub const LARGEST: usize = 10_000_000;

/// The name of every plan that was read from a flat file.
pub const FLAT: &str = "bench-plan";

/// The newest version of the file that is understood. What is written says the [`edition`](crate::plan::Plan::edition) of the
/// plan: 1, which every app reads, unless it says what came later.
pub const VERSION: u32 = 3;
