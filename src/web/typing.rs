//! What is typed into cells: noted at once, taken when it is committed, kept where it was not understood. Understands
//! nothing itself.

use super::browser::dom;
use super::desk::{Cell, Desk, Draft};
use crate::entry::{in_order, sets, text as entry_text, understand};
use crate::text::typo_text;
use leptos::prelude::*;

impl Desk {
    /// Notes what is being typed, so that it is not lost if the page is left before it is committed.
    pub(crate) fn type_into(self, cell: Cell, text: String) {
        self.editing.set(true);
        self.typing.set_value(Some((cell, text)));
    }

    /// Whether something is being typed and not committed yet.
    pub(crate) fn is_typing(self) -> bool {
        self.typing.with_value(Option::is_some)
    }

    /// Commits what is being typed, if anything; what is not understood stays in its cell as a draft.
    pub(crate) fn commit_typing(self) {
        // a field that is taken away with its screen says so when everything is gone already
        if let Some((cell, text)) = self.typing.try_update_value(Option::take).flatten() {
            self.editing.set(false);
            self.enter(cell, &text);
        }
    }

    /// Ends editing without a commit.
    pub(crate) fn stop_editing(self) {
        self.typing.set_value(None);
        self.editing.set(false);
    }

    /// Takes a text typed into a cell. True if it was understood and accepted; if not, it stays there as a draft.
    pub(crate) fn enter(self, cell: Cell, typed: &str) -> bool {
        let typed = dom::nfc(typed);
        let problem = self.try_enter(cell, &typed).err();
        let accepted = problem.is_none();
        self.drafts.update(|drafts| {
            drafts.retain(|(of, _)| *of != cell);
            drafts.extend(problem.map(|problem| (cell, Draft { text: typed.clone(), problem })));
        });
        accepted
    }

    /// The cells with a text that was not understood, in the order of the table: what they held before counts.
    pub(crate) fn unread(self) -> Vec<Cell> {
        let plan = self.plan();
        self.drafts.with(|drafts| in_order(&plan, drafts.iter().map(|(cell, _)| *cell)))
    }

    fn try_enter(self, (id, column): Cell, typed: &str) -> Result<(), String> {
        let plan = self.plan_now();
        let Some(item) = plan.outline.get(id).filter(|item| sets(&plan, item, column).is_some()) else { return Ok(()) };
        if typed.trim() == entry_text(&plan, item, column) {
            return Ok(());
        }
        let understood = understand(&plan, item, column, typed).map_err(|typo| typo_text(&typo, self.app.lang()))?;
        self.dispatch(understood.command)
    }
}
