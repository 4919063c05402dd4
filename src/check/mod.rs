//! What disagrees in a plan, and which disagreement is the cause of which. Never corrects anything.

mod book;
mod changed;
mod claims;
mod explain;
mod figures;
mod merge;
mod norm;
mod parts;
mod rules;

pub use book::{BOOK, Entry};
pub use explain::Why;
pub use figures::{Judged, Verdict, judge};
pub use norm::{Against, against};
pub use parts::Checking;
pub use rules::{going_on, is_plausible, per_head};

use crate::calc::Report;
use crate::money::{Decimal, Money};
use crate::plan::{Id, Plan, Subject};
use crate::sort;
use parts::{PARTS, part};
use std::collections::BTreeMap;

/// A rule. Its code is the same in files, reports and on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// A line's printed amount, price or count is not what the line comes to.
    LineProduct,
    /// A group's printed amount is not the sum of what is in it.
    GroupSum,
    /// A printed total over the years is not the sum of the years.
    YearSum,
    /// A printed total of the plan is not its total.
    GrandTotal,
    /// A printed figure of a line is not the figure that the plan follows.
    TableMismatch,
    /// Two tables agree on a total and spread it over the years in different ways.
    Phasing,
    /// What sources pay does not add up to what is needed, or not to what is printed.
    Sources,
    /// An amount in words is another amount.
    Words,
    /// A printed number is not well formed.
    Numeral,
    /// A table of amounts does not say in which unit.
    MoneyUnit,
    /// The document says how many groups of targets there are, and lists another number.
    DeclaredCount,
    /// One unit of measure is written in two ways.
    UnitOfMeasure,
    /// A note or a sentence says how many or how often, and the count says otherwise.
    NoteRule,
    /// The head counts inside one activity disagree.
    HeadCount,
    /// Two blocks are the same but for their names.
    IdenticalBlock,
    /// Money is planned for what the document describes nowhere.
    MoneyWithoutActivity,
    /// An activity has no money.
    ActivityWithoutMoney,
    /// The numbers of the items do not follow each other.
    Order,
    /// An amount is no whole number of đồng for one unit.
    ImpliedPrice,
    /// What is paid for every year goes on after the last.
    Recurring,
    /// An action of every year has a year without money.
    BlankYear,
    /// A ceiling is exceeded.
    Ceiling,
    /// A unit price is above its norm.
    PriceCap,
    /// A unit price is far from that of the same activity in another plan.
    PriceOutlier,
    /// A figure is not the printed one because the planner changed the plan.
    Changed,
    /// An amount is too large to say.
    TooLarge,
    /// A target and those that detail it cannot all come true, or not at those times.
    NestedTarget,
    /// A text has characters that nobody sees.
    HiddenCharacter,
}

impl Rule {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::LineProduct => "line-product",
            Self::GroupSum => "group-sum",
            Self::YearSum => "year-sum",
            Self::GrandTotal => "grand-total",
            Self::TableMismatch => "table-mismatch",
            Self::Phasing => "phasing",
            Self::Sources => "sources",
            Self::Words => "words",
            Self::Numeral => "numeral",
            Self::MoneyUnit => "money-unit",
            Self::DeclaredCount => "declared-count",
            Self::UnitOfMeasure => "unit-of-measure",
            Self::NoteRule => "note-rule",
            Self::HeadCount => "head-count",
            Self::IdenticalBlock => "identical-block",
            Self::MoneyWithoutActivity => "money-without-activity",
            Self::ActivityWithoutMoney => "activity-without-money",
            Self::Order => "order",
            Self::ImpliedPrice => "implied-price",
            Self::Recurring => "recurring",
            Self::BlankYear => "blank-year",
            Self::Ceiling => "ceiling",
            Self::PriceCap => "price-cap",
            Self::PriceOutlier => "price-outlier",
            Self::Changed => "changed",
            Self::TooLarge => "too-large",
            Self::NestedTarget => "nested-target",
            Self::HiddenCharacter => "hidden-character",
        }
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Money is wrong.
    Error,
    /// Somebody has to look.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// Its code in reports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A figure in a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// đồng.
    Money(Money),
    /// A count, or a figure without a unit.
    Number(Decimal),
    /// đồng of each year, in order.
    Series(Vec<Money>),
    /// Something printed that is not one number.
    Text(String),
}

