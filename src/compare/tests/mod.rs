//! What two plans differ in, and what is made of them: on plans written here, and on random ones.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

mod cases;
mod laws;
mod steering;
