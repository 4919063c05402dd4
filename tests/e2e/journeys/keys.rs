//! Every line of docs/KEYS.md, tried: where a key leads from a cell, what is selected then, and what it does.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use super::steps::Step::{self, Gone, Holds, Press, See, Shows, TabTo, Times, Type};
use super::steps::take;
use crate::harness::{Browser, Look, Stage, css, journeys};

journeys![every_key_does_what_its_line_says,];

/// A row right before another, in the same block of rows or at the end of the one before.
macro_rules! before {
    ($first:literal, $second:literal) => {
        concat!(
            "[data-row='",
            $first,
            "'] + [data-row='",
            $second,
            "'], .block:has(> [data-row='",
            $first,
            "']:last-child) + .block > [data-row='",
            $second,
            "']:first-child"
        )
    };
}

/// A line of the page (several may try the same one), the cell where it begins (row and column, from 0), what is pressed,
/// where that leads (`r1c3`, with the corners of what is selected if that is more, and whether the cell is edited), and
/// what else is seen then.
type Case = (&'static str, (usize, usize), &'static [Step], &'static str, &'static [Step]);

/// In the plan of Đồng Nai: row 0 is a group (item 3), rows 1 to 10 its lines (items 4 to 13), row 11 the next group.
/// The columns are number, description, unit, count, price, amount, source, note.
#[rustfmt::skip]
const CASES: [Case; 57] = [
    ("↑ ↓ ← →", (1, 3), &[Press("ArrowDown"), Press("ArrowRight")], "r2c4", &[]),
    ("↑ ↓ ← →", (1, 3), &[Press("ArrowUp"), Press("ArrowLeft")], "r0c2", &[]),
    ("↑ ↓ ← →", (0, 0), &[Press("ArrowUp"), Press("ArrowLeft")], "r0c0", &[]),
    ("Tab", (1, 3), &[Press("Tab")], "r1c4", &[]),
    ("Tab", (1, 7), &[Press("Tab")], "r1c7", &[See(":not(.sheet *):focus")]),
    ("Shift+Tab", (1, 3), &[Press("Shift+Tab")], "r1c2", &[]),
    ("Shift+Tab", (1, 0), &[Press("Shift+Tab")], "r1c0", &[See(":not(.sheet *):focus")]),
    ("Home", (1, 3), &[Press("Home")], "r1c0", &[]),
    ("End", (1, 3), &[Press("End")], "r1c7", &[]),
    ("Ctrl+Home", (2, 3), &[Press("Control+Home")], "r0c0", &[]),
    ("Ctrl+End", (1, 3), &[Press("Control+End")], "r34c7", &[]),
    ("Ctrl+↑ ↓ ← →", (1, 4), &[Press("Control+ArrowDown")], "r10c4", &[]),
    ("Ctrl+↑ ↓ ← →", (1, 4), &[Times(2, "Control+ArrowDown")], "r12c4", &[]),
    ("Ctrl+↑ ↓ ← →", (3, 4), &[Press("Control+ArrowUp")], "r1c4", &[]),
    ("Ctrl+↑ ↓ ← →", (1, 2), &[Press("Control+ArrowRight")], "r1c6", &[]),
    ("Ctrl+↑ ↓ ← →", (1, 4), &[Press("Control+ArrowLeft")], "r1c0", &[]),
    ("Page Down", (1, 3), &[Press("PageDown")], "r16c3", &[]),
    ("Page Up", (1, 3), &[Press("PageDown"), Press("PageUp")], "r1c3", &[]),
    ("F6", (1, 7), &[Press("Tab"), Press("F6")], "r1c7", &[See("[data-row='4'] [data-col='7'] :focus")]),
    ("Shift+↑ ↓ ← →", (1, 3), &[Press("Shift+ArrowDown"), Press("Shift+ArrowRight")], "r1c3 r1c3:r2c4", &[]),
    ("Shift+↑ ↓ ← →", (1, 3), &[Press("Shift+ArrowUp"), Press("Shift+ArrowLeft")], "r1c3 r0c2:r1c3", &[]),
    ("Ctrl+Shift+↑ ↓ ← →", (1, 4), &[Press("Control+Shift+ArrowDown")], "r1c4 r1c4:r10c4", &[]),
    ("Shift+Home", (1, 3), &[Press("Shift+Home")], "r1c3 r1c0:r1c3", &[]),
    ("Shift+End", (1, 3), &[Press("Shift+End")], "r1c3 r1c3:r1c7", &[]),
    ("Ctrl+Shift+Home", (1, 3), &[Press("Control+Shift+Home")], "r1c3 r0c0:r1c3", &[]),
    ("Ctrl+Shift+End", (1, 3), &[Press("Control+Shift+End")], "r1c3 r1c3:r34c7", &[]),
    ("Shift+Page Down", (1, 3), &[Press("Shift+PageDown")], "r1c3 r1c3:r16c3", &[]),
    ("Shift+Space", (1, 3), &[Press("Shift+Space")], "r1c0 r1c0:r1c7", &[]),
    ("Ctrl+Space", (1, 3), &[Press("Control+Space")], "r0c3 r0c3:r34c3", &[]),
    ("Ctrl+A", (1, 3), &[Press("Control+a")], "r0c0 r0c0:r34c7", &[]),
    ("letters, digits", (1, 3), &[Type("7")], "r1c3 edit", &[Holds(".sheet :focus", "7")]),
    ("letters, digits", (1, 3), &[Type("7"), Press("ArrowDown")], "r2c3", &[Shows("[data-row='4'] [data-col='3']", "7 đã in 1")]),
    ("Enter", (1, 3), &[Press("Enter"), Type("0")], "r1c3 edit", &[Holds(".sheet :focus", "10")]),
    ("Enter", (1, 3), &[Type("7"), Press("Enter")], "r2c3", &[Shows("[data-row='4'] [data-col='3']", "7 đã in 1")]),
    ("Enter", (1, 3), &[Type("7"), Press("Tab"), Type("8"), Press("Enter")], "r2c3", &[]),
    ("Shift+Enter", (1, 3), &[Type("7"), Press("Shift+Enter")], "r0c3", &[]),
    ("F2", (1, 3), &[Press("F2"), Type("0")], "r1c3 edit", &[Holds(".sheet :focus", "10")]),
    ("Esc", (1, 3), &[Type("7"), Press("Escape")], "r1c3", &[Holds(".sheet :focus", "1")]),
    ("Ctrl+Enter", (1, 3), &[Press("Shift+ArrowDown"), Type("7"), Press("Control+Enter")], "r1c3 r1c3:r2c3", &[Shows("[data-row='5'] [data-col='3']", "7 đã in 1")]),
    ("Delete", (1, 4), &[Press("Delete")], "r1c4", &[Holds(".sheet :focus", "")]),
    ("Backspace", (1, 4), &[Press("Backspace")], "r1c4", &[Holds(".sheet :focus", "")]),
    ("Ctrl+C", (1, 4), &[Press("Control+c"), Press("ArrowDown"), Press("Control+v")], "r2c4", &[Holds(".sheet :focus", "9.000.000")]),
    ("Ctrl+X", (1, 4), &[Press("Control+x"), Holds(".sheet :focus", ""), Times(2, "ArrowDown"), Press("Control+v")], "r3c4", &[Holds(".sheet :focus", "9.000.000")]),
    ("Ctrl+V", (1, 2), &[Press("Shift+ArrowDown"), Press("Control+c"), Times(2, "ArrowDown"), Press("Control+v")], "r3c2 r3c2:r4c2", &[Shows("[data-row='7'] [data-col='2']", "ngày")]),
    ("Ctrl+Z", (1, 3), &[Type("7"), Press("Enter"), Press("Control+z")], "r1c3", &[Holds(".sheet :focus", "1")]),
    ("Ctrl+Y, Ctrl+Shift+Z", (1, 3), &[Type("7"), Press("Enter"), Press("Control+z"), Press("Control+y")], "r1c3", &[Holds(".sheet :focus", "7")]),
    ("Ctrl+Y, Ctrl+Shift+Z", (1, 3), &[Type("7"), Press("Enter"), Press("Control+z"), Press("Control+Shift+Z")], "r1c3", &[Holds(".sheet :focus", "7")]),
    ("Ctrl+D", (1, 2), &[Times(2, "Shift+ArrowDown"), Press("Control+d")], "r1c2 r1c2:r3c2", &[Shows("[data-row='6'] [data-col='2']", "gói")]),
    ("Ctrl+D", (2, 2), &[Press("Control+d")], "r2c2", &[Holds(".sheet :focus", "gói")]),
    ("Ctrl+R", (1, 3), &[Press("Shift+ArrowRight"), Press("Control+r")], "r1c3 r1c3:r1c4", &[Shows("[data-row='4'] [data-col='4']", "1 đã in 9.000.000")]),
    ("Ctrl+Alt+=", (1, 1), &[Press("Control+Alt+=")], "r1c1", &[Holds(".sheet :focus", ""), See(before!("51", "4"))]),
    ("Ctrl+Alt+-", (1, 1), &[Press("Control+Alt+-")], "r1c1", &[Gone("[data-row='4']"), See(".toast")]),
    ("Alt+Shift+↑ ↓", (1, 1), &[Press("Alt+Shift+ArrowDown")], "r2c1", &[See(before!("5", "4"))]),
    ("Alt+Shift+← →", (1, 1), &[Press("Alt+Shift+ArrowLeft")], "r10c1", &[See("[data-row='4'][data-depth='0']")]),
    ("Alt+← →", (0, 1), &[Press("Alt+ArrowLeft")], "r0c1", &[Gone("[data-row='4']"), Press("Alt+ArrowRight"), See("[data-row='4']")]),
    ("Ctrl+F", (1, 1), &[Press("Control+f"), See(".find :focus"), Type("tem"), Press("Escape")], "r5c1", &[Gone(".find")]),
    ("F3, Shift+F3", (1, 1), &[Press("Control+f"), See(".find :focus"), Type("tem"), Press("Escape"), Gone(".find"), Press("F3"), Shows(".find b", "2/5"), Press("Shift+F3"), Shows(".find b", "1/5")], "r5c1", &[]),
];

