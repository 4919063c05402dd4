//! A plan value by value, the same way for writing, reading and adding up. Judges nothing: what was read is checked as a file
//! would be.

mod before;
mod command;
mod items;
mod line;
mod more;
mod number;
mod printed;
mod scenarios;
mod targets;
mod worth;

use super::coder::{Coder, Prior, view};
use super::words::Field;
use crate::money::Scale;
use crate::plan::{Ceiling, Driver, Id, Norm, Period, Plan, Source, Waiver};

/// The fields of texts; their letters in the dictionary begin with A.
mod field {
    use super::Field;
    pub(super) const TITLE: Field = 0;
    pub(super) const ISSUER: Field = 1;
    pub(super) const DECISION: Field = 2;
    pub(super) const SOURCE: Field = 3;
    pub(super) const DRIVER: Field = 4;
    pub(super) const UNIT: Field = 5;
    pub(super) const NUMBER: Field = 6;
    pub(super) const LABEL: Field = 7;
    pub(super) const NOTE: Field = 8;
    pub(super) const LEAD: Field = 9;
    pub(super) const SUPPORT: Field = 10;
    pub(super) const PROSE: Field = 11;
    pub(super) const DONOR: Field = 12;
    pub(super) const TARGET: Field = 13;
    pub(super) const WHENCE: Field = 14;
    pub(super) const PLACE: Field = 15;
    pub(super) const FIGURE: Field = 16;
    pub(super) const NAME: Field = 17;
    pub(super) const FINDING: Field = 18;
    pub(super) const REASON: Field = 19;
    pub(super) const GROUP: Field = 20;
    pub(super) const CHAPTER: Field = 21;
    pub(super) const SECTION: Field = 22;
    pub(super) const ENTRY: Field = 23;
    pub(super) const DATE: Field = 24;
    pub(super) const SCENARIO: Field = 25;
}

/// Names of views: each kind of choice has its own.
pub(super) mod name {
    pub(in crate::link) const HEAD: u32 = 1;
    pub(in crate::link) const LISTS: u32 = 2;
    pub(in crate::link) const IDS: u32 = 3;
    pub(in crate::link) const ITEM: u32 = 4;
    pub(in crate::link) const LINE: u32 = 5;
    pub(in crate::link) const COUNT: u32 = 6;
    pub(in crate::link) const FUNDING: u32 = 7;
    pub(in crate::link) const TARGET: u32 = 8;
    pub(in crate::link) const CLAIM: u32 = 9;
    pub(in crate::link) const SMALL: u32 = 10;
    pub(in crate::link) const MORE: u32 = 11;
    pub(in crate::link) const SCENARIO: u32 = 12;
    pub(in crate::link) const COMMAND: u32 = 13;
}

/// Writes a plan as changes of a base where one is given, or reads one, as links of that edition have it. In vain reads give
/// some plan or other.
pub(super) fn plan(coder: &mut Coder<'_>, edition: u32, given: &Plan, base: Option<&Plan>) -> Plan {
    let old_base = base.map(more::without);
    let mut plan = first(coder, &more::without(given), old_base.as_deref());
    if edition > 1 {
        more::more(coder, &mut plan, given, base);
    }
    if edition > 2 {
        scenarios::scenarios(coder, &mut plan, given, base);
    }
    plan
}

/// The walk of the first edition, as it always was.
fn first(coder: &mut Coder<'_>, given: &Plan, base: Option<&Plan>) -> Plan {
    let mut plan = head(coder, given, base);
    let mut ids = Ids::default();
    plan.sources = list(coder, 0, &given.sources, base.map(|base| &*base.sources), |coder, given, base| Source {
        id: ids.next(coder, given.map_or(0, |source| source.id)),
        name: text(coder, field::SOURCE, given.map(|source| &*source.name), base.map(|base| &*base.name)),
    });
    plan.drivers = list(coder, 1, &given.drivers, base.map(|base| &*base.drivers), |coder, given, base| Driver {
        id: ids.next(coder, given.map_or(0, |driver| driver.id)),
        name: text(coder, field::DRIVER, given.map(|driver| &*driver.name), base.map(|base| &*base.name)),
        unit: text(coder, field::UNIT, given.map(|driver| &*driver.unit), base.map(|base| &*base.unit)),
        value: coder.decimal(
            view(name::SMALL, 0),
            &[base.map(|base| base.value)],
            given.map(|driver| driver.value).unwrap_or_default(),
        ),
    });
    plan.outline = items::outline(coder, &plan, given, base, &mut ids);
    plan.tables = printed::tables(coder, given, base, &plan, &mut ids);
    plan.targets = targets::targets(coder, given, base, &plan, &mut ids);
    plan.ceilings = ceilings(coder, given, base, &plan, &mut ids);
    plan.norms = norms(coder, given, base, &plan, &mut ids);
    plan.claims = printed::claims(coder, given, base, &plan);
    plan.corrections = printed::corrections(coder, given, base);
    plan.waivers = list(coder, 2, &given.waivers, base.map(|base| &*base.waivers), |coder, given, base| Waiver {
        finding: text(coder, field::FINDING, given.map(|waiver| &*waiver.finding), base.map(|base| &*base.finding)),
        reason: text(coder, field::REASON, given.map(|waiver| &*waiver.reason), base.map(|base| &*base.reason)),
    });
    plan.next_id = ids.free(coder, given.next_id);
    plan
}

