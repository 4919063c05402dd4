//! The only ways in which a plan changes: commands, and the history of plans. Never computes a total, never writes a
//! sentence.
//!
//! A command is data ([`Command`]); [`apply`] makes a new plan of it or says why not ([`Refusal`]); [`History`] holds
//! the plans before and after. Each file below knows the edits of one part of a plan and changes nothing else.

mod accept;
mod basis;
mod cell;
mod count;
mod factors;
mod find;
mod fit;
mod funding;
mod history;
mod mark;
mod numbers;
mod outline;
mod period;
mod printed;
mod register;
mod scale;
mod scenario;
mod spread;
mod standing;
mod step;
mod target;
mod texts;
mod variant;
mod waiver;

#[cfg(test)]
pub(crate) mod arbitrary;
#[cfg(test)]
mod tests;

pub use crate::plan::{BasisKind, Command, DriverText, ItemText, Move, Place, PlanText, Spread, TargetChange};
pub use cell::{Cell, Field, Reason, Refusal, Step, Thing};
pub use history::History;
pub(crate) use period::lay_scenarios;
pub use scenario::alone;
pub(crate) use spread::{mantissa, number, spread, weights};
pub use standing::standing;
pub use variant::{Conflict, Conflicted, Variant, replay, variant};

use crate::money::LIMITS;
use crate::plan::{Id, Plan};

/// The plan changed by the command. Pure: the same plan and command always give the same.
///
/// # Errors
/// A [`Refusal`], if the plan cannot be so changed; nothing is changed then.
pub fn apply(plan: &Plan, command: &Command) -> Result<Plan, Refusal> {
    let mut changed = plan.clone();
    change(&mut changed, command)?;
    if is_too_large(&changed) && changed.amounts() >= plan.amounts() {
        return Err(command.cell().refuse(Reason::TooMany));
    }
    Ok(changed)
}

/// Whether the plan, saved as a file, could not be opened again.
pub(crate) fn is_too_large(plan: &Plan) -> bool {
    let lists = [
        plan.drivers.len(),
        plan.targets.len(),
        plan.ceilings.len(),
        plan.norms.len(),
        plan.corrections.len(),
        plan.waivers.len(),
        plan.ranges.len(),
        plan.holds.len(),
    ];
    let opinions = plan.scenarios.iter().map(|scenario| scenario.opinions.len());
    let has_long_list = lists.into_iter().chain(opinions).any(|length| length > LIMITS.list);
    has_long_list || plan.sources.len() > LIMITS.sources || plan.amounts() > LIMITS.amounts
}

/// Changes a plan that is thrown away if the command is refused.
fn change(plan: &mut Plan, command: &Command) -> Result<(), Refusal> {
    let mark = mark::Mark::before(plan, command);
    change_unmarked(plan, command)?;
    mark.put(plan);
    Ok(())
}

/// All of the commands in order. Lines that are each added after the one before are added together: one by one, every
/// one of them would number its siblings anew.
fn several(plan: &mut Plan, mut commands: &[Command]) -> Result<(), Refusal> {
    while let Some((first, rest)) = commands.split_first() {
        let added = added_in_a_row(plan.next_id, commands);
        if let (Command::AddItem { place, .. }, 2..) = (first, added) {
            let mark = mark::Mark::before(plan, first);
            outline::add(plan, first.cell(), (false, added), *place)?;
            mark.put(plan);
            commands = commands.get(added..).unwrap_or_default();
        } else {
            change(plan, first)?;
            commands = rest;
        }
    }
    Ok(())
}

/// How many of the commands, from the first on, add a line after the line that the one before added.
fn added_in_a_row(next_id: Id, commands: &[Command]) -> usize {
    let follows = |(before, command): (Option<Id>, &Command)| match command {
        Command::AddItem { group: false, place } => before.is_none_or(|id| *place == Place::After(id)),
        _ => false,
    };
    let before = std::iter::once(None).chain((next_id..).map(Some));
    before.zip(commands).take_while(|pair| follows(*pair)).count()
}

