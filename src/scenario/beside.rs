//! A plan and up to four variants of it side by side: only what differs, each amount with its distance from the base. Adds
//! nothing up that the reports have.

use super::side::{Side, Sums, Tally};
use super::together::{Entry, Moved, Node, outline, together};
use crate::calc::{self, Headroom, Outlook, Report, Row};
use crate::compare::{Field, differences};
use crate::plan::{Id, Plan};

/// The most variants that stand beside the base.
pub const MOST: usize = 4;

/// Where an item stands, beside the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// In the base and here.
    Both,
    /// Here only.
    Added,
    /// In the base only.
    Dropped,
    /// In neither.
    Neither,
}

/// In what a side differs from the base in one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Where it stands.
    pub presence: Presence,
    /// The fields that differ, without number and place.
    pub fields: Vec<Field>,
    /// The drivers that it uses and that have another number here.
    pub drivers: Vec<Id>,
}

/// A group or a line that differs on some side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideRow {
    /// Its id.
    pub id: Id,
    /// The first side that has it, the base being 0: an id of a variant means nothing in another one.
    pub side: usize,
    /// How deep it stands.
    pub depth: usize,
    /// Whether it is a group.
    pub group: bool,
    /// What it comes to.
    pub sums: Sums,
    /// What it comes to in the years in which that differs.
    pub years: Vec<(u16, Sums)>,
    /// In what each variant differs, in their order; the base has none.
    pub changed: Vec<Changed>,
}

/// What a source pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideSource {
    /// The source; `None` is "no source named".
    pub id: Option<Id>,
    /// The first side that has it.
    pub side: usize,
    /// What it pays on each side.
    pub sums: Sums,
}

/// Where a target ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideTarget {
    /// The target.
    pub id: Id,
    /// The first side that has it.
    pub side: usize,
    /// On each side, where it is there.
    pub outlooks: Vec<Option<Outlook>>,
    /// Whether they differ.
    pub differs: bool,
}

/// What a ceiling leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideCeiling {
    /// The ceiling.
    pub id: Id,
    /// The first side that has it.
    pub side: usize,
    /// On each side, where it is there.
    pub rooms: Vec<Option<Headroom>>,
    /// Whether they differ.
    pub differs: bool,
}

/// A plan and its variants side by side; in every list the base is first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What each comes to.
    pub total: Sums,
    /// By year, of all years that a side has.
    pub years: Vec<(u16, Sums)>,
    /// By source, without those that pay nothing on any side; "no source named" is last.
    pub sources: Vec<BesideSource>,
    /// Groups and lines that differ, in document order.
    pub rows: Vec<BesideRow>,
    /// How many lines differ in nothing.
    pub same: usize,
    /// The targets.
    pub targets: Vec<BesideTarget>,
    /// The ceilings.
    pub ceilings: Vec<BesideCeiling>,
    /// What the checks say of each.
    pub findings: Vec<Tally>,
}

/// The base and its variants side by side; more than [`MOST`] variants are not looked at.
pub fn beside(base: &Side, others: &[Side]) -> Beside {
    let sides: Vec<&Side> = std::iter::once(base).chain(others.iter().take(MOST)).collect();
    let sides = Sides(&sides);
    let (rows, same) = sides.rows();
    Beside {
        total: Sums::of(sides.reports().map(|report| report.total(Row::Plan))),
        years: sides.years(&vec![Some(Row::Plan); sides.0.len()]),
        sources: sides.sources(),
        rows,
        same,
        targets: sides.targets(),
        ceilings: sides.ceilings(),
        findings: sides.0.iter().map(|side| side.findings).collect(),
    }
}

