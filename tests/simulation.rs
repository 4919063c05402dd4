//! The frozen simulation on the host; `tests/web.rs` holds the browser against the same numbers.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod golden;

#[test]
fn the_simulation_of_da_nang_is_as_frozen() {
    golden::check_simulation();
}