/// Keys of the whole screen, from a cell.
#[rustfmt::skip]
const SCREEN: [Case; 5] = [
    ("F8", (0, 1), &[Press("F8")], "", &[See(".sheet [data-active] :focus, .panel :focus")]),
    ("Ctrl+K", (1, 1), &[Press("Control+k"), See("dialog.palette[open]"), Press("Escape"), Gone("dialog")], "r1c1", &[]),
    ("F1, Ctrl+/, ?", (1, 1), &[Press("F1"), See("dialog.shortcuts[open]"), Press("Escape"), Gone("dialog")], "r1c1", &[]),
    ("F1, Ctrl+/, ?", (1, 1), &[Press("Control+/"), See("dialog.shortcuts[open]"), Press("Escape"), Gone("dialog")], "r1c1", &[]),
    ("F1, Ctrl+/, ?", (1, 1), &[TabTo(".panel summary"), Press("?"), See("dialog.shortcuts[open]"), Press("Escape"), Gone("dialog")], "r1c7", &[]),
];

const STATE: &str =
    "const place = (cell) => [Number(cell.parentElement.getAttribute('aria-rowindex')), Number(cell.dataset.col)];
    const name = ([row, column]) => `r${row - 2}c${column}`;
    const active = document.querySelector('.sheet [data-active]');
    if (!active) return '';
    const all = [...document.querySelectorAll('.sheet [aria-selected=true]')].map(place);
    const corner = (pick) => name([0, 1].map((at) => pick(...all.map((one) => one[at]))));
    const area = all.length > 1 ? ` ${corner(Math.min)}:${corner(Math.max)}` : '';
    return name(place(active)) + area + (active.dataset.state === 'edit' ? ' edit' : '');";

