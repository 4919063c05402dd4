//! What part of the document is seen, in whole CSS pixels, and when that changes. Knows nothing of what is shown.

use leptos::ev;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

/// The height of the window.
pub(crate) fn height() -> i32 {
    window().inner_height().ok().and_then(|height| height.as_f64()).map_or(0, whole)
}

/// Whether the window is so narrow that rows are cards, as in the style sheets.
pub(crate) fn is_narrow() -> bool {
    window().match_media("(width <= 40rem)").ok().flatten().is_some_and(|query| query.matches())
}

/// Where an element begins, from the top of the window down.
pub(crate) fn top_of(element: &Element) -> i32 {
    whole(element.get_bounding_client_rect().top())
}

/// How high an element is.
pub(crate) fn height_of(element: &Element) -> i32 {
    whole(element.get_bounding_client_rect().height())
}

/// How wide an element is.
pub(crate) fn width_of(element: &Element) -> i32 {
    whole(element.get_bounding_client_rect().width())
}

/// The browser measures in doubles; a pixel more or less is no matter, and the conversion saturates.
#[allow(clippy::cast_possible_truncation)]
fn whole(pixels: f64) -> i32 {
    pixels as i32
}

/// How wide the first element that matches is; 0 if there is none.
pub(crate) fn width_of_first(selector: &str) -> u32 {
    let found = document().query_selector(selector).ok().flatten();
    found.map_or(0, |element| u32::try_from(width_of(&element)).unwrap_or_default())
}

/// Calls back whenever anything is scrolled or the window changes its size, until the owner is gone.
pub(crate) fn on_scroll(callback: impl Fn() + Copy + 'static) {
    let resized = window_event_listener(ev::resize, move |_| callback());
    on_cleanup(move || resized.remove());
    // the scroll of an element does not bubble, but it can be captured on its way down
    captured(&["scroll"], callback);
}

/// Calls back whenever a hand may begin to scroll something, until the owner is gone.
pub(crate) fn on_hand(callback: impl Fn() + Copy + 'static) {
    captured(&["wheel", "touchmove", "pointerdown"], callback);
}

fn captured(names: &'static [&'static str], callback: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(callback);
    let function: js_sys::Function = listener.as_ref().unchecked_ref::<js_sys::Function>().clone();
    for name in names {
        let _ = document().add_event_listener_with_callback_and_bool(name, &function, true);
    }
    let kept = StoredValue::new_local((listener, function));
    on_cleanup(move || {
        kept.with_value(|(_, function)| {
            for name in names {
                let _ = document().remove_event_listener_with_callback_and_bool(name, function, true);
            }
        });
    });
}

/// Calls back before the page is printed (true) and after (false), until the owner is gone.
pub(crate) fn on_print(callback: impl Fn(bool) + Copy + 'static) {
    for (name, before) in [("beforeprint", true), ("afterprint", false)] {
        let handle = window_event_listener(ev::Custom::<web_sys::Event>::new(name), move |_| callback(before));
        on_cleanup(move || handle.remove());
    }
}

/// Follows the pointer from now on until its button is let go: where it is, and where it was let go.
pub(crate) fn on_drag(moved: impl Fn(&web_sys::MouseEvent) + 'static, ended: impl Fn(&web_sys::MouseEvent) + 'static) {
    // each drag has its own: there is no view that could own them
    let handles = Rc::new(Cell::new(None::<[WindowListenerHandle; 2]>));
    let moves = window_event_listener(ev::mousemove, move |event| moved(&event));
    let ends = window_event_listener(ev::mouseup, {
        let handles = handles.clone();
        move |event| {
            handles.take().into_iter().flatten().for_each(WindowListenerHandle::remove);
            ended(&event);
        }
    });
    handles.set(Some([moves, ends]));
}
