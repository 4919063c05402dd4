//! Which names fit what was typed into a list of commands. Knows no command.

use super::fold;

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
