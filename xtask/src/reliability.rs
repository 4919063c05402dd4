//! Prints the figures behind docs/RELIABILITY.md: how often each promise was tried, and how often it was broken. It holds
//! no promise itself; each run is a test that fails on its own.

use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::Result;

use crate::args::Args;
use crate::process::{cargo, watch};
use crate::{page, test, tools};

/// A promise that is tried many times.
struct Promise {
    /// The name in the line `figure NAME TRIED BROKEN` that its test prints.
    figure: &'static str,
    says: &'static str,
}

/// Tests that print figures: the engine's, or a journey.
struct Run {
    /// The test by its name; the engine's where there is no browser.
    journey: Option<&'static str>,
    /// How often: the variable, for a short run and for a long one.
    counts: &'static [(&'static str, &'static str, &'static str)],
    promises: &'static [Promise],
}

const RUNS: [Run; 5] = [
    Run {
        journey: None,
        counts: &[
            ("DU_TOAN_FLIPS", "some", "all"),
            ("DU_TOAN_CRASH_POINTS", "1000", "10000"),
            ("DU_TOAN_INTERLEAVINGS", "200", "1000"),
            ("DU_TOAN_ORDERS", "some", "all"),
        ],
        promises: &[
            Promise { figure: "flips-and-cuts", says: "a record with a changed or missing byte is noticed" },
            Promise { figure: "crash-points", says: "what was durable is there after a crash at any call" },
            Promise { figure: "interleavings", says: "what two tabs saved is in the plan or in a copy" },
            Promise { figure: "orders", says: "so it is in every order of three writes of two tabs" },
        ],
    },
    Run {
        journey: Some("kills::"),
        counts: &[("DU_TOAN_KILLS", "5", "200")],
        promises: &[Promise { figure: "kills", says: "an edit shown as saved outlives a killed Chromium" }],
    },
    Run {
        journey: Some("offline::cold_starts"),
        counts: &[("DU_TOAN_COLD_STARTS", "5", "100")],
        promises: &[Promise {
            figure: "cold-starts",
            says: "the page starts in a new browser while its server is stopped",
        }],
    },
    Run {
        journey: Some("offline::bad_updates"),
        counts: &[("DU_TOAN_BAD_UPDATES", "4", "20")],
        promises: &[Promise { figure: "bad-updates", says: "a broken update leaves the version before it working" }],
    },
    Run {
        journey: Some("hostile::"),
        counts: &[],
        promises: &[Promise { figure: "hostile-strings", says: "a hostile string in any field stays text" }],
    },
];

/// What a journey may take in a long run, in seconds.
const LONG: &str = "7200";

/// The journeys that are tried here, which the ordinary run of journeys leaves out.
pub(crate) fn journeys() -> impl Iterator<Item = &'static str> {
    RUNS.iter().filter_map(|run| run.journey)
}

pub(crate) fn run(args: &mut Args) -> Result<ExitCode> {
    let short = args.flag("--short");
    let only = args.value("--only")?;
    args.finish()?;
    let is_wanted = |run: &&Run| only.as_ref().is_none_or(|only| run.journey.unwrap_or("keep").contains(only.as_str()));
    let kept = try_all(RUNS.iter().filter(is_wanted), short)?;
    Ok(if kept.iter().all(|(_, kept)| *kept) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Tries each promise a few times, for `cargo xtask test`; tells which were kept.
pub(crate) fn short() -> Result<Vec<(&'static str, bool)>> {
    try_all(RUNS.iter(), true)
}

fn try_all<'a>(runs: impl Iterator<Item = &'a Run>, short: bool) -> Result<Vec<(&'static str, bool)>> {
    page::build()?;
    tools::for_journeys()?;
    let (mut kept, mut table) = (Vec::new(), Vec::new());
    for run in runs {
        let start = Instant::now();
        let (passed, figures) = try_one(run, short)?;
        let seconds = start.elapsed().as_secs_f64();
        for promise in run.promises {
            let found = figures.iter().find(|(name, ..)| name == promise.figure);
            let is_kept = passed && found.is_some_and(|(_, tried, broken)| *tried > 0 && *broken == 0);
            let (tried, broken) = found.map_or((0, 0), |(_, tried, broken)| (*tried, *broken));
            table.push(format!("{tried:>9}  {broken:>7}  {seconds:>6.0}  {}", promise.says));
            kept.push((promise.figure, is_kept));
        }
    }
    println!("\n{:>9}  {:>7}  {:>6}  promise", "tried", "broken", "s");
    table.iter().for_each(|line| println!("{line}"));
    for (name, _) in kept.iter().filter(|(_, kept)| !kept) {
        println!("Not kept, or not tried to the end: {name}");
    }
    Ok(kept)
}

/// The name of a figure, how often it was tried, how often it broke.
type Figure = (String, u64, u64);

fn try_one(run: &Run, short: bool) -> Result<(bool, Vec<Figure>)> {
    let mut command = command_of(run)?;
    for (name, few, many) in run.counts {
        command.env(name, if short { few } else { many });
    }
    if !short {
        command.env("DU_TOAN_JOURNEY_SECONDS", LONG);
    }
    let mut figures = Vec::new();
    let passed = watch(&mut command, |line| figures.extend(figure(line)))?;
    Ok((passed, figures))
}

fn command_of(run: &Run) -> Result<Command> {
    let Some(journey) = run.journey else {
        let mut tests = cargo();
        tests.args(["test", "--lib", "keep::", "--", "--nocapture"]);
        return Ok(tests);
    };
    let mut tests = test::journeys_command()?;
    tests.args(["--", journey]);
    Ok(tests)
}

/// `figure NAME TRIED BROKEN`, which may follow other words on the line.
fn figure(line: &str) -> Option<Figure> {
    let mut words = line.split_once("figure ")?.1.split(' ');
    Some((words.next()?.to_owned(), words.next()?.parse().ok()?, words.next()?.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn a_figure_is_read_from_what_a_test_prints() {
        assert_eq!(figure("figure kills 200 0"), Some(("kills".to_owned(), 200, 0)));
        assert_eq!(figure("test kills::x ... figure kills 12 1"), Some(("kills".to_owned(), 12, 1)));
        assert_eq!(figure("test a_figure_is_found ... ok"), None);
    }
}
