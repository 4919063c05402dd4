//! What is damaged, lost, of another app or of another time: nothing of it goes away unseen.

use super::records::{newer, of_schema};
use super::stage::Stage;
use super::tabs::{KEY, copier, plan};
use super::turns::wait;
use super::world::Faults;
use crate::keep::slots::{legacy_name, names};
use crate::keep::{Damage, Deleted, Kept, Outcome, Record, Standing, Store};

#[test]
fn what_a_newer_app_wrote_is_not_touched() {
    let [a, b] = names(KEY);
    let in_slot = |stage: &Stage| stage.set(&b, &newer());
    let in_journal = |stage: &Stage| {
        stage.world.stores.borrow_mut().insert((Store::Heads, KEY.to_owned()), newer());
    };
    for (at, change) in [&in_slot as &dyn Fn(&Stage), &in_journal].into_iter().enumerate() {
        let (stage, _) = Stage::saved(&["a"]);
        let late = stage.open().session;
        change(&stage);
        let before = (stage.world.kv.borrow().clone(), stage.world.stores.borrow().clone());
        let opened = stage.open();
        assert_eq!((opened.text.as_deref(), stage.get(&a).is_some()), (Some("{a}"), true));
        let schema = super::SCHEMA + 1;
        assert_eq!(stage.agree(&opened.session).0, Standing::ReadOnly { schema });
        assert_eq!(stage.save(&opened.session, &["x"]), Outcome::ReadOnly { schema });
        assert_eq!(wait(stage.shelf.delete(KEY, 1)), Deleted::ReadOnly);
        let after = (stage.world.kv.borrow().clone(), stage.world.stores.borrow().clone());
        assert!(before == after, "{at}");
        // a tab that was open already and in which something is typed
        stage.save(&late, &["a", "x"]);
        assert_eq!((late.key().as_str(), late.is_pending()), ("ban-sao", false));
        assert!(
            before.0.iter().filter(|(key, _)| *key != "meta").all(|(key, text)| stage.get(key).as_ref() == Some(text))
        );
        assert!(before.1.iter().all(|(key, text)| stage.world.stores.borrow().get(key) == Some(text)));
        assert_eq!(wait(stage.shelf.read("ban-sao")), Some(plan(&["a", "x"])));
    }
}

#[test]
fn a_record_of_an_older_schema_is_kept_before_it_is_written_over() {
    let stage = Stage::new();
    stage.world.no_journal.set(true);
    let [a, _] = names(KEY);
    stage.set(&a, &of_schema(0, 4, "{a}"));
    let opened = stage.open();
    assert_eq!(opened.text.as_deref(), Some("{a}"));
    stage.save(&opened.session, &["a", "b"]);
    stage.save(&opened.session, &["a", "b", "c"]);
    let kept =
        stage.world.kv.borrow().iter().any(|(key, text)| key.starts_with("q:") && *text == of_schema(0, 4, "{a}"));
    assert!(kept);
    stage.world.no_journal.set(false);
    stage.plans_are(&[(KEY, &["a", "b", "c"])]);
}

/// Saying something that takes a newer edition of the file is an edit like any other: nothing is set aside as unreadable.
#[test]
fn a_plan_goes_from_one_edition_to_another_and_back() {
    let (stage, session) = Stage::saved(&["a"]);
    stage.world.no_journal.set(true);
    let second = include_str!("../../format/tests/v2.json");
    for text in [second, &plan(&["a", "b"]), second, second, &plan(&["a", "b", "c"])] {
        stage.shelf.put(&session, text, &copier);
        stage.commit(&session);
        assert_eq!(stage.open().text.as_deref(), Some(text));
    }
    assert!(!stage.world.kv.borrow().keys().any(|key| key.starts_with("q:")));
}

#[test]
fn a_damaged_slot_is_kept_verbatim() {
    for with_journal in [true, false] {
        let (stage, _) = Stage::saved(&["a", "b"]);
        stage.world.no_journal.set(!with_journal);
        let [_, newest] = names(KEY);
        let damaged = stage.get(&newest).unwrap().replace("{a,b}", "{a,X}");
        stage.set(&newest, &damaged);
        let opened = stage.open();
        assert_eq!((opened.text.as_deref(), opened.unread[0].why), (Some("{a}"), Damage::Altered));
        assert_eq!(opened.unread[0].text, damaged);
        if with_journal {
            assert_eq!(stage.agree(&opened.session), (Standing::Take("{a,b}".to_owned()), vec![]));
            assert_eq!(stage.stored(Store::Quarantine)[0].1, damaged);
            assert_eq!(stage.open().unread, vec![], "the slot is whole again");
        } else {
            stage.shelf.put(&opened.session, "{a,c}", &copier);
            assert_eq!(wait(stage.shelf.unread())[0].text, damaged);
            stage.world.no_journal.set(false);
            assert_eq!(stage.agree(&stage.open().session).1.len(), 1, "b was durable, c was typed: both are kept");
            assert_eq!(stage.stored(Store::Quarantine)[0].1, damaged);
            assert!(!stage.world.kv.borrow().keys().any(|key| key.starts_with("q:")));
        }
        let unread = wait(stage.shelf.unread());
        assert_eq!((unread.len(), unread[0].text.as_str()), (1, damaged.as_str()));
        wait(stage.shelf.discard(&unread[0])).unwrap();
        assert_eq!(wait(stage.shelf.unread()), vec![]);
    }
}

