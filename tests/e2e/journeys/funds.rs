//! Who pays and what limits them, in place of the table: Đà Nẵng by source and year, moves, one divided line, ceilings.

use std::rc::Rc;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::editing::open_seed;
use crate::harness::{Browser, Site, Stage, css, journeys, role};

journeys![
    the_sources_of_da_nang_add_up_on_every_path,
    a_source_that_stops_is_looked_at_done_and_undone,
    a_source_pays_a_part_and_what_is_no_part_is_refused,
    a_line_is_divided_by_keys_and_one_step_takes_it_back,
    a_ceiling_is_added_exceeded_deleted_and_back,
];

/// The plan of Đà Nẵng with its money in view.
async fn funds(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let (site, browser) = open_seed(stage, 2).await?;
    browser.click(role("radio", "Nguồn và trần")).await?;
    browser.find(css("#funds-paid tfoot")).await?;
    Ok((site, browser))
}

/// The texts of what a selector finds.
pub(super) async fn texts(browser: &Browser, selector: &str) -> Result<Vec<String>> {
    let read = "return [...document.querySelectorAll(arguments[0])].map((it) => it.textContent.trim());";
    let texts: Value = browser.eval(read, vec![json!(selector)]).await?;
    Ok(serde_json::from_value(texts)?)
}

/// Waits until the cells that a selector finds say that.
pub(super) async fn cells(browser: &Browser, selector: &str, wanted: &[&str]) -> Result<()> {
    let what = format!("{selector} to say {wanted:?}");
    browser.until(&what, || async { Ok(texts(browser, selector).await? == wanted) }).await
}

/// Chooses from a list by the first letters of a choice.
pub(super) async fn choose(browser: &Browser, list: &str, letters: &str) -> Result<()> {
    browser.eval("document.querySelector(arguments[0]).focus();", vec![json!(list)]).await?;
    browser.type_text(letters).await
}

const TOTALS: &str = "#funds-paid tfoot td";

async fn the_sources_of_da_nang_add_up_on_every_path(stage: &Stage) -> Result<()> {
    let (_site, browser) = funds(stage).await?;
    cells(&browser, TOTALS, &["3.340", "100", "197,5", "3.637,5"]).await?;
    choose(&browser, "#funds-paid .narrow select", "2011").await?;
    cells(&browser, TOTALS, &["970", "20", "39,5", "1.029,5"]).await?;
    browser.click(css("#funds-by label:nth-of-type(2)")).await?;
    cells(&browser, TOTALS, &["1.029,5", "594,5", "594,5", "814,5", "604,5", "3.637,5"]).await?;
    choose(&browser, "#funds-paid .narrow select", "Doanh").await?;
    cells(&browser, TOTALS, &["39,5", "39,5", "39,5", "39,5", "39,5", "197,5"]).await?;
    ensure!(browser.count(css("#funds-paid .unpaid")).await? == 0, "all is paid, and still something is listed");
    // a group folds, and the focus stays where it was
    let rows = texts(&browser, "#funds-paid tbody tr").await?.len();
    browser.click(css("[data-fold='30']")).await?;
    browser.has_focus(css("[data-fold='30'][aria-expanded='false']")).await?;
    let folded = texts(&browser, "#funds-paid tbody tr").await?.len();
    ensure!(rows - folded == 6, "{rows} rows became {folded}");
    // and a name leads to its line
    browser.click(role("button", "4 Phát triển và ứng dụng công nghệ, dịch vụ TMĐT")).await?;
    browser.find(css(".sheet [data-current]")).await.map(drop)
}

async fn a_source_that_stops_is_looked_at_done_and_undone(stage: &Stage) -> Result<()> {
    let (_site, browser) = funds(stage).await?;
    browser.click(role("button", "Doanh nghiệp đóng góp: ngừng tài trợ")).await?;
    let firms = "[data-source='3'] .outlook";
    browser
        .has_text(css(&format!("{firms} [data-mark]")), "Thêm 197,5 triệu đồng chưa có người trả, ở 2 dòng:")
        .await?;
    cells(&browser, &format!("{firms} .unpaid b"), &["50", "147,5"]).await?;
    cells(&browser, TOTALS, &["3.340", "100", "197,5", "3.637,5"]).await?; // nothing is done yet
    browser.click(css(&format!("{firms} .main"))).await?;
    cells(&browser, TOTALS, &["3.340", "100", "0", "197,5", "3.637,5"]).await?;
    cells(&browser, "#funds-paid .unpaid b", &["50", "147,5"]).await?;
    browser.has_focus(css("[data-source='3'] .acts > button")).await?;
    browser.click(css(".toast button:not(.plain)")).await?;
    cells(&browser, TOTALS, &["3.340", "100", "197,5", "3.637,5"]).await?;
    browser.gone(css("#funds-paid .unpaid")).await
}

