//! The right plan under the ids of the left one, so that the same id means the same thing in both, and without its scenarios,
//! which speak of it as it was. Changes nothing else.
//!
//! Besides items (`pairs`): sources, drivers, norms and printed tables are the same by id and name, else by name; targets
//! by id and text, else by text, else by id and goal; ceilings by what they limit, else by id where amount or text is the
//! same. What the left plan has nothing like keeps its id, unless that means something there; then it gets a new one.

use super::pairs::{Ids, pairs};
use crate::money::Money;
use crate::plan::{Ceiling, CodeKind, Goal, Id, Plan, renamed};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// The right plan under the ids of the left one: what is the same thing has the same id in both, and nothing else has.
pub fn aligned(left: &Plan, right: &Plan) -> Plan {
    let mut ids = pairs(&left.outline, &right.outline);
    let named =
        |list: &mut dyn Iterator<Item = (Id, &String)>| list.map(|(id, name)| (id, name.trim().to_owned())).collect();
    let never = |_: Id| false;
    let sources = |plan: &Plan| -> Names { named(&mut plan.sources.iter().map(|it| (it.id, &it.name))) };
    pair(&mut ids, &sources(left), &sources(right), &never);
    let drivers = |plan: &Plan| -> Names { named(&mut plan.drivers.iter().map(|it| (it.id, &it.name))) };
    pair(&mut ids, &drivers(left), &drivers(right), &never);
    let norms = |plan: &Plan| -> Names { named(&mut plan.norms.iter().map(|it| (it.id, &it.name))) };
    pair(&mut ids, &norms(left), &norms(right), &never);
    let tables = |plan: &Plan| -> Names { named(&mut plan.tables.iter().map(|it| (it.id, &it.title))) };
    pair(&mut ids, &tables(left), &tables(right), &never);
    let targets = |plan: &Plan| -> Names { named(&mut plan.targets.iter().map(|it| (it.id, &it.text))) };
    let goals =
        |plan: &Plan| -> BTreeMap<Id, Goal> { plan.targets.iter().map(|it| (it.id, it.goal.clone())).collect() };
    let (goals_left, goals_right) = (goals(left), goals(right));
    pair(&mut ids, &targets(left), &targets(right), &|id| goals_left.get(&id) == goals_right.get(&id));
    let ceilings = |plan: &Plan| -> BTreeMap<Id, (Money, String)> {
        plan.ceilings.iter().map(|it| (it.id, (it.amount, it.text.clone()))).collect()
    };
    let (ceilings_left, ceilings_right) = (ceilings(left), ceilings(right));
    let alike = |id: Id| {
        let both = ceilings_left.get(&id).zip(ceilings_right.get(&id));
        both.is_some_and(|(one, other)| one.0 == other.0 || (one.1 == other.1 && !one.1.is_empty()))
    };
    let same = |id: Id| Some(id);
    let limits: Names = left.ceilings.iter().map(|it| (it.id, limits(it, &same))).collect();
    let to_left = ids.clone();
    let others = right.ceilings.iter().map(|it| (it.id, self::limits(it, &|id| to_left.get(&id).copied()))).collect();
    pair(&mut ids, &limits, &others, &alike);
    give_ids(&mut ids, left, right);
    under(right, &ids, left.next_id)
}

/// Things with the text that they are known by.
type Names = Vec<(Id, String)>;

/// Pairs things of one kind: by id and name, else by name in order, else by id where they are alike.
fn pair(ids: &mut Ids, left: &Names, right: &Names, alike: &dyn Fn(Id) -> bool) {
    let mut taken: BTreeSet<Id> = BTreeSet::new();
    let by_id: BTreeMap<Id, &str> = left.iter().map(|(id, name)| (*id, name.as_str())).collect();
    for (id, name) in right {
        if by_id.get(id) == Some(&name.as_str()) {
            ids.insert(*id, *id);
            taken.insert(*id);
        }
    }
    let mut waiting: BTreeMap<&str, VecDeque<Id>> = BTreeMap::new();
    for (id, name) in left.iter().filter(|(id, name)| !taken.contains(id) && !name.is_empty()) {
        waiting.entry(name).or_default().push_back(*id);
    }
    for (id, name) in right {
        if !ids.contains_key(id)
            && let Some(found) = waiting.get_mut(name.as_str()).and_then(VecDeque::pop_front)
        {
            ids.insert(*id, found);
            taken.insert(found);
        }
    }
    for (id, _) in right {
        if !ids.contains_key(id) && by_id.contains_key(id) && !taken.contains(id) && alike(*id) {
            ids.insert(*id, *id);
            taken.insert(*id);
        }
    }
}

