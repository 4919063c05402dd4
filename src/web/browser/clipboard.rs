//! The clipboard: texts and tables going out and coming in. Knows nothing of what they say; what comes in is read as a
//! document that is never shown, so nothing in it runs or is fetched.

use super::tree::children;
use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Clipboard, ClipboardEvent, ClipboardItem, DataTransfer, DomParser, Element, Event,
    HtmlTableCellElement, SupportedType,
};

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

/// Calls back when something is copied, cut or pasted anywhere on the page, until the owner is gone.
pub(crate) fn on_event(name: &'static str, callback: impl Fn(&Event) + 'static) {
    let handle = window_event_listener(leptos::ev::Custom::<Event>::new(name), move |event| callback(&event));
    on_cleanup(move || handle.remove());
}

fn data(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()
}

/// Puts a text, and the same as HTML, on the clipboard in answer to a copy or a cut.
pub(crate) fn put(event: &Event, plain: &str, html: &str) {
    if let Some(data) = data(event) {
        event.prevent_default();
        let _ = data.set_data("text/plain", plain);
        let _ = data.set_data("text/html", html);
    }
}

/// The text that is pasted.
pub(crate) fn text(event: &Event) -> String {
    data(event).and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default()
}

/// HTML beyond this is not read: its text will do.
const LARGEST: usize = 20_000_000;

/// What is called with each cell of a table: its text and its exact number, as far as another program says it.
pub(crate) type FoundCell = (String, Option<String>);

/// The first table in what is pasted; none where there is no table.
pub(crate) fn table(event: &Event) -> Option<Vec<Vec<FoundCell>>> {
    let html = data(event)?.get_data("text/html").ok().filter(|html| !html.is_empty() && html.len() <= LARGEST)?;
    let document = DomParser::new().ok()?.parse_from_string(&without_styles(&html), SupportedType::TextHtml).ok()?;
    let table = document.query_selector("table").ok().flatten()?;
    let rows = table.query_selector_all("tr").ok()?;
    let rows = (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into::<Element>().ok());
    let mut found: Vec<Vec<FoundCell>> = Vec::new();
    // cells that reach down from a row above: their column, and how many rows are left
    let mut reaching: Vec<(usize, u32)> = Vec::new();
    for row in rows {
        let mut cells: Vec<FoundCell> = Vec::new();
        for cell in children(&row).iter().filter_map(|cell| cell.dyn_ref::<HtmlTableCellElement>()) {
            skip_reaching(&mut cells, &mut reaching);
            let at = cells.len();
            cells.push(found_cell(cell));
            (1..cell.col_span().min(200)).for_each(|_| cells.push(FoundCell::default()));
            if cell.row_span() > 1 {
                let below = cell.row_span().saturating_sub(1);
                reaching.extend((at..cells.len()).map(|at| (at, below)));
            }
        }
        skip_reaching(&mut cells, &mut reaching);
        found.push(cells);
    }
    Some(found)
}

/// HTML without its styles: nothing reads them, and the policy of the page has a browser complain of each.
fn without_styles(html: &str) -> String {
    let sheets = js_sys::RegExp::new(r"<style[\s\S]*?</style>", "gi");
    let attributes = js_sys::RegExp::new(r"(<[a-z][^<>]*?)\sstyle=", "gi");
    let html = js_sys::JsString::from(html).replace_by_pattern(&sheets, "");
    html.replace_by_pattern(&attributes, "$1 data-style=").into()
}

/// Leaves room where a cell of a row above reaches down.
fn skip_reaching(cells: &mut Vec<FoundCell>, reaching: &mut Vec<(usize, u32)>) {
    while let Some((_, left)) = reaching.iter_mut().find(|(at, left)| *at == cells.len() && *left > 0) {
        *left = left.saturating_sub(1);
        cells.push(FoundCell::default());
    }
    reaching.retain(|(_, left)| *left > 0);
}

fn found_cell(cell: &HtmlTableCellElement) -> FoundCell {
    let number = ["data-sheets-value", "sdval", "x:num"].into_iter().find_map(|name| cell.get_attribute(name));
    (cell.text_content().unwrap_or_default(), number.filter(|number| !number.is_empty()))
}
