//! What differs between two plans and is neither group nor line: the head, and lists. Compares no amounts.

use super::rows::by_year;
use super::shape::in_order;
use super::totals::Stands;
use crate::plan::{Claim, Id, Plan, Table};
use std::collections::{BTreeMap, BTreeSet};

/// A thing that may differ, and that can be chosen from either plan.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    /// The title.
    Title,
    /// Who issues the plan.
    Issuer,
    /// The decision.
    Decision,
    /// The years.
    Period,
    /// The scale in which amounts are shown.
    Scale,
    /// How much prices rise, year by year.
    Index,
    /// A source.
    Source(Id),
    /// A driver.
    Driver(Id),
    /// A group or a line.
    Item(Id),
    /// A target.
    Target(Id),
    /// A ceiling.
    Ceiling(Id),
    /// A norm.
    Norm(Id),
    /// A printed table with its figures and their corrections.
    Table(Id),
    /// A finding that is accepted, by its name.
    Waiver(String),
}

/// What differs beside groups and lines. The values are those of the two plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub thing: Thing,
    /// Where it is.
    pub stands: Stands,
    /// Whether it says the same in both plans and only stands elsewhere in its list.
    pub only_moved: bool,
}

impl Part {
    /// Whether taking both makes two of it.
    pub fn can_be_twice(&self) -> bool {
        let can = match &self.thing {
            Thing::Driver(_) | Thing::Target(_) | Thing::Ceiling(_) | Thing::Norm(_) => true,
            Thing::Title | Thing::Issuer | Thing::Decision | Thing::Period | Thing::Scale | Thing::Index => false,
            Thing::Item(_) | Thing::Source(_) | Thing::Table(_) | Thing::Waiver(_) => false,
        };
        can && self.stands == Stands::Both && !self.only_moved
    }
}

/// What differs, in the order of a document.
pub(super) fn parts(left: &Plan, right: &Plan) -> Vec<Part> {
    let mut parts = Vec::new();
    let head = [
        (Thing::Title, left.title == right.title),
        (Thing::Issuer, left.issuer == right.issuer),
        (Thing::Decision, left.decision == right.decision),
        (Thing::Period, left.period == right.period),
        (Thing::Scale, left.scale == right.scale),
        (Thing::Index, by_year(left.period, &left.index) == by_year(right.period, &right.index)),
    ];
    let both = |thing| Part { thing, stands: Stands::Both, only_moved: false };
    parts.extend(head.into_iter().filter(|(_, same)| !same).map(|(thing, _)| both(thing)));
    list(&mut parts, &left.sources, &right.sources, |it| it.id, Thing::Source);
    list(&mut parts, &left.drivers, &right.drivers, |it| it.id, Thing::Driver);
    list(&mut parts, &left.targets, &right.targets, |it| it.id, Thing::Target);
    list(&mut parts, &left.ceilings, &right.ceilings, |it| it.id, Thing::Ceiling);
    list(&mut parts, &left.norms, &right.norms, |it| it.id, Thing::Norm);
    let (printed_left, printed_right) = (printed(left), printed(right));
    list(&mut parts, &printed_left, &printed_right, |it| it.table.id, Thing::Table);
    list(&mut parts, &left.waivers, &right.waivers, |it| it.finding.clone(), Thing::Waiver);
    parts
}

/// A printed table with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    pub(super) table: Table,
    /// Its figures, each with its correction.
    pub(super) figures: Vec<(Claim, Option<String>)>,
}

/// The printed tables of a plan.
pub(super) fn printed(plan: &Plan) -> Vec<Printed> {
    let mut figures: BTreeMap<Id, Vec<(Claim, Option<String>)>> = BTreeMap::new();
    let mut corrections = plan.corrections.iter().peekable();
    for (at, claim) in plan.claims.iter().enumerate() {
        let correction = corrections.next_if(|correction| correction.claim == at);
        let text = correction.map(|correction| correction.text.clone());
        figures.entry(claim.table).or_default().push((claim.clone(), text));
    }
    let of = |table: &Table| Printed { table: table.clone(), figures: figures.remove(&table.id).unwrap_or_default() };
    plan.tables.iter().map(of).collect()
}

/// Adds what differs in a list, those of the left plan first.
fn list<T: PartialEq, K: Ord + Clone>(
    parts: &mut Vec<Part>,
    left: &[T],
    right: &[T],
    name: fn(&T) -> K,
    thing: fn(K) -> Thing,
) {
    let on_left: BTreeMap<K, &T> = left.iter().map(|one| (name(one), one)).collect();
    let on_right: BTreeMap<K, &T> = right.iter().map(|one| (name(one), one)).collect();
    let fixed = fixed(&left.iter().map(name).collect::<Vec<_>>(), &right.iter().map(name).collect::<Vec<_>>());
    let only_right = right.iter().filter(|one| !on_left.contains_key(&name(one)));
    for one in left.iter().chain(only_right) {
        let key = name(one);
        let (left, right) = (on_left.get(&key), on_right.get(&key));
        let Some(stands) = Stands::of(left.is_some(), right.is_some()) else { continue };
        let only_moved = stands == Stands::Both && left == right;
        if !only_moved || !fixed.contains(&key) {
            parts.push(Part { thing: thing(key), stands, only_moved });
        }
    }
}

/// The names of both lists that stand in the same order in both.
pub(super) fn fixed<K: Ord + Clone>(left: &[K], right: &[K]) -> BTreeSet<K> {
    let all: BTreeSet<&K> = left.iter().chain(right).collect();
    let numbers: BTreeMap<&K, Id> = all.into_iter().zip(0..).collect();
    let number = |list: &[K]| -> Vec<Id> { list.iter().filter_map(|key| numbers.get(key).copied()).collect() };
    let run: BTreeSet<Id> = in_order(&number(left), &number(right)).into_iter().collect();
    numbers.into_iter().filter(|(_, at)| run.contains(at)).map(|(key, _)| key.clone()).collect()
}
