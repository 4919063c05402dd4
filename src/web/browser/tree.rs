//! Elements made, moved and changed one by one, for what is drawn too often for views. Knows nothing of what is shown.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A new element with those attributes, in no place yet.
pub(crate) fn element(tag: &str, attributes: &[(&str, &str)]) -> Element {
    // the browser refuses only names that are none, and ours are fixed words
    #[allow(clippy::expect_used)]
    let element = document().create_element(tag).expect("a tag of HTML");
    attributes.iter().for_each(|(name, value)| set(&element, name, value));
    element
}

/// A copy of an element with all that is in it.
pub(crate) fn copy_of(element: &Element) -> Element {
    let copy = element.clone_node_with_deep(true).ok().and_then(|copy| copy.dyn_into().ok());
    copy.unwrap_or_else(|| element.clone())
}

/// The elements in an element.
pub(crate) fn children(element: &Element) -> Vec<Element> {
    let children = element.children();
    (0..children.length()).filter_map(|at| children.item(at)).collect()
}

/// The first element in an element that matches.
pub(crate) fn first_in(parent: &Element, selector: &str) -> Option<Element> {
    parent.query_selector(selector).ok().flatten()
}

/// Sets an attribute.
pub(crate) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Sets an attribute, or takes it away.
pub(crate) fn set_or_clear(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Sets a property of an element's own style.
pub(crate) fn set_style(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().set_property(name, value);
    }
}

/// Puts an element last into another.
pub(crate) fn append(parent: &Element, child: &Element) {
    let _ = parent.append_child(child);
}

/// Puts an element first into another.
pub(crate) fn prepend(parent: &Element, child: &Element) {
    let _ = parent.insert_before(child, parent.first_child().as_ref());
}

/// Puts a new element with a text last into another.
pub(crate) fn append_text(parent: &Element, tag: &str, text: &str) {
    let child = element(tag, &[]);
    child.set_text_content(Some(text));
    append(parent, &child);
}

/// Puts an element into another, before one that is in it (`None`: last).
pub(crate) fn insert_before(parent: &Element, child: &Element, before: Option<&Element>) {
    let _ = parent.insert_before(child, before.map(|before| before.unchecked_ref()));
}

/// Puts an element after one that is in the parent (`None`: first), unless it is there already.
pub(crate) fn put_after(parent: &Element, child: &Element, before: Option<&Element>) {
    let next = match before {
        Some(before) => before.next_sibling(),
        None => parent.first_child(),
    };
    if next.as_ref().is_none_or(|next| !child.is_same_node(Some(next))) {
        let _ = parent.insert_before(child, next.as_ref());
    }
}

/// Puts an element in the place of another.
pub(crate) fn replace(old: &Element, new: &Element) {
    if let Some(parent) = old.parent_node() {
        let _ = parent.replace_child(new, old);
    }
}

/// Makes these the children of an element.
pub(crate) fn replace_children<'a>(parent: &Element, children: impl Iterator<Item = &'a Element>) {
    parent.set_text_content(None);
    children.for_each(|child| append(parent, child));
}

/// Takes away the children of an element that match.
pub(crate) fn remove_all(parent: &Element, selector: &str) {
    let matching = children(parent).into_iter().filter(|child| child.matches(selector).unwrap_or(false));
    matching.for_each(|child| child.remove());
}

/// Takes away the bare texts in an element.
pub(crate) fn remove_texts(parent: &Element) {
    let nodes = parent.child_nodes();
    let texts: Vec<web_sys::Node> =
        (0..nodes.length()).filter_map(|at| nodes.get(at)).filter(|node| node.node_type() == 3).collect();
    for text in texts {
        let _ = parent.remove_child(&text);
    }
}
