//! Saves pictures of the screens by way of the end-to-end tests, which list them; it never judges a picture.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::args::Args;
use crate::process::run as run_command;
use crate::test::journeys_command;
use crate::{page, repo, tools};

pub(crate) fn run(args: &mut Args) -> Result<()> {
    let folder = args.value("--out")?.map_or_else(|| repo::target().join("screenshots"), PathBuf::from);
    args.finish()?;
    page::build()?;
    tools::for_journeys()?;
    fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    run_command(journeys_command()?.env("DU_TOAN_PICTURES", &folder))?;
    println!("The pictures are in {}.", folder.display());
    Ok(())
}
