//! What is left to do when the program breaks: a message outside of it, with the last text; see src/web/rescue.js. Never
//! mends anything.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn log_error(message: &str);
    // Not there while the page is worked on with Trunk alone, hence the errors.
    #[wasm_bindgen(catch, js_namespace = duToan)]
    fn rescue() -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_namespace = duToan, js_name = remember)]
    fn remember_text(key: &str, text: &str) -> Result<(), JsValue>;
}

/// Has a panic printed to the console and told to the reader. Called once, before anything can panic.
pub(crate) fn on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        log_error(&panic.to_string());
        let _ = rescue();
    }));
}

/// Remembers the text of the plan under a key as it is now, in case this is the last of it.
pub(crate) fn remember(key: &str, text: &str) {
    let _ = remember_text(key, text);
}
