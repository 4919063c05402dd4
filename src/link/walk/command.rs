//! A command of a scenario as values: what it does, and then only the fields that this can have. Makes no change.

use super::super::coder::{Coder, Prior, view};
use super::super::words::Field;
use super::before::before;
use super::line::{self, Beside};
use super::{ceiling, field, maybe, more, name, reference, targets, year};
use crate::plan::{Ceiling, Command, Contribution, Factor, Funding, Id, Line, Plan, Scenario, Spelt, Verb};

/// What was told last: the next is often about the same.
#[derive(Default)]
pub(super) struct Told {
    last: Option<(Verb, Spelt)>,
    of: Option<Id>,
    /// How many ids the scenario gave away.
    ids: Id,
}

/// Room for verbs to come.
const MOST_VERBS: u64 = 100;

/// A view of commands.
const fn seen(more: u32) -> u32 {
    view(name::COMMAND, more)
}

/// A view of commands with that verb.
fn seen_of(more: u32, verb: Verb) -> u32 {
    seen(more).wrapping_add(u32::try_from(verb.place()).unwrap_or_default() << 20)
}

/// A command of a scenario.
pub(super) fn command(coder: &mut Coder<'_>, plan: &Plan, given: Option<&Command>, told: &mut Told) -> Command {
    let (own, given) = given.and_then(Command::spelt).unwrap_or((Verb::DeleteItem, Spelt::default()));
    let verb = verb(coder, own, told.last.as_ref().map(|(verb, _)| *verb));
    let spelt = fields(coder, plan, verb, &given, told.of);
    told.of = spelt.of.or(told.of);
    told.last = Some((verb, spelt.clone()));
    made(coder, spelt, verb)
}

/// What stood there before: mostly what stands in the plan.
pub(super) fn was(coder: &mut Coder<'_>, plan: &Plan, given: Option<&Command>, told: &Told) -> Option<Command> {
    let (last, command) = told.last.as_ref()?;
    if !coder.flag(seen_of(0, *last), Prior::Even, given.is_some()) {
        return None;
    }
    let (own, given) = given.and_then(Command::spelt).unwrap_or((*last, Spelt::default()));
    // to look for what stands there is work, too
    let lists = [plan.targets.len(), plan.drivers.len(), plan.ceilings.len()];
    coder.count(u64::try_from(lists.into_iter().fold(0, usize::saturating_add) >> 3).unwrap_or_default());
    let guess = before(plan, *last, command).filter(|_| !coder.is_summing());
    if let Some(guess) = guess
        && coder.choice(seen(1), Prior::Likely, *last == own && guess == given)
    {
        return Some(made(coder, guess, *last));
    }
    let verb = verb(coder, own, Some(*last));
    let spelt = fields(coder, plan, verb, &given, told.of);
    Some(made(coder, spelt, verb))
}

/// The first id of what a change adds: mostly the one after those before.
pub(super) fn first_id(coder: &mut Coder<'_>, given: Id, told: &mut Told) -> Id {
    let next = Scenario::FIRST_ID.wrapping_add(told.ids);
    let more = coder.whole(seen(2), u64::from(if coder.is_summing() { given } else { given.wrapping_sub(next) }));
    let more = u32::try_from(more).unwrap_or_default();
    told.ids = told.ids.wrapping_add(more).wrapping_add(1);
    next.wrapping_add(more)
}

fn made(coder: &mut Coder<'_>, spelt: Spelt, verb: Verb) -> Command {
    // what is as in the plan costs no bits, and memory
    coder.count(u64::try_from(weight(&spelt)).unwrap_or_default());
    spelt.command(verb).unwrap_or(Command::DeleteItem(0))
}

/// About how many times 16 bytes of memory it takes.
fn weight(spelt: &Spelt) -> usize {
    let shares = match &spelt.funding {
        Funding::Amounts(shares) => shares.iter().map(|(_, years)| years.len()).fold(0, usize::saturating_add),
        Funding::Percent(shares) | Funding::PriceShares(shares) => shares.len(),
        _ => 0,
    };
    let units = spelt.factors.iter().map(|factor| factor.unit.len()).fold(0, usize::saturating_add);
    let texts = [&spelt.text, &spelt.unit].into_iter().map(String::len).fold(units, usize::saturating_add);
    let about = spelt.baseline.as_ref().map_or(0, |baseline| baseline.text.len());
    let whom = spelt.population.as_ref().map_or(0, |population| population.text.len());
    let limit = spelt.ceiling.as_ref().map_or(0, |ceiling| ceiling.text.len());
    let texts = [about, whom, limit].into_iter().fold(texts, usize::saturating_add) >> 4;
    let lists = shares.saturating_add(spelt.factors.len()).saturating_add(spelt.contributions.len());
    texts.saturating_add(lists.saturating_mul(4)).saturating_add(16)
}

fn verb(coder: &mut Coder<'_>, given: Verb, last: Option<Verb>) -> Verb {
    if let Some(last) = last.filter(|_| !coder.is_summing())
        && coder.choice(seen(3), Prior::Even, last == given)
    {
        return last;
    }
    let place = coder.up_to(seen(4), MOST_VERBS, u64::try_from(given.place()).unwrap_or_default());
    let verb = usize::try_from(place).ok().and_then(|place| Verb::WORDS.get(place));
    verb.map_or(Verb::DeleteItem, |(verb, _)| *verb)
}

