//! Which cells say what a ceiling leaves.

use super::seed;
use crate::calc::compute;
use crate::entry::rooms;
use crate::money::Money;
use crate::plan::{Ceiling, Code, CodeKind, Plan};

/// The seed with those ceilings: each cell as `4 Total -2`, in thousands.
#[track_caller]
fn check(name: &str, ceilings: &[Ceiling], expected: &[&str]) {
    let plan = Plan { ceilings: ceilings.to_vec(), ..seed(name) };
    let shown: Vec<String> = rooms(&plan, &compute(&plan))
        .iter()
        .map(|room| {
            let item = room.item.map_or("plan".to_owned(), |id| id.to_string());
            format!("{item} {:?} {}", room.column, room.left.dong() / 1000)
        })
        .collect();
    assert_eq!(shown, expected);
}

fn of(thousands: i128) -> Ceiling {
    Ceiling::new(0, Money::new(thousands * 1000))
}

#[test]
fn a_cell_says_what_its_own_ceiling_leaves() {
    let years = "quang-ngai-2011-2015"; // 1.450.000; group II: 268.900, and 54.000 in 2012
    check(years, &[], &[]);
    check(years, &[of(1_500_000)], &["plan Total 50000"]);
    check(years, &[Ceiling { year: Some(2012), item: Some(4), ..of(46_000) }], &["4 Year(1) -8000"]);
    check(years, &[Ceiling { year: Some(2030), ..of(1) }], &[]); // no year of the plan
    check(
        years,
        &[Ceiling { item: Some(4), ..of(300_000) }, of(1_450_000), Ceiling { item: Some(4), ..of(260_000) }],
        &["plan Total 0", "4 Total -8900"],
    );
    let one = "dong-nai-2018"; // 329.650
    check(one, &[Ceiling { year: Some(2018), ..of(329_650) }], &["plan Total 0"]);
    check(one, &[Ceiling { year: Some(2018), ..of(300_000) }, of(400_000)], &["plan Total -29650"]);
}

#[test]
fn what_is_of_a_source_or_a_code_is_in_no_cell() {
    let source = seed("da-nang-2011-2015").sources.first().map(|source| source.id);
    let code = Some(Code { kind: CodeKind::Entry, text: "6650".to_owned() });
    check("da-nang-2011-2015", &[Ceiling { source, ..of(1) }, Ceiling { code, ..of(1) }], &[]);
}
