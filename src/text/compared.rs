//! Two plans side by side in words: the totals, the rows, and what else differs, ready to show. Compares nothing itself.

#[cfg(test)]
mod tests;
mod things;

pub use things::{compared_parts, notice_text};

use super::place::signed;
use super::problem::{capital, cell_name};
use super::{Catalogue, Lang, fill, funding_text, item_name};
use crate::compare::{Amounts, Comparison, Field, Row, Stands, Thing};
use crate::edit;
use crate::entry::{count_text, print_price};
use crate::money::{Decimal, Money, Scale, print_decimal, print_scaled};
use crate::plan::{Basis, ByYear, Count, Id, Item, Line, Plan, Price};

/// An amount of each plan and their difference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparedSum {
    /// What the amounts are of.
    pub name: String,
    /// Of the left plan; empty where it has none.
    pub left: String,
    /// Of the right plan.
    pub right: String,
    /// The second minus the first, with its sign; empty where they are the same.
    pub difference: String,
}

/// A row or another thing that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedRow {
    /// What it is.
    pub thing: Thing,
    /// Its printed number.
    pub number: String,
    /// Its label, as the left plan has it where it is there; for other things a name, its amounts being texts.
    pub sums: ComparedSum,
    /// Whether it is a group.
    pub group: bool,
    /// Where it is.
    pub stands: Stands,
    /// What differs, sentence by sentence.
    pub what: Vec<String>,
    /// Whether there is something to choose.
    pub has_choice: bool,
    /// Whether both can be taken.
    pub can_be_twice: bool,
}

fn sum(name: String, amounts: Amounts, scale: Scale) -> ComparedSum {
    let text = |amount: Option<Money>| amount.map_or(String::new(), |amount| print_scaled(amount, scale));
    let difference = amounts.difference();
    let difference = if difference.is_zero() { String::new() } else { signed(difference, scale) };
    ComparedSum { name, left: text(amounts.left), right: text(amounts.right), difference }
}

/// What the two come to.
pub fn compared_total(comparison: &Comparison, lang: Lang) -> ComparedSum {
    sum(capital(lang.catalogue().whole_plan), comparison.total, comparison.left.scale)
}

/// What the two come to by year; nothing where there is one year.
pub fn compared_years(comparison: &Comparison) -> Vec<ComparedSum> {
    let years = if comparison.years.len() > 1 { &comparison.years[..] } else { &[] };
    years.iter().map(|(year, amounts)| sum(year.to_string(), *amounts, comparison.left.scale)).collect()
}

/// What the two come to by source, without what comes to nothing in both.
pub fn compared_sources(comparison: &Comparison, lang: Lang) -> Vec<ComparedSum> {
    let name = |id: Option<Id>| match id {
        None => lang.catalogue().no_source.to_owned(),
        Some(id) => source_name(comparison, id),
    };
    let is_something = |amounts: &Amounts| [amounts.left, amounts.right].into_iter().flatten().any(|it| !it.is_zero());
    let sources = comparison.sources.iter().filter(|(_, amounts)| is_something(amounts));
    sources.map(|(id, amounts)| sum(name(*id), *amounts, comparison.left.scale)).collect()
}

fn source_name(comparison: &Comparison, id: Id) -> String {
    let source = comparison.left.source(id).or_else(|| comparison.right.source(id));
    source.map_or(String::new(), |source| source.name.clone())
}

/// What the two plans of a comparison are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// This one, and another one.
    Beside,
    /// The original, and what became of it.
    Since,
}

/// The first differing rows, as many as that.
pub fn compared_rows(comparison: &Comparison, most: usize, sides: Sides, lang: Lang) -> Vec<ComparedRow> {
    comparison.rows.iter().take(most).map(|row| row_text(comparison, row, sides, lang)).collect()
}

fn row_text(comparison: &Comparison, row: &Row, sides: Sides, lang: Lang) -> ComparedRow {
    let item = comparison.left.outline.get(row.id).or_else(|| comparison.right.outline.get(row.id));
    let mut what: Vec<String> = stands_text(row.stands, sides, lang).map(str::to_owned).into_iter().collect();
    what.extend(item_change((&comparison.left, &comparison.right), row.id, (&row.fields, &row.drivers), lang));
    if what.is_empty() && row.group {
        what.push(lang.catalogue().compare_follows.to_owned());
    }
    ComparedRow {
        thing: Thing::Item(row.id),
        number: item.map_or(String::new(), |item| item.number.clone()),
        sums: sum(item.map_or(String::new(), |item| item.label.clone()), row.total, comparison.left.scale),
        group: row.group,
        stands: row.stands,
        what,
        has_choice: row.has_choice(),
        can_be_twice: row.can_be_twice() && !row.group,
    }
}

