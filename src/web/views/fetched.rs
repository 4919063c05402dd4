//! What needs a piece of the page: a view that waits for it, an act that waits for it. Draws nothing else.

use crate::web::app::App;
use crate::web::lazy::{self, Editor, NotFetched, Piece, fetch, here};
use crate::web::parts::live;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;

/// Fetches a piece, whichever it is.
type Fetch = fn() -> Pin<Box<dyn Future<Output = Result<(), NotFetched>>>>;

fn fetch_of<P: Piece>() -> Fetch {
    || Box::pin(async { fetch::<P>().await.map(drop) })
}

/// What `make` makes of a piece: at once where it is there; until then a line that says so, or why not and a way to try again.
pub(super) fn fetched<P: Piece>(app: App, make: impl Fn(&'static P) -> AnyView + Send + 'static) -> AnyView {
    let make = move || here().map(&make).into_any();
    awaited(app, here::<P>().is_some(), fetch_of::<P>(), Box::new(make))
}

/// The same, once in the program for all pieces and all that is made.
fn awaited(app: App, is_here: bool, fetch: Fetch, make: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let piece = RwSignal::new(is_here.then_some(Ok(())));
    if !is_here {
        ask(fetch, piece);
    }
    let shown = live(move || match piece.get() {
        Some(Ok(())) => make(),
        Some(Err(NotFetched)) => failed(app, fetch, piece),
        None => view! {
            <p class="wait" role="status">
                {app.first_words().opening}
            </p>
        }
        .into_any(),
    });
    shown.into_any()
}

fn ask(fetch: Fetch, piece: RwSignal<Option<Result<(), NotFetched>>>) {
    spawn_local(async move {
        // whoever asked may be gone by then
        let _ = piece.try_set(Some(fetch().await));
    });
}

fn failed(app: App, fetch: Fetch, piece: RwSignal<Option<Result<(), NotFetched>>>) -> AnyView {
    let words = app.first_words();
    view! {
        <div class="wait" role="alert">
            <p>{words.not_fetched}</p>
            <button type="button" on:click=move |_| ask(fetch, piece)>
                {words.try_again}
            </button>
        </div>
    }
    .into_any()
}

/// Does something with a piece as soon as it is there, or says that it cannot be fetched.
pub(super) fn with_piece<P: Piece>(app: App, act: impl FnOnce(&'static P) + 'static) {
    let act = move || {
        here().map(act);
    };
    done_with(app, fetch_of::<P>(), Box::new(act));
}

/// The same, once in the program for all pieces and all that is done.
fn done_with(app: App, fetch: Fetch, act: Box<dyn FnOnce()>) {
    app.say(app.first_words().opening.to_owned());
    spawn_local(async move {
        match fetch().await {
            Ok(()) => {
                app.toast.set(None);
                act();
            }
            Err(NotFetched) => app.say(app.first_words().not_fetched.to_owned()),
        }
    });
}

/// Opens a copy of a seed as soon as it and the engine are there, or says that they cannot be fetched.
pub(super) fn open_seed(app: App, name: &'static str) {
    with_piece(app, move |editor: &'static Editor| {
        spawn_local(async move {
            match lazy::seed(name).await {
                Ok(text) => (editor.open_seed)(app, text.unwrap_or_default()),
                Err(NotFetched) => app.say(app.first_words().not_fetched.to_owned()),
            }
        });
    });
}
