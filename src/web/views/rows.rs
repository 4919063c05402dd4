//! The rows of the table, in blocks of which only those near what is seen are drawn, so that 10.000 lines cost no more
//! than a hundred. Draws no row itself.

use super::row::SheetRow;
use crate::entry::Column;
use crate::plan::Id;
use crate::web::browser::view;
use crate::web::desk::{Desk, desk};
use crate::web::parts::{live, text};
use leptos::prelude::*;
use std::ops::Range;

/// Rows in a block: a screen shows one or two.
const BLOCK: usize = 32;

/// Which blocks are drawn, and how high the others were when they were.
#[derive(Clone, Copy)]
struct Window {
    near: RwSignal<Range<usize>>,
    heights: StoredValue<Vec<Option<i32>>>,
}

/// All rows of the plan.
#[component]
pub(super) fn Rows(ids: Memo<Vec<Id>>, columns: Memo<Vec<Column>>) -> impl IntoView {
    let desk = desk();
    let window = Window { near: RwSignal::new(0..2), heights: StoredValue::new(Vec::new()) };
    let count = Memo::new(move |_| ids.with(|ids| ids.len().div_ceil(BLOCK)));
    view::on_scroll(move || window.look());
    view::on_print(move || window.near.set(0..usize::MAX));
    Effect::new(move |_| {
        // rows come and go before the browser knows how high they are
        count.track();
        request_animation_frame(move || window.look());
    });
    view! {
        <For each=move || 0..count.get() key=|at| *at let:at>
            <Block at=at window=window ids=rows_of(ids, at) columns=columns desk=desk />
        </For>
    }
}

/// The ids of a block.
fn rows_of(ids: Memo<Vec<Id>>, block: usize) -> Memo<Vec<Id>> {
    let start = block.saturating_mul(BLOCK);
    Memo::new(move |_| ids.with(|ids| ids.iter().skip(start).take(BLOCK).copied().collect()))
}

/// A block: its rows, or as much empty height as they take.
#[component]
fn Block(at: usize, window: Window, ids: Memo<Vec<Id>>, columns: Memo<Vec<Column>>, desk: Desk) -> impl IntoView {
    let drawn = Memo::new(move |_| {
        let works_here = || desk.active.get().is_some_and(|(id, _)| ids.with(|ids| ids.contains(&id)));
        window.near.with(|near| near.contains(&at)) || works_here()
    });
    let height = Signal::derive(move || match drawn.get() {
        true => String::new(),
        false => window.height(at, ids.with(Vec::len)),
    });
    let index = move |id: Id| {
        let place = ids.with(|ids| ids.iter().position(|other| *other == id)).unwrap_or_default();
        at.saturating_mul(BLOCK).saturating_add(place).saturating_add(2) // the head is row 1
    };
    let row = move |id: Id| view! { <SheetRow id=id index=text(move || index(id).to_string()) columns=columns /> };
    view! {
        <div role="rowgroup" class="block" style:height=height>
            {live(move || {
                let rows = drawn.get().then(|| view! { <For each=move || ids.get() key=|id| *id children=row /> });
                rows.into_any()
            })}
        </div>
    }
}

impl Window {
    /// Draws the blocks within a screen's height of what is seen.
    fn look(self) {
        let seen = view::height();
        let blocks = view::spans(".sheet > .block");
        let Some(now) = self.near.try_get_untracked() else { return };
        let is_near = |span: &Range<i32>| span.end > seen.saturating_neg() && span.start < seen.saturating_mul(2);
        let first = blocks.iter().position(is_near).unwrap_or_default();
        let last = blocks.iter().rposition(is_near).unwrap_or_default();
        self.heights.update_value(|heights| {
            heights.resize(blocks.len(), None);
            for (at, (height, span)) in heights.iter_mut().zip(&blocks).enumerate() {
                if now.contains(&at) {
                    *height = Some(span.end.saturating_sub(span.start));
                }
            }
        });
        let near = first..last.saturating_add(1);
        if near != now {
            self.near.set(near);
        }
    }

    /// The height of a block that is not drawn, as CSS wants it.
    fn height(self, block: usize, rows: usize) -> String {
        let known = self.heights.with_value(|heights| heights.get(block).copied().flatten());
        match known {
            Some(pixels) => [&pixels.to_string(), "px"].concat(),
            None => ["calc(", &rows.to_string(), " * var(--row))"].concat(),
        }
    }
}
