//! What came with the second version of links, behind the walk of the first: the price index, budget codes, caps and delays,
//! what is spent, and dates. Judges nothing.

use super::super::coder::{Coder, Prior, view};
use super::super::words::Field;
use super::{field, maybe, name, year};
use crate::money::Money;
use crate::plan::{
    ByYear, Ceiling, Code, CodeKind, Codes, Contribution, Id, Item, Kind, Line, Norm, Outline, Plan, Spent, Target,
};
use std::borrow::Cow;
use std::sync::Arc;

/// The plan without what only later versions than the first can say.
pub(super) fn without(plan: &Plan) -> Cow<'_, Plan> {
    if plan.edition() == 1 {
        return Cow::Borrowed(plan);
    }
    let mut plan = plan.clone();
    plan.index.clear();
    let has_codes = |item: &&Arc<Item>| item.line().is_some_and(|line| !line.codes.is_empty());
    let lines: Vec<Id> = plan.outline.items().iter().filter(has_codes).map(|item| item.id).collect();
    lines.into_iter().for_each(|id| put_codes(&mut plan.outline, id, Codes::default()));
    for contribution in plan.targets.iter_mut().flat_map(|target| &mut target.contributions) {
        (contribution.cap, contribution.delay) = (None, 0);
    }
    plan.ceilings.iter_mut().for_each(|ceiling| (ceiling.code, ceiling.spent) = (None, None));
    plan.norms.iter_mut().for_each(|norm| norm.date.clear());
    plan.ranges.clear();
    plan.holds.clear();
    plan.weights.clear();
    plan.scenarios.clear();
    Cow::Owned(plan)
}

fn put_codes(outline: &mut Outline, id: Id, codes: Codes) {
    outline.change(id, |item| {
        if let Kind::Line(line) = &mut item.kind {
            line.codes = codes;
        }
    });
}

/// Puts into a plan what the first walk left away.
pub(super) fn more(coder: &mut Coder<'_>, plan: &mut Plan, given: &Plan, base: Option<&Plan>) {
    let base = base.filter(|_| !coder.is_summing());
    index(coder, plan, given, base);
    let has_codes = |line: &Line| !line.codes.is_empty();
    if there(coder, 0, given.outline.items().iter().filter_map(|item| item.line()).any(has_codes)) {
        codes(coder, plan, given, base);
    }
    let limited = |one: &Contribution| one.cap.is_some() || one.delay > 0;
    if there(coder, 1, given.targets.iter().any(|target| target.contributions.iter().any(limited))) {
        contributions(coder, plan, given, base);
    }
    if there(coder, 2, given.ceilings.iter().any(|one| one.code.is_some() || one.spent.is_some())) {
        ceilings(coder, plan, given, base);
    }
    if there(coder, 3, given.norms.iter().any(|norm| !norm.date.is_empty())) {
        norms(coder, plan, given, base);
    }
}

/// Whether there is anything of a kind.
fn there(coder: &mut Coder<'_>, kind: u32, is_any: bool) -> bool {
    coder.flag(view(name::MORE, kind), Prior::Even, is_any)
}

/// How much prices rise in each year: as in the base, or as in the year before.
fn index(coder: &mut Coder<'_>, plan: &mut Plan, given: &Plan, base: Option<&Plan>) {
    if !there(coder, 4, !given.index.is_empty()) {
        return;
    }
    let mut index = ByYear::new();
    let mut before = None;
    for (at, year) in plan.period.years().enumerate() {
        let rise = given.index.get(at).copied().flatten();
        let known = base.and_then(|base| base.index.get(base.period.index(year)?).copied().flatten());
        let seen = u32::from(before.is_some()) | u32::from(known.is_some()) << 1;
        let is_there = coder.flag(view(name::MORE, 5).wrapping_add(seen), Prior::Even, rise.is_some());
        let rise = is_there.then(|| coder.decimal(view(name::MORE, 6), &[known, before], rise.unwrap_or_default()));
        before = rise.or(before);
        index.push(rise);
    }
    plan.index = index;
}

/// The codes of each line: mostly as in the base, or as the line before.
fn codes(coder: &mut Coder<'_>, plan: &mut Plan, given: &Plan, base: Option<&Plan>) {
    let codes = |item: &Arc<Item>| item.line().map(|line| line.codes.clone());
    let lines = plan.outline.items().iter().enumerate().filter(|(_, item)| !item.is_group());
    let lines: Vec<(usize, Id)> = lines.map(|(at, item)| (at, item.id)).collect();
    let mut last = Codes::default();
    for (at, id) in lines {
        let own = given.outline.items().get(at).and_then(codes).unwrap_or_default();
        let known = base.and_then(|base| base.outline.get(id)).and_then(codes);
        let view = view(name::MORE, 7).wrapping_add(u32::from(known.is_some()));
        let guess = known.unwrap_or(last);
        let is_guess = !coder.is_summing() && coder.choice(view, Prior::Likely, own == guess);
        last = if is_guess { guess } else { codes_of(coder, &own, &guess) };
        // a text of the line before costs no bits, and memory
        let long = CodeKind::ALL.map(|kind| last.of(kind).len()).into_iter().fold(0, usize::saturating_add);
        coder.count(u64::try_from(long >> 4).unwrap_or_default());
        if !last.is_empty() {
            put_codes(&mut plan.outline, id, last.clone());
        }
    }
}

