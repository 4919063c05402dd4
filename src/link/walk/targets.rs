//! Targets as values. Judges none.

use super::super::coder::{Coder, Prior, view};
use super::{Ids, field, list, maybe, name, reference, text, year};
use crate::money::Decimal;
use crate::plan::{Baseline, Contribution, Goal, Plan, Population, Target};

/// The targets of a plan whose items are known.
pub(super) fn targets(
    coder: &mut Coder<'_>,
    given: &Plan,
    base: Option<&Plan>,
    plan: &Plan,
    ids: &mut Ids,
) -> Vec<Target> {
    let mut known = Vec::new();
    list(coder, 7, &given.targets, base.map(|base| &*base.targets), |coder, given, base| {
        let target = target(coder, given, base, plan, (ids, &known));
        known.push(target.id);
        target
    })
}

fn target(
    coder: &mut Coder<'_>,
    given: Option<&Target>,
    base: Option<&Target>,
    plan: &Plan,
    (ids, known): (&mut Ids, &[u32]),
) -> Target {
    let nothing = Target {
        id: 0,
        number: String::new(),
        text: String::new(),
        goal: Goal::Done,
        year: None,
        baseline: None,
        population: None,
        parent: None,
        contributions: Vec::new(),
    };
    let given = given.unwrap_or(&nothing);
    Target {
        id: ids.next(coder, given.id),
        number: coder.text(field::NUMBER, base.map(|base| &*base.number), &given.number),
        text: coder.text(field::TARGET, base.map(|base| &*base.text), &given.text),
        goal: goal(coder, &given.goal),
        year: maybe(coder, view(name::TARGET, 0), given.year, |coder, given| {
            year(coder, view(name::TARGET, 1), given.unwrap_or_default())
        }),
        baseline: maybe(coder, view(name::TARGET, 2), given.baseline.clone(), baseline),
        population: maybe(coder, view(name::TARGET, 3), given.population.clone(), population),
        parent: maybe(coder, view(name::TARGET, 4), given.parent, |coder, given| parent(coder, known, given)),
        contributions: list(
            coder,
            8,
            &given.contributions,
            base.map(|base| &*base.contributions),
            |coder, given, base| contribution(coder, given, base, plan),
        ),
    }
}

pub(super) fn contribution(
    coder: &mut Coder<'_>,
    given: Option<&Contribution>,
    base: Option<&Contribution>,
    plan: &Plan,
) -> Contribution {
    let items = plan.outline.items().iter().map(|item| item.id);
    let effect = given.map(|given| given.effect).unwrap_or_default();
    Contribution {
        item: reference(coder, view(name::TARGET, 5), items, given.map_or(0, |given| given.item)),
        effect: coder.decimal(view(name::TARGET, 6), &[base.map(|base| base.effect)], effect),
        cap: None,
        delay: 0,
    }
}

/// The target that it details: mostly one before it. One that comes later is named by its id.
fn parent(coder: &mut Coder<'_>, known: &[u32], given: Option<u32>) -> u32 {
    let given = given.unwrap_or_default();
    let back = known.iter().rev().position(|id| *id == given);
    if !coder.is_summing() && coder.choice(view(name::TARGET, 7), Prior::Likely, back.is_some()) {
        let back = coder.whole(view(name::TARGET, 8), u64::try_from(back.unwrap_or_default()).unwrap_or_default());
        return usize::try_from(back).ok().and_then(|back| known.iter().rev().nth(back)).copied().unwrap_or_default();
    }
    u32::try_from(coder.whole(view(name::TARGET, 9), u64::from(given))).unwrap_or_default()
}

pub(super) fn goal(coder: &mut Coder<'_>, given: &Goal) -> Goal {
    let kind = match given {
        Goal::AtLeast { .. } => 0,
        Goal::Range { .. } => 1,
        Goal::Level(_) => 2,
        Goal::Done => 3,
    };
    let (low, high, unit) = match given {
        Goal::AtLeast { value, unit } => (*value, Decimal::ZERO, &**unit),
        Goal::Range { from, to, unit } => (*from, *to, &**unit),
        Goal::Level(_) | Goal::Done => (Decimal::ZERO, Decimal::ZERO, ""),
    };
    let number = |coder: &mut Coder<'_>, value| coder.decimal(view(name::TARGET, 10), &[], value);
    match coder.one_of(view(name::TARGET, 11), 4, kind) {
        0 => Goal::AtLeast { value: number(coder, low), unit: coder.text(field::UNIT, None, unit) },
        1 => {
            Goal::Range { from: number(coder, low), to: number(coder, high), unit: coder.text(field::UNIT, None, unit) }
        }
        2 => {
            let level = if let Goal::Level(level) = given { *level } else { 0 };
            Goal::Level(u8::try_from(coder.whole(view(name::TARGET, 12), u64::from(level))).unwrap_or(u8::MAX))
        }
        _ => Goal::Done,
    }
}

pub(super) fn baseline(coder: &mut Coder<'_>, given: Option<Baseline>) -> Baseline {
    let given = given.unwrap_or(Baseline { value: Decimal::ZERO, year: None, text: String::new() });
    Baseline {
        value: coder.decimal(view(name::TARGET, 13), &[], given.value),
        year: maybe(coder, view(name::TARGET, 14), given.year, |coder, given| {
            year(coder, view(name::TARGET, 15), given.unwrap_or_default())
        }),
        text: text(coder, field::WHENCE, Some(&given.text), None),
    }
}

pub(super) fn population(coder: &mut Coder<'_>, given: Option<Population>) -> Population {
    let given = given.unwrap_or(Population { value: Decimal::ZERO, unit: String::new(), text: String::new() });
    Population {
        value: coder.decimal(view(name::TARGET, 16), &[], given.value),
        unit: text(coder, field::UNIT, Some(&given.unit), None),
        text: text(coder, field::WHENCE, Some(&given.text), None),
    }
}