/// The texts and years at the top.
pub(super) fn head(coder: &mut Coder<'_>, given: &Plan, base: Option<&Plan>) -> Plan {
    let mut of = |field, text: fn(&Plan) -> &str| coder.text(field, base.map(text), text(given));
    let name = of(field::NAME, |plan| &plan.name);
    let title = of(field::TITLE, |plan| &plan.title);
    let issuer = of(field::ISSUER, |plan| &plan.issuer);
    let decision = of(field::DECISION, |plan| &plan.decision);
    let mut plan = Plan::blank(&name, &title, period(coder, given.period, base.map(|base| base.period)));
    (plan.issuer, plan.decision) = (issuer, decision);
    plan.scale = scale(coder, given.scale, base.map(|base| base.scale));
    plan
}

/// Years, as they are counted from 2.000 on.
fn period(coder: &mut Coder<'_>, given: Period, base: Option<Period>) -> Period {
    if let Some(base) = base.filter(|_| !coder.is_summing())
        && coder.choice(view(name::HEAD, 0), Prior::Likely, base == given)
    {
        return base;
    }
    let first = year(coder, view(name::HEAD, 1), given.first());
    let more = coder.whole(view(name::HEAD, 2), u64::from(given.last().wrapping_sub(given.first())));
    let last = first.saturating_add(u16::try_from(more).unwrap_or(u16::MAX));
    Period::new(first, last).unwrap_or(given)
}

fn year(coder: &mut Coder<'_>, view: u32, given: u16) -> u16 {
    let (after, years) = (given >= 2000, given.abs_diff(2000));
    let after = coder.flag(view.wrapping_add(1), Prior::Likely, after);
    let years = u16::try_from(coder.whole(view, u64::from(years))).unwrap_or_default();
    if after { years.saturating_add(2000) } else { 2000_u16.saturating_sub(years) }
}

const SCALES: [Scale; 4] = [Scale::Dong, Scale::Thousand, Scale::Million, Scale::Billion];

fn scale(coder: &mut Coder<'_>, given: Scale, base: Option<Scale>) -> Scale {
    if let Some(base) = base.filter(|_| !coder.is_summing())
        && coder.choice(view(name::HEAD, 3), Prior::Likely, base == given)
    {
        return base;
    }
    let at = SCALES.iter().position(|scale| *scale == given).unwrap_or_default();
    let at = coder.one_of(view(name::HEAD, 4), 4, u32::try_from(at).unwrap_or_default());
    usize::try_from(at).ok().and_then(|at| SCALES.get(at)).copied().unwrap_or(Scale::Dong)
}

fn text(coder: &mut Coder<'_>, field: Field, given: Option<&str>, base: Option<&str>) -> String {
    coder.text(field, base, given.unwrap_or_default())
}

/// A list whose entries mostly are those of the base.
fn list<T: Clone + PartialEq>(
    coder: &mut Coder<'_>,
    which: u32,
    given: &[T],
    base: Option<&[T]>,
    mut each: impl FnMut(&mut Coder<'_>, Option<&T>, Option<&T>) -> T,
) -> Vec<T> {
    let base = base.filter(|_| !coder.is_summing());
    if let Some(base) = base
        && coder.choice(view(name::LISTS, which), Prior::Likely, base == given)
    {
        return base.to_vec();
    }
    let many = coder.many(view(name::LISTS, which.wrapping_add(32)), given.len());
    let mut all = Vec::new();
    for at in 0..many {
        if coder.is_at_the_end() {
            break;
        }
        let (given, base) = (given.get(at), base.and_then(|base| base.get(at)));
        let is_same = |coder: &mut Coder<'_>| {
            coder.choice(view(name::LISTS, which.wrapping_add(64)), Prior::Likely, base == given)
        };
        match base {
            Some(base) if is_same(coder) => all.push(base.clone()),
            _ => all.push(each(coder, given, base)),
        }
    }
    all
}

/// Ids, which mostly count on.
#[derive(Default)]
struct Ids {
    last: Id,
    /// The last one before the last jump.
    left: Id,
    most: Id,
}

impl Ids {
    fn next(&mut self, coder: &mut Coder<'_>, given: Id) -> Id {
        let (after, left) = (self.last.saturating_add(1), self.left.saturating_add(1));
        let id = if coder.is_summing() {
            u32::try_from(coder.whole(0, u64::from(given))).unwrap_or_default()
        } else if coder.choice(view(name::IDS, 0), Prior::Likely, given == after) {
            after
        } else if coder.choice(view(name::IDS, 1), Prior::Even, given == left) {
            left
        } else {
            u32::try_from(coder.whole(view(name::IDS, 2), u64::from(given))).unwrap_or_default()
        };
        self.seen(id);
        id
    }

