//! The clipboard, for texts going out. Knows nothing of what they say.

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem};

/// Puts a text on the clipboard, as HTML too where the browser takes it, and calls back with whether it is there.
pub(crate) fn copy(plain: String, html: &str, done: impl FnOnce(bool) + 'static) {
    let clipboard = window().navigator().clipboard();
    // a page that did not come over a secure connection has none
    if AsRef::<JsValue>::as_ref(&clipboard).is_undefined() {
        return done(false);
    }
    // begun at once: some browsers take it only from within the press of a button
    let both = write(&clipboard, &plain, html);
    spawn_local(async move {
        let copied = match both {
            Some(both) => both.await.is_ok(),
            None => false,
        };
        done(copied || clipboard.write_text(&plain).await.is_ok());
    });
}

fn write(clipboard: &Clipboard, plain: &str, html: &str) -> Option<Promise> {
    let kinds = Object::new();
    for (kind, text) in [("text/plain", plain), ("text/html", html)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
        Reflect::set(&kinds, &kind.into(), &blob).ok()?;
    }
    // not every browser that has a clipboard has items for it
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds).ok()?;
    Some(clipboard.write(&Array::of1(&item)))
}
