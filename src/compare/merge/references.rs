//! What a merged plan names: carried over where it is missing, or dropped. Afterwards nothing in the plan points nowhere.

use super::{Merging, Notice, Thing};
use crate::compare::align::living;
use crate::plan::{Basis, FactorValue, Id, Line, Plan};
use std::collections::BTreeSet;

impl Merging<'_> {
    /// Makes the plan whole.
    pub(super) fn complete(&mut self, plan: &mut Plan) {
        self.drop_of_items(plan);
        self.drop_of_targets(plan);
        self.carry_drivers(plan);
        self.carry_sources(plan);
        self.drop_waivers(plan);
    }

    /// What speaks of lines and years that are not there.
    fn drop_of_items(&mut self, plan: &mut Plan) {
        let lines: BTreeSet<Id> =
            plan.outline.items().iter().filter(|item| !item.is_group()).map(|item| item.id).collect();
        for target in &mut plan.targets {
            let before = target.contributions.len();
            target.contributions.retain(|one| lines.contains(&one.item));
            if target.contributions.len() != before {
                self.notices.insert(Notice::LinesCut(Thing::Target(target.id)));
            }
        }
        for norm in &mut plan.norms {
            let before = norm.lines.len();
            norm.lines.retain(|line| lines.contains(line));
            if norm.lines.len() != before {
                self.notices.insert(Notice::LinesCut(Thing::Norm(norm.id)));
            }
        }
        plan.ranges.retain(|range| lines.contains(&range.item));
        plan.holds.retain(|hold| lines.contains(&hold.item));
        let targets: BTreeSet<Id> = plan.targets.iter().map(|target| target.id).collect();
        plan.weights.retain(|weight| targets.contains(&weight.target));
        let (period, outline) = (plan.period, &plan.outline);
        plan.ceilings.retain(|ceiling| {
            let is_there = ceiling.year.is_none_or(|year| period.index(year).is_some())
                && ceiling.item.is_none_or(|id| outline.get(id).is_some());
            if !is_there {
                self.notices.insert(Notice::Dropped(Thing::Ceiling(ceiling.id)));
            }
            is_there
        });
    }

    /// Targets that detail one that is not there, or each other in a circle, stand on their own.
    fn drop_of_targets(&mut self, plan: &mut Plan) {
        let parents: std::collections::BTreeMap<Id, Option<Id>> =
            plan.targets.iter().map(|target| (target.id, target.parent)).collect();
        let most = parents.len();
        for target in &mut plan.targets {
            let mut above = target.parent;
            let mut steps = 0_usize;
            while let Some(id) = above.filter(|id| *id != target.id && steps <= most) {
                above = parents.get(&id).copied().flatten();
                steps = steps.saturating_add(1);
            }
            let is_known = target.parent.is_none_or(|parent| parents.contains_key(&parent));
            if !is_known || above.is_some() {
                target.parent = None;
                self.notices.insert(Notice::LinesCut(Thing::Target(target.id)));
            }
        }
    }

    fn carry_drivers(&mut self, plan: &mut Plan) {
        let named: BTreeSet<Id> = lines(plan).flat_map(drivers).collect();
        let there: BTreeSet<Id> = plan.drivers.iter().map(|driver| driver.id).collect();
        for id in named.difference(&there) {
            let driver = self.of.left.driver(*id).or_else(|| self.of.right.driver(*id));
            if let Some(driver) = driver {
                plan.drivers.push(driver.clone());
                self.notices.insert(Notice::Kept(Thing::Driver(*id)));
            }
        }
    }

    fn carry_sources(&mut self, plan: &mut Plan) {
        let of_lines = lines(plan).flat_map(|line| line.funding.sources());
        let of_ceilings = plan.ceilings.iter().filter_map(|ceiling| ceiling.source);
        let of_tables = plan.tables.iter().filter_map(|table| table.source);
        let of_claims = plan.claims.iter().filter_map(|claim| claim.subject.source);
        let named: BTreeSet<Id> = of_lines.chain(of_ceilings).chain(of_tables).chain(of_claims).collect();
        let there: BTreeSet<Id> = plan.sources.iter().map(|source| source.id).collect();
        for id in named.difference(&there) {
            let source = self.of.left.source(*id).or_else(|| self.of.right.source(*id));
            if let Some(source) = source {
                plan.sources.push(source.clone());
                self.notices.insert(Notice::Kept(Thing::Source(*id)));
            }
        }
    }

    /// Waivers about what was there in one of the plans and is not in this one.
    fn drop_waivers(&mut self, plan: &mut Plan) {
        let there = living(plan);
        let side = |plan: &Plan| {
            let names: BTreeSet<String> = plan.waivers.iter().map(|waiver| waiver.finding.clone()).collect();
            let gone: BTreeSet<Id> = living(plan).difference(&there).copied().collect();
            (names, gone)
        };
        let sides = [side(&self.of.left), side(&self.of.right)];
        plan.waivers.retain(|waiver| {
            let mut ids = waiver.finding.split(':').enumerate().filter(|(at, _)| matches!(at, 1 | 2 | 4));
            let went =
                |id: Id| sides.iter().all(|(names, gone)| !names.contains(&waiver.finding) || gone.contains(&id));
            let is_gone = ids.any(|(_, part)| part.parse().is_ok_and(went));
            if is_gone {
                self.notices.insert(Notice::Dropped(Thing::Waiver(waiver.finding.clone())));
            }
            !is_gone
        });
    }
}

fn lines(plan: &Plan) -> impl Iterator<Item = &Line> {
    plan.outline.items().iter().filter_map(|item| item.line())
}

fn drivers(line: &Line) -> Vec<Id> {
    let Basis::UnitCost { count, .. } = &line.basis else { return Vec::new() };
    let driver = |factor: &crate::plan::Factor| match factor.value {
        FactorValue::Driver { driver, .. } => Some(driver),
        FactorValue::Number(_) => None,
    };
    count.factors.iter().filter_map(driver).collect()
}
