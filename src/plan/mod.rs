//! The document a planner works on: plain data and what always holds for it. No arithmetic on money, no I/O.

mod basis;
mod claim;
mod code;
mod command;
mod edition;
mod fit;
mod hidden;
mod numbering;
mod outline;
mod rename;
mod scenario;
mod spelt;
mod target;
mod unspelt;
mod verb;

pub use basis::{Basis, ByYear, Count, DriverUse, Factor, FactorValue, Funding, Price};
pub use claim::{Claim, ClaimField, Subject, Table};
pub use code::{Code, CodeKind, Codes};
pub use command::{BasisKind, Command, DriverText, ItemText, Move, Place, PlanText, Spread, TargetChange};
pub use fit::{Hold, Range, RangeOf, Weight};
pub use hidden::{has_hidden, hidden, without_hidden};
pub use numbering::{Parent, breaks, follow, path, renumber};
pub use outline::{Item, Kind, Line, Outline, OutlineError};
pub use rename::renamed;
pub use scenario::{Change, Opinion, Scenario, Verdict};
pub use spelt::{Misspelt, Spelt};
pub use target::{Baseline, Contribution, Goal, Population, Target, nested};
pub use verb::Verb;

use crate::money::{Decimal, Money, Scale, read_number};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A name for a thing inside one plan. Given by the plan, never used twice ([`Plan::next_id`]).
pub type Id = u32;

/// The first and last year of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    first: u16,
    last: u16,
}

impl Period {
    /// The years `first` to `last`, or `None` unless 1900 ≤ first ≤ last ≤ 2999 and there are at most
    /// [`LIMITS`](crate::money::LIMITS)`.years`.
    pub fn new(first: u16, last: u16) -> Option<Self> {
        let count = usize::from(last.checked_sub(first)?).saturating_add(1);
        let fits = first >= 1900 && last <= 2999 && count <= crate::money::LIMITS.years;
        fits.then_some(Self { first, last })
    }

    /// The first year.
    pub const fn first(self) -> u16 {
        self.first
    }

    /// The last year.
    pub const fn last(self) -> u16 {
        self.last
    }

    /// How many years there are, at least 1.
    #[allow(clippy::len_without_is_empty)] // a period is never empty
    pub fn len(self) -> usize {
        usize::from(self.last.saturating_sub(self.first)).saturating_add(1)
    }

    /// The years in order.
    pub fn years(self) -> impl DoubleEndedIterator<Item = u16> {
        self.first..=self.last
    }

    /// Where `year` stands in a by-year list, counted from 0.
    pub fn index(self, year: u16) -> Option<usize> {
        (year <= self.last).then_some(())?;
        year.checked_sub(self.first).map(usize::from)
    }
}

/// Who pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: Id,
    /// Its name as printed or typed.
    pub name: String,
}

/// A named number that many lines use, such as the number of participants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Driver {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it counts.
    pub unit: String,
    /// The number.
    pub value: Decimal,
}

/// An upper limit on the money of a year, a source, an item, a budget code or their intersection; of everything if none
/// is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceiling {
    /// Its id.
    pub id: Id,
    /// At most this.
    pub amount: Money,
    /// In this year only.
    pub year: Option<u16>,
    /// From this source only.
    pub source: Option<Id>,
    /// Of this item only.
    pub item: Option<Id>,
    /// Of the lines under this budget code only.
    pub code: Option<Code>,
    /// What of it is spent already; the plan's years up to there then count no more.
    pub spent: Option<Spent>,
    /// Where the limit comes from.
    pub text: String,
}

impl Ceiling {
    /// A limit on everything.
    pub fn new(id: Id, amount: Money) -> Self {
        Self { id, amount, year: None, source: None, item: None, code: None, spent: None, text: String::new() }
    }
}

/// What was spent of a ceiling of several years before the years that are still planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spent {
    /// Up to this year, and in it.
    pub through: u16,
    /// So much.
    pub amount: Money,
}

/// What a printed figure should be in the planner's own words. The figure itself stays as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The figure, by its position in [`Plan::claims`].
    pub claim: usize,
    /// How it should be printed.
    pub text: String,
}

/// A finding that the planner accepts as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The stable name of the finding.
    pub finding: String,
    /// Why it is accepted.
    pub reason: String,
}

impl Waiver {
    /// Whether a finding can have that name: 1 to 120 characters of `a-z`, `0-9`, `-` and `:`.
    pub fn is_finding_name(text: &str) -> bool {
        let good = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b':');
        (1..=120).contains(&text.len()) && text.bytes().all(good)
    }
}

