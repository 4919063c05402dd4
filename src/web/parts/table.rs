//! A table that is only read, in a box of its own that scrolls, with as few types as possible: each shape of view gets
//! machinery of its own. Knows nothing of what is in it.

use crate::text::visible;
use leptos::prelude::*;

/// A cell: its text, and below it what is said of it, with a mark, and smaller.
#[derive(Clone, Default)]
pub(crate) struct Said {
    pub(crate) text: String,
    pub(crate) mark: Option<&'static str>,
    pub(crate) said: String,
    pub(crate) more: String,
}

/// A table with a caption, whose second part is smaller. `id` is that of the caption.
pub(crate) fn table(id: String, caption: (String, String), heads: Vec<String>, rows: Vec<AnyView>) -> AnyView {
    let named = id.clone();
    let head = |name: String| view! { <th scope="col">{name}</th> };
    view! {
        <div class="scroll" role="group" tabindex="0" aria-labelledby=named>
            <table>
                <caption id=id>
                    <b lang="vi">{visible(&caption.0).into_owned()}</b>
                    <small>{visible(&caption.1).into_owned()}</small>
                </caption>
                <thead>
                    <tr>{heads.into_iter().map(head).collect::<Vec<_>>()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A row; its first cell may be made otherwise.
pub(crate) fn table_row(kind: Option<&'static str>, depth: usize, cells: Vec<AnyView>) -> AnyView {
    view! {
        <tr data-kind=kind data-depth=depth.to_string()>
            {cells}
        </tr>
    }
    .into_any()
}

/// A cell of a row.
pub(crate) fn table_cell(cell: Said) -> AnyView {
    view! {
        <td>{visible(&cell.text).into_owned()} <span data-mark=cell.mark>{cell.said}</span> <small>{cell.more}</small></td>
    }
    .into_any()
}
