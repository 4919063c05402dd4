//! Names of places in a plan as people say them: "nhóm II", "dòng II.3". Looks up, never computes.

use super::problem::cell_name;
use super::{Lang, fill, visible};
use crate::edit::Field;
use crate::money::{Decimal, Money, Scale, print_decimal, print_scaled};
use crate::plan::{Ceiling, Code, Id, Plan, path};

/// The number of an item with those above it, where its own does not say it all: `II.3`, `2.1`, `5.a`.
/// Empty where nothing on the way has a number.
pub fn item_path(plan: &Plan, id: Id) -> String {
    let upwards = std::iter::successors(plan.outline.position(id), |at| plan.outline.parent(*at));
    path(upwards.filter_map(|at| plan.outline.items().get(at)).map(|item| item.number.as_str()))
}

/// "nhóm II", "dòng II.3", or by its label and its group where it has no number; "tổng cộng" for the whole plan.
pub fn item_name(plan: &Plan, id: Option<Id>, lang: Lang) -> String {
    let words = lang.catalogue();
    let Some(id) = id else { return words.whole_plan.to_owned() };
    let Some(item) = plan.outline.get(id) else { return words.gone_item.to_owned() };
    let path = item_path(plan, id);
    let kind = if item.is_group() { words.group_word } else { words.line_word };
    let numbered = item.number.contains(char::is_alphanumeric);
    let name = match (numbered, path.as_str()) {
        (true, path) => path.to_owned(),
        (false, "") => quoted(&item.label),
        // a dash or nothing: the path is that of its group
        (false, path) => [&quoted(&item.label), " (", path.trim_end_matches(['.', '-', '+']), ")"].concat(),
    };
    [kind, " ", &name].concat()
}

/// A group or a line with the beginning of its text where its name has only its number: "dòng II.3: Sách, báo"; nothing in it
/// is hidden.
pub fn line_name(plan: &Plan, id: Id, lang: Lang) -> String {
    let name = item_name(plan, Some(id), lang);
    let label = plan.outline.get(id).map_or(String::new(), |item| short_label(&item.label));
    let full = if name.contains(&label) { name } else { [name, label].join(": ") };
    visible(&full).into_owned()
}

/// What a ceiling is on: "nhóm II, mục - tiểu mục 6650, Ngân sách tỉnh, năm 2012"; "tổng cộng" for the whole plan.
pub fn ceiling_name(plan: &Plan, ceiling: &Ceiling, lang: Lang) -> String {
    let item = ceiling.item.map(|id| item_name(plan, Some(id), lang));
    let code = ceiling.code.as_ref().map(|code| code_name(code, lang));
    let source = ceiling.source.and_then(|id| plan.source(id)).map(|source| source.name.clone());
    let year = ceiling.year.map(|year| fill(lang.catalogue().in_year, &[("year", &year.to_string())]));
    let parts: Vec<String> = [item, code, source, year].into_iter().flatten().collect();
    if parts.is_empty() { item_name(plan, None, lang) } else { parts.join(", ") }
}

/// "mục tiêu 2.b", or by its first words where it has no number of its own; `None` if there is no such target.
pub fn target_name(plan: &Plan, id: Id, lang: Lang) -> Option<String> {
    let target = plan.targets.iter().find(|target| target.id == id)?;
    let number = target.number.trim_matches(|c: char| matches!(c, '.' | ')' | '/' | '-' | ' '));
    let alone = plan.targets.iter().filter(|other| other.number == target.number).count() == 1;
    let name = if alone && !number.is_empty() { number.to_owned() } else { quoted(&target.text) };
    Some([lang.catalogue().target_word, " ", &name].concat())
}

pub(super) fn quoted(label: &str) -> String {
    ["“", &short_label(label), "”"].concat()
}

/// A budget code with its kind: "mục - tiểu mục 6650".
pub fn code_name(code: &Code, lang: Lang) -> String {
    [cell_name(lang.catalogue(), Field::Code(code.kind)), " ", &code.text].concat()
}

/// The first words of a label, at most 40 characters.
pub fn short_label(label: &str) -> String {
    const MOST: usize = 40;
    if label.chars().count() <= MOST {
        return label.to_owned();
    }
    let mut text = String::new();
    for word in label.split_whitespace() {
        let length = text.chars().count().saturating_add(word.chars().count());
        if length >= MOST && !text.is_empty() {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.extend(word.chars().take(MOST));
    }
    text.push('…');
    text
}

/// An amount with its unit: "46.000 nghìn đồng".
pub fn amount_text(amount: Money, scale: Scale, lang: Lang) -> String {
    [print_scaled(amount, scale).as_str(), " ", scale_unit(scale, lang)].concat()
}

/// An amount without its unit, with its sign: "+36.000", "-36.000", "0".
pub fn signed(amount: Money, scale: Scale) -> String {
    plus(amount > Money::ZERO, &print_scaled(amount, scale))
}

/// A number with its sign: "+5", "-2,5", "0".
pub fn signed_number(number: Decimal) -> String {
    plus(number > Decimal::ZERO, &print_decimal(number.normalize()))
}

fn plus(is_more: bool, printed: &str) -> String {
    [if is_more { "+" } else { "" }, printed].concat()
}

/// The unit that a scale shows.
pub fn scale_unit(scale: Scale, lang: Lang) -> &'static str {
    let words = lang.catalogue();
    match scale {
        Scale::Dong => words.dong,
        Scale::Thousand => words.thousand_dong,
        Scale::Million => words.million_dong,
        Scale::Billion => words.billion_dong,
    }
}

/// "còn 5.000" or "vượt 5.000": what a ceiling leaves, the amount printed as it is to be shown.
pub fn left_text(left: Money, print: impl FnOnce(Money) -> String, lang: Lang) -> String {
    let words = lang.catalogue();
    let (template, amount) =
        if left < Money::ZERO { (words.chart_exceeds, Money::ZERO.minus(left)) } else { (words.chart_left, left) };
    fill(template, &[("amount", &print(amount))])
}
