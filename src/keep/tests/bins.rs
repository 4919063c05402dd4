//! The bin and what is pruned: tables of cases.

use super::tabs::{KEY, copier, plan, shelf};
use super::turns::wait;
use super::world::{Faults, World};
use crate::keep::prune::{is_old, ring, spare_backups, spare_revisions, spare_texts};
use crate::keep::{Deleted, Kept, Outcome, Standing, Store};

const DAY: u64 = 86_400_000;
const NOW: u64 = 1_000 * DAY;

#[test]
fn a_deleted_plan_comes_back() {
    let world = World::new(1, Faults::default());
    let shelf = shelf(&world, "one");
    let save = |key: &str, edits: &[&str]| {
        let session = shelf.open(key).session;
        shelf.put(&session, &plan(edits), &copier);
        assert_eq!(wait(shelf.commit(&session, NOW, &copier)), Outcome::Kept(Kept::Durable));
        session
    };
    save(KEY, &["a"]);
    let open_elsewhere = save(KEY, &["a", "b"]);
    let Deleted::Binned { id } = wait(shelf.delete(KEY, NOW)) else { panic!("not in the bin") };
    assert_eq!((shelf.plans_now(), wait(shelf.list()).plans), (vec![], vec![]));
    assert_eq!((wait(shelf.list()).removed, wait(shelf.read(KEY))), (vec![], None));
    let bin = wait(shelf.bin()).unwrap();
    assert_eq!((bin.len(), bin[0].key.as_str(), bin[0].at, bin[0].text.as_str()), (1, KEY, NOW, "{a,b}"));

    let gone = wait(shelf.reconcile(&open_elsewhere, &|| false, NOW, &copier));
    assert_eq!(gone.standing, Standing::Deleted);
    shelf.put(&open_elsewhere, &plan(&["a", "b", "c"]), &copier);
    let copy = Outcome::Conflict { from: KEY.to_owned(), key: "ban-sao".to_owned(), kept: Kept::Durable };
    assert_eq!(wait(shelf.commit(&open_elsewhere, NOW, &copier)), copy, "typed in another tab after it was deleted");
    assert!(open_elsewhere.left_deleted(), "and that is why it is a copy");

    assert_eq!(wait(shelf.restore(&id, NOW, &copier)), Ok(Some(KEY.to_owned())));
    assert_eq!((wait(shelf.read(KEY)), wait(shelf.bin())), (Some(plan(&["a", "b"])), Ok(vec![])));
    assert_eq!(wait(shelf.history(KEY)).unwrap().len(), 3, "with its history");
    assert_eq!(wait(shelf.restore(&id, NOW, &copier)), Ok(None));

    let Deleted::Binned { id } = wait(shelf.delete(KEY, NOW)) else { panic!("not in the bin") };
    save(KEY, &["new"]);
    assert_eq!(wait(shelf.restore(&id, NOW, &copier)), Ok(Some("ban-sao-2".to_owned())), "its key is taken");
    assert_eq!(wait(shelf.read(KEY)), Some(plan(&["new"])));
    assert_eq!(wait(shelf.delete("never", NOW)), Deleted::Absent);
}

#[test]
fn the_bin_is_emptied_after_thirty_days() {
    for (days, stays) in [(0, true), (29, true), (30, true), (31, false), (400, false)] {
        let world = World::new(1, Faults::default());
        let shelf = shelf(&world, "one");
        let session = shelf.open(KEY).session;
        shelf.put(&session, &plan(&["a"]), &copier);
        wait(shelf.commit(&session, NOW, &copier));
        wait(shelf.delete(KEY, NOW));
        wait(shelf.empty_bin(NOW + days * DAY)).unwrap();
        assert_eq!(wait(shelf.bin()).unwrap().len(), usize::from(stays), "{days} days");
        assert_eq!(world.stores.borrow().is_empty(), !stays, "{days} days: nothing is left");
    }
}

#[test]
fn a_new_plan_under_an_old_key_outlives_the_bin() {
    let world = World::new(1, Faults::default());
    let shelf = shelf(&world, "one");
    for edit in ["old", "new"] {
        wait(shelf.delete(KEY, NOW));
        let session = shelf.open(KEY).session;
        shelf.put(&session, &plan(&[edit]), &copier);
        assert_eq!(wait(shelf.commit(&session, NOW, &copier)), Outcome::Kept(Kept::Durable));
    }
    wait(shelf.empty_bin(NOW + 31 * DAY)).unwrap();
    assert_eq!((wait(shelf.bin()), wait(shelf.history(KEY)).unwrap().len()), (Ok(vec![]), 2));
    assert_eq!(wait(shelf.read(KEY)), Some(plan(&["new"])));
    assert_eq!(super::tabs::found(&world).len(), 1);
}

#[test]
fn without_a_journal_the_text_comes_back_for_undo() {
    let world = World::new(1, Faults::default());
    world.no_journal.set(true);
    let shelf = shelf(&world, "one");
    let session = shelf.open(KEY).session;
    shelf.put(&session, &plan(&["a"]), &copier);
    assert_eq!(wait(shelf.delete(KEY, NOW)), Deleted::Here(plan(&["a"])));
    assert_eq!((shelf.plans_now(), wait(shelf.delete(KEY, NOW))), (vec![], Deleted::Absent));
}

