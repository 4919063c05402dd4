//! Side by side shows what differs, all of it, and nothing else.

use super::{item, made, money, plan_with_scenario, seed, with};
use crate::calc::compute;
use crate::compare::{Field, aligned};
use crate::edit::{Command, Place};
use crate::money::{Decimal, Money};
use crate::plan::Plan;
use crate::scenario::{Beside, MOST, Presence, Side, Sums, beside};
use proptest::prelude::*;

fn side(name: &str, plan: &Plan) -> Side {
    Side::of(name, plan.clone())
}

fn amounts(sums: &Sums) -> Vec<Option<i128>> {
    sums.0.iter().map(|sum| sum.amount.map(Money::dong)).collect()
}

#[test]
fn two_variants_beside_the_base_show_what_differs() {
    let plan = seed("dong-nai-2018");
    let hall = item(&plan, "Chi phí thuê hội trường");
    let website = item(&plan, "Phí xây dựng");
    let price = Command::SetPrice { item: hall, year: None, price: Some(8_500_000.into()) };
    let added = |name: &str| {
        let item = crate::plan::Scenario::FIRST_ID;
        [
            Command::AddItem { group: false, place: Place::After(hall) },
            Command::SetItemText { item, field: crate::edit::ItemText::Label, text: name.to_owned() },
            Command::SetPrice { item, year: None, price: Some(1_000_000.into()) },
            Command::SetCount { item, year: None, count: Some(2.into()) },
        ]
    };
    let one = made(&with(&plan, "Một", &[&[price, Command::DeleteItem(website)][..], &added("Hoa")].concat()));
    let two = made(&with(&plan, "Hai", &added("Nước")));
    let found = beside(&side("Gốc", &plan), &[side("Một", &one), side("Hai", &two)]);
    assert_eq!(amounts(&found.total), [Some(329_650_000), Some(286_530_000), Some(331_650_000)]);
    assert_eq!(found.total.0[1].difference, money(-43_120_000));
    let percent = found.total.0[1].percent.unwrap();
    assert_eq!(percent.round_dp(2), Decimal::new(-1308, 2));
    let rows: Vec<(u32, usize, bool)> = found.rows.iter().map(|row| (row.id, row.side, row.group)).collect();
    let new = crate::plan::Scenario::FIRST_ID;
    // two new lines with the same id are two things
    assert_eq!(
        rows,
        [(3, 0, true), (hall, 0, false), (new, 2, false), (new, 1, false), (30, 0, true), (website, 0, false)]
    );
    let hall = &found.rows[1];
    assert_eq!((&hall.changed[0].fields[..], hall.changed[1].fields.len()), (&[Field::Price][..], 0));
    let website = &found.rows[5];
    assert_eq!((website.changed[0].presence, website.changed[1].presence), (Presence::Dropped, Presence::Both));
    assert_eq!(website.sums.0[1].difference, money(-44_620_000));
    assert_eq!(found.rows[3].changed[0].presence, Presence::Added);
    assert_eq!(found.rows[3].changed[1].presence, Presence::Neither);
    let names: Vec<_> = found.sources.iter().map(|it| (it.id.is_some(), amounts(&it.sums))).collect();
    assert_eq!(names[1], (false, vec![Some(0), Some(2_000_000), Some(2_000_000)]));
    assert!(found.targets.iter().all(|target| !target.differs && target.outlooks.len() == 3));
    // the two trainings are no longer the same block; that printed figures changed is what a variant is for
    let notes: Vec<usize> = found.findings.iter().map(|tally| tally.notes).collect();
    assert_eq!((notes[0], notes[2], notes.len()), (6, 5, 3));
}

#[test]
fn a_shared_number_is_named_where_it_moves_a_line() {
    let plan = seed("dong-nai-2018");
    let driver = plan.drivers[0].id;
    let other = made(&with(&plan, "Ít người", &[Command::SetDriverValue { driver, value: 45.into() }]));
    let found = beside(&side("Gốc", &plan), &[side("Ít người", &other)]);
    let lines: Vec<_> = found.rows.iter().filter(|row| !row.group).collect();
    assert_eq!(lines.len(), 8);
    assert!(lines.iter().all(|row| row.changed[0].drivers == [driver] && row.changed[0].fields.is_empty()));
}

#[test]
fn no_more_than_four_stand_beside() {
    let plan = seed("quang-ngai-2011-2015");
    let base = side("Gốc", &plan);
    let found = beside(&base, &vec![base.clone(); 7]);
    assert_eq!(found.total.0.len(), MOST + 1);
    assert!(found.rows.is_empty() && !found.total.differ());
    let alone = beside(&base, &[]);
    assert_eq!((alone.total.0.len(), alone.years.len()), (1, 5));
}

#[test]
fn two_plans_of_other_years_stand_side_by_side() {
    let (left, right) = (seed("dong-nai-2018"), seed("quang-ngai-2011-2015"));
    let found = beside(&side("Một", &left), &[side("Hai", &aligned(&left, &right))]);
    assert_eq!(amounts(&found.total), [Some(329_650_000), Some(1_450_000_000)]);
    assert_eq!(found.years.len(), 6);
    assert_holds(&found);
}

/// Lines, years and sources account for the whole difference.
fn assert_holds(found: &Beside) {
    for side in 0..found.total.0.len() {
        let total = found.total.0[side];
        let years: Money = found.years.iter().map(|(_, sums)| sums.0[side].amount.unwrap_or_default()).sum();
        let sources: Money = found.sources.iter().map(|it| it.sums.0[side].amount.unwrap_or_default()).sum();
        let lines: Money = found.rows.iter().filter(|row| !row.group).map(|row| row.sums.0[side].difference).sum();
        assert_eq!((Some(years), Some(sources), lines), (total.amount, total.amount, total.difference));
        for row in &found.rows {
            let years: Money = row.years.iter().map(|(_, sums)| sums.0[side].difference).sum();
            assert_eq!(years, row.sums.0[side].difference);
        }
    }
}

proptest! {
    #[test]
    fn what_is_shown_accounts_for_the_whole_difference(one in plan_with_scenario(), more in plan_with_scenario()) {
        let base = side("Gốc", &one);
        let aligned = aligned(&one, &more);
        let found = beside(&base, &[side("Một", &made(&one)), side("Hai", &aligned)]);
        assert_holds(&found);
        let lines = |plan: &Plan| plan.outline.items().iter().filter(|item| !item.is_group()).count();
        let shown = found.rows.iter().filter(|row| !row.group).count();
        prop_assert!(shown + found.same >= lines(&one));
        prop_assert_eq!(found.total.0[0].amount, Some(compute(&one).grand_total()));
    }
}
