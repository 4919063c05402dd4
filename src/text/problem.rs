//! What went wrong and what to do about it, in one plain sentence. Decides nothing.

use super::place::item_name;
use super::{Catalogue, Lang, fill};
use crate::edit::{Cell, Field, Reason, Refusal};
use crate::format::{Problem, ReadError};
use crate::link::LinkError;
use crate::money::{Decimal, NumberError, print_decimal};
use crate::plan::{CodeKind, Plan};

/// Why a change was refused, with the cell that it was for.
pub fn refusal_text(plan: &Plan, refusal: &Refusal, lang: Lang) -> String {
    let words = lang.catalogue();
    let Cell { of, field, year } = refusal.cell;
    let mut place = cell_name(words, field).to_owned();
    if let Some(id) = of.filter(|id| plan.outline.get(*id).is_some()) {
        place = [&item_name(plan, Some(id), lang), ", ", &place].concat();
    }
    if let Some(year) = year {
        place = [&place, " ", &year.to_string()].concat();
    }
    let other = match refusal.reason {
        Reason::UsedBy(id) if plan.outline.get(id).is_some() => item_name(plan, Some(id), lang),
        _ => words.other_use.to_owned(),
    };
    let reason = fill(why(words, refusal.reason), &[("other", &other)]);
    capital(&fill(words.refused, &[("place", &place), ("reason", &reason)]))
}

/// The sentence with a capital first letter.
pub(crate) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn why(words: &Catalogue, reason: Reason) -> &'static str {
    match reason {
        Reason::Missing(_) => words.why_missing,
        Reason::NotALine(_) => words.why_not_a_line,
        Reason::NotAGroup(_) => words.why_not_a_group,
        Reason::OtherBasis(_) => words.why_other_basis,
        Reason::YearOutside => words.why_year_outside,
        Reason::WrongYears => words.why_wrong_years,
        Reason::Negative => words.why_negative,
        Reason::OverHundred => words.why_over_hundred,
        Reason::TooLate => words.why_too_late,
        Reason::TooManyDigits => words.why_too_many_digits,
        Reason::TooManyDecimals => words.why_too_many_decimals,
        Reason::NoFactor => words.why_no_factor,
        Reason::Inexact => words.why_inexact,
        Reason::Reversed => words.why_reversed,
        Reason::TooLong => words.why_too_long,
        Reason::ControlCharacter => words.why_control,
        Reason::Empty => words.why_empty,
        Reason::Taken(_) => words.why_taken,
        Reason::TooMany => words.why_too_many,
        Reason::TooDeep => words.why_too_deep,
        Reason::IntoItself => words.why_into_itself,
        Reason::First => words.why_first,
        Reason::Last => words.why_last,
        Reason::Top => words.why_top,
        Reason::AfterLine(_) => words.why_after_line,
        Reason::UsedBy(_) => words.why_used_by,
        Reason::Unreadable => words.why_unreadable,
        Reason::NotAFinding => words.why_not_a_finding,
        Reason::NotWaived => words.why_not_waived,
        Reason::NoIds => words.why_no_ids,
        Reason::PercentOutside => words.why_percent_outside,
        Reason::NotInScenario => words.why_not_in_scenario,
        Reason::Conflict => words.why_conflict,
    }
}

/// Why a cell does not take what it was given, where the sentence names the cell already.
pub fn why_refused(reason: Reason, lang: Lang) -> String {
    let words = lang.catalogue();
    fill(why(words, reason), &[("other", words.other_use)])
}

/// What people call a field.
pub fn cell_name(words: &Catalogue, field: Field) -> &'static str {
    match field {
        Field::Title => words.cell_title,
        Field::Issuer => words.cell_issuer,
        Field::Decision => words.cell_decision,
        Field::Period => words.cell_period,
        Field::Scale => words.cell_scale,
        Field::Number => words.cell_number,
        Field::Label => words.cell_label,
        Field::Unit => words.cell_unit,
        Field::Note => words.cell_note,
        Field::Lead => words.cell_lead,
        Field::Support => words.cell_support,
        Field::Prose => words.cell_prose,
        Field::Place => words.cell_place,
        Field::Basis => words.cell_basis,
        Field::Price => words.cell_price,
        Field::Count => words.cell_count,
        Field::Amount => words.cell_amount,
        Field::Factors | Field::Factor(_) => words.cell_factors,
        Field::Funding => words.cell_funding,
        Field::Name => words.cell_name,
        Field::Value => words.cell_value,
        Field::Text => words.cell_text,
        Field::Goal => words.cell_goal,
        Field::Year => words.cell_year,
        Field::Baseline => words.cell_baseline,
        Field::Population => words.cell_population,
        Field::Parent => words.cell_parent,
        Field::Contributions => words.cell_contributions,
        Field::Ceiling => words.cell_ceiling,
        Field::Printed => words.cell_printed,
        Field::Norm => words.cell_norm,
        Field::Index => words.cell_index,
        Field::Code(CodeKind::Chapter) => words.cell_chapter,
        Field::Code(CodeKind::Section) => words.cell_section,
        Field::Code(CodeKind::Entry) => words.cell_entry,
        Field::Waiver => words.cell_waiver,
        Field::Prices => words.cell_prices,
        Field::Counts => words.cell_counts,
        Field::Delay => words.cell_delay,
        Field::Range(_) => words.cell_range,
        Field::Hold => words.cell_hold,
        Field::Weight => words.cell_weight,
        Field::Scenario => words.cell_scenario,
        Field::Opinion => words.cell_opinion,
    }
}

