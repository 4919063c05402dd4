//! Dự Toán: programme budgets, computed exactly in the browser. This file is the map; it holds no code.
//!
//! Layers, lowest first; each names only those above it in this list:
//!
//! - [`money`]  exact đồng, numbers and words as people write them
//! - [`plan`]   the document: groups, lines, sources, targets, printed figures; plain data and its invariants
//! - [`calc`]   `compute(&Plan) -> Report`: every amount and every total, and the columns that make an edit instant
//! - [`check`]  `check(&Plan, &Report) -> Vec<Finding>`: what disagrees, and which one is the cause
//! - [`edit`]   `apply(&Plan, Command)` and the history: the only ways in which a plan changes
//! - [`compare`] two plans side by side, and one made of both
//! - [`scenario`] what the plan could be instead: variants side by side, step by step, appraised, and next year's plan
//! - [`entry`]  what a text typed into a cell means: a command, or why not
//! - [`mend`]   what would mend a finding, as commands
//! - [`find`]   where a text or a figure stands in the table, and which name fits what was typed
//! - [`book`]   the price book: what plans pay for one, and a line made of it
//! - [`steer`]  single moves of who pays and of shared numbers, as commands, and what they would move
//! - [`risk`]   what a plan may come to when its figures come out otherwise, and which figure moves it most
//! - [`goal`]   what one figure has to be so that another reaches what is wanted
//! - [`fit`]    cuts a plan to its ceilings: which counts, why, and whether nothing better can be
//! - [`consolidate`] several plans in one: a group for each
//! - [`format`] text ↔ plan: the file; old versions stay readable
//! - [`link`]   a plan as the fragment of a link, the shortest that there is, and back
//! - [`paper`]  the check code by which a print is held against a plan
//! - [`qr`]     a text as a QR code, drawn
//! - [`text`]   every sentence people read, in Vietnamese and English, and the report for programs
//! - [`range`]  rectangles of cells: copy, paste, fill, clear, sum
//! - [`chart`]  charts of a plan as shapes, in words and as files
//! - [`open`]   which plan a page opens, decided from strings
//! - [`keep`]   how plans are kept so that nothing is lost: records, slots, a journal, and the protocol between them
//! - [`job`]    long jobs as data, and how they are done
//! - `web`      the page (feature `web`): signals, browser, views; no arithmetic and no rules. `web::lazy` names the
//!   pieces that are fetched later
//! - `worker`   does jobs beside the page (feature `worker`)
//! - `js`       the embeddable engine (feature `js`)

pub mod book;
pub mod calc;
pub mod chart;
pub mod check;
pub mod compare;
pub mod consolidate;
pub mod edit;
pub mod entry;
pub mod find;
pub mod fit;
pub mod format;
pub mod goal;
pub mod job;
pub mod keep;
pub mod link;
pub mod mend;
pub mod money;
pub mod open;
pub mod paper;
pub mod plan;
pub mod qr;
pub mod range;
pub mod risk;
pub mod scenario;
mod sort;
pub mod steer;
pub mod text;

#[cfg(feature = "js")]
pub mod js;
#[cfg(feature = "web")]
pub mod web;
#[cfg(feature = "worker")]
pub mod worker;
