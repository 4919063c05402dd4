//! The one short message at the foot of the page. Stays until it is closed, undone or replaced.

use super::live;
use crate::web::app::app;
use crate::web::browser::dom;
use leptos::prelude::*;

/// Shows the toast of the app, if there is one.
#[component]
pub(crate) fn ToastBox() -> impl IntoView {
    let app = app();
    let close = move || {
        app.toast.set(None);
        // the button that had the focus is gone
        request_animation_frame(|| {
            dom::refocus(&[".sheet :is(input, textarea, select)", "#sheet", "main :is(button, a)"])
        });
    };
    let take_back = move |undo: &(dyn Fn() + Send + Sync)| {
        close();
        undo();
    };
    view! {
        <div class="toasts" role="status">
            {live(move || {
                let words = app.first_words(); // the language may be another by now: this box is not drawn anew with the page
                let shown = app.toast
                    .get()
                    .map(|toast| {
                        view! {
                            <div class="toast">
                                <p>{toast.text}</p>
                                {toast
                                    .undo
                                    .map(|undo| {
                                        view! { <button on:click=move |_| take_back(&*undo)>{words.undo}</button> }
                                    })}
                                <button class="plain" on:click=move |_| close()>{words.close}</button>
                            </div>
                        }
                    });
                shown.into_any()
            })}
        </div>
    }
}
