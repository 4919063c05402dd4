//! What all screens share: language, theme, the screen itself, the shelf, one toast, what holds without network. Holds no plan.

use super::browser::offline::{self, Offline};
use super::browser::{address, dom, store};
use super::settings::Settings;
use super::shelf::{self, Shelf};
use crate::open::Screen;
use crate::text::{Catalogue, FirstWords, Lang};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// Light, dark, as strong as can be, or what the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    #[default]
    System,
    Light,
    Dark,
    /// Black and white, light or dark as the system says.
    Contrast,
}

impl Theme {
    /// In the order in which they are offered.
    pub(crate) const ALL: [Self; 4] = [Self::Light, Self::Dark, Self::Contrast, Self::System];

    /// Its name in storage and on the document.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or_default()
    }
}

/// A short message that goes away, with a way back where there is one.
#[derive(Clone)]
pub(crate) struct Toast {
    pub(crate) text: String,
    /// Shared rather than kept by the view that made it, which may be gone when it is called.
    pub(crate) undo: Option<Arc<dyn Fn() + Send + Sync>>,
}

/// The shared state; copied into every view that needs it.
#[derive(Clone, Copy)]
pub(crate) struct App {
    pub(crate) lang: RwSignal<Lang>,
    pub(crate) theme: RwSignal<Theme>,
    pub(crate) screen: RwSignal<Screen>,
    pub(crate) toast: RwSignal<Option<Toast>>,
    pub(crate) offline: RwSignal<Offline>,
    settings: StoredValue<Settings, LocalStorage>,
    shelf: StoredValue<Option<Rc<Shelf>>, LocalStorage>,
}

impl App {
    /// Reads what was chosen before and follows the address bar from now on.
    pub(crate) fn start() -> Self {
        let settings = Settings::new(store::open(&[&name(), ":"].concat()));
        let lang = settings.language().map_or(Lang::Vi, |code| Lang::from_code(&code));
        let theme = settings.theme().map_or(Theme::System, |name| Theme::named(&name));
        let app = Self {
            lang: RwSignal::new(lang),
            theme: RwSignal::new(theme),
            screen: RwSignal::new(arrived()),
            toast: RwSignal::new(None),
            offline: offline::followed(),
            settings: StoredValue::new_local(settings),
            shelf: StoredValue::new_local(None),
        };
        app.follow();
        app
    }

    fn follow(self) {
        address::on_move(move |is_other_fragment| {
            let screen = arrived();
            let is_new = match screen {
                // all links have one fragment, and both events may tell of one of them
                Screen::Link(_) => self.screen.get_untracked() != screen,
                Screen::Start | Screen::Plan(_) | Screen::Code(_) => is_other_fragment,
            };
            if is_new {
                self.show(screen);
            }
        });
        Effect::new(move |before: Option<()>| {
            let lang = self.lang.get();
            dom::set_lang(lang.code());
            if before.is_some() {
                self.settings().keep_language(lang.code());
            }
        });
        Effect::new(move |before: Option<()>| {
            let theme = self.theme.get();
            dom::set_theme((theme != Theme::System).then(|| theme.name()));
            if before.is_some() {
                self.settings().keep_theme(theme.name());
            }
        });
    }

    /// The language in force. Nothing is told when it changes: the whole page is drawn anew then, so that no text on it
    /// has to listen, which would double the size of the download.
    pub(crate) fn lang(self) -> Lang {
        self.lang.get_untracked()
    }

    /// The texts of the language in force.
    pub(crate) fn words(self) -> &'static Catalogue {
        self.lang().catalogue()
    }

    /// The part of them that the first screen needs: all that may be named where the piece with the engine may not be there.
    pub(crate) fn first_words(self) -> &'static FirstWords {
        self.lang().first_words()
    }

    /// What is remembered beside the plans.
    pub(crate) fn settings(self) -> Settings {
        self.settings.get_value()
    }

    /// The plans that this browser keeps. Only asked for where the engine is.
    pub(crate) fn shelf(self) -> Rc<Shelf> {
        if let Some(shelf) = self.shelf.get_value() {
            return shelf;
        }
        let shelf = Rc::new(shelf::open(self.settings().kv(), &name()));
        self.shelf.set_value(Some(shelf.clone()));
        shelf
    }

    fn show(self, screen: Screen) {
        self.screen.set(screen);
        self.toast.set(None); // it was about what was shown
        dom::scroll_to_top();
    }

    /// Shows another screen, by its address.
    pub(crate) fn go(self, screen: &Screen) {
        address::go(&screen.fragment());
    }

    /// Shows the plan of a link, which does not come into the address.
    pub(crate) fn go_to_link(self, link: String) {
        let screen = Screen::Link(link.clone());
        address::keep(&link, &screen.fragment(), true);
        self.show(screen);
    }

    /// Says something briefly.
    pub(crate) fn say(self, text: String) {
        self.toast.set(Some(Toast { text, undo: None }));
    }

    /// Says something briefly that can be taken back.
    pub(crate) fn say_with_undo(self, text: String, undo: impl Fn() + Send + Sync + 'static) {
        self.toast.set(Some(Toast { text, undo: Some(Arc::new(undo)) }));
    }
}

/// The screen that the address asks for. A link leaves the address at once: whoever looks at the bar, keeps a bookmark or
/// shares the address has nothing of the plan. Going back and loading anew find it again all the same.
fn arrived() -> Screen {
    let screen = Screen::from_fragment(&address::fragment(), &address::kept());
    if let Screen::Link(link) = &screen {
        address::keep(link, &screen.fragment(), false);
    }
    screen
}

/// What is before every key, database and lock of this page: others may share its origin.
pub(crate) fn name() -> String {
    ["du-toan:", &address::folder()].concat()
}

/// The shared state of the page around.
pub(crate) fn app() -> App {
    expect_context()
}
