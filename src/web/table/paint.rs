//! The rows in the document: stamps those near what is seen, gives the rest their room, and keeps all as the plan is.
//! Decides nothing about the plan.

use super::editor::Editor;
use super::face::Source;
use super::marks::Marks;
use super::stamp::{Prototype, RowView, prototype};
use super::window::{BLOCK, FIRST, Window};
use crate::entry::Column;
use crate::plan::Id;
use crate::text::column_name;
use crate::web::browser::{tree, view};
use crate::web::desk::Desk;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use web_sys::Element;

/// Blocks drawn in one frame at most.
const A_FRAME: usize = 16;

/// Blocks of a table that is drawn whole in the end.
const SHORT: usize = 60;

/// Milliseconds between two frames, by which a browser keeps up or does not.
const KEEPS_UP: u64 = 20;

/// Frames that keep up before more is drawn in one.
const MORE_AFTER: u8 = 24;

/// The height of a row that nobody has measured yet, in CSS pixels; on a phone it is a card.
const ROW: (i32, i32) = (32, 256);

/// Rows that stand together in the document.
pub(super) struct Block {
    pub(super) at: usize,
    element: Element,
    pub(super) rows: Vec<RowView>,
    /// Whether its rows are others than when it was measured.
    fresh: bool,
    /// The room above it, for blocks that are not drawn.
    gap: i32,
}

/// What the table has in the document.
pub(super) struct Painter {
    pub(super) desk: Desk,
    pub(super) sheet: Element,
    body: Element,
    prototype: Prototype,
    pub(super) columns: Vec<Column>,
    heads: Vec<String>,
    pub(super) drawn: Vec<Block>,
    total: RowView,
    window: Window,
    /// The blocks that should be there, and those of them that are seen.
    near: Range<usize>,
    seen: Range<usize>,
    /// Blocks that are drawn in a frame: fewer where the browser does not keep up.
    a_frame: usize,
    /// Frames in a row that kept up.
    kept_up: u8,
    everything: bool,
    /// For how many frames the active cell is kept in view.
    pub(super) following: u8,
    /// How far the table was scrolled when it was last looked at.
    pub(super) at: i32,
    /// Whether somebody has scrolled yet.
    pub(super) scrolled: bool,
    pub(super) editor: Option<Editor>,
    pub(super) marks: Marks,
}

impl Painter {
    /// Takes the table's element, in which the head is, and puts in the rest.
    pub(super) fn new(desk: Desk, sheet: &Element) -> Self {
        let words = desk.app.words();
        let body = tree::element("div", &[("class", "body"), ("role", "presentation")]);
        let empty = prototype(&[], &[]);
        let total = RowView::new(&empty, None);
        tree::append(sheet, &body);
        tree::append(sheet, &total.element);
        Self {
            desk,
            sheet: sheet.clone(),
            body,
            prototype: empty,
            columns: Vec::new(),
            heads: Vec::new(),
            drawn: Vec::new(),
            total,
            window: Window::default(),
            near: 0..FIRST,
            seen: 0..FIRST,
            a_frame: A_FRAME,
            kept_up: 0,
            everything: false,
            following: 0,
            at: 0,
            scrolled: false,
            editor: None,
            marks: Marks::new(words.fill_handle),
        }
    }

    /// Shows the plan as it is now. True if there is more to draw in the next frame, or may be: where rows came or went,
    /// others are seen, though nobody scrolled.
    pub(super) fn paint(&mut self) -> bool {
        let desk = self.desk;
        let ids = desk.ids.get_untracked().0;
        let row = if view::is_narrow() { ROW.1 } else { ROW.0 };
        let resized = self.window.resize(ids.len(), row);
        self.take_columns();
        let had_focus = self.editor.as_ref().is_some_and(Editor::has_focus);
        self.leave_cell();
        let (wanted, more) = self.wanted(&ids);
        self.draw(&ids, &wanted, false);
        self.make_room();
        self.place_editor(had_focus, false);
        self.show_selection();
        more || resized
    }

    /// Shows the rows that are seen now, where the plan is as it was painted. True if there are more to draw.
    pub(super) fn scroll(&mut self) -> bool {
        let ids = self.desk.ids.get_untracked().0;
        let had_focus = self.editor.as_ref().is_some_and(Editor::has_focus);
        let (wanted, more) = self.wanted(&ids);
        self.draw(&ids, &wanted, true);
        self.make_room();
        self.place_editor(had_focus, true);
        self.show_selection();
        self.keep_following(); // rows above are higher or lower than was thought
        self.following = self.following.saturating_sub(1);
        more
    }

