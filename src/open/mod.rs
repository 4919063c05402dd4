//! Which plan a page opens, decided from strings alone. Reads no storage and no address bar itself.

mod cards;

use crate::format::{ReadError, read};
use crate::plan::Plan;

pub use cards::{CARDS, Card};

/// One of the plans that come with the app: its name and its file.
pub struct Seed {
    /// Its name.
    pub name: &'static str,
    /// Its file, as "save" writes it.
    pub text: &'static str,
}

/// The three real plans.
pub static SEEDS: [Seed; 3] = [
    Seed { name: "quang-ngai-2011-2015", text: include_str!("../../seeds/quang-ngai-2011-2015.json") },
    Seed { name: "da-nang-2011-2015", text: include_str!("../../seeds/da-nang-2011-2015.json") },
    Seed { name: "dong-nai-2018", text: include_str!("../../seeds/dong-nai-2018.json") },
];

impl Seed {
    /// The plan.
    ///
    /// # Errors
    /// None in a released app: a test reads all three.
    pub fn plan(&self) -> Result<Plan, ReadError> {
        read(self.text)
    }

    /// The seed of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        SEEDS.iter().find(|seed| seed.name == name)
    }
}

/// A screen of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The plans to choose from.
    #[default]
    Start,
    /// The plan kept under that key.
    Plan(String),
    /// The plans that agree with the check code of a print, as somebody typed it.
    Code(String),
}

impl Screen {
    /// The screen that a fragment such as `#/plan/abc` asks for; anything unknown is the start.
    pub fn from_fragment(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_start_matches('/');
        match path.split_once('/') {
            Some(("plan", key)) if is_key(key) => Self::Plan(key.to_owned()),
            Some(("code", code)) if may_be_code(code) => Self::Code(code.to_owned()),
            _ => Self::Start,
        }
    }

    /// The fragment that asks for this screen.
    pub fn fragment(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Plan(key) => ["#/plan/", key].concat(),
            Self::Code(code) => ["#/code/", code].concat(),
        }
    }
}

/// Whether a text can be the key of a kept plan: `a-z`, `0-9` and `-`, 1 to 80 of them.
pub fn is_key(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=80).contains(&text.len()) && text.bytes().all(allowed)
}

/// Whether a text is what somebody may have typed as a check code; whether it is one, `paper` says.
fn may_be_code(text: &str) -> bool {
    (1..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A key for a new copy of a plan of that name: the name, or the name with the first free number from 2.
pub fn free_key(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let base = if is_key(name) && name.len() <= 70 { name } else { "plan" };
    let numbered = (2_u32..).map(|number| [base, "-", &number.to_string()].concat());
    std::iter::once(base.to_owned()).chain(numbered).find(|key| !taken(key)).unwrap_or_default()
}

/// A title for a new copy of a plan: the title, or the title with the first free number from 2.
pub fn free_title(title: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2_u32..).map(|number| [title, " (", &number.to_string(), ")"].concat());
    std::iter::once(title.to_owned()).chain(numbered).find(|title| !taken(title)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_are_screens() {
        let check = |fragment: &str, screen: Screen| assert_eq!(Screen::from_fragment(fragment), screen, "{fragment}");
        check("", Screen::Start);
        check("#/", Screen::Start);
        check("#/plan/da-nang-2011-2015", Screen::Plan("da-nang-2011-2015".to_owned()));
        check("#/plan/", Screen::Start);
        check("#/plan/<b>", Screen::Start);
        check("#/plan/a/b", Screen::Start);
        check("#/other/x", Screen::Start);
        check("#/code/7k3f-92md", Screen::Code("7k3f-92md".to_owned()));
        check("#/code/", Screen::Start);
        check("#/code/<b>", Screen::Start);
        check("#/code/123456789012345678901", Screen::Start);
        for screen in [Screen::Start, Screen::Plan("a-2".to_owned()), Screen::Code("7K3F-92MD".to_owned())] {
            assert_eq!(Screen::from_fragment(&screen.fragment()), screen);
        }
    }

    #[test]
    fn a_copy_gets_the_first_free_key() {
        let taken = ["dong-nai-2018", "dong-nai-2018-2"];
        assert_eq!(free_key("dong-nai-2018", |key| taken.contains(&key)), "dong-nai-2018-3");
        assert_eq!(free_key("da-nang", |_| false), "da-nang");
        assert_eq!(free_key("", |_| false), "plan");
    }

    #[test]
    fn a_copy_gets_the_first_free_title() {
        let taken = ["Đồng Nai 2018", "Đồng Nai 2018 (2)"];
        assert_eq!(free_title("Đồng Nai 2018", |title| taken.contains(&title)), "Đồng Nai 2018 (3)");
        assert_eq!(free_title("Đà Nẵng", |_| false), "Đà Nẵng");
    }
}
