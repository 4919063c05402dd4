//! Does jobs beside the page: hears what is asked, and says how far it is and what came out. It has the clock that the engine
//! has not, and no arithmetic of its own.

use crate::job::{Job, Progress, Said, run};
use serde::Serialize;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;

/// Milliseconds between two words on how far a job is.
const PAUSE: u64 = 100;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = addEventListener)]
    fn add_event_listener(name: &str, listener: &JsValue);
    #[wasm_bindgen(js_name = postMessage)]
    fn post_message(message: &JsValue);
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn clock() -> f64;
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn log_error(message: &str);
    type Message;
    #[wasm_bindgen(method, getter)]
    fn data(this: &Message) -> JsValue;
}

/// Listens for jobs. Called once.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| log_error(&panic.to_string())));
    let heard = Closure::<dyn Fn(Message)>::new(|message: Message| work(message.data(), &|said| post_message(&said)));
    add_event_listener("message", &heard.into_js_value());
}

/// Does the job that came as a message, and posts what there is to say of it.
pub fn work(message: JsValue, post: &dyn Fn(JsValue)) {
    let say = |said: &Said| {
        // plain data: there is nothing in it that JavaScript has not, once large numbers may be large
        if let Ok(said) = said.serialize(&Serializer::new().serialize_large_number_types_as_bigints(true)) {
            post(said);
        }
    };
    match from_value::<Job>(message) {
        Ok(job) => say(&timed(&job, &say)),
        Err(_) => say(&Said::Unreadable),
    }
}

/// Does a job within its limit, and says now and then how far it is.
fn timed(job: &Job, say: &dyn Fn(&Said)) -> Said {
    let (start, limit) = (now(), u64::from(job.limit));
    let mut said = start;
    run(job, &mut |progress: Progress| {
        let now = now();
        if now.saturating_sub(said) >= PAUSE {
            said = now;
            say(&Said::Progress(progress.or_of_time(now.saturating_sub(start), limit)));
        }
        limit == 0 || now.saturating_sub(start) < limit
    })
}

/// Milliseconds since the worker started.
fn now() -> u64 {
    // the conversion saturates
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let now = clock() as u64;
    now
}
