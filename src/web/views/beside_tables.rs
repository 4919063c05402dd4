//! A plan and its variants side by side, drawn as tables. Draws what it is given; says and compares nothing.

use crate::scenario::{Beside, Side, beside};
use crate::text::{BesideCell, BesideLine, BesideTable, BesideWords, Lang, beside_words, fill, visible};
use crate::web::parts::{Said, table, table_cell, table_row};
use leptos::prelude::*;
use std::iter::once;

/// The most rows of a table; beyond, how many more there are.
const MOST: usize = 300;

/// The tables of a plan and its variants.
pub(super) struct Tables {
    words: BesideWords,
    /// Whether any line differs.
    pub(super) differ: bool,
    lang: Lang,
    /// Begins the ids of the tables.
    id: &'static str,
}

impl Tables {
    /// Of those sides.
    pub(super) fn of(base: &Side, others: &[Side], lang: Lang, id: &'static str) -> Self {
        let compared: Beside = beside(base, others);
        let sides: Vec<&Side> = once(base).chain(others).collect();
        Self { differ: !compared.rows.is_empty(), words: beside_words(&compared, &sides, lang), lang, id }
    }

    /// The whole, the years and the sources.
    pub(super) fn totals(&self) -> AnyView {
        self.table("totals", &self.words.totals, self.words.unit)
    }

    /// Groups and lines that differ.
    pub(super) fn rows(&self) -> AnyView {
        self.table("rows", &self.words.rows, &self.words.same)
    }

    /// The targets that end elsewhere.
    pub(super) fn targets(&self) -> AnyView {
        self.table("targets", &self.words.targets, "")
    }

    /// What the ceilings leave.
    pub(super) fn ceilings(&self) -> AnyView {
        self.table("ceilings", &self.words.ceilings, self.words.unit)
    }

    /// What the checks say.
    pub(super) fn checks(&self) -> AnyView {
        self.table("checks", &self.words.checks, "")
    }

    /// Which lines do not follow a shared number that differs.
    pub(super) fn exceptions(&self) -> AnyView {
        let said = |text: &String| view! { <p data-mark="note">{visible(text).into_owned()}</p> };
        self.words.exceptions.iter().map(said).collect::<Vec<_>>().into_any()
    }

    /// Everything.
    pub(super) fn all(&self) -> AnyView {
        (self.totals(), self.exceptions(), self.rows(), self.targets(), self.ceilings(), self.checks()).into_any()
    }

    /// All tables as text and as HTML, for the clipboard.
    pub(super) fn copied(&self) -> (String, String) {
        (self.words.as_tsv(self.lang), self.words.as_html(self.lang))
    }

    fn table(&self, name: &str, of: &BesideTable, more: &str) -> AnyView {
        if of.rows.is_empty() {
            return ().into_any();
        }
        let heads = once(String::new()).chain(self.words.sides.iter().map(|side| visible(side).into_owned()));
        let rows: Vec<AnyView> = of.rows.iter().take(MOST).map(row).collect();
        let beyond = of.rows.len().saturating_sub(MOST);
        let more = match beyond {
            0 => more.to_owned(),
            n => fill(self.lang.catalogue().lines_more, &[("n", &n.to_string())]),
        };
        table([self.id, "-", name].concat(), (of.title.clone(), more), heads.collect(), rows)
    }
}

fn row(line: &BesideLine) -> AnyView {
    let name = view! {
        <th scope="row" lang="vi">
            {visible(&line.name).into_owned()}
        </th>
    };
    let what =
        |at: usize| at.checked_sub(1).and_then(|at| line.what.get(at)).map_or(String::new(), |what| what.join("; "));
    let cells = line.cells.iter().enumerate().map(|(at, one)| cell(one, what(at)));
    table_row(line.group.then_some("group"), line.depth, once(name.into_any()).chain(cells).collect())
}

/// A figure, how far it is from the base, and what made it so.
fn cell(cell: &BesideCell, what: String) -> AnyView {
    let percent = if cell.percent.is_empty() { String::new() } else { ["(", &cell.percent, ")"].concat() };
    let apart = [cell.difference.as_str(), percent.as_str()].join(" ");
    table_cell(Said {
        text: cell.amount.clone(),
        mark: None,
        said: apart.trim().to_owned(),
        more: visible(&what).into_owned(),
    })
}
