//! What the plan's lines bring each target to. Says so when a number is missing; never guesses one.

use super::effect::{Effect, added, cost, most};
use super::exact::{Exact, divide_rounding, power_of_ten};
use super::report::Report;
use crate::money::{Decimal, Money};
use crate::plan::{Goal, Id, Plan, Target};
use rust_decimal::RoundingStrategy::ToNegativeInfinity;

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
///
/// Counted is what takes effect by the end of the target's year, or at any time where it has none. A percentage is
/// rounded down, to two decimals or as many as the goal or the baseline has: no target is reached by rounding.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// By how much it ends above the upper figure of a range, in the goal's unit.
    pub above_by: Option<Decimal>,
    /// The goal is reached only if the population is at most this, while it is unknown.
    pub population_at_most: Option<Decimal>,
    /// Where it stands at the end of each year of the period, in the goal's unit, whatever the target's year.
    pub by_year: Vec<Option<Decimal>>,
    /// How many the lines together would have to add to reach the goal, whole where it is a percentage; 0 if the
    /// baseline does.
    pub needed: Option<Decimal>,
    /// The most that they can add, where each of them has a cap.
    pub most: Option<Decimal>,
    /// Where exactly one line adds: how many units it counts.
    pub units: Option<Decimal>,
    /// And how many whole units in all would reach the goal; `None` where its cap is below what is needed.
    pub units_needed: Option<Decimal>,
    /// The money of the lines that add, in the years up to the target's.
    pub cost: Option<Money>,
    /// That for each percentage point gained, or each one of what the goal counts.
    pub cost_per_point: Option<Money>,
    /// That for each one added.
    pub cost_per_beneficiary: Option<Money>,
}

/// One outlook for each target.
pub(super) fn outlooks(plan: &Plan, report: &Report) -> Vec<Outlook> {
    plan.targets.iter().map(|target| outlook(plan, report, target)).collect()
}

fn outlook(plan: &Plan, report: &Report, target: &Target) -> Outlook {
    let until = target.year.unwrap_or(u16::MAX);
    let effects = Effect::all(plan, target);
    let added = added(&effects, until);
    let cost = cost(plan, report, target, until);
    let mut outlook = Outlook {
        target: target.id,
        state: TargetState::NoFigure,
        added,
        projected: None,
        short_by: None,
        above_by: None,
        population_at_most: None,
        by_year: vec![None; plan.period.len()],
        needed: None,
        most: most(&effects),
        units: None,
        units_needed: None,
        cost,
        cost_per_point: None,
        cost_per_beneficiary: cost.and_then(|cost| each(cost, Exact::ONE, Exact::new(added))),
    };
    if let [only] = effects.as_slice() {
        outlook.units = Some(only.units(until));
    }
    if let Some(aim) = Aim::of(target) {
        aim.judge(&effects, &mut outlook);
        aim.by_year(plan, &effects, &mut outlook.by_year);
    }
    outlook
}

/// Where a target stands once that many are added, in the goal's unit; `None` where it has no figure to reach, or nobody said
/// from where or of how many.
pub fn projected(target: &Target, added: Decimal) -> Option<Decimal> {
    Aim::of(target)?.projected(added)
}

/// The figures of a target that has one to reach.
struct Aim {
    goal: Decimal,
    upper: Option<Decimal>,
    percent: bool,
    baseline: Option<Decimal>,
    population: Option<Decimal>,
}

impl Aim {
    fn of(target: &Target) -> Option<Self> {
        let (goal, unit) = target.goal.threshold()?;
        let percent = unit == "%";
        let stated = target.baseline.as_ref().map(|baseline| baseline.value);
        Some(Self {
            goal,
            upper: if let Goal::Range { to, .. } = target.goal { Some(to) } else { None },
            percent,
            // what is counted from now on starts at nothing
            baseline: if percent { stated } else { Some(stated.unwrap_or(Decimal::ZERO)) },
            population: target.population.as_ref().map(|it| it.value).filter(|value| *value > Decimal::ZERO),
        })
    }

    /// How far the goal is from where things stand.
    fn gap(&self) -> Option<Decimal> {
        self.goal.checked_sub(self.baseline?)
    }

