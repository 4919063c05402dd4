//! The flat files of the benchmark.

use super::{FLAT, V1, check, refusal};
use crate::edit::{Command, apply};
use crate::format::{ReadError, read, read_flat, write, write_flat};
use crate::money::Decimal;
use crate::plan::{Basis, Count, Funding, Kind, Price};

#[test]
fn a_flat_file_is_a_plan() {
    let plan = read(FLAT).unwrap();
    assert_eq!(read_flat(FLAT).as_ref(), Ok(&plan));
    assert_eq!((plan.title.as_str(), plan.period.first(), plan.period.last()), ("Phẳng", 2026, 2027));
    assert_eq!(plan.sources.iter().map(|source| source.id).collect::<Vec<_>>(), [1, 2]);
    let items: Vec<_> = plan.outline.items().iter().map(|item| (item.id, item.depth, item.label.as_str())).collect();
    let lines =
        [(3, 0, "Nhóm 1"), (4, 1, "Dòng 1"), (5, 1, "Dòng 2"), (6, 0, "Nhóm 2"), (7, 0, "Nhóm 3"), (8, 1, "Dòng 3")];
    assert_eq!((items, plan.next_id), (lines.to_vec(), 10));
    let stated: Vec<_> = plan.claims.iter().map(|claim| (claim.subject.item, claim.raw.as_str())).collect();
    assert_eq!(stated, [(Some(3), "5"), (Some(4), "1.000"), (None, "7")]);
    let Kind::Line(line) = &plan.outline.items()[1].kind else { panic!() };
    let by_year = vec![Some(Decimal::ONE), Some(Decimal::ZERO)];
    let price = Price::Constant(Some(Decimal::from(1000)));
    assert_eq!(line.basis, Basis::UnitCost { price, count: Count { factors: Vec::new(), by_year } });
    assert_eq!(line.funding, Funding::Percent(vec![(1, Decimal::from(60)), (2, Decimal::from(40))]));
    let Kind::Line(line) = &plan.outline.items()[2].kind else { panic!() };
    assert_eq!(line.funding, Funding::Percent(vec![(2, Decimal::ONE_HUNDRED)]));
    let Kind::Line(line) = &plan.outline.items()[5].kind else { panic!() };
    assert_eq!(line.funding, Funding::Unstated);
    assert_eq!(read(&write(&plan)), Ok(plan));
}

#[test]
fn a_flat_file_is_written_as_it_was_read() {
    let values = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(values(&write_flat(&read(FLAT).unwrap()).unwrap()), values(FLAT));
    assert_eq!(write_flat(&read(V1).unwrap()), None);
    let rises = Command::SetIndex { year: 2027, percent: Some(Decimal::ONE) };
    assert_eq!(write_flat(&apply(&read(FLAT).unwrap(), &rises).unwrap()), None);
}

#[test]
fn the_order_of_its_fields_does_not_matter() {
    let sorted: serde_json::Value = serde_json::from_str(FLAT).unwrap(); // by name
    assert_eq!(read(&sorted.to_string()), read(FLAT));
}

#[test]
fn a_flat_file_is_checked() {
    let line = "groups[0].lines[1]";
    check(
        FLAT,
        &[
            ("bench-plan/1", "bench-plan/2", "NotAPlan"),
            ("\"VND\"", "\"USD\"", "currency: UnknownWord { text: \"USD\" }"),
            ("\"currency\":\"VND\",", "", "currency: MissingField"),
            ("2026,2027", "2026,2028", "years: BadPeriod"),
            ("2026,2027", "", "years: BadPeriod"),
            ("\"years\":[2026,2027],", "", "years: MissingField"),
            ("2026,2027", "2026", "groups[0].lines[0].quantity: WrongLength { expected: 1 }"),
            ("\"Tỉnh\",", "", "sources: WrongLength { expected: 2 }"),
            ("[3,300]", "[3]", &format!("{line}.quantity: WrongLength {{ expected: 2 }}")),
            ("[0,100]", "[100]", &format!("{line}.split: WrongLength {{ expected: 2 }}")),
            ("[3,300]", "[3,null]", &format!("{line}.quantity[1]: WrongType")),
            ("[3,300]", "[3,3.5]", &format!("{line}.quantity[1]: WrongType")),
            (
                "[3,300]",
                "[3,9999999999999999]",
                &format!("{line}.quantity[1]: NumberTooLarge {{ text: \"9999999999999999\" }}"),
            ),
            ("\"unit_price\":-5", "\"unit_price\":\"5\"", &format!("{line}.unit_price: WrongType")),
            ("\"unit_price\":-5,", "", &format!("{line}.unit_price: MissingField")),
            ("\"unit\":\"m2\"", "\"unit\":\"m2\",\"unit\":\"\"", &format!("{line}.unit: DuplicateKey")),
            ("\"name\":\"Nhóm 2\"", "\"nom\":\"\"", "groups[1].nom: UnknownField"),
            ("\"name\":\"Nhóm 2\",", "", "groups[1].name: MissingField"),
            (",\"stated\":7}", "", "NotJson { line: 6, column: 104 }"),
        ],
    );
    assert_eq!(read_flat(V1), Err(ReadError::NotAPlan));
    assert_eq!(refusal(&FLAT.replace("\"schema\"", "\"Schema\"")), "NotAPlan");
}
