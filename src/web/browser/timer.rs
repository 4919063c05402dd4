//! Doing something a little later, and when the page is left. Knows nothing of what is done.

use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Milliseconds in which a screen that just opened is the reader's alone.
pub(crate) const OPENING: u64 = 100;

/// One pending call; a new one replaces it.
#[derive(Clone, Copy)]
pub(crate) struct Later {
    pending: StoredValue<Option<TimeoutHandle>>,
}

impl Later {
    /// Nothing pending.
    pub(crate) fn new() -> Self {
        Self { pending: StoredValue::new(None) }
    }

    /// Calls back after so many milliseconds, and not what was pending before.
    pub(crate) fn call(self, milliseconds: u64, callback: impl FnOnce() + 'static) {
        self.cancel();
        let handle = set_timeout_with_handle(callback, Duration::from_millis(milliseconds)).ok();
        let _ = self.pending.try_set_value(handle);
    }

    /// Forgets what is pending.
    pub(crate) fn cancel(self) {
        let handle = self.pending.try_update_value(Option::take).flatten();
        if let Some(handle) = handle {
            handle.clear();
        }
    }
}

/// Calls back whenever the page is hidden or left, until the owner is gone.
pub(crate) fn on_leave(callback: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(callback);
    let function: js_sys::Function = listener.as_ref().unchecked_ref::<js_sys::Function>().clone();
    let _ = window().add_event_listener_with_callback("pagehide", &function);
    let _ = document().add_event_listener_with_callback("visibilitychange", &function);
    let kept = StoredValue::new_local((listener, function));
    on_cleanup(move || {
        kept.with_value(|(_, function)| {
            let _ = window().remove_event_listener_with_callback("pagehide", function);
            let _ = document().remove_event_listener_with_callback("visibilitychange", function);
        });
    });
}

/// Calls back once what is on the page now was painted.
pub(crate) fn after_paint(callback: impl FnOnce() + 'static) {
    // a frame paints after its callbacks; a task set there runs after the paint
    request_animation_frame(|| set_timeout(callback, Duration::ZERO));
}

/// Calls back when the page is painted and the first keys after that were answered.
pub(crate) fn after_opening(callback: impl FnOnce() + 'static) {
    after_paint(|| set_timeout(callback, Duration::from_millis(OPENING)));
}

/// Milliseconds by the clock, to tell how long something took; one set back counts as no time.
pub(crate) fn now() -> u64 {
    // the conversion saturates
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let now = js_sys::Date::now() as u64;
    now
}

/// A promise that is refused after so many milliseconds, for a race with one that may never be kept.
pub(super) fn after(milliseconds: i32) -> js_sys::Promise {
    js_sys::Promise::new(&mut |_, reject| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, milliseconds);
    })
}

/// A time as people write it here: 22/11/2026 14:24.
pub(crate) fn time_text(milliseconds: u64) -> String {
    #[allow(clippy::cast_precision_loss)] // exact for the next quarter of a million years
    let date = js_sys::Date::new(&(milliseconds as f64).into());
    let options = js_sys::Object::new();
    for (name, value) in [("dateStyle", "short"), ("timeStyle", "short")] {
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    String::from(date.to_locale_string("en-GB", &options)).replace(',', "")
}

/// What a call gives, and how many milliseconds it took.
pub(crate) fn timed<T>(call: impl FnOnce() -> T) -> (T, u64) {
    let before = now();
    let given = call();
    (given, now().saturating_sub(before))
}
