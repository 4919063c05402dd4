//! What this browser remembers beside the plans: language, theme, how tables are arranged. Losing it is no loss.

use crate::keep::Kv;
use std::rc::Rc;

const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const DRAFTS: &str = "drafts:";
const ARRANGEMENT: &str = "arrangement:";

/// The settings.
#[derive(Clone)]
pub(crate) struct Settings {
    kv: Rc<dyn Kv>,
    /// Whether they outlive this tab.
    pub(crate) lasts: bool,
}

impl Settings {
    pub(crate) fn new((kv, lasts): (Rc<dyn Kv>, bool)) -> Self {
        Self { kv, lasts }
    }

    /// Where they are, and the plans beside them.
    pub(crate) fn kv(&self) -> Rc<dyn Kv> {
        self.kv.clone()
    }

    /// Whether there is a plan beside them.
    pub(crate) fn know_plans(&self) -> bool {
        let keys = self.kv.keys().unwrap_or_default();
        keys.iter().any(|key| ["plan:", "meta", "rescue:"].iter().any(|start| key.starts_with(start)))
    }

    /// The texts that were left when the page stopped, by key; see src/web/rescue.js.
    pub(crate) fn rescued(&self) -> Vec<(String, String)> {
        let keys = self.kv.keys().unwrap_or_default().into_iter().filter(|key| key.starts_with("rescue:"));
        keys.filter_map(|key| Some((key.clone(), self.get(&key)?))).collect()
    }

    /// Forgets one of them, because its reader said so.
    pub(crate) fn forget_rescued(&self, key: &str) {
        let _ = self.kv.remove(key);
    }

    fn get(&self, key: &str) -> Option<String> {
        self.kv.get(key).ok().flatten()
    }

    /// The code of the language chosen before.
    pub(crate) fn language(&self) -> Option<String> {
        self.get(LANGUAGE)
    }

    /// Remembers the language.
    pub(crate) fn keep_language(&self, code: &str) {
        let _ = self.kv.set(LANGUAGE, code);
    }

    /// The name of the theme chosen before.
    pub(crate) fn theme(&self) -> Option<String> {
        self.get(THEME)
    }

    /// Remembers the theme.
    pub(crate) fn keep_theme(&self, name: &str) {
        let _ = self.kv.set(THEME, name);
    }

    /// What was typed into cells of a plan and not understood.
    pub(crate) fn drafts(&self, key: &str) -> Option<String> {
        self.get(&[DRAFTS, key].concat())
    }

    /// Remembers it, until there is nothing.
    pub(crate) fn keep_drafts(&self, key: &str, text: &str) {
        let key = [DRAFTS, key].concat();
        let _ = if text.is_empty() { self.kv.remove(&key) } else { self.kv.set(&key, text) };
    }

    /// Forgets what is remembered beside a plan that had that key before.
    pub(crate) fn forget(&self, key: &str) {
        for kind in [DRAFTS, ARRANGEMENT] {
            let _ = self.kv.remove(&[kind, key].concat());
        }
    }

    /// How the table of a plan was arranged.
    pub(crate) fn arrangement(&self, key: &str) -> Option<String> {
        self.get(&[ARRANGEMENT, key].concat())
    }

    /// Remembers how the table of a plan is arranged.
    pub(crate) fn keep_arrangement(&self, key: &str, text: &str) {
        let _ = self.kv.set(&[ARRANGEMENT, key].concat(), text);
    }
}
