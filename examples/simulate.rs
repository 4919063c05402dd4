//! Prints what a plan comes to when its prices come out otherwise, as one JSON object. Reads a file or standard input; writes
//! nothing else.
//!
//! `cargo run --release --example simulate -- FILE [--runs 100000] [--seed 1] [--ceiling DONG] [--low PERCENT] [--high PERCENT]`,
//! with `-` for standard input. A plan without ranges is simulated with all its prices and lump sums from 10 % below to 20 %
//! above, or as `--low` and `--high` say, and a sentence on standard error says so. Exit code 0; 2 with a sentence if the file
//! cannot be read or simulated.

mod shared;

use du_toan::format::read;
use du_toan::money::{Decimal, LIMITS, Money, read_plain};
use du_toan::plan::{Ceiling, Plan};
use du_toan::risk::{Runs, Simulated, Unsimulated, assumed, simulate};
use du_toan::text::{Lang, read_problem_at};
use shared::text_of;
use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "Usage: simulate FILE [--runs 1..1000000] [--seed NUMBER] [--ceiling DONG] [--low PERCENT] \
                     [--high PERCENT]   (FILE may be - for standard input)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            say(&sentence);
            ExitCode::from(2)
        }
    }
}

/// When even standard error is closed there is nobody left to tell.
fn say(sentence: &str) {
    let _ = writeln!(std::io::stderr(), "{sentence}");
}

/// What is asked for.
struct Options<'a> {
    file: &'a str,
    runs: Runs,
    ceiling: Option<Money>,
    low: Decimal,
    high: Decimal,
}

fn run(arguments: &[String]) -> Result<(), String> {
    let options = options(arguments).ok_or(USAGE)?;
    let mut plan = read(&text_of(options.file)?).map_err(|error| read_problem_at(&error, Lang::En))?;
    if let Some(amount) = options.ceiling {
        let id = plan.take_id();
        plan.ceilings.push(Ceiling::new(id, amount));
    }
    let simulated = simulated(&plan, &options)?;
    writeln!(std::io::stdout(), "{}", json(&simulated))
        .map_err(|error| format!("The result could not be written: {error}."))
}

fn simulated(plan: &Plan, options: &Options<'_>) -> Result<Simulated, String> {
    let ranges = if plan.ranges.is_empty() {
        let Options { low, high, .. } = options;
        say(&format!(
            "The plan gives no ranges: every unit price and lump sum is assumed from {low} % below to {high} % above."
        ));
        assumed(plan, *low, *high)
    } else {
        plan.ranges.clone()
    };
    simulate(plan, &ranges, options.runs, &mut |_| true).map_err(|problem| {
        let sentence = match problem {
            Unsimulated::Stopped => "The simulation was stopped.",
            Unsimulated::NothingVaries => "The plan has no price, count or lump sum that could come out otherwise.",
            Unsimulated::TooLarge => "The amounts of the plan are too large to be simulated exactly.",
        };
        sentence.to_owned()
    })
}

/// All values are numbers, and money may be longer than 64 bits.
fn json(it: &Simulated) -> String {
    let money = [
        ("planned", it.planned),
        ("least", it.least),
        ("most", it.most),
        ("mean", it.mean),
        ("p10", it.p10),
        ("p50", it.p50),
        ("p80", it.p80),
        ("p90", it.p90),
    ];
    let money: Vec<String> = money.iter().map(|(key, money)| format!("\"{key}\":{}", money.dong())).collect();
    let under = it.under_all.map_or_else(|| "null".to_owned(), |under| share(under, it.runs));
    format!(
        "{{{},\"under_ceiling\":{under},\"runs\":{},\"seed\":{},\"assumed\":{}}}",
        money.join(","),
        it.runs,
        it.seed,
        it.assumed
    )
}

/// The part of the whole with six decimals.
fn share(part: u32, whole: u32) -> String {
    const MILLION: u64 = 1_000_000;
    let twice = u64::from(part).saturating_mul(MILLION).saturating_mul(2).saturating_add(u64::from(whole));
    let millionths = twice.checked_div(u64::from(whole).saturating_mul(2)).unwrap_or(0);
    format!("{}.{:06}", millionths.wrapping_div(MILLION), millionths.wrapping_rem(MILLION))
}

fn options(arguments: &[String]) -> Option<Options<'_>> {
    let mut file = None;
    let (mut runs, mut seed, mut ceiling) = (100_000, 1, None);
    let (mut low, mut high) = (Decimal::from(10), Decimal::from(20));
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--runs" => runs = rest.next()?.parse().ok().filter(|runs| (1..=Runs::MOST).contains(runs))?,
            "--seed" => seed = rest.next()?.parse().ok()?,
            "--ceiling" => ceiling = Some(amount(rest.next()?)?),
            "--low" => low = percent(rest.next()?, 100)?,
            "--high" => high = percent(rest.next()?, 1_000)?,
            flag if flag.starts_with("--") => return None,
            name => file = file.is_none().then_some(name).map(Some)?,
        }
    }
    Some(Options { file: file?, runs: Runs { runs, seed }, ceiling, low, high })
}

fn amount(text: &str) -> Option<Money> {
    text.parse().ok().filter(|dong| *dong >= 0 && LIMITS.fits(*dong)).map(Money::new)
}

fn percent(text: &str, most: u32) -> Option<Decimal> {
    read_plain(text).filter(|percent| (Decimal::ZERO..=Decimal::from(most)).contains(percent))
}
