//! What the lines of each budget code come to, a table for each kind of code that lines have. Adds nothing up itself.

use crate::calc::{CodeSum, Row, codes};
use crate::entry::{Column, kind as kind_of};
use crate::money::{Money, print_scaled};
use crate::plan::CodeKind;
use crate::text::{column_name, scale_unit, visible};
use crate::web::app::{App, app};
use crate::web::desk::{Figures, desk};
use crate::web::parts::{Said, live, table, table_cell, table_row};
use leptos::prelude::*;

/// The tables; nothing where no line has a code.
#[expect(non_snake_case, reason = "it is a component without properties, and named as one")]
pub(super) fn CodeTotals() -> AnyView {
    let (app, desk) = (app(), desk());
    live(move || {
        let figures = desk.settled.get().0;
        let kinds = figures.plan.codes_used();
        if kinds.is_empty() {
            return ().into_any();
        }
        let tables: Vec<AnyView> = kinds.into_iter().map(|kind| by_code(app, &figures, kind)).collect();
        view! {
            <section class="codes" aria-labelledby="codes-name">
                <h3 id="codes-name" tabindex="-1">{app.words().codes}</h3>
                {tables}
            </section>
        }
        .into_any()
    })
    .into_any()
}

/// The totals by the codes of one kind, and at the end what they come to together.
fn by_code(app: App, figures: &Figures, kind: CodeKind) -> AnyView {
    let (words, Figures { plan, report, .. }) = (app.words(), figures);
    let column = Column::Code(kind);
    let name = column_name(column, 0, app.lang());
    let years: Vec<usize> = if plan.period.len() > 1 { (0..plan.period.len()).collect() } else { Vec::new() };
    let mut heads = vec![name.clone(), words.codes_lines.to_owned()];
    heads.extend(years.iter().map(|index| column_name(Column::Year(*index), plan.period.first(), app.lang())));
    heads.push(words.col_total.to_owned());
    let row = |sum: CodeSum| {
        let code = if sum.code.is_empty() { words.codes_none.to_owned() } else { sum.code };
        let amounts = years.iter().map(|index| sum.years.get(*index).copied().flatten());
        sum_row(figures, None, &code, sum.lines.len(), amounts.chain([Some(sum.total)]).collect())
    };
    let mut rows: Vec<AnyView> = codes(plan, report, kind).into_iter().map(row).collect();
    let lines = plan.outline.items().iter().filter(|item| !item.is_group()).count();
    let amounts = years.iter().map(|index| report.in_year(Row::Plan, *index)).chain([report.total(Row::Plan)]);
    rows.push(sum_row(figures, Some("group"), words.grand_total, lines, amounts.collect()));
    let id = ["codes-", kind_of(column)].concat();
    table(id, (name, scale_unit(plan.scale, app.lang()).to_owned()), heads, rows)
}

fn sum_row(
    figures: &Figures,
    kind: Option<&'static str>,
    name: &str,
    lines: usize,
    amounts: Vec<Option<Money>>,
) -> AnyView {
    let head = view! { <th scope="row">{visible(name).into_owned()}</th> };
    let money = |amount: Option<Money>| amount.map_or(String::new(), |sum| print_scaled(sum, figures.plan.scale));
    let cell = |text: String| table_cell(Said { text, ..Said::default() });
    let cells = std::iter::once(lines.to_string()).chain(amounts.into_iter().map(money)).map(cell);
    table_row(kind, 0, std::iter::once(head.into_any()).chain(cells).collect())
}