    /// Takes notice of an id.
    fn seen(&mut self, id: Id) {
        if id != self.last.saturating_add(1) {
            self.left = self.last;
        }
        self.last = id;
        self.most = self.most.max(id);
    }

    /// The smallest id that was never used.
    fn free(&self, coder: &mut Coder<'_>, given: Id) -> Id {
        let above = given.saturating_sub(self.most);
        let above = coder.whole(view(name::IDS, 3), u64::from(above));
        self.most.saturating_add(u32::try_from(above).unwrap_or_default())
    }
}

/// A thing by its place among those ids; one that is gone by its id.
fn reference(coder: &mut Coder<'_>, view: u32, ids: impl Iterator<Item = Id> + Clone, given: Id) -> Id {
    if coder.is_summing() {
        coder.whole(0, u64::from(given));
        return given;
    }
    let at = ids.clone().position(|id| id == given).unwrap_or_else(|| ids.clone().count());
    let at = coder.whole(view, u64::try_from(at).unwrap_or_default());
    coder.count(at >> 3); // to get there is work, too
    match usize::try_from(at).ok().and_then(|at| ids.clone().nth(at)) {
        Some(id) => id,
        None => u32::try_from(coder.whole(view.wrapping_add(0x77), u64::from(given))).unwrap_or_default(),
    }
}

/// Something that may be missing.
fn maybe<T>(
    coder: &mut Coder<'_>,
    view: u32,
    given: Option<T>,
    each: impl FnOnce(&mut Coder<'_>, Option<T>) -> T,
) -> Option<T> {
    let is_there = coder.flag(view, Prior::Even, given.is_some());
    is_there.then(|| each(coder, given))
}

fn ceilings(coder: &mut Coder<'_>, given: &Plan, base: Option<&Plan>, plan: &Plan, ids: &mut Ids) -> Vec<Ceiling> {
    list(coder, 3, &given.ceilings, base.map(|base| &*base.ceilings), |coder, given, base| {
        let id = ids.next(coder, given.map_or(0, |ceiling| ceiling.id));
        ceiling(coder, id, given, base, plan)
    })
}

fn ceiling(coder: &mut Coder<'_>, id: Id, given: Option<&Ceiling>, base: Option<&Ceiling>, plan: &Plan) -> Ceiling {
    Ceiling {
        id,
        amount: coder.money(
            view(name::SMALL, 1),
            &[base.map(|base| base.amount)],
            given.map(|ceiling| ceiling.amount).unwrap_or_default(),
        ),
        year: maybe(coder, view(name::SMALL, 2), given.and_then(|ceiling| ceiling.year), |coder, given| {
            year(coder, view(name::SMALL, 3), given.unwrap_or_default())
        }),
        source: maybe(coder, view(name::SMALL, 4), given.and_then(|ceiling| ceiling.source), |coder, given| {
            let ids = plan.sources.iter().map(|source| source.id);
            reference(coder, view(name::SMALL, 5), ids, given.unwrap_or_default())
        }),
        item: maybe(coder, view(name::SMALL, 6), given.and_then(|ceiling| ceiling.item), |coder, given| {
            let ids = plan.outline.items().iter().map(|item| item.id);
            reference(coder, view(name::SMALL, 7), ids, given.unwrap_or_default())
        }),
        code: None,
        spent: None,
        text: text(coder, field::WHENCE, given.map(|ceiling| &*ceiling.text), base.map(|base| &*base.text)),
    }
}

fn norms(coder: &mut Coder<'_>, given: &Plan, base: Option<&Plan>, plan: &Plan, ids: &mut Ids) -> Vec<Norm> {
    list(coder, 4, &given.norms, base.map(|base| &*base.norms), |coder, given, base| Norm {
        id: ids.next(coder, given.map_or(0, |norm| norm.id)),
        name: text(coder, field::LABEL, given.map(|norm| &*norm.name), base.map(|base| &*base.name)),
        unit: text(coder, field::UNIT, given.map(|norm| &*norm.unit), base.map(|base| &*base.unit)),
        cap: coder.decimal(
            view(name::SMALL, 8),
            &[base.map(|base| base.cap)],
            given.map(|norm| norm.cap).unwrap_or_default(),
        ),
        document: text(coder, field::WHENCE, given.map(|norm| &*norm.document), base.map(|base| &*base.document)),
        date: String::new(),
        lines: list(coder, 5, given.map_or(&[], |norm| &*norm.lines), None, |coder, given, _| {
            let ids = plan.outline.items().iter().map(|item| item.id);
            reference(coder, view(name::SMALL, 9), ids, given.copied().unwrap_or_default())
        }),
    })
}
