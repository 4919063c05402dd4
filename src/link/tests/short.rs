//! How many characters the links of real plans have.

use super::*;

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
        let plan = ten_changed(&base);
        let link = LINKS.write(&plan, Some(&base));
        assert!(link.len() <= 120, "{}: {} characters", seed.name, link.len());
        assert_eq!(read_back(&link), Ok(plan));
    }
}

#[test]
fn what_is_said_of_every_line_costs_little() {
    for seed in &SEEDS {
        let base = seed.plan().unwrap();
        let plan = steered(&base);
        let link = LINKS.write(&plan, Some(&base));
        assert!(link.len() <= 180, "{}: {} characters", seed.name, link.len());
        assert_eq!(read_back(&link), Ok(plan));
    }
}

#[test]
fn two_scenarios_of_five_changes_are_their_figures() {
    for seed in &SEEDS {
        let base = seed.plan().unwrap();
        let plan = varied(&base);
        let link = LINKS.write(&plan, Some(&base));
        assert!(link.len() <= 200, "{}: {} characters", seed.name, link.len());
        assert_eq!(read_back(&link), Ok(plan));
    }
}
