//! A plan and its variants side by side as tables to read, print and copy. Every figure is of `scenario`.

use super::super::compared::item_change;
use crate::calc::{Headroom, Outlook};
use crate::money::{Decimal, Money, print_decimal, print_scaled};
use crate::plan::{Driver, Id, Plan, Target};
use crate::scenario::{Beside, BesideCeiling, BesideRow, BesideTarget, Changed, Presence, Side, Sum, Sums, Tally};
use crate::text::signed;
use crate::text::target::figure;
use crate::text::{
    Catalogue, Lang, capital, ceiling_name, fill, grid, left_text, line_name, outlook_words, scale_unit, signed_number,
    target_label,
};
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;

/// What a side has, and how far that is from the base; empty where there is nothing to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BesideCell {
    /// The amount, or another figure.
    pub amount: String,
    /// The difference to the base, with its sign.
    pub difference: String,
    /// The same in percent.
    pub percent: String,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideLine {
    /// The group, line, source, target or ceiling, if it is one, and the first side that has it.
    pub id: Option<(Id, usize)>,
    /// How deep it stands.
    pub depth: usize,
    /// Whether it is a group or a total.
    pub group: bool,
    /// What it is.
    pub name: String,
    /// What each side has, the base first.
    pub cells: Vec<BesideCell>,
    /// In what each variant differs, in their order: sentence by sentence.
    pub what: Vec<Vec<String>>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideTable {
    /// What it is about.
    pub title: String,
    /// Its rows; nothing, if there is nothing to say of it.
    pub rows: Vec<BesideLine>,
}

/// Everything side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideWords {
    /// What the sides are called, the base first.
    pub sides: Vec<String>,
    /// The unit of the money.
    pub unit: &'static str,
    /// The whole, by year and by source.
    pub totals: BesideTable,
    /// Groups and lines that differ.
    pub rows: BesideTable,
    /// Targets that differ.
    pub targets: BesideTable,
    /// Ceilings.
    pub ceilings: BesideTable,
    /// What the checks say.
    pub checks: BesideTable,
    /// How many lines do not differ.
    pub same: String,
    /// Which lines do not follow a shared number that differs.
    pub exceptions: Vec<String>,
}

/// All of it in words; `sides` are those that stand side by side, the base first.
pub fn beside_words(beside: &Beside, sides: &[&Side], lang: Lang) -> BesideWords {
    let words = lang.catalogue();
    let teller = Teller { beside, sides, lang, words };
    let table = |title: &str, rows: Vec<BesideLine>| BesideTable { title: title.to_owned(), rows };
    let checks = beside.findings.iter().map(|tally| teller.cell(tally_text(*tally, words))).collect();
    BesideWords {
        sides: sides.iter().map(|side| side.name.clone()).collect(),
        unit: teller.plan(0).map_or("", |plan| scale_unit(plan.scale, lang)),
        totals: table(words.compare_totals, teller.totals()),
        rows: table(words.compare_rows, beside.rows.iter().map(|row| teller.row(row)).collect()),
        targets: table(
            words.targets,
            beside.targets.iter().filter(|target| target.differs).filter_map(|target| teller.target(target)).collect(),
        ),
        ceilings: table(
            words.funds_ceilings,
            beside.ceilings.iter().filter_map(|ceiling| teller.ceiling(ceiling)).collect(),
        ),
        checks: table(words.checks, vec![teller.line(words.beside_checks.to_owned(), checks)]),
        same: fill(words.beside_same, &[("n", &print_decimal(beside.same.into()))]),
        exceptions: sides.iter().skip(1).flat_map(|side| teller.exceptions(side)).collect(),
    }
}

/// A difference in percent with its sign, to one decimal, or to as many as it takes to be more than nothing.
pub fn percent_text(percent: Decimal) -> String {
    let round = |decimals| percent.round_dp_with_strategy(decimals, MidpointAwayFromZero);
    let rounded = (1..=6).map(round).find(|rounded| !rounded.is_zero()).unwrap_or_default();
    [&signed_number(rounded), "%"].concat()
}

fn tally_text(tally: Tally, words: &Catalogue) -> String {
    let counts = [
        (words.beside_n_errors, tally.errors),
        (words.beside_n_warnings, tally.warnings),
        (words.beside_n_notes, tally.notes),
    ];
    let some = counts.iter().filter(|(_, count)| *count > 0);
    let texts: Vec<String> = some.map(|(template, count)| fill(template, &[("n", &count.to_string())])).collect();
    if texts.is_empty() { words.beside_no_findings.to_owned() } else { texts.join(" · ") }
}

struct Teller<'a> {
    beside: &'a Beside,
    sides: &'a [&'a Side],
    lang: Lang,
    words: &'static Catalogue,
}