async fn every_key_does_what_its_line_says(stage: &Stage) -> Result<()> {
    lines_are_those_of_the_page()?;
    let site = stage.site("/")?;
    // so high that every row is drawn, and can be seen to be selected
    let browser = stage.browser(Look { height: 1600, ..Look::default() }).await?;
    let mut wrong = Vec::new();
    for case in CASES.iter().chain(&SCREEN) {
        browser.open(&site.url("#/")).await?;
        browser.click(css(".cards li:nth-child(3) > article > button")).await?;
        browser.find(css(".sheet .total")).await?;
        if let Err(error) = try_it(&browser, case).await {
            wrong.push(format!("{}, from {:?}: {error:#}", case.0, case.1));
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

async fn try_it(browser: &Browser, (_, (row, column), steps, state, then): &Case) -> Result<()> {
    take(browser, Step::Enter).await?;
    take(browser, Press("Control+Home")).await?;
    take(browser, Times(*row, "ArrowDown")).await?;
    take(browser, Times(*column, "ArrowRight")).await?;
    for step in *steps {
        take(browser, *step).await?;
    }
    if !state.is_empty() {
        let last = std::cell::RefCell::new(json!(null));
        let leads = browser.until("the key leads there", || async {
            let now = browser.eval(STATE, Vec::new()).await?;
            let there = now == json!(state);
            last.replace(now);
            Ok(there)
        });
        leads.await.with_context(|| format!("it leads to {}, not to {state}", last.borrow()))?;
    }
    for step in *then {
        take(browser, *step).await?;
    }
    Ok(())
}

/// Each line of the page is tried, and each key that is tried has a line.
fn lines_are_those_of_the_page() -> Result<()> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/KEYS.md"))?;
    let lines = page.lines().filter(|line| line.starts_with("| `")).filter_map(|line| line.split('`').nth(1));
    let lines: BTreeSet<&str> = lines.collect();
    let tried: BTreeSet<&str> = CASES.iter().chain(&SCREEN).map(|case| case.0).collect();
    let odd: Vec<_> = lines.symmetric_difference(&tried).collect();
    ensure!(odd.is_empty(), "docs/KEYS.md and the journey differ in {odd:?}");
    Ok(())
}
