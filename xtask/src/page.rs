//! Builds the page into dist/ with Trunk; it never decides what the page is made of, which index.html and Trunk.toml do.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::process::{cargo, command, output, run};
use crate::stamp::Stamp;
use crate::{finish, repo, split, tools, web_worker};

/// Builds dist/ unless it is what the sources say already, and returns it.
pub(crate) fn build() -> Result<PathBuf> {
    let dist = repo::dist();
    if Stamp::take("dist", dist.clone())?.is_fresh() {
        println!("The page in dist/ is up to date.");
        return Ok(dist);
    }
    tools::for_page()?;
    fetch_crates()?;
    // Taken again: fetching may have written Cargo.lock.
    let stamp = Stamp::take("dist", dist.clone())?;
    println!("Building the page; the first time takes some minutes.");
    let start = Instant::now();
    run(&mut trunk()?)?;
    if !dist.join("index.html").is_file() {
        bail!("Trunk said that all went well, and there is no dist/index.html.");
    }
    split::copy_pieces(&dist)?;
    web_worker::build(&dist)?;
    finish::finish(&dist)?;
    stamp.write()?;
    println!(
        "The page is in dist/ after {:.0} s; any static host can serve that folder from any path.",
        start.elapsed().as_secs_f64()
    );
    Ok(dist)
}

/// Trunk builds without network, so that it cannot download tools of its own; the crates must be there before.
pub(crate) fn fetch_crates() -> Result<()> {
    let printed = output(command("rustc").arg("-vV"))?;
    let host = printed.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc does not name its host")?;
    let mut fetch = cargo();
    fetch.args(["fetch", "--quiet", "--target", "wasm32-unknown-unknown", "--target", host]);
    if repo::on_ci() {
        fetch.arg("--locked");
    }
    run(&mut fetch).context("Could not get the libraries that the page is built with")
}

fn trunk() -> Result<std::process::Command> {
    let program = repo::find_program("trunk").context("trunk is gone; start again to install it")?;
    let mut trunk = command(program);
    trunk.args(["build", "--release", "--skip-version-check"]);
    split::stand_in_for(&mut trunk)?;
    // Trunk takes the variable for a flag and stops at the usual NO_COLOR=1.
    trunk.env_remove("NO_COLOR");
    // What went wrong stands in the compiler's own words above; Trunk's call stack would only bury it.
    trunk.env("RUST_BACKTRACE", "0");
    Ok(trunk)
}
