//! What needs the piece with the engine: a view that waits for it, an act that waits for it. Draws nothing else.

use crate::web::app::App;
use crate::web::lazy::{self, Editor, NotFetched};
use crate::web::parts::live;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What `make` makes of the piece once it is there; until then a line that says so, or why not and a way to try again.
pub(super) fn fetched(app: App, make: impl Fn(&'static Editor) -> AnyView + Send + 'static) -> AnyView {
    awaited(app, Box::new(make))
}

/// The same, once in the program for all that is made.
fn awaited(app: App, make: Box<dyn Fn(&'static Editor) -> AnyView + Send>) -> AnyView {
    let piece = RwSignal::new(None);
    fetch(piece);
    let shown = live(move || match piece.get() {
        Some(Ok(editor)) => make(editor),
        Some(Err(NotFetched)) => failed(app, piece),
        None => view! {
            <p class="wait" role="status">
                {app.first_words().opening}
            </p>
        }
        .into_any(),
    });
    shown.into_any()
}

fn fetch(piece: RwSignal<Option<Result<&'static Editor, NotFetched>>>) {
    spawn_local(async move {
        // whoever asked may be gone by then
        let _ = piece.try_set(Some(lazy::editor().await));
    });
}

fn failed(app: App, piece: RwSignal<Option<Result<&'static Editor, NotFetched>>>) -> AnyView {
    let words = app.first_words();
    view! {
        <div class="wait" role="alert">
            <p>{words.not_fetched}</p>
            <button on:click=move |_| fetch(piece)>{words.try_again}</button>
        </div>
    }
    .into_any()
}

/// Does something with the piece as soon as it is there, or says that it cannot be fetched.
pub(super) fn with_editor(app: App, act: impl FnOnce(&'static Editor) + 'static) {
    done_with(app, Box::new(act));
}

/// The same, once in the program for all that is done.
fn done_with(app: App, act: Box<dyn FnOnce(&'static Editor)>) {
    app.say(app.first_words().opening.to_owned());
    spawn_local(async move {
        match lazy::editor().await {
            Ok(editor) => {
                app.toast.set(None);
                act(editor);
            }
            Err(NotFetched) => app.say(app.first_words().not_fetched.to_owned()),
        }
    });
}

/// Opens a copy of a seed as soon as it and the engine are there, or says that they cannot be fetched.
pub(super) fn open_seed(app: App, name: &'static str) {
    with_editor(app, move |editor| {
        spawn_local(async move {
            match lazy::seed(name).await {
                Ok(text) => (editor.open_seed)(app, text.unwrap_or_default()),
                Err(NotFetched) => app.say(app.first_words().not_fetched.to_owned()),
            }
        });
    });
}
