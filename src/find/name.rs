//! Which names fit what was typed: of commands, of groups and lines. Knows no command.

use super::fold;
use crate::plan::{Id, Item, Plan};

/// How well a name fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It starts with what was typed, or nothing was typed.
    Start,
    /// Every word typed begins a word of it.
    Words,
    /// Every word typed is somewhere in it.
    Within,
}

/// How the name fits; `None` if a word typed is not in it. Case and marks do not matter.
pub fn fit(name: &str, typed: &str) -> Option<Fit> {
    let (name, typed) = (fold(name), fold(typed));
    let begins = |word: &str| name.split(|c: char| !c.is_alphanumeric()).any(|other| other.starts_with(word));
    let mut words = typed.split_whitespace();
    if name.starts_with(typed.trim()) {
        Some(Fit::Start)
    } else if words.clone().all(begins) {
        Some(Fit::Words)
    } else {
        words.all(|word| name.contains(word)).then_some(Fit::Within)
    }
}

/// The groups and lines whose number and description fit what was typed, the best first, at most so many; none where
/// nothing was typed.
pub fn items_named(plan: &Plan, typed: &str, most: usize) -> Vec<Id> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    let fits = |item: &Item| Some((fit(&item.name(), typed)?, item.id));
    let mut found: Vec<(Fit, Id)> = plan.outline.items().iter().filter_map(|item| fits(item)).collect();
    found.sort_by_key(|(fit, _)| *fit); // those that fit alike stay in the order of the plan
    found.into_iter().map(|(_, id)| id).take(most).collect()
}
