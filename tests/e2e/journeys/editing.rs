//! Changing a plan: figures, texts, rows, undo; every total has to follow at once.

use std::rc::Rc;

use anyhow::Result;

use crate::harness::{Browser, Look, Stage, What, css, journeys, role};

journeys![
    a_new_count_moves_every_total,
    a_year_of_a_lump_sum_moves_its_group_and_the_words,
    what_was_understood_is_shown_before_it_is_committed,
    a_long_product_is_seen_whole_while_it_is_typed,
    a_typo_stays_with_its_reason_and_changes_nothing,
    typing_replaces_however_often_a_cell_was_pressed,
    a_negative_count_is_refused_while_it_is_typed,
    going_back_in_the_middle_of_typing_loses_nothing,
    undo_and_redo_by_keys_and_by_button,
    rows_are_added_moved_and_deleted_and_come_back,
    what_is_pasted_fills_the_table_before_anybody_scrolls,
    a_shared_number_moves_every_line_that_uses_it,
    the_unit_changes_only_how_figures_are_shown,
    the_table_works_without_a_mouse,
    every_row_keeps_to_the_columns_of_the_head,
];

/// A copy of a seed, open. `at` counts the cards from 1.
pub(super) async fn open_seed(stage: &Stage, at: usize) -> Result<(crate::harness::Site, Rc<Browser>)> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.click(css(&format!(".cards li:nth-child({at}) > article > button"))).await?;
    browser.find(css(".sheet .total")).await?;
    Ok((site, browser))
}

/// A cell by the id of its item and its column.
pub(super) fn cell(item: u32, column: usize) -> What {
    css(&format!("[data-row='{item}'] [data-col='{column}']"))
}

const COUNT: usize = 3;
const PRICE: usize = 4;
const TOTAL: usize = 5;
const YEAR_2012: usize = 7;

fn grand() -> What {
    css(".panel .grand data")
}

async fn a_new_count_moves_every_total(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(15, COUNT)).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    browser.has_text(cell(15, TOTAL), "96.000.000 đã in 90.000.000").await?;
    browser.has_text(cell(14, TOTAL), "146.000.000 đã in 140.000.000").await?;
    browser.has_text(grand(), "335.650.000").await?;
    browser.shows("Ba trăm ba mươi lăm triệu sáu trăm năm mươi nghìn đồng.").await
}

async fn a_year_of_a_lump_sum_moves_its_group_and_the_words(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    browser.click(cell(7, YEAR_2012)).await?;
    browser.type_text("9.000").await?;
    browser.press("Enter").await?;
    browser.has_text(css("[data-row='4'] [data-col='7'] .said"), "đã in 46.000").await?;
    browser.has_text(grand(), "1.451.000").await?;
    browser.shows("Một tỷ bốn trăm năm mươi mốt triệu đồng.").await
}

async fn what_was_understood_is_shown_before_it_is_committed(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(15, PRICE)).await?;
    browser.type_text("6,5tr").await?;
    browser.has_text(css(".hint[data-state='ok']"), "= 6.500.000 đồng").await?;
    browser.has_text(grand(), "329.650.000").await?;
    browser.press("Escape").await?;
    browser.gone(css(".hint")).await?;
    browser.has_text(cell(15, TOTAL), "90.000.000").await
}

async fn a_typo_stays_with_its_reason_and_changes_nothing(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(15, PRICE)).await?;
    browser.type_text("6.0000").await?;
    browser.press("Enter").await?;
    browser
        .has_text(css(".hint[data-state='bad']"), "Dấu chấm hoặc dấu phẩy đặt sai chỗ. Ý bạn là 6.000 hay 60.000?")
        .await?;
    browser.click(cell(16, PRICE)).await?;
    browser.find(css("[data-row='15'] [data-col='4'][aria-invalid='true']")).await?;
    browser
        .has_text(
            css("[data-row='15'] .draft"),
            "6.0000 Dấu chấm hoặc dấu phẩy đặt sai chỗ. Ý bạn là 6.000 hay 60.000?",
        )
        .await?;
    browser.has_text(grand(), "329.650.000").await?;
    browser.click(cell(15, PRICE)).await?;
    browser.has_value(css("[data-row='15'] input"), "6.0000").await?;
    browser.press("Escape").await?;
    browser.has_value(css("[data-row='15'] input"), "6.000.000").await
}

/// As in a spreadsheet: pressing twice, not fast enough for a double press, and typing replaces what was there.
async fn typing_replaces_however_often_a_cell_was_pressed(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(15, COUNT)).await?;
    browser.has_focus(css("[data-row='15'] [data-col='3'] input")).await?;
    browser.click(css("[data-row='15'] [data-col='3'] input")).await?;
    browser.press("Escape").await?;
    browser.click(css("[data-row='15'] [data-col='3'] input")).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    browser.has_text(grand(), "335.650.000").await
}

/// A number that is one, but not for this cell, is refused before it is committed.
async fn a_negative_count_is_refused_while_it_is_typed(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(15, COUNT)).await?;
    browser.type_text("-5").await?;
    let reason = "Dòng 2.1, số lượng: số phải từ 0 trở lên.";
    browser.has_text(css(".hint[data-state='bad']"), reason).await?;
    browser.press("Enter").await?;
    browser.has_text(css(".hint[data-state='bad']"), reason).await?;
    browser.has_text(grand(), "329.650.000").await
}

/// What is being typed is committed when the page is left.
async fn going_back_in_the_middle_of_typing_loses_nothing(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(15, COUNT)).await?;
    browser.type_text("16").await?;
    browser.back().await?;
    browser.has_text(css(".mine data"), "335.650.000 đồng").await?;
    browser.forward().await?;
    browser.has_text(grand(), "335.650.000").await
}