fn change_unmarked(plan: &mut Plan, command: &Command) -> Result<(), Refusal> {
    let cell = command.cell();
    match command {
        Command::Several(commands) => several(plan, commands),

        Command::SetPlanText { field, text } => texts::set_of_plan(plan, cell, *field, text),
        Command::SetPeriod(years) => period::set(plan, cell, *years),
        Command::SetScale(scale) => {
            plan.scale = *scale;
            Ok(())
        }

        Command::SetIndex { percent, .. } => period::set_index(plan, cell, *percent),

        Command::SetItemText { field, text, .. } => texts::set_of_item(plan, cell, *field, text),
        Command::SetProse { prose, .. } => texts::set_prose(plan, cell, prose),
        Command::SetBasis { basis, .. } => basis::set_kind(plan, cell, *basis),
        Command::SetPrice { price, .. } => basis::set_price(plan, cell, *price),
        Command::SetCount { count, .. } => count::set(plan, cell, *count),
        Command::SetFactors { factors, .. } => factors::set_all(plan, cell, factors),
        Command::SetFactor { factor, number, .. } => factors::set_one(plan, cell, *factor, *number),
        Command::SetAmount { amount, .. } => basis::set_amount(plan, cell, *amount),
        Command::SpreadAmount { amount, spread, .. } => basis::spread_amount(plan, cell, *amount, *spread),
        Command::SetFunding { funding, .. } => funding::set(plan, cell, funding),

        Command::ScalePrices { percent, step, .. } => {
            scale::prices(plan, cell, scale::Scale::accept(cell, *percent, *step)?)
        }
        Command::ScaleCounts { percent, step, .. } => {
            scale::counts(plan, cell, scale::Scale::accept(cell, *percent, *step)?)
        }
        Command::Delay { years, .. } => scale::delay(plan, cell, *years),

        Command::AddItem { group, place } => outline::add(plan, cell, (*group, 1), *place),
        Command::DeleteItem(_) => outline::delete(plan, cell),
        Command::DuplicateItem(_) => outline::duplicate(plan, cell),
        Command::MoveItem { to, .. } => outline::shift(plan, cell, *to),

        Command::AddSource { name } => register::add_source(plan, cell, name),
        Command::SetSourceName { name, .. } => register::rename_source(plan, cell, name),
        Command::DeleteSource(_) => register::delete_source(plan, cell),
        Command::AddDriver { name, unit, value } => register::add_driver(plan, cell, name, unit, *value),
        Command::SetDriverText { field, text, .. } => register::set_driver_text(plan, cell, *field, text),
        Command::SetDriverValue { value, .. } => register::set_driver_value(plan, cell, *value),
        Command::DeleteDriver(_) => register::delete_driver(plan, cell),
        Command::AddCeiling(ceiling) => register::add_ceiling(plan, cell, ceiling),
        Command::SetCeiling(ceiling) => register::set_ceiling(plan, cell, ceiling),
        Command::DeleteCeiling(_) => register::delete_ceiling(plan, cell),
        Command::AddNorm(norm) => register::add_norm(plan, cell, norm),
        Command::SetNorm(norm) => register::set_norm(plan, cell, norm),
        Command::DeleteNorm(_) => register::delete_norm(plan, cell),

        Command::Correct { claim, text } => printed::correct(plan, cell, *claim, text.as_deref()),
        Command::SetTableUnit { unit, .. } => printed::set_unit(plan, cell, unit.as_deref()),

        Command::AddTarget { text } => target::add(plan, cell, text),
        Command::SetTarget { change, .. } => target::set(plan, cell, change),
        Command::DeleteTarget(_) => target::delete(plan, cell),

        Command::SetRange { of, range, .. } => fit::set_range(plan, cell, *of, *range),
        Command::SetHold(hold) => fit::set_hold(plan, cell, *hold),
        Command::SetWeight { target, weight } => fit::set_weight(plan, cell, *target, *weight),

        Command::AddScenario { name, changes } => scenario::add(plan, cell, name, changes),
        Command::SetScenarioName { name, .. } => scenario::rename(plan, cell, name),
        Command::DeleteScenario(_) => scenario::delete(plan, cell),
        Command::DuplicateScenario { name, .. } => scenario::duplicate(plan, cell, name),
        Command::MoveScenario { to, .. } => scenario::shift(plan, cell, *to),
        Command::MergeScenario(_) => scenario::merge(plan, cell),
        Command::InScenario { scenario, command } => scenario::change(plan, *scenario, command),
        Command::DropChange { at, .. } => scenario::drop_change(plan, cell, *at),
        Command::KeepChange { at, .. } => scenario::keep_change(plan, cell, *at),
        Command::SetOpinion { scenario, opinion, .. } => scenario::set_opinion(plan, cell, *scenario, opinion.as_ref()),

        Command::Waive { finding, reason } => waiver::set(plan, cell, finding, reason),
        Command::Unwaive { finding } => waiver::delete(plan, cell, finding),
    }
}
