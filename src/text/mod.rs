//! Every sentence that people read, in two catalogues, and what turns data into such sentences. Computes nothing.

mod book;
mod catalogue;
mod cell;
mod code;
mod compared;
mod correction;
mod en;
mod finding;
mod fit;
mod grid;
mod mend;
mod outlook;
mod paid;
mod place;
mod printed;
mod problem;
mod report;
mod risk;
mod scenario;
mod seek;
mod target;
mod typo;
mod vi;
mod visible;
mod why;

pub use book::{consolidate_problem, provenance_text};
pub use catalogue::{Catalogue, FirstWords};
pub use cell::{column_name, funding_text, shown};
pub use code::{code_agreement, code_problem};
pub use compared::{
    ComparedRow, ComparedSum, Sides, compared_parts, compared_rows, compared_sources, compared_total, compared_years,
    notice_text,
};
pub use correction::{CorrectionRow, as_html, as_tsv, corrections, headings};
pub use finding::finding_text;
pub use fit::{
    ceiling_text, cut_name, cut_text, cut_why_text, fitted_text, hold_typo_text, shown_count, target_loss_text,
    unfit_text,
};
pub(crate) use grid::escape;
pub use mend::{mend_text, place_text};
pub use outlook::{OutlookWords, outlook_text, outlook_words};
pub use paid::{PaidBy, PaidRow, PaidTable, paid_table};
pub use place::{
    amount_text, ceiling_name, code_name, item_name, item_path, left_text, line_name, scale_unit, short_label, signed,
    signed_number, target_name,
};
pub use printed::{PrintedFigure, PrintedRow, PrintedTable, agreement, printed_tables};
pub(crate) use problem::capital;
pub use problem::{cell_name, link_problem, number_problem, read_problem, read_problem_at, refusal_text, why_refused};
pub use report::{PlanReport, report};
pub use risk::{
    about, against_planned, ceiling_doubt, chance_texts, fits_text, lever_kind, lever_text, out_of_hundred,
    range_of_text, unsimulated_text,
};
pub use scenario::{
    AppraisalLine, AppraisalTable, BesideCell, BesideLine, BesideTable, BesideWords, Differences, against_text,
    appraisal_counts, appraisal_table, appraisal_total, because_text, beside_words, change_text, changes_text,
    conflict_text, differences, dropped_text, judged_text, percent_of, percent_text, recurring_text, roll_problem_text,
    roll_words,
};
pub use seek::{aim_name, aim_unit, lever_name, sought_text, unreached_text};
pub use target::{goal_text, target_label, target_typo_text};
pub use typo::{ceiling_typo_text, typo_text};
pub use visible::visible;
pub use why::why_text;

use std::borrow::Cow;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Vietnamese, the first language.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both, Vietnamese first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// Its catalogue.
    pub fn catalogue(self) -> &'static Catalogue {
        match self {
            Self::Vi => &vi::VI,
            Self::En => &en::EN,
        }
    }

    /// The part of it that the first screen needs.
    pub fn first_words(self) -> &'static FirstWords {
        match self {
            Self::Vi => &vi::VI_FIRST,
            Self::En => &en::EN_FIRST,
        }
    }

    /// Its code for `<html lang>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of that code; anything but English is Vietnamese.
    pub fn from_code(code: &str) -> Self {
        if code == "en" { Self::En } else { Self::Vi }
    }
}

/// The title of a version of a plan that is kept apart. It is saved, so what is hidden in it stays as it is.
pub fn title_of_copy(title: &str, lang: Lang) -> String {
    fill_as_is(lang.catalogue().copy_title, &[("title", title)])
}

/// The template with each `{name}` replaced by its value, in which nothing stays hidden. A name without a value stays as
/// it is. Only for what is shown: a text that is saved or copied is not made with it.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    put(template, values, visible::in_sentence)
}

/// The same for a text that is saved: the values as they are.
pub fn fill_as_is(template: &str, values: &[(&str, &str)]) -> String {
    put(template, values, |value| value.into())
}

fn put(template: &str, values: &[(&str, &str)], show: fn(&str) -> Cow<'_, str>) -> String {
    let mut text = String::with_capacity(template.len().saturating_add(32));
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => text.push_str(&show(value)),
            None => {
                text.push('{');
                text.push_str(name);
                text.push('}');
            }
        }
        rest = tail;
    }
    text.push_str(rest);
    text
}
