//! Makes the page something that a phone or a desktop can install: its icons and the manifest that names them. It draws
//! nothing: the pictures are in style/, made once from style/icon.svg.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::write_hashed;
use crate::repo;

/// In the page, and so in the name of no language: a manifest cannot follow the reader's choice.
const MANIFEST: &str = r##"{
  "name": "Dự Toán",
  "short_name": "Dự Toán",
  "description": "Lập dự toán kinh phí chương trình ngay trong trình duyệt.",
  "lang": "vi",
  "start_url": "./",
  "scope": "./",
  "display": "standalone",
  "background_color": "#eeebe2",
  "theme_color": "#fffefa",
  "icons": [
    { "src": "./SVG", "sizes": "any", "type": "image/svg+xml" },
    { "src": "./SMALL", "sizes": "192x192", "type": "image/png" },
    { "src": "./LARGE", "sizes": "512x512", "type": "image/png" },
    { "src": "./MASKABLE", "sizes": "512x512", "type": "image/png", "purpose": "maskable" }
  ]
}
"##;

/// Where each name in the manifest comes from.
const ICONS: [(&str, &str, &str); 4] = [
    ("SVG", "icon", "svg"),
    ("SMALL", "icon-192", "png"),
    ("LARGE", "icon-512", "png"),
    ("MASKABLE", "icon-maskable-512", "png"),
];

/// Adds the icons and the manifest.
pub(super) fn add(dist: &Path, page: &mut String) -> Result<()> {
    let mut manifest = MANIFEST.to_owned();
    let mut small = String::new();
    for (place, stem, ending) in ICONS {
        let file = format!("{stem}.{ending}");
        let bytes = fs::read(repo::root().join("style").join(&file)).with_context(|| format!("cannot read {file}"))?;
        let name = write_hashed(dist, stem, ending, &bytes)?;
        manifest = manifest.replace(place, &name);
        if place == "SMALL" {
            small = name;
        }
    }
    fs::write(dist.join("app.webmanifest"), manifest).context("cannot write the manifest")?;
    let at = page.find("<link ").context("the page names no file")?;
    let links = format!("<link href=./app.webmanifest rel=manifest><link href=./{small} rel=apple-touch-icon>");
    page.insert_str(at, &links);
    Ok(())
}
