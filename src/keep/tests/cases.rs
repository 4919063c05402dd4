//! Single cases of the protocol: each a small story with what must be there at its end.

use super::records::newer;
use super::stage::Stage;
use super::tabs::{KEY, copier, plan};
use super::turns::wait;
use super::world::Faults;
use crate::keep::slots::{legacy_name, names};
use crate::keep::{Fault, Kept, News, Outcome, Record, Slots, Standing, news};

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
fn a_large_plan_is_in_the_journal_alone_as_long_as_that_works() {
    let stage = Stage::new();
    let session = stage.open().session;
    let large = |edit: &str| ["x".repeat(1_000_000).as_str(), edit].concat();
    let put = |edit: &str| stage.shelf.put(&session, &plan(&[&large(edit)]), &copier);
    assert_eq!(put("a"), Outcome::Kept(Kept::Local), "the journal may not be there");
    assert_eq!(stage.commit(&session), Outcome::Kept(Kept::Durable));
    assert_eq!(stage.open().text, None, "the slots are free again");
    assert_eq!(put("b"), Outcome::Kept(Kept::Nowhere));
    assert_eq!(stage.commit(&session), Outcome::Kept(Kept::Durable));
    stage.world.no_journal.set(true);
    assert_eq!(put("c"), Outcome::Kept(Kept::Nowhere));
    assert_eq!(stage.commit(&session), Outcome::Kept(Kept::Local));
    stage.world.no_journal.set(false);
    let again = stage.open();
    assert_eq!(again.text, Some(plan(&[&large("c")])));
    assert_eq!(stage.agree(&again.session), (Standing::InStep, vec![]));
    stage.plans_are(&[(KEY, &[&large("c")])]);
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
