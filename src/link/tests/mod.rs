//! Tests of links: how short they are, that they give the very plan back, and that nothing else passes for one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

mod damaged;
mod laws;
mod short;

use super::*;
use crate::open::{SEEDS, Seed};
use std::sync::LazyLock;

static LINKS: LazyLock<Links> = LazyLock::new(Links::default);

fn seed(name: &str) -> Option<Plan> {
    Seed::named(name).and_then(|seed| seed.plan().ok())
}

fn read_back(link: &str) -> Result<Plan, LinkError> {
    LINKS.read(link, seed)
}
