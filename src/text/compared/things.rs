//! What differs between two plans beside groups and lines, and what a merge did that nobody chose, in words. Compares
//! nothing itself.

use super::{ComparedRow, ComparedSum, Sides, stands_text};
use crate::compare::{Comparison, Notice, Part, Thing};
use crate::edit::Field;
use crate::money::{print_decimal, print_scaled};
use crate::plan::{Id, Plan};
use crate::text::problem::{capital, cell_name};
use crate::text::{Catalogue, Lang, fill, goal_text, item_name, scale_unit, short_label};

/// What differs beside groups and lines.
pub fn compared_parts(comparison: &Comparison, sides: Sides, lang: Lang) -> Vec<ComparedRow> {
    let part = |part: &Part| {
        let text = |plan: &Plan| thing_text(plan, &part.thing, lang).unwrap_or_default();
        let (left, right) = (text(&comparison.left), text(&comparison.right));
        let words = lang.catalogue();
        let mut what: Vec<String> = stands_text(part.stands, sides, lang).map(str::to_owned).into_iter().collect();
        if part.only_moved {
            what.push(words.compare_moved.to_owned());
        } else if left == right {
            what.push(fill(words.compare_changed, &[("field", &thing_kind(&part.thing, words).to_lowercase())]));
        }
        ComparedRow {
            thing: part.thing.clone(),
            number: String::new(),
            sums: ComparedSum { name: capital(thing_kind(&part.thing, words)), left, right, difference: String::new() },
            group: false,
            stands: part.stands,
            what,
            has_choice: true,
            can_be_twice: part.can_be_twice(),
        }
    };
    comparison.parts.iter().map(part).collect()
}

fn thing_kind(thing: &Thing, words: &Catalogue) -> &'static str {
    match thing {
        Thing::Title => words.cell_title,
        Thing::Issuer => words.cell_issuer,
        Thing::Decision => words.cell_decision,
        Thing::Period => words.cell_period,
        Thing::Scale => words.cell_scale,
        Thing::Index => words.cell_index,
        Thing::Source(_) => words.compare_name_source,
        Thing::Driver(_) => words.compare_name_driver,
        Thing::Item(_) => words.line_word,
        Thing::Target(_) => words.compare_name_target,
        Thing::Ceiling(_) => words.cell_ceiling,
        Thing::Norm(_) => words.cell_norm,
        Thing::Table(_) => words.compare_name_table,
        Thing::Waiver(_) => words.cell_waiver,
    }
}

/// What a plan has of a thing, in a few words; `None` where it does not have it.
fn thing_text(plan: &Plan, thing: &Thing, lang: Lang) -> Option<String> {
    let words = lang.catalogue();
    Some(match thing {
        Thing::Title => plan.title.clone(),
        Thing::Issuer => plan.issuer.clone(),
        Thing::Decision => plan.decision.clone(),
        Thing::Period => [plan.period.first().to_string(), plan.period.last().to_string()].join("–"),
        Thing::Scale => scale_unit(plan.scale, lang).to_owned(),
        Thing::Index => index_text(plan),
        Thing::Source(id) => plan.source(*id)?.name.clone(),
        Thing::Driver(id) => {
            let driver = plan.driver(*id)?;
            [&driver.name, ": ", &print_decimal(driver.value), " ", &driver.unit].concat().trim_end().to_owned()
        }
        Thing::Item(id) => item_name(plan, plan.outline.get(*id).map(|item| item.id), lang),
        Thing::Target(id) => {
            let target = plan.targets.iter().find(|target| target.id == *id)?;
            [&target.text, ": ", &goal_text(&target.goal, lang)].concat()
        }
        Thing::Ceiling(id) => ceiling_text(plan, *id, lang)?,
        Thing::Norm(id) => {
            let norm = plan.norms.iter().find(|norm| norm.id == *id)?;
            let unit = if norm.unit.is_empty() { String::new() } else { ["/", &norm.unit].concat() };
            [&norm.name, ": ", &print_decimal(norm.cap), " ", words.dong, &unit].concat()
        }
        Thing::Table(id) => {
            let table = plan.table(*id)?;
            let figures = plan.claims.iter().filter(|claim| claim.table == *id).count();
            let is_of = |at: usize| plan.claims.get(at).is_some_and(|claim| claim.table == *id);
            let corrections = plan.corrections.iter().filter(|correction| is_of(correction.claim)).count();
            let count = |template, count: usize| fill(template, &[("n", &count.to_string())]);
            let mut parts = vec![table.title.clone(), count(words.compare_figures, figures)];
            if corrections > 0 {
                parts.push(count(words.compare_corrections, corrections));
            }
            parts.join(" · ")
        }
        Thing::Waiver(finding) => plan.waivers.iter().find(|waiver| waiver.finding == *finding)?.reason.clone(),
    })
}

/// "2012: 5% · 2013: 4,5%".
fn index_text(plan: &Plan) -> String {
    let rises = plan.period.years().zip(&plan.index);
    let rises =
        rises.filter_map(|(year, rise)| Some([&year.to_string(), ": ", &print_decimal((*rise)?), "%"].concat()));
    rises.collect::<Vec<_>>().join(" · ")
}

fn ceiling_text(plan: &Plan, id: Id, lang: Lang) -> Option<String> {
    let ceiling = plan.ceilings.iter().find(|ceiling| ceiling.id == id)?;
    let words = lang.catalogue();
    let amount = [&print_scaled(ceiling.amount, plan.scale), " ", scale_unit(plan.scale, lang)].concat();
    let year = ceiling.year.map(|year| year.to_string());
    let source = ceiling.source.and_then(|id| plan.source(id)).map(|source| source.name.clone());
    let item = ceiling.item.map(|id| item_name(plan, Some(id), lang));
    let code = ceiling.code.as_ref().map(|code| [cell_name(words, Field::Code(code.kind)), " ", &code.text].concat());
    let text = Some(ceiling.text.clone()).filter(|text| !text.is_empty());
    Some([Some(amount), year, source, item, code, text].into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// What happened to a thing that nobody chose.
pub fn notice_text(comparison: &Comparison, notice: &Notice, lang: Lang) -> String {
    let words = lang.catalogue();
    let name = |thing: &Thing| {
        let text = match thing {
            Thing::Item(id) => {
                let there = comparison.left.outline.get(*id).is_some();
                item_name(if there { &comparison.left } else { &comparison.right }, Some(*id), lang)
            }
            _ => {
                let text = thing_text(&comparison.left, thing, lang).or(thing_text(&comparison.right, thing, lang));
                [thing_kind(thing, words), " “", &short_label(&text.unwrap_or_default()), "”"].concat()
            }
        };
        capital(&text)
    };
    let told = |template: &str, thing: &Thing| fill(template, &[("name", &name(thing))]);
    match notice {
        Notice::Kept(thing) => told(words.compare_note_kept, thing),
        Notice::Dropped(thing) => told(words.compare_note_dropped, thing),
        Notice::YearsCut(thing) => told(words.compare_note_years, thing),
        Notice::LinesCut(thing) => told(words.compare_note_lines, thing),
        Notice::Exception(id) => told(words.compare_note_exception, &Thing::Item(*id)),
        Notice::NotMoved => words.compare_note_not_moved.to_owned(),
    }
}