    /// Takes to how long the last frame took that drew something: at once to fewer blocks, to more only after a while.
    pub(super) fn pace(&mut self, took: u64) {
        self.kept_up = if took > KEEPS_UP { 0 } else { self.kept_up.saturating_add(1) };
        if took > KEEPS_UP {
            self.a_frame = self.a_frame.div_euclid(2).max(1);
        } else if self.kept_up == MORE_AFTER {
            self.a_frame = self.a_frame.saturating_add(1).min(A_FRAME);
            self.kept_up = 0;
        }
    }

    /// Shows the selection where the plan is as it was. False if the active row is not drawn.
    pub(super) fn select(&mut self) -> bool {
        let drawn = self.desk.active.get_untracked().is_none_or(|active| self.cell(active).is_some());
        if drawn {
            self.leave_cell();
            self.place_editor(false, false);
            self.show_selection();
        }
        drawn
    }

    /// Starts anew where the columns are others.
    fn take_columns(&mut self) {
        let desk = self.desk;
        let (columns, plan) = (desk.columns.get_untracked(), desk.plan_now());
        let head = |column: &Column| column_name(*column, plan.period.first(), desk.app.lang());
        let heads: Vec<String> = columns.iter().map(head).collect();
        if columns == self.columns && heads == self.heads {
            return;
        }
        self.prototype = prototype(&columns, &heads);
        let total = RowView::new(&self.prototype, None);
        tree::set(&total.element, "class", "row total");
        tree::replace(&self.total.element, &total.element);
        self.total = total;
        self.body.set_text_content(None);
        self.drawn.clear();
        self.editor = None;
        self.window.forget();
        (self.columns, self.heads) = (columns, heads);
    }

    /// The blocks to be there after this frame, and whether others have to wait for the next.
    fn wanted(&self, ids: &[Id]) -> (Vec<usize>, bool) {
        let all = 0..self.window.len();
        let near = if self.everything { all.clone() } else { self.near.clone() };
        let active = self.desk.active.get_untracked();
        let active = active.and_then(|(id, _)| ids.iter().position(|other| *other == id));
        let active = active.and_then(|at| at.checked_div(BLOCK));
        let is_drawn = |at: &usize| self.drawn.iter().any(|block| block.at == *at);
        let mut room = if self.everything { usize::MAX } else { self.a_frame };
        let mut more = false;
        let keep = |at: &usize| {
            if is_drawn(at) || Some(*at) == active {
                return true;
            }
            more |= room == 0;
            let fits = room > 0;
            room = room.saturating_sub(1);
            fits
        };
        let others = active.filter(|at| !near.contains(at) && all.contains(at));
        // what is seen first, from its middle
        let middle = self.seen.start.midpoint(self.seen.end);
        let mut near: Vec<usize> = near.filter(|at| all.contains(at)).collect();
        near.sort_by_key(|at| (!self.seen.contains(at), at.abs_diff(middle)));
        let mut wanted: Vec<usize> = near.into_iter().filter(keep).collect();
        wanted.extend(others);
        wanted.sort_unstable();
        (wanted, more)
    }

