//! One opening of a plan in one tab: what its text stands on, and what of it is not durable yet. It writes nothing.

use super::head::{Head, Look};
use super::record::{Record, Stamp};
use super::slots::same;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Makes a plan of its own of a text that must not be lost: from the text and a test whether a key is taken, the new key
/// and the new text (with a name that says what it is). A text that it cannot read it gives back as it is.
pub type Copier<'a> = &'a dyn Fn(&str, &dyn Fn(&str) -> bool) -> (String, String);

/// Where a text is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In the journal: it survives the end of the browser. Only now say "saved".
    Durable,
    /// In localStorage only.
    Local,
    /// Only in this tab.
    Nowhere,
}

/// What became of a text that was to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept, or not.
    Kept(Kept),
    /// Somebody else wrote this plan, or a newer app. Theirs stays; this text is a plan of its own now, and the session
    /// goes on with that.
    Conflict {
        /// The plan as somebody else wrote it.
        from: String,
        /// The plan that this session goes on with.
        key: String,
        /// Where that is kept.
        kept: Kept,
    },
    /// It was known that a newer app wrote this plan: nothing is written.
    ReadOnly {
        /// The schema it says.
        schema: u32,
    },
}

/// What to do on hearing that there is a revision of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It is what this tab has, or older.
    Ignore,
    /// Nothing was typed here: read it, by `reconcile`.
    Reread,
    /// Something was typed here: go on; the next save keeps both.
    GoOn,
}

/// What to do on hearing that there is revision `there`, having `rev`.
pub fn news(rev: u64, typed: bool, there: u64) -> News {
    match (there > rev, typed) {
        (false, _) => News::Ignore,
        (true, false) => News::Reread,
        (true, true) => News::GoOn,
    }
}

/// A text on its way.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) key: String,
    pub(super) record: Record,
    pub(super) text: String,
    pub(super) kept: Cell<Kept>,
}

/// An open plan.
#[derive(Debug)]
pub struct Session {
    pub(super) state: RefCell<State>,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) key: String,
    pub(super) writer: String,
    /// The highest revision read or written.
    pub(super) rev: u64,
    /// The revision of the journal that the text stands on.
    pub(super) base: u64,
    /// The record that the text came from.
    pub(super) from: Option<Stamp>,
    /// What the journal said last.
    pub(super) look: Option<Look>,
    /// Records in the slots that the text stands on, or that are kept elsewhere.
    pub(super) seen: Vec<Stamp>,
    /// What is not durable yet.
    pub(super) pending: Option<Rc<Draft>>,
    pub(super) read_only: Option<u32>,
    /// The plan that it moved away from, until that is told.
    pub(super) moved: Option<String>,
    /// Whether that one was deleted.
    pub(super) left_deleted: bool,
    /// The plans (and what they stood on) where records of this session lie that are of no use once the copy is kept.
    pub(super) left: Vec<(String, u64)>,
}

/// How a draft stands to the journal.
pub(super) enum Relation {
    /// It is there already.
    Same,
    /// It goes on from what is there.
    Ahead,
    /// Somebody else wrote.
    Foreign,
}

impl State {
    /// The draft of the next revision.
    pub(super) fn advance(&mut self, body: String, above: u64) {
        let highest = self.rev.max(above).max(self.look.as_ref().map_or(0, Look::rev));
        self.rev = highest.saturating_add(1);
        let record = Record::new(self.rev, self.base, &self.writer, body);
        let text = record.text();
        self.pending = Some(Rc::new(Draft { key: self.key.clone(), record, text, kept: Cell::new(Kept::Nowhere) }));
    }

    /// Whether the text stands on a record that lies in a slot, or that is kept elsewhere.
    pub(super) fn knows(&self, record: &Record) -> bool {
        let stood_on = |head: &&Head| head.stamp.rev == self.base;
        let head = self.look.as_ref().and_then(|look| look.head.as_ref()).filter(stood_on);
        let is_seen = self.seen.iter().chain(&self.from).any(|stamp| same(record, stamp));
        record.writer == self.writer || is_seen || head.is_some_and(|head| head.contains(record))
    }

    /// How a draft stands to the head.
    pub(super) fn relation(&self, draft: &Draft, head: Option<&Head>) -> Relation {
        let Some(head) = head else { return Relation::Ahead };
        let is_from = |stamp: &Stamp| head.is_of(&stamp.writer, stamp.rev);
        let is_new = self.from.is_none() && self.base == 0;
        if same(&draft.record, &head.stamp) {
            Relation::Same
        } else if self.from.as_ref().is_some_and(is_from)
            || head.is_of(&self.writer, self.rev)
            || head.stamp.rev == self.base
            || (head.gone && is_new)
        {
            Relation::Ahead
        } else {
            Relation::Foreign
        }
    }

    /// The journal has a draft.
    pub(super) fn settle(&mut self, draft: &Draft, look: Look) {
        draft.kept.set(Kept::Durable);
        if self.key == draft.key {
            self.base = draft.record.rev;
            self.from = Some(draft.record.stamp());
            self.look = Some(look);
            self.pending.take_if(|pending| pending.record.stamp() == draft.record.stamp());
        }
    }

    /// The text is now that of a record of the journal.
    pub(super) fn stand_on(&mut self, record: &Record, look: Look) {
        self.rev = self.rev.max(record.rev);
        self.base = look.rev(); // higher, if the newest record was damaged
        self.from = Some(record.stamp());
        self.look = Some(look);
    }
}

impl Session {
    pub(super) fn new(key: &str, writer: String) -> Self {
        let state = State { key: key.to_owned(), writer, ..State::default() };
        Self { state: RefCell::new(state) }
    }

    /// The plan. A conflict makes it another one.
    pub fn key(&self) -> String {
        self.state.borrow().key.clone()
    }

    /// The highest revision read or written: what to tell other tabs after a save.
    pub fn rev(&self) -> u64 {
        self.state.borrow().rev
    }

    /// The schema of a newer app, if one wrote this plan: then it can only be read.
    pub fn read_only(&self) -> Option<u32> {
        self.state.borrow().read_only
    }

    /// Whether the plan that it moved away from was deleted, rather than written by somebody else.
    pub fn left_deleted(&self) -> bool {
        self.state.borrow().left_deleted
    }

    /// Whether something was put that is not durable.
    pub fn is_pending(&self) -> bool {
        self.state.borrow().pending.is_some()
    }

    /// What to do on hearing of a revision of this plan.
    pub fn news(&self, typed: bool, there: u64) -> News {
        news(self.rev(), typed || self.is_pending(), there)
    }

    /// The plan, what was written last, and what that stands on.
    pub(super) fn stands(&self) -> (String, u64, u64) {
        let state = self.state.borrow();
        (state.key.clone(), state.rev, state.base)
    }

    pub(super) fn draft(&self) -> Option<Rc<Draft>> {
        self.state.borrow().pending.clone()
    }

    /// What to tell of a text that is kept there.
    pub(super) fn report(&self, kept: Kept) -> Outcome {
        let mut state = self.state.borrow_mut();
        match state.moved.take() {
            Some(from) => Outcome::Conflict { from, key: state.key.clone(), kept },
            None => Outcome::Kept(kept),
        }
    }

    pub(super) fn refuse(&self, schema: u32) {
        self.state.borrow_mut().read_only = Some(schema);
    }
}
