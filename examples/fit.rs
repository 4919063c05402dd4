//! Prints what to cut so that a plan file keeps to a ceiling, as one JSON object. Reads a file or standard input; writes
//! nothing else.
//!
//! `cargo run --release --example fit -- FILE [--ceiling DONG] [--how best|even|order] [--seconds N]`, with `-` for standard
//! input. Without `--ceiling` the plan's own ceilings count. After N seconds (10) the best answer so far is printed, with
//! `"optimal":false`. Exit code 0, or 2 with a sentence if the file cannot be read or nothing can be cut to fit.

mod shared;

use du_toan::edit::Field;
use du_toan::fit::{Cut, Fitted, How, TargetLoss, Unfit, fit};
use du_toan::format::read;
use du_toan::money::{Decimal, Money, write_plain};
use du_toan::plan::{Ceiling, Plan};
use du_toan::text::{Lang, item_path, read_problem_at};
use serde_json::{Number, Value, json};
use shared::text_of;
use std::io::Write;
use std::process::ExitCode;
use std::str::FromStr;
use std::time::{Duration, Instant};

const USAGE: &str =
    "Usage: fit FILE [--ceiling DONG] [--how best|even|order] [--seconds N]   (FILE may be - for standard input)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let told = match run(&arguments) {
        Ok(json) => writeln!(std::io::stdout(), "{json}").map(|()| ExitCode::SUCCESS),
        Err(sentence) => writeln!(std::io::stderr(), "{sentence}").map(|()| ExitCode::from(2)),
    };
    told.unwrap_or(ExitCode::from(2))
}

struct Options<'a> {
    file: &'a str,
    ceiling: Option<Money>,
    how: How,
    seconds: u64,
}

fn options(arguments: &[String]) -> Option<Options<'_>> {
    let mut options = Options { file: "", ceiling: None, how: How::Best, seconds: 10 };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--ceiling" => options.ceiling = Some(Money::new(rest.next()?.parse().ok()?)),
            "--seconds" => options.seconds = rest.next()?.parse().ok()?,
            "--how" => {
                options.how = match rest.next()?.as_str() {
                    "best" => How::Best,
                    "even" => How::Even,
                    "order" => How::Order,
                    _ => return None,
                }
            }
            file if options.file.is_empty() => options.file = file,
            _ => return None,
        }
    }
    (!options.file.is_empty()).then_some(options)
}

fn run(arguments: &[String]) -> Result<Value, String> {
    let options = options(arguments).ok_or(USAGE)?;
    let plan = read(&text_of(options.file)?).map_err(|error| read_problem_at(&error, Lang::En))?;
    let ceilings = match options.ceiling {
        Some(amount) => vec![Ceiling::new(0, amount)],
        None => plan.ceilings.clone(),
    };
    let (start, most) = (Instant::now(), Duration::from_secs(options.seconds));
    let fitted = fit(&plan, &ceilings, options.how, &mut |_| start.elapsed() < most);
    fitted.map(|fitted| answer(&plan, &fitted)).map_err(|unfit| sentence(&plan, &unfit))
}

fn sentence(plan: &Plan, unfit: &Unfit) -> String {
    match unfit {
        Unfit::AlreadyFits => "The plan fits as it is.".to_owned(),
        Unfit::TooTight { least, ceiling } => {
            let of = ceiling.item.map_or(String::new(), |item| format!(" of {}", item_path(plan, item)));
            let (least, most) = (least.dong(), ceiling.amount.dong());
            format!(
                "It cannot fit: with everything cut that may be, {least} đồng stand against the ceiling{of} of {most} đồng."
            )
        }
        Unfit::Stopped => "The time was over before there was an answer.".to_owned(),
        Unfit::NoCeiling => "The plan has no ceiling: give one with --ceiling.".to_owned(),
        Unfit::Empty => "The plan has no line.".to_owned(),
    }
}

fn answer(plan: &Plan, fitted: &Fitted) -> Value {
    json!({
        "total": whole(fitted.total),
        "optimal": fitted.optimal,
        "bound": whole(fitted.bound),
        "changes": fitted.cuts.iter().map(|cut| change(plan, cut)).collect::<Vec<_>>(),
        "targets": fitted.targets.iter().map(|loss| target(plan, loss)).collect::<Vec<_>>(),
    })
}

fn change(plan: &Plan, cut: &Cut) -> Value {
    let item = cut
        .item
        .and_then(|id| plan.outline.get(id))
        .map(|item| json!({ "id": item.id, "number": item_path(plan, item.id), "label": item.label }));
    let driver =
        cut.driver.and_then(|id| plan.driver(id)).map(|driver| json!({ "id": driver.id, "label": driver.name }));
    let field = match cut.field {
        Field::Value => "driver",
        Field::Amount => "amount",
        _ => "count",
    };
    let mut change = json!({
        "item": item.or(driver),
        "field": field,
        "from": number(cut.from),
        "to": number(cut.to),
        "saved": whole(cut.saved),
    });
    if let (Some(year), Some(change)) = (cut.year, change.as_object_mut()) {
        change.insert("year".to_owned(), json!(year));
    }
    change
}

fn target(plan: &Plan, loss: &TargetLoss) -> Value {
    let target = plan.targets.iter().find(|target| target.id == loss.target);
    json!({
        "id": loss.target,
        "number": target.map(|target| &target.number),
        "text": target.map(|target| &target.text),
        "before": loss.before.map(number),
        "after": loss.after.map(number),
        "weight": loss.weight,
    })
}

/// A JSON integer where a program can hold it, the exact digits where not.
fn whole(amount: Money) -> Value {
    i64::try_from(amount.dong()).map_or_else(|_| json!(amount.dong().to_string()), |dong| json!(dong))
}

/// A JSON number where it is whole, the exact digits where not.
fn number(number: Decimal) -> Value {
    let text = write_plain(number);
    i64::from_str(&text).map_or_else(|_| json!(text), |whole| Value::Number(Number::from(whole)))
}
