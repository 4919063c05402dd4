//! Builds the embeddable engine into pkg/, shaped for npm; it never publishes it.

use std::fs;

use anyhow::{Context as _, Result};

use crate::process::{cargo, run};
use crate::stamp::Stamp;
use crate::{repo, tools, wasm};

const NAME: &str = "du_toan";
const README: &str = include_str!("../package/README.md");

/// Builds pkg/ unless it is what the sources say already.
pub(crate) fn build() -> Result<()> {
    let pkg = repo::pkg();
    let stamp = Stamp::take("package", pkg.clone())?;
    if stamp.is_fresh() {
        println!("The package in pkg/ is up to date.");
        return Ok(());
    }
    tools::for_package()?;
    println!("Building the package; the first time takes a minute or two.");
    if pkg.exists() {
        fs::remove_dir_all(&pkg).context("cannot clear pkg/")?;
    }
    compile()?;
    wasm::bind(&wasm::compiled(NAME), "web", NAME, &pkg)?;
    fs::write(pkg.join("package.json"), manifest(&version()?))?;
    fs::write(pkg.join("README.md"), README)?;
    stamp.write()?;
    println!("The package is in pkg/.");
    Ok(())
}

fn compile() -> Result<()> {
    let mut build = cargo();
    build.args(["rustc", "--lib", "--crate-type", "cdylib", "--profile", wasm::PROFILE, "--features", "js"]);
    run(build.args(["--target", "wasm32-unknown-unknown"]))
}

/// The version of the root package, which stands in its first section.
fn version() -> Result<String> {
    let manifest = fs::read_to_string(repo::root().join("Cargo.toml")).context("cannot read Cargo.toml")?;
    let package = manifest.split("\n[package]").nth(1).context("Cargo.toml has no [package]")?;
    let line = package.lines().find_map(|line| line.strip_prefix("version = "));
    Ok(line.context("Cargo.toml has no version")?.trim_matches('"').to_owned())
}

fn manifest(version: &str) -> String {
    format!(
        r#"{{
  "name": "du-toan",
  "version": "{version}",
  "description": "Programme budgets, computed exactly: totals and checks, in WebAssembly.",
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "main": "{NAME}.js",
  "module": "{NAME}.js",
  "types": "{NAME}.d.ts",
  "exports": {{
    ".": {{ "types": "./{NAME}.d.ts", "default": "./{NAME}.js" }},
    "./{NAME}_bg.wasm": "./{NAME}_bg.wasm"
  }},
  "files": ["{NAME}.js", "{NAME}.d.ts", "{NAME}_bg.wasm", "{NAME}_bg.wasm.d.ts", "snippets"],
  "sideEffects": ["./snippets/*"]
}}
"#
    )
}

#[cfg(test)]
mod tests {
    use super::{manifest, version};

    #[test]
    fn the_manifest_carries_the_version_of_the_product() -> anyhow::Result<()> {
        let version = version()?;
        assert_eq!(version.split('.').count(), 3, "{version}");
        assert!(manifest(&version).contains(&format!("\"version\": \"{version}\"")));
        Ok(())
    }
}
