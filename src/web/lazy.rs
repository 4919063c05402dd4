//! The pieces of the page that a browser fetches when they are first needed. Names the ways in, and holds no state.
//!
//! With `--cfg split`, which `cargo xtask` sets, each piece becomes a wasm file of its own, and so does whatever only it
//! uses. Without it (tests, a plain `trunk build`) everything is one file, and the same calls answer at once.

// The macro declares what is linked in later, and that takes `unsafe`; nothing else in the crate does.
#![allow(unsafe_code, improper_ctypes_definitions, reason = "written by the macro for the parts of the split program")]

use super::app::App;
use super::browser::offline;
use super::views::EDITOR;
use leptos::prelude::{AnyView, RwSignal};

/// What can be done once the piece that holds the engine and the screen of a plan is there.
pub(crate) struct Editor {
    /// The screen of the plan under a key.
    pub(crate) screen: fn(String) -> AnyView,
    /// The plans that agree with the check code of a print.
    pub(crate) code: fn(String) -> AnyView,
    /// The list of the kept plans.
    pub(crate) my_plans: fn() -> AnyView,
    /// Finds out whether there is anything to list.
    pub(crate) look: fn(App, RwSignal<bool>, RwSignal<bool>),
    /// Keeps a plan with one empty line, and shows it.
    pub(crate) open_blank: fn(App),
    /// Keeps a copy of the seed of that text, and shows it.
    pub(crate) open_seed: fn(App, &str),
    /// Keeps a copy of the plan in a file of that name and text and shows it, or says why not.
    pub(crate) open_text: fn(App, &str, &str),
}

/// A piece could not be fetched.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotFetched;

#[cfg(split)]
impl From<wasm_split_helpers::SplitLoaderError> for NotFetched {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// The piece with the engine.
///
/// # Errors
/// It could not be fetched; the next call tries again.
#[cfg(split)]
#[wasm_split_helpers::wasm_split(editor, fallible)]
pub(crate) fn editor() -> Result<&'static Editor, NotFetched> {
    Ok(&EDITOR)
}

/// The file of the seed of that name, if there is one.
///
/// # Errors
/// It could not be fetched; the next call tries again.
#[cfg(split)]
#[wasm_split_helpers::wasm_split(seeds, fallible)]
pub(crate) fn seed(name: &'static str) -> Result<Option<&'static str>, NotFetched> {
    Ok(crate::open::Seed::named(name).map(|seed| seed.text))
}

#[cfg(not(split))]
pub(crate) async fn editor() -> Result<&'static Editor, NotFetched> {
    Ok(&EDITOR)
}

#[cfg(not(split))]
pub(crate) async fn seed(name: &'static str) -> Result<Option<&'static str>, NotFetched> {
    Ok(crate::open::Seed::named(name).map(|seed| seed.text))
}

/// Fetches what will be needed next, so that it is there when it is asked for, and then what the page needs to work
/// without network. Failing now is no harm.
pub(crate) fn fetch_ahead() {
    leptos::task::spawn_local(async {
        let _ = editor().await;
        offline::start();
    });
}
