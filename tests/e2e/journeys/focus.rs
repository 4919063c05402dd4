//! Where the focus is after everything that could take it away: somewhere, in the window, under nothing.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::keyboard::{OPEN, start, take_all};
use super::steps::Step::{self, Command, Enter, Gone, Press, See, TabTo, Times, Type};
use crate::harness::{Browser, Look, Stage, css, journeys};

journeys![
    the_focus_is_never_lost,
    the_focus_is_never_lost_on_a_phone,
    no_cell_is_reached_that_is_not_seen,
    tab_leads_on_in_the_row_and_out_of_the_table,
];

/// What is wrong with where the focus is: nowhere, hidden, out of the window, or under something.
const FOCUS: &str = "const it = document.activeElement;
    if (!it || it === document.body || it === document.documentElement) return 'the focus is nowhere';
    const name = `${it.tagName.toLowerCase()}#${it.id}.${it.className} ${it.getAttribute('aria-label') ?? it.textContent}`;
    if (!it.checkVisibility({ visibilityProperty: true })) return `${name} is hidden`;
    const box = (it.closest('[data-active]') ?? it).getBoundingClientRect();
    if (box.top < -1 || box.left < -1 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1) {
        return `${name} is not in the window: ${JSON.stringify(box)}`;
    }
    const own = it.closest('[data-active]') ?? it;
    const points = [[box.left + 3, box.top + 3], [box.right - 3, box.top + 3], [box.left + 3, box.bottom - 3],
        [box.right - 3, box.bottom - 3], [(box.left + box.right) / 2, (box.top + box.bottom) / 2]];
    const over = points.map(([x, y]) => document.elementFromPoint(x, y))
        .find((other) => other && !own.contains(other) && !other.contains(own));
    return over ? `${name} is under ${over.tagName.toLowerCase()}.${over.className}` : '';";

/// Waits until the focus is where a person sees it.
pub(super) async fn focus_is_seen(browser: &Browser) -> Result<()> {
    let last = std::cell::RefCell::new(Value::Null);
    let seen = browser
        .until("the focus is seen", || async {
            let problem = browser.eval(FOCUS, Vec::new()).await?;
            let fine = problem == json!("");
            last.replace(problem);
            Ok(fine)
        })
        .await;
    seen.with_context(|| last.borrow().to_string())
}

/// What a person does, after which the focus could be lost; where it should be, if that is more than anywhere.
#[rustfmt::skip]
const CASES: [(&str, &[Step], &str); 26] = [
    ("a row is deleted", &[Enter, Press("ArrowDown"), Press("Control+Alt+-"), See(".toast")], "[data-row='5'] textarea"),
    ("and brought back", &[Enter, Press("ArrowDown"), Press("Control+Alt+-"), See(".toast"), Press("Control+z"), See("[data-row='4']")], ".sheet :is(input, textarea)"),
    ("the last row is deleted", &[Enter, Press("Control+End"), Press("Control+Alt+-"), See(".toast")], "[data-row='36'] textarea"),
    ("every row is deleted", &[Enter, Press("Control+a"), Press("Control+Alt+-"), See(".toast")], ""),
    ("and all are brought back", &[Enter, Press("Control+a"), Press("Control+Alt+-"), See(".toast"), Press("Control+z"), See("[data-row='4']")], ""),
    ("a row is added and undone", &[Enter, Press("Control+Alt+="), See("[data-row='51']"), Press("Control+z"), Gone("[data-row='51']")], ".sheet :is(input, textarea)"),
    ("a row is added by a button and undone", &[Enter, TabTo(".tools button:nth-of-type(1)"), Press("Enter"), See("[data-row='51']"), Press("Control+z"), Gone("[data-row='51']")], ""),
    ("a row is moved", &[Enter, Press("ArrowDown"), Press("Alt+Shift+ArrowDown")], "[data-row='4'] textarea"),
    ("a row is moved far", &[Enter, Press("ArrowDown"), Times(8, "Alt+Shift+ArrowDown")], "[data-row='4'] textarea"),
    ("a group is folded", &[Enter, Press("Alt+ArrowLeft"), Gone("[data-row='4']")], "[data-row='3'] textarea"),
    ("and unfolded", &[Enter, Press("Alt+ArrowLeft"), Gone("[data-row='4']"), Press("Alt+ArrowRight"), See("[data-row='4']")], "[data-row='3'] textarea"),
    ("all groups are folded", &[Enter, Press("ArrowDown"), Command("thu gọn mọi nhóm"), Gone("[data-row='4']")], "[data-row='3'] textarea"),
    ("the view is switched", &[Enter, Command("biểu đồ"), See(".charts")], "#sheet-view input:checked"),
    ("and back", &[Enter, Command("biểu đồ"), See(".charts"), Press("ArrowLeft"), Press("ArrowLeft"), See(".sheet")], "#sheet-view input:checked"),
    ("the list of commands is closed", &[Enter, Press("Control+k"), See("dialog[open]"), Press("Escape"), Gone("dialog")], "[data-row='3'] textarea"),
    ("the list of keys is closed", &[Enter, Press("Control+/"), See("dialog[open]"), Press("Escape"), Gone("dialog")], "[data-row='3'] textarea"),
    ("the list of commands is closed where no cell is selected", &[TabTo("#find"), Press("Control+k"), See("dialog[open]"), Press("Escape"), Gone("dialog")], "#find"),
    ("the search is closed", &[Enter, Press("Control+f"), See(".find"), Type("tem thư"), See(".find b"), Press("Escape"), Gone(".find")], "[data-row='8'] textarea"),
    ("the search is closed where nothing was found", &[Press("Control+f"), See(".find"), Press("Escape"), Gone(".find")], "#find"),
    ("a message is closed", &[Enter, Press("ArrowDown"), Press("Control+Alt+-"), TabTo(".toast button:last-of-type"), Press("Enter"), Gone(".toast")], "[data-row='5'] textarea"),
    ("a message takes back", &[Enter, Press("ArrowDown"), Press("Control+Alt+-"), TabTo(".toast button:first-of-type"), Press("Enter"), Gone(".toast")], ".sheet :is(input, textarea)"),
    ("the language is switched", &[TabTo("#language input"), Press("ArrowRight"), See("html[lang='en']")], "#language input:checked"),
    ("the language is switched by a command", &[Enter, Press("ArrowDown"), Command("english"), See("html[lang='en']")], ""),
    ("the column of the cell is hidden", &[Enter, Press("ArrowRight"), TabTo("button.columns"), Press("Enter"), TabTo("#columns li:nth-child(3) input"), Press("Space"), Press("Escape"), Gone("#columns")], "button.columns"),
    ("and the table is entered again", &[Enter, Press("ArrowRight"), TabTo("button.columns"), Press("Enter"), TabTo("#columns li:nth-child(3) input"), Press("Space"), Press("Escape"), Gone("#columns"), Enter, Press("ArrowDown")], ".sheet :is(input, textarea)"),
    ("the next finding is shown", &[Press("F8")], ""),
];

