//! The outline numbers of Vietnamese documents (I, 1, 2.1, a, đ, -) as strings; never looks at a plan.

mod style;
#[cfg(test)]
mod tests;

use crate::sort;
use std::collections::BTreeMap;
use style::{Habits, Kind, Style};

/// The parent of siblings: its printed number before and after the edit; the same twice where it kept its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parent<'a> {
    /// Before: what the prefixes of its children repeat.
    pub was: &'a str,
    /// After.
    pub is: &'a str,
}

/// The new numbers of siblings, given in their new order by their printed numbers; `None` is a sibling that is new here.
///
/// - Siblings of one style (`6.1, 6.2` or `d), e)`) count together. Where none of them is new and their counters never
///   fall, nothing moved: gaps and repeats are what the document prints, and stay. Otherwise they count on from the
///   smallest of them.
/// - A new sibling, made here or moved in, takes the style of the one before it, else of the one after, else the usual one of its level.
/// - Dashes, blanks and texts without a counter stay as they are.
/// - Prefixes [`follow`] the parent in any case.
pub fn renumber(siblings: &[Option<&str>], parent: Option<Parent<'_>>) -> Vec<String> {
    let habits = Habits::of(siblings.iter().flatten().copied());
    let known = |sibling: &Option<&str>| sibling.map_or(Entry::New, |number| Entry::read(habits, number));
    let mut entries: Vec<Entry> = siblings.iter().map(known).collect();
    for entry in &mut entries {
        entry.follow(parent);
    }
    fill(&mut entries, parent);
    let mut runs = runs(&entries);
    entries.iter().map(|entry| entry.number(&mut runs)).collect()
}

/// The number after its parent's has changed: `2.1` under `2` → `3` is `3.1`, also under `II` → `III`.
///
/// A number that does not repeat its parent's stays as it is.
pub fn follow(number: &str, parent: Parent<'_>) -> String {
    let mut entry = Entry::read(Habits::of(std::iter::once(number)), number);
    entry.follow(Some(parent));
    entry.print()
}

/// The number of an item with those above it, where its own does not say it all: `II.3`, `2.1`, `5.a`. Takes the printed
/// numbers from the item upwards; empty where none of them says anything.
pub fn path<'a>(upwards: impl Iterator<Item = &'a str>) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for number in upwards {
        let number = number.trim_matches(|c: char| matches!(c, '.' | ')' | '/' | ' '));
        if !number.is_empty() {
            parts.push(number);
        }
        if number.contains('.') {
            break; // "2.1" already names its group
        }
    }
    parts.reverse();
    parts.join(".")
}

/// Where siblings, given by their printed numbers, do not count on: a number that is repeated, skips one, or is smaller
/// than one before it. Each with the position of the one before it in its style.
///
/// A number that is left out is no break if it comes later: then that one is. What a run begins with is its own affair,
/// and a repeated number takes the place of the one that should stand there: `d), d), e)` breaks once.
pub fn breaks(siblings: &[&str]) -> Vec<(usize, usize)> {
    let habits = Habits::of(siblings.iter().copied());
    let mut runs: BTreeMap<RunKey, Vec<(usize, u32)>> = BTreeMap::new();
    for (at, number) in siblings.iter().enumerate() {
        if let Some((style, counter)) = habits.read(number) {
            runs.entry(run_key(&style)).or_default().push((at, counter));
        }
    }
    for ((_, kind, ..), run) in &mut runs {
        leave_out_d_stroke(*kind, run);
    }
    let mut breaks: Vec<(usize, usize)> = runs.values().flat_map(|run| breaks_of(run)).collect();
    sort::by_key(&mut breaks, |pair| *pair);
    breaks
}

/// Many number `d, e` where others number `d, đ, e`: where no đ stands, none is missing.
fn leave_out_d_stroke(kind: Kind, run: &mut [(usize, u32)]) {
    const D_STROKE: u32 = 5;
    if kind == Kind::Vietnamese && run.iter().all(|(_, counter)| *counter != D_STROKE) {
        for (_, counter) in run.iter_mut().filter(|(_, counter)| *counter > D_STROKE) {
            *counter = counter.saturating_sub(1);
        }
    }
}

/// The breaks in the siblings of one style, each given by its position and its counter.
fn breaks_of(run: &[(usize, u32)]) -> Vec<(usize, usize)> {
    let mut breaks = Vec::new();
    let Some((&(mut before, mut last), rest)) = run.split_first() else { return breaks };
    let mut expected = last.saturating_add(1);
    for (done, &(at, counter)) in rest.iter().enumerate() {
        let comes_later = || rest.iter().skip(done).any(|(_, later)| *later == expected);
        if counter == expected || counter == last.saturating_add(1) || (counter > expected && comes_later()) {
            expected = counter.saturating_add(1);
        } else {
            breaks.push((at, before));
            expected =
                if counter == last { expected.saturating_add(1) } else { expected.max(counter.saturating_add(1)) };
        }
        (before, last) = (at, counter);
    }
    breaks
}

