//! What part of the document is seen, in whole CSS pixels, and when that changes. Knows nothing of what is shown.

use leptos::ev;
use leptos::prelude::*;
use std::ops::Range;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The height of the window.
pub(crate) fn height() -> i32 {
    window().inner_height().ok().and_then(|height| height.as_f64()).map_or(0, whole)
}

/// Where the elements that match begin and end, from the top of the window down.
pub(crate) fn spans(selector: &str) -> Vec<Range<i32>> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<web_sys::Element>().ok());
    let span = |element: web_sys::Element| {
        let place = element.get_bounding_client_rect();
        whole(place.top())..whole(place.bottom())
    };
    elements.map(span).collect()
}

/// The browser measures in doubles; a pixel more or less is no matter, and the conversion saturates.
#[allow(clippy::cast_possible_truncation)]
fn whole(pixels: f64) -> i32 {
    pixels as i32
}

/// Calls back, once a frame at most, while anything is scrolled or the window changes its size, until the owner is gone.
pub(crate) fn on_scroll(callback: impl Fn() + Copy + 'static) {
    let waiting = StoredValue::new(false);
    let soon = move || {
        if waiting.try_get_value() == Some(false) {
            waiting.set_value(true);
            request_animation_frame(move || {
                let _ = waiting.try_set_value(false);
                callback();
            });
        }
    };
    let resized = window_event_listener(ev::resize, move |_| soon());
    // the scroll of an element does not bubble, but it can be captured on its way down
    let listener = Closure::<dyn Fn()>::new(soon);
    let function: js_sys::Function = listener.as_ref().unchecked_ref::<js_sys::Function>().clone();
    let _ = document().add_event_listener_with_callback_and_bool("scroll", &function, true);
    let kept = StoredValue::new_local((listener, function));
    on_cleanup(move || {
        resized.remove();
        kept.with_value(|(_, function)| {
            let _ = document().remove_event_listener_with_callback_and_bool("scroll", function, true);
        });
    });
}

/// Calls back before the page is printed, until the owner is gone.
pub(crate) fn on_print(callback: impl Fn() + 'static) {
    let handle = window_event_listener(ev::Custom::<web_sys::Event>::new("beforeprint"), move |_| callback());
    on_cleanup(move || handle.remove());
}