/// A thing by its place among those ids, or one that a scenario adds.
pub(super) fn named(coder: &mut Coder<'_>, view: u32, ids: impl Iterator<Item = Id> + Clone, given: Id) -> Id {
    let own = given.checked_sub(Scenario::FIRST_ID);
    if coder.flag(view.wrapping_add(0x99), Prior::Rare, own.is_some()) {
        let own = coder.whole(view.wrapping_add(0x9A), u64::from(own.unwrap_or_default()));
        return Scenario::FIRST_ID.wrapping_add(u32::try_from(own).unwrap_or_default());
    }
    reference(coder, view, ids, given)
}

fn item(coder: &mut Coder<'_>, plan: &Plan, view: u32, given: Option<Id>) -> Id {
    named(coder, view, plan.outline.items().iter().map(|item| item.id), given.unwrap_or_default())
}

fn target(coder: &mut Coder<'_>, plan: &Plan, view: u32, given: Option<Id>) -> Id {
    named(coder, view, plan.targets.iter().map(|target| target.id), given.unwrap_or_default())
}

/// What it is done to; often the same as the last time.
fn of(coder: &mut Coder<'_>, plan: &Plan, verb: Verb, given: Option<Id>, last: Option<Id>) -> Id {
    if let Some(last) = last.filter(|_| !coder.is_summing())
        && coder.choice(seen(5), Prior::Even, given == Some(last))
    {
        return last;
    }
    match verb {
        Verb::Driver => {
            let drivers = plan.drivers.iter().map(|driver| driver.id);
            named(coder, seen(6), drivers, given.unwrap_or_default())
        }
        Verb::DeleteCeiling => {
            let ceilings = plan.ceilings.iter().map(|ceiling| ceiling.id);
            named(coder, seen(7), ceilings, given.unwrap_or_default())
        }
        _ if is_of_target(verb) => target(coder, plan, seen(8), given),
        _ => item(coder, plan, seen(9), given),
    }
}

const fn is_of_target(verb: Verb) -> bool {
    matches!(
        verb,
        Verb::TargetNumber
            | Verb::TargetText
            | Verb::TargetGoal
            | Verb::TargetYear
            | Verb::TargetBaseline
            | Verb::TargetPopulation
            | Verb::TargetParent
            | Verb::TargetContributions
    )
}

/// The fields that the verb can have; those that it needs are told without asking whether they are there.
fn fields(coder: &mut Coder<'_>, plan: &Plan, verb: Verb, given: &Spelt, last: Option<Id>) -> Spelt {
    let mut spelt = Spelt::default();
    match verb {
        Verb::Index | Verb::AddSource | Verb::AddDriver | Verb::AddCeiling | Verb::Ceiling => {}
        Verb::AddGroup | Verb::AddLine => place(coder, plan, given, &mut spelt),
        Verb::ScalePrices | Verb::ScaleCounts => {
            spelt.of = maybe(coder, seen(10), given.of, |coder, given| of(coder, plan, verb, given, last));
        }
        _ => spelt.of = Some(of(coder, plan, verb, given.of, last)),
    }
    match verb {
        Verb::Move => place(coder, plan, given, &mut spelt),
        Verb::Delay => {
            let years = coder.whole(seen(11), given.years.unwrap_or_default().into());
            spelt.years = Some(u8::try_from(years).unwrap_or_default());
        }
        Verb::Index | Verb::Amount => spelt.year = Some(a_year(coder, given.year)),
        Verb::Price | Verb::Count | Verb::TargetYear => {
            spelt.year = maybe(coder, seen_of(12, verb), given.year, a_year);
        }
        Verb::Factor => {
            let at = coder.whole(seen(13), given.at.unwrap_or_default().into());
            spelt.at = Some(u32::try_from(at).unwrap_or_default());
        }
        _ => {}
    }
    figures(coder, verb, given, &mut spelt);
    if let Some(field) = field_of(verb) {
        spelt.text = coder.text(field, None, &given.text);
    }
    match verb {
        Verb::AddDriver => spelt.unit = coder.text(field::UNIT, None, &given.unit),
        Verb::Factors => spelt.factors = factors(coder, plan, &given.factors),
        Verb::Funding => spelt.funding = funding(coder, plan, &given.funding, spelt.of),
        Verb::AddCeiling | Verb::Ceiling => {
            spelt.ceiling = Some(of_ceiling(coder, plan, given.ceiling.as_ref()));
        }
        _ if is_of_target(verb) => of_target(coder, plan, verb, given, &mut spelt),
        _ => {}
    }
    spelt
}

fn a_year(coder: &mut Coder<'_>, given: Option<u16>) -> u16 {
    year(coder, seen(14), given.unwrap_or_default())
}

