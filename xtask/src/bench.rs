//! Measures the engine, natively and as the package in Node; it never fails because something was slow.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::args::Args;
use crate::process::{cargo, command, run as run_command};
use crate::{package, peers, repo};

pub(crate) fn run(args: &mut Args) -> Result<()> {
    let peers = args.value("--peers")?.map(PathBuf::from);
    let sizes = args.value("--sizes")?.unwrap_or_else(|| "10000".to_owned());
    let only = args.value("--only")?;
    let part = args.value("--part")?.unwrap_or_else(|| "calc".to_owned());
    args.finish()?;
    if let Some(folder) = peers {
        package::build()?;
        return match part.as_str() {
            "calc" => peers::run(&folder, &sizes, only.as_deref().unwrap_or(peers::CONTESTANTS)),
            "links" => peers::run_links(&folder),
            "limit" => peers::run_limit(&folder),
            _ => peers::run_page(&folder, &part),
        };
    }
    host()?;
    package::build()?;
    node(&sizes)
}

fn host() -> Result<()> {
    if !repo::root().join("benches/engine.rs").is_file() {
        println!("There is no benches/engine.rs, so the native engine is not measured.");
        return Ok(());
    }
    run_command(cargo().args(["bench", "--bench", "engine"]))
}

fn node(sizes: &str) -> Result<()> {
    let node = repo::find_program("node").context("Install Node.js 20 or newer and start again")?;
    run_command(command(node).arg(repo::root().join("xtask/bench/wasm.mjs")).arg(repo::pkg()).arg(sizes))
}
