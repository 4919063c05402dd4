//! Which figures move the total or a target most, each from its lower to its upper end. Ranks nothing: that is done before.

use super::shape::Look;
use super::{Bar, Chart, Found, Grid, GridRow, Kind, Part, Series, Sheet, Shown, chart_in};
use crate::calc::{Report, projected};
use crate::money::{Decimal, Money, print_decimal, print_scaled};
use crate::plan::{Id, Plan, Target};
use crate::risk::{Effect, by_target};
use crate::text::{Catalogue, Lang, capital, fill, lever_text, scale_unit, target_name, visible};

/// How many figures are drawn.
pub const TORNADO_MOST: usize = 12;

/// What a figure moves, as whole steps of what is shown.
struct Moved {
    name: String,
    low: i128,
    high: i128,
}

/// What is moved: the total of the plan, or a target.
struct Of<'a> {
    what: String,
    unit: &'a str,
    /// What is planned.
    planned: i128,
    print: &'a dyn Fn(i128) -> String,
    percent: Decimal,
}

/// The figures that move the total of the plan, or a target, most.
pub fn tornado(
    (plan, report): (&Plan, &Report),
    effects: &[Effect],
    (target, percent): (Option<Id>, Decimal),
    lang: Lang,
) -> Chart {
    let sheet = Sheet { plan, report, lang };
    match target.and_then(|id| plan.targets.iter().zip(&report.targets).find(|(target, _)| target.id == id)) {
        Some((target, outlook)) => of_target(sheet, effects, (target, projected(target, outlook.added)), percent),
        None => of_total(sheet, effects, percent),
    }
}

fn of_total(sheet: Sheet<'_>, effects: &[Effect], percent: Decimal) -> Chart {
    let moved =
        |effect: &Effect| Moved { name: named(sheet, effect), low: effect.low.dong(), high: effect.high.dong() };
    let moved: Vec<Moved> =
        effects.iter().filter(|effect| !effect.swing().is_zero()).take(TORNADO_MOST).map(moved).collect();
    let print = |amount| print_scaled(Money::new(amount), sheet.plan.scale);
    drawn(
        sheet,
        &moved,
        &Of {
            what: sheet.words().whole_plan.to_owned(),
            unit: scale_unit(sheet.plan.scale, sheet.lang),
            planned: sheet.report.grand_total().dong(),
            print: &print,
            percent,
        },
    )
}

fn of_target(sheet: Sheet<'_>, effects: &[Effect], of: (&Target, Option<Decimal>), percent: Decimal) -> Chart {
    let (target, planned) = of;
    let ends = |effect: &&Effect| {
        let (_, low, high) = effect.targets.iter().find(|(id, _, _)| *id == target.id)?;
        Some((named(sheet, effect), (*low)?, (*high)?))
    };
    let ends: Vec<_> = by_target(effects, target.id).iter().filter_map(ends).take(TORNADO_MOST).collect();
    let figures = ends.iter().flat_map(|(_, low, high)| [*low, *high]).chain(planned);
    let places = figures.map(|figure| figure.normalize().scale()).max().unwrap_or(0).min(MOST_PLACES);
    let moved =
        ends.into_iter().map(|(name, low, high)| Moved { name, low: steps(low, places), high: steps(high, places) });
    let print = |count| {
        Decimal::try_from_i128_with_scale(count, places).map_or(String::new(), |it| print_decimal(it.normalize()))
    };
    drawn(
        sheet,
        &moved.collect::<Vec<_>>(),
        &Of {
            what: target_name(sheet.plan, target.id, sheet.lang).unwrap_or_default(),
            unit: target.goal.threshold().map_or("", |(_, unit)| unit),
            planned: planned.map_or(0, |planned| steps(planned, places)),
            print: &print,
            percent,
        },
    )
}

/// More decimal places than a reader tells apart in a picture.
const MOST_PLACES: u32 = 6;

