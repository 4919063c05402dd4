//! What a row of a block sets in a row of the table. Decides cell by cell; never looks at other rows.

use super::bench::Bench;
use super::clip::Held;
use super::dialect::{Dialect, Figure};
use super::problem::{PasteProblem, PasteReason};
use crate::edit::{BasisKind, Command};
use crate::entry::{Column, Sets, Typo, print_price, read_money, sets, understand, understand_number};
use crate::money::{Decimal, Money, NumberError};
use crate::plan::{Basis, Funding, Line, Plan};
use crate::sort;
use crate::text::{Lang, funding_text};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// How the cells of a block are read.
pub(super) struct Reading<'a> {
    plan: &'a Plan,
    dialect: Dialect,
    /// Who pays the lines of the plan, by what their cells show; made when it is first asked for.
    fundings: OnceCell<BTreeMap<String, Funding>>,
}

/// A cell to be set.
pub(super) type Put<'a> = (Column, &'a Held);

impl<'a> Reading<'a> {
    pub(super) fn new(plan: &'a Plan, dialect: Dialect) -> Self {
        Self { plan, dialect, fundings: OnceCell::new() }
    }

    /// Sets the cells of a row.
    ///
    /// The price comes before the count and the count before the years, whatever the order of the columns. Amounts of
    /// years that are all as they were shown say nothing: they come out of the price and the count beside them.
    pub(super) fn put_row(&self, bench: &mut Bench, cells: &[Put<'_>], new: bool) -> Result<(), PasteProblem> {
        let changes: Vec<bool> = cells.iter().map(|put| self.changes(bench, *put, new)).collect();
        let marked = || cells.iter().copied().zip(changes.iter().copied());
        // by a new price or count the other years would come to something else
        let years_change = marked().any(|((column, _), changes)| changes && is_year(column));
        let turned = |((column, _), changes): &(Put<'_>, bool)| *changes || (years_change && is_year(*column));
        let mut puts: Vec<Put<'_>> = marked().filter(turned).map(|(put, _)| put).collect();
        self.switch_basis(bench, cells, &puts)?;
        sort::by_key(&mut puts, |(column, _)| turn(*column));
        let says_years = cells.iter().any(|(column, held)| is_year(*column) && !held.is_blank());
        for (column, held) in puts {
            if column == Column::Total && says_years {
                bench.skip(held);
            } else if !(is_year(column) && self.is_shown(bench, column, held)) {
                self.put(bench, column, held)?;
            }
        }
        Ok(())
    }

    /// Whether a cell says anything else than it shows, or cannot be set.
    fn changes(&self, bench: &Bench, (column, held): Put<'_>, new: bool) -> bool {
        let Some(item) = bench.item() else { return false };
        let numbers_itself = new && column == Column::Number && held.is_blank();
        let computed = sets(bench.plan(), &item, column).is_none();
        !numbers_itself && (computed || !self.is_shown(bench, column, held))
    }

    /// Whether the cell shows just that already.
    fn is_shown(&self, bench: &Bench, column: Column, held: &Held) -> bool {
        let shows = |lang| bench.shown(column, lang).trim() == held.text;
        shows(Lang::Vi) || (column == Column::Source && shows(Lang::En))
    }

    /// A row that is given whole, price, count and amounts, becomes what it says: a unit cost, or a lump sum.
    fn switch_basis(&self, bench: &mut Bench, cells: &[Put<'_>], changed: &[Put<'_>]) -> Result<(), PasteProblem> {
        let filled = |wanted: fn(Column) -> bool| {
            let mut found = cells.iter().filter(|(column, _)| wanted(*column)).map(|(_, held)| !held.is_blank());
            found.next().map(|first| first || found.any(|filled| filled))
        };
        let price = filled(|column| column == Column::Price);
        let count = filled(|column| column == Column::Count);
        let amounts = filled(|column| is_year(column) || column == Column::Total);
        let (Some(price), Some(count), Some(amounts)) = (price, count, amounts) else { return Ok(()) };
        let Some(item) = bench.item() else { return Ok(()) };
        let other = match item.line().map(|line| &line.basis) {
            Some(Basis::UnitCost { .. }) => !price && !count && amounts,
            Some(Basis::LumpSum(_)) => price || count,
            Some(Basis::Blank) | None => false,
        };
        if !other || !changed.iter().any(|(column, _)| column.is_figure()) {
            return Ok(());
        }
        bench.attempt(Column::Price, Command::SetBasis { item: bench.id(), basis: BasisKind::Blank })
    }

    /// Sets one cell.
    pub(super) fn put(&self, bench: &mut Bench, column: Column, held: &Held) -> Result<(), PasteProblem> {
        let Some(item) = bench.item() else { return Ok(()) };
        let command = match sets(bench.plan(), &item, column) {
            None => {
                bench.skip(held);
                return Ok(());
            }
            Some(Sets::Text(field)) => Command::SetItemText { item: bench.id(), field, text: held.text.clone() },
            Some(Sets::Funding) => {
                let funding = self.funding(bench, &held.text)?;
                Command::SetFunding { item: bench.id(), funding }
            }
            Some(Sets::CountInYear(year)) => {
                let amount = self.amount(bench, column, held)?;
                let count = match (amount, item.line()) {
                    (Some(amount), Some(line)) => Some(self.count(bench, (line, year), column, (amount, held))?),
                    _ => None,
                };
                Command::SetCount { item: bench.id(), year: Some(year), count }
            }
            Some(Sets::Price | Sets::Count | Sets::Amount(_) | Sets::Spread) => self.figure(bench, column, held)?,
        };
        bench.attempt(column, command)
    }

    /// What a figure sets in a cell of figures.
    fn figure(&self, bench: &Bench, column: Column, held: &Held) -> Result<Command, PasteProblem> {
        let Some(item) = bench.item() else { return Err(bench.problem(column, Typo::ReadOnly)) };
        let understood = match self.number(held) {
            Figure::Number(number) => understand_number(bench.plan(), &item, column, Some(number)),
            Figure::AsTyped => understand(bench.plan(), &item, column, &held.text),
        };
        understood.map(|understood| understood.command).map_err(|typo| bench.problem(column, asked(typo, &held.text)))
    }

    /// The amount in đồng that a cell of a year says; `None` where it is empty.
    fn amount(&self, bench: &Bench, column: Column, held: &Held) -> Result<Option<Decimal>, PasteProblem> {
        let amount = match self.number(held) {
            Figure::Number(number) => crate::entry::in_dong(number, self.plan.scale).map(Some),
            Figure::AsTyped => read_money(self.plan, &held.text),
        };
        amount.map_err(|typo| bench.problem(column, asked(typo, &held.text)))
    }

    fn number(&self, held: &Held) -> Figure {
        held.number.map_or_else(|| self.dialect.read(&held.text), Figure::Number)
    }

    /// How many come to that amount at the price of the year. A year that counts whole ones goes on doing so.
    fn count(
        &self,
        bench: &Bench,
        (line, year): (&Line, u16),
        column: Column,
        (amount, held): (Decimal, &Held),
    ) -> Result<Decimal, PasteProblem> {
        let text = || held.text.clone();
        let price = match &line.basis {
            Basis::UnitCost { price, .. } => {
                self.plan.period.index(year).and_then(|index| crate::calc::price_in_year(self.plan, price, index))
            }
            Basis::Blank | Basis::LumpSum(_) => None,
        };
        let Some(price) = price.filter(|price| !price.is_zero()) else {
            return Err(bench.problem(column, PasteReason::NoPrice(text())));
        };
        let was = self.plan.outline.get(bench.id()).and_then(|item| {
            let Basis::UnitCost { count, .. } = &item.line()?.basis else { return None };
            crate::calc::count_in_year(self.plan, count, self.plan.period.index(year)?)
        });
        divided(amount, price, was.is_some_and(|was| was.fract().is_zero())).ok_or_else(|| {
            let price = print_price(price, self.plan.scale);
            bench.problem(column, PasteReason::NotDivisible { text: text(), price })
        })
    }

    /// Who pays, by the name of a source or by what another line shows.
    fn funding(&self, bench: &Bench, text: &str) -> Result<Funding, PasteProblem> {
        if text.is_empty() {
            return Ok(Funding::Unstated);
        }
        let wanted = text.to_lowercase();
        if let Some(source) = self.plan.sources.iter().find(|source| source.name.trim().to_lowercase() == wanted) {
            return Ok(Funding::Source(source.id));
        }
        let fundings = self.fundings.get_or_init(|| fundings(self.plan));
        let known = fundings.get(text).cloned();
        known.ok_or_else(|| bench.problem(Column::Source, PasteReason::UnknownSource(text.to_owned())))
    }
}

/// Shares and gifts by what their cells show; not amounts, of which a cell shows the names alone.
fn fundings(plan: &Plan) -> BTreeMap<String, Funding> {
    let mut shown = BTreeMap::new();
    for line in plan.outline.items().iter().filter_map(|item| item.line()) {
        if matches!(line.funding, Funding::Percent(_) | Funding::PriceShares(_) | Funding::InKind { .. }) {
            for lang in Lang::ALL {
                shown.entry(funding_text(plan, line, lang)).or_insert_with(|| line.funding.clone());
            }
        }
    }
    shown
}

/// The count that gives that amount at that price: exact, or a whole one that gives it once it is rounded.
fn divided(amount: Decimal, price: Decimal, whole: bool) -> Option<Decimal> {
    let quotient = amount.checked_div(price)?;
    let gives = |count: &Decimal| {
        let product = count.checked_mul(price);
        product.is_some_and(|product| {
            product == amount || Money::from_decimal(product).and_then(Money::to_decimal) == Some(amount)
        })
    };
    let exact = |count: &Decimal| count.checked_mul(price) == Some(amount);
    let fine = Some(quotient.round_dp(crate::money::LIMITS.decimals)).filter(|count| exact(count) && !whole);
    Some(quotient.round()).filter(gives).or(fine).map(|count| count.normalize())
}

/// A figure that is asked about because of its one comma has two readings; every other typo stays.
fn asked(typo: Typo, text: &str) -> PasteReason {
    match typo {
        Typo::Number(NumberError::Grouping { readings })
            if crate::money::read_number(text).is_ok_and(|reading| reading.doubt.is_some()) =>
        {
            match readings.as_slice() {
                [vietnamese, english] => {
                    PasteReason::Ambiguous { text: text.to_owned(), vietnamese: *vietnamese, english: *english }
                }
                _ => PasteReason::Typo(Typo::Number(NumberError::Grouping { readings })),
            }
        }
        other => PasteReason::Typo(other),
    }
}

fn is_year(column: Column) -> bool {
    matches!(column, Column::Year(_))
}

/// When a column has its turn: what a line is, its price, its count, the years, their sum, and who pays.
pub(super) fn turn(column: Column) -> u8 {
    match column {
        Column::Number | Column::Label | Column::Unit | Column::Code(_) | Column::Note => 0,
        Column::Price => 1,
        Column::Count => 2,
        Column::Year(_) => 3,
        Column::Total => 4,
        Column::Source => 5,
    }
}
