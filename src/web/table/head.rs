//! The head of the table, with the edges that make columns wider. Shows no figure.

use super::grid::Grid;
use super::press::drag_width;
use super::stamp::column_class;
use crate::entry::Column;
use crate::entry::kind;
use crate::text::column_name;
use crate::web::app::app;
use crate::web::parts::live;
use leptos::prelude::*;

/// The head.
#[component]
pub(super) fn HeadRow(grid: Grid) -> impl IntoView {
    let app = app();
    let (desk, title) = (grid.desk, app.words().column_width);
    let header = move |column: Column, first: u16| {
        let kind = kind(column);
        let reset = move |_| desk.arrangement.update(|arrangement| arrangement.set_width(kind, None));
        view! {
            <div role="columnheader" class=column_class(column) data-kind=kind on:click=move |_| select_column(grid, column)>
                {column_name(column, first, app.lang())}
                <span
                    class="edge"
                    title=title
                    aria-hidden="true"
                    on:mousedown=move |event| drag_width(grid, kind, &event)
                    on:dblclick=reset
                    on:click=|event| event.stop_propagation()
                ></span>
            </div>
        }
    };
    view! {
        <div role="row" class="row head" aria-rowindex="1">
            {live(move || {
                let first = desk.plan().period.first();
                desk.columns.get().into_iter().map(|column| header(column, first)).collect::<Vec<_>>().into_any()
            })}
        </div>
    }
}

/// Selects all cells of a column.
fn select_column(grid: Grid, column: Column) {
    let desk = grid.desk;
    let ends = desk.ids.with_untracked(|ids| ids.0.first().copied().zip(ids.0.last().copied()));
    if let Some((first, last)) = ends {
        desk.select((first, column));
        desk.head.set(Some((last, column)).filter(|_| first != last));
    }
}
