//! Printing the page or one part of it. Knows nothing of what is in it.

use super::dom::{clear_root, set_root};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// What the style sheets look for while only a part is printed.
const ONLY: &str = "data-print";

/// Prints what is shown.
pub(crate) fn print() {
    let _ = window().print(); // a browser that does not let us has a command of its own
}

/// Prints the part of that name alone.
pub(crate) fn print_only(part: &str) {
    set_root(ONLY, part);
    let after = Closure::once_into_js(|| {
        clear_root(ONLY);
        window().set_onafterprint(None);
    });
    window().set_onafterprint(Some(after.unchecked_ref()));
    if window().print().is_err() {
        clear_root(ONLY);
        window().set_onafterprint(None);
    }
}
