//! Who may change the open plan here, and what the tabs tell each other of it. What is kept and what wins is decided in
//! [`crate::keep`].

use super::app::name;
use super::browser::timer::{OPENING, now};
use super::browser::{address, offline, tabs};
use super::desk::{Desk, Draft, Saved};
use super::keeping::Keeper;
use super::parts::word;
use super::shelf::{copier, keep_copy};
use crate::edit::{Command, PlanText};
use crate::keep::{News, Word};
use crate::open::Screen;
use crate::text::{fill, title_of_copy};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// Why a plan can only be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// Another tab edits it.
    OtherTab,
    /// A newer app wrote it.
    NewerApp,
    /// Another tab deleted it.
    Deleted,
    /// It is of a link, and so somebody else's. That stays so: one's own copy is another plan.
    Link,
}

impl Desk {
    /// Why nothing can be changed here, if so, or what to do for it.
    pub(super) fn why_held(self) -> Option<&'static str> {
        let words = self.app.words();
        self.held.get_untracked().map(|held| match held {
            Held::OtherTab => words.held_other_tab,
            Held::NewerApp => words.held_newer,
            Held::Deleted => words.held_deleted,
            Held::Link => words.held_link_edit,
        })
    }

    /// "true" while nothing can be changed here: for the controls that would.
    pub(crate) fn locked(self) -> Signal<Option<&'static str>> {
        word(move || self.held.get().is_some().then_some("true"))
    }

    /// Takes to what is known of the plan and of other tabs: whether it can be changed here.
    pub(super) fn hold(self, keeper: &Keeper, deleted: bool) {
        self.say_held(match (self.held.get_untracked(), deleted) {
            (Some(Held::NewerApp), _) => Some(Held::NewerApp),
            (_, true) => Some(Held::Deleted),
            _ => (!keeper.mine.get()).then_some(Held::OtherTab),
        });
    }

    /// Says why nothing can be changed here. When that is over, what was typed meanwhile is tried again.
    fn say_held(self, held: Option<Held>) {
        let before = self.held.get_untracked();
        if before == held {
            return;
        }
        let refused = self.why_held();
        self.held.set(held);
        if held.is_none() {
            // it is not true any more
            if self.app.toast.with_untracked(|toast| toast.as_ref().map(|toast| toast.text.as_str()) == refused) {
                self.app.toast.set(None);
            }
            let waiting = self.drafts.with_untracked(|drafts| {
                let waits = |(_, draft): &&(_, Draft)| Some(draft.problem.as_str()) == refused;
                drafts.iter().filter(waits).map(|(cell, draft)| (*cell, draft.text.clone())).collect::<Vec<_>>()
            });
            for (cell, text) in waiting {
                self.enter(cell, &text);
            }
            self.keep_soon(); // what was typed before it was held, if anything
        }
    }

    /// Keeps a plan that another tab deleted: takes it out of the bin, or keeps a copy where it is not there any more.
    pub(crate) fn keep_here(self) {
        let (app, shelf) = (self.app, self.app.shelf());
        let Some(key) = self.key() else { return };
        spawn_local(async move {
            let all = shelf.bin().await.unwrap_or_default();
            let newest = all.into_iter().filter(|binned| binned.key == key).max_by_key(|binned| binned.at);
            if let Some(binned) = newest {
                let restored = shelf.restore(&binned.id, now(), &copier(app)).await;
                if matches!(restored, Ok(Some(back)) if back == key) {
                    tabs::Channel::open(&name()).say(&Word::Look { key }.text());
                    return self.agree();
                }
            }
            match self.history.try_with_untracked(|history| keep_copy(app, history.plan())).flatten() {
                Some(key) => app.go(&Screen::Plan(key)),
                None => app.say(app.words().cannot_keep.to_owned()),
            }
        });
    }

    /// The plan here is one of its own now. This tab may edit that one, whoever edits the other.
    pub(super) fn go_on_apart(self, keeper: &Keeper, from: &str, key: &str, before: &str) {
        address::replace(&Screen::Plan(key.to_owned()).fragment());
        keeper.mine.set(true);
        self.say_held(None);
        self.claim.set((key.to_owned(), false));
        let title = title_of_copy(before, self.app.lang());
        let words = self.app.words();
        let why = if keeper.session.left_deleted() { words.kept_of_deleted } else { words.kept_apart };
        let said = fill(why, &[("title", &title)]);
        keeper.channel.say(&Word::Apart { key: from.to_owned(), title: title.clone() }.text());
        let _ = self.dispatch(Command::SetPlanText { field: PlanText::Title, text: title });
        self.app.say(said);
    }

    /// Edits here, and no longer in the other tab.
    pub(crate) fn take_over(self) {
        self.app.toast.set(None);
        self.claim.update(|(_, take)| *take = true);
    }

    /// Asks whether the plan may be edited here, and hears what other tabs write.
    pub(super) fn follow_tabs(self) {
        offline::on_flush(move || self.flush());
        Effect::new(move |_| {
            let (key, take) = self.claim.get();
            tabs::hold(&[&name(), "edit:", &key].concat(), take, move |mine| self.told(mine));
        });
        let Some(Keeper { channel, .. }) = self.keeper() else { return };
        channel.on_word(move |word| {
            let (Some(word), Some(keeper)) = (Word::read(&word), self.keeper()) else { return };
            if word.key() != keeper.session.key() {
                return;
            }
            let typed = self.saved.get_untracked() == Saved::Pending;
            match word {
                Word::Saved { rev, .. } if keeper.session.news(typed, rev) == News::Reread => self.agree(),
                Word::Saved { .. } => {}
                Word::Look { .. } => self.agree(),
                Word::Apart { title, .. } => {
                    self.app.say(fill(self.app.words().kept_apart_there, &[("title", &title)]));
                }
            }
        });
    }

    /// Whether this tab edits, from now on. Who may edit again reads first what was written meanwhile.
    fn told(self, mine: bool) {
        let (Some(held), Some(keeper)) = (self.held.try_get_untracked(), self.keeper()) else { return };
        keeper.mine.set(mine);
        if !mine && held.is_none() {
            self.settle();
            self.held.set(Some(Held::OtherTab));
        }
        // the other tab may have written a moment ago; what is here has time to be painted before that is read
        set_timeout(move || self.agree(), Duration::from_millis(OPENING));
    }
}
