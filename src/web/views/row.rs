//! One row of the table. Shows what the sheet has for an item; the cell being worked on is an editor.

use super::cell::{Editor, EditorKind};
use crate::calc::Row;
use crate::entry::{Column, print_price, sets};
use crate::mend::{Mark, MarkKind};
use crate::money::{Decimal, Money, Scale, print_decimal, print_scaled};
use crate::plan::{Basis, Funding, Id, Item, Plan};
use crate::text::{Catalogue, fill, item_name};
use crate::web::app::app;
use crate::web::desk::{Draft, Sheet, desk};
use crate::web::parts::live;
use leptos::either::EitherOf3;
use leptos::prelude::*;
use std::sync::Arc;

/// What a row shows.
pub(super) struct RowModel {
    item: Arc<Item>,
    scale: Scale,
    years: Vec<Option<Money>>,
    total: Option<Money>,
    count: Option<Decimal>,
    funding: FundingText,
    marks: Vec<Mark>,
}

/// Who pays, as data for a short text.
enum FundingText {
    None,
    Names(String),
    InKind(String),
}

impl RowModel {
    pub(super) fn new(sheet: &Sheet, id: Id) -> Option<Self> {
        let (row, item) = sheet.row(id)?;
        let years = sheet.plan.period.len();
        Some(Self {
            item: item.clone(),
            scale: sheet.plan.scale,
            years: (0..years).map(|index| sheet.report.in_year(row, index)).collect(),
            total: sheet.report.total(row),
            count: item.line().and_then(|line| sheet.plan.total_count(line)),
            funding: funding_text(&sheet.plan, item),
            marks: sheet.marks_of(Some(id)).to_vec(),
        })
    }

    fn text(&self, column: Column, words: &Catalogue) -> String {
        let money = |amount: Option<Money>| amount.map_or(String::new(), |amount| print_scaled(amount, self.scale));
        match column {
            Column::Number => self.item.number.clone(),
            Column::Label => self.item.label.clone(),
            Column::Note => self.item.note.clone(),
            Column::Unit => self.item.line().map_or(String::new(), |line| line.unit.clone()),
            Column::Count => self.count.map_or(String::new(), print_decimal),
            Column::Price => match self.item.line().map(|line| &line.basis) {
                Some(Basis::UnitCost { price, .. }) => {
                    price.constant().map_or(String::new(), |price| print_price(price, self.scale))
                }
                _ => String::new(),
            },
            Column::Total => money(self.total),
            Column::Year(index) => money(self.years.get(index).copied().flatten()),
            Column::Source => match &self.funding {
                FundingText::None => String::new(),
                FundingText::Names(names) => names.clone(),
                FundingText::InKind(donor) => fill(words.funding_in_kind, &[("donor", donor)]),
            },
        }
    }
}

/// How a mark is told apart in style.
fn mark_name(mark: &Mark) -> &'static str {
    match mark.kind {
        MarkKind::Cause => "cause",
        MarkKind::Carried => "carried",
        MarkKind::Changed => "changed",
    }
}

fn funding_text(plan: &Plan, item: &Item) -> FundingText {
    let Some(line) = item.line() else { return FundingText::None };
    let name = |id: Id| plan.source(id).map_or("", |source| source.name.as_str());
    let share = |(id, value): &(Id, Decimal), unit: &str| [name(*id), " ", &print_decimal(*value), unit].concat();
    let price_share = |(id, value): &(Id, Decimal)| [name(*id), " ", &print_price(*value, plan.scale)].concat();
    FundingText::Names(match &line.funding {
        Funding::Unstated => return FundingText::None,
        Funding::InKind { donor } => return FundingText::InKind(donor.clone()),
        Funding::Source(id) => name(*id).to_owned(),
        Funding::Percent(shares) => shares.iter().map(|part| share(part, "%")).collect::<Vec<_>>().join(" + "),
        Funding::PriceShares(shares) => shares.iter().map(price_share).collect::<Vec<_>>().join(" + "),
        Funding::Amounts(shares) => shares.iter().map(|(id, _)| name(*id)).collect::<Vec<_>>().join(" + "),
    })
}

/// The name of a column.
pub(super) fn column_name(column: Column, words: &'static Catalogue, first_year: u16) -> String {
    match column {
        Column::Number => words.col_number,
        Column::Label => words.col_label,
        Column::Unit => words.col_unit,
        Column::Count => words.col_count,
        Column::Price => words.col_price,
        Column::Total => words.col_total,
        Column::Source => words.col_source,
        Column::Note => words.col_note,
        Column::Year(index) => {
            return first_year.saturating_add(u16::try_from(index).unwrap_or(u16::MAX)).to_string();
        }
    }
    .to_owned()
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
        Column::Note => "note",
    }
}

