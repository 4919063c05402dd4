//! Which entries of several lists are the same thing. Knows nothing of what they are.

use super::names::{free, key, of_plan};
use crate::money::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Lists joined into one.
pub(super) struct Joined {
    /// For each list and entry, its place in the joined one.
    pub(super) places: Vec<Vec<usize>>,
    /// For each entry of the joined one, the list and the place that it is from first.
    pub(super) firsts: Vec<(usize, usize)>,
}

/// Joins entries with one key, but never two of one list: those were meant to be two. Of several with that key, the one
/// that is also called the same comes first.
pub(super) fn join<K: Ord + Clone>(lists: &[Vec<(K, &str)>]) -> Joined {
    let mut joined = Joined { places: Vec::new(), firsts: Vec::new() };
    let mut known: BTreeMap<K, Vec<(usize, &str)>> = BTreeMap::new();
    for (of, list) in lists.iter().enumerate() {
        let mut taken = BTreeSet::new();
        let mut places: Vec<Option<usize>> = vec![None; list.len()];
        for by_name in [true, false] {
            for ((entry, name), place) in list.iter().zip(&mut places).filter(|(_, place)| place.is_none()) {
                let mut same = known.get(entry).into_iter().flatten();
                let found = same.find(|(at, other)| !taken.contains(at) && (!by_name || other == name));
                *place = found.map(|(at, _)| *at);
                taken.extend(*place);
            }
        }
        for (at, ((entry, name), place)) in list.iter().zip(&mut places).enumerate() {
            if place.is_none() {
                *place = Some(joined.firsts.len());
                known.entry(entry.clone()).or_default().push((joined.firsts.len(), name));
                joined.firsts.push((of, at));
            }
        }
        joined.places.push(places.into_iter().map(Option::unwrap_or_default).collect());
    }
    joined
}

/// What has a name of its own, and what else must be equal for two of them to be one.
pub(super) type Named<'a> = (&'a str, &'a str, Decimal);

/// Joins by name, unit and number, and names what is joined: as it was, or with the name of its plan before it where there
/// are others of that name.
pub(super) fn join_named(lists: &[Vec<Named<'_>>], plans: &[&str]) -> (Joined, Vec<String>) {
    let mut others: BTreeMap<String, BTreeSet<(String, Decimal)>> = BTreeMap::new();
    let keyed = |(name, unit, number): &Named<'_>| (key(name), key(unit), number.normalize());
    for (name, unit, number) in lists.iter().flatten().map(keyed) {
        others.entry(name).or_default().insert((unit, number));
    }
    let keys: Vec<Vec<_>> =
        lists.iter().map(|list| list.iter().map(|entry| (keyed(entry), entry.0)).collect()).collect();
    let joined = join(&keys);
    let mut taken = BTreeSet::new();
    let name = |(of, at): &(usize, usize)| {
        let name = lists.get(*of).and_then(|list| list.get(*at)).map_or("", |(name, ..)| *name);
        let clashes = others.get(&key(name)).is_some_and(|others| others.len() > 1);
        let long = plans.get(*of).filter(|_| clashes).and_then(|plan| of_plan(plan, name));
        free(long.unwrap_or_else(|| name.to_owned()), &mut taken)
    };
    let names = joined.firsts.iter().map(name).collect();
    (joined, names)
}
