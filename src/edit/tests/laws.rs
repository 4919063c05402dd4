//! What holds for every plan and command, on random ones.

use crate::calc::{Row, compute, recompute};
use crate::edit::arbitrary::{command, plan};
use crate::edit::{Command, History, Place, Refusal, Spread, apply};
use crate::money::{Decimal, LIMITS, Money};
use crate::plan::{
    Basis, CodeKind, Contribution, Factor, FactorValue, Funding, Id, Item, Line, Norm, Outline, Parent, Plan, Price,
    Scenario, Waiver, follow,
};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Arc;

/// Everything that is always true of a plan.
#[track_caller]
fn assert_sound(plan: &Plan) {
    assert_eq!(Outline::from_items(plan.outline.items().to_vec()).as_ref(), Ok(&plan.outline));
    assert_ids(plan);
    for item in plan.outline.items() {
        let texts = [&item.number, &item.label, &item.note, &item.lead, &item.support];
        texts.into_iter().chain(&item.prose).for_each(|text| assert_text(text));
        if let Some(line) = item.line() {
            assert_line(plan, line);
        }
    }
    assert_index(plan);
    for target in &plan.targets {
        for contribution in &target.contributions {
            assert!(plan.outline.get(contribution.item).is_some_and(|item| !item.is_group()));
            contribution.cap.iter().for_each(|cap| assert_number(*cap));
            assert!(contribution.delay <= Contribution::MOST_DELAY);
        }
        assert!(target.parent.is_none_or(|parent| plan.targets.iter().any(|target| target.id == parent)));
    }
    for ceiling in &plan.ceilings {
        assert!(ceiling.year.is_none_or(|year| plan.period.index(year).is_some()));
        assert!(ceiling.source.is_none_or(|source| plan.source(source).is_some()));
        assert!(ceiling.item.is_none_or(|item| plan.outline.get(item).is_some()));
        ceiling.code.iter().for_each(|code| assert_text(&code.text));
        assert!(ceiling.code.as_ref().is_none_or(|code| !code.text.trim().is_empty()));
        let spent = ceiling.spent.map_or((1900, Money::ZERO), |spent| (spent.through, spent.amount));
        assert!((1900..=2999).contains(&spent.0) && spent.1 >= Money::ZERO);
    }
    plan.norms.iter().for_each(|norm| assert_norm(plan, norm));
    assert_differ(plan.norms.iter().map(|norm| &norm.name));
    for waiver in &plan.waivers {
        assert!(Waiver::is_finding_name(&waiver.finding) && !waiver.reason.trim().is_empty());
        assert_text(&waiver.reason);
    }
    assert_differ(plan.waivers.iter().map(|waiver| &waiver.finding));
    assert_knowledge(plan);
    for claim in &plan.claims {
        assert!(claim.subject.source.is_none_or(|source| plan.source(source).is_some()));
    }
}

/// Ranges, holds and weights are about what is there, in order; scenarios are within the limits.
fn assert_knowledge(plan: &Plan) {
    let is_line = |id: Id| plan.outline.get(id).is_some_and(|item| !item.is_group());
    assert!(plan.ranges.is_sorted_by(|one, next| (one.item, one.of) < (next.item, next.of)));
    assert!(plan.ranges.iter().all(|range| is_line(range.item) && range.low <= range.high));
    assert!(plan.holds.is_sorted_by(|one, next| one.item < next.item));
    assert!(plan.holds.iter().all(|hold| is_line(hold.item) && !hold.is_none()));
    assert!(plan.weights.is_sorted_by(|one, next| one.target < next.target));
    let is_target = |id: Id| plan.targets.iter().any(|target| target.id == id);
    assert!(plan.weights.iter().all(|weight| is_target(weight.target) && weight.weight <= 100 && weight.weight != 1));
    assert!(plan.scenarios.len() <= Scenario::MOST);
    assert_differ(plan.scenarios.iter().map(|scenario| &scenario.name));
    for scenario in &plan.scenarios {
        assert!(scenario.changes.iter().all(|change| change.command.fits_scenario()));
        assert!(scenario.opinions.is_sorted_by(|one, next| one.item < next.item));
        scenario.opinions.iter().for_each(|opinion| assert_text(&opinion.reason));
    }
}

