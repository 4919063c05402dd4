//! Puts all style sheets into one file: each request takes its time before anything is shown. It changes no rule.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::worker::integrity;
use super::{attribute, find_tag, write_hashed};

/// Joins the style sheets that the page names, where it names the first.
pub(super) fn join(dist: &Path, page: &mut String) -> Result<()> {
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