struct Sides<'a>(&'a [&'a Side]);

impl Sides<'_> {
    fn reports(&self) -> impl Iterator<Item = &Report> {
        self.0.iter().map(|side| side.report.as_ref())
    }

    /// The amounts of those rows in every year that a side has.
    fn years(&self, rows: &[Option<Row>]) -> Vec<(u16, Sums)> {
        let mut years: Vec<u16> = self.reports().flat_map(|report| report.period().years()).collect();
        years.sort_unstable();
        years.dedup();
        let amount = |report: &Report, row: Option<Row>, year: u16| report.in_year(row?, report.period().index(year)?);
        let sums = |year: u16| Sums::of(self.reports().zip(rows).map(|(report, row)| amount(report, *row, year)));
        years.into_iter().map(|year| (year, sums(year))).collect()
    }

    /// The things of a list of each side; `name` tells those apart that only variants have.
    fn entries(&self, ids: fn(&Plan) -> Vec<Id>, name: fn(&Plan, Id) -> Option<&str>) -> Vec<Entry> {
        let lists: Vec<Vec<Id>> = self.0.iter().map(|side| ids(&side.plan)).collect();
        let name = |side: usize, id: Id| self.0.get(side).and_then(|side| name(&side.plan, id));
        together(&lists, &|id, one, other| name(one, id) == name(other, id))
    }

    fn sources(&self) -> Vec<BesideSource> {
        let ids = |plan: &Plan| plan.sources.iter().map(|source| source.id).collect();
        let entries = self.entries(ids, |plan, id| plan.source(id).map(|source| source.name.as_str()));
        let share = |side: &Side, id: Option<Id>| {
            let at = match id {
                Some(id) => side.plan.sources.iter().position(|source| source.id == id)?,
                None => side.plan.sources.len(),
            };
            Some(side.report.share(Row::Plan, at))
        };
        let of = |entry: &Entry| BesideSource {
            id: Some(entry.id),
            side: entry.first(),
            sums: Sums::of(
                self.0.iter().zip(&entry.has).map(|(side, has)| share(side, Some(entry.id)).filter(|_| *has)),
            ),
        };
        let none = Sums::of(self.0.iter().map(|side| share(side, None)));
        let none = BesideSource { id: None, side: 0, sums: none };
        entries.iter().map(of).chain([none]).filter(|source| source.sums.any()).collect()
    }

    fn targets(&self) -> Vec<BesideTarget> {
        let ids = |plan: &Plan| plan.targets.iter().map(|target| target.id).collect();
        let entries = self.entries(ids, |plan, id| Some(plan.targets.iter().find(|it| it.id == id)?.text.as_str()));
        let outlook = |(side, has): (&&Side, &bool), id: Id| {
            let at = side.plan.targets.iter().position(|target| target.id == id).filter(|_| *has)?;
            side.report.targets.get(at).cloned()
        };
        let of = |entry: &Entry| {
            let outlooks: Vec<Option<Outlook>> =
                self.0.iter().zip(&entry.has).map(|one| outlook(one, entry.id)).collect();
            let differs = outlooks.iter().any(|other| Some(other) != outlooks.first());
            BesideTarget { id: entry.id, side: entry.first(), outlooks, differs }
        };
        entries.iter().map(of).collect()
    }

    fn ceilings(&self) -> Vec<BesideCeiling> {
        let find = |side: usize, id: Id| self.0.get(side)?.plan.ceilings.iter().find(|ceiling| ceiling.id == id);
        let lists: Vec<Vec<Id>> =
            self.0.iter().map(|side| side.plan.ceilings.iter().map(|ceiling| ceiling.id).collect()).collect();
        let entries = together(&lists, &|id, one, other| find(one, id) == find(other, id));
        let room = |(side, has): (&&Side, &bool), id: Id| {
            let at = side.plan.ceilings.iter().position(|ceiling| ceiling.id == id).filter(|_| *has)?;
            side.report.ceilings.get(at).copied()
        };
        let of = |entry: &Entry| {
            let rooms: Vec<Option<Headroom>> = self.0.iter().zip(&entry.has).map(|one| room(one, entry.id)).collect();
            let differs = rooms.iter().any(|other| Some(other) != rooms.first());
            BesideCeiling { id: entry.id, side: entry.first(), rooms, differs }
        };
        entries.iter().map(of).collect()
    }

    /// The groups and lines that differ, and how many lines do in nothing.
    fn rows(&self) -> (Vec<BesideRow>, usize) {
        let plans: Vec<&Plan> = self.0.iter().map(|side| side.plan.as_ref()).collect();
        let (mut rows, mut same) = (Vec::new(), 0_usize);
        for node in outline(&plans, Moved::Once) {
            let Some(row) = self.row(&node) else { continue };
            let says = |it: &Changed| {
                !matches!(it.presence, Presence::Both | Presence::Neither)
                    || !it.fields.is_empty()
                    || !it.drivers.is_empty()
            };
            if row.sums.differ() || !row.years.is_empty() || row.changed.iter().any(says) {
                rows.push(row);
            } else if !row.group {
                same = same.saturating_add(1);
            }
        }
        (rows, same)
    }

    fn row(&self, node: &Node) -> Option<BesideRow> {
        let (id, side) = (node.entry.id, node.entry.first());
        let at = |(side, has): (&&Side, &bool)| side.plan.outline.position(id).filter(|_| *has);
        let rows: Vec<Option<Row>> =
            self.0.iter().zip(&node.entry.has).map(|one| at(one).map(calc::Row::Item)).collect();
        let mut years = self.years(&rows);
        years.retain(|(_, sums)| sums.differ());
        let base = *self.0.first()?;
        let in_base = node.entry.has.first() == Some(&true);
        let changed = |(side, has): (&&Side, &bool)| {
            let presence = match (in_base, *has) {
                (true, true) => Presence::Both,
                (false, true) => Presence::Added,
                (true, false) => Presence::Dropped,
                (false, false) => Presence::Neither,
            };
            let is_both = presence == Presence::Both;
            let (fields, drivers) = if is_both { differences(&base.plan, &side.plan, id) } else { Default::default() };
            Changed { presence, fields, drivers }
        };
        Some(BesideRow {
            id,
            side,
            depth: node.depth,
            group: self.0.get(side)?.plan.outline.get(id)?.is_group(),
            sums: Sums::of(self.reports().zip(&rows).map(|(report, row)| report.total((*row)?))),
            years,
            changed: self.0.iter().zip(&node.entry.has).skip(1).map(changed).collect(),
        })
    }
}
