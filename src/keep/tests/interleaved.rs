//! Tabs that edit one plan at the same time, interleaved by seed and, for a small model, in every way there is.

use super::tabs::{KEY, Tab, Told, found, lost, shelf};
use super::turns::{Dice, Task, run};
use super::world::{CALM, Faults, World};
use super::{count, figure};
use std::collections::{BTreeMap, BTreeSet};

/// What may go wrong, whether the browser may die, and whether what only localStorage took must be there.
const MOODS: [(Faults, bool, bool); 6] = [
    (CALM, false, true),
    (Faults { is_stale: true, ..CALM }, false, false),
    (Faults { journal: 200, late: 200, ..CALM }, false, true),
    (Faults { get: 100, journal: 300, ..CALM }, false, true),
    (Faults { quota: 300, torn: 100, journal: 100, late: 200, ..CALM }, true, true),
    (Faults { get: 30, quota: 100, torn: 50, lies: 50, journal: 100, late: 200, is_stale: true }, true, false),
];

type Found = BTreeMap<String, BTreeSet<String>>;

/// A session of two or three tabs; what is there afterwards, how often they met, and what was lost.
fn session(seed: u64, clocks: u64) -> (Found, u64, Vec<String>) {
    let (faults, dies, has_local) = MOODS[(seed % MOODS.len() as u64) as usize];
    let world = World::new(seed, faults);
    let mut dice = Dice::new(seed ^ 0xd1ce);
    if dies && dice.often(500) {
        world.crash_at.set(Some(20 + dice.below(150)));
    }
    let told = Told::default();
    let names = &["a", "b", "c"][..if seed.is_multiple_of(3) { 3 } else { 2 }];
    let shelves: Vec<_> = names.iter().map(|name| shelf(&world, name)).collect();
    let tabs: Vec<_> = shelves.iter().map(|shelf| Tab::open(&world, shelf, &told)).collect();
    let lives = tabs.iter().zip(names).enumerate().map(|(at, (tab, name))| -> Task<'_> {
        tab.skew.set(clocks.wrapping_mul(at as u64 + 1));
        Box::pin(tab.live(name, 12, seed ^ ((at as u64 + 1) << 32)))
    });
    run(&world, lives.collect(), |end| dice.below(end as u64) as usize);
    world.restart(false);
    let found = found(&world);
    let mut missing = lost(&found, &told.durable);
    if has_local {
        missing.extend(lost(&found, &told.local));
    }
    (found, told.conflicts.get(), missing)
}

#[test]
fn tabs_lose_no_edit_however_they_interleave() {
    let sessions = count("DU_TOAN_INTERLEAVINGS", 200);
    let (mut met, mut losses) = (0, 0);
    for seed in 0..sessions {
        let (found, conflicts, missing) = session(seed, 0);
        assert!(missing.is_empty(), "seed {seed}: {missing:?} of {found:?}");
        met += conflicts;
        losses += missing.len() as u64;
    }
    assert!(met * 2 > sessions, "the tabs met only {met} times");
    figure("interleavings", sessions, losses);
}

#[test]
fn clocks_decide_nothing() {
    for seed in 0..count("DU_TOAN_INTERLEAVINGS", 100).min(300) {
        let plain = session(seed, 0);
        for clocks in [1, 0x0123_4567_89ab_cdef, u64::MAX] {
            assert!(session(seed, clocks) == plain, "seed {seed}, clocks {clocks}");
        }
    }
}

/// What one tab of the small model does: three times it types and saves; in the large model it agrees first.
async fn three_writes(tab: &Tab<'_>, name: &str, is_large: bool) {
    if is_large {
        tab.reconcile().await;
    }
    for write in 0..3 {
        tab.type_edit(&format!("{name}{write}"));
        tab.put();
        tab.commit().await;
    }
}

/// One schedule of a model: the tab to go on at each step, from `path`, then the first; the choices there were. In the
/// stale one, what the other tab wrote in the slots is never seen, so that the journal decides alone.
fn schedule(path: &[usize], is_large: bool, is_stale: bool) -> Vec<(usize, usize)> {
    let world = World::new(0, Faults { is_stale, ..CALM });
    world.is_deaf.set(is_stale);
    world.kv.borrow_mut().insert(["plan:", KEY].concat(), "{old}".to_owned());
    let told = Told::default();
    let shelves = ["a", "b"].map(|name| shelf(&world, name));
    let tabs = shelves.each_ref().map(|shelf| Tab::open(&world, shelf, &told));
    let lives =
        tabs.iter().zip(["a", "b"]).map(|(tab, name)| -> Task<'_> { Box::pin(three_writes(tab, name, is_large)) });
    let tasks = lives.collect();
    let mut taken = Vec::new();
    run(&world, tasks, |end| {
        let at = path.get(taken.len()).copied().unwrap_or(0);
        taken.push((at, end));
        at
    });
    world.restart(false);
    let found = found(&world);
    let (durable, missing) = (told.durable.borrow().len(), lost(&found, &told.durable));
    assert!(missing.is_empty() && durable == 7, "{path:?}: {missing:?} of {found:?}");
    taken
}

/// The schedule after this one: its last step that had another choice takes it.
fn next(mut taken: Vec<(usize, usize)>) -> Option<Vec<usize>> {
    while let Some((at, end)) = taken.pop() {
        if at + 1 < end {
            return Some(taken.into_iter().map(|(at, _)| at).chain([at + 1]).collect());
        }
    }
    None
}

#[test]
fn three_writes_in_two_tabs_are_safe_in_every_order() {
    let is_large = std::env::var("DU_TOAN_ORDERS").is_ok_and(|value| value == "all");
    let mut orders = 0;
    for is_stale in [false, true] {
        let mut path = Some(Vec::new());
        while let Some(here) = path {
            path = next(schedule(&here, is_large, is_stale));
            orders += 1;
        }
    }
    figure("orders", orders, 0);
}
