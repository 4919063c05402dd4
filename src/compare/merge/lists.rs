//! The lists of the merged plan: drivers, sources, targets, ceilings, norms, printed figures, waivers. Whether what they
//! name is there, `references` sees to.

use super::{Choice, Merging, Thing};
use crate::compare::parts::{Printed, fixed, printed};
use crate::compare::shape::{Place, woven};
use crate::plan::{Correction, Id, Plan};
use std::collections::BTreeMap;

/// One of a list, and whether it is the right one of two that were both taken.
type Taken<T> = (T, bool);

impl Merging<'_> {
    /// Drivers, which lines need to know.
    pub(super) fn drivers(&mut self, plan: &mut Plan) {
        let (left, right) = (&self.of.left.drivers, &self.of.right.drivers);
        let taken = self.list(left, right, |it| it.id, Thing::Driver);
        plan.drivers.clear();
        for (mut driver, is_second) in taken {
            if is_second {
                let id = self.fresh.take();
                self.driver_copies.insert(driver.id, id);
                driver.id = id;
                driver.name = free_name(&driver.name, |name| left.iter().chain(right).any(|it| it.name == name));
            }
            plan.drivers.push(driver);
        }
        for driver in right.iter().filter(|driver| !self.driver_copies.contains_key(&driver.id)) {
            let value = plan.driver(driver.id).map(|driver| driver.value);
            if value.is_some_and(|value| value != driver.value) {
                self.kept_drivers.insert(driver.id, driver.value);
            }
        }
    }

    /// All other lists, as they were chosen.
    pub(super) fn lists(&mut self, plan: &mut Plan) {
        let (left, right) = (&self.of.left, &self.of.right);
        plan.sources = first(self.list(&left.sources, &right.sources, |it| it.id, Thing::Source));
        let targets = self.list(&left.targets, &right.targets, |it| it.id, Thing::Target);
        plan.targets = self.under_ids(targets, |target, id| target.id = id);
        let ceilings = self.list(&left.ceilings, &right.ceilings, |it| it.id, Thing::Ceiling);
        plan.ceilings = self.under_ids(ceilings, |ceiling, id| ceiling.id = id);
        let norms = self.list(&left.norms, &right.norms, |it| it.id, Thing::Norm);
        let is_taken = |name: &str| left.norms.iter().chain(&right.norms).any(|norm| norm.name == name);
        plan.norms = self.under_ids(norms, |norm, id| {
            norm.id = id;
            norm.name = free_name(&norm.name, is_taken);
        });
        plan.waivers = first(self.list(&left.waivers, &right.waivers, |it| it.finding.clone(), Thing::Waiver));
        self.printed(plan);
    }

    /// The list, in which the right one of two is given an id of its own.
    fn under_ids<T>(&mut self, mut list: Vec<Taken<T>>, give: impl Fn(&mut T, Id)) -> Vec<T> {
        for (one, _) in list.iter_mut().filter(|(_, is_second)| *is_second) {
            give(one, self.fresh.take());
        }
        first(list)
    }

    /// The tables with their figures and corrections. Where both of one table are taken, the left one is, with the
    /// corrections of the right one where it has none.
    fn printed(&self, plan: &mut Plan) {
        let is_any =
            self.parts.keys().any(|thing| matches!(thing, Thing::Table(_)) && self.chosen(thing) != Choice::Left);
        if !is_any {
            return; // as they stand, in their order
        }
        let (left, right) = (printed(&self.of.left), printed(&self.of.right));
        let mut taken = self.list(&left, &right, |it| it.table.id, Thing::Table);
        taken.retain(|(_, is_second)| !is_second);
        let mut taken: Vec<Printed> = first(taken);
        for one in &mut taken {
            let other = right.iter().find(|other| other.table.id == one.table.id);
            if self.chosen(&Thing::Table(one.table.id)) == Choice::Both
                && let Some(other) = other.filter(|other| same_figures(one, other))
            {
                for (figure, other) in one.figures.iter_mut().zip(&other.figures) {
                    figure.1 = figure.1.take().or_else(|| other.1.clone());
                }
            }
        }
        (plan.tables, plan.claims, plan.corrections) = Default::default();
        for Printed { table, figures } in taken {
            plan.tables.push(table);
            for (claim, correction) in figures {
                let at = plan.claims.len();
                plan.claims.push(claim);
                plan.corrections.extend(correction.map(|text| Correction { claim: at, text }));
            }
        }
    }

    /// The merged list.
    fn list<T: Clone, K: Ord + Clone>(
        &self,
        left: &[T],
        right: &[T],
        name: fn(&T) -> K,
        thing: fn(K) -> Thing,
    ) -> Vec<Taken<T>> {
        let names = |list: &[T]| list.iter().map(name).collect::<Vec<K>>();
        let by_name = |list: &[T]| -> BTreeMap<K, T> { list.iter().map(|one: &T| (name(one), one.clone())).collect() };
        let (on_left, on_right): (BTreeMap<K, T>, BTreeMap<K, T>) = (by_name(left), by_name(right));
        let (left, right) = (names(left), names(right));
        let fixed = fixed(&left, &right);
        let choice = |key: &K| self.chosen(&thing(key.clone()));
        let place = |key: &K| match (on_left.contains_key(key), on_right.contains_key(key), choice(key)) {
            (true, false, Choice::Right) | (false, true, Choice::Left) => Place::Nowhere,
            (false, true, _) | (true, true, Choice::Right) => Place::Right,
            _ => Place::Left,
        };
        let mut list = Vec::new();
        for key in woven(&left, &right, &fixed, &place) {
            let choice = choice(&key);
            let (one, other) = (on_left.get(&key), on_right.get(&key));
            let first = if choice == Choice::Right { other.or(one) } else { one.or(other) };
            list.extend(first.map(|one| (one.clone(), false)));
            list.extend(other.filter(|_| choice == Choice::Both).map(|other| (other.clone(), true)));
        }
        list
    }
}

fn first<T>(list: Vec<Taken<T>>) -> Vec<T> {
    list.into_iter().map(|(one, _)| one).collect()
}

fn same_figures(one: &Printed, other: &Printed) -> bool {
    let claims = |printed: &Printed| printed.figures.iter().map(|(claim, _)| claim.clone()).collect::<Vec<_>>();
    claims(one) == claims(other)
}

/// The name with the smallest number behind it that makes it another one than there is.
fn free_name(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = |number: u32| [name, " (", &number.to_string(), ")"].concat();
    (2..).map(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}
