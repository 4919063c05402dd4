//! Takes hidden characters out of the texts that a finding is about. Leaves what a document prints as it is printed.

use super::{Mend, MendKind, together};
use crate::check::Finding;
use crate::edit::{Command, DriverText, ItemText, PlanText};
use crate::plan::{Ceiling, Code, CodeKind, Id, Item, Plan, has_hidden, without_hidden};

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
    texts.into_iter().filter(|(_, text)| has_hidden(text)).map(set).chain(drivers).chain(ceilings).collect()
}

/// A ceiling that would be of no code any more stays: it would be one of everything.
fn of_ceiling(ceiling: &Ceiling) -> Option<Command> {
    let code = ceiling.code.as_ref().filter(|code| has_hidden(&code.text))?;
    let text = without_hidden(&code.text);
    let code = Some(Code { kind: code.kind, text }).filter(|code| !code.text.trim().is_empty())?;
    Some(Command::SetCeiling(Ceiling { code: Some(code), ..ceiling.clone() }))
}