async fn never_lost(stage: &Stage, width: u32) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look { width, ..Look::default() }).await?;
    let mut lost = Vec::new();
    for (name, steps, at) in CASES {
        browser.open(&site.url("")).await?;
        browser.forget_all().await?;
        browser.reload().await?;
        take_all(&browser, &OPEN).await?;
        let outcome = async {
            take_all(&browser, steps).await?;
            focus_is_seen(&browser).await?;
            if at.is_empty() { Ok(()) } else { browser.has_focus(css(at)).await }
        };
        if let Err(error) = outcome.await {
            lost.push(format!("{name}: {error:#}"));
        }
    }
    ensure!(lost.is_empty(), "{}", lost.join("\n"));
    Ok(())
}

async fn the_focus_is_never_lost(stage: &Stage) -> Result<()> {
    never_lost(stage, 1280).await
}

async fn the_focus_is_never_lost_on_a_phone(stage: &Stage) -> Result<()> {
    never_lost(stage, 390).await
}

/// Neither under the head, nor under the total, nor under the columns that stay.
async fn no_cell_is_reached_that_is_not_seen(stage: &Stage) -> Result<()> {
    let (_site, browser) = start(stage).await?;
    take_all(&browser, &[TabTo(".cards li:nth-child(2) button"), Press("Enter"), See(".sheet .total"), Enter]).await?;
    for (width, height) in [(1280, 800), (820, 500), (390, 800)] {
        browser.resize(width, height).await?;
        browser.press("Control+Home").await?;
        for (times, keys) in [
            (14, "ArrowDown"),
            (12, "ArrowRight"),
            (14, "ArrowUp"),
            (12, "ArrowLeft"),
            (1, "Control+End"),
            (1, "PageUp"),
            (1, "Home"),
        ] {
            for at in 0..times {
                browser.press(keys).await?;
                focus_is_seen(&browser).await.with_context(|| format!("{width} × {height}, {keys} {at}"))?;
            }
        }
    }
    Ok(())
}

async fn tab_leads_on_in_the_row_and_out_of_the_table(stage: &Stage) -> Result<()> {
    let (_site, browser) = start(stage).await?;
    take_all(&browser, &OPEN).await?;
    // the first stop of the page is the way to the table
    take_all(&browser, &[TabTo("a.skip"), Press("Enter"), Press("ArrowDown"), Press("Home")]).await?;
    let last = browser.count(css(".head > *")).await?.saturating_sub(1);
    for column in 0..=last {
        browser.has_focus(css(&format!("[data-row='4'] [data-col='{column}'] :is(input, textarea, select)"))).await?;
        browser.press("Tab").await?;
    }
    let outside = "return !document.activeElement.closest('.sheet') && document.activeElement !== document.body;";
    ensure!(browser.eval(outside, Vec::new()).await? == json!(true), "Tab does not leave the table");
    focus_is_seen(&browser).await?;
    let in_last = format!("[data-row='4'] [data-col='{last}'] :is(input, textarea, select)");
    for keys in ["Shift+Tab", "F6"] {
        browser.press(keys).await?;
        browser.has_focus(css(&in_last)).await?;
        browser.press("Tab").await?;
        ensure!(browser.eval(outside, Vec::new()).await? == json!(true), "Tab does not leave the table again");
    }
    // also when something was typed into the last cell
    take_all(&browser, &[Press("F6"), Type("ghi chú"), Press("Tab")]).await?;
    ensure!(browser.eval(outside, Vec::new()).await? == json!(true), "Tab does not leave a cell that was typed into");
    browser.has_value(css(&format!("[data-row='4'] [data-col='{last}'] textarea")), "ghi chú").await?;
    take_all(&browser, &[Press("F6"), Press("Home"), Press("Shift+Tab")]).await?;
    ensure!(browser.eval(outside, Vec::new()).await? == json!(true), "Shift+Tab does not leave the table");
    take_all(&browser, &[TabTo(".sheet :is(input, textarea, select)")]).await
}
