//! Single cases of the protocol: each a small story with what must be there at its end.

use super::records::{newer, of_schema};
use super::tabs::{Faulty, KEY, copier, found, plan, shelf};
use super::world::{Faults, World, wait};
use crate::keep::slots::{legacy_name, names};
use crate::keep::{Damage, Fault, Kept, News, Opened, Outcome, Record, Session, Slots, Standing, Store, news};
use std::rc::Rc;

/// A world in which nothing goes wrong by itself, and one tab.
struct Stage {
    world: Rc<World>,
    shelf: Faulty,
}

impl Stage {
    fn new() -> Self {
        Self::with(Faults::default())
    }

    fn with(faults: Faults) -> Self {
        Self::seeded(7, faults)
    }

    fn seeded(seed: u64, faults: Faults) -> Self {
        let world = World::new(seed, faults);
        let shelf = shelf(&world, "one");
        Self { world, shelf }
    }

    /// The plan, saved durably so many times, edit by edit.
    fn saved(edits: &[&str]) -> (Self, Session) {
        let stage = Self::new();
        let session = stage.open().session;
        for end in 1..=edits.len() {
            assert_eq!(stage.save(&session, &edits[..end]), Outcome::Kept(Kept::Durable));
        }
        (stage, session)
    }

    fn open(&self) -> Opened {
        self.shelf.open(KEY)
    }

    fn save(&self, session: &Session, edits: &[&str]) -> Outcome {
        self.shelf.put(session, &plan(edits), &copier);
        self.commit(session)
    }

    fn commit(&self, session: &Session) -> Outcome {
        wait(self.shelf.commit(session, 1, &copier))
    }

    fn agree(&self, session: &Session) -> (Standing, Vec<String>) {
        let done = wait(self.shelf.reconcile(session, &|| false, 1, &copier));
        (done.standing, done.copies)
    }

