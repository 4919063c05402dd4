//! A program beside the page, for one job: fetched when first asked for, heard until it is dropped. Knows no job.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};

#[wasm_bindgen(js_namespace = ["duToan", "worker"])]
extern "C" {
    // Not there while the page is worked on with Trunk alone, hence the errors.
    #[wasm_bindgen(catch, js_name = start)]
    fn start_worker() -> Result<Worker, JsValue>;
    #[wasm_bindgen(catch, js_name = program)]
    async fn fetch_program() -> Result<JsValue, JsValue>;
}

/// The program, fetched and compiled unless it was before. `None` if it could not be fetched; the next call tries again.
pub(crate) async fn program() -> Option<JsValue> {
    fetch_program().await.ok()
}

/// What is heard of a program.
pub(crate) enum Heard {
    /// It says something.
    Message(Vec<u8>),
    /// Its script could not be fetched.
    NotThere,
    /// It broke.
    Broken,
}

/// A running program; it ends when this is dropped, whatever it does.
pub(crate) struct Running {
    worker: Worker,
    _heard: Closure<dyn Fn(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Starts the program with a message, and calls back with all that is heard of it. `None` if the browser has no such thing.
pub(crate) fn start(program: &JsValue, message: &[u8], heard: impl Fn(Heard) + 'static) -> Option<Running> {
    let worker = start_worker().ok()?;
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        event.prevent_default(); // an error here is none of the page
        heard(match event.dyn_ref::<MessageEvent>() {
            Some(message) => Heard::Message(Uint8Array::new(&message.data()).to_vec()),
            None if event.is_instance_of::<ErrorEvent>() => Heard::Broken,
            None => Heard::NotThere,
        });
    });
    let function = Some(heard.as_ref().unchecked_ref());
    worker.set_onmessage(function);
    worker.set_onmessageerror(function);
    worker.set_onerror(function);
    let running = Running { worker, _heard: heard };
    running.worker.post_message(program).ok()?;
    running.worker.post_message(&Uint8Array::from(message)).ok()?;
    Some(running)
}
