//! Journeys: what a planner does, done in a real browser on the built page; nothing here looks inside the program.
//!
//! Run them with `cargo xtask test --only e2e`, or one of them with
//! `cargo test --features e2e --test e2e -- NAME` once dist/ is built (`cargo xtask dist`).
//!
//! # To add a journey
//!
//! Write an `async fn name_that_says_what_holds(stage: &Stage) -> Result<()>` in a file of `journeys/` and name it in
//! that file's `journeys![…]` (a journey that is not named there does not compile, being dead code). A new file is
//! named in `journeys/mod.rs`. A journey fails by returning an error (`?`, `anyhow::ensure!`) or by a panic.
//!
//! ```ignore
//! async fn a_new_price_moves_the_total(stage: &Stage) -> Result<()> {
//!     let site = stage.site("/")?;                             // dist/ on a port, so on an origin, of its own
//!     let browser = stage.browser(Look::default()).await?;     // a fresh profile: no storage, no cache
//!     browser.open(&site.url("")).await?;
//!     browser.click(role("button", "Quảng Ngãi")).await?;
//!     browser.fill(hook("price-1"), "15000").await?;
//!     browser.press("Enter").await?;
//!     browser.has_text(hook("total"), "1.450.000").await
//! }
//! ```
//!
//! # The stage
//!
//! - `stage.site(path)`: the built page under any path of its own origin; `site.url("#x")`; `site.stop()` is the loss of
//!   the network, also for open connections; `site.start()` brings it back at the same address, and
//!   `site.serve(folder)` another build of the page.
//! - `stage.browser(Look { width, height, language, theme })`: a browser of its own; ask twice for two users. What is
//!   on its console as an error when the journey ends fails the journey, unless `browser.forgive(part)` was told to
//!   expect it. When a journey fails, a picture and the HTML of each browser are kept in target/tmp/e2e/NAME/.
//!
//! # What to look for
//!
//! `role("button", "Chia sẻ")` (the role and name that assistive technology is given; `any_role("row")` for any name),
//! `text("…")` (the innermost elements that show it), `hook("total")` (`data-test="total"`), `css("…")`. All see only
//! what is shown, and where one thing is wanted, more than one is an error.
//!
//! # What a browser can do
//!
//! - go: `open`, `reload`, `back`, `forward`, `url`
//! - act: `click`, `double_click`, `fill` (replaces the content), `type_text` (into what has the focus), `press`
//!   (`"Control+Shift+Z"`), `paste`, `choose_file`
//! - wait and expect: `find`, `find_all`, `gone`, `shows`, `has_text`, `has_value`, `has_focus`, `until(what, condition)`,
//!   `downloaded(ending)`, `is_accessible` (what axe-core finds); each looks again and again until it holds, or fails after a generous deadline
//! - read: `text_of`, `value_of`, `count`, `eval` (a script with `return`)
//! - surroundings: `resize`, `theme`, `slow_cpu`, `picture`; for the rest, `driver()` is thirtyfour's own handle, and
//!   `devtools(method, parameters)` speaks the DevTools protocol
//!
//! There is no way to sleep, on purpose: wait for what a person would wait for.

#![deny(dead_code, unused_must_use)]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "the strict lints protect a planner from a crash and amounts from a slip; a test may stop"
)]

mod harness;
mod journeys;
mod pictures;
#[path = "../../xtask/src/static_server.rs"]
mod static_server;
#[path = "../../xtask/src/finish/worker.rs"]
mod worker;

use std::env;
use std::process::ExitCode;

use harness::Chromedriver;
use libtest_mimic::Arguments;

fn main() -> ExitCode {
    let mut args = Arguments::from_args();
    // One driver, and one journey after the other: they share two cores, and a browser wants them for itself.
    args.test_threads = Some(1);
    let driver = match Chromedriver::start() {
        Ok(driver) => driver,
        Err(error) => {
            eprintln!("{error:#}");
            return ExitCode::FAILURE;
        }
    };
    let trials = match env::var_os("DU_TOAN_PICTURES") {
        Some(folder) => pictures::all(driver.address(), folder.as_ref()),
        None => journeys::all(driver.address()),
    };
    libtest_mimic::run(&args, trials).exit_code()
}
