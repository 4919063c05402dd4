//! Takes hidden characters out of the texts that a finding is about. Leaves what a document prints as it is printed.

use super::{Mend, MendKind, together};
use crate::check::Finding;
use crate::edit::{Command, DriverText, ItemText, PlanText, TargetChange, apply};
use crate::plan::{Ceiling, Code, CodeKind, Id, Item, Opinion, Plan, Scenario, has_hidden, without_hidden};

pub(super) fn remove(plan: &Plan, finding: &Finding) -> Option<Mend> {
    let commands = match (finding.subject.item, finding.subject.source) {
        (Some(item), _) => of_item(plan.outline.get(item)?),
        (None, Some(source)) => {
            vec![Command::SetSourceName { source, name: without_hidden(&plan.source(source)?.name) }]
        }
        (None, None) => of_plan(plan),
    };
    (!commands.is_empty()).then(|| Mend { kind: MendKind::RemoveHidden, command: together(commands) })
}

fn of_item(item: &Item) -> Vec<Command> {
    let line = item.line();
    let unit = line.map_or("", |line| line.unit.as_str());
    let code = |kind| (ItemText::Code(kind), line.map_or("", |line| line.codes.of(kind)));
    let texts = [
        (ItemText::Number, item.number.as_str()),
        (ItemText::Label, &item.label),
        (ItemText::Unit, unit),
        (ItemText::Note, &item.note),
        (ItemText::Lead, &item.lead),
        (ItemText::Support, &item.support),
    ];
    let set = |(field, text)| Command::SetItemText { item: item.id, field, text: without_hidden(text) };
    let prose = item.prose.iter().any(|sentence| has_hidden(sentence));
    let prose = prose.then(|| item.prose.iter().map(|sentence| without_hidden(sentence)).collect());
    let prose = prose.map(|prose| Command::SetProse { item: item.id, prose });
    let texts = texts.into_iter().chain(CodeKind::ALL.map(code));
    texts.filter(|(_, text)| has_hidden(text)).map(set).chain(prose).collect()
}

fn of_plan(plan: &Plan) -> Vec<Command> {
    let texts =
        [(PlanText::Title, &plan.title), (PlanText::Issuer, &plan.issuer), (PlanText::Decision, &plan.decision)];
    let set = |(field, text): (PlanText, &String)| Command::SetPlanText { field, text: without_hidden(text) };
    let drivers = plan
        .drivers
        .iter()
        .flat_map(|driver| [(driver.id, DriverText::Name, &driver.name), (driver.id, DriverText::Unit, &driver.unit)]);
    let set_driver = |(driver, field, text): (Id, DriverText, &String)| Command::SetDriverText {
        driver,
        field,
        text: without_hidden(text),
    };
    let drivers = drivers.filter(|(_, _, text)| has_hidden(text)).map(set_driver);
    let ceilings = plan.ceilings.iter().filter_map(of_ceiling);
    let texts = texts.into_iter().filter(|(_, text)| has_hidden(text)).map(set);
    texts.chain(drivers).chain(ceilings).chain(of_scenarios(plan)).collect()
}

/// What speaks of something that is gone from the plan cannot be set, and would hold up all else.
fn of_scenarios(plan: &Plan) -> impl Iterator<Item = Command> {
    let commands = plan.scenarios.iter().flat_map(of_scenario);
    commands.filter(|command| apply(plan, command).is_ok())
}

/// What a scenario adds stays as it is: it cannot be set, only taken out.
fn of_scenario(scenario: &Scenario) -> Vec<Command> {
    let id = scenario.id;
    let name = has_hidden(&scenario.name)
        .then(|| Command::SetScenarioName { scenario: id, name: without_hidden(&scenario.name) });
    let opinions = scenario.opinions.iter().filter(|opinion| has_hidden(&opinion.reason)).map(|opinion| {
        let cleaned = Opinion { reason: without_hidden(&opinion.reason), ..opinion.clone() };
        Command::SetOpinion { scenario: id, item: opinion.item, opinion: Some(cleaned) }
    });
    let changes = scenario.changes.iter().filter_map(|change| of_change(&change.command));
    let changes = changes.map(|command| Command::InScenario { scenario: id, command: Box::new(command) });
    name.into_iter().chain(opinions).chain(changes).collect()
}

