//! How many characters the links of real plans have.

use super::*;
use crate::edit::{Command, apply};
use crate::money::Decimal;
use crate::plan::Basis;

const PARTS: [&str; 3] = [
    include_str!("../dictionary/quang-ngai.txt"),
    include_str!("../dictionary/da-nang.txt"),
    include_str!("../dictionary/dong-nai.txt"),
];

/// The characters that lz-string 1.5 makes of the compact files of the seeds.
const LZ_STRING: [usize; 3] = [6236, 11994, 7515];

#[test]
fn a_whole_plan_that_no_dictionary_has_seen_is_short() {
    for (at, (seed, lz_string)) in SEEDS.iter().zip(LZ_STRING).enumerate() {
        let plan = seed.plan().unwrap();
        let others = PARTS.into_iter().enumerate().filter(|(part, _)| *part != at).map(|(_, part)| part);
        let links = Links::with_dictionary(&[dictionary::GENERAL].into_iter().chain(others).collect::<String>());
        let link = links.write(&plan, None);
        assert!(link.len() * 100 <= lz_string * 25, "{}: {} characters", seed.name, link.len());
        assert_eq!(links.read(&link, |_| None), Ok(plan));
    }
}

#[test]
fn a_seed_unchanged_is_its_name() {
    for seed in &SEEDS {
        let plan = seed.plan().unwrap();
        let link = LINKS.write(&plan, Some(&plan));
        assert!(link.len() <= 16, "{link}");
        assert_eq!(read_back(&link), Ok(plan));
    }
}

#[test]
fn a_seed_with_ten_changed_figures_is_ten_figures() {
    for seed in &SEEDS {
        let base = seed.plan().unwrap();
        let figure = |item: &std::sync::Arc<crate::plan::Item>| match item.line().map(|line| &line.basis) {
            Some(Basis::UnitCost { .. }) => Some(Command::SetPrice {
                item: item.id,
                year: None,
                price: Some(Decimal::from(item.id * 37_000 + 1_500)),
            }),
            Some(Basis::LumpSum(_)) => Some(Command::SetAmount {
                item: item.id,
                year: base.period.first(),
                amount: Some(crate::money::Money::new(i128::from(item.id) * 1_370_000 + 500_000)),
            }),
            _ => None,
        };
        let lines: Vec<Command> = base.outline.items().iter().filter_map(figure).collect();
        let every = lines.len() / 10;
        let mut changed = 0;
        let plan = lines.iter().step_by(every).fold(base.clone(), |plan, command| match apply(&plan, command) {
            Ok(after) if changed < 10 => {
                changed += 1;
                after
            }
            _ => plan,
        });
        assert_eq!(changed, 10, "{}", seed.name);
        let link = LINKS.write(&plan, Some(&base));
        assert!(link.len() <= 120, "{}: {} characters", seed.name, link.len());
        assert_eq!(read_back(&link), Ok(plan));
    }
}
