//! Whether the page works without network, in a few words, and the offer of a newer version. Decides nothing.

use crate::web::app::app;
use crate::web::browser::offline::{self, Offline};
use crate::web::parts::{live, word};
use leptos::prelude::*;

/// Says what is so; nothing where nothing can be promised.
#[component]
pub(super) fn OfflineState() -> impl IntoView {
    let app = app();
    let words = app.first_words();
    let said = word(move || match app.offline.get() {
        Offline::Unknown => None,
        Offline::Preparing => Some(words.offline_preparing),
        Offline::Ready | Offline::Update => Some(words.offline_ready),
    });
    let mark = word(move || match app.offline.get() {
        Offline::Unknown => None,
        Offline::Preparing => Some("note"),
        Offline::Ready | Offline::Update => Some("ok"),
    });
    view! {
        <p class="offline" role="status" data-test="offline" data-mark=mark>
            {said}
        </p>
    }
}

/// Offers the newer version until it is taken or put off for this visit.
#[component]
pub(super) fn UpdateOffer() -> impl IntoView {
    let app = app();
    let later = RwSignal::new(false);
    let offer = live(move || {
        app.lang.track();
        let words = app.first_words();
        let is_shown = app.offline.get() == Offline::Update && !later.get();
        let offer = is_shown.then(|| {
            view! {
                <div class="toast update">
                    <p>{words.update_there}</p>
                    <button class="main" on:click=|_| offline::update()>
                        {words.update_now}
                    </button>
                    <button class="plain" on:click=move |_| later.set(true)>
                        {words.update_later}
                    </button>
                </div>
            }
        });
        offer.into_any()
    });
    view! { <div role="status">{offer}</div> }
}