/// Why a text is not a number.
pub fn number_problem(error: &NumberError, lang: Lang) -> String {
    let words = lang.catalogue();
    match error {
        NumberError::Empty => words.number_empty.to_owned(),
        NumberError::Unexpected { character, .. } => {
            fill(words.number_unexpected, &[("character", character.encode_utf8(&mut [0; 4]))])
        }
        NumberError::Grouping { readings } => {
            let readings: Vec<String> = readings.iter().map(|reading| print_decimal(*reading)).collect();
            fill(words.number_grouping, &[("readings", &readings.join(words.number_or))])
        }
        NumberError::TooManyDecimals { decimals } => {
            fill(words.number_decimals, &[("decimals", &decimals.to_string())])
        }
        NumberError::TooManyDigits { digits } => fill(words.number_digits, &[("digits", &digits.to_string())]),
    }
}

/// Why a file cannot be opened, for programs: with the place in the text.
pub fn read_problem_at(error: &ReadError, lang: Lang) -> String {
    let said = read_problem(error, lang);
    match error {
        ReadError::NotJson { line, column } => {
            let place = [("line", line.to_string()), ("column", column.to_string())];
            let place =
                fill(lang.catalogue().read_place, &place.each_ref().map(|(name, value)| (*name, value.as_str())));
            [said, place].join(" ")
        }
        _ => said,
    }
}

/// Why a file cannot be opened.
pub fn read_problem(error: &ReadError, lang: Lang) -> String {
    let words = lang.catalogue();
    match error {
        ReadError::TooLarge { .. } => words.read_too_large.to_owned(),
        ReadError::Empty => words.read_empty.to_owned(),
        ReadError::NotJson { .. } => words.read_not_json.to_owned(),
        ReadError::NotAPlan => words.read_not_a_plan.to_owned(),
        ReadError::NewerVersion { version } => fill(words.read_newer, &[("version", &version.to_string())]),
        ReadError::IdZero => words.read_id_zero.to_owned(),
        ReadError::DuplicateId(id) => fill(words.read_duplicate_id, &[("id", &id.to_string())]),
        ReadError::NextId { next_id, highest } => {
            fill(words.read_next_id, &[("next_id", &next_id.to_string()), ("highest", &highest.to_string())])
        }
        ReadError::TooManyItems => words.read_too_many.to_owned(),
        ReadError::TooManyAmounts => words.read_too_many_amounts.to_owned(),
        ReadError::At { path, problem } => {
            fill(words.read_at, &[("path", path), ("problem", &place_problem(problem, words))])
        }
    }
}

/// So many, as figures are printed.
fn many(count: usize) -> String {
    print_decimal(Decimal::from(count))
}

/// Why a link cannot be opened, and what to do.
pub fn link_problem(error: &LinkError, lang: Lang) -> String {
    let words = lang.catalogue();
    match error {
        LinkError::NotALink => words.link_none.to_owned(),
        LinkError::Newer => words.link_newer.to_owned(),
        LinkError::Cut { arrived, of: 0 } => fill(words.link_cut_at_start, &[("arrived", &many(*arrived))]),
        LinkError::Cut { arrived, of } => fill(words.link_cut, &[("arrived", &many(*arrived)), ("of", &many(*of))]),
        LinkError::Changed => words.link_changed.to_owned(),
        LinkError::TooLong => words.link_too_long.to_owned(),
        LinkError::TooMuch => words.link_too_much.to_owned(),
        LinkError::NoBase => words.link_no_base.to_owned(),
        LinkError::NoPlan(error) => read_problem(error, lang),
    }
}

fn place_problem(problem: &Problem, words: &Catalogue) -> String {
    let (template, value) = match problem {
        Problem::WrongType => (words.at_wrong_type, String::new()),
        Problem::UnknownField => (words.at_unknown_field, String::new()),
        Problem::MissingField => (words.at_missing_field, String::new()),
        Problem::DuplicateKey => (words.at_duplicate_key, String::new()),
        Problem::Number { text } => (words.at_number, text.clone()),
        Problem::NumberTooLarge { text } => (words.at_number_large, text.clone()),
        Problem::NotWhole { text } => (words.at_not_whole, text.clone()),
        Problem::UnknownWord { text } => (words.at_unknown_word, text.clone()),
        Problem::BadName { text } => (words.at_bad_name, text.clone()),
        Problem::BadFinding { text } => (words.at_bad_finding, text.clone()),
        Problem::OutOfRange { most } => (words.at_out_of_range, most.to_string()),
        Problem::Negative => (words.at_negative, String::new()),
        Problem::EmptyText => (words.at_empty, String::new()),
        Problem::NoSuchId { id } => (words.at_no_such_id, id.to_string()),
        Problem::BadPeriod => (words.at_bad_period, String::new()),
        Problem::NotAYear { text } => (words.at_not_a_year, text.clone()),
        Problem::YearOutside { year } => (words.at_year_outside, year.to_string()),
        Problem::TextTooLong { characters } => (words.at_too_long, characters.to_string()),
        Problem::TooDeep => (words.at_too_deep, String::new()),
        Problem::TooManyFactors => (words.at_too_many_factors, String::new()),
        Problem::TooMany { most } => (words.at_too_many, print_decimal((*most).into())),
        Problem::TwoBases => (words.at_two_bases, String::new()),
        Problem::NotInAGroup => (words.at_not_in_group, String::new()),
        Problem::NotExactlyOne => (words.at_not_one, String::new()),
        Problem::NoReading { text } => (words.at_no_reading, text.clone()),
        Problem::Reversed => (words.at_reversed, String::new()),
        Problem::OutOfOrder => (words.at_out_of_order, String::new()),
        Problem::WrongLength { expected } => (words.at_wrong_length, expected.to_string()),
    };
    // one value a template, whatever it is called there
    let names = ["text", "id", "year", "characters", "expected", "most"];
    fill(template, &names.map(|name| (name, value.as_str())))
}
