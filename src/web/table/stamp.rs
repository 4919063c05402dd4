//! A row in the document: stamped from a prototype, then changed only where its face changed. A window of rows is drawn
//! at every turn of the wheel, and a view of its own for each cell would take longer and weigh more.

use super::face::{CellFace, Face};
use crate::entry::Column;
use crate::plan::Id;
use crate::text::{Catalogue, visible};
use crate::web::browser::tree;
use web_sys::Element;

/// A row in the document.
pub(super) struct RowView {
    /// The item; none for the row of totals.
    pub(super) id: Option<Id>,
    pub(super) element: Element,
    pub(super) cells: Vec<Element>,
    pub(super) face: Face,
    /// The column whose content is the field.
    pub(super) held: Option<usize>,
    label: Option<usize>,
}

/// The style class of a column.
pub(super) fn column_class(column: Column) -> &'static str {
    match column {
        Column::Number => "n",
        Column::Label => "label",
        Column::Unit => "unit",
        Column::Count | Column::Price | Column::Year(_) => "num",
        Column::Total => "num sum",
        Column::Source => "source",
        Column::Code(_) => "budget-code",
        Column::Note => "note",
    }
}

/// What rows are stamped from.
pub(super) struct Prototype {
    row: Element,
    /// The place of the description among its cells.
    label: Option<usize>,
}

/// An empty row of those columns, to stamp rows from.
pub(super) fn prototype(columns: &[Column], heads: &[String]) -> Prototype {
    let row = tree::element("div", &[("role", "row"), ("class", "row")]);
    for (at, (column, head)) in columns.iter().zip(heads).enumerate() {
        let role = if *column == Column::Label { "rowheader" } else { "gridcell" };
        let place = at.to_string();
        let class = column_class(*column);
        let cell =
            tree::element("div", &[("role", role), ("class", class), ("data-col", &place), ("data-label", head)]);
        tree::append(&row, &cell);
    }
    Prototype { row, label: columns.iter().position(|column| *column == Column::Label) }
}

impl RowView {
    /// A new row.
    pub(super) fn new(prototype: &Prototype, id: Option<Id>) -> Self {
        let element = tree::copy_of(&prototype.row);
        if let Some(id) = id {
            tree::set(&element, "data-row", &id.to_string());
        }
        let cells = tree::children(&element);
        let face = Face { cells: vec![CellFace::default(); cells.len()], ..Face::default() };
        Self { id, element, cells, face, held: None, label: prototype.label }
    }

    /// The same row for another item, as it scrolls into view where this one scrolled out.
    pub(super) fn reused(mut self, id: Id) -> Self {
        tree::set(&self.element, "data-row", &id.to_string());
        self.id = Some(id);
        self
    }

    /// Shows a face. What is there already is not touched.
    pub(super) fn show(&mut self, face: Face, words: &Catalogue) {
        let (old, row) = (&self.face, &self.element);
        if old.index != face.index {
            tree::set(row, "aria-rowindex", &face.index.to_string());
        }
        if old.kind != face.kind {
            tree::set(row, "data-kind", face.kind);
        }
        if (old.kind, old.depth) != (face.kind, face.depth) {
            tree::set(row, "data-depth", &face.depth.to_string());
        }
        let fold_changed = old.unfolded != face.unfolded;
        for (at, ((cell, old), new)) in self.cells.iter().zip(&old.cells).zip(&face.cells).enumerate() {
            let is_label = self.label == Some(at);
            if old != new || (is_label && fold_changed) {
                let fold = is_label.then_some(face.unfolded).flatten();
                show_state(cell, old, new);
                show_cell(cell, new, fold, self.held == Some(at), words);
            }
        }
        self.face = face;
    }

    /// Shows a cell anew, as after the field has left it.
    pub(super) fn show_again(&self, at: usize, words: &Catalogue) {
        if let (Some(cell), Some(face)) = (self.cells.get(at), self.face.cells.get(at)) {
            let fold = (self.label == Some(at)).then_some(self.face.unfolded).flatten();
            show_cell(cell, face, fold, false, words);
        }
    }
}

/// Tells what kind of cell it is, where it was another.
fn show_state(cell: &Element, old: &CellFace, face: &CellFace) {
    if old.read_only != face.read_only {
        tree::set_or_clear(cell, "aria-readonly", face.read_only.then_some("true"));
    }
    if old.problem != face.problem {
        tree::set_or_clear(cell, "aria-invalid", face.problem.is_some().then_some("true"));
        tree::set_or_clear(cell, "title", face.problem.as_deref());
    }
    let kind = |face: &CellFace| face.said.as_ref().map(|(kind, _)| *kind);
    if kind(old) != kind(face) {
        tree::set_or_clear(cell, "data-said", kind(face));
    }
}

/// Shows a cell; in the one that holds the field, only what stands around it.
fn show_cell(cell: &Element, face: &CellFace, unfolded: Option<bool>, held: bool, words: &Catalogue) {
    if held {
        tree::remove_all(cell, ".said, .product, .room");
    } else {
        let text = if face.problem.is_some() { "" } else { face.text.as_str() };
        cell.set_text_content(Some(&visible(text)));
        if let Some(problem) = &face.problem {
            tree::append(cell, &draft(&face.text, problem));
        }
        if let Some(unfolded) = unfolded {
            tree::prepend(cell, &fold_button(unfolded, words));
        }
    }
    if !face.product.is_empty() {
        let product = tree::element("small", &[("class", "product")]);
        product.set_text_content(Some(&visible(&face.product)));
        tree::append(cell, &product);
    }
    if let Some((_, text)) = &face.said {
        let said = tree::element("small", &[("class", "said")]);
        said.set_text_content(Some(&[words.was_printed, " "].concat()));
        tree::append_text(&said, "i", text);
        tree::append(cell, &said);
    }
    if let Some((over, text)) = &face.room {
        let room = tree::element("small", &[("class", "room"), ("data-state", if *over { "over" } else { "within" })]);
        room.set_text_content(Some(text));
        tree::append(cell, &room);
    }
}

/// A text that was not understood, with the reason for those who do not see its colour.
fn draft(text: &str, problem: &str) -> Element {
    let draft = tree::element("span", &[("class", "draft")]);
    draft.set_text_content(Some(&[&*visible(text), " "].concat()));
    let spoken = tree::element("span", &[("class", "sr")]);
    spoken.set_text_content(Some(problem));
    tree::append(&draft, &spoken);
    draft
}

/// The sign that folds a group. Pressed with the pointer; the keyboard has keys of its own, and its focus stays.
fn fold_button(unfolded: bool, words: &Catalogue) -> Element {
    let (expanded, label) = if unfolded { ("true", words.fold) } else { ("false", words.unfold) };
    let attributes =
        [("class", "fold"), ("type", "button"), ("tabindex", "-1"), ("aria-expanded", expanded), ("aria-label", label)];
    tree::element("button", &attributes)
}