/// The numbers and amounts.
fn figures(coder: &mut Coder<'_>, verb: Verb, given: &Spelt, spelt: &mut Spelt) {
    match verb {
        Verb::ScalePrices | Verb::ScaleCounts => {
            spelt.value = Some(coder.decimal(seen(16), &[], given.value.unwrap_or_default()));
            spelt.step = Some(coder.money(seen(17), &[], given.step.unwrap_or_default()));
        }
        Verb::AddDriver | Verb::Driver => {
            spelt.value = Some(coder.decimal(seen(18), &[], given.value.unwrap_or_default()));
        }
        Verb::Index | Verb::Price | Verb::Count | Verb::Factor => {
            spelt.value = maybe(coder, seen_of(19, verb), given.value, |coder, value| {
                coder.decimal(seen_of(20, verb), &[], value.unwrap_or_default())
            });
        }
        Verb::Amount | Verb::Spread | Verb::SpreadEvenly => {
            spelt.amount = maybe(coder, seen(21), given.amount, |coder, amount| {
                coder.money(seen(22), &[], amount.unwrap_or_default())
            });
        }
        _ => {}
    }
}

/// The field of the text that it sets.
const fn field_of(verb: Verb) -> Option<Field> {
    Some(match verb {
        Verb::Number | Verb::TargetNumber => field::NUMBER,
        Verb::Label => field::LABEL,
        Verb::Unit => field::UNIT,
        Verb::Note => field::NOTE,
        Verb::Lead => field::LEAD,
        Verb::Support => field::SUPPORT,
        Verb::Chapter => field::CHAPTER,
        Verb::Section => field::SECTION,
        Verb::Entry => field::ENTRY,
        Verb::AddSource => field::SOURCE,
        Verb::AddDriver => field::DRIVER,
        Verb::TargetText => field::TARGET,
        _ => return None,
    })
}

fn place(coder: &mut Coder<'_>, plan: &Plan, given: &Spelt, spelt: &mut Spelt) {
    spelt.after = maybe(coder, seen(23), given.after, |coder, given| item(coder, plan, seen(24), given));
    if spelt.after.is_some() {
        return;
    }
    spelt.below = maybe(coder, seen(25), given.below, |coder, given| item(coder, plan, seen(26), given));
    spelt.at = maybe(coder, seen(27), given.at, |coder, given| {
        u32::try_from(coder.whole(seen(28), given.unwrap_or_default().into())).unwrap_or_default()
    });
}

/// A plan's line stands beside nothing here.
const fn beside<'a>(plan: &'a Plan, base: Option<&'a Line>) -> Beside<'a> {
    Beside { plan, base, twin: None, last: None }
}

fn factors(coder: &mut Coder<'_>, plan: &Plan, given: &[Factor]) -> Vec<Factor> {
    let many = coder.many(seen(29), given.len());
    let factors = (0..many).map_while(|at| {
        let is_more = !coder.is_at_the_end();
        is_more.then(|| line::factor(coder, given.get(at), &beside(plan, None)))
    });
    factors.collect()
}

fn funding(coder: &mut Coder<'_>, plan: &Plan, given: &Funding, of: Option<Id>) -> Funding {
    let given = Line { funding: given.clone(), ..Line::default() };
    let base = of.and_then(|of| plan.outline.get(of)).and_then(|item| item.line());
    line::funding(coder, &given, &beside(plan, base))
}

fn of_ceiling(coder: &mut Coder<'_>, plan: &Plan, given: Option<&Ceiling>) -> Ceiling {
    let ids = plan.ceilings.iter().map(|ceiling| ceiling.id);
    let id = named(coder, seen(30), ids, given.map_or(0, |given| given.id));
    let mut ceiling = ceiling(coder, id, given, None, plan);
    more::ceiling(coder, &mut ceiling, given, None);
    ceiling
}

fn of_target(coder: &mut Coder<'_>, plan: &Plan, verb: Verb, given: &Spelt, spelt: &mut Spelt) {
    match verb {
        Verb::TargetGoal => {
            let nothing = crate::plan::Goal::Done;
            spelt.goal = Some(targets::goal(coder, given.goal.as_ref().unwrap_or(&nothing)));
        }
        Verb::TargetBaseline => {
            spelt.baseline = maybe(coder, seen(31), given.baseline.clone(), targets::baseline);
        }
        Verb::TargetPopulation => {
            spelt.population = maybe(coder, seen(32), given.population.clone(), targets::population);
        }
        Verb::TargetParent => {
            spelt.below = maybe(coder, seen(33), given.below, |coder, given| target(coder, plan, seen(34), given));
        }
        Verb::TargetContributions => spelt.contributions = contributions(coder, plan, &given.contributions),
        _ => {}
    }
}

fn contributions(coder: &mut Coder<'_>, plan: &Plan, given: &[Contribution]) -> Vec<Contribution> {
    let many = coder.many(seen(35), given.len());
    let contributions = (0..many).map_while(|at| {
        let given = given.get(at);
        let is_more = !coder.is_at_the_end();
        is_more.then(|| {
            let mut contribution = targets::contribution(coder, given, None, plan);
            more::contribution(coder, &mut contribution, given, None);
            contribution
        })
    });
    contributions.collect()
}
