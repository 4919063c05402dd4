//! Small things done to the document: title, language, theme, focus. Holds no state.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Tells the boot script that the page runs, so that it stops waiting, and takes its message away.
pub(crate) fn announce_ready() {
    set_root("data-app", "ready");
    if let Some(message) = document().get_element_by_id("boot") {
        message.remove();
    }
}

/// Sets an attribute of the document, for the style sheets.
pub(super) fn set_root(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}

/// Takes an attribute of the document away.
pub(super) fn clear_root(name: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.remove_attribute(name);
    }
}

/// Marks the document with an attribute, for the style sheets, or takes the mark away: what `:has()` would say of what is
/// in it, without being asked again for each row that comes.
pub(crate) fn mark(name: &str, on: bool) {
    if on { set_root(name, "") } else { clear_root(name) }
}

/// Sets the language of the document.
pub(crate) fn set_lang(code: &str) {
    set_root("lang", code);
}

/// Sets the theme, or leaves it to the system for `None`.
pub(crate) fn set_theme(name: Option<&str>) {
    match name {
        Some(name) => set_root("data-theme", name),
        None => clear_root("data-theme"),
    }
}

/// Shows the top of the page: another screen starts there.
pub(crate) fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Sets the title of the tab.
pub(crate) fn set_title(title: &str) {
    document().set_title(title);
}

/// Whether an event comes from inside the element that matches.
pub(crate) fn is_in(event: &web_sys::Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// Moves the focus to the first element that matches, if there is one.
pub(crate) fn focus(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to the first element found, and the page not at all.
pub(crate) fn focus_in_place(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus_still(&element);
    }
}

/// Moves the focus to an element; a field gets all its text selected, so that typing replaces it.
pub(crate) fn enter(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    if let Some(field) = element.dyn_ref::<web_sys::HtmlInputElement>() {
        field.select();
    } else if let Some(field) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        field.select();
    }
}

/// The same with the first element that matches. False if there is none.
pub(crate) fn enter_first(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    found.inspect(enter).is_some()
}

/// Whether the focus is in an element that matches.
pub(crate) fn has_focus(selector: &str) -> bool {
    document().active_element().is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Gives a focus that was lost to the first of these that is there.
pub(crate) fn refocus(selectors: &[&str]) {
    if !has_focus("body *") {
        selectors.iter().any(|selector| enter_first(selector));
    }
}

/// Opens the dialog that is there: the browser keeps the focus in it.
pub(crate) fn open_dialog() {
    if let Some(dialog) = dialog("dialog:not([open])") {
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog that is open, if any: the browser puts the focus back.
pub(crate) fn close_dialog() {
    if let Some(dialog) = dialog("dialog[open]") {
        dialog.close();
    }
}

fn dialog(selector: &str) -> Option<web_sys::HtmlDialogElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Whether the event comes from a dialog itself, and not from what is in it.
pub(crate) fn is_dialog(event: &web_sys::Event) -> bool {
    event.target().is_some_and(|target| target.has_type::<web_sys::HtmlDialogElement>())
}

/// Whether the keyboard is one of Apple's.
pub(crate) fn is_apple() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    platform.starts_with("Mac") || platform.starts_with("iP")
}

/// Scrolls an element just into view.
pub(crate) fn reveal(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The value of an attribute on the event's target or the nearest element around it that has it.
pub(crate) fn nearest(event: &web_sys::Event, attribute: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let selector = ["[", attribute, "]"].concat();
    target.closest(&selector).ok().flatten()?.get_attribute(attribute)
}

/// Whether the event comes from something that text is typed into.
pub(crate) fn is_typing(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| match element.dyn_ref::<web_sys::HtmlInputElement>() {
        // what is ticked or pulled takes no text
        Some(input) => !matches!(input.type_().as_str(), "radio" | "checkbox" | "range"),
        None => matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT"),
    })
}

/// The text in Unicode NFC, which the engine expects of what people type.
pub(crate) fn nfc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// How long a bar is beside the longest, from 0 to 1, as CSS wants it. Only for drawing: no figure is made from it.
pub(crate) fn ratio(amount: i128, longest: i128) -> String {
    let thousandths = amount.max(0).saturating_mul(1000).checked_div(longest.max(1)).unwrap_or(0).min(1000);
    if thousandths == 1000 { "1".to_owned() } else { format!("0.{thousandths:03}") }
}

/// Scrolls the first element that matches just into view.
pub(crate) fn reveal_first(selector: &str) {
    if let Some(element) = document().query_selector(selector).ok().flatten() {
        reveal(&element);
    }
}

/// Whether the event comes from a list of choices.
pub(crate) fn is_list(event: &web_sys::Event) -> bool {
    event.target().is_some_and(|target| target.has_type::<web_sys::HtmlSelectElement>())
}

/// Opens a list of choices, where the browser lets us.
pub(crate) fn open_list(list: &web_sys::HtmlSelectElement) -> Result<(), wasm_bindgen::JsValue> {
    let open = js_sys::Reflect::get(list, &"showPicker".into())?;
    open.dyn_into::<js_sys::Function>()?.call0(list).map(drop)
}

/// Gives an element the focus without scrolling to it.
pub(crate) fn focus_still(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}
