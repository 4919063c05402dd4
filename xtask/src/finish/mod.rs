//! Makes of what Trunk built what a host serves: few files, a policy, icons, and the worker that keeps them all for when
//! there is no network. It never changes what the program does.
//!
//! Trunk knows nothing of the pieces, writes its starter into the page, and serves each style sheet as a file of its own.

mod icons;
mod policy;
mod start;
mod styles;
mod worker;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

pub(crate) use policy::without_policy;
pub(crate) use worker::without_comments;

/// The same page under the name that hosts look for where they have no file.
const NOT_FOUND: &str = "404.html";

/// Finishes the page in `dist`.
pub(crate) fn finish(dist: &Path) -> Result<()> {
    let file = dist.join("index.html");
    let mut page = fs::read_to_string(&file).context("there is no page to finish")?;
    styles::join(dist, &mut page)?;
    start::start_early(dist, &mut page)?;
    icons::add(dist, &mut page)?;
    policy::add(&mut page)?;
    fs::write(file, &page).context("cannot write the finished page")?;
    // What hosts show for an address they do not know, such as that of a link whose # was escaped on its way.
    fs::write(dist.join(NOT_FOUND), page).context("cannot write the page for unknown addresses")?;
    policy::write_headers(dist)?;
    worker::write(dist)
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

/// Writes a file whose name changes with what is in it, so that a browser may keep it for ever.
pub(crate) fn write_hashed(dist: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    let hash: String = Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{stem}-{hash}.{ending}");
    fs::write(dist.join(&name), bytes).with_context(|| format!("cannot write {name}"))?;
    Ok(name)
}
