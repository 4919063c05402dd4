//! How prices rise by year, and the budget codes of lines.

use super::{LINE, by_year, decimal, plan};
use crate::edit::{BasisKind, Cell, Command, Field, History, ItemText, Place, Reason, Refusal, Step, apply};
use crate::money::{Decimal, Scale};
use crate::plan::{Basis, Claim, ClaimField, CodeKind, Codes, Count, Funding, Period, Plan, Price, Subject, Table};

fn priced(years: &str) -> Basis {
    let count = Count { factors: Vec::new(), by_year: by_year(years) };
    Basis::UnitCost { price: Price::Constant(Some(decimal("5"))), count }
}

/// A plan of three years from 2011 with that index: `_ 5 _`.
fn sample(index: &str) -> Plan {
    Plan { index: by_year(index), ..plan(3, priced("1 _ 1"), Funding::Unstated) }
}

fn set(year: u16, percent: Option<&str>) -> Command {
    Command::SetIndex { year, percent: percent.map(decimal) }
}

#[test]
fn an_index_is_set_for_one_year() {
    let check = |before: &str, command: &Command, after: &str| {
        assert_eq!(apply(&sample(before), command), Ok(sample(after)), "{before}: {command:?}");
    };
    check("", &set(2012, Some("4.50")), "_ 4.5 _");
    check("_ 4.5 _", &set(2011, Some("100")), "100 4.5 _");
    check("_ 4.5 _", &set(2012, Some("3")), "_ 3 _");
    check("100 4.5 _", &set(2011, None), "_ 4.5 _");
    check("100 4.5 _", &set(2011, Some("0.0")), "_ 4.5 _");
    check("_ 4.5 _", &set(2012, None), ""); // one way to say that no price rises
    check("_ 4.5 _", &set(2012, Some("0")), "");
    check("", &set(2013, None), "");
    check("", &set(2013, Some("0")), "");
}

#[test]
fn a_bad_index_is_refused() {
    let check = |command: &Command, year: u16, reason| {
        let cell = Cell { of: None, field: Field::Index, year: Some(year) };
        assert_eq!(apply(&sample("_ 4.5 _"), command), Err(Refusal { cell, reason }));
    };
    check(&set(2012, Some("100.1")), 2012, Reason::OverHundred);
    check(&set(2012, Some("-1")), 2012, Reason::Negative);
    check(&set(2012, Some("0.00001")), 2012, Reason::TooManyDecimals);
    check(&set(2014, Some("1")), 2014, Reason::YearOutside);
    check(&set(2010, None), 2010, Reason::YearOutside);
}

#[test]
fn other_years_move_the_index() {
    let check = |before: &str, first, last, after: &str| {
        let period = Command::SetPeriod(Period::new(first, last).unwrap());
        let moved = apply(&sample(before), &period).unwrap();
        assert_eq!(moved.index, by_year(after), "{before} to {first}–{last}");
    };
    check("2 4 _", 2012, 2013, "4 _");
    check("2 4 _", 2010, 2013, "_ 2 4 _");
    check("2 4 _", 2013, 2014, "");
    check("", 2010, 2010, "");
    check("_ _ 5", 2013, 2013, "5");
}

#[test]
fn an_index_is_a_step_by_its_year() {
    let mut history = History::new(sample(""));
    for command in [set(2012, Some("4")), set(2012, Some("45")), set(2013, Some("5"))] {
        history.dispatch(&command).unwrap();
    }
    assert_eq!((&history.plan().index, history.undo_step()), (&by_year("_ 45 5"), Some(Step::Edit(Field::Index))));
    assert!(history.undo());
    assert_eq!(history.plan().index, by_year("_ 45 _"));
    assert!(history.undo() && !history.undo(), "typing in one cell is one step");
    assert_eq!(**history.plan(), sample(""));
    assert!(history.redo() && history.redo());
    assert_eq!(history.plan().index, by_year("_ 45 5"));
}

/// The plan with a figure that some document prints.
fn printed(mut plan: Plan) -> Plan {
    let (title, place) = (String::new(), String::new());
    plan.tables = vec![Table { id: 4, title, place, scale: Scale::Dong, unit_printed: None, source: None }];
    let subject = Subject { item: Some(LINE), field: ClaimField::Amount, year: None, source: None };
    plan.claims = vec![Claim { table: 4, raw: "10".to_owned(), reading: Some(decimal("10")), subject }];
    plan
}

fn code(kind: CodeKind, text: &str) -> Command {
    Command::SetItemText { item: LINE, field: ItemText::Code(kind), text: text.to_owned() }
}

#[test]
fn neither_a_code_nor_an_index_is_another_figure() {
    let check = |basis: Basis, command: &Command| {
        let after = apply(&printed(plan(3, basis.clone(), Funding::Unstated)), command).unwrap();
        assert!(!after.outline.get(LINE).unwrap().edited, "{basis:?}: {command:?}");
    };
    for kind in CodeKind::ALL {
        check(priced("1 1 1"), &code(kind, "6650"));
    }
    // what is printed is held against constant prices, so that an index takes nothing out of the checks
    check(priced("1 1 _"), &set(2012, Some("5")));
}

fn codes(plan: &Plan, id: u32) -> Codes {
    plan.outline.get(id).unwrap().line().unwrap().codes.clone()
}

#[test]
fn codes_are_set_one_by_one_and_stay() {
    let all = [(CodeKind::Chapter, "416"), (CodeKind::Section, "280-321"), (CodeKind::Entry, "6650-6651")];
    let commands = all.map(|(kind, text)| code(kind, text)).to_vec();
    let plan = apply(&sample(""), &Command::Several(commands)).unwrap();
    let [chapter, section, entry] = all.map(|(_, text)| text.to_owned());
    let expected = Codes { chapter, section, entry };
    assert_eq!(codes(&plan, LINE), expected);
    for command in [
        Command::SetBasis { item: LINE, basis: BasisKind::LumpSum },
        Command::SetBasis { item: LINE, basis: BasisKind::Blank },
        Command::SetPrice { item: LINE, year: None, price: Some(Decimal::ONE) },
        Command::SetFunding { item: LINE, funding: Funding::Source(1) },
        Command::SetPeriod(Period::new(2020, 2021).unwrap()),
    ] {
        assert_eq!(codes(&apply(&plan, &command).unwrap(), LINE), expected, "{command:?}");
    }
    let twice = apply(&plan, &Command::DuplicateItem(LINE)).unwrap();
    assert_eq!((codes(&twice, 7), codes(&twice, LINE)), (expected.clone(), expected.clone()));
    let without = apply(&plan, &code(CodeKind::Section, "")).unwrap();
    assert_eq!(codes(&without, LINE), Codes { section: String::new(), ..expected });
}

#[test]
fn bad_codes_are_refused() {
    let group = apply(&sample(""), &Command::AddItem { group: true, place: Place::After(LINE) }).unwrap();
    let check = |item, text: &str, reason| {
        for kind in CodeKind::ALL {
            let command = Command::SetItemText { item, field: ItemText::Code(kind), text: text.to_owned() };
            let cell = Cell::new(Some(item), Field::Code(kind));
            assert_eq!(apply(&group, &command), Err(Refusal { cell, reason }));
            assert_eq!(command.step(), Step::Edit(Field::Code(kind)));
        }
    };
    check(7, "6650", Reason::NotALine(7));
    check(99, "6650", Reason::Missing(99));
    check(LINE, "66\n50", Reason::ControlCharacter);
    check(LINE, &"6".repeat(4001), Reason::TooLong);
}