/// Something that disagrees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// The printed figure, as its position in [`Plan::claims`].
    pub claim: Option<usize>,
    /// What is printed or allowed.
    pub stated: Option<Figure>,
    /// What the plan comes to.
    pub computed: Option<Figure>,
    /// Computed minus stated.
    pub difference: Option<Money>,
    /// The finding that this one follows from, as its position in the list.
    pub cause: Option<usize>,
    /// The years it is about, where they are several and not all.
    pub years: Vec<u16>,
    /// How it came about, where that can be told.
    pub why: Option<Why>,
    /// Another item that it speaks of.
    pub other: Option<Id>,
    /// The target, or the ceiling on a budget code, that it is about: what a subject cannot name.
    pub about: Option<Id>,
    /// Words of a document that it speaks of.
    pub detail: String,
    /// The waiver that covers it, as its position in [`Plan::waivers`].
    pub waived: Option<usize>,
}

impl Finding {
    /// A finding that says nothing but what it is about.
    pub(crate) fn new(rule: Rule, severity: Severity, subject: Subject) -> Self {
        Self {
            rule,
            severity,
            subject,
            claim: None,
            stated: None,
            computed: None,
            difference: None,
            cause: None,
            years: Vec::new(),
            why: None,
            other: None,
            about: None,
            detail: String::new(),
            waived: None,
        }
    }

    /// Whether somebody has to do something about it: it follows from no other, and nobody accepted it as it is.
    pub fn is_open(&self) -> bool {
        self.cause.is_none() && self.waived.is_none()
    }

    /// Whether this is the one cause that shows in several years of a row, and that other one of those years.
    pub fn stands_for(&self, other: &Self) -> bool {
        self.subject.item == other.subject.item && other.subject.year.is_some_and(|year| self.years.contains(&year))
    }

    /// A name that stays the same while the plan's figures change: rule, table, item, year (or first and last) and source.
    pub fn id(&self, plan: &Plan) -> String {
        let table = self.claim.and_then(|at| plan.claims.get(at)).map_or(0, |claim| claim.table);
        let part = |value: Option<u32>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
        let Subject { item, year, source, .. } = self.subject;
        let item = self.about.or(item);
        let years = match (self.years.first(), self.years.last()) {
            (Some(first), Some(last)) if first != last => [first.to_string(), last.to_string()].join("-"),
            _ => part(year.map(u32::from)),
        };
        [self.rule.code().to_owned(), part(Some(table)), part(item), years, part(source)].join(":")
    }
}

/// All findings of a plan and its report: causes before what follows from them, worst first.
///
/// A printed figure that the planner corrected counts as corrected.
pub fn check(plan: &Plan, report: &Report) -> Vec<Finding> {
    let plan = &*plan.corrected();
    ordered(plan, (0..PARTS).flat_map(|at| part(plan, report, at)).collect())
}

/// The findings in order, those that are accepted marked.
fn ordered(plan: &Plan, findings: Vec<Finding>) -> Vec<Finding> {
    let mut findings = order(plan, findings);
    let waived: BTreeMap<&str, usize> =
        plan.waivers.iter().enumerate().map(|(at, waiver)| (waiver.finding.as_str(), at)).collect();
    for finding in findings.iter_mut().filter(|_| !waived.is_empty()) {
        finding.waived = waived.get(finding.id(plan).as_str()).copied();
    }
    findings
}

/// Sorts by severity and then in document order, and a consequence after all causes; remaps causes.
fn order(plan: &Plan, findings: Vec<Finding>) -> Vec<Finding> {
    let rank = |at: &usize| {
        let finding = findings.get(*at)?;
        let row = finding.subject.item.and_then(|id| plan.outline.position(id)).unwrap_or(usize::MAX);
        Some((finding.cause.is_some(), finding.severity, finding.claim.unwrap_or(usize::MAX), row))
    };
    let mut places: Vec<usize> = (0..findings.len()).collect();
    sort::by_key(&mut places, rank);
    let mut new_place = vec![0; findings.len()];
    for (new, old) in places.iter().enumerate() {
        if let Some(slot) = new_place.get_mut(*old) {
            *slot = new;
        }
    }
    let mut findings: Vec<Option<Finding>> = findings.into_iter().map(Some).collect();
    let moved = |old: usize| {
        let mut finding = findings.get_mut(old)?.take()?;
        finding.cause = finding.cause.and_then(|cause| new_place.get(cause).copied());
        Some(finding)
    };
    places.into_iter().filter_map(moved).collect()
}
