//! Runs every check of the project and adds up the outcome; it never stops at the first failure.

use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::args::Args;
use crate::process::{cargo, run as run_command, watch};
use crate::tally::Tally;
use crate::{page, reliability, repo, size, tools};

type Check = fn() -> Result<Tally>;

/// The parts in the order in which they run: what fails soonest comes first.
const PARTS: [(&str, &str, Check); 6] = [
    ("lint", "format and lints", lint),
    ("engine", "engine and tools, on this machine", engine),
    ("web", "parts that need a browser, in headless Chromium", web),
    ("size", "weight of the page", first_load),
    ("e2e", "journeys through the built page, in headless Chromium", journeys),
    ("reliability", "what is promised of keeping, offline and hostile text, each tried a few times", promises),
];

pub(crate) fn run(args: &mut Args) -> Result<ExitCode> {
    let only = args.list("--only")?;
    args.finish()?;
    if let Some(unknown) = only.iter().find(|name| !PARTS.iter().any(|(part, ..)| part == name)) {
        bail!("There is no part `{unknown}`; the parts are lint, engine, web, size, e2e and reliability.");
    }
    let mut total = Tally::default();
    let mut broken = Vec::new();
    for (name, title, check) in PARTS {
        if only.is_empty() || only.iter().any(|wanted| wanted == name) {
            let tally = run_part(name, title, check);
            total.add(tally);
            if tally.failed > 0 {
                broken.push(name);
            }
        }
    }
    if !broken.is_empty() {
        println!(
            "\nWhat failed is in: {} (again with `cargo xtask test --only {}`).",
            broken.join(", "),
            broken.join(",")
        );
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_part(name: &str, title: &str, check: Check) -> Tally {
    println!("\n=== {name}: {title} ===\n");
    let start = Instant::now();
    let tally = check().unwrap_or_else(|error| {
        println!("{error:#}");
        Tally::of(false)
    });
    let seconds = start.elapsed().as_secs_f64();
    println!("\n--- {name}: {} passed, {} failed, {seconds:.0} s", tally.passed, tally.failed);
    tally
}

fn lint() -> Result<Tally> {
    tools::for_wasm()?;
    let mut tally = Tally::default();
    tally.add(step("cargo fmt", cargo().args(["fmt", "--all", "--check"])));
    tally.add(step("clippy: engine and tools", &mut clippy(&["--workspace", "--all-targets"])));
    tally.add(step("clippy: journeys", &mut clippy(&["--features", "e2e", "--test", "e2e"])));
    // Not --all-targets: what only a host can compile (property tests, benches) is linted above.
    let web = ["--target", "wasm32-unknown-unknown", "--features", "web,worker,js", "--lib", "--bins", "--test", "web"];
    tally.add(step("clippy: page, worker, package and browser tests", &mut clippy(&web)));
    Ok(tally)
}

fn clippy(what: &[&str]) -> Command {
    let mut clippy = cargo();
    clippy.args(["clippy", "--quiet"]).args(what).args(["--", "--deny", "warnings"]);
    clippy
}

fn step(title: &str, command: &mut Command) -> Tally {
    let outcome = run_command(command);
    match &outcome {
        Ok(()) => println!("{title}: ok"),
        Err(error) => println!("{title}: {error:#}"),
    }
    Tally::of(outcome.is_ok())
}

/// Without features, so that a layer of the engine that names a UI crate does not compile.
fn engine() -> Result<Tally> {
    tests(cargo().args(["test", "--workspace", "--no-fail-fast"]))
}

fn web() -> Result<Tally> {
    tools::for_web_tests()?;
    let runner = repo::find_program("wasm-bindgen-test-runner").context("the test runner is gone; start again")?;
    let driver = tools::chromedriver().context("chromedriver is gone; start again")?;
    let mut test = cargo();
    test.args([
        "test",
        "--target",
        "wasm32-unknown-unknown",
        "--features",
        "web,worker,js",
        "--test",
        "web",
        "--no-fail-fast",
    ]);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner).env("CHROMEDRIVER", driver);
    // How long a browser may hang before the run is given up, in seconds; a loaded machine needs more than the usual 20.
    test.env("WASM_BINDGEN_TEST_TIMEOUT", "300").env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    tests(&mut test)
}

fn first_load() -> Result<Tally> {
    let dist = page::build()?;
    Ok(Tally::of(size::fits(&dist)?))
}

fn journeys() -> Result<Tally> {
    page::build()?;
    tools::for_journeys()?;
    let mut journeys = journeys_command()?;
    journeys.arg("--").args(reliability::journeys().flat_map(|name| ["--skip", name]));
    tests(&mut journeys)
}

fn promises() -> Result<Tally> {
    let mut tally = Tally::default();
    for (_, kept) in reliability::short()? {
        tally.add(Tally::of(kept));
    }
    Ok(tally)
}

/// The end-to-end tests; `cargo xtask screenshots` starts them too, to take pictures.
pub(crate) fn journeys_command() -> Result<Command> {
    let mut test = cargo();
    test.args(["test", "--features", "e2e", "--test", "e2e"]);
    test.env("CHROMEDRIVER", tools::chromedriver().context("chromedriver is gone; start again")?);
    test.env("CHROMIUM", tools::chromium().context("Chromium is gone; start again")?);
    Ok(test)
}

fn tests(command: &mut Command) -> Result<Tally> {
    let mut tally = Tally::default();
    let ended_well = watch(command, |line| tally.see(line))?;
    let verdict = tally.of_tests(ended_well);
    if verdict != tally {
        println!("The tests {}.", if ended_well { "ran no test" } else { "did not get to their end" });
    }
    Ok(verdict)
}
