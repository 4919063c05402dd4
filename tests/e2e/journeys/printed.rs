//! What the document prints beside what is computed, and the correction note for it.

use anyhow::Result;
use serde_json::json;

use super::editing::{cell, open_seed};
use crate::harness::{Browser, Stage, css, journeys, role, text};

journeys![
    the_printed_figures_stand_beside_the_computed_ones,
    whoever_asks_before_the_checks_ran_sees_the_same,
    the_correction_note_lists_what_is_wrong_in_print,
];

/// The row of group II of Quảng Ngãi, from which a line was left out.
const GROUP: &str = "table:has(#printed-0) tr:has([data-mark]):not(:last-child)";

async fn the_printed_figures_stand_beside_the_computed_ones(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    browser.click(role("radio", "Đối chiếu bản in")).await?;
    browser.gone(css(".sheet")).await?;
    browser.shows("86/96 số khớp").await?;
    browser.has_text(css(&format!("{GROUP} td:nth-child(3)")), "46.000 tính ra 54.000 chênh +8.000").await?;
    only_what_disagrees(&browser).await?;
    browser.click(role("radio", "Tất cả")).await?;
    browser.has_text(css("table:has(#printed-0) tbody tr:first-child td:nth-child(2)"), "19.600").await?;
    browser.click(css(&format!("{GROUP} .name"))).await?;
    browser.has_focus(css("[data-row='4'] [data-col='7'] input")).await?;
    // the view follows the plan: a line, its total, its group and the total of 2011 agree no more, until that is undone
    browser.click(cell(5, 6)).await?;
    browser.type_text("1").await?;
    browser.press("Enter").await?;
    browser.click(role("radio", "Đối chiếu bản in")).await?;
    browser.shows("82/96 số khớp").await?;
    browser.click(role("button", "Hoàn tác")).await?;
    browser.shows("86/96 số khớp").await
}

/// Asks for the printed figures in the moment in which the choice appears, before anything is painted or checked.
const AT_ONCE: &str = "new MutationObserver((_, observer) => {
        const choice = document.querySelectorAll('#sheet-view input')[1];
        if (choice) { observer.disconnect(); choice.click(); }
    }).observe(document, { childList: true, subtree: true });";

async fn whoever_asks_before_the_checks_ran_sees_the_same(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": AT_ONCE })).await?;
    browser.reload().await?;
    browser.shows("86/96 số khớp").await?;
    only_what_disagrees(&browser).await
}

async fn only_what_disagrees(browser: &Browser) -> Result<()> {
    let rows = || async { Ok(browser.count(css(".pages tbody [scope='row']")).await? == 2) };
    browser.until("only what disagrees is listed", rows).await
}

async fn the_correction_note_lists_what_is_wrong_in_print(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    browser.click(role("radio", "Đối chiếu bản in")).await?;
    browser.find(role("button", "In phiếu")).await?;
    let first = ".corrections tbody tr:first-child";
    browser.has_text(css(&format!("{first} td:nth-child(5)")), "46.000 / 46.000 / 46.000 / 46.000").await?;
    browser.has_text(css(&format!("{first} td:nth-child(6)")), "54.000 / 54.000 / 54.000 / 54.000").await?;
    browser.has_text(css(&format!("{first} td:nth-child(7)")), "8.000 / 8.000 / 8.000 / 8.000").await?;
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(role("radio", "Đối chiếu bản in")).await?;
    browser.find(text("Không có số nào cần đính chính.")).await?;
    browser.gone(css(".corrections table")).await
}
