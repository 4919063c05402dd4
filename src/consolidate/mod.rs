//! Several plans in one, such as those of provinces that merge: a group for each, and every amount as it was. Never
//! corrects or rounds what it takes over.
//!
//! - The years reach from the first of any plan to the last of any; a plan has no count and no amount in years that it did
//!   not cover.
//! - Sources of one name are one source. Drivers are one where name, unit and number are equal, norms where name, unit
//!   and cap are; what has only the name in common bears the name of its plan before its own.
//! - Targets that say and ask for the same are one, to which the lines of all their plans add; a baseline and a population
//!   stay only where the plans do not give different ones, since nobody has said what holds for all together, and the
//!   target that they detail only where it is one too. Every other target says whose it is.
//! - A ceiling of a whole plan becomes one of its group.
//! - Prices that rise go on rising only where all plans have the same years and the same rise. Otherwise each year has the
//!   price that it had.
//! - Where shares would come out another way in the common order of the sources, the line says in đồng who pays what.
//! - Ranges, and what a cut must leave, stay with their lines; how much a target counts, where all its plans agree.
//! - Printed tables and figures, their corrections, and accepted findings stay behind: they speak of other documents. So do
//!   scenarios, which are about a plan of its own years, prices and sources; who wants one merges it into its plan before.

mod fit;
mod join;
mod lay;
mod names;
mod outline;
mod registers;
mod shares;
mod targets;
#[cfg(test)]
mod tests;

use crate::edit::is_too_large;
use crate::money::LIMITS;
use crate::plan::{Id, Plan};
use std::collections::BTreeMap;

/// Why those plans cannot be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the sentence of a variant speaks of its fields")]
pub enum Why {
    /// There is no plan.
    Nothing,
    /// From the first year of any plan to the last of any there are more than a plan may have.
    Years { first: u16, last: u16 },
    /// The plan at this position has as many levels as there may be already.
    TooDeep(usize),
    /// There would be more of something than a plan may have.
    TooMuch,
    /// Prices rise in the plan at this position until they cannot be written any more.
    Index(usize),
}

/// One of the plans on its way into the whole.
struct Part<'a> {
    /// As it was given.
    given: &'a Plan,
    /// Over the years of the whole.
    laid: Plan,
    /// How it is called where a name must say whose something is.
    name: String,
    /// Its group.
    group: Id,
    /// What each of its ids is in the whole.
    ids: BTreeMap<Id, Id>,
}

impl Part<'_> {
    fn id(&self, id: Id) -> Option<Id> {
        self.ids.get(&id).copied()
    }
}

/// One plan of all of them, shown as the first is.
///
/// Its total is the sum of theirs, in every year, of every source and in kind, and each group comes to what its plan did.
///
/// # Errors
/// [`Why`] they cannot be one plan.
pub fn consolidate(plans: &[Plan], title: &str) -> Result<Plan, Why> {
    let period = lay::period(plans)?;
    let items = plans.iter().map(|plan| plan.outline.len().saturating_add(1));
    if items.fold(0_usize, usize::saturating_add) > LIMITS.items {
        return Err(Why::TooMuch);
    }
    let mut whole = Plan::blank("hop-nhat", title, period);
    lay::head(&mut whole, plans);
    let names = names::of_plans(plans);
    let mut parts = Vec::with_capacity(plans.len());
    for (at, (given, name)) in plans.iter().zip(names).enumerate() {
        let laid = lay::over(given, at, &whole)?;
        parts.push(Part { given, laid, name, group: 0, ids: BTreeMap::new() });
    }
    registers::sources(&mut whole, &mut parts);
    registers::drivers(&mut whole, &mut parts);
    outline::join(&mut whole, &mut parts)?;
    targets::join_all(&mut whole, &mut parts);
    registers::ceilings(&mut whole, &parts);
    registers::norms(&mut whole, &parts);
    fit::join(&mut whole, &parts);
    if is_too_large(&whole) {
        return Err(Why::TooMuch);
    }
    shares::keep(&mut whole, &parts)?;
    Ok(whole)
}
