//! What would mend a finding, as commands that a planner may give. Decides nothing and changes nothing itself.

mod hidden;
mod marks;

pub use marks::{Mark, MarkKind, marks};

use crate::check::{Figure, Finding, Rule, Why};
use crate::edit::{Command, ItemText, Move, Place};
use crate::entry::Column;
use crate::money::{Scale, print_decimal, print_scaled, write_words};
use crate::plan::{Basis, ClaimField, Id, Plan};

/// A way to mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// What it does, for the label.
    pub kind: MendKind,
    /// How it is done.
    pub command: Command,
}

/// What a mend does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MendKind {
    /// The printed figure, and those that follow from it, become the computed ones.
    TakeComputed,
    /// The printed figure is written like that.
    Rewrite(String),
    /// The plan takes the printed figure.
    TakePrinted,
    /// This line goes into the group.
    MoveIn(Id),
    /// The unit of measure is written like that.
    SetUnit(String),
    /// The tables are in that unit.
    SetMoneyUnit(Scale),
    /// The hidden characters are taken out.
    RemoveHidden,
}

/// The ways to mend the finding at a position, the likeliest first; none where only a person can tell.
pub fn mends(plan: &Plan, findings: &[Finding], at: usize) -> Vec<Mend> {
    let Some(finding) = findings.get(at) else { return Vec::new() };
    match finding.rule {
        Rule::UnitOfMeasure => set_unit(plan, finding).into_iter().collect(),
        Rule::MoneyUnit => set_money_unit(plan, finding),
        Rule::Numeral => well_formed(plan, finding).into_iter().collect(),
        Rule::HiddenCharacter => hidden::remove(plan, finding).into_iter().collect(),
        Rule::Changed => Vec::new(),
        _ => {
            let moved = move_in(plan, finding);
            [moved, take_computed(plan, findings, at), take_printed(plan, finding)].into_iter().flatten().collect()
        }
    }
}

/// The cell of the table that a finding is about; `None` where it is about the whole plan.
pub fn cell_of(plan: &Plan, finding: &Finding) -> Option<(Id, Column)> {
    let item = finding.subject.item?;
    let first = finding.claim.and_then(|at| plan.claims.get(at)).and_then(|claim| claim.subject.year);
    let year = finding.subject.year.or(finding.years.first().copied()).or(first);
    let index = year.and_then(|year| plan.period.index(year)).filter(|_| plan.period.len() > 1);
    let column = match (finding.rule, finding.subject.field) {
        (Rule::UnitOfMeasure, _) => Column::Unit,
        (Rule::NoteRule | Rule::HeadCount, _) | (_, ClaimField::Count) => Column::Count,
        (Rule::PriceCap | Rule::PriceOutlier, _) | (_, ClaimField::Price) => Column::Price,
        (Rule::Order | Rule::IdenticalBlock | Rule::ActivityWithoutMoney | Rule::MoneyWithoutActivity, _)
        | (Rule::HiddenCharacter, _) => Column::Label,
        _ => index.map_or(Column::Total, Column::Year),
    };
    Some((item, column))
}

/// Prints the computed figure where the wrong one stands, and wherever the error was carried to.
fn take_computed(plan: &Plan, findings: &[Finding], at: usize) -> Option<Mend> {
    let followers = findings.iter().filter(|finding| finding.cause == Some(at));
    let own = findings.get(at).filter(|finding| finding.years.is_empty());
    let commands: Vec<Command> =
        own.into_iter().chain(followers).filter_map(|finding| printed(plan, finding)).collect();
    (!commands.is_empty()).then(|| Mend { kind: MendKind::TakeComputed, command: together(commands) })
}

fn together(mut commands: Vec<Command>) -> Command {
    match commands.pop() {
        Some(only) if commands.is_empty() => only,
        Some(last) => {
            commands.push(last);
            Command::Several(commands)
        }
        None => Command::Several(commands),
    }
}

/// The printed figure of a finding, written as the computed one.
fn printed(plan: &Plan, finding: &Finding) -> Option<Command> {
    let claim = finding.claim?;
    let there = plan.claims.get(claim)?;
    let raw = match (there.subject.field, &finding.computed) {
        (ClaimField::Words, Some(Figure::Money(amount))) => write_words(*amount),
        (_, Some(Figure::Money(amount))) => print_scaled(*amount, plan.table(there.table)?.scale),
        (_, Some(Figure::Number(number))) => print_decimal(*number),
        _ => return None,
    };
    Some(Command::Correct { claim, text: Some(raw) })
}

