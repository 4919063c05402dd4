//! Files going out and coming in. Knows no format.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, BlobPropertyBag, File, FileReader, HtmlAnchorElement, HtmlInputElement, Url};

/// Offers a text as a file to keep. False if the browser does not let us.
pub(crate) fn offer(name: &str, text: &str) -> bool {
    of_text(text, "application/json").and_then(|file| offer_file(name, &file)).is_some()
}

/// A text as a file of that type.
pub(super) fn of_text(text: &str, kind: &str) -> Option<Blob> {
    let parts = js_sys::Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

/// Offers a file to keep.
pub(super) fn offer_file(name: &str, file: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(file).ok()?;
    let link = document().create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).ok()
}

/// The file chosen in an input, taken out of it so that the same file can be chosen again.
pub(crate) fn chosen(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileError {
    /// It has more bytes than were allowed; nothing was read.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// Reads a file of at most `largest` bytes and calls back with its name and its text.
pub(crate) fn read(file: &File, largest: usize, callback: impl FnOnce(String, Result<String, FileError>) + 'static) {
    let name = file.name();
    // File sizes are whole numbers in a double; anything that does not fit a usize is too large anyway.
    #[allow(clippy::cast_precision_loss)]
    if file.size() > largest as f64 {
        return callback(name, Err(FileError::TooLarge));
    }
    let Ok(reader) = FileReader::new() else { return callback(name, Err(FileError::Unreadable)) };
    let done = {
        let reader = reader.clone();
        Closure::once_into_js(move || {
            let text = reader.result().ok().and_then(|text| text.as_string());
            callback(name, text.ok_or(FileError::Unreadable));
        })
    };
    reader.set_onloadend(Some(done.unchecked_ref()));
    let _ = reader.read_as_text(file);
}
