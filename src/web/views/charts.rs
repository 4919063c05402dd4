//! The charts of the plan in place of the table, each with its finding, its figures as a table and as files. Draws what
//! `chart` lays out; computes nothing.

use crate::chart::{Chart, Drawing, GridRow, Kind, Picture, Shape, charts, picture};
use crate::web::app::app;
use crate::web::browser::picture as pictures;
use crate::web::desk::{Desk, desk};
use crate::web::parts::{self, Said, live, text, word};
use leptos::prelude::*;

/// All charts, one below the other.
#[component]
pub(super) fn Charts() -> impl IntoView {
    let (app, desk) = (app(), desk());
    let draw = move |_: Option<&Vec<Chart>>| {
        desk.settled.with(|figures| charts(&figures.0.plan, &figures.0.report, app.lang()))
    };
    // a sheet is new only when something in it is: comparing the shapes would be for nothing
    let drawn = Memo::new_with_compare(draw, |_, _| true);
    let figures: Vec<AnyView> = Kind::ALL.into_iter().enumerate().map(|(at, kind)| figure(drawn, at, kind)).collect();
    view! {
        <div class="charts" id="sheet" tabindex="-1">
            {figures}
        </div>
    }
}

/// A chart with what belongs to it. Only what changes is drawn again, so that open details stay open.
pub(super) fn figure(drawn: Memo<Vec<Chart>>, at: usize, kind: Kind) -> AnyView {
    let desk = desk();
    let words = desk.app.words();
    let of = move |make: &dyn Fn(&Chart) -> AnyView| drawn.with(|all| all.get(at).map(make)).into_any();
    let told = move |make: fn(&Chart) -> &String| drawn.with(|all| all.get(at).map(make).cloned().unwrap_or_default());
    let empty = word(move || drawn.with(|all| all.get(at).is_none_or(|chart| chart.bars.is_empty())).then_some("none"));
    let id = ["chart-", kind.slug()].concat();
    let (title, titled) = (id.clone(), id.clone());
    let save = move |png: bool| {
        let drawn = drawn.with_untracked(|all| all.get(at).map(|chart| picture(chart, desk.app.lang())));
        if let Some(picture) = drawn {
            keep(desk, kind, &picture, png);
        }
    };
    view! {
        <figure data-chart=kind.slug() data-state=empty>
            <figcaption>
                <h3 id=id>{text(move || told(|chart| &chart.title))}</h3>
                <small>{text(move || told(|chart| &chart.about))}</small>
            </figcaption>
            {live(move || of(&|chart| (sheet(chart, &chart.wide, "wide"), sheet(chart, &chart.narrow, "narrow")).into_any()))}
            <div class="acts">
                <button aria-describedby=title on:click=move |_| save(false)>{words.save_svg}</button>
                <button aria-describedby=titled on:click=move |_| save(true)>{words.save_png}</button>
            </div>
            <details>
                <summary>{words.chart_figures}</summary>
                {live(move || of(&table))}
            </details>
        </figure>
    }
    .into_any()
}

/// A drawing, named by the heading above it and the words for who does not see it.
fn sheet(chart: &Chart, drawing: &Drawing, size: &'static str) -> AnyView {
    let titled = ["chart-", chart.kind.slug()].concat();
    let told = [&titled, "-", size].concat();
    let named = [titled.as_str(), &told].join(" ");
    let of = ["0", "0", &drawing.width.to_string(), &drawing.height.to_string()].join(" ");
    view! {
        <svg role="img" focusable="false" data-size=size viewBox=of aria-labelledby=named>
            <desc id=told>{chart.told.clone()}</desc>
            {drawing.shapes.iter().map(shape).collect::<Vec<_>>()}
        </svg>
    }
    .into_any()
}

fn shape(shape: &Shape) -> AnyView {
    match shape {
        Shape::Rect { look, x, y, w, h, told } => view! {
            <rect data-look=look.name() x=*x y=*y width=*w height=*h>
                <title>{told.clone()}</title>
            </rect>
        }
        .into_any(),
        Shape::Lines { look, path } => view! { <path data-look=look.name() d=path.clone()></path> }.into_any(),
        Shape::Text { x, y, anchor, text } => view! {
            <text x=*x y=*y text-anchor=anchor.name()>
                {text.clone()}
            </text>
        }
        .into_any(),
    }
}

/// The figures of a chart.
fn table(chart: &Chart) -> AnyView {
    let row = |row: &GridRow| {
        let head = view! {
            <th scope="row" lang="vi">
                {row.name.clone()}
            </th>
        };
        let cell = |text: &String| parts::table_cell(Said { text: text.clone(), ..Said::default() });
        let cells = std::iter::once(head.into_any()).chain(row.cells.iter().map(cell)).collect();
        parts::table_row(row.is_sum.then_some("group"), 0, cells)
    };
    let id = ["chart-", chart.kind.slug(), "-table"].concat();
    let caption = (chart.about.clone(), String::new());
    parts::table(id, caption, chart.table.heads.clone(), chart.table.rows.iter().map(row).collect())
}

/// Offers the picture of a chart as a file, or says that the browser does not make it.
fn keep(desk: Desk, kind: Kind, picture: &Picture, png: bool) {
    let app = desk.app;
    let name = [desk.plan_now().name.as_str(), "-", kind.slug(), if png { ".png" } else { ".svg" }].concat();
    if png {
        pictures::offer_png(name, &picture.svg, (picture.pixels_wide, picture.pixels_high), move |went_well| {
            if !went_well {
                app.say(app.words().png_failed.to_owned());
            }
        });
    } else if !pictures::offer_svg(&name, &picture.svg) {
        app.say(app.words().file_failed.to_owned());
    }
}
