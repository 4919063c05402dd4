//! Prints the report of a plan file as one JSON object. Reads a file or standard input; writes nothing else.
//!
//! `cargo run --release --example report -- FILE [--fail-on error|warning|note]`, with `-` for standard input.
//! Exit code 0; 1 if `--fail-on` was given and there is a finding that bad; 2 with a sentence if the file cannot be read.

mod shared;

use du_toan::calc::compute;
use du_toan::check::{Severity, check};
use du_toan::format::read;
use du_toan::text::{Lang, read_problem_at, report};
use shared::text_of;
use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "Usage: report FILE [--fail-on error|warning|note]   (FILE may be - for standard input)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(sentence) => {
            // when even standard error is closed there is nobody left to tell
            let _ = writeln!(std::io::stderr(), "{sentence}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Result<ExitCode, String> {
    let (file, fail_on) = options(arguments)?;
    let plan = read(&text_of(file)?).map_err(|error| read_problem_at(&error, Lang::En))?;
    let computed = compute(&plan);
    let findings = check(&plan, &computed);
    let json = serde_json::to_string(&report(&plan, &computed, &findings)).map_err(|error| error.to_string())?;
    writeln!(std::io::stdout(), "{json}").map_err(|error| format!("The report could not be written: {error}."))?;
    let failed = fail_on.is_some_and(|worst| findings.iter().any(|finding| finding.severity <= worst));
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The file, and from which severity on a finding is a failure.
fn options(arguments: &[String]) -> Result<(&str, Option<Severity>), String> {
    match arguments {
        [file] => Ok((file, None)),
        [file, flag, level] | [flag, level, file] if flag == "--fail-on" => {
            let severities = [Severity::Error, Severity::Warning, Severity::Note];
            let named = severities.into_iter().find(|severity| severity.code() == level);
            named.map(|severity| (file.as_str(), Some(severity))).ok_or_else(|| USAGE.to_owned())
        }
        _ => Err(USAGE.to_owned()),
    }
}
