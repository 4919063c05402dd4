//! Crash points: the browser dies in every call of every place, by many seeds, and what was told to be kept is there.

use super::tabs::{Tab, Told, found, lost, shelf};
use super::world::{Faults, World, run};
use super::{count, figure};

/// What may go wrong besides the crash, and whether what only localStorage took must survive.
const MOODS: [(Faults, bool, bool); 4] = [
    (Faults { get: 0, quota: 0, torn: 0, lies: 0, journal: 0, late: 0, is_stale: false }, false, true),
    (Faults { get: 0, quota: 0, torn: 0, lies: 0, journal: 0, late: 0, is_stale: false }, true, false),
    (Faults { get: 0, quota: 150, torn: 50, lies: 0, journal: 150, late: 150, is_stale: false }, false, true),
    (Faults { get: 50, quota: 100, torn: 50, lies: 100, journal: 100, late: 200, is_stale: false }, true, false),
];

/// One life of one tab that ends at the `point`-th call; how many edits it lost, and whether it came that far.
fn life(seed: u64, point: u64) -> (usize, bool) {
    let (faults, loses_writes, has_local) = MOODS[(seed % MOODS.len() as u64) as usize];
    let world = World::new(seed, faults);
    world.crash_at.set(Some(point));
    let (shelf, told) = (shelf(&world, "t"), Told::default());
    let tab = Tab::open(&world, &shelf, &told);
    run(&world, vec![Box::pin(tab.live("e", 30, seed))], |_| 0);
    let came_so_far = world.is_dead.get();
    world.restart(loses_writes && came_so_far);
    let found = found(&world);
    let mut missing = lost(&found, &told.durable);
    if has_local {
        missing.extend(lost(&found, &told.local));
    }
    assert!(missing.is_empty(), "seed {seed}, call {point}: {missing:?} of {found:?}");
    assert!(found.len() <= 1, "seed {seed}, call {point}: one tab makes no copies: {found:?}");
    (missing.len(), came_so_far)
}

#[test]
fn no_crash_loses_what_was_told_to_be_kept() {
    let points = count("DU_TOAN_CRASH_POINTS", 1000);
    let (mut seed, mut point, mut losses) = (0, 0, 0);
    for _ in 0..points {
        point += 1;
        let (lost, came_so_far) = life(seed, point);
        losses += lost;
        if !came_so_far {
            (seed, point) = (seed + 1, 0);
        }
    }
    figure("crash-points", points, losses as u64);
}
