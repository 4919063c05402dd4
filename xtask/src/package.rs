//! Builds the embeddable engine into pkg/, shaped for npm; it never publishes it.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::process::{cargo, command, run};
use crate::stamp::Stamp;
use crate::{repo, tools};

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
    bind(&pkg)?;
    optimise(&pkg.join(format!("{NAME}_bg.wasm")))?;
    fs::write(pkg.join("package.json"), manifest(&version()?))?;
    fs::write(pkg.join("README.md"), README)?;
    stamp.write()?;
    println!("The package is in pkg/.");
    Ok(())
}

fn compile() -> Result<()> {
    let mut build = cargo();
    build.args(["rustc", "--lib", "--crate-type", "cdylib", "--profile", "embed", "--features", "js"]);
    run(build.args(["--target", "wasm32-unknown-unknown"]))
}

fn bind(pkg: &Path) -> Result<()> {
    let wasm = repo::target().join("wasm32-unknown-unknown/embed").join(format!("{NAME}.wasm"));
    let program = repo::find_program("wasm-bindgen").context("wasm-bindgen is gone; start again")?;
    run(command(program).args(["--target", "web", "--out-name", NAME, "--out-dir"]).arg(pkg).arg(wasm))
}

/// The compiler leaves a note in the file of the features it used, so wasm-opt needs no list of them.
fn optimise(wasm: &Path) -> Result<()> {
    let program = repo::find_program("wasm-opt").context("wasm-opt is gone; start again")?;
    run(command(program).arg("-O3").arg("-o").arg(wasm).arg(wasm))
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
