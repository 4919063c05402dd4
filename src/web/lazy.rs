//! The pieces of the page that a browser fetches when they are first needed. Names the ways in, and holds no state but which
//! are here.
//!
//! With `--cfg split`, which `cargo xtask` sets, each piece becomes a wasm file of its own, and so does whatever only it
//! uses. Without it (tests, a plain `trunk build`) everything is one file, and the same calls answer at once.
//!
//! What a piece can do stands in a table of functions: [`Editor`], [`Extras`]. Nothing before it names what is behind the
//! table, or the linker would move that forward. A view, a dialog or a screen of a plan is put into the piece `extras` by its
//! line in [`EXTRAS`] (and, for a dialog, one `extra_overlay` in the screen of a plan); whoever needs something else of a
//! piece waits with `fetched` or acts with `with_piece` (`views/fetched.rs`).

// The macro declares what is linked in later, and that takes `unsafe`; nothing else in the crate does.
#![allow(unsafe_code, improper_ctypes_definitions, reason = "written by the macro for the parts of the split program")]

use super::app::App;
use super::browser::{offline, timer};
use super::desk::{Desk, Overlay, View};
use super::views::{EDITOR, EXTRAS};
use crate::open::Screen;
use crate::plan::Plan;
use leptos::prelude::{AnyView, RwSignal};
use leptos::task::spawn_local;
use std::sync::OnceLock;

/// What can be done once the piece that holds the engine and the screen of a plan is there.
pub(crate) struct Editor {
    /// A screen that shows a plan.
    pub(crate) screen: fn(Screen) -> AnyView,
    /// Finds out whether there is anything to list.
    pub(crate) look: fn(App, RwSignal<bool>, RwSignal<bool>),
    /// Keeps a plan with one empty line, and shows it.
    pub(crate) open_blank: fn(App),
    /// Keeps a copy of the seed of that text, and shows it.
    pub(crate) open_seed: fn(App, &str),
    /// Shows the plan of the link in a text, or says why not.
    pub(crate) open_link: fn(App, &str),
    /// Keeps a copy of the plan in a file of that name and text and shows it, or says why not.
    pub(crate) open_text: fn(App, &str, &str),
}

/// What can be done once the piece is there that holds all that is not needed to see and edit the table of a plan. Where it
/// is, the editor is.
pub(crate) struct Extras {
    /// A screen that is no plan kept here: of a link, of a check code.
    pub(crate) screen: fn(Screen) -> AnyView,
    /// What is shown of the plan in place of its table.
    pub(crate) view: fn(View) -> AnyView,
    /// What is in a dialog.
    pub(crate) dialog: fn(Overlay, Desk) -> AnyView,
    /// The list of the kept plans.
    pub(crate) my_plans: fn() -> AnyView,
    /// Fills in what a print carries at its end, with the seed that the plan came from.
    pub(crate) fill_paper: fn(Desk, &web_sys::Element, Option<&Plan>),
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

/// A piece by its table.
pub(crate) trait Piece: Sync + Sized + 'static {
    /// Where the table is noted when the piece is there.
    fn slot() -> &'static OnceLock<&'static Self>;

    /// Asks for it.
    fn load() -> impl Future<Output = Result<&'static Self, NotFetched>>;
}

impl Piece for Editor {
    fn slot() -> &'static OnceLock<&'static Self> {
        static SLOT: OnceLock<&Editor> = OnceLock::new();
        &SLOT
    }

    fn load() -> impl Future<Output = Result<&'static Self, NotFetched>> {
        editor()
    }
}

impl Piece for Extras {
    fn slot() -> &'static OnceLock<&'static Self> {
        static SLOT: OnceLock<&Extras> = OnceLock::new();
        &SLOT
    }

    async fn load() -> Result<&'static Self, NotFetched> {
        extras().await.map(|(_, extras)| extras)
    }
}

/// A piece, where it is there already.
pub(crate) fn here<P: Piece>() -> Option<&'static P> {
    P::slot().get().copied()
}

/// A piece, fetched unless it is there.
///
/// # Errors
/// It could not be fetched; the next call tries again.
pub(crate) async fn fetch<P: Piece>() -> Result<&'static P, NotFetched> {
    if let Some(piece) = here() {
        return Ok(piece);
    }
    let piece = P::load().await?;
    Ok(P::slot().get_or_init(|| piece))
}

#[cfg(split)]
#[wasm_split_helpers::wasm_split(editor, fallible)]
fn editor() -> Result<&'static Editor, NotFetched> {
    Ok(&EDITOR)
}

/// The extras, and the editor that they stand on: with all of it named here, the splitter puts all of it into one file that
/// both need, and divides it no further.
#[cfg(split)]
#[wasm_split_helpers::wasm_split(extras, fallible)]
fn extras() -> Result<(&'static Editor, &'static Extras), NotFetched> {
    Ok((&EDITOR, &EXTRAS))
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
async fn editor() -> Result<&'static Editor, NotFetched> {
    Ok(&EDITOR)
}

#[cfg(not(split))]
async fn extras() -> Result<(&'static Editor, &'static Extras), NotFetched> {
    Ok((&EDITOR, &EXTRAS))
}

#[cfg(not(split))]
pub(crate) async fn seed(name: &'static str) -> Result<Option<&'static str>, NotFetched> {
    Ok(crate::open::Seed::named(name).map(|seed| seed.text))
}

/// Fetches what will be needed next, so that it is there when it is asked for, and then what the page needs to work
/// without network. Failing now is no harm.
pub(crate) fn fetch_ahead() {
    spawn_local(async {
        let _ = fetch::<Editor>().await;
        // what the editor draws now, and a moment later, comes first
        timer::after_opening(|| {
            timer::after_paint(|| {
                spawn_local(async {
                    let _ = fetch::<Extras>().await;
                    offline::start();
                });
            });
        });
    });
}