/// An upper limit on the unit price of some lines (định mức).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Norm {
    /// Its id.
    pub id: Id,
    /// What it limits.
    pub name: String,
    /// What one is: "người/ngày".
    pub unit: String,
    /// At most so many đồng for one.
    pub cap: Decimal,
    /// The document that sets it.
    pub document: String,
    /// Its date, as written: "06/02/2025".
    pub date: String,
    /// The lines that it limits.
    pub lines: Vec<Id>,
}

/// A whole plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its name for links and storage: `a-z`, `0-9` and `-`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Who issues it.
    pub issuer: String,
    /// The decision it comes with, as printed.
    pub decision: String,
    /// Its years.
    pub period: Period,
    /// How its amounts are shown.
    pub scale: Scale,
    /// Who pays, in order.
    pub sources: Vec<Source>,
    /// Numbers used by many lines.
    pub drivers: Vec<Driver>,
    /// Groups and lines.
    pub outline: Outline,
    /// What it should reach.
    pub targets: Vec<Target>,
    /// Limits it should keep.
    pub ceilings: Vec<Ceiling>,
    /// The tables of the document it was taken from.
    pub tables: Vec<Table>,
    /// The figures printed in those tables, in document order.
    pub claims: Vec<Claim>,
    /// Printed figures that the planner corrects, by the position of the figure. What is printed stays in the claims.
    pub corrections: Vec<Correction>,
    /// Findings that the planner accepts as they are, and why.
    pub waivers: Vec<Waiver>,
    /// Limits on unit prices.
    pub norms: Vec<Norm>,
    /// By how many percent prices rise in each year over the year before; empty, and in blank years: not at all. A price
    /// that holds for all years is that of the year before the first and follows; one that is given for a year does not.
    pub index: ByYear<Decimal>,
    /// Between what some figures may lie, in order of item and figure.
    pub ranges: Vec<Range>,
    /// What a cut must leave of some lines, in order of item.
    pub holds: Vec<Hold>,
    /// How much some targets count, in order of target.
    pub weights: Vec<Weight>,
    /// Its variants.
    pub scenarios: Vec<Scenario>,
    /// The smallest id never used in this plan.
    pub next_id: Id,
}

impl Plan {
    /// An empty plan for those years, shown in đồng.
    pub fn blank(name: &str, title: &str, period: Period) -> Self {
        Self {
            name: name.to_owned(),
            title: title.to_owned(),
            issuer: String::new(),
            decision: String::new(),
            period,
            scale: Scale::Dong,
            sources: Vec::new(),
            drivers: Vec::new(),
            outline: Outline::default(),
            targets: Vec::new(),
            ceilings: Vec::new(),
            tables: Vec::new(),
            claims: Vec::new(),
            corrections: Vec::new(),
            waivers: Vec::new(),
            norms: Vec::new(),
            index: Vec::new(),
            ranges: Vec::new(),
            holds: Vec::new(),
            weights: Vec::new(),
            scenarios: Vec::new(),
            next_id: 1,
        }
    }

    /// How many amounts its report has: of each item and of the whole, in each year, from each source and from none.
    pub fn amounts(&self) -> usize {
        let rows = self.outline.len().saturating_add(1);
        rows.saturating_mul(self.period.len()).saturating_mul(self.sources.len().saturating_add(1))
    }

    /// Takes a new id. Ids do not come back, so that a deleted item's id never means another.
    pub fn take_id(&mut self) -> Id {
        let id = self.next_id;
        self.next_id = id.saturating_add(1);
        id
    }

    /// The source with that id.
    pub fn source(&self, id: Id) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The scenario with that id.
    pub fn scenario(&self, id: Id) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// The driver with that id.
    pub fn driver(&self, id: Id) -> Option<&Driver> {
        self.drivers.iter().find(|driver| driver.id == id)
    }

    /// The plan with each corrected figure in place of the printed one: what a corrected document would print.
    pub fn corrected(&self) -> Cow<'_, Self> {
        if self.corrections.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut plan = self.clone();
        for Correction { claim, text } in &self.corrections {
            if let Some(slot) = plan.claims.get_mut(*claim) {
                slot.reading = slot.reading.and_then(|_| Some(read_number(text).ok()?.value));
                slot.raw.clone_from(text);
            }
        }
        Cow::Owned(plan)
    }

    /// The total that the document prints for everything, in the first table that does.
    pub fn printed_total(&self) -> Option<Money> {
        self.claims.iter().find_map(|claim| {
            let subject = claim.subject;
            let table = self.table(claim.table)?;
            let whole = subject.field == ClaimField::Amount
                && subject.item.is_none()
                && subject.year.is_none()
                && subject.source.or(table.source).is_none();
            whole.then(|| claim.dong(table)).flatten()
        })
    }

    /// The table with that id.
    pub fn table(&self, id: Id) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }
}