/// Prices rise in some year by more than nothing, or there is no index.
fn assert_index(plan: &Plan) {
    assert!(plan.index.is_empty() || plan.index.len() == plan.period.len() && plan.index.iter().any(Option::is_some));
    for rise in plan.index.iter().flatten() {
        assert_number(*rise);
        assert!(!rise.is_zero() && *rise <= Decimal::ONE_HUNDRED);
    }
}

/// Ids differ and are below the next one.
fn assert_ids(plan: &Plan) {
    let mut ids: Vec<Id> = plan.outline.items().iter().map(|item| item.id).collect();
    ids.extend(plan.sources.iter().map(|source| source.id));
    ids.extend(plan.drivers.iter().map(|driver| driver.id));
    ids.extend(plan.targets.iter().map(|target| target.id));
    ids.extend(plan.ceilings.iter().map(|ceiling| ceiling.id));
    ids.extend(plan.norms.iter().map(|norm| norm.id));
    ids.extend(plan.tables.iter().map(|table| table.id));
    ids.extend(plan.scenarios.iter().map(|scenario| scenario.id));
    assert_differ(&ids);
    assert!(ids.iter().all(|id| *id < plan.next_id));
}

/// None is there twice.
fn assert_differ<T: Ord + Debug>(names: impl IntoIterator<Item = T>) {
    let mut seen = BTreeSet::new();
    for name in names {
        assert!(!seen.contains(&name), "{name:?} twice");
        seen.insert(name);
    }
}

fn assert_norm(plan: &Plan, norm: &Norm) {
    [&norm.name, &norm.unit, &norm.document, &norm.date].into_iter().for_each(|text| assert_text(text));
    assert!(!norm.name.trim().is_empty());
    assert_number(norm.cap);
    assert!(norm.lines.iter().all(|line| plan.outline.get(*line).is_some_and(|item| !item.is_group())));
    assert_differ(&norm.lines);
}

fn assert_text(text: &str) {
    assert!(text.chars().count() <= LIMITS.text && !text.chars().any(char::is_control));
}

fn assert_number(number: Decimal) {
    assert!(number >= Decimal::ZERO && number < Decimal::from(10_i64.pow(LIMITS.whole_digits)), "{number}");
    assert!(number.normalize().scale() <= LIMITS.decimals, "{number}");
}

fn assert_by_year<T>(plan: &Plan, values: &[Option<T>]) {
    assert_eq!(values.len(), plan.period.len());
}

fn assert_line(plan: &Plan, line: &Line) {
    CodeKind::ALL.into_iter().for_each(|kind| assert_text(line.codes.of(kind)));
    match &line.basis {
        Basis::Blank => {}
        Basis::UnitCost { price, count } => {
            match price {
                Price::Constant(price) => price.iter().for_each(|price| assert_number(*price)),
                Price::ByYear(prices) => {
                    assert_by_year(plan, prices);
                    prices.iter().flatten().for_each(|price| assert_number(*price));
                }
            }
            assert_by_year(plan, &count.by_year);
            count.by_year.iter().flatten().for_each(|number| assert_number(*number));
            assert!(count.factors.len() <= LIMITS.factors);
            count.factors.iter().for_each(|factor| assert_factor(plan, factor));
        }
        Basis::LumpSum(amounts) => {
            assert_by_year(plan, amounts);
            assert!(amounts.iter().flatten().all(|amount| amount.dong().abs() < 10_i128.pow(LIMITS.whole_digits)));
        }
    }
    assert!(line.funding.sources().iter().all(|source| plan.source(*source).is_some()));
    match &line.funding {
        Funding::Amounts(shares) => shares.iter().for_each(|(_, amounts)| assert_by_year(plan, amounts)),
        Funding::PriceShares(shares) => {
            assert!(matches!(line.basis, Basis::UnitCost { .. }));
            shares.iter().for_each(|(_, share)| assert_number(*share));
        }
        _ => {}
    }
}

