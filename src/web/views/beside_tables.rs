//! A plan and its variants side by side as tables: totals, lines, targets, ceilings, checks. Draws; compares nothing.

use super::target_figures::state_mark;
use super::words::signed_in;
use crate::money::{Money, Scale, print_scaled};
use crate::plan::Plan;
use crate::scenario::{Beside, BesideRow, Presence, Side, Sum, Sums, Tally};
use crate::text::{
    Catalogue, Lang, ceiling_name, fill, item_name, left_text, outlook_text, percent_text, scale_unit, target_name,
    visible,
};
use crate::web::parts::{Said, table, table_cell, table_row};
use leptos::prelude::*;
use std::iter::once;

/// The most rows of a table; beyond, how many more there are.
const MOST: usize = 300;

/// What stands side by side, and how it is shown.
pub(super) struct Tables<'a> {
    pub(super) beside: &'a Beside,
    pub(super) base: &'a Side,
    pub(super) others: &'a [Side],
    pub(super) scale: Scale,
    pub(super) lang: Lang,
    /// Begins the ids of the tables.
    pub(super) id: &'static str,
}

impl Tables<'_> {
    fn words(&self) -> &'static Catalogue {
        self.lang.catalogue()
    }

    fn sides(&self) -> impl Iterator<Item = &Side> {
        once(self.base).chain(self.others)
    }

    fn plan(&self, side: usize) -> &Plan {
        &self.sides().nth(side).unwrap_or(self.base).plan
    }

    fn table(&self, name: &str, title: &'static str, more: String, rows: Vec<AnyView>) -> AnyView {
        if rows.is_empty() {
            return ().into_any();
        }
        let heads = once(String::new()).chain(self.sides().map(|side| visible(&side.name).into_owned()));
        table([self.id, "-", name].concat(), (title.to_owned(), more), heads.collect(), rows)
    }

    /// The whole, the years and the sources.
    pub(super) fn totals(&self) -> AnyView {
        let words = self.words();
        let mut rows = vec![self.sums(words.grand_total.to_owned(), Some("group"), 0, &self.beside.total)];
        let years = self.beside.years.iter().filter(|(_, sums)| self.beside.years.len() > 1 && sums.any());
        rows.extend(years.map(|(year, sums)| self.sums(year.to_string(), None, 0, sums)));
        rows.extend(self.beside.sources.iter().map(|of| {
            let source = of.id.and_then(|id| self.plan(of.side).source(id));
            let name = source.map_or(words.no_source.to_owned(), |source| source.name.clone());
            self.sums(name, None, 0, &of.sums)
        }));
        self.table("totals", words.compare_totals, scale_unit(self.scale, self.lang).to_owned(), rows)
    }

    /// Groups and lines that differ.
    pub(super) fn rows(&self) -> AnyView {
        let words = self.words();
        let rows = self.beside.rows.iter().take(MOST).map(|row| self.row(row)).collect();
        let more = match self.beside.rows.len().saturating_sub(MOST) {
            0 => fill(words.compare_same, &[("n", &self.beside.same.to_string())]),
            n => fill(words.lines_more, &[("n", &n.to_string())]),
        };
        self.table("rows", words.compare_rows, more, rows)
    }

    fn row(&self, row: &BesideRow) -> AnyView {
        let words = self.words();
        let name = item_name(self.plan(row.side), Some(row.id), self.lang);
        let presence = |at: usize| {
            let changed = at.checked_sub(1).and_then(|at| row.changed.get(at));
            match changed.map(|changed| changed.presence) {
                Some(Presence::Added) => words.beside_added,
                Some(Presence::Dropped) => words.beside_dropped,
                _ => "",
            }
        };
        let cells = row.sums.0.iter().enumerate().map(|(at, sum)| self.amount(sum, presence(at)));
        table_row(row.group.then_some("group"), row.depth, once(head(name)).chain(cells).collect())
    }

    fn sums(&self, name: String, kind: Option<&'static str>, depth: usize, sums: &Sums) -> AnyView {
        let cells = sums.0.iter().map(|sum| self.amount(sum, ""));
        table_row(kind, depth, once(head(name)).chain(cells).collect())
    }

    /// An amount, how far it is from the base, and in percent.
    fn amount(&self, sum: &Sum, presence: &'static str) -> AnyView {
        let differs = sum.difference != Money::ZERO;
        let difference = differs.then(|| signed_in(sum.difference, self.scale));
        let percent = sum.percent.filter(|_| differs).map(|percent| ["(", &percent_text(percent), ")"].concat());
        let more: Vec<String> = difference.into_iter().chain(percent).collect();
        table_cell(Said {
            text: sum.amount.map_or(String::new(), |amount| print_scaled(amount, self.scale)),
            mark: None,
            said: presence.to_owned(),
            more: more.join(" "),
        })
    }

    /// The targets that end elsewhere.
    pub(super) fn targets(&self) -> AnyView {
        let rows = self.beside.targets.iter().filter(|target| target.differs).take(MOST).map(|of| {
            let name = target_name(self.plan(of.side), of.id, self.lang).unwrap_or_default();
            let cells = of.outlooks.iter().zip(self.sides()).map(|(outlook, side)| {
                let target = side.plan.targets.iter().find(|target| target.id == of.id);
                let Some((outlook, target)) = outlook.as_ref().zip(target) else { return table_cell(Said::default()) };
                let said = outlook_text(&side.plan, target, outlook, self.lang);
                table_cell(Said {
                    mark: Some(state_mark(outlook.state)),
                    said: visible(&said).into_owned(),
                    ..Said::default()
                })
            });
            table_row(Some("said"), 0, once(head(name)).chain(cells).collect())
        });
        self.table("targets", self.words().targets, String::new(), rows.collect())
    }

    /// What the ceilings leave, where that differs.
    pub(super) fn ceilings(&self) -> AnyView {
        let rows = self.beside.ceilings.iter().filter(|ceiling| ceiling.differs).take(MOST).map(|of| {
            let plan = self.plan(of.side);
            let ceiling = plan.ceilings.iter().find(|ceiling| ceiling.id == of.id);
            let name = ceiling.map_or(String::new(), |ceiling| ceiling_name(plan, ceiling, self.lang));
            let cells = of.rooms.iter().map(|room| {
                let Some(room) = room else { return table_cell(Said::default()) };
                let said = left_text(room.left, |amount| print_scaled(amount, self.scale), self.lang);
                let mark = if room.left < Money::ZERO { "error" } else { "ok" };
                table_cell(Said { mark: Some(mark), said, ..Said::default() })
            });
            table_row(None, 0, once(head(name)).chain(cells).collect())
        });
        self.table("ceilings", self.words().funds_ceilings, String::new(), rows.collect())
    }

    /// What the checks say of each.
    pub(super) fn checks(&self) -> AnyView {
        let words = self.words();
        let row = |name: &'static str, count: fn(&Tally) -> usize| {
            let cell = |tally| table_cell(Said { text: count(tally).to_string(), ..Said::default() });
            table_row(None, 0, once(head(name.to_owned())).chain(self.beside.findings.iter().map(cell)).collect())
        };
        let rows = vec![
            row(words.beside_errors, |tally| tally.errors),
            row(words.beside_warnings, |tally| tally.warnings),
            row(words.beside_notes, |tally| tally.notes),
        ];
        self.table("checks", words.checks, String::new(), rows)
    }
}

fn head(name: String) -> AnyView {
    view! {
        <th scope="row" lang="vi">
            {visible(&name).into_owned()}
        </th>
    }
    .into_any()
}
