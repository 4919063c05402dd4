//! Measures the package and the page beside other products, in a copy of their benchmark folder; it never writes into that folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::process::{command, run as run_command};
use crate::{finish, page, repo, tools};

/// Those who compute the same plan; the last ones are bare loops, the limit of what is possible.
pub(crate) const CONTESTANTS: &str = "product,hyperformula,ironcalc,decimaljs,bigint,floor64,floor128";

/// What the benchmark makes by itself, and what a fresh copy must not wipe out.
const MADE: [&str; 4] = ["node_modules", "dist", "data", "product"];

/// What the page does, put in before it: their plan opened in it, and the hooks of their drivers.
const DRIVER: &str = include_str!("peers_page.js");

/// A page that does next to nothing: the limit of what is possible in the tables of pages.
const BARE: &str = include_str!("peers_bare.js");

/// Measures the calculation.
pub(crate) fn run(folder: &Path, sizes: &str, only: &str) -> Result<()> {
    let copy = prepare(folder, sizes)?;
    measure(&copy, &["calc", "--sizes", sizes, "--only", only, "--runs", "3", "--no-node"])
}

/// Measures links: how long they are, and how long it takes to make and to read them.
pub(crate) fn run_links(folder: &Path) -> Result<()> {
    let copy = prepare(folder, "100")?;
    measure(&copy, &["links", "--runs", "3"])
}

/// Measures the page: its first load, or its table.
pub(crate) fn run_page(folder: &Path, part: &str) -> Result<()> {
    let dist = page::build()?;
    let copy = prepare(folder, "100")?;
    let site = copy.join("product/site");
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    copy_folder(&dist, &site)?;
    fs::write(site.join("driver.js"), DRIVER)?;
    let bundle = ["--bundle", "--minify", "--format=iife", "--log-level=error", "--outfile=peers.js", "driver.js"];
    let node = repo::find_program("node").context("Install Node.js 20 or newer and start again")?;
    run_command(command(node).arg(copy.join("node_modules/esbuild/bin/esbuild")).args(bundle).current_dir(&site))?;
    let index = site.join("index.html");
    let html = fs::read_to_string(&index)?;
    let script = "<script src=peers.js></script>";
    let at = html.find("<script").context("dist/index.html starts no script")?;
    let (before, after) = html.split_at(at);
    // The drivers do what the page forbids, and the worker would refuse a page that is not as it was built.
    fs::write(&index, finish::without_policy(&[before, script, after].concat())?)?;
    fs::remove_file(site.join("sw.js"))?;
    measure(&copy, &[part, "--runs", "3"])
}

/// Measures the table's limit: the page that does next to nothing, in the place of ours.
pub(crate) fn run_limit(folder: &Path) -> Result<()> {
    let copy = prepare(folder, "100")?;
    measure_page(&copy, &["grid", "--runs", "3"], "/dist/pages/bare.html")
}

/// A copy of the benchmark with all that it needs.
fn prepare(folder: &Path, sizes: &str) -> Result<PathBuf> {
    let bench = folder.join("bench.mjs");
    if !bench.is_file() {
        bail!("{} is not the benchmark: there is no bench.mjs in it.", folder.display());
    }
    tools::for_peers()?;
    let copy = repo::tools().join("peers");
    let same_packages = same(&folder.join("package-lock.json"), &copy.join("package-lock.json"));
    copy_folder(folder, &copy)?;
    if !same_packages || !copy.join("node_modules/.package-lock.json").is_file() {
        println!("Installing the other products; this takes a few minutes.");
        npm(&copy, &["ci", "--ignore-scripts", "--legacy-peer-deps", "--loglevel=error"])?;
    }
    if !sizes.split(',').all(|size| copy.join(format!("data/plan-{size}.json")).is_file()) {
        npm(&copy, &["run", "--silent", "generate"])?;
    }
    fs::write(copy.join("pages/bare.mjs"), BARE)?;
    npm(&copy, &["run", "--silent", "build"])?;
    Ok(copy)
}

fn measure(copy: &Path, words: &[&str]) -> Result<()> {
    measure_page(copy, words, "/product/site/index.html")
}

/// Measures with the page at that address as the product.
fn measure_page(copy: &Path, words: &[&str], product: &str) -> Result<()> {
    let node = repo::find_program("node").context("Install Node.js 20 or newer and start again")?;
    let chromium = tools::chromium().context("Chromium is gone; start again")?;
    let mut measure = command(node);
    measure.arg("bench.mjs").args(words).env("CHROMIUM", chromium);
    measure.env("PRODUCT_URL_PATH", product);
    run_command(measure.current_dir(copy))
}

fn npm(folder: &Path, words: &[&str]) -> Result<()> {
    let npm = repo::find_program("npm").context("Install Node.js 20 or newer, which brings npm, and start again")?;
    run_command(command(npm).args(words).env("PRODUCT_PKG", repo::pkg()).current_dir(folder))
}

fn same(one: &Path, other: &Path) -> bool {
    fs::read(one).is_ok_and(|bytes| fs::read(other).is_ok_and(|others| bytes == others))
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    let mut folders = vec![(from.to_path_buf(), to.to_path_buf())];
    while let Some((from, to)) = folders.pop() {
        fs::create_dir_all(&to)?;
        for entry in fs::read_dir(&from).with_context(|| format!("cannot read {}", from.display()))? {
            let entry = entry?;
            let target = to.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                if !MADE.iter().any(|made| entry.file_name() == *made) {
                    folders.push((entry.path(), target));
                }
            } else {
                copy_file(&entry.path(), &target)?;
            }
        }
    }
    Ok(())
}

/// Written anew, and not copied with its permissions: the original may be read-only.
fn copy_file(from: &Path, to: &PathBuf) -> Result<()> {
    let bytes = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    fs::write(to, bytes).with_context(|| format!("cannot write {}", to.display()))
}