    fn set(&self, key: &str, text: &str) {
        self.world.kv.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    fn get(&self, key: &str) -> Option<String> {
        self.world.kv.borrow().get(key).cloned()
    }

    fn stored(&self, store: Store) -> Vec<(String, String)> {
        let stores = self.world.stores.borrow();
        stores.iter().filter(|((of, _), _)| *of == store).map(|((_, key), text)| (key.clone(), text.clone())).collect()
    }

    /// The plans that are found on the next day.
    fn plans(&self) -> Vec<(String, Vec<String>)> {
        self.world.restart(false);
        found(&self.world).into_iter().map(|(key, edits)| (key, edits.into_iter().collect())).collect()
    }

    fn plans_are(&self, expected: &[(&str, &[&str])]) {
        let plans = self.plans();
        let names = |edits: &[&str]| edits.iter().map(|edit| (*edit).to_owned()).collect::<Vec<_>>();
        let expected: Vec<_> = expected.iter().map(|(key, edits)| ((*key).to_owned(), names(edits))).collect();
        assert_eq!(plans, expected);
    }
}

#[test]
fn a_plan_is_saved_and_opens_at_once() {
    let (stage, session) = Stage::saved(&["a", "b"]);
    assert_eq!((session.rev(), session.is_pending()), (2, false));
    let again = stage.open();
    assert_eq!((again.text, again.unread), (Some(plan(&["a", "b"])), vec![]));
    assert_eq!(stage.agree(&again.session), (Standing::InStep, vec![]));
    assert_eq!(wait(stage.shelf.version(KEY, 1)), Ok(Some(plan(&["a"]))));
    let versions: Vec<u64> = wait(stage.shelf.history(KEY)).unwrap().iter().map(|version| version.rev).collect();
    assert_eq!(versions, [2, 1]);
}

#[test]
fn without_room_the_journal_alone_keeps_it_and_the_old_slot_does_not_win() {
    let (stage, session) = Stage::saved(&["a"]);
    stage.world.room.set(0);
    assert_eq!(stage.shelf.put(&session, &plan(&["a", "b"]), &copier), Outcome::Kept(Kept::Nowhere));
    assert_eq!(stage.commit(&session), Outcome::Kept(Kept::Durable));
    let again = stage.open();
    assert_eq!(again.text, Some(plan(&["a"])), "the slot is old");
    assert_eq!(stage.agree(&again.session), (Standing::Take(plan(&["a", "b"])), vec![]));
    assert_eq!(stage.save(&again.session, &["a", "b", "c"]), Outcome::Kept(Kept::Durable));
    stage.plans_are(&[(KEY, &["a", "b", "c"])]);
}

#[test]
fn room_is_made_of_old_small_texts_only() {
    let (stage, session) = Stage::saved(&["a"]);
    let stay = ["language", "rescue:1", "plan:UPPER", "other", &["arrangement:", KEY].concat()].map(str::to_owned);
    let go = ["undo:x", "arrangement:gone"];
    stay.iter().map(String::as_str).chain(go).for_each(|key| stage.set(key, "1234567890"));
    let used: usize = stage.world.kv.borrow().values().map(String::len).sum();
    stage.world.room.set(used + 30);
    let text = plan(&["a", "bbbbbbbbbb"]);
    assert_eq!(stage.shelf.put(&session, &text, &copier), Outcome::Kept(Kept::Local));
    assert!(stay.iter().all(|key| stage.get(key).is_some()) && go.iter().all(|key| stage.get(key).is_none()));
}

#[test]
fn what_throws_is_no_end() {
    let stage = Stage::with(Faults { get: 1000, ..Faults::default() });
    let opened = stage.open();
    assert_eq!(opened.text, None);
    assert_eq!(stage.shelf.put(&opened.session, &plan(&["a"]), &copier), Outcome::Kept(Kept::Nowhere));
    assert_eq!(stage.commit(&opened.session), Outcome::Kept(Kept::Durable));
    stage.plans_are(&[(KEY, &["a"])]);
}

#[test]
fn without_a_journal_the_slots_keep_it_and_say_so() {
    let stage = Stage::new();
    stage.world.no_journal.set(true);
    let (one, two) = (stage.open().session, stage.open().session);
    assert_eq!(stage.save(&one, &["a"]), Outcome::Kept(Kept::Local));
    assert_eq!(stage.agree(&one).0, Standing::Alone(Fault::Blocked));
    let other = Outcome::Conflict { from: KEY.to_owned(), key: "ban-sao".to_owned(), kept: Kept::Local };
    assert_eq!(stage.shelf.put(&two, &plan(&["b"]), &copier), other);
    assert_eq!(stage.save(&one, &["a", "c"]), Outcome::Kept(Kept::Local));
    stage.world.no_journal.set(false);
    assert_eq!(stage.commit(&one), Outcome::Kept(Kept::Durable), "the journal came late");
    stage.plans_are(&[("ban-sao", &["b"]), (KEY, &["a", "c"])]);
}

#[test]
fn whoever_saves_second_gets_a_plan_of_their_own() {
    let (stage, one) = Stage::saved(&["a"]);
    let two = stage.open().session;
    assert_eq!(stage.save(&one, &["a", "b"]), Outcome::Kept(Kept::Durable));
    stage.shelf.put(&two, &plan(&["a", "c"]), &copier);
    assert_eq!((two.key().as_str(), stage.commit(&two)), ("ban-sao", Outcome::Kept(Kept::Durable)));
    stage.plans_are(&[("ban-sao", &["a", "c"]), (KEY, &["a", "b"])]);
}

#[test]
fn the_journal_sees_what_the_slots_do_not() {
    let (stage, one) = Stage::saved(&["a"]);
    let (two, before) = (stage.open().session, stage.world.kv.borrow().clone());
    stage.save(&one, &["a", "b"]);
    *stage.world.kv.borrow_mut() = before; // as if what one wrote had not arrived yet
    let other = Outcome::Conflict { from: KEY.to_owned(), key: "ban-sao".to_owned(), kept: Kept::Durable };
    assert_eq!(stage.save(&two, &["a", "c"]), other);
    stage.plans_are(&[("ban-sao", &["a", "c"]), (KEY, &["a", "b"])]);
}

#[test]
fn a_tab_in_which_nothing_was_typed_follows() {
    let (stage, one) = Stage::saved(&["a"]);
    let two = stage.open().session;
    stage.save(&one, &["a", "b"]);
    assert_eq!(two.news(false, one.rev()), News::Reread);
    assert_eq!(stage.agree(&two), (Standing::Take(plan(&["a", "b"])), vec![]));
    assert_eq!(stage.save(&two, &["a", "b", "c"]), Outcome::Kept(Kept::Durable));
    let typed = wait(stage.shelf.reconcile(&one, &|| true, 1, &copier));
    assert_eq!(typed.standing, Standing::Typed);
    stage.plans_are(&[(KEY, &["a", "b", "c"])]);
}

#[test]
fn news_is_heard_by_revision() {
    let check = |rev, typed, there, expected| assert_eq!(news(rev, typed, there), expected, "{rev} {typed} {there}");
    check(5, false, 4, News::Ignore);
    check(5, true, 5, News::Ignore);
    check(5, false, 6, News::Reread);
    check(5, true, 6, News::GoOn);
}

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
        assert_eq!(wait(stage.shelf.delete(KEY, 1)), crate::keep::Deleted::ReadOnly);
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
fn keys_of_others_are_not_touched() {
    let stage = Stage::new();
    let names = ["language", "theme", "plan:", "plan:Ä", "plan:a b:A", "rescue:", "zz", "q", "metaphor"];
    let foreign: Vec<String> = (0..500).map(|at| [names[at % names.len()], "#", &at.to_string()].concat()).collect();
    foreign.iter().for_each(|key| stage.set(key, "\u{0}not { json"));
    stage.set(&legacy_name("khong-phai"), "<rubbish>");
    let session = stage.open().session;
    for edits in [&["a"][..], &["a", "b"], &["a", "b", "c"]] {
        stage.save(&session, edits);
        stage.agree(&session);
    }
    wait(stage.shelf.delete(KEY, 1));
    wait(stage.shelf.empty_bin(u64::MAX)).unwrap();
    assert!(foreign.iter().all(|key| stage.get(key).as_deref() == Some("\u{0}not { json")));
    let rubbish = stage.shelf.open("khong-phai");
    assert_eq!((rubbish.text, rubbish.unread[0].text.as_str()), (None, "<rubbish>"));
    assert_eq!(stage.agree(&rubbish.session).0, Standing::Absent);
    assert_eq!(stage.get(&legacy_name("khong-phai")).as_deref(), Some("<rubbish>"));
    assert_eq!(stage.world.kv.borrow().len(), 502, "the foreign keys, the rubbish, and our own list");
}

#[test]
fn a_record_goes_where_it_harms_nothing() {
    let record = |rev| Record::new(rev, 0, "w", "{}".to_owned()).text();
    let (four, five, newer) = (record(4), record(5), newer());
    // what is in the slots, and which of them is written
    let check = |slots: [&str; 2], expected: Option<usize>| {
        let stage = Stage::new();
        let names = names(KEY);
        names.iter().zip(slots).filter(|(_, text)| !text.is_empty()).for_each(|(name, text)| stage.set(name, text));
        let kv = stage.world.tab().0;
        let done = Slots::read(&kv, KEY).write(&kv, "new", &|_| false);
        let written = names.iter().position(|name| stage.get(name).as_deref() == Some("new"));
        assert_eq!((written, done.is_ok()), (expected, expected.is_some()), "{slots:?}");
    };
    check(["", ""], Some(0));
    check([&five, ""], Some(1));
    check(["", &five], Some(0));
    check([&five, &four], Some(1));
    check([&four, &five], Some(0));
    check([&five, "rubbish"], Some(1));
    check(["rubbish", &four], Some(0));
    check([&five, &newer], None);
    check([&newer, ""], None);
}
