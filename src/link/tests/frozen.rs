//! Links as they were made by every version, which people have in their mail: each is still its plan.

use super::*;

/// A name and a link in each line. Only ever added to.
const FROZEN: &str = include_str!("frozen.txt");

/// The plans that were made links of.
fn plans() -> Vec<(&'static str, Plan)> {
    let files = [
        ("v3", include_str!("../../format/tests/v3.json")),
        ("v2", include_str!("../../format/tests/v2.json")),
        ("v1", include_str!("../../format/tests/v1.json")),
        ("v1-norms", include_str!("../../format/tests/v1-norms.json")),
        ("flat", include_str!("flat.json")),
    ];
    let seeds = SEEDS.iter().flat_map(|seed| {
        let plan = seed.plan().unwrap();
        let names: [&str; 4] = match seed.name {
            "quang-ngai-2011-2015" => ["quang-ngai", "quang-ngai-changed", "quang-ngai-steered", "quang-ngai-varied"],
            "da-nang-2011-2015" => ["da-nang", "da-nang-changed", "da-nang-steered", "da-nang-varied"],
            _ => ["dong-nai", "dong-nai-changed", "dong-nai-steered", "dong-nai-varied"],
        };
        names.into_iter().zip([plan.clone(), ten_changed(&plan), steered(&plan), varied(&plan)])
    });
    let files = files.map(|(name, text)| (name, read(text).unwrap()));
    seeds.chain(files).chain([("filled-down", filled_down(3_000))]).collect()
}

#[test]
fn every_link_is_read_for_ever() {
    let frozen: Vec<(&str, &str)> = FROZEN.lines().filter_map(|line| line.split_once(' ')).collect();
    for (name, plan) in plans() {
        assert!(frozen.iter().any(|(other, _)| *other == name), "no link of {name} was frozen");
        for (_, link) in frozen.iter().filter(|(other, _)| *other == name) {
            assert!(read_back(link).as_ref() == Ok(&plan), "{name}: {link}");
        }
    }
}

#[test]
fn what_is_written_is_what_was() {
    for (name, plan) in plans() {
        let base = Links::base_of(&plan).and_then(seed);
        for base in [base.as_ref(), None] {
            let link = LINKS.write(&plan, base);
            assert!(FROZEN.lines().any(|line| line.split_once(' ') == Some((name, &*link))), "{name} {link}");
        }
    }
}

/// What is written now, for a new version: `cargo test link::tests::frozen -- --ignored --nocapture`.
#[test]
#[ignore = "prints"]
#[allow(clippy::print_stdout)]
fn print_what_is_written_now() {
    for (name, plan) in plans() {
        let base = Links::base_of(&plan).and_then(seed);
        println!("{name} {}", LINKS.write(&plan, base.as_ref()));
        if base.is_some() {
            println!("{name} {}", LINKS.write(&plan, None));
        }
    }
}
