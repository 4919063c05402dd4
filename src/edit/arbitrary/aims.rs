//! Random targets, ceilings, norms and waivers of [`super::plan`].

use super::{ITEMS, SOURCES, code_kind, number, text};
use crate::money::Money;
use crate::plan::{Ceiling, Code, Contribution, Goal, Norm, Spent, Target, Waiver};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

pub(super) fn goal() -> impl Strategy<Value = Goal> {
    prop_oneof![
        Just(Goal::Done),
        (0..=5_u8).prop_map(Goal::Level),
        (number(), text()).prop_map(|(value, unit)| Goal::AtLeast { value, unit }),
        (number(), number(), text()).prop_map(|(one, other, unit)| Goal::Range {
            from: one.min(other),
            to: one.max(other),
            unit
        }),
    ]
}

pub(super) fn contributions() -> BoxedStrategy<Vec<Contribution>> {
    let delay = prop_oneof![2 => Just(0), 1 => 1..=Contribution::MOST_DELAY];
    let contribution = (ITEMS, number(), option::weighted(0.3, number()), delay);
    vec(contribution.prop_map(|(item, effect, cap, delay)| Contribution { item, effect, cap, delay }), 0..=2).boxed()
}

pub(super) fn target() -> BoxedStrategy<Target> {
    (text(), goal(), contributions())
        .prop_map(|(text, goal, contributions)| Target {
            id: 0,
            number: String::new(),
            text,
            goal,
            year: None,
            baseline: None,
            population: None,
            parent: None,
            contributions,
        })
        .boxed()
}

pub(super) fn ceiling() -> BoxedStrategy<Ceiling> {
    let limits = (option::of(2011_u16..=2015), option::of(SOURCES), option::of(ITEMS));
    let code = (code_kind(), prop::sample::select(vec!["416", "6650"]));
    let code = code.prop_map(|(kind, text)| Code { kind, text: text.to_owned() });
    let spent = (2009_u16..=2014, 0_i128..=1_000_000_000);
    let spent = spent.prop_map(|(through, amount)| Spent { through, amount: Money::new(amount) });
    let more = (option::weighted(0.3, code), option::weighted(0.3, spent));
    (limits, 0_i128..=1_000_000_000, text(), more)
        .prop_map(|((year, source, item), amount, text, (code, spent))| Ceiling {
            year,
            source,
            item,
            code,
            spent,
            text,
            ..Ceiling::new(0, Money::new(amount))
        })
        .boxed()
}

pub(super) fn norm() -> BoxedStrategy<Norm> {
    let name = prop::sample::select(vec!["Giảng viên", "Phòng nghỉ", "x"]).prop_map(str::to_owned);
    let date = prop::sample::select(vec!["", "06/02/2025"]).prop_map(str::to_owned);
    let norm = (name, text(), number(), text(), date, vec(ITEMS, 0..=3));
    norm.prop_map(|(name, unit, cap, document, date, lines)| Norm { id: 0, name, unit, cap, document, date, lines })
        .boxed()
}

pub(super) fn waiver() -> impl Strategy<Value = Waiver> {
    let reason = prop::sample::select(vec!["x", "Đã hỏi Sở Tài chính"]).prop_map(str::to_owned);
    (finding(), reason).prop_map(|(finding, reason)| Waiver { finding, reason })
}

pub(super) fn finding() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["group-sum:24:6:-:-", "recurring:0:7:2011:-", "a"]).prop_map(str::to_owned)
}