impl Teller<'_> {
    fn plan(&self, side: usize) -> Option<&Plan> {
        self.sides.get(side).map(|side| side.plan.as_ref())
    }

    fn cell(&self, amount: String) -> BesideCell {
        BesideCell { amount, ..BesideCell::default() }
    }

    fn line(&self, name: String, cells: Vec<BesideCell>) -> BesideLine {
        BesideLine { id: None, depth: 0, group: false, name, cells, what: Vec::new() }
    }

    fn cells(&self, sums: &Sums) -> Vec<BesideCell> {
        let Some(scale) = self.plan(0).map(|plan| plan.scale) else { return Vec::new() };
        let cell = |sum: &Sum| BesideCell {
            amount: sum.amount.map_or(String::new(), |amount| print_scaled(amount, scale)),
            difference: if sum.difference.is_zero() { String::new() } else { signed(sum.difference, scale) },
            percent: sum.percent.filter(|percent| !percent.is_zero()).map_or(String::new(), percent_text),
        };
        sums.0.iter().map(cell).collect()
    }

    /// The whole, then the years where there are several, then the sources.
    fn totals(&self) -> Vec<BesideLine> {
        let whole =
            BesideLine { group: true, ..self.line(capital(self.words.whole_plan), self.cells(&self.beside.total)) };
        let years = if self.beside.years.len() > 1 { self.beside.years.as_slice() } else { &[] };
        let years = years.iter().map(|(year, sums)| {
            let name = capital(&fill(self.words.in_year, &[("year", &year.to_string())]));
            self.line(name, self.cells(sums))
        });
        let sources = self.beside.sources.iter().map(|source| {
            let named = source.id.and_then(|id| self.plan(source.side)?.source(id));
            let name = named.map_or(self.words.no_source, |source| source.name.as_str());
            let id = source.id.map(|id| (id, source.side));
            BesideLine { id, ..self.line(name.to_owned(), self.cells(&source.sums)) }
        });
        std::iter::once(whole).chain(years).chain(sources).collect()
    }

    fn row(&self, row: &BesideRow) -> BesideLine {
        let item = self.plan(row.side).and_then(|plan| plan.outline.get(row.id));
        let what = row.changed.iter().enumerate().map(|(at, changed)| self.what(row, at.saturating_add(1), changed));
        BesideLine {
            id: Some((row.id, row.side)),
            depth: row.depth,
            group: row.group,
            name: item.map_or(String::new(), |item| item.name()),
            cells: self.cells(&row.sums),
            what: what.collect(),
        }
    }

    /// In what a side differs from the base.
    fn what(&self, row: &BesideRow, side: usize, changed: &Changed) -> Vec<String> {
        let one = |text: &str| vec![text.to_owned()];
        match changed.presence {
            Presence::Added => return one(self.words.beside_row_added),
            Presence::Dropped => return one(self.words.beside_row_dropped),
            Presence::Neither => return Vec::new(),
            Presence::Both => {}
        }
        let plans = self.plan(0).zip(self.plan(side));
        let what = plans
            .map_or_else(Vec::new, |plans| item_change(plans, row.id, (&changed.fields, &changed.drivers), self.lang));
        let moves = |sums: &Sums| sums.0.get(side).is_some_and(|sum| !sum.difference.is_zero());
        if !what.is_empty() || !(moves(&row.sums) || row.years.iter().any(|(_, sums)| moves(sums))) {
            return what;
        }
        one(if row.group { self.words.compare_follows } else { self.words.beside_index })
    }

    /// The lines of a side that keep a number of their own in place of a shared one that differs from the base.
    fn exceptions(&self, side: &Side) -> Vec<String> {
        const MOST: usize = 5;
        let base = self.plan(0);
        let moved =
            |driver: &&Driver| base.and_then(|it| it.driver(driver.id)).is_some_and(|it| it.value != driver.value);
        let say = |driver: &Driver| {
            let uses = side.plan.uses_of_driver(driver.id).filter_map(|it| Some((it.item, it.except?)));
            let kept: Vec<(Id, Decimal)> = uses.filter(|(_, number)| *number != driver.value).collect();
            let named = |(item, number): &(Id, Decimal)| {
                [&line_name(&side.plan, *item, self.lang), " (", &print_decimal(number.normalize()), ")"].concat()
            };
            let more = kept.len().saturating_sub(MOST);
            let more = (more > 0).then(|| fill(self.words.lines_more, &[("n", &more.to_string())]));
            let lines = kept.iter().take(MOST).map(named).chain(more).collect::<Vec<_>>().join("; ");
            let value = print_decimal(driver.value.normalize());
            let values = [("side", side.name.as_str()), ("driver", &driver.name), ("value", &value), ("lines", &lines)];
            (!kept.is_empty()).then(|| fill(self.words.beside_exceptions, &values))
        };
        side.plan.drivers.iter().filter(moved).filter_map(say).collect()
    }

    fn target(&self, target: &BesideTarget) -> Option<BesideLine> {
        let plan = self.plan(target.side)?;
        let named = plan.targets.iter().find(|it| it.id == target.id)?;
        let base = target.outlooks.first().cloned().flatten();
        let cells = target.outlooks.iter().enumerate();
        let cells = cells.map(|(side, outlook)| self.outlook(side, target.id, (base.as_ref(), outlook.as_ref())));
        let cells = cells.collect();
        Some(BesideLine { id: Some((target.id, target.side)), ..self.line(target_label(named), cells) })
    }

    /// Where a target ends on a side, and how far that is from where it ends in the base.
    fn outlook(&self, side: usize, id: Id, (base, here): (Option<&Outlook>, Option<&Outlook>)) -> BesideCell {
        let find = |plan: &Plan| -> Option<Target> { plan.targets.iter().find(|it| it.id == id).cloned() };
        let Some((plan, outlook)) = self.plan(side).zip(here) else { return BesideCell::default() };
        let Some(target) = find(plan) else { return BesideCell::default() };
        let unit = target.goal.threshold().map_or("", |(_, unit)| unit);
        let state = outlook_words(plan, &target, outlook, self.lang).state;
        let round = |value: Decimal| value.round_dp(2).normalize();
        let amount = match outlook.projected {
            Some(projected) => [state, ": ", &figure(round(projected), unit)].concat(),
            None => state.to_owned(),
        };
        let moved = base.and_then(|base| outlook.projected?.checked_sub(base.projected?)).filter(|by| !by.is_zero());
        let difference = moved.map_or(String::new(), |by| {
            let sign = if by > Decimal::ZERO { "+" } else { "" };
            [sign, &figure(round(by), unit)].concat()
        });
        BesideCell { amount, difference, percent: String::new() }
    }

    fn ceiling(&self, ceiling: &BesideCeiling) -> Option<BesideLine> {
        let plan = self.plan(ceiling.side)?;
        let named = plan.ceilings.iter().find(|it| it.id == ceiling.id)?;
        let base = ceiling.rooms.first().copied().flatten();
        let cell = |room: &Option<Headroom>| {
            let Some(room) = room else { return BesideCell::default() };
            let moved = base.map_or(Money::ZERO, |base| room.left.minus(base.left));
            BesideCell {
                amount: left_text(room.left, |amount| print_scaled(amount, plan.scale), self.lang),
                difference: if moved.is_zero() { String::new() } else { signed(moved, plan.scale) },
                percent: String::new(),
            }
        };
        let cells = ceiling.rooms.iter().map(cell).collect();
        let name = capital(&ceiling_name(plan, named, self.lang));
        Some(BesideLine { id: Some((ceiling.id, ceiling.side)), ..self.line(name, cells) })
    }
}

