//! What the plan's lines bring each target to. Says so when a number is missing; never guesses one.

use super::exact::count_in_year;
use crate::money::Decimal;
use crate::plan::{Basis, Goal, Id, Plan, Target};

/// Whether a target is reached, or why that cannot be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetState {
    /// The projection reaches the goal.
    Reached,
    /// It does not.
    Short,
    /// A percentage, and nobody said of how many.
    NeedsPopulation,
    /// Nobody said where things stand before the plan.
    NeedsBaseline,
    /// No line adds to it.
    NoActivity,
    /// It has no figure to reach.
    NoFigure,
}

/// What a target comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The target.
    pub target: Id,
    /// Whether it is reached.
    pub state: TargetState,
    /// How many the plan's lines add.
    pub added: Decimal,
    /// Where it ends, in the goal's unit.
    pub projected: Option<Decimal>,
    /// How much is missing, in the goal's unit (for `%`: points).
    pub short_by: Option<Decimal>,
    /// The goal is reached only if the population is at most this, while it is unknown.
    pub population_at_most: Option<Decimal>,
}

/// One outlook for each target.
pub(super) fn outlooks(plan: &Plan) -> Vec<Outlook> {
    plan.targets.iter().map(|target| outlook(plan, target)).collect()
}

fn outlook(plan: &Plan, target: &Target) -> Outlook {
    let added = added(plan, target);
    let mut outlook = Outlook {
        target: target.id,
        state: TargetState::NoFigure,
        added,
        projected: None,
        short_by: None,
        population_at_most: None,
    };
    let Some((goal, unit)) = target.goal.threshold() else { return outlook };
    let baseline = target.baseline.as_ref().map(|baseline| baseline.value);
    if target.contributions.is_empty() {
        outlook.state = TargetState::NoActivity;
        return outlook;
    }
    let projected = if unit == "%" {
        let Some(baseline) = baseline else {
            outlook.state = TargetState::NeedsBaseline;
            return outlook;
        };
        let Some(population) = target.population.as_ref().filter(|population| population.value > Decimal::ZERO) else {
            outlook.state = TargetState::NeedsPopulation;
            outlook.population_at_most = largest_population(added, goal, baseline);
            return outlook;
        };
        percent_of(added, population.value).and_then(|points| baseline.checked_add(points))
    } else {
        baseline.unwrap_or(Decimal::ZERO).checked_add(added)
    };
    judge(&mut outlook, goal, projected);
    outlook
}

fn judge(outlook: &mut Outlook, goal: Decimal, projected: Option<Decimal>) {
    let Some(projected) = projected else { return };
    outlook.projected = Some(projected);
    let missing = goal.checked_sub(projected).unwrap_or(Decimal::ZERO).max(Decimal::ZERO);
    outlook.short_by = Some(missing);
    outlook.state = if missing.is_zero() { TargetState::Reached } else { TargetState::Short };
}

/// What all contributing lines add: counted units × effect. What is gone or does not fit adds nothing.
fn added(plan: &Plan, target: &Target) -> Decimal {
    let until = target.year.map_or(u16::MAX, |year| year);
    let of = |contribution: &crate::plan::Contribution| -> Option<Decimal> {
        let Basis::UnitCost { count, .. } = &plan.outline.get(contribution.item)?.line()?.basis else { return None };
        let years = plan.period.years().enumerate().filter(|(_, year)| *year <= until);
        let counted = years.filter_map(|(index, _)| count_in_year(plan, count, index));
        counted.reduce(|sum, number| sum.checked_add(number).unwrap_or(sum))?.checked_mul(contribution.effect)
    };
    target.contributions.iter().filter_map(of).fold(Decimal::ZERO, |sum, one| sum.checked_add(one).unwrap_or(sum))
}

/// Percentage points to two decimals, rounded down: a target is not reached by rounding.
fn percent_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    Some(percent.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::ToNegativeInfinity).normalize())
}

/// The largest whole population for which `added` closes the gap from `baseline` to `goal` percent.
fn largest_population(added: Decimal, goal: Decimal, baseline: Decimal) -> Option<Decimal> {
    let gap = goal.checked_sub(baseline)?;
    (gap > Decimal::ZERO).then_some(())?;
    Some(added.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(gap)?.floor())
}

impl Goal {
    /// Whether the goal is a percentage.
    pub fn is_percent(&self) -> bool {
        self.threshold().is_some_and(|(_, unit)| unit == "%")
    }
}
