//! The targets of the whole. Never guesses what a percentage of one plan is in all of them.

use super::Part;
use super::join::join;
use super::names::{key, of_plan};
use super::registers::map_ids;
use crate::money::Decimal;
use crate::plan::{Goal, Id, Plan, Target};

/// What a target says and asks for: what must be equal for targets to be one.
type Says = (String, String, (u8, Decimal, Decimal, String), Option<u16>);

fn says(target: &Target) -> Says {
    let goal = match &target.goal {
        Goal::AtLeast { value, unit } => (0, value.normalize(), Decimal::ZERO, key(unit)),
        Goal::Range { from, to, unit } => (1, from.normalize(), to.normalize(), key(unit)),
        Goal::Level(level) => (2, Decimal::from(*level), Decimal::ZERO, String::new()),
        Goal::Done => (3, Decimal::ZERO, Decimal::ZERO, String::new()),
    };
    (key(&target.number), key(&target.text), goal, target.year)
}

/// Joins the targets of all parts.
pub(super) fn join_all(whole: &mut Plan, parts: &mut [Part<'_>]) {
    let keyed =
        |part: &Part<'_>| -> Vec<(Says, &str)> { part.laid.targets.iter().map(|target| (says(target), "")).collect() };
    let joined = join(&parts.iter().map(keyed).collect::<Vec<_>>());
    let new: Vec<Id> = joined.firsts.iter().map(|_| whole.take_id()).collect();
    map_ids(parts, &joined, &new, |plan| plan.targets.iter().map(|target| target.id).collect());
    for (place, id) in new.iter().enumerate() {
        let mut same = parts.iter().zip(&joined.places).filter_map(|(part, places)| {
            let at = places.iter().position(|other| *other == place)?;
            Some((part, part.laid.targets.get(at)?))
        });
        let Some((first, target)) = same.next() else { continue };
        let mut target = of_whole(first, target, *id);
        let others: Vec<_> = same.collect();
        if others.is_empty() && parts.len() > 1 {
            target.text = of_plan(&first.name, &target.text).unwrap_or(target.text);
        }
        unite(&mut target, &others);
        whole.targets.push(target);
    }
}

/// The target with the lines and the parent of the whole.
fn of_whole(part: &Part<'_>, target: &Target, id: Id) -> Target {
    let mut target = Target { id, parent: target.parent.and_then(|parent| part.id(parent)), ..target.clone() };
    target.contributions.retain_mut(|one| match part.id(one.item) {
        Some(item) => {
            one.item = item;
            true
        }
        None => false,
    });
    target
}

/// Adds what lines of other parts add; what the parts give differently, the target that it details too, is given by none.
fn unite(target: &mut Target, others: &[(&Part<'_>, &Target)]) {
    for (part, other) in others {
        let mut other = of_whole(part, other, target.id);
        target.contributions.append(&mut other.contributions);
        target.parent = target.parent.filter(|parent| other.parent == Some(*parent));
    }
    let given = target.baseline.iter().chain(others.iter().filter_map(|(_, other)| other.baseline.as_ref()));
    target.baseline = agreed(given.cloned().collect(), |one, two| (one.value, one.year) == (two.value, two.year));
    let given = target.population.iter().chain(others.iter().filter_map(|(_, other)| other.population.as_ref()));
    let same = |one: &crate::plan::Population, two: &crate::plan::Population| {
        one.value == two.value && key(&one.unit) == key(&two.unit)
    };
    target.population = agreed(given.cloned().collect(), same);
}

/// The first of them, if all are the same.
fn agreed<T>(given: Vec<T>, same: impl Fn(&T, &T) -> bool) -> Option<T> {
    let mut given = given.into_iter();
    let first = given.next()?;
    given.all(|other| same(&first, &other)).then_some(first)
}
