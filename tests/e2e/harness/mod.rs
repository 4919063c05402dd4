//! What journeys are written with; it knows how to use a browser, and nothing of budgets.
#![allow(dead_code, unused_imports, reason = "a vocabulary: which words the journeys of today use is not its concern")]

mod act;
mod axe;
mod browser;
pub(crate) mod build;
mod chromedriver;
mod expect;
mod find;
mod keys;
mod look;
mod site;
mod stage;
mod wait;

pub(crate) use browser::Browser;
pub(crate) use chromedriver::Chromedriver;
pub(crate) use find::{What, any_role, css, hook, role, text};
pub(crate) use look::{Look, Theme};
pub(crate) use site::Site;
pub(crate) use stage::{Stage, count_from, trial};

/// Lists the journeys of one file.
macro_rules! journeys {
    ($($journey:ident),+ $(,)?) => {
        /// The journeys of this file, ready to run.
        pub(crate) fn all(driver: &str) -> Vec<libtest_mimic::Trial> {
            let file = module_path!().rsplit("::").next().unwrap_or_default();
            vec![$($crate::harness::trial(format!("{file}::{}", stringify!($journey)), driver, $journey)),+]
        }
    };
}
pub(crate) use journeys;
