//! Names the places in the repository; it never reads or writes them.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// The first build of a machine belongs to a build server: it may not change Cargo.lock, and opens no browser.
pub(crate) fn on_ci() -> bool {
    env::var_os("CI").is_some()
}

pub(crate) fn root() -> PathBuf {
    // Cargo sets the variable when it runs us, which stays right when the repository is moved after a build.
    let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| OsString::from(env!("CARGO_MANIFEST_DIR")));
    let manifest = PathBuf::from(manifest);
    manifest.parent().map_or(manifest.clone(), Path::to_path_buf)
}

pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

pub(crate) fn pkg() -> PathBuf {
    root().join("pkg")
}

pub(crate) fn tools() -> PathBuf {
    root().join(".tools")
}

pub(crate) fn tools_bin() -> PathBuf {
    tools().join("bin")
}

pub(crate) fn npm_bin() -> PathBuf {
    tools().join("node_modules").join(".bin")
}

pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// PATH with our own tools first, so that Trunk finds them by name.
pub(crate) fn path_with_tools() -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = [tools_bin(), npm_bin()].into_iter().chain(env::split_paths(&rest));
    env::join_paths(folders).context("the folder of this repository has a character that PATH cannot hold")
}

/// The program called `name`, among our own tools or on PATH.
pub(crate) fn find_program(name: &str) -> Option<PathBuf> {
    let folders = env::split_paths(&path_with_tools().ok()?).collect::<Vec<_>>();
    folders
        .into_iter()
        .map(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())
}
