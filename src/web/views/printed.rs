//! Every figure that the document prints, table by table, with the computed one under it where they differ. Compares
//! nothing itself.

use super::corrections::Corrections;
use super::words::counted;
use crate::check::Verdict;
use crate::entry::Column;
use crate::plan::{ClaimField, Subject};
use crate::text::{Catalogue, PrintedFigure, PrintedRow, PrintedTable, agreement, fill, printed_tables, visible};
use crate::web::app::app;
use crate::web::browser::dom;
use crate::web::desk::{Desk, View, desk};
use crate::web::parts::{self, Said, Switch, live, place, text, word};
use leptos::prelude::*;

/// Chooses what is shown; what the document prints is no choice for a plan that no document was entered for.
#[component]
pub(super) fn ViewSwitch() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let printed = !desk.plan_now().claims.is_empty();
    let views = [
        View::Table,
        View::Printed,
        View::Charts,
        View::Compare,
        View::Targets,
        View::Funds,
        View::Prices,
        View::Scenarios,
    ];
    let views: Vec<View> = views.into_iter().filter(|view| printed || *view != View::Printed).collect();
    let options = views.iter().map(|view| view_name(*view, words)).collect();
    let shown = views.clone();
    let choose = move |at: usize| {
        desk.commit_typing();
        desk.view.set(views.get(at).copied().unwrap_or(View::Table));
        // the table takes the focus for its selected cell: it goes back to where it was
        request_animation_frame(|| dom::focus("#sheet-view input:checked"));
    };
    view! {
        <Switch
            name="sheet-view"
            legend=words.sheet_view
            options=options
            chosen=Signal::derive(move || place(&shown, &desk.view.get()))
            choose=Callback::new(choose)
        />
    }
}

/// The name of what is shown, as it is chosen and as it is read out.
pub(super) fn view_name(view: View, words: &Catalogue) -> &'static str {
    match view {
        View::Table => words.view_table,
        View::Printed => words.view_printed,
        View::Charts => words.view_charts,
        View::Compare => words.compare,
        View::Targets => words.targets,
        View::Funds => words.view_funds,
        View::Prices => words.view_prices,
        View::Scenarios => words.scenarios,
    }
}

/// From now on, selecting a cell shows the table that it is in.
pub(super) fn follow_selection(desk: Desk) {
    Effect::new(move |before: Option<()>| {
        let selected = desk.active.get().is_some();
        if before.is_some() && selected && desk.view.get_untracked() != View::Table {
            desk.view.set(View::Table);
        }
    });
}

/// The tables of the document, and the correction note below them.
#[component]
pub(super) fn PrintedPages() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    desk.check_now(); // what is not judged yet would look as if it agreed
    let agreeing = move || desk.sheet.with(|sheet| agreement(&sheet.0.judged));
    let all_agree = |(agree, all): (usize, usize)| agree == all;
    let said = text(move || {
        let (agree, all) = agreeing();
        fill(words.printed_agree, &[("agree", &agree.to_string()), ("all", &all.to_string())])
    });
    let mark = word(move || Some(if all_agree(agreeing()) { "ok" } else { "error" }));
    let chosen = RwSignal::new(usize::from(all_agree(untrack(agreeing))));
    let listed = live(move || {
        let only = chosen.get() == 0;
        let tables = desk.sheet.with(|sheet| printed_tables(&sheet.0.plan, &sheet.0.judged, app.lang()));
        let shown = |row: &PrintedRow| !only || row.differing() > 0;
        let tables = tables.into_iter().enumerate().filter(|(_, table)| table.rows.iter().any(shown));
        let drawn = |(at, table): (usize, PrintedTable)| {
            let heads = std::iter::once(words.col_label.to_owned()).chain(table.columns).collect();
            let rows = table.rows.iter().filter(|row| shown(row)).map(|row| row_view(desk, row)).collect();
            let caption = (table.title, table.about.join(" · "));
            parts::table(["printed-", &at.to_string()].concat(), caption, heads, rows)
        };
        let drawn: Vec<AnyView> = tables.map(drawn).collect();
        let nothing = if drawn.is_empty() { words.printed_nothing } else { "" };
        (drawn, nothing).into_any()
    });
    view! {
        <div class="pages" id="sheet" tabindex="-1">
            <div class="over">
                <p aria-live="polite" data-mark=mark>
                    {said}
                </p>
                <button on:click=|_| dom::focus("#corrections-name")>{words.corrections}</button>
                <Switch
                    name="printed-filter"
                    legend=words.printed_filter
                    options=vec![words.printed_only, words.printed_all]
                    chosen=chosen.into()
                    choose=Callback::new(move |at| chosen.set(at))
                />
            </div>
            {listed}
            <Corrections />
        </div>
    }
}

fn row_view(desk: Desk, row: &PrintedRow) -> AnyView {
    let words = desk.app.words();
    let subject = row.subject;
    let differing = row.differing();
    let mark = (differing > 0).then_some("error");
    let said = mark.map_or(String::new(), |_| counted(differing, words.row_differs_one, words.row_differs));
    let head = view! {
        <th scope="row">
            <button class="name" title=words.show_in_table lang="vi" on:click=move |_| show(desk, subject)>
                {visible(&row.name).into_owned()}
            </button>
            <small lang="vi">{visible(&row.source).into_owned()}</small>
            <small data-mark=mark>{said}</small>
        </th>
    };
    let cells = row.cells.iter().map(|figure| parts::table_cell(cell(figure.as_ref(), words)));
    let cells = std::iter::once(head.into_any()).chain(cells).collect();
    parts::table_row(row.is_group.then_some("group"), row.depth, cells)
}

fn cell(figure: Option<&PrintedFigure>, words: &Catalogue) -> Said {
    let Some(figure) = figure else { return Said::default() };
    let text = figure.raw.clone();
    let more = match figure.difference.as_str() {
        "" => String::new(),
        by => fill(words.difference_is, &[("value", by)]),
    };
    match figure.verdict {
        Verdict::Agrees => Said { text, ..Said::default() },
        Verdict::Differs => {
            Said { text, mark: Some("error"), said: fill(words.computed_is, &[("value", &figure.computed)]), more }
        }
        Verdict::NotComparable => Said { text, mark: Some("ask"), said: words.not_comparable.to_owned(), more },
    }
}

/// Selects the cell that a printed figure is about; what is about the whole plan shows the total.
fn show(desk: Desk, subject: Subject) {
    let plan = desk.plan_now();
    let Some(id) = subject.item.filter(|id| plan.outline.get(*id).is_some()) else {
        desk.view.set(View::Table);
        return request_animation_frame(|| {
            dom::focus("#sheet-view input:checked");
            dom::reveal_first(".sheet .total");
        });
    };
    let year = subject.year.and_then(|year| plan.period.index(year)).filter(|_| plan.period.len() > 1);
    let column = match (subject.field, year) {
        (ClaimField::Price, _) => Column::Price,
        (ClaimField::Count, _) => Column::Count,
        (_, Some(year)) => Column::Year(year),
        (_, None) => Column::Total,
    };
    desk.active.set(Some((id, column)));
}
