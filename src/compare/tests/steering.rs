//! Cases of budget codes, the price index and ceilings, on the small plan of the other cases.

use super::cases::{compared, label, merged, plan, rows, text, with};
use crate::compare::{Choice, Notice, Thing};
use crate::edit::{Command, ItemText};
use crate::money::{Decimal, Money};
use crate::plan::{Ceiling, Code, CodeKind, Id, Period, Plan, Spent};

#[test]
fn budget_codes_are_fields_of_a_line() {
    let right = with(&plan(), &[text(5, ItemText::Code(CodeKind::Entry), "6650"), label(8, "Máy chủ mới")]);
    let right = with(&right, &[text(5, ItemText::Code(CodeKind::Chapter), "416")]);
    let comparison = compared(&plan(), &right);
    let wanted = ["Tập huấn Both 0 [Code(Chapter), Code(Entry)]", "Máy chủ Both 0 [Label]"];
    assert_eq!((rows(&comparison), comparison.lines()), (wanted.map(str::to_owned).to_vec(), 2));
    let took = merged(&comparison, &[(Thing::Item(5), Choice::Right)]).plan;
    let codes = |plan: &Plan| plan.outline.get(5).unwrap().line().unwrap().codes.clone();
    assert_eq!((codes(&took), &*took.outline.get(8).unwrap().label), (codes(&right), "Máy chủ"));
}

fn rise(year: u16, percent: i64) -> Command {
    Command::SetIndex { year, percent: Some(Decimal::from(percent)) }
}

#[test]
fn a_price_index_is_a_part_of_the_plan() {
    let left = with(&plan(), &[rise(2025, 4), rise(2026, 5)]);
    let right = with(&plan(), &[rise(2026, 6)]);
    let comparison = compared(&left, &right);
    let parts: Vec<_> = comparison.parts.iter().map(|part| (&part.thing, part.can_be_twice())).collect();
    assert_eq!(parts, [(&Thing::Index, false)]);
    let index = |choice| merged(&comparison, &[(Thing::Index, choice)]).plan.index;
    assert_eq!((index(Choice::Left), index(Choice::Right)), (left.index.clone(), right.index.clone()));
    assert_eq!(index(Choice::Both), left.index);
    // none at all is an index as well
    let none = compared(&left, &plan());
    assert_eq!(merged(&none, &[(Thing::Index, Choice::Right)]).plan.index, []);
}

#[test]
fn a_price_index_goes_by_its_years() {
    let left = with(&plan(), &[rise(2025, 4), rise(2026, 5)]);
    let later = Command::SetPeriod(Period::new(2026, 2027).unwrap());
    let same = with(&left, std::slice::from_ref(&later));
    let comparison = compared(&left, &same);
    let took = merged(&comparison, &[(Thing::Period, Choice::Right)]);
    assert_eq!(took.plan.index, [Some(Decimal::from(5)), None]);
    assert!(took.notices.contains(&Notice::YearsCut(Thing::Index)));
    let took = merged(&comparison, &[(Thing::Index, Choice::Right)]);
    assert_eq!((took.plan.index, took.notices), (vec![None, Some(Decimal::from(5))], vec![]));
    // a year that only the other plan has
    let right = with(&plan(), &[later, rise(2027, 7)]);
    let took = merged(&compared(&plan(), &right), &[(Thing::Index, Choice::Right)]);
    assert_eq!((took.plan.index, took.notices), (vec![], vec![Notice::YearsCut(Thing::Index)]));
    // the same in the years that one of them has is no difference
    let right = with(&plan(), &[Command::SetPeriod(Period::new(2026, 2027).unwrap()), rise(2026, 5)]);
    let left = with(&plan(), &[rise(2026, 5)]);
    assert!(compared(&left, &right).parts.iter().all(|part| part.thing == Thing::Period));
}

#[test]
fn ceilings_of_other_codes_are_others() {
    let ceiling = |text: &str, amount| Ceiling {
        code: Some(Code { kind: CodeKind::Entry, text: text.to_owned() }),
        ..Ceiling::new(0, Money::new(amount))
    };
    let (one, other) = (Command::AddCeiling(ceiling("6650", 5)), Command::AddCeiling(ceiling("6900", 5)));
    let left = with(&plan(), &[one.clone(), other.clone()]);
    let spent = Spent { through: 2024, amount: Money::new(3) };
    let right = with(&plan(), &[other, Command::AddCeiling(Ceiling { spent: Some(spent), ..ceiling("6650", 5) })]);
    let comparison = compared(&left, &right);
    let code = |plan: &Plan, id: Id| plan.ceilings.iter().find(|it| it.id == id).unwrap().code.clone().unwrap().text;
    for id in [20, 21] {
        assert_eq!(code(&comparison.left, id), code(&comparison.right, id));
    }
    let changed: Vec<_> = comparison.parts.iter().filter(|part| !part.only_moved).map(|part| &part.thing).collect();
    assert_eq!(changed, [&Thing::Ceiling(20)]);
    let took = merged(&comparison, &[(Thing::Ceiling(20), Choice::Right)]).plan;
    assert_eq!(took.ceilings.iter().find(|it| it.id == 20).unwrap().spent, Some(spent));
}