    /// Draws those blocks and no others; what is there already is not touched where the plan is as it was (`same`).
    fn draw(&mut self, ids: &[Id], wanted: &[usize], same: bool) {
        let desk = self.desk;
        let (figures, sheet) = (desk.figures.get_untracked().0, desk.sheet.get_untracked().0);
        let (drafts, folded) = (desk.drafts.read_untracked(), desk.arrangement.read_untracked());
        let words = desk.app.words();
        let source = Source {
            figures: &figures,
            sheet: &sheet,
            drafts: &drafts,
            folded: &folded.folded,
            columns: &self.columns,
            lang: desk.app.lang(),
        };
        let mut blocks: BTreeMap<usize, Block> =
            std::mem::take(&mut self.drawn).into_iter().map(|it| (it.at, it)).collect();
        // a row that moved to another block goes there as it is, with the field that may be in it
        let moved = |block: &Block| {
            let now = rows_of(ids, block.at);
            block.rows.len() != now.len() || block.rows.iter().zip(now).any(|(row, id)| row.id != Some(*id))
        };
        let mut pool: BTreeMap<Id, RowView> = BTreeMap::new();
        for block in blocks.values_mut().filter(|block| !wanted.contains(&block.at) || moved(block)) {
            block.fresh = true;
            pool.extend(block.rows.drain(..).filter_map(|row| Some((row.id?, row))));
        }
        // before the others are put in order: one that stays where it is keeps the focus
        blocks.retain(|at, block| {
            let stays = wanted.contains(at);
            if !stays {
                block.element.remove();
            }
            stays
        });
        let mut before: Option<Element> = None;
        for at in wanted {
            let mut block = blocks.remove(at).unwrap_or_else(|| Block::new(*at));
            let empty = block.rows.is_empty();
            if empty {
                let take = |id: &Id| {
                    let found = pool.remove(id).or_else(|| {
                        // nobody else can want a row that scrolled away
                        let other = if same { pool.pop_first() } else { None };
                        other.map(|(_, row)| row.reused(*id))
                    });
                    found.unwrap_or_else(|| RowView::new(&self.prototype, Some(*id)))
                };
                block.rows = rows_of(ids, *at).iter().map(take).collect();
                tree::replace_children(&block.element, block.rows.iter().map(|row| &row.element));
            }
            let first = at.saturating_mul(BLOCK);
            for (place, row) in block.rows.iter_mut().enumerate().filter(|_| empty || !same) {
                let face = row.id.and_then(|id| source.of_item(id, first.saturating_add(place)));
                if let Some(face) = face {
                    row.show(face, words);
                }
            }
            tree::put_after(&self.body, &block.element, before.as_ref());
            before = Some(block.element.clone());
            self.drawn.push(block);
        }
        if !same {
            self.total.show(source.of_plan(ids.len()), words);
        }
    }

    /// Gives the blocks that are not drawn their room.
    fn make_room(&mut self) {
        let mut end = 0;
        for block in &mut self.drawn {
            let gap = self.window.room(end..block.at);
            if std::mem::replace(&mut block.gap, gap) != gap {
                tree::set_style(&block.element, "margin-top", &[&gap.to_string(), "px"].concat());
            }
            end = block.at.saturating_add(1);
        }
        let rest = self.window.room(end..self.window.len());
        tree::set_style(&self.body, "padding-bottom", &[&rest.to_string(), "px"].concat());
    }

    /// Looks what is seen now. True if something has to be drawn.
    pub(super) fn look(&mut self) -> bool {
        let mut measured = false;
        for block in self.drawn.iter_mut().filter(|block| block.fresh) {
            self.window.note(block.at, view::height_of(&block.element));
            block.fresh = false;
            measured = true;
        }
        if measured {
            self.window.settle();
        }
        tree::set_or_clear(&self.sheet, "data-aside", (self.sheet.scroll_left() > 0).then_some(""));
        let (top, screen) = (view::top_of(&self.body), view::height());
        // once somebody scrolls, half as far beyond what is seen as is seen; a short table whole
        let beyond = match (self.scrolled, self.window.len() <= SHORT) {
            (false, _) => 0,
            (true, true) => i32::MAX,
            (true, false) => screen.div_euclid(2),
        };
        let from = top.saturating_neg();
        let to = from.saturating_add(screen).saturating_add(beyond);
        let near = self.window.touching(from.saturating_sub(beyond)..to);
        self.seen = self.window.touching(from..from.saturating_add(screen));
        let changed = near != self.near;
        self.near = near;
        changed || measured
    }

    /// Draws everything, as for paper, or only what is near again.
    pub(super) fn show_everything(&mut self, everything: bool) {
        self.everything = everything;
    }

    pub(super) fn row(&self, id: Id) -> Option<&RowView> {
        self.drawn.iter().flat_map(|block| &block.rows).find(|row| row.id == Some(id))
    }

    pub(super) fn row_mut(&mut self, id: Id) -> Option<&mut RowView> {
        self.drawn.iter_mut().flat_map(|block| &mut block.rows).find(|row| row.id == Some(id))
    }

    /// The cell of an item in a column, if it is drawn.
    pub(super) fn cell(&self, (id, column): (Id, Column)) -> Option<&Element> {
        let at = self.columns.iter().position(|other| *other == column)?;
        self.row(id)?.cells.get(at)
    }
}

impl Block {
    fn new(at: usize) -> Self {
        let element = tree::element("div", &[("role", "rowgroup"), ("class", "block")]);
        Self { at, element, rows: Vec::new(), fresh: true, gap: 0 }
    }
}

/// The ids of a block.
fn rows_of(ids: &[Id], block: usize) -> &[Id] {
    let start = block.saturating_mul(BLOCK).min(ids.len());
    let end = start.saturating_add(BLOCK).min(ids.len());
    ids.get(start..end).unwrap_or_default()
}