fn codes_of(coder: &mut Coder<'_>, given: &Codes, guess: &Codes) -> Codes {
    let mut codes = Codes::default();
    for kind in CodeKind::ALL {
        *codes.of_mut(kind) = coder.text(code_field(kind), Some(guess.of(kind)), given.of(kind));
    }
    codes
}

fn code_field(kind: CodeKind) -> Field {
    match kind {
        CodeKind::Chapter => field::CHAPTER,
        CodeKind::Section => field::SECTION,
        CodeKind::Entry => field::ENTRY,
    }
}

fn contributions(coder: &mut Coder<'_>, plan: &mut Plan, given: &Plan, base: Option<&Plan>) {
    for (at, target) in plan.targets.iter_mut().enumerate() {
        let given: &[Contribution] = given.targets.get(at).map_or(&[], |target| &target.contributions);
        let id = target.id;
        let base = base.and_then(|base| base.targets.iter().find(|other: &&Target| other.id == id));
        for (at, contribution) in target.contributions.iter_mut().enumerate() {
            let given = given.get(at);
            let same = |other: &&Contribution| other.item == contribution.item;
            let base = base.and_then(|base| base.contributions.iter().find(same));
            self::contribution(coder, contribution, given, base);
        }
    }
}

/// How far a contribution goes, and how late.
pub(super) fn contribution(
    coder: &mut Coder<'_>,
    contribution: &mut Contribution,
    given: Option<&Contribution>,
    base: Option<&Contribution>,
) {
    let known = u32::from(base.is_some_and(|base| base.cap.is_some()));
    let cap = given.and_then(|given| given.cap);
    contribution.cap = maybe(coder, view(name::MORE, 9).wrapping_add(known), cap, |coder, cap| {
        coder.decimal(view(name::MORE, 11), &[base.and_then(|base| base.cap)], cap.unwrap_or_default())
    });
    let known = u32::from(base.map_or(0, |base| base.delay)).min(Contribution::MOST_DELAY.into());
    let delay = given.map_or(0, |given| given.delay);
    let delay =
        coder.up_to(view(name::MORE, 12).wrapping_add(known << 17), Contribution::MOST_DELAY.into(), delay.into());
    contribution.delay = u8::try_from(delay).unwrap_or_default();
}

fn ceilings(coder: &mut Coder<'_>, plan: &mut Plan, given: &Plan, base: Option<&Plan>) {
    for (at, ceiling) in plan.ceilings.iter_mut().enumerate() {
        let given = given.ceilings.get(at);
        let same = |other: &&Ceiling| other.id == ceiling.id;
        let base = base.and_then(|base| base.ceilings.iter().find(same));
        self::ceiling(coder, ceiling, given, base);
    }
}

/// The code that a ceiling is for, and what of it is spent.
pub(super) fn ceiling(coder: &mut Coder<'_>, ceiling: &mut Ceiling, given: Option<&Ceiling>, base: Option<&Ceiling>) {
    let known = base.and_then(|base| base.code.as_ref());
    let seen = view(name::MORE, 13).wrapping_add(u32::from(known.is_some()));
    let own = given.and_then(|given| given.code.clone());
    ceiling.code = maybe(coder, seen, own, |coder, own| code(coder, own, known));
    let known = base.and_then(|base| base.spent);
    let seen = view(name::MORE, 15).wrapping_add(u32::from(known.is_some()));
    let own = given.and_then(|given| given.spent);
    ceiling.spent = maybe(coder, seen, own, |coder, own| spent(coder, own, known));
}

fn code(coder: &mut Coder<'_>, given: Option<Code>, base: Option<&Code>) -> Code {
    let given = given.unwrap_or(Code { kind: CodeKind::Chapter, text: String::new() });
    let at = |kind: CodeKind| CodeKind::ALL.iter().position(|other| *other == kind).unwrap_or_default();
    let known = base.map_or(3, |base| at(base.kind));
    let seen = view(name::MORE, 17).wrapping_add(u32::try_from(known).unwrap_or_default() << 4);
    let kind = coder.one_of(seen, 3, u32::try_from(at(given.kind)).unwrap_or_default());
    let kind = usize::try_from(kind).ok().and_then(|at| CodeKind::ALL.get(at)).copied().unwrap_or(CodeKind::Entry);
    Code { kind, text: coder.text(code_field(kind), base.map(|base| &*base.text), &given.text) }
}

fn spent(coder: &mut Coder<'_>, given: Option<Spent>, base: Option<Spent>) -> Spent {
    let given = given.unwrap_or(Spent { through: 2000, amount: Money::ZERO });
    Spent {
        through: year(coder, view(name::MORE, 18), given.through),
        amount: coder.money(view(name::MORE, 20), &[base.map(|base| base.amount)], given.amount),
    }
}

fn norms(coder: &mut Coder<'_>, plan: &mut Plan, given: &Plan, base: Option<&Plan>) {
    for (at, norm) in plan.norms.iter_mut().enumerate() {
        let date = given.norms.get(at).map_or("", |norm| &*norm.date);
        let same = |other: &&Norm| other.id == norm.id;
        let known = base.and_then(|base| base.norms.iter().find(same)).map(|base| &*base.date);
        norm.date = coder.text(field::DATE, known, date);
    }
}
