//! All journeys, by the part of a planner's day that they belong to; what they are written with is in `harness`.

mod access;
mod appraisal;
mod charts;
mod checks;
mod codes;
mod compare;
mod editing;
mod find;
mod first_visit;
mod fit;
mod focus;
mod funds;
mod hostile;
mod jobs;
mod keeping;
mod keyboard;
mod keys;
mod kills;
mod links;
mod next_year;
mod offline;
mod prices;
mod printed;
mod rescue;
mod risk;
mod scenarios;
mod share;
pub(crate) mod steps;
mod tabs;
mod targets;
mod trouble;

use libtest_mimic::Trial;

/// Every journey, in the order in which they run.
pub(crate) fn all(driver: &str) -> Vec<Trial> {
    let files = [
        first_visit::all,
        editing::all,
        checks::all,
        codes::all,
        compare::all,
        keeping::all,
        tabs::all,
        kills::all,
        links::all,
        find::all,
        prices::all,
        printed::all,
        charts::all,
        targets::all,
        funds::all,
        scenarios::all,
        appraisal::all,
        next_year::all,
        risk::all,
        fit::all,
        jobs::all,
        share::all,
        trouble::all,
        offline::all,
        rescue::all,
        hostile::all,
        access::all,
        keyboard::all,
        focus::all,
        keys::all,
    ];
    files.into_iter().flat_map(|file| file(driver)).collect()
}
