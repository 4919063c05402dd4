//! What the document prints beside what is computed, and the correction note for it.

use anyhow::Result;

use super::editing::{cell, open_seed};
use crate::harness::{Stage, css, journeys, role, text};

journeys![the_printed_figures_stand_beside_the_computed_ones, the_correction_note_lists_what_is_wrong_in_print,];

/// The row of group II of Quảng Ngãi, from which a line was left out.
const GROUP: &str = "table:has(#printed-0) tr:has([data-mark]):not(:last-child)";

async fn the_printed_figures_stand_beside_the_computed_ones(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    browser.click(role("radio", "Đối chiếu bản in")).await?;
    browser.gone(css(".sheet")).await?;
    browser.shows("86/96 số khớp").await?;
    browser.has_text(css(&format!("{GROUP} td:nth-child(3)")), "46.000 tính ra 54.000 chênh +8.000").await?;
    anyhow::ensure!(browser.count(css(".pages tbody [scope='row']")).await? == 2, "only what disagrees is listed");
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
