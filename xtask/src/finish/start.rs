//! Makes the one script that the page names, from the plain scripts of the page and what starts the program. It leaves no
//! script inside the page.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use super::worker::{self, integrity, without_comments};
use super::{attribute, take, write_hashed};
use crate::{split, web_worker};

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
    let program = program.to_owned();
    let bindings = shorten(dist, page, &format!("{program}.js"))?;
    let script = without_comments(&[RESCUE, &boot, &start(dist, &program, &bindings)?, OFFLINE].concat());
    let name = write_hashed(dist, "boot", "js", script.as_bytes())?;
    let tag = format!("<script integrity={} src=./{name}></script>", integrity(script.as_bytes()));
    let title = page.find("<title>").context("the page has no title")?;
    page.insert_str(title, &tag);
    Ok(())
}

/// Takes the comments out of the script of wasm-bindgen, a tenth of it as it is sent, and returns its new name.
fn shorten(dist: &Path, page: &mut String, name: &str) -> Result<String> {
    let script = fs::read_to_string(dist.join(name)).with_context(|| format!("cannot read {name}"))?;
    let short = without_comments(&script);
    let is_whole = |line: &str| line.matches('`').count().is_multiple_of(2);
    ensure!(short.lines().all(is_whole), "{name} has a text that goes on over lines");
    fs::remove_file(dist.join(name))?;
    let shortened = write_hashed(dist, "du-toan", "js", short.as_bytes())?;
    let link = take(page, &format!("<link crossorigin href=./{name} "), ">")?;
    let at = page.find("<link ").context("the page names no file")?;
    let (old, new) = (integrity(script.as_bytes()), integrity(short.as_bytes()));
    ensure!(link.contains(&old), "the page has another hash for {name}");
    page.insert_str(at, &link.replace(name, &shortened).replace(&old, &new));
    Ok(shortened)
}

fn start(dist: &Path, program: &str, bindings: &str) -> Result<String> {
    let files = wasm_files(dist)?;
    let mut known = Vec::new();
    for name in &files {
        known.push(format!("\"{name}\": \"{}\"", integrity(&fs::read(dist.join(name))?)));
    }
    let start = START.replace("PROGRAM", program).replace("BINDINGS", bindings);
    let start = start.replace("INTEGRITY", &format!("({{ {} }})", known.join(", ")));
    let start = start.replace("EDITOR", &piece(&files, "editor")?);
    let start = start.replace("EXTRAS", &piece(&files, "extras")?);
    Ok(start.replace("WORKER_SCRIPT", &of_worker(dist, "js")?).replace("WORKER_WASM", &of_worker(dist, "wasm")?))
}

/// The file of the worker with that ending.
fn of_worker(dist: &Path, ending: &str) -> Result<String> {
    let files = worker::files(dist)?;
    let is_it = |file: &&String| web_worker::is_of(file) && file.ends_with(&format!(".{ending}"));
    files.iter().find(is_it).cloned().with_context(|| format!("the worker has no .{ending} file"))
}

/// The files of a piece, as the script names them.
fn piece(files: &[String], piece: &str) -> Result<String> {
    let files: Vec<String> =
        files.iter().filter(|file| split::is_for(file, piece)).map(|file| format!("\"./{file}\"")).collect();
    ensure!(!files.is_empty(), "there is no piece `{piece}`");
    Ok(format!("[{}]", files.join(", ")))
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
