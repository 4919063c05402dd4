//! The direction of the house: a layer names only layers below it, and the engine names no browser. Reads source text.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// Each layer with the layers it may name.
const LAYERS: [(&str, &[&str]); 26] = [
    ("money", &[]),
    ("plan", &["money"]),
    ("calc", &["money", "plan"]),
    ("check", &["money", "plan", "calc"]),
    ("edit", &["money", "plan", "calc"]),
    ("compare", &["money", "plan", "calc", "edit"]),
    ("scenario", &["money", "plan", "calc", "check", "edit", "compare"]),
    ("mend", &["money", "plan", "calc", "check", "edit", "entry"]),
    ("entry", &["money", "plan", "calc", "edit"]),
    ("find", &["money", "plan", "calc", "entry"]),
    ("book", &["money", "plan", "check", "edit", "find"]),
    ("steer", &["money", "plan", "calc", "edit"]),
    ("risk", &["money", "plan", "calc", "edit"]),
    ("goal", &["money", "plan", "calc", "edit", "steer"]),
    ("fit", &["money", "plan", "calc", "edit", "steer"]),
    ("consolidate", &["money", "plan", "calc", "edit", "find"]),
    ("format", &["money", "plan"]),
    ("link", &["money", "plan", "format"]),
    ("paper", &["money", "plan", "calc"]),
    ("qr", &[]),
    (
        "text",
        &[
            "money",
            "plan",
            "calc",
            "check",
            "compare",
            "scenario",
            "goal",
            "edit",
            "fit",
            "entry",
            "mend",
            "book",
            "risk",
            "consolidate",
            "format",
            "link",
            "paper",
        ],
    ),
    ("range", &["money", "plan", "calc", "edit", "entry", "text"]),
    ("chart", &["money", "plan", "calc", "scenario", "risk", "text"]),
    ("open", &["money", "plan", "format"]),
    ("keep", &["format", "open"]),
    ("job", &["money", "plan", "edit", "fit", "goal", "risk", "format"]),
];

const BROWSER: [&str; 7] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo", "std::time", "std::fs"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file, without comments; tests may use what they like to make their plans.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let is_comment = |line: &&str| line.trim_start().starts_with("//");
    text.lines().filter(|line| !is_comment(line)).collect::<Vec<_>>().join("\n")
}

fn is_test(path: &Path) -> bool {
    path.components()
        .any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "tests.rs" | "arbitrary" | "arbitrary.rs")))
}

#[test]
fn a_layer_names_only_layers_below_it() {
    let all: Vec<&str> = LAYERS.iter().map(|(name, _)| *name).chain(["web", "worker", "js"]).collect();
    for (layer, below) in LAYERS {
        let mut files = Vec::new();
        sources(&root().join("src").join(layer), &mut files);
        assert!(!files.is_empty(), "{layer} has no files");
        for file in files.iter().filter(|file| !is_test(file)) {
            let code = code(file);
            for other in all.iter().filter(|other| **other != layer && !below.contains(other)) {
                assert!(!code.contains(&format!("crate::{other}")), "{} names {other}", file.display());
            }
            for browser in BROWSER {
                assert!(!code.contains(browser), "{} names {browser}", file.display());
            }
        }
    }
}

#[test]
fn every_folder_of_the_source_is_a_known_layer() {
    let known: Vec<&str> = LAYERS.iter().map(|(name, _)| *name).chain(["web"]).collect();
    for entry in std::fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(!path.is_dir() || known.contains(&name.as_str()), "{name} is in no list of layers");
    }
}

#[test]
fn every_file_says_first_what_it_is() {
    for folder in ["src", "tests", "xtask/src", "examples", "benches"] {
        let mut files = Vec::new();
        sources(&root().join(folder), &mut files);
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(text.starts_with("//! "), "{} does not open with a //! sentence", file.display());
        }
    }
}

#[test]
fn the_engine_compiles_no_page() {
    let mut tree = Command::new(env!("CARGO"));
    let output = tree.current_dir(root()).args(["tree", "--offline", "--edges", "normal,dev,build"]).output().unwrap();
    let list = String::from_utf8(output.stdout).unwrap();
    assert!(list.contains("rust_decimal"), "{}", String::from_utf8_lossy(&output.stderr));
    for name in ["leptos", "web-sys", "wasm-bindgen"] {
        assert!(!list.contains(name), "plain `cargo test` compiles {name}:\n{list}");
    }
}

/// What makes HTML, code or an address of a text, or takes a text for one.
const SINKS: [&str; 18] = [
    "inner_html",
    "innerHTML",
    "outer_html",
    "outerHTML",
    "insert_adjacent_html",
    "insertAdjacentHTML",
    "create_contextual_fragment",
    "createContextualFragment",
    "document.write",
    "DomParser",
    "DOMParser",
    "srcdoc",
    "eval(",
    "Function::new",
    "set_href(",
    "set_src(",
    "href=",
    "src=",
];

/// Where one of them stands, and why no text of a plan gets there.
const SINKS_ALLOWED: [(&str, &str, &str); 8] = [
    (
        "src/web/browser/clipboard.rs",
        "DomParser",
        "makes a document that is never shown: nothing in it runs or is fetched",
    ),
    ("src/web/browser/files.rs", "set_href(", "the address of a file made here, which the browser gives"),
    ("src/web/browser/picture.rs", "set_src(", "the address of a picture made here, which the browser gives"),
    ("src/web/parts/skip.rs", "href=", "a fixed part of the page"),
    ("src/web/views/bar.rs", "href=", "the fragment of a screen"),
    ("src/web/views/plan.rs", "href=", "the fragment of a screen"),
    ("src/web/views/code_screen.rs", "href=", "the fragment of a screen; its key is a-z, 0-9 and -"),
    ("src/web/views/my_plans.rs", "href=", "the fragment of a screen; its key is a-z, 0-9 and -"),
];

#[test]
fn no_text_becomes_html_code_or_an_address() {
    let mut files = Vec::new();
    for folder in ["src/web", "src/chart"] {
        all_files(&root().join(folder), &mut files);
    }
    for file in &files {
        let (code, name) = (code(file), file.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/"));
        let allowed = |sink: &str| SINKS_ALLOWED.iter().any(|(file, what, _)| *file == name && *what == sink);
        for sink in SINKS.iter().filter(|sink| !allowed(sink)) {
            assert!(!code.contains(sink), "{name} uses {sink}: show texts as texts, or say here why not");
        }
    }
    for (name, sink, _) in SINKS_ALLOWED {
        assert!(code(&root().join(name)).contains(sink), "{name} does without {sink} now: take it off the list");
    }
}

fn all_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all_files(&path, found) } else { found.push(path) }
    }
}
