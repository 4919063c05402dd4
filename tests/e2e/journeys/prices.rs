//! What things cost: a shared number before and after it changes, prices that rise, a norm, a price of another plan, and
//! several plans in one.

use std::rc::Rc;

use anyhow::{Result, ensure};

use super::scenarios::add_and_open;
use crate::harness::{Browser, Look, Site, Stage, css, journeys, role};

journeys![
    a_shared_number_says_what_it_would_move_and_moves_it,
    prices_that_rise_move_the_years,
    a_norm_is_exceeded_then_mended,
    a_norm_added_in_a_scenario_is_of_the_plan_and_that_is_said,
    a_row_of_the_book_is_taken_with_where_it_is_from,
    three_plans_become_one_with_the_sum_of_their_totals,
];

const KEPT: &str = ".save[data-mark='ok']";
const TOTAL: &str = ".panel .grand data";

/// One of the three plans, with what things cost in place of the table.
async fn prices_of(stage: &Stage, plan: usize) -> Result<(Site, Rc<Browser>)> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.click(css(&format!(".cards > li:nth-child({plan}) > article > button"))).await?;
    browser.find(css(KEPT)).await?;
    browser.click(css("#sheet-view label:nth-of-type(7)")).await?;
    browser.find(css("#book-rows")).await?;
    Ok((site, browser))
}

async fn a_shared_number_says_what_it_would_move_and_moves_it(stage: &Stage) -> Result<()> {
    let (_site, browser) = prices_of(stage, 3).await?;
    browser.fill(css("#price-drivers .entry .fields label:nth-of-type(2) input"), "80").await?;
    // 20 more people: kits, drinks and envelopes, and two stamps each, in both classes
    browser.has_text(css(".tried p > b"), "Tổng sẽ là 332.010.000 đồng (+2.360.000).").await?;
    let rows = browser.count(css(".tried tbody tr")).await?;
    ensure!(rows == 8, "{rows} lines would change");
    browser.has_text(css(TOTAL), "329.650.000").await?;
    browser.press("Enter").await?;
    browser.has_text(css(TOTAL), "332.010.000").await?;
    browser.gone(css(".tried")).await?;
    browser.has_text(css(".uses li:nth-child(5) [data-mark]"), "55 thay cho 80").await?;
    browser.has_text(css(".uses li:nth-child(10) [data-mark]"), "55 thay cho 80").await?;
    browser.click(css(".toast button:not(.plain)")).await?;
    browser.has_text(css(TOTAL), "329.650.000").await?;
    // five lunches of 120.000 more
    browser.click(role("button", "Bỏ ngoại lệ của dòng 1.9")).await?;
    browser.has_text(css(TOTAL), "330.250.000").await
}

async fn prices_that_rise_move_the_years(stage: &Stage) -> Result<()> {
    let (_site, browser) = prices_of(stage, 2).await?;
    let cell = |row: &str, column: usize| css(&format!(".scroll:has(#index-totals) {row} td:nth-child({column})"));
    let total = "tbody tr:last-child";
    browser.has_text(cell(total, 3), "3.637,5").await?;
    browser.fill(css("#price-index label:nth-of-type(2) input"), "10").await?;
    browser.press("Enter").await?;
    for (row, constant, current) in [
        ("tbody tr:nth-child(1)", "1.029,5", "1.029,5"),
        ("tbody tr:nth-child(2)", "594,5", "650,95"),
        (total, "3.637,5", "3.863,3"),
    ] {
        browser.has_text(cell(row, 2), constant).await?;
        browser.has_text(cell(row, 3), current).await?;
    }
    browser.has_text(css(TOTAL), "3.863,3").await?;
    browser.click(role("button", "Hoàn tác")).await?;
    browser.has_text(css(TOTAL), "3.637,5").await
}

const NORMS: &str = "#price-norms";

/// Fills the form of a norm: a website for 8 million.
async fn add_norm(browser: &Browser) -> Result<()> {
    for (at, text) in [(1, "Xây dựng website"), (2, "website"), (3, "8"), (4, "Nghị quyết 01"), (5, "01/02/2011")]
    {
        browser.fill(css(&format!("{NORMS} form label:nth-of-type({at}) input")), text).await?;
    }
    browser.press("Enter").await
}

