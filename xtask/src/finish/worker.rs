//! Writes the service worker of a finished page: its template with every file and its hash put in. It reads the other
//! files and changes none; the journeys share it, to make a new version of the page.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use sha2::{Digest as _, Sha256, Sha384};

const TEMPLATE: &str = include_str!("../../../src/web/sw.js");

/// What a host reads and no page loads.
const NOT_KEPT: [&str; 3] = ["sw.js", "_headers", "404.html"];

/// Writes `sw.js`.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let mut kept = String::new();
    for name in files(dist)? {
        let bytes = fs::read(dist.join(&name)).with_context(|| format!("cannot read {name}"))?;
        kept.push_str(&format!("  \"{name}\": \"{}\",\n", integrity(&bytes)));
    }
    let template = without_comments(TEMPLATE).replace("const FILES = {};", &format!("const FILES = {{\n{kept}}};"));
    // Also of the template: two workers that differ never share what they keep.
    let version: String = Sha256::digest(&template).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let script = template.replace("const VERSION = \"\";", &format!("const VERSION = \"{version}\";"));
    anyhow::ensure!(script.contains(&kept) && script.contains(&version), "src/web/sw.js has no place for the files");
    fs::write(dist.join("sw.js"), script).context("cannot write the service worker")
}

/// A script without its comments and indentation, which weigh as much as what they stand beside. Only whole lines count:
/// our scripts have no comment after code, and no text that goes on over lines.
pub(crate) fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Every file that a page needs, by its address from the folder, in order.
pub(crate) fn files(dist: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
            if !NOT_KEPT.contains(&name.as_str()) {
                found.push(name);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// What a browser compares a file with before it uses it.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes)))
}
