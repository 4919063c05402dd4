//! What if: scenarios of Đồng Nai are made, edited in the table, compared, merged and taken back; knobs and a search move them.

use std::rc::Rc;

use anyhow::{Result, ensure};

use super::editing::open_seed;
use super::funds::cells;
use crate::harness::{Browser, Site, Stage, css, journeys, role};

journeys![
    a_scenario_is_edited_in_the_table_and_the_plan_stays,
    an_edit_of_the_plan_shows_under_three_scenarios_and_is_undone,
    a_knob_is_turned_by_keys_and_taken_back,
    a_value_is_found_and_put_into_the_scenario,
    a_scenario_travels_in_a_link_and_is_there_after_a_reload,
];

/// The plan of Đồng Nai with "what if" in view.
pub(super) async fn what_if(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let (site, browser) = open_seed(stage, 3).await?;
    browser.click(role("radio", "Phương án")).await?;
    browser.find(css(".scenarios .acts .main")).await?;
    Ok((site, browser))
}

/// Adds a scenario and shows it in the table.
pub(super) async fn add_and_open(browser: &Browser, at: usize) -> Result<()> {
    browser.click(role("button", "Thêm phương án")).await?;
    browser.click(css(&format!("article:nth-child({at}) .acts .main"))).await?;
    browser.find(css(".variant")).await?;
    browser.find(css(".sheet .total")).await.map(drop)
}

/// The unit price of a line in the table.
pub(super) fn price(line: u32) -> String {
    format!("[data-row='{line}'] [data-col='4']")
}

pub(super) async fn set(browser: &Browser, cell: &str, text: &str) -> Result<()> {
    browser.click(css(cell)).await?;
    browser.type_text(text).await?;
    browser.press("Enter").await
}

/// The grand total beside the table.
pub(super) async fn total(browser: &Browser, wanted: &str) -> Result<()> {
    browser.has_text(css(".panel .grand data"), wanted).await
}

/// What the cards say of each scenario.
async fn totals(browser: &Browser, wanted: &[&str]) -> Result<()> {
    cells(browser, "article .sum b", wanted).await
}

async fn a_scenario_is_edited_in_the_table_and_the_plan_stays(stage: &Stage) -> Result<()> {
    let (_site, browser) = what_if(stage).await?;
    add_and_open(&browser, 1).await?;
    set(&browser, &price(4), "8000000").await?;
    total(&browser, "328.650.000").await?;
    browser.has_text(css(".variant p small:nth-of-type(1)"), "-1.000.000 đồng so với kế hoạch gốc (-0,3%)").await?;
    browser.click(role("button", "Về kế hoạch gốc")).await?;
    total(&browser, "329.650.000").await?;
    // what it changes is said in words, and taken out there
    browser.click(role("radio", "Phương án")).await?;
    browser.click(css("article summary")).await?;
    browser
        .has_text(
            css("article li span"),
            "Đơn giá “1.1 Chi phí thuê hội trường (80 người)”: 9.000.000 → 8.000.000 đồng",
        )
        .await?;
    browser.has_text(css("table:has(#beside-totals) thead th:nth-child(3)"), "Phương án 1").await?;
    let steps = css("[data-chart='tung-buoc'] rect");
    browser.until("the steps are drawn", || async { Ok(browser.count(steps.clone()).await? >= 3) }).await?;
    // it becomes the plan, and is taken back
    browser.click(role("button", "Nhập vào kế hoạch gốc")).await?;
    total(&browser, "328.650.000").await?;
    ensure!(browser.count(css("article")).await? == 0, "the merged scenario is still there");
    browser.click(css(".toast button:not(.plain)")).await?;
    total(&browser, "329.650.000").await?;
    totals(&browser, &["328.650.000 đồng"]).await
}

async fn an_edit_of_the_plan_shows_under_three_scenarios_and_is_undone(stage: &Stage) -> Result<()> {
    let (_site, browser) = what_if(stage).await?;
    for (at, (cell, text)) in [(price(4), "8000000"), (price(5), "3000000"), (price(15), "5000000")].iter().enumerate()
    {
        add_and_open(&browser, at + 1).await?;
        set(&browser, cell, text).await?;
        browser.click(role("button", "Các phương án")).await?;
    }
    totals(&browser, &["328.650.000 đồng", "329.150.000 đồng", "314.650.000 đồng"]).await?;
    // the plan itself: 2 speakers at 6 instead of 5 million
    browser.click(role("button", "Về kế hoạch gốc")).await?;
    browser.has_focus(css("#sheet")).await?;
    browser.click(role("radio", "Bảng")).await?;
    set(&browser, &price(10), "6000000").await?;
    total(&browser, "331.650.000").await?;
    // and what one of the scenarios changed: it says so
    set(&browser, &price(4), "9500000").await?;
    total(&browser, "332.150.000").await?;
    browser.click(role("radio", "Phương án")).await?;
    totals(&browser, &["330.650.000 đồng", "331.650.000 đồng", "317.150.000 đồng"]).await?;
    browser.has_text(css("article:nth-child(1) summary small"), "1 thay đổi cần xem lại").await?;
    for _ in 0..2 {
        browser.click(role("button", "Hoàn tác")).await?;
    }
    totals(&browser, &["328.650.000 đồng", "329.150.000 đồng", "314.650.000 đồng"]).await?;
    // one more step takes back what the last scenario changed, and shows it
    browser.click(role("button", "Hoàn tác")).await?;
    browser.has_text(css(".variant b"), "Phương án 3").await?;
    totals(&browser, &["328.650.000 đồng", "329.150.000 đồng", "329.650.000 đồng"]).await
}