/// A row of the table.
#[component]
pub(super) fn SheetRow(id: Id, index: Signal<String>, columns: Memo<Vec<Column>>) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    let redraw = desk.row_trigger(id);
    live(move || {
        redraw.track();
        let (lang, plan) = (app.lang(), desk.plan_now());
        let model = desk.sheet.with_untracked(|sheet| RowModel::new(&sheet.0, id));
        let drawn = model.map(|row| {
            let active = desk.active.get_untracked().filter(|(at, _)| *at == id).map(|(_, column)| column);
            let name = || item_name(&plan, Some(id), lang);
            let cells = columns.get_untracked().into_iter().enumerate().map(|(at, column)| {
                let draft = untrack(|| desk.draft((id, column)));
                let header = column_name(column, words, plan.period.first());
                let sets = sets(&plan, &row.item, column);
                let editor = (active == Some(column)).then(|| EditorKind {
                    cell: (id, column),
                    sets,
                    shown: row.text(column, words),
                    label: fill(words.cell_of, &[("column", &header), ("item", &name())]),
                });
                cell(&row, (at, column), header, sets.is_none(), editor, draft, words)
            });
            view! {
                <div
                    role="row"
                    class="row"
                    data-kind=if row.item.is_group() { "group" } else { "line" }
                    data-depth=row.item.depth.to_string()
                    data-row=id.to_string()
                    aria-rowindex=index
                    aria-selected=active.is_some().then_some("true")
                >
                    {cells.collect::<Vec<_>>()}
                </div>
            }
        });
        drawn.into_any()
    })
}

/// One cell: an editor, a draft that was not understood, or a text with what the document printed.
fn cell(
    row: &RowModel,
    (at, column): (usize, Column),
    header: String,
    read_only: bool,
    editor: Option<EditorKind>,
    draft: Option<Draft>,
    words: &'static Catalogue,
) -> impl IntoView + use<> {
    let role = if column == Column::Label { "rowheader" } else { "gridcell" };
    let said = row.marks.iter().find(|mark| mark.column == column).cloned();
    let state = editor.as_ref().map(|_| "edit");
    let invalid = draft.as_ref().map(|_| "true");
    let mark = said.as_ref().map(mark_name);
    let text = row.text(column, words);
    let content = match (editor, draft) {
        (Some(kind), _) => EitherOf3::A(view! { <Editor kind=kind /> }),
        (None, Some(Draft { text, problem })) => EitherOf3::B({
            let spoken = problem.clone();
            view! {
                <span class="draft" title=problem>
                    {text}
                    <span class="sr">{spoken}</span>
                </span>
            }
        }),
        (None, None) => EitherOf3::C(text),
    };
    view! {
        <div
            role=role
            class=column_class(column)
            data-col=at.to_string()
            data-label=header
            aria-readonly=read_only.then_some("true")
            aria-invalid=invalid
            data-state=state
            data-said=mark
        >
            {content}
            {said
                .map(|mark| {
                    view! {
                        <small class="said">{words.was_printed} " " <i>{mark.text}</i></small>
                    }
                })}
        </div>
    }
}

/// The total row: the same shape as any other, never edited.
#[component]
pub(super) fn TotalRow(columns: Memo<Vec<Column>>) -> impl IntoView {
    let (app, desk) = (app(), desk());
    let words = app.words();
    live(move || {
        let sheet = desk.sheet.get().0;
        let said = sheet.marks_of(None);
        let cell = |column: Column| {
            let amount = match column {
                Column::Total => sheet.report.total(Row::Plan),
                Column::Year(index) => sheet.report.in_year(Row::Plan, index),
                _ => None,
            };
            let text = match column {
                Column::Label => words.grand_total.to_owned(),
                _ => amount.map_or(String::new(), |amount| print_scaled(amount, sheet.plan.scale)),
            };
            let said = said.iter().find(|mark| mark.column == column);
            let mark = said.map(mark_name);
            let header = column.is_figure().then(|| column_name(column, words, sheet.plan.period.first()));
            view! {
                <div
                    role=if column == Column::Label { "rowheader" } else { "gridcell" }
                    class=column_class(column)
                    data-label=header
                    aria-readonly="true"
                    data-said=mark
                >
                    {text}
                    {said
                        .map(|mark| {
                            let text = mark.text.clone();
                            view! {
                                <small class="said">{words.was_printed} " " <i>{text}</i></small>
                            }
                        })}
                </div>
            }
        };
        view! {
            <div role="row" class="row total">
                {columns.get().into_iter().map(cell).collect::<Vec<_>>()}
            </div>
        }
        .into_any()
    })
}
