//! Looks after the compiler's WebAssembly target; it never changes the compiler itself.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::process::{command, output, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// Asked of the compiler and not of rustup, which a distribution's compiler does without.
pub(super) fn has_wasm_target() -> bool {
    output(command("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}

pub(super) fn add_wasm_target() -> Result<()> {
    run(command("rustup").args(["target", "add", TARGET]))
        .with_context(|| format!("Install rustup, or your distribution's package of the {TARGET} standard library"))
}
