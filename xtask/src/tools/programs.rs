//! Installs the pinned Rust programs into .tools/; it never touches those in the user's own folders.

use std::fmt::{self, Display};
use std::fs;

use anyhow::{Context as _, Result};

use crate::process::{cargo, command, output, run};
use crate::{repo, versions};

/// A program of a crate: the first of `binaries` tells its version.
pub(super) struct Program {
    package: &'static str,
    version: &'static str,
    binaries: &'static [&'static str],
    options: &'static [&'static str],
}

pub(super) const TRUNK: Program = Program {
    package: "trunk",
    version: versions::TRUNK,
    binaries: &["trunk"],
    // Without its default features it never looks for newer versions of itself.
    options: &["--locked", "--no-default-features", "--features", "rustls"],
};

pub(super) const WASM_BINDGEN: Program = Program {
    package: "wasm-bindgen-cli",
    version: versions::WASM_BINDGEN,
    binaries: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    // Not --locked: its lock file may name a crate that a registry's mirror does not have yet.
    options: &[],
};

pub(super) const GECKODRIVER: Program = Program {
    package: "geckodriver",
    version: versions::GECKODRIVER,
    binaries: &["geckodriver"],
    options: &["--locked"],
};

impl Display for Program {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.binaries[0], self.version)
    }
}

impl Program {
    pub(super) fn is_there(&self) -> bool {
        self.binaries.iter().all(|name| self.is_this_version(name))
    }

    fn is_this_version(&self, name: &str) -> bool {
        let Some(file) = repo::find_program(name) else { return false };
        let printed = output(command(file).arg("--version")).unwrap_or_default();
        printed.split_whitespace().any(|word| word == self.version)
    }

    /// Builds for speed of building: a tool that runs for seconds need not be the fastest.
    pub(super) fn install(&self) -> Result<()> {
        println!("      this compiles it once, and takes some minutes");
        let build = repo::tools().join("build");
        let mut install = cargo();
        install.args(["install", "--quiet", "--force", self.package, "--version", self.version]).args(self.options);
        install.arg("--root").arg(repo::tools()).arg("--target-dir").arg(&build);
        install.env("CARGO_PROFILE_RELEASE_LTO", "off");
        install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        run(&mut install)?;
        fs::remove_dir_all(&build).context("cannot remove what the build of a tool left behind")
    }
}