async fn a_knob_is_turned_by_keys_and_taken_back(stage: &Stage) -> Result<()> {
    let (_site, browser) = what_if(stage).await?;
    browser.click(role("radio", "Thử nhanh")).await?;
    let field = css("section[aria-labelledby='try-all'] li:nth-child(1) .field");
    browser.fill(field.clone(), "-10").await?;
    browser.press("Enter").await?;
    browser.has_text(css(".outcome"), "296.685.000 đồng · -32.965.000 đồng so với kế hoạch gốc (-10%)").await?;
    browser.has_text(css(".variant b"), "Thử nhanh 1").await?;
    // turned again it is not turned twice
    browser.fill(field.clone(), "-20").await?;
    browser.press("Enter").await?;
    browser.has_text(css(".outcome"), "263.720.000 đồng · -65.930.000 đồng so với kế hoạch gốc (-20%)").await?;
    browser.fill(field.clone(), "-200").await?;
    browser.press("Enter").await?;
    browser.has_text(css(".toast p"), "Giá và khoán: tỷ lệ phải từ -100% đến 1.000%.").await?;
    browser.has_value(field.clone(), "-20%").await?;
    browser.click(role("button", "Hoàn tác")).await?;
    browser.has_value(field, "-10%").await?;
    browser.click(role("button", "Hoàn tác")).await?;
    browser.gone(css(".variant")).await?;
    total(&browser, "329.650.000").await
}

/// What is said of the value that was found, and of its neighbour on the other side of what is wanted.
pub(super) const FOUND: &str = ".seek > [role='status'] p";

async fn a_value_is_found_and_put_into_the_scenario(stage: &Stage) -> Result<()> {
    let (_site, browser) = what_if(stage).await?;
    browser.click(role("radio", "Thử nhanh")).await?;
    let wanted = css(".seek input");
    browser.fill(wanted.clone(), "abc").await?;
    browser.press("Enter").await?;
    browser.find(css(".toast p")).await?;
    let seek = async |figure: &str, found: [&str; 2]| {
        browser.fill(wanted.clone(), figure).await?;
        browser.press("Enter").await?;
        cells(&browser, FOUND, &found).await
    };
    let below = "Mọi giá và khoán: 0% → -9% thì Tổng cộng là 299.981.500 đồng, thấp hơn 18.500 đồng.";
    let above = "Với -8,99% thì là 300.014.342 đồng, cao hơn 14.342 đồng.";
    seek("300000000", [below, above]).await?;
    browser.click(css(".seek > [role='status'] button:nth-of-type(1)")).await?;
    total(&browser, "299.981.500").await?;
    browser.has_text(css(".variant b"), "Tìm giá trị 1").await?;
    // once more, from where the knob stands now; this time the one above is taken, which turns the knob and is no second one
    let below = "Mọi giá và khoán: 0% → -2,93% thì Tổng cộng là 319.991.214 đồng, thấp hơn 8.786 đồng.";
    let above = "Với -2,92% thì là 320.024.056 đồng, cao hơn 24.056 đồng.";
    seek("320000000", [below, above]).await?;
    browser.click(css(".seek > [role='status'] button:nth-of-type(2)")).await?;
    total(&browser, "320.024.056").await?;
    browser.has_text(css(".variant b"), "Tìm giá trị 1").await?;
    cells(&browser, FOUND, &[]).await
}

async fn a_scenario_travels_in_a_link_and_is_there_after_a_reload(stage: &Stage) -> Result<()> {
    let (site, browser) = what_if(stage).await?;
    add_and_open(&browser, 1).await?;
    set(&browser, &price(4), "8000000").await?;
    total(&browser, "328.650.000").await?;
    browser.has_text(css(".save"), "Đã lưu trên máy này").await?;
    browser.reload().await?;
    browser.find(css(".sheet .total")).await?;
    total(&browser, "329.650.000").await?;
    browser.click(role("radio", "Phương án")).await?;
    totals(&browser, &["328.650.000 đồng"]).await?;
    browser.click(css("#share")).await?;
    let field = css(".share textarea");
    browser.until("a link", || async { Ok(browser.value_of(field.clone()).await?.contains("#p3.")) }).await?;
    let link = browser.value_of(field).await?;
    let fragment = link.split_once('#').map(|(_, fragment)| fragment.to_owned()).unwrap_or_default();
    browser.forget_all().await?;
    browser.open(&site.url(&format!("#{fragment}"))).await?;
    browser.find(css(".sheet .total")).await?;
    browser.click(role("radio", "Phương án")).await?;
    totals(&browser, &["328.650.000 đồng"]).await
}
