//! One plan of two: each thing as it was chosen, and nothing that points nowhere. Decides nothing that was not chosen.
//!
//! Everything from the left is the left plan exactly. Everything from the right computes and says what the right plan
//! does; what may differ is its name, its ids, and the mark "changed since printed" of items in which nothing else
//! differs. In between:
//!
//! - A group stays or comes if anything in it does.
//! - What a taken thing names comes with it: sources, and drivers. A line from the right whose driver stays as the left
//!   plan has it gets the number of the right one as its exception, so that it costs what was shown.
//! - What names a thing that is not there any more goes: contributions and the lines of norms one by one, ceilings and
//!   waivers as a whole.
//! - Amounts of years that the plan does not have are left out.
//! - Scenarios, ranges and what a cut must leave are nobody's choice: those of the left plan stay, as far as what they are
//!   about is still there. A change of a scenario that has become impossible stays too, and is shown where scenarios are.
//! - Siblings that are not all from one plan are numbered as the plan numbers; the others keep their numbers.

mod content;
mod lists;
mod numbers;
mod outline;
mod references;

use super::align::{Fresh, gone, living};
use super::{Choice, Choices, Comparison, Part, Thing};
use crate::edit::{self, Cell, Field, Reason, Refusal};
use crate::money::{Decimal, LIMITS};
use crate::plan::{ByYear, Id, Period, Plan};
use std::collections::{BTreeMap, BTreeSet};

/// A plan made of two, and what nobody chose and happened all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The plan.
    pub plan: Plan,
    /// What happened, each once.
    pub notices: Vec<Notice>,
}

/// What happened to a thing that nobody chose, because something else was. Ids are those of the [`Comparison`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// It came, or stayed, because something names it or stands in it.
    Kept(Thing),
    /// It went, because it speaks of something that is not there.
    Dropped(Thing),
    /// It lost amounts or counts of years that the plan does not have.
    YearsCut(Thing),
    /// It no longer names all the lines it named.
    LinesCut(Thing),
    /// It has the driver's number of the right plan as an exception.
    Exception(Id),
    /// Groups would have stood in each other: they stand where the left plan has them.
    NotMoved,
}

/// The plan of what was chosen.
///
/// # Errors
/// A [`Refusal`] if the plan would be larger or deeper than plans may be.
pub fn merge(comparison: &Comparison, choices: &Choices) -> Result<Merged, Refusal> {
    let mut merging = Merging::new(comparison, choices);
    let mut plan = merging.head();
    merging.drivers(&mut plan);
    plan.outline = merging.outline(plan.period)?;
    merging.lists(&mut plan);
    merging.complete(&mut plan);
    merging.set_next_id(&mut plan);
    if is_too_large(&plan) {
        return Err(refuse(Reason::TooMany));
    }
    Ok(Merged { plan, notices: merging.notices.into_iter().collect() })
}

/// What is known while a plan is made.
struct Merging<'a> {
    of: &'a Comparison,
    choices: &'a Choices,
    parts: BTreeMap<&'a Thing, &'a Part>,
    notices: BTreeSet<Notice>,
    fresh: Fresh,
    /// Drivers of the right plan that came as others, under their new ids.
    driver_copies: BTreeMap<Id, Id>,
    /// Drivers that have the number of the left plan, with the one of the right.
    kept_drivers: BTreeMap<Id, Decimal>,
}

impl<'a> Merging<'a> {
    fn new(of: &'a Comparison, choices: &'a Choices) -> Self {
        let used =
            [living(&of.left), gone(&of.left), living(&of.right), gone(&of.right)].into_iter().flatten().collect();
        let fresh = Fresh::after(of.left.next_id.max(of.right.next_id), used);
        let (driver_copies, kept_drivers) = (BTreeMap::new(), BTreeMap::new());
        let parts = of.parts.iter().map(|part| (&part.thing, part)).collect();
        Self { of, choices, parts, notices: BTreeSet::new(), fresh, driver_copies, kept_drivers }
    }

    /// The plan with the head that was chosen, and nothing else yet that differs.
    fn head(&mut self) -> Plan {
        let (left, right) = (&self.of.left, &self.of.right);
        let mut plan = left.clone();
        let text = |thing: &Thing, slot: &mut String, other: &String| {
            if self.chosen(thing) == Choice::Right {
                slot.clone_from(other);
            }
        };
        text(&Thing::Title, &mut plan.title, &right.title);
        text(&Thing::Issuer, &mut plan.issuer, &right.issuer);
        text(&Thing::Decision, &mut plan.decision, &right.decision);
        if self.chosen(&Thing::Period) == Choice::Right {
            plan.period = right.period;
            edit::lay_scenarios(&mut plan, left.period);
        }
        if self.chosen(&Thing::Scale) == Choice::Right {
            plan.scale = right.scale;
        }
        plan.index = self.index(plan.period);
        plan
    }

    /// How much prices rise, in the years of the merged plan.
    fn index(&mut self, period: Period) -> ByYear<Decimal> {
        let of = self.of;
        let from = if self.chosen(&Thing::Index) == Choice::Right { &of.right } else { &of.left };
        let (index, cut) = rebased(from.period, period, &from.index);
        if cut {
            self.notices.insert(Notice::YearsCut(Thing::Index));
        }
        if index.iter().all(Option::is_none) { ByYear::new() } else { index }
    }

    /// What is chosen for a thing beside groups and lines. What does not differ is as the left plan has it.
    fn chosen(&self, thing: &Thing) -> Choice {
        self.parts.get(thing).map_or(Choice::Left, |part| self.choices.of_part(part))
    }

    /// The smallest id that nothing of the plan has, and that the left plan never gave away.
    fn set_next_id(&self, plan: &mut Plan) {
        let printed = plan.claims.iter().filter_map(|claim| claim.subject.item);
        let highest = living(plan).into_iter().chain(printed).max().unwrap_or_default();
        plan.next_id = self.of.left.next_id.max(highest.saturating_add(1));
    }
}

/// The values of a list by year, for other years.
fn rebased<T: Copy>(from: Period, to: Period, values: &[Option<T>]) -> (Vec<Option<T>>, bool) {
    if from == to {
        return (values.to_vec(), false);
    }
    let value = |year: u16| from.index(year).and_then(|at| values.get(at).copied().flatten());
    let cut = from.years().any(|year| to.index(year).is_none() && value(year).is_some());
    (to.years().map(value).collect(), cut)
}

fn is_too_large(plan: &Plan) -> bool {
    edit::is_too_large(plan) || plan.tables.len() > LIMITS.tables || plan.claims.len() > LIMITS.figures
}

fn refuse(reason: Reason) -> Refusal {
    Refusal { cell: Cell::new(None, Field::Place), reason }
}
