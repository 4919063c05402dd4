//! What becomes of an engine that the compiler made for speed: bindings for JavaScript, and a smaller program. It compiles
//! nothing.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::process::{command, run};
use crate::repo;

/// The profile of Cargo.toml that such an engine is compiled with, which is also the name of its folder.
pub(crate) const PROFILE: &str = "embed";

/// Where the compiler puts it.
pub(crate) fn compiled(name: &str) -> std::path::PathBuf {
    repo::target().join("wasm32-unknown-unknown").join(PROFILE).join(format!("{name}.wasm"))
}

/// Puts the program and its script into a folder: `NAME_bg.wasm` and `NAME.js`.
pub(crate) fn bind(wasm: &Path, target: &str, name: &str, to: &Path) -> Result<()> {
    let program = repo::find_program("wasm-bindgen").context("wasm-bindgen is gone; start again")?;
    run(command(program).args(["--target", target, "--out-name", name, "--out-dir"]).arg(to).arg(wasm))?;
    optimise(&to.join(format!("{name}_bg.wasm")))
}

/// The compiler leaves a note in the file of the features it used, so wasm-opt needs no list of them.
fn optimise(wasm: &Path) -> Result<()> {
    let program = repo::find_program("wasm-opt").context("wasm-opt is gone; start again")?;
    run(command(program).arg("-O3").arg("-o").arg(wasm).arg(wasm))
}
