//! Random commands: most of them hit something in a plan of [`super::plan`], some are out of bounds.

use super::scenarios::{knob, of_knowledge, of_scenarios};
use super::{
    CEILINGS, DRIVERS, FIRST_ITEM, ITEMS, NORMS, SOURCES, TARGETS, amount, by_year, ceiling, code_kind, contributions,
    factors, finding, funding, goal, norm, number, period, printed_number, scale, text,
};
use crate::edit::{BasisKind, Command, DriverText, ItemText, Move, Place, PlanText, Spread, TargetChange};
use crate::money::{Decimal, LIMITS, Money};
use crate::plan::{Baseline, Ceiling, Code, CodeKind, Contribution, Funding, Id, Norm, Population, Spent};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// A command of any kind.
pub(crate) fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        12 => one(),
        1 => vec(one(), 0..=3).prop_map(Command::Several),
    ]
}

fn one() -> BoxedStrategy<Command> {
    prop_oneof![22 => any_but_scenarios(), 3 => of_scenarios(any_but_scenarios)].boxed()
}

fn any_but_scenarios() -> BoxedStrategy<Command> {
    let known = prop_oneof![1 => knob(), 1 => of_knowledge()];
    prop_oneof![
        2 => of_plan(),
        8 => of_line(),
        5 => of_outline(),
        4 => of_lists(),
        2 => of_target(),
        2 => of_checks(),
        2 => known,
    ]
    .boxed()
}

/// A command that a scenario can hold.
pub(super) fn fitting() -> BoxedStrategy<Command> {
    let any = prop_oneof![
        4 => of_line(),
        2 => of_outline(),
        2 => of_lists(),
        2 => of_target(),
        2 => knob(),
        1 => of_plan(),
    ];
    any.prop_filter("it fits", Command::fits_scenario).boxed()
}

fn of_plan() -> BoxedStrategy<Command> {
    let field = prop::sample::select(vec![PlanText::Title, PlanText::Issuer, PlanText::Decision]);
    prop_oneof![
        (field, any_text()).prop_map(|(field, text)| Command::SetPlanText { field, text }),
        period().prop_map(Command::SetPeriod),
        scale().prop_map(Command::SetScale),
        (some_year(), option::weighted(0.8, any_percent()))
            .prop_map(|(year, percent)| Command::SetIndex { year, percent }),
    ]
    .boxed()
}

fn of_line() -> BoxedStrategy<Command> {
    let price = (items(), year(), option::weighted(0.9, any_number()));
    let count = (items(), year(), option::weighted(0.9, any_number()));
    let factor = (items(), 0..=2_usize, option::weighted(0.8, any_number()));
    let lump = (items(), some_year(), option::weighted(0.9, any_amount()));
    let spread =
        (items(), option::weighted(0.9, any_amount()), prop::sample::select(vec![Spread::Proportional, Spread::Even]));
    prop_oneof![
        1 => (items(), item_text(), any_text()).prop_map(|(item, field, text)| Command::SetItemText { item, field, text }),
        1 => (items(), vec(any_text(), 0..=2)).prop_map(|(item, prose)| Command::SetProse { item, prose }),
        1 => (items(), basis_kind()).prop_map(|(item, basis)| Command::SetBasis { item, basis }),
        2 => price.prop_map(|(item, year, price)| Command::SetPrice { item, year, price }),
        4 => count.prop_map(|(item, year, count)| Command::SetCount { item, year, count }),
        1 => (items(), factors()).prop_map(|(item, factors)| Command::SetFactors { item, factors }),
        1 => factor.prop_map(|(item, factor, number)| Command::SetFactor { item, factor, number }),
        1 => lump.prop_map(|(item, year, amount)| Command::SetAmount { item, year, amount }),
        2 => spread.prop_map(|(item, amount, spread)| Command::SpreadAmount { item, amount, spread }),
        1 => (items(), any_funding()).prop_map(|(item, funding)| Command::SetFunding { item, funding }),
    ]
    .boxed()
}