/// What sets the same text without what is hidden in it.
fn of_change(command: &Command) -> Option<Command> {
    match command {
        Command::SetItemText { item, field, text } if has_hidden(text) => {
            Some(Command::SetItemText { item: *item, field: *field, text: without_hidden(text) })
        }
        Command::SetTarget { target, change: TargetChange::Text(text) } if has_hidden(text) => {
            Some(Command::SetTarget { target: *target, change: TargetChange::Text(without_hidden(text)) })
        }
        Command::SetTarget { target, change: TargetChange::Number(text) } if has_hidden(text) => {
            Some(Command::SetTarget { target: *target, change: TargetChange::Number(without_hidden(text)) })
        }
        Command::SetCeiling(ceiling) => of_ceiling(ceiling),
        _ => None,
    }
}

/// A ceiling that would be of no code any more stays: it would be one of everything.
fn of_ceiling(ceiling: &Ceiling) -> Option<Command> {
    let code = ceiling.code.as_ref().filter(|code| has_hidden(&code.text))?;
    let text = without_hidden(&code.text);
    let code = Some(Code { kind: code.kind, text }).filter(|code| !code.text.trim().is_empty())?;
    Some(Command::SetCeiling(Ceiling { code: Some(code), ..ceiling.clone() }))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod tests {
    use super::*;
    use crate::calc::compute;
    use crate::check::{Rule, check};
    use crate::edit::Place;
    use crate::mend::mends;
    use crate::plan::Period;

    /// What is found of the plan as a whole, and the plan without it.
    fn mended(plan: &Plan) -> (Option<String>, Plan) {
        let findings = check(plan, &compute(plan));
        let is_it = |finding: &Finding| finding.rule == Rule::HiddenCharacter && finding.subject.item.is_none();
        let Some(at) = findings.iter().position(is_it) else { return (None, plan.clone()) };
        let mended = mends(plan, &findings, at).first().map(|mend| apply(plan, &mend.command).unwrap());
        (Some(findings[at].detail.clone()), mended.unwrap_or_else(|| plan.clone()))
    }

    #[test]
    fn texts_of_scenarios_are_found_and_mended() {
        let plan = Plan::blank("thu", "Thử", Period::new(2026, 2026).unwrap());
        let line = plan.next_id;
        let add_line = Command::AddItem { group: false, place: Place::In { group: None, position: 0 } };
        let plan = apply(&plan, &add_line).unwrap();
        let scenario = plan.next_id;
        let add = |name: &str| Command::AddScenario { name: name.to_owned(), changes: Vec::new() };
        let within = |command| Command::InScenario { scenario, command: Box::new(command) };
        let label = |item, text: &str| Command::SetItemText { item, field: ItemText::Label, text: text.to_owned() };
        let opinion = Opinion { item: line, verdict: crate::plan::Verdict::Cut, reason: "Tr\u{202e}ùng".to_owned() };
        let opinion = Command::SetOpinion { scenario, item: line, opinion: Some(opinion) };
        let check = |commands: &[Command], found: &str| {
            let plan = commands.iter().fold(plan.clone(), |plan, command| apply(&plan, command).unwrap());
            let (detail, mended) = mended(&plan);
            assert_eq!(detail.as_deref(), Some(found));
            assert_eq!(self::mended(&mended).0, None, "{commands:?}");
            assert_eq!(mended.scenarios[0].changes.len(), plan.scenarios[0].changes.len());
        };
        check(&[add("Phương\u{200b} án")], "Phương\u{200b} án");
        check(&[add("A"), opinion], "Tr\u{202e}ùng");
        check(&[add("A"), within(label(line, "Lớp\u{ad}"))], "Lớp\u{ad}");
        // what a scenario adds is found, and can only be taken out
        let source = within(Command::AddSource { name: "Tỉnh\u{200b}".to_owned() });
        let plan = [add("A"), source].iter().fold(plan.clone(), |plan, command| apply(&plan, command).unwrap());
        assert_eq!(mended(&plan), (Some("Tỉnh\u{200b}".to_owned()), plan));
    }
}
