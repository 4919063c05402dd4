//! Does jobs beside the page: hears what is asked, and says how far it is and what came out. It has the clock that the engine
//! has not, and no arithmetic of its own.

use crate::job::{Job, Progress, Said, pack, run, unpack};
use js_sys::Uint8Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;

/// Milliseconds between two words on how far a job is.
const PAUSE: u64 = 100;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = addEventListener)]
    fn add_event_listener(name: &str, listener: &JsValue);
    #[wasm_bindgen(js_name = postMessage)]
    fn post_message(message: &Uint8Array);
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn clock() -> f64;
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn log_error(message: &str);
    type Message;
    #[wasm_bindgen(method, getter)]
    fn data(this: &Message) -> Uint8Array;
}

/// Listens for jobs. Called once.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| log_error(&panic.to_string())));
    let post = |said: Vec<u8>| post_message(&Uint8Array::from(&*said));
    let heard = Closure::<dyn Fn(Message)>::new(move |message: Message| work(&message.data().to_vec(), &post));
    add_event_listener("message", &heard.into_js_value());
}

/// Does the job that came as a message, and posts what there is to say of it.
pub fn work(message: &[u8], post: &dyn Fn(Vec<u8>)) {
    let say = |said: &Said| post(pack(said));
    match unpack::<Job>(message) {
        Some(job) => say(&timed(&job, &say)),
        None => say(&Said::Unreadable),
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
