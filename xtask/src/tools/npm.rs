//! Installs the locked npm tools into .tools/; it never lets a package run a script or change the lock.

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::process::{command, run};
use crate::repo;

const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// npm writes the hidden lock last, so its presence means that an install ran to its end.
pub(super) fn is_there() -> bool {
    let installed = repo::tools();
    installed.join("node_modules/.package-lock.json").is_file()
        && FILES.iter().all(|name| {
            let wanted = fs::read(repo::root().join("xtask/tools").join(name)).ok();
            wanted.is_some() && wanted == fs::read(installed.join(name)).ok()
        })
}

pub(super) fn install() -> Result<()> {
    let Some(npm) = repo::find_program("npm") else {
        bail!("Install Node.js 20 or newer, which brings npm, and start again.");
    };
    fs::create_dir_all(repo::tools())?;
    for name in FILES {
        fs::copy(repo::root().join("xtask/tools").join(name), repo::tools().join(name))
            .with_context(|| format!("cannot copy {name} into .tools"))?;
    }
    run(command(npm).args(["ci", "--ignore-scripts", "--loglevel=error"]).current_dir(repo::tools()))
}
