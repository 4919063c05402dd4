//! The tables of a document and the figures that they print, as values. What they mostly print is what the lines come to.

use super::super::coder::{Coder, Prior, View, view};
use super::worth::{Worth, reading};
use super::{Ids, SCALES, field, list, maybe, name, reference, text};
use crate::money::Scale;
use crate::plan::{Claim, ClaimField, Correction, Plan, Subject, Table};

/// The tables of a plan whose sources are known.
pub(super) fn tables(
    coder: &mut Coder<'_>,
    given: &Plan,
    base: Option<&Plan>,
    plan: &Plan,
    ids: &mut Ids,
) -> Vec<Table> {
    list(coder, 9, &given.tables, base.map(|base| &*base.tables), |coder, given, base| Table {
        id: ids.next(coder, given.map_or(0, |table| table.id)),
        title: text(coder, field::TITLE, given.map(|table| &*table.title), base.map(|base| &*base.title)),
        place: text(coder, field::PLACE, given.map(|table| &*table.place), base.map(|base| &*base.place)),
        scale: scale(coder, given.map_or(Scale::Dong, |table| table.scale)),
        unit_printed: maybe(
            coder,
            view(name::CLAIM, 0),
            given.and_then(|table| table.unit_printed.clone()),
            |coder, given| text(coder, field::UNIT, given.as_deref(), None),
        ),
        source: maybe(coder, view(name::CLAIM, 1), given.and_then(|table| table.source), |coder, given| {
            let ids = plan.sources.iter().map(|source| source.id);
            reference(coder, view(name::CLAIM, 2), ids, given.unwrap_or_default())
        }),
    })
}

fn scale(coder: &mut Coder<'_>, given: Scale) -> Scale {
    let at = SCALES.iter().position(|scale| *scale == given).unwrap_or_default();
    let at = coder.one_of(view(name::CLAIM, 3), 4, u32::try_from(at).unwrap_or_default());
    usize::try_from(at).ok().and_then(|at| SCALES.get(at)).copied().unwrap_or(Scale::Dong)
}

/// The printed figures of a plan whose items and tables are known.
pub(super) fn claims(coder: &mut Coder<'_>, given: &Plan, base: Option<&Plan>, plan: &Plan) -> Vec<Claim> {
    let worth = Worth::new(plan);
    let mut last = Last::default();
    list(coder, 10, &given.claims, base.map(|base| &*base.claims), |coder, given, _| {
        last.claim(coder, given, plan, &worth)
    })
}

/// The figure before, from which the next one mostly is not far.
#[derive(Default)]
struct Last {
    table: usize,
    /// Its item, counted from 1; 0 is the whole plan.
    item: usize,
    field: u32,
    /// Its year, counted from 1; 0 is all years.
    year: usize,
    /// Its source, likewise.
    source: usize,
}

const FIELDS: [ClaimField; 5] =
    [ClaimField::Amount, ClaimField::Count, ClaimField::Price, ClaimField::Words, ClaimField::TargetGroups];

impl Last {
    fn claim(&mut self, coder: &mut Coder<'_>, given: Option<&Claim>, plan: &Plan, worth: &Worth<'_>) -> Claim {
        let nothing = Subject { item: None, field: ClaimField::Amount, year: None, source: None };
        let subject = given.map_or(nothing, |claim| claim.subject);
        let at = plan.tables.iter().position(|table| given.is_some_and(|claim| table.id == claim.table));
        self.table = near(coder, view(name::CLAIM, 4), self.table, at.unwrap_or(self.table));
        let subject = self.subject(coder, subject, plan);
        let table = plan.tables.get(self.table);
        let guess = table.and_then(|table| worth.text(subject, table.scale, table.source));
        let raw = self.raw(coder, guess.as_deref(), given.map_or("", |claim| &*claim.raw));
        let reading = self.reading(coder, &raw, given);
        Claim { table: table.map_or(0, |table| table.id), raw, reading, subject }
    }

    /// A view of that name in view of the last field.
    fn view(&self, name: u32, more: u32) -> View {
        view(name::CLAIM, name).wrapping_add(self.field << 2 | more)
    }

