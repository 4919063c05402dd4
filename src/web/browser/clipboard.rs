//! The clipboard: texts and tables going out and coming in. Knows nothing of what they say; what comes in is read as a
//! document that is never shown, so nothing in it runs or is fetched.

use super::tree::children;
use js_sys::{Array, Function, JsString, Object, Promise, Reflect, RegExp};
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

/// What is not read of the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotRead {
    /// It has more than [`LARGEST`] characters.
    TooLong,
    /// The table has so many rows.
    Rows(usize),
}

/// The most characters of a text or of HTML that are read; without HTML, the text will do.
const LARGEST: u32 = 20_000_000;

/// What is pasted in that form. How long it is, the browser says before anything of it is copied.
fn given(event: &Event, kind: &str) -> Result<String, NotRead> {
    let read = || {
        let data = data(event)?;
        let get = Reflect::get(&data, &"getData".into()).ok()?.dyn_into::<Function>().ok()?;
        get.call1(&data, &kind.into()).ok()?.dyn_into::<JsString>().ok()
    };
    match read() {
        Some(text) if text.length() > LARGEST => Err(NotRead::TooLong),
        text => Ok(text.map_or_else(String::new, Into::into)),
    }
}

/// The text that is pasted.
pub(crate) fn text(event: &Event) -> Result<String, NotRead> {
    given(event, "text/plain")
}

/// What is called with each cell of a table: its text and its exact number, as far as another program says it.
pub(crate) type FoundCell = (String, Option<String>);

/// The first table in what is pasted, if there is one, of at most so many rows. Of a row, at most one cell more than
/// `columns` is read, so that it shows that there are too many.
pub(crate) fn table(event: &Event, most: usize, columns: usize) -> Result<Option<Vec<Vec<FoundCell>>>, NotRead> {
    let html = given(event, "text/html").unwrap_or_default();
    let Some(rows) = first_table(&html) else { return Ok(None) };
    if rows.len() > most {
        return Err(NotRead::Rows(rows.len()));
    }
    Ok(Some(cells(&rows, columns.saturating_add(1))))
}

/// HTML without styles, which the policy of the page forbids, and which say nothing of a figure.
fn unstyled(html: &str) -> JsString {
    let html = JsString::from(html);
    let attributes = html.replace_by_pattern(&RegExp::new(r"(<[^>]*?)\sstyle(\s*=)", "gi"), "$1 data-style$2");
    attributes.replace_by_pattern(&RegExp::new(r"<(/?)style\b", "gi"), "<$1x-style")
}

/// The rows of the first table.
fn first_table(html: &str) -> Option<Vec<Element>> {
    if html.is_empty() {
        return None;
    }
    let document =
        DomParser::new().ok()?.parse_from_string(&String::from(unstyled(html)), SupportedType::TextHtml).ok()?;
    let table = document.query_selector("table").ok().flatten()?;
    let rows = table.query_selector_all("tr").ok()?;
    Some((0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into::<Element>().ok()).collect())
}

/// The cells of those rows, with empty ones where a cell reaches over several.
fn cells(rows: &[Element], most: usize) -> Vec<Vec<FoundCell>> {
    let mut found: Vec<Vec<FoundCell>> = Vec::new();
    // cells that reach down from a row above: their column, and how many rows are left
    let mut reaching: Vec<(usize, u32)> = Vec::new();
    for row in rows {
        let mut cells: Vec<FoundCell> = Vec::new();
        for cell in children(row).iter().filter_map(|cell| cell.dyn_ref::<HtmlTableCellElement>()) {
            skip_reaching(&mut cells, &mut reaching);
            let at = cells.len();
            if at >= most {
                break;
            }
            cells.push(found_cell(cell));
            let span = usize::try_from(cell.col_span()).unwrap_or(most).min(most.saturating_sub(at));
            (1..span).for_each(|_| cells.push(FoundCell::default()));
            if cell.row_span() > 1 {
                let below = cell.row_span().saturating_sub(1);
                reaching.extend((at..cells.len()).map(|at| (at, below)));
            }
        }
        skip_reaching(&mut cells, &mut reaching);
        found.push(cells);
    }
    found
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