fn of_outline() -> impl Strategy<Value = Command> {
    let moves = prop_oneof![
        prop::sample::select(vec![Move::Up, Move::Down, Move::Indent, Move::Outdent]),
        place().prop_map(Move::To),
    ];
    prop_oneof![
        2 => (any::<bool>(), place()).prop_map(|(group, place)| Command::AddItem { group, place }),
        1 => items().prop_map(Command::DeleteItem),
        2 => items().prop_map(Command::DuplicateItem),
        4 => (items(), moves).prop_map(|(item, to)| Command::MoveItem { item, to }),
    ]
}

fn of_lists() -> BoxedStrategy<Command> {
    let driver_text = prop::sample::select(vec![DriverText::Name, DriverText::Unit]);
    let id = || prop_oneof![3 => CEILINGS, 1 => 1..=26_u32]; // now and then of something else
    prop_oneof![
        any_text().prop_map(|name| Command::AddSource { name }),
        (SOURCES, any_text()).prop_map(|(source, name)| Command::SetSourceName { source, name }),
        SOURCES.prop_map(Command::DeleteSource),
        (any_text(), any_text(), any_number()).prop_map(|(name, unit, value)| Command::AddDriver { name, unit, value }),
        (DRIVERS, driver_text, any_text()).prop_map(|(driver, field, text)| Command::SetDriverText {
            driver,
            field,
            text
        }),
        (DRIVERS, any_number()).prop_map(|(driver, value)| Command::SetDriverValue { driver, value }),
        DRIVERS.prop_map(Command::DeleteDriver),
        any_ceiling().prop_map(Command::AddCeiling),
        (id(), any_ceiling()).prop_map(|(id, ceiling)| Command::SetCeiling(Ceiling { id, ..ceiling })),
        id().prop_map(Command::DeleteCeiling),
    ]
    .boxed()
}

fn of_target() -> BoxedStrategy<Command> {
    let baseline = (any_number(), option::of(0..=3000_u16), any_text());
    let baseline = baseline.prop_map(|(value, year, text)| Baseline { value, year, text });
    let population = (any_number(), text(), any_text());
    let population = population.prop_map(|(value, unit, text)| Population { value, unit, text });
    let change = prop_oneof![
        printed_number().prop_map(TargetChange::Number),
        any_text().prop_map(TargetChange::Text),
        goal().prop_map(TargetChange::Goal),
        option::of(1800..=3100_u16).prop_map(TargetChange::Year),
        option::of(baseline).prop_map(TargetChange::Baseline),
        option::of(population).prop_map(TargetChange::Population),
        option::of(TARGETS).prop_map(TargetChange::Parent),
        any_contributions().prop_map(TargetChange::Contributions),
    ];
    prop_oneof![
        1 => any_text().prop_map(|text| Command::AddTarget { text }),
        1 => TARGETS.prop_map(Command::DeleteTarget),
        4 => (TARGETS, change).prop_map(|(target, change)| Command::SetTarget { target, change }),
    ]
    .boxed()
}

fn of_checks() -> BoxedStrategy<Command> {
    let id = || prop_oneof![3 => NORMS, 1 => 1..=26_u32]; // now and then of something else
    let any_norm = || {
        (norm(), any_number(), any_text(), vec(items(), 0..=2)).prop_map(|(norm, cap, text, lines)| Norm {
            cap,
            document: text.clone(),
            date: text,
            lines,
            ..norm
        })
    };
    let any_finding = || prop_oneof![9 => finding(), 1 => any_text()];
    prop_oneof![
        (0..4_usize, option::of(any_text())).prop_map(|(claim, text)| Command::Correct { claim, text }),
        (0..12_u32, option::of(any_text())).prop_map(|(table, unit)| Command::SetTableUnit { table, unit }),
        any_norm().prop_map(Command::AddNorm),
        (id(), any_norm()).prop_map(|(id, norm)| Command::SetNorm(Norm { id, ..norm })),
        id().prop_map(Command::DeleteNorm),
        (any_finding(), any_text()).prop_map(|(finding, reason)| Command::Waive { finding, reason }),
        any_finding().prop_map(|finding| Command::Unwaive { finding }),
    ]
    .boxed() // else too large for the stack of a test
}

