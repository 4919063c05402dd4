//! Finding what stands in the table, the list of commands, the list of keys: the focus is always where it should be.

use std::rc::Rc;

use anyhow::Result;

use super::editing::{cell, open_seed};
use crate::harness::{Browser, Look, Site, Stage, css, journeys, role};

journeys![
    what_is_found_without_marks_is_stepped_through,
    a_figure_is_found_by_its_digits,
    what_is_not_there_is_said_in_words,
    the_last_of_ten_thousand_rows_is_found,
    whoever_scrolls_after_a_commit_is_not_led_back,
    finding_leads_from_the_printed_figures_to_the_table,
    a_command_undoes,
    a_command_that_needs_a_row_says_so,
    the_list_of_commands_leads_to_a_row,
    the_focus_comes_back_from_the_list_of_commands,
    the_list_of_keys_opens_and_closes,
];

const FIELD: &str = ".find input";
const COUNT: &str = ".find b";
const COMMAND: &str = "#palette-title + input";
const KEYS: &str = "dialog.shortcuts";

/// Waits until the editor of the cell is there, with or without the focus.
async fn is_active(browser: &Browser, item: u32, column: usize) -> Result<()> {
    browser.find(css(&format!("[data-row='{item}'] [data-col='{column}'][data-active]"))).await.map(drop)
}

/// What the cell being worked on is typed into.
fn editor(item: u32, column: usize) -> String {
    format!("[data-row='{item}'] [data-col='{column}'] :is(input, textarea)")
}

async fn look_for(browser: &Browser, text: &str) -> Result<()> {
    browser.press("Control+f").await?;
    browser.has_focus(css(FIELD)).await?;
    browser.type_text(text).await
}

async fn what_is_found_without_marks_is_stepped_through(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    look_for(&browser, "tap huan").await?;
    browser.has_text(css(COUNT), "1/6").await?;
    is_active(&browser, 2, 1).await?;
    browser.press("Enter").await?;
    browser.has_text(css(COUNT), "2/6").await?;
    is_active(&browser, 3, 1).await?;
    browser.has_focus(css(FIELD)).await?;
    browser.press("Shift+Enter").await?;
    browser.press("Shift+Enter").await?;
    browser.has_text(css(COUNT), "6/6").await?;
    browser.click(role("button", "Chỗ sau")).await?;
    browser.has_text(css(COUNT), "1/6").await?;
    browser.has_focus(role("button", "Chỗ sau")).await?;
    browser.press("Escape").await?;
    browser.gone(css(FIELD)).await?;
    browser.has_focus(css(&editor(2, 1))).await
}

async fn a_figure_is_found_by_its_digits(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    look_for(&browser, "268900").await?;
    browser.has_text(css(COUNT), "1/1").await?;
    is_active(&browser, 4, 5).await?;
    browser.click(cell(4, 5)).await?;
    browser.has_focus(css(&editor(4, 5))).await
}

async fn what_is_not_there_is_said_in_words(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    look_for(&browser, "tâp huan").await?;
    browser.has_text(css(COUNT), "không thấy").await?;
    browser.press("Enter").await?;
    browser.has_focus(css(FIELD)).await
}

