//! The table: one grid of rows near what is seen, one field in the active cell, one place for the focus. Changes a plan
//! only by commands.

mod clip;
mod editor;
mod face;
mod follow;
mod grid;
mod head;
mod keys;
mod marks;
mod moves;
pub(super) mod ops;
mod paint;
mod press;
mod sheet;
mod stamp;
mod window;

pub(super) use keys::{composing, listen};
pub(super) use sheet::SheetGrid;