impl BesideWords {
    /// All tables as lines of cells between tabs, one after the other.
    pub fn as_tsv(&self, lang: Lang) -> String {
        let tables = self
            .tables()
            .map(|table| grid::tsv([table.title.as_str(), self.unit].into_iter(), self.lines(table, lang)));
        tables.collect::<Vec<_>>().join("\n")
    }

    /// The same as tables, as word processors take them from the clipboard.
    pub fn as_html(&self, lang: Lang) -> String {
        let tables = self
            .tables()
            .map(|table| grid::html([table.title.as_str(), self.unit].into_iter(), self.lines(table, lang)));
        tables.collect()
    }

    /// The tables that have something to say.
    pub fn tables(&self) -> impl Iterator<Item = &BesideTable> {
        let all = [&self.totals, &self.rows, &self.targets, &self.ceilings, &self.checks];
        all.into_iter().filter(|table| !table.rows.is_empty())
    }

    fn lines<'a>(&'a self, table: &'a BesideTable, lang: Lang) -> impl Iterator<Item = Vec<&'a str>> {
        let words = lang.catalogue();
        let heads = self.sides.iter().enumerate().flat_map(move |(at, name)| {
            let more = if at == 0 { [None, None] } else { [Some(words.compare_difference), Some("%")] };
            [Some(name.as_str())].into_iter().chain(more).flatten()
        });
        let head = std::iter::once(words.col_label).chain(heads).collect();
        let row = |row: &'a BesideLine| {
            let cells = row.cells.iter().enumerate().flat_map(|(at, cell)| {
                let more = if at == 0 { [None, None] } else { [Some(&cell.difference), Some(&cell.percent)] };
                [Some(&cell.amount)].into_iter().chain(more).flatten().map(String::as_str)
            });
            std::iter::once(row.name.as_str()).chain(cells).collect()
        };
        std::iter::once(head).chain(table.rows.iter().map(row))
    }
}
