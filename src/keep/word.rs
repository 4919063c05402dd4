//! What tabs say to each other of a plan, as texts. Who hears nothing finds out when it saves: nothing relies on them.

/// A word about a plan, to all other tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// There is this revision of it.
    Saved {
        /// The revision.
        rev: u64,
        /// The plan.
        key: String,
    },
    /// It was deleted, or is back: look.
    Look {
        /// The plan.
        key: String,
    },
    /// What was written in this tab became a plan of its own.
    Apart {
        /// The plan that it was written in.
        key: String,
        /// The title of the new plan.
        title: String,
    },
}

const LOOK: &str = "look";
const APART: &str = "apart";

impl Word {
    /// As it is said. A key has no spaces.
    pub fn text(&self) -> String {
        match self {
            Self::Saved { rev, key } => [&rev.to_string(), " ", key].concat(),
            Self::Look { key } => [LOOK, " ", key].concat(),
            Self::Apart { key, title } => [APART, " ", key, " ", title].concat(),
        }
    }

    /// As it was heard; `None` for a word of a newer app.
    pub fn read(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(' ')?;
        Some(match kind {
            LOOK => Self::Look { key: rest.to_owned() },
            APART => {
                let (key, title) = rest.split_once(' ')?;
                Self::Apart { key: key.to_owned(), title: title.to_owned() }
            }
            rev => Self::Saved { rev: rev.parse().ok()?, key: rest.to_owned() },
        })
    }

    /// The plan that it is about.
    pub fn key(&self) -> &str {
        match self {
            Self::Saved { key, .. } | Self::Look { key } | Self::Apart { key, .. } => key,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_word() -> impl Strategy<Value = Word> {
        let key = "[a-z0-9-]{1,20}";
        prop_oneof![
            (any::<u64>(), key).prop_map(|(rev, key)| Word::Saved { rev, key }),
            key.prop_map(|key| Word::Look { key }),
            (key, any::<String>()).prop_map(|(key, title)| Word::Apart { key, title }),
        ]
    }

    proptest! {
        #[test]
        fn what_is_said_is_heard(word in any_word()) {
            prop_assert_eq!(Word::read(&word.text()), Some(word));
        }

        #[test]
        fn any_text_can_be_heard(text in any::<String>()) {
            Word::read(&text);
        }
    }

    #[test]
    fn a_word_of_a_newer_app_is_left_alone() {
        assert_eq!(Word::read("renamed plan-1"), None);
        assert_eq!(Word::read("7"), None);
        assert_eq!(Word::read("7 plan-1"), Some(Word::Saved { rev: 7, key: "plan-1".to_owned() }));
    }
}