fn stands_text(stands: Stands, sides: Sides, lang: Lang) -> Option<&'static str> {
    let words = lang.catalogue();
    match (stands, sides) {
        (Stands::Both, _) => None,
        (Stands::Left, Sides::Beside) => Some(words.compare_only_mine),
        (Stands::Right, Sides::Beside) => Some(words.compare_only_other),
        (Stands::Left, Sides::Since) => Some(words.compare_removed),
        (Stands::Right, Sides::Since) => Some(words.compare_added),
    }
}

/// The left and the right plan, under the same ids.
type Plans<'a> = (&'a Plan, &'a Plan);

/// In what an item of both plans differs, field by field, and then the drivers that it uses.
pub(super) fn item_change(plans: Plans<'_>, id: Id, (fields, drivers): (&[Field], &[Id]), lang: Lang) -> Vec<String> {
    let Some((left, right)) = plans.0.outline.get(id).zip(plans.1.outline.get(id)) else { return Vec::new() };
    let fields = fields.iter().map(|field| field_text(plans, *field, (left, right), lang));
    fields.chain(drivers.iter().filter_map(|driver| driver_text(plans, *driver, lang))).collect()
}

/// "số lượng 15 → 16", or only what differs where there is no short way to say how.
fn field_text(plans: Plans<'_>, field: Field, (left, right): (&Item, &Item), lang: Lang) -> String {
    let words = lang.catalogue();
    let name = field_name(field, words);
    let texts = match field {
        Field::Label => (left.label.clone(), right.label.clone()),
        Field::Note => (left.note.clone(), right.note.clone()),
        Field::Lead => (left.lead.clone(), right.lead.clone()),
        Field::Support => (left.support.clone(), right.support.clone()),
        Field::Number => (left.number.clone(), right.number.clone()),
        Field::Prose => (String::new(), String::new()),
        Field::Place => places(plans, left.id, lang),
        Field::Unit
        | Field::Price
        | Field::Count
        | Field::Factors
        | Field::Amounts
        | Field::Funding
        | Field::Code(_) => {
            let lines = left.line().zip(right.line());
            lines.map(|lines| of_lines(plans, field, lines, lang)).unwrap_or_default()
        }
    };
    if field == Field::Place && texts.0 == texts.1 {
        return words.compare_moved.to_owned();
    }
    change(name, texts, words)
}

fn change(field: &str, (left, right): (String, String), words: &Catalogue) -> String {
    if left == right {
        return fill(words.compare_changed, &[("field", field)]);
    }
    let told = |text: String| if text.trim().is_empty() { words.compare_blank.to_owned() } else { text };
    fill(words.compare_change, &[("field", field), ("left", &told(left)), ("right", &told(right))])
}

fn field_name(field: Field, words: &Catalogue) -> &'static str {
    match field {
        Field::Label => words.cell_label,
        Field::Unit => words.cell_unit,
        Field::Price => words.cell_price,
        Field::Count | Field::Factors => words.cell_count,
        Field::Amounts => words.cell_amount,
        Field::Funding => words.cell_funding,
        Field::Code(kind) => cell_name(words, edit::Field::Code(kind)),
        Field::Note => words.cell_note,
        Field::Lead => words.cell_lead,
        Field::Support => words.cell_support,
        Field::Prose => words.cell_prose,
        Field::Number => words.cell_number,
        Field::Place => words.cell_place,
    }
}

/// The groups that an item is in.
fn places(plans: Plans<'_>, id: Id, lang: Lang) -> (String, String) {
    let place = |plan: &Plan| {
        let group = plan.outline.position(id).and_then(|at| plan.outline.parent(at));
        let group = group.and_then(|at| plan.outline.items().get(at)).map(|item| item.id);
        group.map_or(String::new(), |id| item_name(plan, Some(id), lang))
    };
    (place(plans.0), place(plans.1))
}

