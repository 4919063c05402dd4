//! The name of a group or a line as a way to its row in the table. Only leads there.

use crate::entry::Column;
use crate::plan::{Id, Plan};
use crate::text::{line_name, visible};
use crate::web::desk::Desk;
use leptos::prelude::*;

/// A column to show, and another one where that is not shown.
type Columns = (Column, Column);

/// Who pays it, or its total.
pub(super) const PAYER: Columns = (Column::Source, Column::Total);

/// How many there are of it, or its name.
pub(super) const COUNT: Columns = (Column::Count, Column::Label);

/// The name of a line, which leads to how many there are of it.
pub(super) fn way_to_line(desk: Desk, plan: &Plan, id: Id) -> AnyView {
    way_to(desk, id, &line_name(plan, id, desk.app.lang()), COUNT)
}

/// A name that leads to one of the columns of its row.
pub(super) fn way_to(desk: Desk, id: Id, name: &str, columns: Columns) -> AnyView {
    view! {
        <button
            class="name"
            lang="vi"
            title=desk.app.words().show_in_table
            on:click=move |_| go_to(desk, id, columns)
        >
            {visible(name).into_owned()}
        </button>
    }
    .into_any()
}

/// Shows the row, at one of those columns.
pub(super) fn go_to(desk: Desk, id: Id, (wanted, otherwise): Columns) {
    let is_shown = desk.columns.with_untracked(|columns| columns.contains(&wanted));
    desk.unfold_to(id);
    desk.show((id, if is_shown { wanted } else { otherwise }));
}
