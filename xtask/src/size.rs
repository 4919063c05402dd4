//! Weighs what a browser fetches before the first screen of the built page; it never builds the page.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::process::{command, output};
use crate::{repo, split, web_worker};

/// What the first load may weigh, in bytes as a good host sends them (brotli, quality 11). 150.000 is what was promised.
const FIRST: u64 = 120_000;

/// What it may weigh together with what a plan needs to be seen and edited: the editor, and the plans that come with the page.
const USABLE: u64 = 605_000;

/// What it may weigh together with every piece that is fetched later. Raised only by a commit that says what it bought.
const ALL: u64 = 1_130_000;

/// What the worker may weigh that does long jobs, which is fetched by who starts one, and is compiled for speed.
const WORKER: u64 = 325_000;

struct Weighed {
    file: PathBuf,
    plain: u64,
    packed: u64,
}

/// Prints the table and tells whether the page is within its budgets.
pub(crate) fn fits(dist: &Path) -> Result<bool> {
    println!("{:>10}  {:>10}", "bytes", "brotli 11");
    let first = first_load(dist)?;
    let (worker, code) =
        code_files(dist)?.into_iter().partition::<BTreeSet<_>, _>(|file| web_worker::is_of(&name_of(file)));
    let later = code.into_iter().filter(|file| !first.contains(file));
    let (usable, later) = later.partition(|file| is_for_a_plan(file));
    let first = within("first load", print(dist, &first)?, FIRST);
    let usable = within("until a plan is usable", first.0.saturating_add(print(dist, &usable)?), USABLE);
    let all = within("with all that is fetched later", usable.0.saturating_add(print(dist, &later)?), ALL);
    let worker = within("the worker", print(dist, &worker)?, WORKER);
    Ok(first.1 && usable.1 && all.1 && worker.1)
}

fn name_of(file: &Path) -> Cow<'_, str> {
    file.file_name().unwrap_or_default().to_string_lossy()
}

fn is_for_a_plan(file: &Path) -> bool {
    ["editor", "seeds"].iter().any(|piece| split::is_for(&name_of(file), piece))
}

/// Prints a line for each file, and returns what they weigh together.
fn print(dist: &Path, files: &BTreeSet<PathBuf>) -> Result<u64> {
    let weighed = weigh(dist, files)?;
    for Weighed { file, plain, packed } in &weighed {
        println!("{plain:>10}  {packed:>10}  {}", file.display());
    }
    Ok(weighed.iter().map(|file| file.packed).sum())
}

fn within(what: &str, total: u64, most: u64) -> (u64, bool) {
    println!("{:>10}  {total:>10}  {what}, of {most}", "");
    if total > most {
        println!("That is {} bytes too many: find out what they buy, or take them away.", total - most);
    }
    (total, total <= most)
}

/// The page itself and the scripts, styles and wasm that it names, and that these scripts import.
fn first_load(dist: &Path) -> Result<BTreeSet<PathBuf>> {
    let code = code_files(dist)?;
    let mut found = BTreeSet::from([PathBuf::from("index.html")]);
    let mut unread = vec![PathBuf::from("index.html")];
    while let Some(file) = unread.pop() {
        let text = String::from_utf8_lossy(&fs::read(dist.join(&file))?).into_owned();
        for name in named_in(&file, &text, &code) {
            if found.insert(name.clone()) {
                unread.push(name.clone());
            }
        }
    }
    // Guards against a table that is small only because it missed the program.
    for ending in ["js", "wasm", "css"] {
        if !found.iter().any(|file| has_ending(file, ending)) {
            bail!("dist/index.html names no .{ending} file, so the first load cannot be weighed.");
        }
    }
    Ok(found)
}

/// Whatever the page names is loaded at once; of what a script names, only the modules that it imports and the program
/// that it starts are.
fn named_in<'a>(file: &Path, text: &str, code: &'a [PathBuf]) -> Vec<&'a PathBuf> {
    let is_page = has_ending(file, "html");
    let is_named = |other: &&PathBuf| {
        let name = name_of(other);
        if is_page {
            text.contains(&*name)
        } else {
            starts(text, &name) || has_ending(other, "js") && imports(text, &name)
        }
    };
    if is_page || has_ending(file, "js") { code.iter().filter(is_named).collect() } else { Vec::new() }
}

/// True for what finish/start.js compiles as soon as it runs.
fn starts(script: &str, name: &str) -> bool {
    script.contains(&format!("const program = compiled(at(\"./{name}\"))"))
}

/// True for `import … from './name'` and not for an `import('./name')` that waits until it is needed.
fn imports(script: &str, name: &str) -> bool {
    script.split("import").skip(1).any(|rest| {
        let statement = rest.split([';', '\n']).next().unwrap_or_default().trim_start();
        !statement.starts_with('(') && statement.contains(name)
    })
}

fn code_files(dist: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![dist.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).context("there is no dist/; run `cargo xtask dist` first")? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if ["js", "wasm", "css"].iter().any(|ending| has_ending(&path, ending)) {
                found.push(path.strip_prefix(dist)?.to_path_buf());
            }
        }
    }
    Ok(found)
}

fn has_ending(file: &Path, ending: &str) -> bool {
    file.extension().is_some_and(|found| found == ending)
}

/// Node brings brotli, and is needed for the build anyway.
fn weigh(dist: &Path, files: &BTreeSet<PathBuf>) -> Result<Vec<Weighed>> {
    let node = repo::find_program("node").context("Install Node.js 20 or newer and start again")?;
    let script = repo::root().join("xtask/tools/weigh.mjs");
    let printed = output(command(node).arg(script).args(files).current_dir(dist))?;
    files.iter().zip(printed.lines()).map(|(file, line)| weight(file, line)).collect()
}

fn weight(file: &Path, line: &str) -> Result<Weighed> {
    let numbers = line.split_once(' ').and_then(|(plain, packed)| Some((plain.parse().ok()?, packed.parse().ok()?)));
    let (plain, packed) = numbers.with_context(|| format!("cannot read the weight `{line}`"))?;
    Ok(Weighed { file: file.to_path_buf(), plain, packed })
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{imports, named_in};

    #[test]
    fn an_import_counts_and_one_that_waits_does_not() {
        assert!(imports("import { a } from './snippets/x/inline0.js';\nlet b;", "inline0.js"));
        assert!(imports("import './inline0.js'", "inline0.js"));
        assert!(!imports("const later = () => import('./inline0.js');", "inline0.js"));
        assert!(!imports("new Worker('./inline0.js')", "inline0.js"));
    }

    #[test]
    fn the_page_loads_all_it_names_and_a_script_no_wasm() {
        let code = ["app-1.js", "app-1_bg.wasm", "worker-2.js"].map(PathBuf::from);
        let page = "<script type=module>import init from './app-1.js';init('./app-1_bg.wasm')</script>";
        assert_eq!(named_in(Path::new("index.html"), page, &code), [&code[0], &code[1]]);
        let script = "fetch('app-1_bg.wasm'); new Worker('./worker-2.js');";
        assert!(named_in(Path::new("app-1.js"), script, &code).is_empty());
        let start = "const program = compiled(at(\"./app-1_bg.wasm\")); compiled(at(\"./piece-3.wasm\"));";
        assert_eq!(named_in(Path::new("boot.js"), start, &code), [&code[1]]);
    }
}
