//! Prints what differs between two plan files, or between a plan and one of its scenarios, as one JSON object. Reads files or
//! standard input; writes nothing else.
//!
//! `cargo run --release --example compare -- FILE FILE`, or `-- FILE --scenario NAME`; one file may be `-` for standard input.
//! Exit code 0; 2 with a sentence if a file cannot be read, or there is no such scenario.

mod shared;

use du_toan::compare::aligned;
use du_toan::edit::variant;
use du_toan::format::read;
use du_toan::plan::Plan;
use du_toan::scenario::Side;
use du_toan::text::{Lang, differences, read_problem_at};
use shared::text_of;
use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "Usage: compare FILE FILE, or compare FILE --scenario NAME   (a FILE may be - for standard input)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            // when even standard error is closed there is nobody left to tell
            let _ = writeln!(std::io::stderr(), "{sentence}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    let (left, right) = sides(arguments)?;
    let json = serde_json::to_string(&differences(&left, &right)).map_err(|error| error.to_string())?;
    writeln!(std::io::stdout(), "{json}").map_err(|error| format!("The differences could not be written: {error}."))
}

fn sides(arguments: &[String]) -> Result<(Side, Side), String> {
    match arguments {
        [file, flag, name] | [flag, name, file] if flag == "--scenario" => {
            let plan = plan_of(file)?;
            let scenario = plan.scenarios.iter().find(|scenario| scenario.name == *name);
            let made = scenario.and_then(|scenario| variant(&plan, scenario.id));
            let made = made.ok_or_else(|| format!("The plan has no scenario of the name {name}."))?.plan;
            Ok((Side::of(file, plan), Side::of(name, made)))
        }
        [left, right] if [left, right].iter().all(|file| *file == "-" || !file.starts_with("--")) => {
            let (one, other) = (plan_of(left)?, plan_of(right)?);
            let other = aligned(&one, &other);
            Ok((Side::of(left, one), Side::of(right, other)))
        }
        _ => Err(USAGE.to_owned()),
    }
}

fn plan_of(file: &str) -> Result<Plan, String> {
    read(&text_of(file)?).map_err(|error| [file, ": ", &read_problem_at(&error, Lang::En)].concat())
}