/// The first ids are there most often, then those added.
pub(super) fn items() -> impl Strategy<Value = Id> {
    prop_oneof![8 => FIRST_ITEM..=FIRST_ITEM + 5, 2 => ITEMS]
}

fn some_year() -> impl Strategy<Value = u16> {
    prop_oneof![8 => 2012..=2013_u16, 2 => 2011..=2015_u16]
}

fn year() -> impl Strategy<Value = Option<u16>> {
    prop_oneof![Just(None), some_year().prop_map(Some)]
}

fn place() -> impl Strategy<Value = Place> {
    let group: BoxedStrategy<Option<Id>> = option::of(items()).boxed();
    prop_oneof![
        items().prop_map(Place::After),
        (group, 0..=4_usize).prop_map(|(group, position)| Place::In { group, position }),
    ]
}

fn basis_kind() -> impl Strategy<Value = BasisKind> {
    prop::sample::select(vec![BasisKind::Blank, BasisKind::UnitCost, BasisKind::LumpSum])
}

fn item_text() -> impl Strategy<Value = ItemText> {
    use ItemText::{Code, Label, Lead, Note, Number, Support, Unit};
    prop_oneof![
        2 => prop::sample::select(vec![Number, Label, Unit, Note, Lead, Support]),
        1 => code_kind().prop_map(Code),
    ]
}

/// Now and then zero, which is no rise, or above 100.
fn any_percent() -> impl Strategy<Value = Decimal> {
    prop_oneof![4 => (0_i64..=1010).prop_map(|tenths| Decimal::new(tenths, 1)), 1 => any_number()]
}

/// Now and then with a code that says nothing, or spent below zero or through a year that is none.
fn any_ceiling() -> BoxedStrategy<Ceiling> {
    let bad = (ceiling(), any_text(), prop::sample::select(vec![1899, 1900, 2013, 2999, 3000_u16]), any_amount());
    let bad = bad.prop_map(|(ceiling, text, through, amount)| Ceiling {
        code: Some(Code { kind: CodeKind::Entry, text }),
        spent: Some(Spent { through, amount }),
        ..ceiling
    });
    prop_oneof![3 => ceiling(), 1 => bad].boxed()
}

/// Now and then with a cap below zero or a delay that is too long.
fn any_contributions() -> BoxedStrategy<Vec<Contribution>> {
    let bad = (items(), any_number(), 0..=25_u8);
    let bad =
        bad.prop_map(|(item, cap, delay)| vec![Contribution { item, effect: Decimal::ONE, cap: Some(cap), delay }]);
    prop_oneof![3 => contributions(), 1 => bad].boxed()
}

/// Now and then negative, too fine or too large.
pub(super) fn any_number() -> impl Strategy<Value = Decimal> {
    let bad = vec![Decimal::NEGATIVE_ONE, Decimal::new(1, 5), Decimal::from(1_000_000_000_000_000_i64), Decimal::MAX];
    prop_oneof![9 => number(), 1 => prop::sample::select(bad)]
}

pub(super) fn any_amount() -> impl Strategy<Value = Money> {
    prop_oneof![9 => amount(), 1 => prop::sample::select(vec![Money::new(10_i128.pow(15)), Money::new(i128::MIN)])]
}

pub(super) fn any_text() -> impl Strategy<Value = String> {
    let long = "đ".repeat(LIMITS.text + 1);
    prop_oneof![
        9 => prop::sample::select(vec!["", "Nguồn", "Số người", "x"]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["a\nb".to_owned(), long]),
    ]
}

/// Now and then of one year too few, of one source twice, or of a source that is not there.
fn any_funding() -> impl Strategy<Value = Funding> {
    let short = (0..=4_u32, by_year(amount().boxed()), 0..=3_usize);
    let short = short.prop_map(|(id, mut amounts, years)| {
        amounts.truncate(years);
        Funding::Amounts(vec![(id, amounts)])
    });
    let twice = (0..=4_u32, 0..=4_u32, any_number());
    let twice = twice.prop_map(|(one, other, share)| Funding::Percent(vec![(one, share), (other, share)]));
    prop_oneof![4 => funding(), 2 => short, 1 => twice]
}