/// Gives a line the printed price or amount of one year.
fn take_printed(plan: &Plan, finding: &Finding) -> Option<Mend> {
    finding.claim?; // else what is stated is a limit or the plan's own figure
    let item = finding.subject.item?;
    let line = plan.outline.get(item)?.line()?;
    let Some(Figure::Money(stated)) = finding.stated else { return None };
    if finding.subject.source.is_some() {
        return None;
    }
    let only = (plan.period.len() == 1).then(|| plan.period.first());
    let command = match (finding.subject.field, &line.basis) {
        (ClaimField::Price, Basis::UnitCost { .. }) => {
            Command::SetPrice { item, year: finding.subject.year, price: stated.to_decimal() }
        }
        (ClaimField::Amount, Basis::LumpSum(_)) => {
            Command::SetAmount { item, year: finding.subject.year.or(only)?, amount: Some(stated) }
        }
        _ => return None,
    };
    Some(Mend { kind: MendKind::TakePrinted, command })
}

/// Moves the line that the printed sum counts into its group.
fn move_in(plan: &Plan, finding: &Finding) -> Option<Mend> {
    let Some(Why::Outside(line)) = finding.why else { return None };
    let group = finding.subject.item?;
    let children = plan.outline.children(plan.outline.position(group));
    let to = Move::To(Place::In { group: Some(group), position: children.len() });
    Some(Mend { kind: MendKind::MoveIn(line), command: Command::MoveItem { item: line, to } })
}

/// Writes the unit of every line that has the rarer spelling as the other.
fn set_unit(plan: &Plan, finding: &Finding) -> Option<Mend> {
    let (Some(Figure::Text(rare)), Some(Figure::Text(usual))) = (&finding.stated, &finding.computed) else {
        return None;
    };
    let lines = plan.outline.items().iter().filter(|item| item.line().is_some_and(|line| line.unit == *rare));
    let set = |id| Command::SetItemText { item: id, field: ItemText::Unit, text: usual.clone() };
    let commands: Vec<Command> = lines.map(|item| set(item.id)).collect();
    (!commands.is_empty()).then(|| Mend { kind: MendKind::SetUnit(usual.clone()), command: together(commands) })
}

/// Names the unit that the amounts are taken to be in.
fn set_money_unit(plan: &Plan, _finding: &Finding) -> Vec<Mend> {
    let amounts =
        |table: u32| plan.claims.iter().any(|claim| claim.table == table && claim.subject.field == ClaimField::Amount);
    let tables: Vec<_> = plan.tables.iter().filter(|table| table.unit_printed.is_none() && amounts(table.id)).collect();
    let Some(scale) = tables.first().map(|table| table.scale) else { return Vec::new() };
    let unit = |id| Command::SetTableUnit { table: id, unit: Some(unit_name(scale).to_owned()) };
    let commands = tables.iter().filter(|table| table.scale == scale).map(|table| unit(table.id)).collect();
    vec![Mend { kind: MendKind::SetMoneyUnit(scale), command: together(commands) }]
}

/// The unit as Vietnamese documents print it: part of the document, not of the page.
const fn unit_name(scale: Scale) -> &'static str {
    match scale {
        Scale::Dong => "đồng",
        Scale::Thousand => "nghìn đồng",
        Scale::Million => "triệu đồng",
        Scale::Billion => "tỷ đồng",
    }
}

/// Writes a malformed number as the number that it should be: what it was read as, or what it comes to.
fn well_formed(plan: &Plan, finding: &Finding) -> Option<Mend> {
    let claim = finding.claim?;
    let there = plan.claims.get(claim)?;
    let scale = plan.table(there.table)?.scale;
    let computed = finding.difference.and_then(|by| Some(print_scaled(scale.to_dong(there.reading?)?.plus(by), scale)));
    let text = computed.or_else(|| there.reading.map(print_decimal))?;
    Some(Mend { kind: MendKind::Rewrite(text.clone()), command: Command::Correct { claim, text: Some(text) } })
}
