//! The address bar: its fragment, the text kept with it, and the folder the page lives in. Knows no screens.

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

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
    let _ = write(false, fragment, &JsValue::NULL);
}

/// The text kept with this step of the browser's history, if there is one.
pub(crate) fn kept() -> String {
    let state = window().history().and_then(|history| history.state());
    state.ok().and_then(|state| state.as_string()).unwrap_or_default()
}

/// Changes the fragment, and keeps a text with it for as long as the browser knows this step of its history: here, or as a
/// new step. Tells nobody. Where the browser does not take the text, only the fragment is changed.
pub(crate) fn keep(text: &str, fragment: &str, as_new: bool) {
    let _ = write(as_new, fragment, &text.into()).or_else(|_| write(as_new, fragment, &JsValue::NULL));
}

fn write(as_new: bool, fragment: &str, state: &JsValue) -> Result<(), JsValue> {
    let history = window().history()?;
    if as_new {
        history.push_state_with_url(state, "", Some(fragment))
    } else {
        history.replace_state_with_url(state, "", Some(fragment))
    }
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

/// The events that tell of another address: the second one also where only what is kept with it is another.
const MOVES: [&str; 2] = ["hashchange", "popstate"];

/// Calls back at each step through the browser's history, until the owner is gone; whether the fragment is known to be
/// another is said too.
pub(crate) fn on_move(callback: impl Fn(bool) + 'static) {
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        callback(event.type_() == "hashchange");
    });
    let function: js_sys::Function = listener.as_ref().unchecked_ref::<js_sys::Function>().clone();
    for name in MOVES {
        let _ = window().add_event_listener_with_callback(name, &function);
    }
    on_cleanup({
        let function = StoredValue::new_local((listener, function));
        move || {
            function.with_value(|(_, function)| {
                for name in MOVES {
                    let _ = window().remove_event_listener_with_callback(name, function);
                }
            });
        }
    });
}