async fn undo_and_redo_by_keys_and_by_button(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(15, COUNT)).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    browser.has_text(grand(), "335.650.000").await?;
    browser.press("Control+z").await?;
    browser.has_text(grand(), "329.650.000").await?;
    browser.press("Control+y").await?;
    browser.has_text(grand(), "335.650.000").await?;
    browser.click(role("button", "Hoàn tác")).await?;
    browser.has_text(grand(), "329.650.000").await
}

async fn rows_are_added_moved_and_deleted_and_come_back(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(31, 1)).await?;
    browser.click(role("button", "Thêm dòng")).await?;
    browser.type_text("Đào tạo quản trị website").await?;
    browser.press("Enter").await?;
    browser.has_text(cell(51, 0), "2").await?;
    browser.click(cell(31, 1)).await?;
    browser.click(role("button", "Xóa")).await?;
    browser.gone(cell(31, 1)).await?;
    browser.has_text(grand(), "285.030.000").await?;
    browser.click(css(".toast button:first-of-type")).await?;
    browser.has_text(grand(), "329.650.000").await
}

/// Whether there is a row with a text wherever one looks between the head and the total, and nothing was scrolled.
const FILLED: &str = "const sheet = document.querySelector('.sheet');
    const { left } = sheet.getBoundingClientRect();
    const top = sheet.querySelector('.head').getBoundingClientRect().bottom;
    const bottom = sheet.querySelector('.total').getBoundingClientRect().top;
    for (let y = top + 8; y < bottom; y += 8) {
        if (!document.elementFromPoint(left + 100, y)?.closest('[data-row]')?.innerText.trim()) return false;
    }
    return sheet.scrollTop === 0 && bottom - top > 400;";

/// Waits until the page has drawn forty frames, and nothing else is to be done.
const IDLE: &str = "return (async () => {
        for (let at = 0; at < 40; at++) await new Promise(requestAnimationFrame);
        await new Promise(requestIdleCallback);
    })();";

async fn what_is_pasted_fills_the_table_before_anybody_scrolls(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.click(css(".intro .acts > button:first-child")).await?;
    // once what the page draws after it opened is drawn, and the plan is kept
    browser.click(cell(1, 1)).await?;
    browser.type_text("Nội dung").await?;
    browser.press("Enter").await?;
    browser.find(css(".save[data-mark='ok']:not([data-test])")).await?;
    browser.eval(IDLE, Vec::new()).await?;
    browser.click(cell(1, 1)).await?;
    let lines: String = (1..=160).map(|at| format!("Nội dung thứ {at}\tlần\t{at}\t5000\r\n")).collect();
    browser.paste(&lines, None).await?;
    browser.until("rows fill the table", || async { Ok(browser.eval(FILLED, Vec::new()).await? == true) }).await
}

async fn a_shared_number_moves_every_line_that_uses_it(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.fill(css("input[aria-label='Giá trị của Số người dự']"), "80").await?;
    browser.press("Enter").await?;
    browser.has_text(cell(7, COUNT), "80 đã in 60").await?;
    browser.has_text(cell(8, COUNT), "160 80 người × 2 tem đã in 120").await?;
    browser.has_text(cell(12, COUNT), "55").await?;
    browser.has_text(grand(), "332.010.000").await
}

async fn the_unit_changes_only_how_figures_are_shown(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    browser.has_text(grand(), "1.450.000").await?;
    browser.click(role("radio", "đồng")).await?;
    browser.has_text(grand(), "1.450.000.000").await?;
    browser.click(role("radio", "triệu đồng")).await?;
    browser.has_text(grand(), "1.450").await?;
    browser.has_text(cell(3, 6), "9,6").await
}

async fn the_table_works_without_a_mouse(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.eval("document.querySelector('#sheet').focus();", Vec::new()).await?;
    browser.has_focus(css("[data-row='3'] [data-col='1'] textarea")).await?;
    for _ in 0..13 {
        browser.press("ArrowDown").await?;
    }
    browser.press("ArrowRight").await?;
    browser.press("ArrowRight").await?;
    browser.has_focus(css("[data-row='16'] [data-col='3'] input")).await?;
    browser.press("F2").await?;
    browser.type_text("0").await?;
    browser.press("Tab").await?;
    browser.has_focus(css("[data-row='16'] [data-col='4'] input")).await?;
    browser.has_text(cell(16, COUNT), "3.000 đã in 300").await?;
    browser.press("Delete").await?;
    browser.has_text(cell(16, TOTAL), "đã in 39.000.000").await?;
    browser.press("Control+Home").await?;
    browser.has_focus(css("[data-row='3'] [data-col='0'] input")).await
}

async fn a_long_product_is_seen_whole_while_it_is_typed(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(15, COUNT)).await?;
    browser.type_text("=12*2*15*3+1200").await?;
    let whole = "const field = document.activeElement; return field.scrollWidth <= field.clientWidth;";
    anyhow::ensure!(browser.eval(whole, Vec::new()).await? == serde_json::json!(true), "the text is clipped");
    browser.press("Escape").await?;
    browser.has_value(css("[data-row='15'] [data-col='3'] input"), "15").await
}

async fn every_row_keeps_to_the_columns_of_the_head(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    let edges = "return [...document.querySelectorAll('.sheet .row')].slice(0, 12).map((row) =>
        [...row.children].map((cell) => Math.round(cell.getBoundingClientRect().left)).join(' '));";
    let aligned = || async {
        let edges = browser.eval(edges, Vec::new()).await?;
        let edges = edges.as_array().cloned().unwrap_or_default();
        Ok(edges.len() > 5 && edges.iter().all(|row| Some(row) == edges.first()))
    };
    browser.until("all rows begin their cells at the same edges", aligned).await
}