/// A figure in steps of that many decimal places.
fn steps(figure: Decimal, places: u32) -> i128 {
    let mut figure = figure.round_dp(places);
    figure.rescale(places);
    figure.mantissa()
}

fn named(sheet: Sheet<'_>, effect: &Effect) -> String {
    visible(&lever_text(sheet.plan, effect.lever, sheet.lang)).into_owned()
}

fn drawn(sheet: Sheet<'_>, moved: &[Moved], of: &Of<'_>) -> Chart {
    let words = sheet.words();
    let percent = print_decimal(of.percent.normalize());
    let about = fill(words.tornado_about, &[("what", &of.what), ("percent", &percent)]);
    let found = Found {
        title: title(words, moved, of),
        about: "",
        legend: if moved.is_empty() { Vec::new() } else { legend(words) },
        bars: moved.iter().map(|one| bar(one, of)).collect(),
        table: grid(words, moved, of),
    };
    chart_in(sheet, Kind::Tornado, found, Shown { about: &capital(&about), unit: of.unit, print: of.print })
}

fn title(words: &Catalogue, moved: &[Moved], of: &Of<'_>) -> String {
    let Some(first) = moved.first() else { return words.risk_levers_none.to_owned() };
    let high = [&(of.print)(first.high), " ", of.unit].concat();
    let values =
        [("figure", first.name.as_str()), ("what", &of.what), ("low", &(of.print)(first.low)), ("high", high.trim())];
    fill(words.tornado_most, &values)
}

fn legend(words: &Catalogue) -> Vec<Series> {
    let series = |look, name: &str| Series { look, key: String::new(), name: name.to_owned(), value: String::new() };
    vec![series(LOW, words.tornado_low), series(HIGH, words.tornado_high)]
}

const LOW: Look = Look::Part(2);
const HIGH: Look = Look::Part(1);

/// A bar from where the lower end leads to where the upper one does, both counted from what is planned.
fn bar(moved: &Moved, of: &Of<'_>) -> Bar {
    let away = |end: i128| end.saturating_sub(of.planned);
    let (low, high) = (away(moved.low), away(moved.high));
    let part = |look, by: i128, end: i128| Part {
        look,
        amount: Money::new(by),
        key: String::new(),
        told: [&moved.name, ": ", &(of.print)(end)].concat(),
    };
    let value = [signed(low, of.print), signed(high, of.print)].join(" / ");
    // where both lie on one side of what is planned, the bar begins at the nearer one
    let is_apart = low.signum().saturating_mul(high.signum()) > 0;
    let (from, parts) = match (is_apart, low.saturating_abs() < high.saturating_abs()) {
        (false, _) => (0, vec![part(LOW, low, moved.low), part(HIGH, high, moved.high)]),
        (true, true) => (low, vec![part(HIGH, high.saturating_sub(low), moved.high)]),
        (true, false) => (high, vec![part(LOW, low.saturating_sub(high), moved.low)]),
    };
    let parts: Vec<Part> = parts.into_iter().filter(|part| !part.amount.is_zero()).collect();
    Bar {
        name: moved.name.clone(),
        from: Money::new(from),
        total: parts.iter().map(|part| part.amount).sum(),
        parts,
        limit: None,
        value,
        note: String::new(),
    }
}

fn signed(amount: i128, print: &dyn Fn(i128) -> String) -> String {
    let text = print(amount);
    if amount > 0 { ["+", &text].concat() } else { text }
}

fn grid(words: &Catalogue, moved: &[Moved], of: &Of<'_>) -> Grid {
    let row = |moved: &Moved| {
        let apart = moved.high.saturating_sub(moved.low).saturating_abs();
        let cells = [moved.low, moved.high, apart].map(of.print).to_vec();
        GridRow { name: moved.name.clone(), cells, is_sum: false }
    };
    let heads = [words.risk_what, words.risk_low_end, words.risk_high_end, words.risk_swing];
    Grid { heads: heads.map(str::to_owned).to_vec(), rows: moved.iter().map(row).collect() }
}
