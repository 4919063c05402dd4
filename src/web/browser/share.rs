//! Handing a link to another program of the device. Knows nothing of what is behind the link.

use js_sys::Reflect;
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

fn data(title: &str, link: &str) -> ShareData {
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(link);
    data
}

/// Whether the browser can hand on such a link: not every one has a way.
pub(crate) fn can_send(title: &str, link: &str) -> bool {
    let navigator = window().navigator();
    let has = |name: &str| Reflect::get(&navigator, &name.into()).is_ok_and(|it| it.is_function());
    has("share") && has("canShare") && navigator.can_share_with_data(&data(title, link))
}

/// Lets the reader choose a program to hand the link to, and calls back where that failed; to choose none is no failure.
pub(crate) fn send(title: &str, link: &str, failed: impl FnOnce() + 'static) {
    // begun at once: browsers take it only from within the press of a button
    let sent = JsFuture::from(window().navigator().share_with_data(&data(title, link)));
    spawn_local(async move {
        let name = |error: &JsValue| Reflect::get(error, &"name".into()).ok()?.as_string();
        if sent.await.is_err_and(|error| name(&error).as_deref() != Some("AbortError")) {
            failed();
        }
    });
}
