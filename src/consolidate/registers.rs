//! The sources, drivers, ceilings and norms of the whole. Never joins what differs in a number.

use super::Part;
use super::join::{Joined, Named, join_named};
use crate::money::Decimal;
use crate::plan::{Ceiling, Driver, Id, Norm, Plan, Source};
use std::collections::BTreeSet;

/// Joins a list of each part by name.
fn joined<'a>(parts: &'a [Part<'_>], list: impl Fn(&'a Plan) -> Vec<Named<'a>>) -> (Joined, Vec<String>) {
    let lists: Vec<Vec<Named<'a>>> = parts.iter().map(|part| list(&part.laid)).collect();
    join_named(&lists, &parts.iter().map(|part| part.name.as_str()).collect::<Vec<_>>())
}

/// Writes down what the ids of a list are in the whole.
pub(super) fn map_ids(parts: &mut [Part<'_>], joined: &Joined, new: &[Id], ids: impl Fn(&Plan) -> Vec<Id>) {
    for (part, places) in parts.iter_mut().zip(&joined.places) {
        let new = places.iter().filter_map(|place| new.get(*place).copied());
        part.ids.extend(ids(&part.laid).into_iter().zip(new));
    }
}

/// Sources of one name are one source.
pub(super) fn sources(whole: &mut Plan, parts: &mut [Part<'_>]) {
    let (joined, names) =
        joined(parts, |plan| plan.sources.iter().map(|it| (it.name.as_str(), "", Decimal::ZERO)).collect());
    for name in names {
        let id = whole.take_id();
        whole.sources.push(Source { id, name });
    }
    let new: Vec<Id> = whole.sources.iter().map(|source| source.id).collect();
    map_ids(parts, &joined, &new, |plan| plan.sources.iter().map(|source| source.id).collect());
}

/// Drivers of one name, unit and number are one driver.
pub(super) fn drivers(whole: &mut Plan, parts: &mut [Part<'_>]) {
    let (joined, names) =
        joined(parts, |plan| plan.drivers.iter().map(|it| (it.name.as_str(), it.unit.as_str(), it.value)).collect());
    for ((of, at), name) in joined.firsts.iter().zip(names) {
        let Some(driver) = parts.get(*of).and_then(|part| part.laid.drivers.get(*at)) else { continue };
        let id = whole.take_id();
        whole.drivers.push(Driver { id, name, ..driver.clone() });
    }
    let new: Vec<Id> = whole.drivers.iter().map(|driver| driver.id).collect();
    map_ids(parts, &joined, &new, |plan| plan.drivers.iter().map(|driver| driver.id).collect());
}

/// Each ceiling limits in the whole what it limited in its plan.
pub(super) fn ceilings(whole: &mut Plan, parts: &[Part<'_>]) {
    for part in parts {
        for ceiling in &part.laid.ceilings {
            let (id, ceiling) = (whole.take_id(), ceiling.clone());
            let source = ceiling.source.and_then(|source| part.id(source));
            let item = Some(ceiling.item.and_then(|item| part.id(item)).unwrap_or(part.group));
            whole.ceilings.push(Ceiling { id, source, item, ..ceiling });
        }
    }
}

/// Norms of one name, unit and cap are one norm, of the document that the first plan names.
pub(super) fn norms(whole: &mut Plan, parts: &[Part<'_>]) {
    let (joined, names) =
        joined(parts, |plan| plan.norms.iter().map(|it| (it.name.as_str(), it.unit.as_str(), it.cap)).collect());
    let mut lines: Vec<BTreeSet<Id>> = vec![BTreeSet::new(); names.len()];
    for (part, places) in parts.iter().zip(&joined.places) {
        for (norm, place) in part.laid.norms.iter().zip(places) {
            let limited = norm.lines.iter().filter_map(|line| part.id(*line));
            lines.get_mut(*place).into_iter().for_each(|lines| lines.extend(limited.clone()));
        }
    }
    for (((of, at), name), lines) in joined.firsts.iter().zip(names).zip(lines) {
        let Some(norm) = parts.get(*of).and_then(|part| part.laid.norms.get(*at)) else { continue };
        let id = whole.take_id();
        whole.norms.push(Norm { id, name, lines: lines.into_iter().collect(), ..norm.clone() });
    }
}