#[test]
fn large_plans_keep_fewer_versions() {
    for (bytes, kept) in [(0, 50), (100_000, 50), (1_000_000, 50), (3_000_000, 16), (100_000_000, 5)] {
        assert_eq!(ring(bytes), kept, "{bytes}");
    }
}

#[test]
fn old_means_thirty_days_ago() {
    let check = |at, now, expected| assert_eq!(is_old(at, now), expected, "{at} {now}");
    check(NOW, NOW, false);
    check(NOW, NOW + 30 * DAY, false);
    check(NOW, NOW + 30 * DAY + 1, true);
    check(NOW + 99 * DAY, NOW, false);
    check(0, u64::MAX, true);
}

#[test]
fn fifty_versions_stay_and_one_a_day_for_thirty_days() {
    // so many days ago, how many versions a day; how many stay beside the newest fifty, which are of today
    let check = |days: &[(u64, u64)], stay: &[u64]| {
        let older = days.iter().flat_map(|(ago, times)| (0..*times).map(move |at| NOW - ago * DAY + at));
        let times: Vec<u64> = older.chain((0..50).map(|at| NOW + 1000 + at)).collect();
        let history: Vec<(u64, u64)> = times.iter().enumerate().map(|(rev, at)| (rev as u64 + 1, *at)).collect();
        let spare = spare_revisions(&history, 50, NOW + 2000);
        let older = history.len() as u64 - 50;
        let kept: Vec<u64> = (1..=older).filter(|rev| !spare.contains(rev)).collect();
        assert_eq!(kept, stay, "{days:?}");
        assert!(spare.iter().all(|rev| *rev <= older));
    };
    check(&[], &[]);
    check(&[(0, 3)], &[3]);
    check(&[(2, 3), (1, 2)], &[3, 5]);
    check(&[(31, 1), (30, 1), (29, 1)], &[3]);
    check(&[(400, 9)], &[]);
    let future: Vec<(u64, u64)> = (1..200).map(|rev| (rev, NOW + rev * DAY)).collect();
    assert_eq!(spare_revisions(&future, 50, 0).len(), 199 - 80, "a clock that jumps does not make it keep all");
}

#[test]
fn versions_are_pruned_as_they_come() {
    let world = World::new(1, Faults::default());
    let shelf = shelf(&world, "one");
    let session = shelf.open(KEY).session;
    for save in 0..130 {
        shelf.put(&session, &plan(&[&save.to_string()]), &copier);
        wait(shelf.commit(&session, NOW + save * DAY / 10, &copier));
    }
    let history = wait(shelf.history(KEY)).unwrap();
    let kept = world.stores.borrow().keys().filter(|(store, _)| *store == Store::Revisions).count();
    assert_eq!((history.len(), kept), (58, 58), "fifty, and one of each of the eight days before");
    for version in history {
        assert_eq!(wait(shelf.version(KEY, version.rev)).unwrap(), Some(plan(&[&(version.rev - 1).to_string()])));
    }
}

#[test]
fn backups_go_when_they_are_old_and_two_are_newer() {
    let check = |names: &[(&str, u64)], go: &[usize]| {
        let name = |(plan, ago): &(&str, u64)| format!("{plan}/5-abc/{}", NOW - ago * DAY);
        let names: Vec<String> = names.iter().map(name).collect();
        let expected: Vec<String> = go.iter().map(|at| names[*at].clone()).collect();
        assert_eq!(spare_backups(&names, NOW), expected, "{names:?}");
    };
    check(&[("a", 40)], &[]);
    check(&[("a", 40), ("a", 35)], &[]);
    check(&[("a", 40), ("a", 35), ("a", 33)], &[0]);
    check(&[("a", 40), ("b", 35), ("b", 33)], &[]);
    check(&[("a", 20), ("a", 3), ("a", 2)], &[]);
    check(&[("a", 60), ("a", 50), ("a", 2), ("a", 1)], &[0, 1]);
}

#[test]
fn small_texts_go_in_order() {
    let keys = ["arrangement:a", "arrangement:b", "language", "plan:a:A", "q:1-2:x", "undo:a", "undo:b"];
    let keys = keys.map(str::to_owned);
    assert_eq!(spare_texts(&keys, &|plan| plan == "a"), ["undo:a", "undo:b", "arrangement:b"]);
}

#[test]
fn whenever_the_browser_dies_a_plan_is_on_the_shelf_or_in_the_bin() {
    for step in 0.. {
        let world = World::new(step, Faults::default());
        let doomed = shelf(&world, "one");
        let session = doomed.open(KEY).session;
        doomed.put(&session, &plan(&["a"]), &copier);
        if step % 2 == 0 {
            wait(doomed.commit(&session, NOW, &copier));
        }
        world.crash_at.set(Some(world.calls.get() + step / 8 + 1)); // each call by eight seeds
        let deleted = wait(doomed.delete(KEY, NOW));
        let is_over = !world.is_dead.get();
        world.restart(false);
        let later = shelf(&world, "two");
        let (there, bin) = (super::tabs::found(&world), wait(later.bin()).unwrap());
        assert!(there.contains_key(KEY) || bin.len() == 1 && bin[0].text == "{a}", "step {step}: {there:?} {bin:?}");
        if is_over {
            assert!(
                matches!(deleted, Deleted::Binned { .. }) && there.is_empty() && step > 60,
                "step {step}: {there:?}"
            );
            return;
        }
    }
}
