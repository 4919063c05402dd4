//! The plan of the next year made from this one: in one press, and with what was chosen before.

use std::rc::Rc;

use anyhow::{Result, ensure};
use serde_json::json;

use super::editing::{cell, open_seed};
use crate::harness::{Browser, Site, Stage, css, journeys, role};

journeys![
    dong_nai_goes_on_to_2019_in_one_press,
    what_was_chosen_of_the_next_year_stays_while_something_else_is_looked_at,
];

async fn next_year(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let (site, browser) = open_seed(stage, 3).await?;
    browser.click(role("radio", "Phương án")).await?;
    browser.click(role("radio", "Năm sau")).await?;
    browser.find(css("#next-title")).await?;
    Ok((site, browser))
}

const TITLE: &str = "Kế hoạch phát triển Thương mại Điện tử tỉnh Đồng Nai năm 2019";
const OUTCOME: &str = ".outcome [role='status']";

/// Chooses from a list by its value.
async fn choose(browser: &Browser, list: &str, value: &str) -> Result<()> {
    let choose = "const list = document.querySelector(arguments[0]);
        list.value = arguments[1];
        list.dispatchEvent(new Event('change', { bubbles: true }));";
    browser.eval(choose, vec![json!(list), json!(value)]).await.map(drop)
}

async fn dong_nai_goes_on_to_2019_in_one_press(stage: &Stage) -> Result<()> {
    let (_site, browser) = next_year(stage).await?;
    browser.has_text(css("#next-title"), TITLE).await?;
    browser.has_text(css(OUTCOME), "Tổng: 329.650.000 → 285.030.000 đồng (-13,5%)").await?;
    browser.shows("Chi phí lặp lại: mỗi năm 15.380.000 đồng, 2 dòng").await?;
    browser.has_text(css("[data-item='32'] td:nth-child(4)"), "chi phí lặp lại hằng năm").await?;
    browser.shows("Bỏ “4.1 Phí xây dựng (khởi tạo)”: 44.620.000 đồng, chỉ chi một lần").await?;
    let before = browser.url().await?;
    browser.click(role("button", "Lập kế hoạch 2019")).await?;
    browser.until("another plan is open", || async { Ok(browser.url().await? != before) }).await?;
    browser.find(css(".sheet .total")).await?;
    browser.has_value(css(".bar textarea"), TITLE).await?;
    browser.has_text(css(".panel .grand data"), "285.030.000").await?;
    browser.has_text(cell(32, 5), "2.300.000").await?;
    browser.has_text(cell(33, 5), "13.080.000").await?;
    browser.gone(css("[data-row='31']")).await?;
    let after = browser.url().await?;
    ensure!(after.contains("dong-nai-2019"), "{after}");
    // the old one is as it was
    browser.open(&before).await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await
}

async fn what_was_chosen_of_the_next_year_stays_while_something_else_is_looked_at(stage: &Stage) -> Result<()> {
    let (_site, browser) = next_year(stage).await?;
    let percent = "[aria-labelledby='next-prices'] label:nth-child(1) input";
    browser.fill(css(percent), "5").await?;
    browser.press("Enter").await?;
    browser.shows("Chi phí lặp lại: mỗi năm 16.150.000 đồng, 2 dòng").await?;
    choose(&browser, "[data-item='31'] select", "again").await?;
    browser.has_text(css("[data-item='31'] td:nth-child(4)"), "bạn chọn").await?;
    browser.fill(css("[data-item='4'] td:nth-child(5) input"), "8.500.000").await?;
    browser.press("Enter").await?;
    let said = browser.text_of(css(OUTCOME)).await?;
    browser.click(role("radio", "Bảng")).await?;
    browser.find(css(".sheet .total")).await?;
    browser.click(role("radio", "Phương án")).await?;
    browser.has_value(css(percent), "5").await?;
    browser.has_value(css("[data-item='31'] select"), "again").await?;
    browser.has_value(css("[data-item='4'] td:nth-child(5) input"), "8.500.000").await?;
    browser.has_text(css(OUTCOME), &said).await?;
    browser.click(role("button", "Lập kế hoạch 2019")).await?;
    browser.has_value(css(".bar textarea"), TITLE).await?;
    browser.has_text(cell(31, 5), "46.850.000").await?; // 10 × 4.685.000
    browser.shows("Năm 2018 đã chi 8.500.000 đồng").await
}
