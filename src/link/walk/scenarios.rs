//! What came with the third version of links, behind the walks of the first two: ranges, what a cut must leave, and scenarios.
//! Judges nothing, and makes no change of a scenario.

use super::super::coder::{Coder, Prior, view};
use super::command::{self, Told};
use super::{field, list, maybe, name, reference};
use crate::plan::{Change, Hold, Id, Opinion, Plan, Range, RangeOf, Scenario, Verdict, Weight};

/// Puts into a plan what the walks of the first two versions left away.
pub(super) fn scenarios(coder: &mut Coder<'_>, plan: &mut Plan, given: &Plan, base: Option<&Plan>) {
    plan.ranges = list(coder, 12, &given.ranges, base.map(|base| &*base.ranges), |coder, given, base| {
        range(coder, plan, given, base)
    });
    plan.holds = list(coder, 13, &given.holds, base.map(|base| &*base.holds), |coder, given, _| {
        let given = given.copied().unwrap_or(Hold::none(0));
        Hold {
            item: item(coder, plan, given.item),
            locked: coder.flag(view(name::SCENARIO, 0), Prior::Even, given.locked),
            least: maybe(coder, view(name::SCENARIO, 1), given.least, |coder, least| {
                coder.decimal(view(name::SCENARIO, 2), &[], least.unwrap_or_default())
            }),
            rank: u16::try_from(coder.whole(view(name::SCENARIO, 3), u64::from(given.rank))).unwrap_or_default(),
        }
    });
    plan.weights = list(coder, 14, &given.weights, base.map(|base| &*base.weights), |coder, given, _| {
        let given = given.copied().unwrap_or(Weight { target: 0, weight: 0 });
        let targets = plan.targets.iter().map(|target| target.id);
        let target = reference(coder, view(name::SCENARIO, 4), targets, given.target);
        let weight = coder.up_to(view(name::SCENARIO, 5), 100, u64::from(given.weight));
        Weight { target, weight: u8::try_from(weight).unwrap_or_default() }
    });
    plan.scenarios = list(coder, 15, &given.scenarios, base.map(|base| &*base.scenarios), |coder, given, base| {
        scenario(coder, plan, given, base)
    });
}

fn item(coder: &mut Coder<'_>, plan: &Plan, given: Id) -> Id {
    let items = plan.outline.items().iter().map(|item| item.id);
    reference(coder, view(name::SCENARIO, 6), items, given)
}

fn one<T: Copy + PartialEq>(coder: &mut Coder<'_>, view: u32, all: [T; 3], given: Option<T>) -> T {
    let at = all.iter().position(|one| Some(*one) == given).unwrap_or_default();
    let at = coder.one_of(view, 3, u32::try_from(at).unwrap_or_default());
    let [first, ..] = all;
    usize::try_from(at).ok().and_then(|at| all.get(at)).copied().unwrap_or(first)
}

fn range(coder: &mut Coder<'_>, plan: &Plan, given: Option<&Range>, base: Option<&Range>) -> Range {
    let item = item(coder, plan, given.map_or(0, |given| given.item));
    let of = one(coder, view(name::SCENARIO, 7), RangeOf::ALL, given.map(|given| given.of));
    let (low, high) = given.map(|given| (given.low, given.high)).unwrap_or_default();
    let low = coder.decimal(view(name::SCENARIO, 8), &[base.map(|base| base.low)], low);
    let high = coder.decimal(view(name::SCENARIO, 9), &[base.map(|base| base.high), Some(low)], high);
    Range { item, of, low, high }
}

fn scenario(coder: &mut Coder<'_>, plan: &Plan, given: Option<&Scenario>, base: Option<&Scenario>) -> Scenario {
    let back = plan.next_id.wrapping_sub(given.map_or(0, |given| given.id));
    let back = coder.whole(view(name::SCENARIO, 10), u64::from(back));
    let name = coder.text(field::SCENARIO, base.map(|base| &*base.name), given.map_or("", |given| &given.name));
    let mut told = Told::default();
    let changes: &[Change] = given.map_or(&[], |given| &given.changes);
    let changes = list(coder, 16, changes, base.map(|base| &*base.changes), |coder, given, _| {
        change(coder, plan, given, &mut told)
    });
    let opinions: &[Opinion] = given.map_or(&[], |given| &given.opinions);
    let opinions =
        list(coder, 17, opinions, base.map(|base| &*base.opinions), |coder, given, _| opinion(coder, plan, given));
    let id = plan.next_id.wrapping_sub(u32::try_from(back).unwrap_or_default());
    Scenario { id, name, changes, opinions }
}

fn change(coder: &mut Coder<'_>, plan: &Plan, given: Option<&Change>, told: &mut Told) -> Change {
    let command = command::command(coder, plan, given.map(|given| &given.command), told);
    let was = given.and_then(|given| given.was.as_deref());
    let was = command::was(coder, plan, was, told);
    let first_id = given.map_or(0, |given| given.first_id);
    let adds = coder.flag(view(name::SCENARIO, 11), Prior::Rare, first_id > 0);
    let first_id = if adds { command::first_id(coder, first_id, told) } else { 0 };
    Change { command, was: was.map(Box::new), first_id }
}

fn opinion(coder: &mut Coder<'_>, plan: &Plan, given: Option<&Opinion>) -> Opinion {
    let items = plan.outline.items().iter().map(|item| item.id);
    Opinion {
        item: command::named(coder, view(name::SCENARIO, 12), items, given.map_or(0, |given| given.item)),
        verdict: one(coder, view(name::SCENARIO, 13), Verdict::ALL, given.map(|given| given.verdict)),
        reason: coder.text(field::REASON, None, given.map_or("", |given| &given.reason)),
    }
}
