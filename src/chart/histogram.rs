//! How often a plan comes to what, as columns side by side, with its ceiling and what is planned marked. Simulates nothing.

use super::columns::{Column, Mark, columns};
use super::shape::Look;
use super::{Bar, Chart, Found, Grid, GridRow, Kind, Part, Series, Sheet, Shown, chart_in, draw, share};
use crate::calc::Report;
use crate::money::{Money, print_scaled};
use crate::plan::{Ceiling, Plan};
use crate::risk::{self, Simulated};
use crate::text::{Lang, about, amount_text, fill, scale_unit};

/// The columns of a simulation of the plan.
pub fn histogram((plan, report): (&Plan, &Report), simulated: &Simulated, lang: Lang) -> Chart {
    let sheet = Sheet { plan, report, lang };
    let words = sheet.words();
    let ceiling = whole(plan);
    let (marks, beyond) = marks(sheet, simulated, ceiling);
    let amount = |amount| amount_text(about(amount, plan.scale), plan.scale, lang);
    let (half, ninety) = (amount(simulated.p50), amount(simulated.p90));
    let runs = print_scaled(Money::new(simulated.runs.into()), crate::money::Scale::Dong);
    let shows = fill(words.histogram_about, &[("runs", &runs)]);
    let shows = [shows].into_iter().chain(beyond).collect::<Vec<_>>().join(" · ");
    let bars = simulated.histogram.iter();
    let found = Found {
        title: fill(words.histogram_title, &[("half", &half), ("ninety", &ninety)]),
        about: "",
        legend: if ceiling.is_some() { legend(sheet) } else { Vec::new() },
        bars: bars.map(|bar| of_bar(sheet, simulated, ceiling, bar)).collect(),
        table: grid(sheet, simulated),
    };
    let drawn = |width| {
        let shown = found.bars.iter().zip(&simulated.histogram);
        let shown: Vec<Column<'_>> = shown
            .filter_map(|(bar, of)| {
                let part = bar.parts.first()?;
                Some(Column { from: of.from.dong(), to: of.to.dong(), height: hundredths(of.runs, simulated), part })
            })
            .collect();
        columns(&found.legend, &shown, &marks, width, &|amount| sheet.figure(Money::new(amount)))
    };
    let (wide, narrow) = (drawn(draw::WIDE), drawn(draw::NARROW));
    let print = |amount| sheet.figure(Money::new(amount));
    let shown = Shown { about: &shows, unit: scale_unit(plan.scale, lang), print: &print };
    let chart = chart_in(sheet, Kind::Histogram, found, shown);
    let marks = marks.into_iter().map(|mark| mark.text);
    let told = std::iter::once(chart.about.clone()).chain(marks).collect::<Vec<_>>().join("; ");
    Chart { wide, narrow, told: [&told, "."].concat(), ..chart }
}

/// What may be spent under the lowest ceiling of the whole plan.
fn whole(plan: &Plan) -> Option<Money> {
    let whole = plan.ceilings.iter().filter(|ceiling| risk::is_whole(ceiling));
    let most = |ceiling: &Ceiling| ceiling.amount.minus(ceiling.spent.map_or(Money::ZERO, |spent| spent.amount));
    whole.filter(|ceiling| ceiling.spent.is_none()).map(most).min()
}

/// What is marked: the ceiling and what is planned, where they lie near enough; and in words what does not.
fn marks(sheet: Sheet<'_>, simulated: &Simulated, ceiling: Option<Money>) -> (Vec<Mark>, Vec<String>) {
    let words = sheet.words();
    let span = simulated.most.minus(simulated.least).dong();
    let is_near = |at: Money| {
        at.dong() >= simulated.least.dong().saturating_sub(span)
            && at.dong() <= simulated.most.dong().saturating_add(span)
    };
    let mut marks = Vec::new();
    let mut beyond = Vec::new();
    for (at, name) in [(ceiling, words.histogram_ceiling), (Some(simulated.planned), words.histogram_planned)] {
        let Some(at) = at else { continue };
        let text = fill(name, &[("amount", &sheet.figure(at))]);
        if is_near(at) {
            marks.push(Mark { at: at.dong(), text });
        } else {
            beyond.push(fill(words.histogram_beyond, &[("mark", &text)]));
        }
    }
    (marks, beyond)
}

fn legend(sheet: Sheet<'_>) -> Vec<Series> {
    let words = sheet.words();
    let series = |look, name: &str| Series { look, key: String::new(), name: name.to_owned(), value: String::new() };
    vec![series(Look::Part(0), words.histogram_within), series(Look::Over, words.histogram_over)]
}

/// How many hundredths of a percent of all runs.
fn hundredths(runs: u32, simulated: &Simulated) -> i128 {
    i128::from(runs).saturating_mul(10_000).checked_div(simulated.runs.into()).unwrap_or(0)
}

fn name(sheet: Sheet<'_>, bar: &risk::Bar) -> String {
    [sheet.figure(bar.from), sheet.figure(bar.to)].join(" – ")
}

fn told_runs(runs: u32, simulated: &Simulated) -> [String; 2] {
    let [runs, all] = [runs, simulated.runs].map(|runs| Money::new(runs.into()));
    [print_scaled(runs, crate::money::Scale::Dong), share(runs, all)]
}

fn of_bar(sheet: Sheet<'_>, simulated: &Simulated, ceiling: Option<Money>, bar: &risk::Bar) -> Bar {
    let [runs, share] = told_runs(bar.runs, simulated);
    let name = name(sheet, bar);
    // one that the ceiling goes through is not over it as a whole
    let is_over = ceiling.is_some_and(|ceiling| bar.from >= ceiling);
    let part = Part {
        look: if is_over { Look::Over } else { Look::Part(0) },
        amount: Money::new(bar.runs.into()),
        key: String::new(),
        told: [&name, ": ", &runs, " (", &share, ")"].concat(),
    };
    Bar { total: part.amount, parts: vec![part], from: Money::ZERO, limit: None, value: runs, note: share, name }
}

fn grid(sheet: Sheet<'_>, simulated: &Simulated) -> Grid {
    let words = sheet.words();
    let row = |bar: &risk::Bar| GridRow {
        name: name(sheet, bar),
        cells: told_runs(bar.runs, simulated).to_vec(),
        is_sum: false,
    };
    let heads = [words.histogram_total, words.histogram_cases, words.chart_share];
    Grid { heads: heads.map(str::to_owned).to_vec(), rows: simulated.histogram.iter().map(row).collect() }
}