#[test]
fn twins_are_both_kept() {
    for with_journal in [true, false] {
        let stage = Stage::new();
        stage.world.no_journal.set(!with_journal);
        for (name, edit) in names(KEY).iter().zip(["a", "b"]) {
            stage.set(name, &Record::new(3, 0, edit, plan(&[edit])).text());
        }
        assert_eq!(stage.agree(&stage.open().session).1, ["ban-sao"]);
        stage.world.no_journal.set(false);
        stage.plans_are(&[("ban-sao", &["b"]), (KEY, &["a"])]);
    }
}

#[test]
fn what_is_lost_in_one_place_comes_from_the_other() {
    let (stage, _) = Stage::saved(&["a", "b"]);
    stage.world.stores.borrow_mut().clear();
    assert_eq!(stage.agree(&stage.open().session), (Standing::InStep, vec![]));
    assert_eq!(stage.stored(Store::Revisions).len(), 1, "the journal has it again");
    stage.world.kv.borrow_mut().clear();
    let opened = stage.open();
    assert_eq!(opened.text, None);
    assert_eq!(stage.agree(&opened.session).0, Standing::Take(plan(&["a", "b"])));
    assert_eq!(stage.open().text, Some(plan(&["a", "b"])), "and so have the slots");
}

#[test]
fn a_plan_that_the_browser_removed_is_no_empty_one() {
    let (stage, _) = Stage::saved(&["a"]);
    stage.world.stores.borrow_mut().clear();
    names(KEY).iter().for_each(|name| drop(stage.world.kv.borrow_mut().remove(name)));
    assert_eq!(stage.agree(&stage.open().session).0, Standing::Removed);
    assert_eq!(wait(stage.shelf.list()).removed, [KEY]);
    assert_eq!(stage.agree(&stage.shelf.open("never").session).0, Standing::Absent);
    stage.shelf.accept_removed(KEY);
    assert_eq!(stage.agree(&stage.open().session).0, Standing::Absent);
}

#[test]
fn a_damaged_journal_gives_what_it_has() {
    let damage = |stage: &Stage, store, key: &str| {
        stage.world.stores.borrow_mut().insert((store, key.to_owned()), "DT1 rubbish".to_owned());
    };
    let (stage, _) = Stage::saved(&["a", "b"]);
    stage.world.kv.borrow_mut().clear();
    damage(&stage, Store::Heads, KEY);
    let opened = stage.open();
    assert_eq!(stage.agree(&opened.session).0, Standing::Take(plan(&["a", "b"])));
    assert_eq!(stage.save(&opened.session, &["a", "b", "c"]), Outcome::Kept(Kept::Durable));
    stage.world.kv.borrow_mut().clear();
    damage(&stage, Store::Revisions, &format!("{KEY}/3"));
    let opened = stage.open();
    assert_eq!(stage.agree(&opened.session).0, Standing::Take(plan(&["a", "b"])));
    assert_eq!(stage.save(&opened.session, &["a", "b", "d"]), Outcome::Kept(Kept::Durable));
    assert_eq!(stage.stored(Store::Quarantine)[0].1, "DT1 rubbish");
    stage.plans_are(&[(KEY, &["a", "b", "d"])]);
}

#[test]
fn a_bare_plan_file_moves_and_is_backed_up_first() {
    let bare = "{a}";
    for step in 1.. {
        let point = step / 8 + 1; // each by eight seeds
        let stage = Stage::seeded(step, Faults::default());
        stage.set(&legacy_name(KEY), bare);
        stage.world.crash_at.set(Some(point));
        let opened = stage.open();
        let _ = stage.agree(&opened.session);
        stage.save(&opened.session, &["a", "b"]);
        let (is_over, has_b) = (!stage.world.is_dead.get(), stage.stored(Store::Revisions).len() > 1);
        let is_backed_up = stage.stored(Store::Bak).iter().any(|(_, text)| text == bare);
        assert!(is_backed_up || stage.get(&legacy_name(KEY)).as_deref() == Some(bare), "call {point}");
        let plans = stage.plans();
        assert_eq!((plans.len(), plans[0].0.as_str()), (1, KEY), "call {point}: {plans:?}");
        assert!(plans[0].1 == ["a"] || plans[0].1 == ["a", "b"], "call {point}: {plans:?}");
        assert!(!has_b || plans[0].1.len() == 2);
        assert!(stage.stored(Store::Bak).len() == 1 && stage.get(&legacy_name(KEY)).is_none(), "call {point}");
        if is_over {
            assert!(point > 20, "{point} calls");
            return;
        }
    }
}