/// What a ceiling limits, in the ids of the left plan.
fn limits(ceiling: &Ceiling, id: &dyn Fn(Id) -> Option<Id>) -> String {
    let part = |of: Option<Id>| match of {
        None => "-".to_owned(),
        Some(of) => id(of).map_or("?".to_owned(), |id| id.to_string()),
    };
    let year = ceiling.year.map_or("-".to_owned(), |year| year.to_string());
    let [source, item] = [ceiling.source, ceiling.item].map(part);
    let code = ceiling.code.as_ref().map_or("-".to_owned(), |code| {
        let kind = match code.kind {
            CodeKind::Chapter => "c",
            CodeKind::Section => "s",
            CodeKind::Entry => "e",
        };
        [kind, code.text.trim()].concat()
    });
    // what limits a thing that the left plan does not have is like no other
    if source == "?" || item == "?" { String::new() } else { [year, source, item, code].join(":") }
}

/// Every id that a plan gives to something, but for its scenarios.
pub(super) fn living(plan: &Plan) -> BTreeSet<Id> {
    let items = plan.outline.items().iter().map(|item| item.id);
    let lists = plan.sources.iter().map(|it| it.id).chain(plan.drivers.iter().map(|it| it.id));
    let more = plan.targets.iter().map(|it| it.id).chain(plan.ceilings.iter().map(|it| it.id));
    let rest = plan.norms.iter().map(|it| it.id).chain(plan.tables.iter().map(|it| it.id));
    items.chain(lists).chain(more).chain(rest).collect()
}

/// Items that printed figures speak of and the plan does not have any more.
pub(super) fn gone(plan: &Plan) -> BTreeSet<Id> {
    let named = plan.claims.iter().filter_map(|claim| claim.subject.item);
    named.filter(|id| plan.outline.get(*id).is_none()).collect()
}

/// Gives ids to what is not paired: its own, where that means nothing else on the left, or a new one.
fn give_ids(ids: &mut Ids, left: &Plan, right: &Plan) {
    let (mut on_left, on_right) = (living(left), living(right));
    on_left.extend(left.scenarios.iter().map(|scenario| scenario.id));
    let (gone_left, gone_right) = (gone(left), gone(right));
    let paired: BTreeSet<Id> = ids.values().copied().collect();
    let used: BTreeSet<Id> = [&on_left, &on_right, &gone_left, &gone_right].into_iter().flatten().copied().collect();
    let mut fresh = Fresh::after(left.next_id.max(right.next_id), used);
    let printed: BTreeSet<Id> = right.claims.iter().filter_map(|claim| claim.subject.item).collect();
    for id in &on_right {
        // an item that the left plan deleted keeps the figures that were printed of it
        let is_free = !on_left.contains(id) && (!gone_left.contains(id) || printed.contains(id));
        ids.entry(*id).or_insert_with(|| if is_free { *id } else { fresh.take() });
    }
    for id in gone_right.iter().filter(|id| !on_right.contains(id)) {
        // it may be there on the left, where nobody deleted it
        let is_same = !paired.contains(id) && (!on_left.contains(id) || left.outline.get(*id).is_some());
        ids.entry(*id).or_insert_with(|| if is_same { *id } else { fresh.take() });
    }
}

/// Ids that nothing has.
pub(super) struct Fresh {
    next: Id,
    used: BTreeSet<Id>,
}

impl Fresh {
    pub(super) fn after(next: Id, used: BTreeSet<Id>) -> Self {
        Self { next: next.max(1), used }
    }

    /// The next one. Where the plans have given away the largest, the smallest that is free.
    pub(super) fn take(&mut self) -> Id {
        while self.next == Id::MAX || self.used.contains(&self.next) {
            self.next = if self.next == Id::MAX { 1 } else { self.next.saturating_add(1) };
        }
        self.used.insert(self.next);
        self.next
    }
}

/// The plan with each id in its new form. An id that is nowhere stays.
fn under(plan: &Plan, ids: &Ids, next_id: Id) -> Plan {
    let mut plan = renamed(plan, &|id| ids.get(&id).copied().unwrap_or(id));
    let highest = ids.values().copied().max().unwrap_or_default();
    plan.next_id = plan.next_id.max(next_id).max(highest.saturating_add(1));
    plan
}