/// The number of a first child, by the usual order of levels: I, 1, 1.1, a), -, +.
fn first_below(parent: Option<&str>) -> String {
    let Some(parent) = parent else { return "I".to_owned() };
    let number = match Style::detect(parent) {
        Some((style, _)) if style.kind == Kind::Roman || style.upper => "1",
        Some((style, counter)) if style.kind == Kind::Arabic && style.prefix.is_empty() => {
            let mut number = style.without_suffix(counter);
            number.push_str(".1");
            return number;
        }
        Some((style, _)) if style.kind == Kind::Arabic => "a)",
        None if parent.trim() == "-" => "+",
        _ => "-",
    };
    number.to_owned()
}

/// A sibling on its way to its new number.
#[derive(Clone, PartialEq, Eq)]
enum Entry {
    /// Not known yet.
    New,
    /// Has no counter and is kept.
    Fixed(String),
    /// Is counted. A new one has no counter; `printed` is what was printed, as long as that is still true.
    Counted { style: Style, counter: Option<u32>, printed: Option<String> },
}

impl Entry {
    fn read(habits: Habits, number: &str) -> Self {
        let printed = number.to_owned();
        match habits.read(number) {
            Some((style, counter)) => Self::Counted { style, counter: Some(counter), printed: Some(printed) },
            None => Self::Fixed(printed),
        }
    }

    /// Makes the prefix repeat the parent's new number, if it repeats the old one.
    fn follow(&mut self, parent: Option<Parent<'_>>) {
        let (Self::Counted { style, printed, .. }, Some(parent)) = (self, parent) else { return };
        if let Some(prefix) = followed(&style.prefix, parent).filter(|prefix| *prefix != style.prefix) {
            style.prefix = prefix;
            *printed = None;
        }
    }

    fn print(&self) -> String {
        match self {
            Self::New => String::new(),
            Self::Fixed(text) | Self::Counted { printed: Some(text), .. } => text.clone(),
            Self::Counted { style, counter, .. } => style.write(counter.unwrap_or(1)),
        }
    }

    /// What a new sibling beside this one starts as.
    fn beside(&self) -> Self {
        match self {
            Self::New => Self::New,
            // A dash is repeated, a text of its own ("Phụ lục") is not.
            Self::Fixed(text) if text.contains(|c: char| c.is_ascii_alphanumeric()) => Self::Fixed(String::new()),
            Self::Fixed(text) => Self::Fixed(text.clone()),
            Self::Counted { style, .. } => Self::Counted { style: style.clone(), counter: None, printed: None },
        }
    }

    /// The new number, taking the next counter of its run if that one moved.
    fn number(&self, runs: &mut BTreeMap<RunKey, Run>) -> String {
        let Self::Counted { style, counter, .. } = self else { return self.print() };
        let Some(run) = runs.get_mut(&run_key(style)).filter(|run| run.moved) else { return self.print() };
        let next = run.next.unwrap_or(1);
        run.next = Some(next.saturating_add(1));
        if *counter == Some(next) { self.print() } else { style.write(next) }
    }
}

/// The prefix under the parent's new number; `None` if it does not repeat the old one.
fn followed(prefix: &str, parent: Parent<'_>) -> Option<String> {
    let repeated = prefix.strip_suffix('.')?;
    let (was, old) = Style::detect(parent.was)?;
    let (is, new) = Style::detect(parent.is)?;
    let mut prefix = if repeated == was.without_suffix(old) {
        is.without_suffix(new)
    } else if was.prefix.is_empty() && repeated == old.to_string() {
        // "2.1" below "II".
        new.to_string()
    } else {
        return None;
    };
    prefix.push('.');
    Some(prefix)
}

/// Gives each new sibling the style of the one before it, else of the one after, else the usual one below the parent.
fn fill(entries: &mut [Entry], parent: Option<Parent<'_>>) {
    let known = entries.iter().find(|entry| **entry != Entry::New);
    let mut neighbour = known.map_or_else(
        || {
            let number = first_below(parent.map(|parent| parent.is));
            Entry::read(Habits::default(), &number).beside()
        },
        Entry::beside,
    );
    for entry in entries {
        if *entry == Entry::New {
            *entry = neighbour.clone();
        }
        neighbour = entry.beside();
    }
}

/// What siblings that count together share: prefix, kind, capitals and suffix, where a missing last point is a slip.
type RunKey = (String, Kind, bool, String);

fn run_key(style: &Style) -> RunKey {
    (style.prefix.clone(), style.kind, style.upper, style.suffix.trim_end_matches('.').to_owned())
}

/// The siblings of one style.
#[derive(Default)]
struct Run {
    /// The counter that the first of them gets: the smallest that one of them has.
    next: Option<u32>,
    /// The last counter met.
    last: u32,
    /// Whether one of them is new or out of order.
    moved: bool,
}

fn runs(entries: &[Entry]) -> BTreeMap<RunKey, Run> {
    let mut runs: BTreeMap<RunKey, Run> = BTreeMap::new();
    for entry in entries {
        let Entry::Counted { style, counter, .. } = entry else { continue };
        let run = runs.entry(run_key(style)).or_default();
        let Some(counter) = *counter else {
            run.moved = true;
            continue;
        };
        run.moved |= counter < run.last;
        run.last = counter;
        run.next = Some(run.next.map_or(counter, |next| next.min(counter)));
    }
    runs
}
