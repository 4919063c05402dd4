//! Tests of keeping: cases by table, doubles that fail, and simulations by seed. Long runs take their counts from the
//! environment.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

mod bins;
mod cases;
mod crashes;
mod damages;
mod interleaved;
mod records;
mod stage;
mod tabs;
mod turns;
mod world;

use super::SCHEMA;

/// A count from the environment, for long runs.
fn count(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// One line that `cargo xtask reliability` reads.
#[allow(clippy::print_stdout)]
fn figure(name: &str, cases: u64, losses: u64) {
    println!("figure {name} {cases} {losses}");
}