fn of_lines(plans: Plans<'_>, field: Field, (left, right): (&Line, &Line), lang: Lang) -> (String, String) {
    let (plan, other) = plans;
    let scale = plan.scale;
    let pair = |text: &dyn Fn(&Plan, &Line) -> String| (text(plan, left), text(other, right));
    let years = |values: (Years, Years)| by_year(values.0, values.1);
    match field {
        Field::Unit => (left.unit.clone(), right.unit.clone()),
        Field::Code(kind) => (left.codes.of(kind).to_owned(), right.codes.of(kind).to_owned()),
        Field::Price => match (constant(left), constant(right)) {
            (Some(one), Some(two)) => {
                let text = |price: Option<Decimal>| price.map_or(String::new(), |price| print_price(price, scale));
                (text(one), text(two))
            }
            _ => years((prices(plan, left, scale), prices(other, right, scale))),
        },
        Field::Count => years((counts(plan, left), counts(other, right))),
        Field::Amounts => years((amounts(plan, left, scale), amounts(other, right, scale))),
        Field::Factors => {
            let [numbers, names] = [false, true].map(|names| pair(&|plan, line| factors_text(plan, line, names)));
            if numbers.0 == numbers.1 { names } else { numbers }
        }
        Field::Funding => pair(&|plan, line| {
            let text = funding_text(plan, line, lang);
            if text.is_empty() { lang.catalogue().funding_unstated.to_owned() } else { text }
        }),
        _ => Default::default(),
    }
}

/// A text for each year; empty where the year is blank.
type Years = Vec<(u16, String)>;

fn in_years<T: Copy>(plan: &Plan, values: &ByYear<T>, text: impl Fn(T) -> String) -> Years {
    plan.period.years().zip(values).map(|(year, value)| (year, value.map_or(String::new(), &text))).collect()
}

/// A price that is the same in every year, or that there is none.
fn constant(line: &Line) -> Option<Option<Decimal>> {
    match &line.basis {
        Basis::UnitCost { price: Price::Constant(price), .. } => Some(*price),
        Basis::UnitCost { price: Price::ByYear(_), .. } => None,
        Basis::Blank | Basis::LumpSum(_) => Some(None),
    }
}

fn prices(plan: &Plan, line: &Line, scale: Scale) -> Years {
    let Basis::UnitCost { price, .. } = &line.basis else { return Years::new() };
    let values = (0..plan.period.len()).map(|at| price.in_year(at)).collect();
    in_years(plan, &values, |price| print_price(price, scale))
}

fn counts(plan: &Plan, line: &Line) -> Years {
    let Basis::UnitCost { count, .. } = &line.basis else { return Years::new() };
    in_years(plan, &count.by_year, |number| print_decimal(number.normalize()))
}

fn amounts(plan: &Plan, line: &Line, scale: Scale) -> Years {
    let Basis::LumpSum(amounts) = &line.basis else { return Years::new() };
    in_years(plan, amounts, |amount| print_scaled(amount, scale))
}

fn factors_text(plan: &Plan, line: &Line, names: bool) -> String {
    let Basis::UnitCost { count, .. } = &line.basis else { return String::new() };
    count_text(plan, &Count { factors: count.factors.clone(), by_year: vec![Some(Decimal::ONE)] }, names)
}

/// The values of the years in which they differ, without the years where these are all there are and say the same.
fn by_year(left: Years, right: Years) -> (String, String) {
    let value = |years: &Years, year: u16| {
        let found = years.iter().find(|(other, _)| *other == year);
        found.map_or(String::new(), |(_, text)| text.clone())
    };
    let mut years: Vec<u16> = left.iter().chain(&right).map(|(year, _)| *year).collect();
    years.sort_unstable();
    years.dedup();
    let all: Vec<(u16, String, String)> =
        years.into_iter().map(|year| (year, value(&left, year), value(&right, year))).collect();
    let is_one = |of: fn(&(u16, String, String)) -> &String| {
        all.windows(2).all(|pair| pair.first().map(of) == pair.last().map(of))
    };
    if is_one(|it| &it.1) && is_one(|it| &it.2) {
        return all.into_iter().next().map(|(_, left, right)| (left, right)).unwrap_or_default();
    }
    let differing = || all.iter().filter(|(_, left, right)| left != right);
    let text =
        |year: &u16, value: &String| [&*year.to_string(), ": ", if value.is_empty() { "–" } else { value }].concat();
    let join = |texts: Vec<String>| texts.join("; ");
    let left = join(differing().map(|(year, left, _)| text(year, left)).collect());
    let right = join(differing().map(|(year, _, right)| text(year, right)).collect());
    (left, right)
}

fn driver_text(plans: Plans<'_>, id: Id, lang: Lang) -> Option<String> {
    let (left, right) = (plans.0.driver(id)?, plans.1.driver(id)?);
    let [one, other] = [left.value, right.value].map(print_decimal);
    Some(fill(lang.catalogue().compare_driver, &[("name", &left.name), ("left", &one), ("right", &other)]))
}