    fn judge(&self, effects: &[Effect<'_>], outlook: &mut Outlook) {
        let needed = self.needed();
        // of people and enterprises there are no parts
        outlook.needed = needed.map(|needed| if self.percent { needed.ceil() } else { needed }.normalize());
        if let ([only], Some(needed)) = (effects, needed) {
            outlook.units_needed = only.units_for(needed);
        }
        outlook.state = match (effects, self.baseline, self.projected(outlook.added)) {
            ([], _, _) => TargetState::NoActivity,
            (_, None, _) => TargetState::NeedsBaseline,
            (_, Some(_), Some(projected)) => self.compare(projected, outlook),
            // whatever the population is, it is enough
            (_, Some(baseline), None) if baseline >= self.goal && outlook.added >= Decimal::ZERO => {
                TargetState::Reached
            }
            (_, Some(_), None) => {
                outlook.population_at_most = self.largest_population(outlook.added);
                TargetState::NeedsPopulation
            }
        };
        if !matches!(outlook.state, TargetState::NoActivity) {
            outlook.cost_per_point = outlook.cost.and_then(|cost| self.cost_per_point(cost, outlook.added));
        }
    }

    fn compare(&self, projected: Decimal, outlook: &mut Outlook) -> TargetState {
        let beyond = |one: Decimal, other: Decimal| one.checked_sub(other).unwrap_or_default().max(Decimal::ZERO);
        let missing = beyond(self.goal, projected);
        outlook.projected = Some(projected);
        outlook.short_by = Some(missing);
        outlook.above_by = self.upper.map(|upper| beyond(projected, upper)).filter(|above| !above.is_zero());
        if missing.is_zero() { TargetState::Reached } else { TargetState::Short }
    }

    /// Where the target stands once that many are added. Of a percentage it is known only with the population, unless
    /// nothing is added.
    fn projected(&self, added: Decimal) -> Option<Decimal> {
        let gain = match (self.percent, self.population) {
            (false, _) => added,
            (true, _) if added.is_zero() => Decimal::ZERO,
            (true, population) => self.percent_of(added, population?)?,
        };
        Some(self.baseline?.checked_add(gain)?.normalize())
    }

    fn by_year(&self, plan: &Plan, effects: &[Effect<'_>], years: &mut [Option<Decimal>]) {
        if self.percent && self.population.is_none() {
            return;
        }
        for (slot, year) in years.iter_mut().zip(plan.period.years()) {
            *slot = self.projected(added(effects, year));
        }
    }

    /// Percentage points, rounded down.
    fn percent_of(&self, part: Decimal, whole: Decimal) -> Option<Decimal> {
        let finest = self.baseline.map_or(0, |baseline| baseline.normalize().scale());
        let decimals = self.goal.normalize().scale().max(finest).max(2);
        let percent = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
        Some(percent.round_dp_with_strategy(decimals, ToNegativeInfinity))
    }

    /// What has to be added to reach the goal, to the last fraction.
    fn needed(&self) -> Option<Decimal> {
        let gap = self.gap()?.max(Decimal::ZERO);
        if !self.percent || gap.is_zero() {
            return Some(gap);
        }
        gap.checked_mul(self.population?)?.checked_div(Decimal::ONE_HUNDRED)
    }

    /// The largest whole population for which `added` closes the gap; `None` where no population is small enough.
    fn largest_population(&self, added: Decimal) -> Option<Decimal> {
        let gap = self.gap().filter(|gap| *gap > Decimal::ZERO)?;
        let largest = added.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(gap)?.floor().normalize();
        (largest > Decimal::ZERO).then_some(largest)
    }

    fn cost_per_point(&self, cost: Money, added: Decimal) -> Option<Money> {
        if !self.percent {
            return each(cost, Exact::ONE, Exact::new(added));
        }
        each(cost, Exact::new(self.population?), Exact::new(added).times(Exact { mantissa: 100, scale: 0 })?)
    }
}

/// `cost × many / of`, rounded once to whole đồng; `None` if it does not fit or there is nothing to divide by.
fn each(cost: Money, many: Exact, of: Exact) -> Option<Money> {
    (of.mantissa > 0).then_some(())?;
    let above = Exact { mantissa: cost.dong(), scale: 0 }.times(many)?;
    let numerator = above.mantissa.checked_mul(power_of_ten(of.scale)?)?;
    Some(Money::new(divide_rounding(numerator, of.mantissa.checked_mul(power_of_ten(above.scale)?)?)))
}

impl Goal {
    /// Whether the goal is a percentage.
    pub fn is_percent(&self) -> bool {
        self.threshold().is_some_and(|(_, unit)| unit == "%")
    }
}