#[test]
fn what_an_older_app_writes_afterwards_is_a_plan_too() {
    let (stage, _) = Stage::saved(&["a"]);
    stage.set(&legacy_name(KEY), "{a,z}");
    assert_eq!(stage.agree(&stage.open().session).1, ["ban-sao"]);
    stage.plans_are(&[("ban-sao", &["a", "z"]), (KEY, &["a"])]);
    assert_eq!(stage.get(&legacy_name(KEY)), None);
}

#[test]
fn without_a_journal_the_bare_plan_file_stays() {
    let stage = Stage::new();
    stage.world.no_journal.set(true);
    stage.set(&legacy_name(KEY), "{a}");
    let opened = stage.open();
    let _ = stage.agree(&opened.session);
    assert_eq!(stage.save(&opened.session, &["a", "b"]), Outcome::Kept(Kept::Local));
    assert_eq!(stage.get(&legacy_name(KEY)).as_deref(), Some("{a}"));
    assert_eq!(stage.open().text, Some(plan(&["a", "b"])));
    stage.world.no_journal.set(false);
    stage.plans_are(&[(KEY, &["a", "b"])]);
    assert_eq!((stage.get(&legacy_name(KEY)), stage.stored(Store::Bak).len()), (None, 1));
}

#[test]
fn what_cannot_be_read_is_always_somewhere() {
    for step in 0.. {
        let stage = Stage::seeded(step, Faults::default());
        let [a, _] = names(KEY);
        stage.set("q:7-x:plan:other:A", "parked");
        stage.set(&a, "damaged");
        let call = step / 8 + 1; // each call by eight seeds: it fails, or the browser dies in it
        let dies = step % 2 == 0;
        stage.world.crash_at.set(dies.then_some(call));
        stage.world.throws_at.borrow_mut().push(call);
        let opened = stage.open();
        let _ = stage.agree(&opened.session);
        stage.save(&opened.session, &["a"]);
        stage.save(&opened.session, &["a", "b"]);
        for bytes in ["parked", "damaged"] {
            let is_here = stage.world.kv.borrow().values().any(|text| text == bytes);
            assert!(is_here || stage.stored(Store::Quarantine).iter().any(|(_, text)| text == bytes), "step {step}");
        }
        if stage.world.calls.get() < call {
            assert!(step > 100 && stage.stored(Store::Quarantine).len() == 2, "step {step}");
            return;
        }
    }
}

/// Without a journal one tab saves beside another, while the place throws at some calls. Whether all were made.
fn saves_beside(calls: [u64; 2], saves: usize) -> bool {
    let stage = Stage::new();
    stage.world.no_journal.set(true);
    let (one, two) = (stage.open().session, stage.open().session);
    for edits in [&["a"][..], &["a", "e"], &["a", "e", "f"]] {
        stage.shelf.put(&one, &plan(edits), &copier);
    }
    let start = stage.world.calls.get();
    stage.world.throws_at.borrow_mut().extend(calls.map(|call| start + call));
    let second = super::tabs::shelf(&stage.world, "two");
    let mut told = vec!["a", "e", "f"];
    for edits in [&["b"][..], &["b", "c"], &["b", "c", "d"]].into_iter().take(saves) {
        match second.put(&two, &plan(edits), &copier) {
            Outcome::Kept(Kept::Local) | Outcome::Conflict { kept: Kept::Local, .. } => told.extend(edits),
            _ => {}
        }
    }
    let is_over = stage.world.calls.get() < start + calls[0];
    stage.world.no_journal.set(false);
    let plans = stage.plans();
    let is_there = |edit: &&str| plans.iter().any(|(_, edits)| edits.iter().any(|it| it == edit));
    assert!(told.iter().all(is_there), "calls {calls:?}: {told:?} in {plans:?}");
    is_over
}

#[test]
fn calls_that_throw_cost_nobody_an_edit() {
    for saves in 1..=3 {
        let mut call = 1;
        while !saves_beside([call, call], saves) {
            for other in call + 1..call + 12 {
                saves_beside([call, other], saves);
            }
            call += 1;
        }
        assert!(call > 3 * saves as u64, "{call} calls");
    }
}
