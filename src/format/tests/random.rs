//! Whatever plan there is, its file is read as that plan; whatever file is read can be worked with.

use super::{FLAT, V1, V1_NORMS, V2, V3};
use crate::calc::compute;
use crate::check::check;
use crate::edit::{apply, arbitrary};
use crate::format::{read, write, write_compact};
use crate::money::{Decimal, Scale};
use crate::plan::{
    Baseline, Claim, ClaimField, Correction, Id, Item, Kind, Norm, Plan, Population, Subject, Table, Target,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;
use std::sync::Arc;

proptest! {
    #[test]
    fn what_is_written_is_read(plan in plan()) {
        let text = write(&plan);
        prop_assert_eq!(write(&read(&text).unwrap()), text.as_str());
        prop_assert_eq!(read(&write_compact(&plan)), read(&text));
        prop_assert_eq!(read(&text), Ok(plan));
    }

    #[test]
    fn what_edits_make_is_read(plan in plan(), commands in vec(arbitrary::command(), 0..=8)) {
        let edited = commands.iter().fold(plan, |plan, command| apply(&plan, command).unwrap_or(plan));
        prop_assert_eq!(read(&write(&edited)), Ok(edited));
    }

    #[test]
    fn what_is_read_can_be_worked_with(text in changed()) {
        if let Ok(plan) = read(&text) {
            check(&plan, &compute(&plan));
            prop_assert_eq!(read(&write(&plan)), Ok(plan));
        }
    }
}

/// A plan of every kind there is: those of the edits, with the fields that edits rarely touch.
pub(super) fn plan() -> impl Strategy<Value = Plan> {
    let texts = vec(text(), 8);
    (arbitrary::plan(), texts, vec(details(), 2), vec(claim(), 0..=8)).prop_map(|(mut plan, texts, details, claims)| {
        plan.decision.clone_from(&texts[0]);
        plan.issuer.clone_from(&texts[1]);
        let items = plan.outline.items().iter().map(|item| Arc::new(with_texts(item, &texts))).collect();
        plan.outline = crate::plan::Outline::from_items(items).unwrap();
        for (target, details) in plan.targets.iter_mut().zip(details) {
            *target = Target {
                id: target.id,
                goal: target.goal.clone(),
                contributions: target.contributions.clone(),
                ..details
            };
        }
        if let [first, second] = &mut plan.targets[..] {
            second.parent = Some(first.id);
        }
        for norm in &mut plan.norms {
            let [name, unit, document, date] = [&texts[0], &texts[1], &texts[2], &texts[3]].map(String::clone);
            *norm = Norm { name, unit, document, date, ..norm.clone() };
        }
        for code in plan.ceilings.iter_mut().filter_map(|ceiling| ceiling.code.as_mut()) {
            code.text.push_str(&texts[4]);
        }
        plan.corrections =
            (0..plan.claims.len().min(2)).map(|claim| Correction { claim, text: "1.000".to_owned() }).collect();
        for waiver in &mut plan.waivers {
            waiver.reason.push_str(&texts[3]);
        }
        add_table(&mut plan, &texts[7], claims);
        plan
    })
}

fn with_texts(item: &Item, texts: &[String]) -> Item {
    let prose = texts[5..5 + item.id as usize % 3].to_vec();
    let mut item =
        Item { note: texts[2].clone(), lead: texts[3].clone(), support: texts[4].clone(), prose, ..item.clone() };
    if let Kind::Line(line) = &mut item.kind {
        line.codes.section.push_str(&texts[6]);
    }
    item
}

/// A second table with those claims, which take the ids of the items and sources that there are.
fn add_table(plan: &mut Plan, title: &str, claims: Vec<Claim>) {
    let id = plan.take_id();
    let source = id.is_multiple_of(2).then_some(1);
    let unit_printed = title.is_empty().then(|| title.to_owned());
    let (title, place) = (title.to_owned(), String::new());
    plan.tables.push(Table { id, title, place, scale: Scale::Million, unit_printed, source });
    let items: Vec<Id> = plan.outline.items().iter().map(|item| item.id).collect();
    for mut claim in claims {
        claim.table = id;
        claim.subject.item = claim.subject.item.and_then(|item| items.get(item as usize).copied());
        plan.claims.push(claim);
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "\\PC{1,12}",
        "[\"\\\\/\\x00-\\x1f\u{7f}-\u{9f}\u{2028}]{1,4}",
        Just("Tập huấn".to_owned())
    ]
}

fn details() -> impl Strategy<Value = Target> {
    let baseline = (arbitrary::number(), option::of(1900_u16..=2999), text());
    let baseline = baseline.prop_map(|(value, year, text)| Baseline { value, year, text });
    let population = (arbitrary::number(), text(), text());
    let population = population.prop_map(|(value, unit, text)| Population { value, unit, text });
    let rest = (option::of(1900_u16..=2999), option::of(baseline), option::of(population));
    (text(), text(), rest).prop_map(|(number, text, (year, baseline, population))| Target {
        id: 0,
        number,
        text,
        goal: crate::plan::Goal::Done,
        year,
        baseline,
        population,
        parent: None,
        contributions: Vec::new(),
    })
}

/// Figures by themselves and with a reading, in any order.
fn claim() -> impl Strategy<Value = Claim> {
    let fields = vec![
        (ClaimField::Price, false),
        (ClaimField::Count, false),
        (ClaimField::Amount, false),
        (ClaimField::Amount, true),
        (ClaimField::Words, false),
        (ClaimField::TargetGroups, false),
    ];
    let raw = prop_oneof![
        prop::sample::select(vec!["1.000", "87.5000", "4 năm", "1,5", "0", "1.000 đ", "150,000", "(5)", "−5"])
            .prop_map(str::to_owned),
        "\\PC{1,6}",
    ];
    let place = (option::of(0..4_u32), prop::sample::select(fields), 1999_u16..=2020, option::of(1..=3_u32));
    (raw, arbitrary::number(), place).prop_map(|(raw, number, (item, (field, by_year), year, source))| Claim {
        table: 0,
        reading: (field != ClaimField::Words).then(|| likely(&raw, number)),
        raw,
        subject: Subject { item, field, year: by_year.then_some(year), source },
    })
}

/// The number that the text says, now and then another.
fn likely(raw: &str, other: Decimal) -> Decimal {
    crate::format::printed::plain_reading(raw).filter(|_| other.mantissa() % 4 != 0).unwrap_or(other)
}

/// A good file in which some value is another one.
fn changed() -> impl Strategy<Value = String> {
    let values = [
        "null",
        "true",
        "0",
        "1",
        "3",
        "11",
        "30",
        "2012",
        "-1",
        "\"\"",
        "\"5\"",
        "\"-0.5\"",
        "\"999999999999999\"",
        "{}",
        "[]",
    ];
    let value = prop::sample::select(values.map(|text| serde_json::from_str::<Value>(text).unwrap()).to_vec());
    let good = prop::sample::select(vec![V1, V1_NORMS, V2, V3, FLAT]);
    (good, any::<prop::sample::Index>(), any::<bool>(), value).prop_map(|(good, which, remove, new)| {
        let mut file: Value = serde_json::from_str(good).unwrap();
        let mut paths = Vec::new();
        collect(&file, String::new(), &mut paths);
        let path = &paths[which.index(paths.len())];
        let (above, key) = path.rsplit_once('/').unwrap();
        match file.pointer_mut(above).unwrap() {
            Value::Object(fields) if remove => drop(fields.remove(key)),
            Value::Array(list) if remove => drop(list.remove(key.parse().unwrap())),
            _ => *file.pointer_mut(path).unwrap() = new,
        }
        file.to_string()
    })
}

fn collect(value: &Value, path: String, paths: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| collect(value, format!("{path}/{key}"), paths)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| collect(value, format!("{path}/{at}"), paths))
        }
        _ => {}
    }
    if !path.is_empty() {
        paths.push(path);
    }
}
