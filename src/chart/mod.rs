//! Charts of a plan as shapes on a grid of whole units, with every word on them, the table behind them and the file to
//! keep. Draws nothing on a screen, and no figure in it is other than the report's.

mod axis;
mod ceilings;
mod columns;
mod draw;
mod entries;
mod fit;
mod hatch;
mod histogram;
mod lines;
mod shape;
mod sources;
mod svg;
mod tornado;
mod waterfall;
mod years;

#[cfg(test)]
mod tests;

pub use histogram::histogram;
pub use shape::{Anchor, Drawing, Look, Shape};
pub use svg::{Picture, picture};
pub use tornado::{TORNADO_MOST, tornado};
pub use waterfall::{waterfall, waterfall_by_item};

use crate::calc::Report;
use crate::money::{Money, print_scaled};
use crate::plan::Plan;
use crate::text::{Catalogue, Lang, scale_unit, short_label, visible};

/// What a chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Spending by year, stacked by group; by group for a plan of one year.
    Years,
    /// Spending by source.
    Sources,
    /// The lines that cost most.
    Lines,
    /// Spending beside each ceiling.
    Ceilings,
    /// From the total of the plan to that of a scenario, step by step.
    Waterfall,
    /// Which figures move the total or a target most.
    Tornado,
    /// How often the plan comes to what.
    Histogram,
}

impl Kind {
    /// Every kind that a plan alone has, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Years, Self::Sources, Self::Lines, Self::Ceilings];

    /// Its name in addresses and names of files.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Years => "theo-nam",
            Self::Sources => "theo-nguon",
            Self::Lines => "dong-lon-nhat",
            Self::Ceilings => "so-voi-tran",
            Self::Waterfall => "tung-buoc",
            Self::Tornado => "xe-dich-nhieu-nhat",
            Self::Histogram => "kha-nang",
        }
    }
}

/// A chart, ready to draw. Without bars there is nothing to draw, and the title says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub kind: Kind,
    /// The finding in words.
    pub title: String,
    /// What is shown, and in which unit.
    pub about: String,
    /// The title of the plan.
    pub plan: String,
    /// The figures of the bars in words, for who does not see them.
    pub told: String,
    /// What the parts of the bars are, where a bar has several.
    pub legend: Vec<Series>,
    /// The bars, in order.
    pub bars: Vec<Bar>,
    /// The table behind it.
    pub table: Grid,
    /// Drawn for a page.
    pub wide: Drawing,
    /// Drawn for a phone.
    pub narrow: Drawing,
}

/// What one kind of part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// How it is drawn.
    pub look: Look,
    /// The sign on the parts themselves, such as the number of a group; may be empty.
    pub key: String,
    /// What it is.
    pub name: String,
    /// What it comes to; empty where that says nothing.
    pub value: String,
}

/// A bar with its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is about.
    pub name: String,
    /// Where it begins: zero, or what was there before.
    pub from: Money,
    /// What it is made of, from there on; what is negative goes the other way.
    pub parts: Vec<Part>,
    /// What the parts come to.
    pub total: Money,
    /// A limit marked on it.
    pub limit: Option<Money>,
    /// The total as written.
    pub value: String,
    /// What is said of it beside: its share, or what is left; may be empty.
    pub note: String,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How it is drawn.
    pub look: Look,
    /// How long it is.
    pub amount: Money,
    /// Its sign, written on it where there is room.
    pub key: String,
    /// What it says when it is pointed at.
    pub told: String,
}

/// A table of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The head of each column, that of the names first.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<GridRow>,
}

/// A row of such a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// What it is about.
    pub name: String,
    /// Its figures.
    pub cells: Vec<String>,
    /// Whether it is the sum of the others.
    pub is_sum: bool,
}

/// What a kind of chart finds, before it is drawn.
#[derive(Default)]
struct Found {
    title: String,
    about: &'static str,
    legend: Vec<Series>,
    bars: Vec<Bar>,
    table: Grid,
}

/// What every chart is made from.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    plan: &'a Plan,
    report: &'a Report,
    lang: Lang,
}

impl Sheet<'_> {
    fn words(self) -> &'static Catalogue {
        self.lang.catalogue()
    }

    /// An amount in the plan's scale, without its unit.
    fn figure(self, amount: Money) -> String {
        print_scaled(amount, self.plan.scale)
    }
}

/// The chart of each kind, in the order of [`Kind::ALL`].
pub fn charts(plan: &Plan, report: &Report, lang: Lang) -> Vec<Chart> {
    let sheet = Sheet { plan, report, lang };
    let found = [
        (Kind::Years, years::years(sheet)),
        (Kind::Sources, sources::sources(sheet)),
        (Kind::Lines, lines::lines(sheet)),
        (Kind::Ceilings, ceilings::ceilings(sheet)),
    ];
    found.into_iter().map(|(kind, found)| chart(sheet, kind, found)).collect()
}

/// A chart of amounts.
fn chart(sheet: Sheet<'_>, kind: Kind, found: Found) -> Chart {
    let print = |amount| sheet.figure(Money::new(amount));
    let unit = scale_unit(sheet.plan.scale, sheet.lang);
    let shown = Shown { about: found.about, unit, print: &print };
    chart_in(sheet, kind, found, shown)
}

/// How the values of a chart are written, and what is said of them.
struct Shown<'a> {
    about: &'a str,
    unit: &'a str,
    print: &'a dyn Fn(i128) -> String,
}

/// A chart of whatever is counted; amounts in it are steps of that.
fn chart_in(sheet: Sheet<'_>, kind: Kind, found: Found, shown: Shown<'_>) -> Chart {
    let about = [shown.about, " · ", sheet.words().money_unit, " ", shown.unit].concat();
    let print = shown.print;
    let drawn = |width| draw::draw(&found.legend, &found.bars, width, print);
    Chart {
        kind,
        told: told(&about, &found.bars),
        about,
        plan: visible(&sheet.plan.title).into_owned(),
        wide: drawn(draw::WIDE),
        narrow: drawn(draw::NARROW),
        title: found.title,
        legend: found.legend,
        bars: found.bars,
        table: found.table,
    }
}

/// The chart read aloud: what it shows, then each bar with its figure.
fn told(about: &str, bars: &[Bar]) -> String {
    let bar = |bar: &Bar| {
        let note = if bar.note.is_empty() { String::new() } else { [" (", &bar.note, ")"].concat() };
        [short_label(&bar.name).as_str(), ": ", &bar.value, &note].concat()
    };
    let bars: Vec<String> = bars.iter().map(bar).collect();
    [about, ". ", &bars.join("; "), "."].concat()
}

/// How many hundredths of the whole a part is, rounded: "22%", "<1%"; empty where the whole is nothing or less.
pub fn share(part: Money, whole: Money) -> String {
    let (part, whole) = (part.dong(), whole.dong());
    if whole <= 0 {
        return String::new();
    }
    let hundredths = part.saturating_mul(100);
    let half = whole.checked_div(2).unwrap_or(0);
    let away = if part < 0 { hundredths.saturating_sub(half) } else { hundredths.saturating_add(half) };
    match away.checked_div(whole).unwrap_or(0) {
        0 if part > 0 => "<1%".to_owned(),
        percent => [percent.to_string().as_str(), "%"].concat(),
    }
}
