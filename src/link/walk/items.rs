//! The groups and lines of a plan as values. Knows what a base has in their place.

use super::super::coder::{Coder, Prior, view};
use super::line::{Beside, line};
use super::{Ids, field, name, number, text};
use crate::plan::{Id, Item, Kind, Line, Outline, Plan};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was coded so far.
struct Walked<'a> {
    plan: &'a Plan,
    items: Vec<Arc<Item>>,
    /// The last line with each label.
    named: BTreeMap<String, usize>,
    /// The printed number of the last item at each depth above the next one.
    numbers: Vec<String>,
}

/// The groups and lines of a plan whose years, sources and drivers are known.
pub(super) fn outline(coder: &mut Coder<'_>, plan: &Plan, given: &Plan, base: Option<&Plan>, ids: &mut Ids) -> Outline {
    let base = base.filter(|_| !coder.is_summing());
    let mut walked = Walked { plan, items: Vec::new(), named: BTreeMap::new(), numbers: Vec::new() };
    let nothing = Item::new(0, 0, Kind::Group);
    let same = base.is_some_and(|base| base.outline == given.outline);
    if let Some(base) = base
        && coder.choice(view(name::ITEM, 0), Prior::Even, same)
    {
        base.outline.items().iter().for_each(|item| ids.seen(item.id));
        return base.outline.clone();
    }
    let many = coder.many(view(name::ITEM, 1), given.outline.len());
    let mut expected = 0;
    for at in 0..many {
        if coder.is_at_the_end() {
            break;
        }
        let given = given.outline.items().get(at).map_or(&nothing, |item| &**item);
        let found = base.and_then(|base| find(coder, base, given.id, &mut expected));
        let item = match found {
            Some(old) if coder.choice(view(name::ITEM, 2), Prior::Likely, **old == *given) => {
                ids.seen(old.id);
                Arc::clone(old)
            }
            old => Arc::new(walked.item(coder, given, old.map(|old| &**old), ids)),
        };
        walked.add(item);
    }
    Outline::from_items(walked.items).unwrap_or_default()
}

/// The item of the base that an item was: mostly the one after the last.
fn find<'a>(coder: &mut Coder<'_>, base: &'a Plan, given: Id, expected: &mut usize) -> Option<&'a Arc<Item>> {
    let items = base.outline.items();
    let next = items.get(*expected);
    let at =
        if next.is_some() && coder.choice(view(name::ITEM, 3), Prior::Likely, next.is_some_and(|it| it.id == given)) {
            *expected
        } else {
            let known = base.outline.position(given);
            if !coder.choice(view(name::ITEM, 4), Prior::Even, known.is_some()) {
                return None;
            }
            let at = coder.whole(view(name::ITEM, 5), u64::try_from(known.unwrap_or_default()).unwrap_or_default());
            usize::try_from(at).unwrap_or(usize::MAX)
        };
    *expected = at.saturating_add(1);
    items.get(at)
}

impl Walked<'_> {
    fn item(&self, coder: &mut Coder<'_>, given: &Item, base: Option<&Item>, ids: &mut Ids) -> Item {
        let id = match base {
            Some(base) => base.id,
            None => ids.next(coder, given.id),
        };
        let depth = self.depth(coder, given.depth, base.map(|base| base.depth));
        let is_group = self.is_group(coder, given.is_group(), base.map(Item::is_group));
        let mut item = Item::new(id, depth, Kind::Group);
        item.number = self.number(coder, depth, &given.number, base.map(|base| &*base.number));
        let mut of = |field, text: fn(&Item) -> &str| coder.text(field, base.map(text), text(given));
        item.label = of(if is_group { field::GROUP } else { field::LABEL }, |item| &item.label);
        item.note = of(field::NOTE, |item| &item.note);
        item.lead = of(field::LEAD, |item| &item.lead);
        item.support = of(field::SUPPORT, |item| &item.support);
        item.prose = super::list(coder, 6, &given.prose, base.map(|base| &*base.prose), |coder, given, base| {
            text(coder, field::PROSE, given.map(String::as_str), base.map(String::as_str))
        });
        item.edited =
            coder.flag(view(name::ITEM, 6).wrapping_add(u32::from(base.is_some())), Prior::Even, given.edited);
        if !is_group {
            item.kind = Kind::Line(self.line(coder, given, base, &item.label));
        }
        item
    }

    fn line(&self, coder: &mut Coder<'_>, given: &Item, base: Option<&Item>, label: &str) -> Line {
        let nothing = Line::default();
        let twin = self.named.get(label).and_then(|at| self.items.get(*at)?.line());
        let last = self.items.iter().rev().find_map(|item| item.line());
        let beside = Beside { plan: self.plan, base: base.and_then(Item::line), twin, last };
        line(coder, given.line().unwrap_or(&nothing), &beside)
    }

    /// How much less deep than it could be.
    fn depth(&self, coder: &mut Coder<'_>, given: usize, base: Option<usize>) -> usize {
        let last = self.items.last();
        let most = last.map_or(0, |last| last.depth.saturating_add(usize::from(last.is_group())));
        let after_group = u32::from(last.is_none_or(|last| last.is_group()));
        let known = base.map_or(9, |base| most.saturating_sub(base).min(8));
        let view = view(name::ITEM, 8).wrapping_add(after_group | u32::try_from(known).unwrap_or_default() << 1);
        let up = u32::try_from(most.saturating_sub(given)).unwrap_or_default();
        let up = coder.one_of(view, 9, up);
        most.saturating_sub(usize::try_from(up).unwrap_or_default())
    }

    fn is_group(&self, coder: &mut Coder<'_>, given: bool, base: Option<bool>) -> bool {
        let after_group = self.items.last().is_none_or(|last| last.is_group());
        let known = base.map_or(0, |base| 1_u32 << u32::from(base));
        coder.flag(view(name::ITEM, 9).wrapping_add(u32::from(after_group) | known << 1), Prior::Even, given)
    }

    fn number(&self, coder: &mut Coder<'_>, depth: usize, given: &str, base: Option<&str>) -> String {
        let guess = match base {
            Some(base) => base.to_owned(),
            None => match self.numbers.get(depth) {
                Some(before) => number::next(before),
                None => {
                    number::first_below(depth.checked_sub(1).and_then(|above| self.numbers.get(above)).map(|n| &**n))
                }
            },
        };
        coder.text(field::NUMBER, Some(&guess), given)
    }

    fn add(&mut self, item: Arc<Item>) {
        self.numbers.resize(item.depth, String::new());
        self.numbers.push(item.number.clone());
        if !item.is_group() {
            self.named.insert(item.label.clone(), self.items.len());
        }
        self.items.push(item);
    }
}
