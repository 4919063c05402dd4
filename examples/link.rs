//! Prints the link of a plan file, or the plan file of a link. Reads a file or standard input; writes nothing else.
//!
//! `cargo run --release --example link -- FILE` prints the fragment, without `#`; FILE may be `-`.
//! `--read` takes a link on standard input, with whatever a messenger put around it, and prints the plan file.
//! Exit code 0, or 2 with the sentence that the page would show.

mod shared;

use du_toan::format::{read, write};
use du_toan::link::{LinkError, Links, find};
use du_toan::open::Seed;
use du_toan::plan::Plan;
use du_toan::text::{Lang, link_problem, read_problem_at};
use shared::text_of;
use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "Usage: link FILE | link --read   (FILE may be - for standard input)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let printed = match arguments.as_slice() {
        [flag] if flag == "--read" => text_of("-").and_then(|text| plan_of(&text)),
        [file] => text_of(file).and_then(|text| link_of(&text)),
        _ => Err(USAGE.to_owned()),
    };
    let told = match &printed {
        Ok(text) => write!(std::io::stdout(), "{text}"),
        Err(sentence) => writeln!(std::io::stderr(), "{sentence}"),
    };
    if printed.is_ok() && told.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(2) }
}

fn link_of(file: &str) -> Result<String, String> {
    let plan = read(file).map_err(|error| read_problem_at(&error, Lang::En))?;
    let base = Links::base_of(&plan).and_then(seed);
    Ok([&Links::default().write(&plan, base.as_ref()), "\n"].concat())
}

fn plan_of(text: &str) -> Result<String, String> {
    let said = |error: LinkError| link_problem(&error, Lang::En);
    let link = find(text).ok_or_else(|| said(LinkError::NotALink))?;
    Links::default().read(&link, seed).map(|plan| write(&plan)).map_err(said)
}

fn seed(name: &str) -> Option<Plan> {
    Seed::named(name).and_then(|seed| seed.plan().ok())
}
