//! What is offered to mend a finding mends it: the command is accepted, and the finding and all it caused are gone.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use du_toan::calc::compute;
use du_toan::check::{Finding, Rule, check, judge};
use du_toan::edit::{Command, ItemText, Place, PlanText, apply};
use du_toan::mend::{MarkKind, MendKind, marks, mends};
use du_toan::money::Money;
use du_toan::open::Seed;
use du_toan::plan::{Ceiling, Code, CodeKind, Plan};

fn findings(plan: &Plan) -> Vec<Finding> {
    check(plan, &compute(plan))
}

/// Mends the first finding of a rule in the way at `way`; returns what it does, and the plan after.
fn mended(plan: &Plan, rule: Rule, way: usize) -> (MendKind, Plan) {
    let before = findings(plan);
    let at = before.iter().position(|finding| finding.rule == rule).unwrap();
    let mend = mends(plan, &before, at).swap_remove(way);
    let after = apply(plan, &mend.command).unwrap();
    let left: Vec<String> = findings(&after).iter().map(|finding| finding.id(&after)).collect();
    let caused = |finding: &&Finding| finding.cause == Some(at) || finding.id(plan) == before[at].id(plan);
    for gone in before.iter().filter(caused) {
        assert!(!left.contains(&gone.id(plan)), "{} is still there", gone.id(plan));
    }
    (mend.kind, after)
}

fn seed(name: &str) -> Plan {
    Seed::named(name).unwrap().plan().unwrap()
}

#[test]
fn the_computed_figures_take_the_place_of_all_wrong_ones() {
    let plan = seed("quang-ngai-2011-2015");
    let (kind, after) = mended(&plan, Rule::GroupSum, 0);
    assert_eq!(kind, MendKind::TakeComputed);
    assert_eq!(after.corrected().printed_total(), Some(Money::new(1_450_000_000)));
    assert_eq!(after.printed_total(), Some(Money::new(1_418_000_000)), "what is printed stays");
    let kinds = |plan: &Plan, kind| {
        marks(plan, &judge(plan, &compute(plan)), &findings(plan)).iter().filter(|it| it.kind == kind).count()
    };
    assert_eq!([MarkKind::Cause, MarkKind::Carried, MarkKind::Changed].map(|kind| kinds(&plan, kind)), [4, 6, 0]);
    assert_eq!([MarkKind::Cause, MarkKind::Carried, MarkKind::Changed].map(|kind| kinds(&after, kind)), [0, 0, 10]);
    assert_eq!(compute(&after), compute(&plan), "no amount of the plan moves");
}

#[test]
fn a_malformed_number_and_a_missing_unit_are_written_out() {
    let plan = seed("quang-ngai-2011-2015");
    let (_, plan) = mended(&plan, Rule::Numeral, 0);
    let (_, plan) = mended(&plan, Rule::MoneyUnit, 0);
    assert_eq!(plan.tables[0].unit_printed.as_deref(), Some("nghìn đồng"));
}

#[test]
fn a_line_beside_the_group_goes_in() {
    // the line II.3 put after its group: the printed sum of 2011 still counts it
    let plan = seed("quang-ngai-2011-2015");
    let line = plan.outline.items()[plan.outline.children(Some(3))[2]].id;
    let group = plan.outline.items()[3].id;
    let out = Command::MoveItem { item: line, to: du_toan::edit::Move::To(Place::After(group)) };
    let mut plan = apply(&plan, &out).unwrap();
    // as a document has it, and not as somebody changed it
    for id in [line, group] {
        plan.outline = plan.outline.with(id, |item| item.edited = false);
    }
    let found = findings(&plan);
    let at = found.iter().position(|finding| finding.rule == Rule::GroupSum && finding.subject.year == Some(2011));
    let mend = mends(&plan, &found, at.unwrap()).swap_remove(0);
    assert_eq!(mend.kind, MendKind::MoveIn(line));
    let plan = apply(&plan, &mend.command).unwrap();
    let wrong = findings(&plan).iter().filter(|it| it.rule == Rule::GroupSum && it.subject.year == Some(2011)).count();
    assert_eq!(wrong, 0);
}

#[test]
fn whatever_is_offered_is_accepted() {
    for name in ["quang-ngai-2011-2015", "da-nang-2011-2015", "dong-nai-2018"] {
        let plan = seed(name);
        let found = findings(&plan);
        for (at, finding) in found.iter().enumerate() {
            for mend in mends(&plan, &found, at) {
                let after = apply(&plan, &mend.command);
                assert!(after.is_ok(), "{}: {mend:?}", finding.id(&plan));
            }
        }
    }
}

#[test]
fn hidden_characters_are_taken_out_of_every_text_of_an_item_a_source_and_the_plan() {
    let mut plan = seed("da-nang-2011-2015");
    let (item, source) = (plan.outline.items()[0].id, plan.sources[0].id);
    let ceiling = |text: &str| Ceiling {
        code: Some(Code { kind: CodeKind::Entry, text: text.to_owned() }),
        ..Ceiling::new(0, Money::new(5))
    };
    let limited = plan.next_id;
    plan = apply(&plan, &Command::AddCeiling(ceiling("6650"))).unwrap();
    let line = plan.outline.items().iter().rfind(|item| !item.is_group()).unwrap().id;
    let code = |text: String| Command::SetItemText { item: line, field: ItemText::Code(CodeKind::Entry), text };
    plan = apply(&plan, &code("6650".to_owned())).unwrap();
    let clean = plan.clone();
    let hide = |text: &str| [text, "\u{202e}\u{200b}"].concat();
    let label = clean.outline.items()[0].label.clone();
    let commands = [
        Command::SetItemText { item, field: ItemText::Label, text: hide(&label) },
        Command::SetItemText { item, field: ItemText::Lead, text: hide(&clean.outline.items()[0].lead) },
        Command::SetSourceName { source, name: hide(&clean.sources[0].name) },
        Command::SetPlanText { field: PlanText::Title, text: hide(&clean.title) },
        code(hide("6650")),
        Command::SetCeiling(Ceiling { id: limited, ..ceiling(&hide("6650")) }),
    ];
    for command in commands {
        plan = apply(&plan, &command).unwrap();
    }
    for _ in 0..4 {
        plan = mended(&plan, Rule::HiddenCharacter, 0).1;
    }
    assert!(findings(&plan).iter().all(|finding| finding.rule != Rule::HiddenCharacter));
    assert_eq!(plan, clean);
}
