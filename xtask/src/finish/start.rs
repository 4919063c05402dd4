//! Makes the one script that the page names, from the plain scripts of the page and what starts the program. It leaves no
//! script inside the page.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::worker::{integrity, without_comments};
use super::{attribute, take, write_hashed};

/// Comes first, so that nothing goes wrong before it.
const RESCUE: &str = include_str!("../../../src/web/rescue.js");
/// Follows src/web/boot.js.
const START: &str = include_str!("start.js");
/// Comes last: it waits until the program asks for it.
const OFFLINE: &str = include_str!("../../../src/web/offline.js");

/// Takes Trunk's starter out of the page and puts the one script first in it.
pub(super) fn start_early(dist: &Path, page: &mut String) -> Result<()> {
    take(page, "<script type=module>", "</script>")?;
    take(page, "<script defer src=boot.js>", "</script>")?;
    let preload = take(page, "<link as=fetch ", ">")?;
    let program = attribute(&preload, "href=./").and_then(|name| name.strip_suffix("_bg.wasm"));
    let program = program.context("the page names no program")?;
    let boot = fs::read_to_string(dist.join("boot.js")).context("there is no boot.js")?;
    fs::remove_file(dist.join("boot.js"))?;
    let script = without_comments(&[RESCUE, &boot, &start(dist, program)?, OFFLINE].concat());
    let name = write_hashed(dist, "boot", "js", script.as_bytes())?;
    let tag = format!("<script integrity={} src=./{name}></script>", integrity(script.as_bytes()));
    let title = page.find("<title>").context("the page has no title")?;
    page.insert_str(title, &tag);
    Ok(())
}

fn start(dist: &Path, program: &str) -> Result<String> {
    let pieces = wasm_files(dist)?;
    let editor = pieces.iter().find(|name| name.starts_with("editor-")).context("there is no piece `editor`")?;
    let mut known = Vec::new();
    for name in &pieces {
        known.push(format!("\"{name}\": \"{}\"", integrity(&fs::read(dist.join(name))?)));
    }
    let start = START.replace("PROGRAM", program).replace("EDITOR", editor);
    Ok(start.replace("INTEGRITY", &format!("({{ {} }})", known.join(", "))))
}

fn wasm_files(dist: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".wasm") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}
