//! The address bar: its fragment and the folder the page lives in. Knows no screens.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The fragment with its `#`, or nothing.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to a fragment, as a new step of the browser's history.
pub(crate) fn go(fragment: &str) {
    // the browser refuses only what is not a fragment, and we write no such thing
    let _ = window().location().set_hash(fragment);
}

/// Changes the fragment without a step in the browser's history, and without telling anybody.
pub(crate) fn replace(fragment: &str) {
    let history = window().history();
    let _ = history.and_then(|it| it.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(fragment)));
}

/// The folder that the page is served from, with slashes at both ends.
pub(crate) fn folder() -> String {
    let path = window().location().pathname().unwrap_or_default();
    let end = path.rfind('/').map_or(0, |at| at.saturating_add(1));
    path.get(..end).unwrap_or("/").to_owned()
}

/// The page without fragment: where a link to one of its screens begins.
pub(crate) fn page() -> String {
    [&window().location().origin().unwrap_or_default(), &*folder()].concat()
}

/// Calls back at each new fragment, until the owner is gone.
pub(crate) fn on_fragment(callback: impl Fn(String) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || callback(fragment()));
    let function: js_sys::Function = listener.as_ref().unchecked_ref::<js_sys::Function>().clone();
    let _ = window().add_event_listener_with_callback("hashchange", &function);
    on_cleanup({
        let function = StoredValue::new_local((listener, function));
        move || {
            function.with_value(|(_, function)| {
                let _ = window().remove_event_listener_with_callback("hashchange", function);
            });
        }
    });
}
