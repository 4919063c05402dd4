//! Whether the page works without network, and a newer version of it; src/web/offline.js and the service worker do what
//! there is to do. Knows no screens.

use js_sys::{Function, Promise, Reflect};
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::CustomEvent;

/// What the page can promise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Offline {
    /// Nothing: this browser or this host does not let us, or it is too early to say.
    #[default]
    Unknown,
    /// Its files are on their way.
    Preparing,
    /// It starts without network.
    Ready,
    /// That too, and a newer version is there.
    Update,
}

#[wasm_bindgen(js_namespace = ["duToan", "offline"])]
extern "C" {
    // Not there while the page is worked on with Trunk alone, hence the errors.
    #[wasm_bindgen(catch, js_name = start)]
    fn start_worker() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = state)]
    fn state_now() -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_name = update)]
    fn start_update() -> Result<(), JsValue>;
}

fn now() -> Offline {
    match state_now().as_deref() {
        Ok("preparing") => Offline::Preparing,
        Ok("ready") => Offline::Ready,
        Ok("update") => Offline::Update,
        _ => Offline::Unknown,
    }
}

/// What the page can promise, from now on. Called once, by what is there as long as the page.
pub(crate) fn followed() -> RwSignal<Offline> {
    let state = RwSignal::new(now());
    let _kept = window_event_listener(ev::Custom::<web_sys::Event>::new("du-toan:offline"), move |_| state.set(now()));
    state
}

/// Has the page kept for when there is no network. To be called when nothing more urgent is fetched.
pub(crate) fn start() {
    let _ = start_worker();
}

/// Calls back before a newer version starts, and has it wait for the promise that it gets; until the owner is gone.
pub(crate) fn on_flush(callback: impl Fn() -> Promise + 'static) {
    let heard = window_event_listener(ev::Custom::<CustomEvent>::new("du-toan:flush"), move |event| {
        let wait =
            Reflect::get(&event.detail(), &"waitUntil".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
        if let Some(wait) = wait {
            let _ = wait.call1(&JsValue::UNDEFINED, &callback());
        }
    });
    on_cleanup(move || heard.remove());
}

/// Keeps all that was typed, and starts the newer version.
pub(crate) fn update() {
    let _ = start_update();
}