/// A plan of ten thousand lines.
async fn large(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    let file = std::env::temp_dir().join(format!("du-toan-{}.json", std::process::id()));
    let line =
        |at: u32| format!(r#"{{"label":"Dòng số {at}","unit":"gói","unit_price":{at},"quantity":[1],"split":[100]}}"#);
    let lines = (1..=10_000).map(line).collect::<Vec<_>>().join(",");
    let head = r#"{"schema":"bench-plan/1","title":"T","currency":"VND","years":[2026],"sources":["A"],"groups":"#;
    std::fs::write(&file, format!(r#"{head}[{{"name":"G","lines":[{lines}]}}]}}"#))?;
    browser.choose_file(".intro input[type=file]", &file).await?;
    browser.find(css(".sheet .total")).await?;
    std::fs::remove_file(&file)?;
    Ok((site, browser))
}

async fn the_last_of_ten_thousand_rows_is_found(stage: &Stage) -> Result<()> {
    let (_site, browser) = large(stage).await?;
    look_for(&browser, "dong so 9123").await?;
    browser.has_text(css(COUNT), "1/1").await?;
    let seen = "const cell = document.querySelector('[data-active]').getBoundingClientRect();
        const sheet = document.querySelector('.sheet').getBoundingClientRect();
        return cell.top > sheet.top && cell.bottom < sheet.bottom;";
    browser
        .until("the row is seen", || async { Ok(browser.eval(seen, Vec::new()).await? == serde_json::json!(true)) })
        .await?;
    browser.has_focus(css(FIELD)).await
}

async fn whoever_scrolls_after_a_commit_is_not_led_back(stage: &Stage) -> Result<()> {
    let (_site, browser) = large(stage).await?;
    browser.click(cell(3, 3)).await?;
    browser.type_text("7").await?;
    browser.press("Enter").await?;
    browser.eval("document.querySelector('.sheet').scrollTop = 150000;", Vec::new()).await?;
    let far = "const sheet = document.querySelector('.sheet');
        const { left, top, height } = sheet.getBoundingClientRect();
        const row = document.elementFromPoint(left + 100, top + height / 2)?.closest('.row[data-row]');
        return sheet.scrollTop > 140000 && Number(row?.dataset.row) > 2000;";
    let is_far = || async { Ok(browser.eval(far, Vec::new()).await? == serde_json::json!(true)) };
    browser.until("the rows far down are seen", is_far).await
}

async fn finding_leads_from_the_printed_figures_to_the_table(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    browser.click(css("#sheet-view label:nth-of-type(2)")).await?;
    browser.find(css(".pages")).await?;
    look_for(&browser, "tap huan").await?;
    browser.gone(css(".pages")).await?;
    is_active(&browser, 2, 1).await?;
    browser.has_focus(css(FIELD)).await
}

/// Opens the list of commands and types into it.
async fn command(browser: &Browser, text: &str) -> Result<()> {
    browser.press("Control+k").await?;
    browser.has_focus(css(COMMAND)).await?;
    browser.type_text(text).await
}

async fn a_command_undoes(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    browser.click(cell(2, 6)).await?;
    browser.type_text("11000").await?;
    browser.press("Tab").await?;
    browser.has_text(cell(2, 6), "11.000 đã in 10.000").await?;
    command(&browser, "hoan tac").await?;
    browser.press("Enter").await?;
    browser.gone(css(COMMAND)).await?;
    browser.has_text(cell(2, 6), "10.000").await?;
    browser.has_focus(css(&editor(2, 7))).await
}

async fn a_command_that_needs_a_row_says_so(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    command(&browser, "nhân đôi").await?;
    browser.has_text(css("[role=option][aria-disabled=true]"), "Nhân đôi dòng Chưa chọn dòng").await?;
    browser.press("Enter").await?;
    browser.has_focus(css(COMMAND)).await
}

async fn the_list_of_commands_leads_to_a_row(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    command(&browser, "tap chi").await?;
    browser.has_text(css("[role=option]"), "Đến dòng II.3: Sách, báo, tạp chí, VPP...").await?;
    browser.press("Enter").await?;
    browser.has_focus(css(&editor(7, 1))).await
}

async fn the_focus_comes_back_from_the_list_of_commands(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    browser.click(cell(2, 6)).await?;
    browser.type_text("11000").await?;
    command(&browser, "x").await?;
    browser.press("Escape").await?;
    browser.gone(css(COMMAND)).await?;
    browser.has_focus(css(&editor(2, 6))).await?;
    browser.has_text(cell(2, 5), "71.000 đã in 70.000").await
}

async fn the_list_of_keys_opens_and_closes(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    browser.click(cell(2, 3)).await?;
    browser.press("Control+/").await?;
    browser.find(role("dialog", "Phím tắt")).await?;
    browser.shows("Đưa vào nhóm phía trước").await?;
    browser.press("Escape").await?;
    browser.gone(css(KEYS)).await?;
    browser.has_focus(css(&editor(2, 3))).await?;
    browser.press("?").await?;
    browser.gone(css(KEYS)).await?;
    browser.press("Escape").await?;
    browser.click(css("#find")).await?;
    browser.press("Escape").await?;
    browser.has_focus(css(&editor(2, 3))).await
}
