//! What there is to want in a plan, and what there is to change. Searches nothing.

use super::{Aim, Lever};
use crate::plan::{Basis, Command, Plan, Scenario};

/// The figures that a plan has: its total, its years where there are several, its sources, and targets with a figure.
pub fn aims(plan: &Plan) -> Vec<Aim> {
    let years = plan.period.years().map(Aim::Year).filter(|_| plan.period.len() > 1);
    let sources = plan.sources.iter().map(|source| Aim::Source(source.id));
    let targets =
        plan.targets.iter().filter(|target| target.goal.threshold().is_some() && !target.contributions.is_empty());
    let targets = targets.map(|target| Aim::Target(target.id));
    std::iter::once(Aim::Total).chain(years).chain(sources).chain(targets).collect()
}

impl Lever {
    /// The change of a scenario that this lever would turn anew, by its place in the list.
    pub fn turned(&self, scenario: &Scenario) -> Option<usize> {
        let is_it = |command: &Command| match (self, command) {
            (Self::Prices { item }, Command::ScalePrices { item: of, .. }) => item == of,
            (Self::Counts { item }, Command::ScaleCounts { item: of, .. }) => item == of,
            _ => false,
        };
        scenario.changes.iter().position(|change| is_it(&change.command))
    }
}

/// What can be changed: all prices and counts, shared numbers, what sources pay, and then the figures of each line, of at most
/// that many lines.
pub fn levers(plan: &Plan, most: usize) -> Vec<Lever> {
    let all = [Lever::Prices { item: None }, Lever::Counts { item: None }];
    let drivers = plan.drivers.iter().map(|driver| Lever::Driver(driver.id));
    let shares = plan.sources.iter().map(|source| Lever::Share { item: None, source: source.id });
    let shares = shares.filter(|_| plan.sources.len() > 1);
    let of_line = |item: &std::sync::Arc<crate::plan::Item>| match item.line().map(|line| &line.basis) {
        Some(Basis::UnitCost { .. }) => {
            vec![Lever::Price { item: item.id, year: None }, Lever::Count { item: item.id, year: None }]
        }
        Some(Basis::LumpSum(_)) => vec![Lever::Amount { item: item.id, year: None }],
        Some(Basis::Blank) | None => Vec::new(),
    };
    let lines = plan.outline.items().iter().filter(|item| !item.is_group()).take(most).flat_map(of_line);
    all.into_iter().chain(drivers).chain(shares).chain(lines).collect()
}
