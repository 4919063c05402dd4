//! Makes of what Trunk built what a host serves: one style sheet, one script that starts the program as early as can be,
//! and no script inside the page. It never changes what the program does.
//!
//! Trunk knows nothing of the pieces, writes its starter into the page, and serves each style sheet as a file of its own.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use sha2::{Digest as _, Sha256, Sha384};

/// Follows src/web/boot.js in the one script that the page names.
const START: &str = include_str!("start.js");

/// Finishes the page in `dist`.
pub(crate) fn finish(dist: &Path) -> Result<()> {
    let file = dist.join("index.html");
    let mut page = fs::read_to_string(&file).context("there is no page to finish")?;
    join_styles(dist, &mut page)?;
    start_early(dist, &mut page)?;
    fs::write(file, page).context("cannot write the finished page")
}

/// Puts all style sheets into one file: each request takes its time before anything is shown.
fn join_styles(dist: &Path, page: &mut String) -> Result<()> {
    let mut styles = String::new();
    let mut at = None;
    while let Some((start, tag)) = find_tag(page, "<link ", "rel=stylesheet") {
        let name = attribute(&tag, "href=./").context("a style sheet has no address")?.to_owned();
        let path = dist.join(&name);
        styles.push_str(&fs::read_to_string(&path).with_context(|| format!("cannot read {name}"))?);
        fs::remove_file(path)?;
        page.replace_range(start..start + tag.len(), "");
        at.get_or_insert(start);
    }
    let at = at.context("the page names no style sheet")?;
    let name = write_hashed(dist, "style", "css", styles.as_bytes())?;
    page.insert_str(at, &format!("<link href=./{name} integrity={} rel=stylesheet>", integrity(styles.as_bytes())));
    Ok(())
}

/// Takes Trunk's starter out of the page and puts the one script first in it.
fn start_early(dist: &Path, page: &mut String) -> Result<()> {
    take(page, "<script type=module>", "</script>")?;
    take(page, "<script defer src=boot.js>", "</script>")?;
    let preload = take(page, "<link as=fetch ", ">")?;
    let program = attribute(&preload, "href=./").and_then(|name| name.strip_suffix("_bg.wasm"));
    let program = program.context("the page names no program")?;
    let boot = fs::read_to_string(dist.join("boot.js")).context("there is no boot.js")?;
    fs::remove_file(dist.join("boot.js"))?;
    let pieces = wasm_files(dist)?;
    let editor = pieces.iter().find(|name| name.starts_with("editor-")).context("there is no piece `editor`")?;
    let mut known = Vec::new();
    for name in &pieces {
        known.push(format!("\"{name}\": \"{}\"", integrity(&fs::read(dist.join(name))?)));
    }
    let start = START.replace("PROGRAM", program).replace("EDITOR", editor);
    let start = start.replace("INTEGRITY", &format!("({{ {} }})", known.join(", ")));
    let script = boot + &start;
    let name = write_hashed(dist, "boot", "js", script.as_bytes())?;
    let tag = format!("<script integrity={} src=./{name}></script>", integrity(script.as_bytes()));
    let title = page.find("<title>").context("the page has no title")?;
    page.insert_str(title, &tag);
    Ok(())
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

/// The first tag that opens so and says that, with where it starts.
fn find_tag(page: &str, opening: &str, says: &str) -> Option<(usize, String)> {
    let tags = page.match_indices(opening).map(|(start, _)| (start, page[start..].split_inclusive('>').next()));
    let mut tags = tags.filter_map(|(start, tag)| Some((start, tag?.to_owned())));
    tags.find(|(_, tag)| tag.contains(says))
}

/// The value of an attribute, which Trunk writes without quotes.
fn attribute<'a>(tag: &'a str, before: &str) -> Option<&'a str> {
    tag.split_once(before)?.1.split([' ', '>']).next()
}

/// Cuts out what starts and ends so; returns it.
fn take(page: &mut String, opening: &str, closing: &str) -> Result<String> {
    let Some(start) = page.find(opening) else { bail!("Trunk writes another page than before: no `{opening}` in it.") };
    let length = page[start..].find(closing).context("a tag of the page does not end")? + closing.len();
    Ok(page.drain(start..start + length).collect())
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes)))
}

/// Writes a file whose name changes with what is in it, so that a browser may keep it for ever.
fn write_hashed(dist: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    let hash: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{stem}-{hash}.{ending}");
    fs::write(dist.join(&name), bytes).with_context(|| format!("cannot write {name}"))?;
    Ok(name)
}