fn assert_factor(plan: &Plan, factor: &Factor) {
    assert_number(factor.number(plan).unwrap());
    if let FactorValue::Number(number) = factor.value {
        assert_number(number);
    }
}

/// The line after a command that was accepted, if it was.
fn line_after(plan: &Plan, item: &Item, command: &Command) -> Option<(Plan, usize)> {
    let after: Result<Plan, Refusal> = apply(plan, command);
    let after = after.ok()?;
    let row = after.outline.position(item.id).unwrap();
    Some((after, row))
}

fn years(plan: &Plan, row: usize) -> Vec<Option<Money>> {
    let report = compute(plan);
    (0..plan.period.len()).map(|index| report.in_year(Row::Item(row), index)).collect()
}

/// The counts by year, folded.
fn counts(plan: &Plan, item: Id) -> Vec<Option<Decimal>> {
    let Some(Basis::UnitCost { count, .. }) =
        plan.outline.get(item).and_then(|item| item.line()).map(|line| &line.basis)
    else {
        return vec![None; plan.period.len()];
    };
    (0..plan.period.len()).map(|index| crate::calc::count_in_year(plan, count, index)).collect()
}

/// The plan without numbers such as `2.1` in a group `I`, which would follow that group on its way through `II`.
fn without_stray_numbers(mut plan: Plan) -> Plan {
    let mut groups: Vec<String> = Vec::new();
    let mut items = plan.outline.items().to_vec();
    for item in &mut items {
        groups.truncate(item.depth);
        let above = groups.last().map_or("", String::as_str);
        let repeats = follow(&item.number, Parent { was: above, is: "99" }) != item.number;
        if item.number.trim_end_matches('.').contains('.') && !repeats {
            Arc::make_mut(item).number.clear();
        }
        groups.push(item.number.clone());
    }
    plan.outline = Outline::from_items(items).unwrap();
    plan
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_computed_after_a_change_is_what_is_computed_anew(plan in plan(), commands in vec(command(), 1..8)) {
        let mut report = compute(&plan);
        let mut before = plan;
        for command in &commands {
            let Ok(next) = apply(&before, command) else { continue };
            report = recompute(&next, &before, &report);
            prop_assert_eq!(&report, &compute(&next), "{:?}", command);
            before = next;
        }
    }

    #[test]
    fn generated_plans_are_sound(plan in plan()) {
        assert_sound(&plan);
    }

    #[test]
    fn a_command_makes_a_sound_plan_or_none(plan in plan(), commands in vec(command(), 1..12)) {
        let mut plan = plan;
        for command in &commands {
            if let Ok(after) = apply(&plan, command) {
                assert_sound(&after);
                prop_assert!(after.next_id >= plan.next_id);
                prop_assert_eq!(&after.claims, &plan.claims);
                plan = after;
            }
        }
    }

    #[test]
    fn undo_and_redo_lead_through_the_same_plans(plan in plan(), commands in vec((command(), any::<bool>()), 1..12)) {
        let mut history = History::new(plan);
        let mut plans = vec![Arc::clone(history.plan())]; // one a step
        for (command, seal) in &commands {
            if *seal {
                history.seal();
            }
            let before = Arc::clone(history.plan());
            if history.dispatch(command).is_err() {
                prop_assert!(Arc::ptr_eq(&before, history.plan()));
            }
            let mut past = history.clone();
            let steps = std::iter::from_fn(|| past.undo().then_some(())).count();
            plans.truncate(steps);
            plans.push(Arc::clone(history.plan()));
            prop_assert_eq!(plans.len(), steps + 1);
        }
        for plan in plans.iter().rev().skip(1) {
            prop_assert!(history.undo());
            prop_assert_eq!(history.plan(), plan);
        }
        prop_assert!(!history.can_undo());
        for plan in plans.iter().skip(1) {
            prop_assert!(history.redo());
            prop_assert_eq!(history.plan(), plan);
        }
        prop_assert!(!history.can_redo());
    }

    #[test]
    fn what_a_scenario_can_hold_is_spelt_out_and_back(command in command()) {
        prop_assert_eq!(command.spelt().is_some(), command.fits_scenario());
        if let Some((verb, spelt)) = command.spelt() {
            prop_assert_eq!(spelt.command(verb), Ok(command));
        }
    }

    #[test]
    fn a_scenario_of_many_changes_is_that_of_one_after_the_other(plan in plan(), commands in vec(command(), 0..8)) {
        let changes: Vec<Command> = commands.into_iter().filter(|command| command.fits_scenario()).collect();
        let add = |changes: &[Command]| Command::AddScenario { name: "new".to_owned(), changes: changes.to_vec() };
        let Ok(empty) = apply(&plan, &add(&[])) else { return Ok(()) };
        let into = |plan: Plan, command: &Command| {
            apply(&plan, &Command::InScenario { scenario: plan.scenarios.last().unwrap().id, command: Box::new(command.clone()) })
        };
        match (changes.iter().try_fold(empty, into), apply(&plan, &add(&changes))) {
            (Ok(one_by_one), Ok(at_once)) => prop_assert_eq!(one_by_one, at_once),
            (one_by_one, at_once) => prop_assert_eq!(one_by_one.is_err(), at_once.is_err()),
        }
    }

    #[test]
    fn setting_a_cell_twice_is_setting_it_once(plan in plan(), command in command()) {
        // what scales or moves does so again
        let is_relative = |command: &Command| {
            matches!(command, Command::ScalePrices { .. } | Command::ScaleCounts { .. } | Command::Delay { .. })
        };
        if command.slot().is_some()
            && !is_relative(&command)
            && let Ok(once) = apply(&plan, &command)
        {
            prop_assert_eq!(apply(&once, &command), Ok(once));
        }
    }

    #[test]
    fn a_change_of_one_line_leaves_all_other_lines(plan in plan(), command in command()) {
        let about = command.cell().of;
        let one_line = |item: &&Arc<Item>| Some(item.id) == about && !item.is_group();
        if plan.outline.items().iter().any(|item| one_line(&item))
            && let Ok(after) = apply(&plan, &command)
        {
            for (before, after) in plan.outline.items().iter().filter(|item| !one_line(item)).filter_map(|item| {
                Some((item, after.outline.get(item.id)?))
            }) {
                prop_assert_eq!(&before.kind, &after.kind);
            }
        }
    }

    #[test]
    fn a_count_is_what_it_was_set_to(plan in plan(), number in crate::edit::arbitrary::number()) {
        for item in plan.outline.items() {
            let set = Command::SetCount { item: item.id, year: None, count: Some(number) };
            if let Some((after, _)) = line_after(&plan, item, &set) {
                prop_assert_eq!(counts(&after, item.id).into_iter().flatten().sum::<Decimal>(), number);
            }
            for (index, year) in plan.period.years().enumerate() {
                let set = Command::SetCount { item: item.id, year: Some(year), count: Some(number) };
                if let Some((after, _)) = line_after(&plan, item, &set) {
                    let mut expected = counts(&plan, item.id);
                    expected[index] = Some(number);
                    prop_assert_eq!(counts(&after, item.id), expected);
                }
            }
        }
    }

    #[test]
    fn a_lump_sum_is_what_it_was_set_to(plan in plan(), amount in -10_i128.pow(14)..10_i128.pow(14), even: bool) {
        let amount = Money::new(amount);
        let spread = if even { Spread::Even } else { Spread::Proportional };
        for item in plan.outline.items() {
            let set = Command::SpreadAmount { item: item.id, amount: Some(amount), spread };
            if let Some((after, row)) = line_after(&plan, item, &set) {
                let Some(Basis::LumpSum(years)) = after.outline.items()[row].line().map(|line| &line.basis) else {
                    return Err(TestCaseError::fail("no lump sum"));
                };
                prop_assert_eq!(years.iter().copied().flatten().sum::<Money>(), amount);
            }
        }
    }

    #[test]
    fn another_basis_changes_no_amount(plan in plan(), to_lump_sum: bool) {
        use crate::edit::BasisKind::{LumpSum, UnitCost};
        let before = compute(&plan);
        for (row, item) in plan.outline.items().iter().enumerate() {
            let basis = if to_lump_sum { LumpSum } else { UnitCost };
            if let Some((after, _)) = line_after(&plan, item, &Command::SetBasis { item: item.id, basis }) {
                prop_assert_eq!(years(&plan, row), years(&after, row));
                prop_assert_eq!(&before.in_kind, &compute(&after).in_kind);
                for source in 0..=plan.sources.len() {
                    prop_assert_eq!(before.share(Row::Plan, source), compute(&after).share(Row::Plan, source));
                }
            }
        }
    }

    #[test]
    fn a_move_changes_no_line_and_no_total(plan in plan(), command in command()) {
        if let Command::MoveItem { .. } = command
            && let Ok(after) = apply(&plan, &command)
        {
            prop_assert_eq!(compute(&plan).grand_total(), compute(&after).grand_total());
            for item in plan.outline.items() {
                prop_assert_eq!(&item.kind, &after.outline.get(item.id).unwrap().kind);
            }
            prop_assert_eq!(plan.outline.len(), after.outline.len());
        }
    }

    #[test]
    fn a_price_keeps_shares_that_add_up_to_it(plan in plan(), price in 1_i64..1_000_000_000) {
        let adds_up = |line: &Line| match (&line.basis, &line.funding) {
            (Basis::UnitCost { price, .. }, Funding::PriceShares(shares)) => {
                price.constant() == Some(shares.iter().map(|(_, share)| *share).sum())
            }
            _ => false,
        };
        let price = Decimal::from(price);
        for item in plan.outline.items() {
            let Some(mut line) = item.line().cloned() else { continue };
            if let (Basis::UnitCost { price, .. }, Funding::PriceShares(shares)) = (&mut line.basis, &line.funding) {
                *price = Price::Constant(Some(shares.iter().map(|(_, share)| *share).sum()));
            }
            let mut plan = plan.clone();
            plan.outline = plan.outline.with(item.id, |item| item.kind = crate::plan::Kind::Line(line.clone()));
            let positive = matches!(&line.basis, Basis::UnitCost { price, .. } if price.constant() > Some(Decimal::ZERO));
            let set = Command::SetPrice { item: item.id, year: None, price: Some(price) };
            if let Some((after, row)) = line_after(&plan, item, &set) {
                let after = after.outline.items()[row].line().unwrap();
                prop_assert_eq!(adds_up(after), adds_up(&line) && positive);
            }
        }
    }

    #[test]
    fn lines_added_together_are_lines_added_one_by_one(plan in plan(), at in 5_u32..=17, inside: bool, many in 2_u32..6) {
        let plan = without_stray_numbers(plan);
        let place = if inside { Place::In { group: Some(at), position: 0 } } else { Place::After(at) };
        let places = std::iter::once(place).chain((plan.next_id..).map(Place::After)).take(many as usize);
        let adds: Vec<Command> = places.map(|place| Command::AddItem { group: false, place }).collect();
        let together = apply(&plan, &Command::Several(adds.clone()));
        let one_by_one = adds.iter().try_fold(plan, |plan, add| apply(&plan, add));
        prop_assert_eq!(together, one_by_one);
    }
}