async fn a_norm_is_exceeded_then_mended(stage: &Stage) -> Result<()> {
    let (_site, browser) = prices_of(stage, 2).await?;
    browser.find(css(&format!("{NORMS} .none"))).await?;
    add_norm(&browser).await?;
    browser.fill(css(&format!("{NORMS} .picker input")), "xay dung website").await?;
    browser.find(css("[role='option'][aria-selected='true']")).await?;
    browser.press("Enter").await?;
    browser.has_text(css(&format!("{NORMS} .uses [data-mark='error']")), "10, vượt 2").await?;
    browser.fill(css(&format!("{NORMS} .entry label:nth-of-type(3) input")), "10").await?;
    browser.press("Enter").await?;
    browser.has_text(css(&format!("{NORMS} .uses [data-mark='ok']")), "trong mức").await?;
    browser.click(role("button", "Xóa định mức Xây dựng website")).await?;
    browser.gone(css(&format!("{NORMS} .entry"))).await?;
    browser.click(css(".toast button:not(.plain)")).await?;
    browser.find(css(&format!("{NORMS} .entry"))).await.map(drop)
}

async fn a_norm_added_in_a_scenario_is_of_the_plan_and_that_is_said(stage: &Stage) -> Result<()> {
    let (_site, browser) = prices_of(stage, 2).await?;
    browser.click(role("radio", "Phương án")).await?;
    add_and_open(&browser, 1).await?;
    browser.click(css("#sheet-view label:nth-of-type(7)")).await?;
    add_norm(&browser).await?;
    browser.has_text(css(".toast p"), "Định mức này nằm ở kế hoạch gốc, nên phương án nào cũng có.").await?;
    browser.has_focus(css(&format!("{NORMS} form label:nth-of-type(5) input"))).await?;
    browser.click(role("button", "Về kế hoạch gốc")).await?;
    browser.click(css("#sheet-view label:nth-of-type(7)")).await?;
    browser.find(css(&format!("{NORMS} .entry"))).await.map(drop)
}

async fn a_row_of_the_book_is_taken_with_where_it_is_from(stage: &Stage) -> Result<()> {
    let (_site, browser) = prices_of(stage, 2).await?;
    browser.fill(css("#book-find"), "tem thu").await?;
    browser.has_text(css("#price-book > .soft[role='status']"), "3 giá").await?;
    browser.click(css(".scroll:has(#book-rows) tbody tr:first-child button")).await?;
    browser.shows("Đã lấy vào kế hoạch: Tem thư. Hãy nhập số lượng.").await?;
    browser.has_text(css(TOTAL), "3.637,5").await?; // how many is left to the planner
    browser.click(css(".taken button")).await?;
    browser.find(css(".sheet [data-active]")).await?;
    browser.shows("Đơn giá theo Kế hoạch phát triển Thương mại Điện tử tỉnh Đồng Nai năm 2018, mục 1.5").await?;
    browser.press("Control+z").await?;
    browser.find(css(".sheet .total")).await?;
    browser.click(css("#sheet-view label:nth-of-type(7)")).await?;
    browser.find(css("#book-rows")).await?;
    browser.gone(css(".taken button")).await
}

async fn three_plans_become_one_with_the_sum_of_their_totals(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    for plan in 1..=3 {
        browser.click(css(&format!(".cards > li:nth-child({plan}) > article > button"))).await?;
        browser.find(css(KEPT)).await?;
        browser.click(css(".bar a")).await?;
    }
    let merge = role("button", "Gộp thành một kế hoạch");
    for row in 1..=3 {
        browser.click(css(&format!(".mine li:nth-child({row}) input"))).await?;
        browser.has_text(css(".gather [role='status']"), &format!("Đã chọn {row} kế hoạch")).await?;
    }
    browser.click(merge).await?;
    // 1.450.000.000 + 3.637.500.000 + 329.650.000, in the unit of the plan that was opened last
    browser.has_text(css(TOTAL), "5.417.150.000").await?;
    let groups = browser.count(css(".sheet .row[data-depth='0'][data-kind='group']")).await?;
    ensure!(groups == 3, "there are {groups} groups at the top");
    Ok(())
}
