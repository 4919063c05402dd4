//! Builds the program that does long jobs beside the page, and puts it into dist/. Trunk has no part in it: the page is
//! compiled to be small and to be split, this to be fast and whole.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::finish::{without_comments, write_hashed};
use crate::process::{cargo, run};
use crate::{repo, wasm};

/// The program in Cargo.toml; its files in dist/ are named after it.
const NAME: &str = "du-toan-worker";
/// Follows what wasm-bindgen writes.
const START: &str = include_str!("../../src/web/worker.js");

/// Compiles the program and writes its script and its wasm into `dist`.
pub(crate) fn build(dist: &Path) -> Result<()> {
    let mut build = cargo();
    build.args(["build", "--bin", NAME, "--profile", wasm::PROFILE, "--features", "worker"]);
    run(build.args(["--target", "wasm32-unknown-unknown"]))?;
    let out = repo::target().join("web-worker");
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    // No module: older browsers know modules in the page and not in a worker.
    wasm::bind(&wasm::compiled(NAME), "no-modules", NAME, &out)?;
    ensure!(!out.join("snippets").exists(), "the worker has scripts that are not put into dist/");
    let script = fs::read_to_string(out.join(format!("{NAME}.js"))).context("the worker has no script")?;
    write_hashed(dist, NAME, "js", without_comments(&[&script, START].concat()).as_bytes())?;
    write_hashed(dist, NAME, "wasm", &fs::read(out.join(format!("{NAME}_bg.wasm")))?).map(drop)
}

/// Whether a file in dist/ is of the worker.
pub(crate) fn is_of(file: &str) -> bool {
    file.starts_with(NAME)
}