async fn a_source_pays_a_part_and_what_is_no_part_is_refused(stage: &Stage) -> Result<()> {
    let (_site, browser) = funds(stage).await?;
    let field = "[data-source='3'] .part-form input";
    browser.fill(css(field), "30").await?;
    browser.press("Enter").await?;
    browser
        .has_text(css(".toast p"), "“30” không phải là một phần. Hãy gõ như 1/3 hoặc 30%, không quá cả phần.")
        .await?;
    browser.find(css(&format!("{field}[aria-invalid='true']"))).await?;
    browser.fill(css(field), "1/3").await?;
    browser.press("Enter").await?;
    // a third of 2.000.000 and of 6.950.000, in whole đồng, 100 and 50 times
    let payers = "[data-source='3'] .outlook ul:not(.unpaid) li";
    let moved = ["Ngân sách thành phố: 3.340 → 3.354,99995", "Doanh nghiệp đóng góp: 197,5 → 182,50005"];
    cells(&browser, payers, &moved).await?;
    browser.click(css("[data-source='3'] .outlook .main")).await?;
    cells(&browser, TOTALS, &["3.354,99995", "100", "182,50005", "3.637,5"]).await
}

async fn a_line_is_divided_by_keys_and_one_step_takes_it_back(stage: &Stage) -> Result<()> {
    let (_site, browser) = funds(stage).await?;
    let sum = css(".split [role='status']");
    let slider = ".split [data-source='3'] [type='range']";
    browser.has_text(sum.clone(), "Cả các năm: Ngân sách thành phố 150 + Doanh nghiệp đóng góp 50").await?;
    // while it is moved, what is shown follows, and nothing is changed
    let hold = "const slider = document.querySelector(arguments[0]);
        slider.value = '700000';
        slider.dispatchEvent(new Event('input', { bubbles: true }));";
    browser.eval(hold, vec![json!(slider)]).await?;
    browser.has_text(sum.clone(), "Cả các năm: Ngân sách thành phố 130 + Doanh nghiệp đóng góp 70").await?;
    browser.has_value(css(".split [data-source='1'] .field"), "1,3").await?;
    cells(&browser, TOTALS, &["3.340", "100", "197,5", "3.637,5"]).await?;
    let release = "document.querySelector(arguments[0]).dispatchEvent(new Event('change', { bubbles: true }));";
    browser.eval(release, vec![json!(slider)]).await?;
    cells(&browser, TOTALS, &["3.320", "100", "217,5", "3.637,5"]).await?;
    browser.press("Control+z").await?;
    cells(&browser, TOTALS, &["3.340", "100", "197,5", "3.637,5"]).await?;
    // by a key, each press is a step of 10.000 đồng
    browser.eval("document.querySelector(arguments[0]).focus();", vec![json!(slider)]).await?;
    browser.press("ArrowRight").await?;
    cells(&browser, TOTALS, &["3.339", "100", "198,5", "3.637,5"]).await?;
    browser.has_focus(css(slider)).await?;
    // a figure typed, and one that is more than there is
    let field = ".split [data-source='3'] .field";
    browser.fill(css(field), "0,5").await?;
    browser.press("Enter").await?;
    cells(&browser, TOTALS, &["3.340", "100", "197,5", "3.637,5"]).await?;
    browser.fill(css(field), "3").await?;
    browser.press("Enter").await?;
    browser.has_text(css(".toast p"), "Phần của một nguồn phải từ 0 đến 2.").await?;
    browser.has_value(css(field), "0,5").await
}

async fn a_ceiling_is_added_exceeded_deleted_and_back(stage: &Stage) -> Result<()> {
    let (_site, browser) = funds(stage).await?;
    browser.click(css("#add-ceiling")).await?;
    browser.has_focus(css(".ceiling-form label:first-of-type input")).await?;
    browser.type_text("abc").await?;
    browser.press("Enter").await?;
    browser.find(css(".toast")).await?;
    browser.fill(css(".ceiling-form label:first-of-type input"), "1.000").await?;
    choose(&browser, ".ceiling-form label:nth-of-type(2) select", "2011").await?;
    browser.fill(css(".ceiling-form [list]"), "khong co viec nay").await?;
    browser.press("Enter").await?;
    browser.has_text(css(".toast p"), "Không có nhóm hay dòng nào là “khong co viec nay”.").await?;
    browser.fill(css(".ceiling-form [list]"), " ").await?;
    browser.press("Enter").await?;
    let row = "#funds-ceilings tbody tr";
    cells(&browser, &format!("{row} td:nth-child(4)"), &["1.029,5"]).await?;
    browser.has_text(css(&format!("{row} [data-mark='warning']")), "vượt 29,5").await?;
    browser.has_focus(css("#add-ceiling")).await?;
    browser.click(css(&format!("{row} .acts button:first-child"))).await?;
    browser.fill(css(".ceiling-form label:first-of-type input"), "1.100").await?;
    browser.press("Enter").await?;
    browser.has_text(css(&format!("{row} [data-mark='ok']")), "còn 70,5").await?;
    browser.click(css(&format!("{row} .acts button:last-child"))).await?;
    browser.gone(css(row)).await?;
    browser.click(css(".toast button:not(.plain)")).await?;
    browser.has_text(css(&format!("{row} [data-mark='ok']")), "còn 70,5").await
}
