//! A dialog over the page, which the browser keeps the focus in. Knows nothing of what is in it.

use crate::web::app::app;
use crate::web::browser::dom;
use leptos::prelude::*;

/// An open dialog of that name and title, with a button to close it; calls back when it was closed by a key, the button
/// or a press beside it.
pub(crate) fn modal(name: &'static str, title: &'static str, closed: Callback<()>, content: AnyView) -> AnyView {
    request_animation_frame(dom::open_dialog);
    let press = |event: leptos::ev::MouseEvent| {
        if dom::is_dialog(&event) {
            dom::close_dialog(); // what lies beside the content is the dialog itself
        }
    };
    let title_id = [name, "-title"].concat();
    let named = title_id.clone();
    view! {
        <dialog
            class=name
            aria-labelledby=named
            data-keeps-focus
            on:close=move |_| closed.run(())
            on:click=press
        >
            <form method="dialog">
                <h2 id=title_id>{title}</h2>
                {content}
                <button class="plain close">{app().words().close}</button>
            </form>
        </dialog>
    }
    .into_any()
}