    fn subject(&mut self, coder: &mut Coder<'_>, given: Subject, plan: &Plan) -> Subject {
        let (items, sources) = (plan.outline.items(), &plan.sources);
        let before = (self.item, self.year);
        let at = place(given.item, |id| plan.outline.position(id), items.len());
        self.item = near(coder, self.view(10, 0), self.item, at);
        let item = there(coder, self.item, given.item, |at| items.get(at).map(|item| item.id));
        let moved = u32::from(self.item != before.0);
        let field = FIELDS.iter().position(|field| *field == given.field).unwrap_or_default();
        let seen = self.view(20, moved);
        self.field = coder.one_of(seen, 5, u32::try_from(field).unwrap_or_default());
        let is_line = items.get(self.item.wrapping_sub(1)).is_some_and(|item| !item.is_group());
        let seen = self.view(40, moved << 1 | u32::from(is_line));
        let at = place(given.year, |year| plan.period.index(year), plan.period.len());
        self.year = near(coder, seen, self.year, at);
        let year = there(coder, self.year, given.year.map(u32::from), |at| plan.period.years().nth(at).map(u32::from));
        let turned = u32::from(self.year != before.1);
        let at = place(given.source, |id| sources.iter().position(|source| source.id == id), sources.len());
        self.source = near(coder, view(name::CLAIM, 70).wrapping_add(moved << 1 | turned), self.source, at);
        let source = there(coder, self.source, given.source, |at| sources.get(at).map(|source| source.id));
        Subject {
            item,
            field: FIELDS.get(usize::try_from(self.field).unwrap_or_default()).copied().unwrap_or(ClaimField::Amount),
            year: year.map(|year| u16::try_from(year).unwrap_or_default()),
            source,
        }
    }

    fn raw(&self, coder: &mut Coder<'_>, guess: Option<&str>, given: &str) -> String {
        if let Some(guess) = guess.filter(|_| !coder.is_summing())
            && coder.choice(self.view(80, 0), Prior::Likely, guess == given)
        {
            return guess.to_owned();
        }
        coder.text(field::FIGURE, None, given)
    }

    fn reading(&self, coder: &mut Coder<'_>, raw: &str, given: Option<&Claim>) -> Option<crate::money::Decimal> {
        let given = given.and_then(|claim| claim.reading);
        let guess = reading(raw);
        if !coder.is_summing() && coder.choice(self.view(90, 0), Prior::Likely, guess == given) {
            return guess;
        }
        maybe(coder, view(name::CLAIM, 100), given, |coder, given| {
            coder.decimal(view(name::CLAIM, 101), &[guess], given.unwrap_or_default())
        })
    }
}

/// Where something stands in a list of so many, counted from 1: 0 is none, and behind the list stands what is gone.
fn place<T>(given: Option<T>, position: impl Fn(T) -> Option<usize>, many: usize) -> usize {
    given.map_or(0, |given| position(given).unwrap_or(many).saturating_add(1))
}

/// What stands at such a place; what is gone is named by its number.
fn there(coder: &mut Coder<'_>, at: usize, given: Option<u32>, of: impl Fn(usize) -> Option<u32>) -> Option<u32> {
    if coder.is_summing() {
        coder.whole(0, u64::from(given.unwrap_or_default()));
        return given;
    }
    let known = of(at.checked_sub(1)?);
    known.or_else(|| u32::try_from(coder.whole(view(name::CLAIM, 103), u64::from(given.unwrap_or_default()))).ok())
}

/// A place in a list, mostly the same as before, the next one, or the first.
fn near(coder: &mut Coder<'_>, view: u32, before: usize, given: usize) -> usize {
    if coder.is_summing() {
        return index(coder, 0, given);
    }
    let way = match given {
        _ if given == before => 0,
        _ if given == before.saturating_add(1) => 1,
        0 => 2,
        _ => 3,
    };
    match coder.one_of(view, 4, way) {
        0 => before,
        1 => before.saturating_add(1),
        2 => 0,
        _ => index(coder, view.wrapping_add(7), given),
    }
}

/// A place in a list.
fn index(coder: &mut Coder<'_>, view: u32, given: usize) -> usize {
    usize::try_from(coder.whole(view, u64::try_from(given).unwrap_or_default())).unwrap_or_default()
}

/// What the planner corrects in print.
pub(super) fn corrections(coder: &mut Coder<'_>, given: &Plan, base: Option<&Plan>) -> Vec<Correction> {
    list(coder, 11, &given.corrections, base.map(|base| &*base.corrections), |coder, given, _| Correction {
        claim: index(coder, view(name::CLAIM, 102), given.map_or(0, |given| given.claim)),
        text: text(coder, field::FIGURE, given.map(|given| &*given.text), None),
    })
}
