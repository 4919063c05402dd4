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
    /// The plan of a link, which is kept nowhere: the text of the link, or nothing where that is not known any more.
    Link(String),
    /// The plans that agree with the check code of a print, as somebody typed it.
    Code(String),
}

impl Screen {
    /// The screen that a fragment such as `#/plan/abc` asks for; anything unknown is the start. `kept` is the text that the
    /// browser keeps with the address: that of a link, which does not stay in the address itself.
    pub fn from_fragment(fragment: &str, kept: &str) -> Self {
        if is_link(fragment) {
            return Self::Link(fragment.to_owned());
        }
        let path = fragment.trim_start_matches('#').trim_start_matches('/');
        match path.split_once('/') {
            Some(("plan", key)) if is_key(key) => Self::Plan(key.to_owned()),
            None if path == "link" => Self::Link(kept.to_owned()),
            Some(("code", code)) if may_be_code(code) => Self::Code(code.to_owned()),
            _ => Self::Start,
        }
    }

    /// The fragment that asks for this screen.
    pub fn fragment(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Plan(key) => ["#/plan/", key].concat(),
            Self::Link(_) => "#/link".to_owned(),
            Self::Code(code) => ["#/code/", code].concat(),
        }
    }
}

/// Whether a fragment begins as a link of any version does, `p1.`, also where a messenger escaped its signs.
fn is_link(fragment: &str) -> bool {
    let escaped = fragment.trim_start_matches(['#', '/']);
    let rest = escaped.strip_prefix("%23").unwrap_or(escaped).trim_start_matches('/');
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == 'p');
    let version = rest.strip_suffix(after).and_then(|start| start.strip_prefix('p')).unwrap_or_default();
    let is_version = (1..=3).contains(&version.len()) && !version.contains('p');
    is_version && [".", "%2E", "%2e"].iter().any(|dot| after.starts_with(dot))
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
        let check = |fragment: &str, screen: Screen| {
            for kept in ["", "p1.kept"] {
                assert_eq!(Screen::from_fragment(fragment, kept), screen, "{fragment}");
            }
        };
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
            assert_eq!(Screen::from_fragment(&screen.fragment(), ""), screen);
        }
    }

    #[test]
    fn what_begins_as_a_link_is_one_whatever_comes_of_it() {
        for fragment in [
            "#p1.Xy-_9",
            "p1.Xy",
            "#/p1.Xy",
            "#%23p1.Xy",
            "%23/p1.Xy",
            "#p1%2EXy",
            "#p1%2eXy",
            "#p1.",
            "#p9.Xy",
            "#p123.Xy",
            "#p1.Xy).",
            "#p1.Xy?utm_source=mail",
            "#p1.X/y",
        ] {
            let screen = Screen::from_fragment(fragment, "p1.kept");
            assert_eq!(screen, Screen::Link(fragment.to_owned()), "{fragment}");
        }
        for fragment in
            ["#p1", "#p.Xy", "#p1234.Xy", "#pp1.Xy", "#p1p.Xy", "#1.Xy", "#P1.Xy", "#xp1.Xy", "#/plan/p1.Xy"]
        {
            assert_eq!(Screen::from_fragment(fragment, "p1.kept"), Screen::Start, "{fragment}");
        }
    }

    #[test]
    fn the_text_of_a_link_is_never_in_the_address() {
        let link = Screen::Link("p1.Xy".to_owned());
        assert_eq!(link.fragment(), "#/link");
        assert_eq!(Screen::from_fragment(&link.fragment(), "p1.Xy"), link);
        assert_eq!(Screen::from_fragment(&link.fragment(), ""), Screen::Link(String::new()));
        assert_eq!(Screen::from_fragment("#/link/", "p1.Xy"), Screen::Start);
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
