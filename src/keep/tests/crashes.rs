//! Crash points: the browser dies in every call of every place, by many seeds, and what was told to be kept is there.

use super::tabs::{Tab, Told, found, lost, shelf};
use super::turns::{Dice, Task, run};
use super::world::{CALM, Faults, World};
use super::{count, figure};
use std::rc::Rc;

/// What may go wrong besides the crash, and whether what only localStorage took must survive.
const MOODS: [(Faults, bool, bool); 5] = [
    (CALM, false, true),
    (CALM, true, false),
    (Faults { quota: 150, torn: 50, journal: 150, late: 150, ..CALM }, false, true),
    (Faults { get: 150, journal: 300, ..CALM }, false, true),
    (Faults { get: 50, quota: 100, torn: 50, lies: 100, journal: 100, late: 200, ..CALM }, true, false),
];

/// Two lives of one plan. The first ends at the `point`-th call, the second at some call; how many edits were lost, and
/// whether the first came that far.
fn lives(seed: u64, point: u64) -> (usize, bool) {
    let (faults, loses_writes, has_local) = MOODS[(seed % MOODS.len() as u64) as usize];
    let (world, told, mut dice) = (World::new(seed, faults), Told::default(), Dice::new(seed ^ point));
    let came_so_far = live(&world, &told, ["e", "f"], seed, point);
    world.restart(loses_writes && came_so_far);
    world.faults.set(faults);
    let calls = world.calls.get() + 1 + dice.below(200);
    let dies_again = live(&world, &told, ["g", "h"], seed + 1, calls);
    world.restart(loses_writes && dies_again);
    let found = found(&world);
    let mut missing = lost(&found, &told.durable);
    if has_local {
        missing.extend(lost(&found, &told.local));
    }
    assert!(missing.is_empty(), "seed {seed}, call {point}: {missing:?} of {found:?}");
    let is_calm = faults.get + faults.journal + faults.late == 0;
    assert!(found.len() <= 1 || !is_calm, "seed {seed}, call {point}: one tab makes no copies: {found:?}");
    (missing.len(), came_so_far)
}

/// One tab; while one life waits for the journal, the other goes on typing in it. Whether the browser died.
fn live(world: &Rc<World>, told: &Told, names: [&'static str; 2], seed: u64, point: u64) -> bool {
    world.crash_at.set(Some(point));
    let shelf = shelf(world, names[0]);
    let tab = Tab::open(world, &shelf, told);
    run(world, vec![Box::pin(tab.reconcile())], |_| 0);
    let lives = names.map(|name| -> Task<'_> { Box::pin(tab.live(name, 15, seed)) });
    let mut dice = Dice::new(seed);
    run(world, lives.into(), |end| dice.below(end as u64) as usize);
    world.is_dead.get()
}

#[test]
fn no_crash_loses_what_was_told_to_be_kept() {
    let points = count("DU_TOAN_CRASH_POINTS", 1000);
    let (mut seed, mut point, mut losses) = (0, 0, 0);
    for _ in 0..points {
        point += 1;
        let (lost, came_so_far) = lives(seed, point);
        losses += lost;
        if !came_so_far {
            (seed, point) = (seed + 1, 0);
        }
    }
    figure("crash-points", points, losses as u64);
}
