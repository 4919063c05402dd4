//! Leaving and coming back: what was typed is there again, in this browser and as a file.

use anyhow::{Result, ensure};
use serde_json::json;

use super::editing::{cell, open_seed};
use crate::harness::{Stage, css, journeys, role};

journeys![
    a_reload_finds_everything_again,
    columns_stay_as_they_were_arranged,
    a_typo_waits_in_its_cell,
    an_earlier_version_is_taken_back,
    a_deleted_plan_waits_in_the_bin,
    a_message_speaks_the_language_of_the_page,
    a_second_copy_has_a_title_of_its_own,
    what_localstorage_lost_the_journal_has,
    a_damaged_record_is_told_and_kept,
    a_full_localstorage_is_no_loss,
    without_a_journal_the_page_says_so,
    a_plan_goes_out_as_a_file_and_comes_back,
    a_deleted_plan_comes_back,
    the_language_changes_and_the_work_stays,
    a_browser_that_keeps_nothing_says_so,
    without_localstorage_the_journal_keeps_and_the_page_says_so,
];

async fn a_reload_finds_everything_again(stage: &Stage) -> Result<()> {
    let (site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    browser.shows("Đã lưu trên máy này").await?;
    browser.reload().await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await?;
    browser.open(&site.url("")).await?;
    browser.has_text(css(".mine data"), "335.650.000 đồng").await?;
    browser.shows("329.650.000").await
}

async fn columns_stay_as_they_were_arranged(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    let width = "return Math.round(document.querySelector('.head > .label').getBoundingClientRect().width);";
    let before = browser.eval(width, Vec::new()).await?;
    browser.click(css("button.columns")).await?;
    browser.click(css("#columns li:last-child input")).await?;
    browser.click(css("#columns li:nth-child(2) button:last-of-type")).await?;
    browser.gone(css(".head > .note")).await?;
    let wider = browser.eval(width, Vec::new()).await?;
    ensure!(wider != before, "the description is as wide as before");
    browser.reload().await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await?;
    browser.gone(css(".head > .note")).await?;
    ensure!(browser.eval(width, Vec::new()).await? == wider, "the width was forgotten");
    browser.click(css("button.columns")).await?;
    browser.click(css("#columns > button")).await?;
    browser.has_text(css(".head > .note"), "Ghi chú").await
}

async fn a_plan_goes_out_as_a_file_and_comes_back(stage: &Stage) -> Result<()> {
    let (site, browser) = open_seed(stage, 2).await?;
    browser.click(role("button", "Tải về máy")).await?;
    let file = browser.downloaded(".json").await?;
    let saved = std::fs::read_to_string(&file)?;
    let seed = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/da-nang-2011-2015.json"))?;
    ensure!(saved == seed, "the saved file is not the seed it was copied from");
    browser.open(&site.url("")).await?;
    browser.choose_file("input[type='file']", &file).await?;
    browser.has_text(css(".panel .grand data"), "3.637,5").await
}

async fn a_deleted_plan_comes_back(stage: &Stage) -> Result<()> {
    let (site, browser) = open_seed(stage, 3).await?;
    browser.open(&site.url("")).await?;
    browser.click(css(".mine button")).await?;
    browser.gone(css(".mine")).await?;
    browser.click(css(".toast button:first-of-type")).await?;
    browser.has_text(css(".mine data"), "329.650.000 đồng").await
}

async fn the_language_changes_and_the_work_stays(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    browser.click(role("radio", "English")).await?;
    browser.shows("Total").await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await?;
    browser.click(role("button", "Undo")).await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await
}

async fn a_browser_that_keeps_nothing_says_so(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(crate::harness::Look::default()).await?;
    let source = "for (const name of ['localStorage', 'indexedDB']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });";
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    browser.open(&site.url("")).await?;
    browser.shows("Trình duyệt này không cho lưu").await?;
    browser.click(css(".cards li:nth-child(3) > article > button")).await?;
    browser.shows("Chỉ còn trong tab này: hãy tải về máy").await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await
}

async fn without_localstorage_the_journal_keeps_and_the_page_says_so(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(crate::harness::Look::default()).await?;
    let source =
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    browser.open(&site.url("")).await?;
    browser.shows("Chỉ lưu trong trình duyệt này").await?;
    browser.click(css(".cards li:nth-child(3) > article > button")).await?;
    browser.shows("Đã lưu trên máy này").await?;
    browser.reload().await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await?;
    browser.open(&site.url("")).await?;
    browser.has_text(css(".mine data"), "329.650.000 đồng").await
}

async fn a_typo_waits_in_its_cell(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("6.0000").await?;
    browser.press("Enter").await?;
    browser.find(css("[data-row='15'] [data-col='3'][aria-invalid]")).await?;
    browser.press("ArrowDown").await?;
    browser.reload().await?;
    browser.find(css("[data-row='15'] [data-col='3'][aria-invalid] .draft")).await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await?;
    browser.shows("Đã lưu trên máy này").await?;
    browser.reload().await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await?;
    browser.gone(css(".sheet [aria-invalid]")).await
}

async fn count(browser: &crate::harness::Browser, count: &str, total: &str) -> Result<()> {
    browser.click(cell(15, 3)).await?;
    browser.type_text(count).await?;
    browser.press("Enter").await?;
    browser.has_text(css(".panel .grand data"), total).await?;
    browser.shows("Đã lưu trên máy này").await
}

async fn an_earlier_version_is_taken_back(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.shows("Đã lưu trên máy này").await?;
    count(&browser, "16", "335.650.000").await?;
    count(&browser, "17", "341.650.000").await?;
    browser.press("Control+k").await?;
    browser.type_text("lấy lại").await?;
    browser.press("Enter").await?;
    browser.shows("335.650.000 đồng").await?;
    browser.has_text(css(".versions li:first-child small"), "+6.000.000 đồng · 1 dòng đổi").await?;
    browser.click(css(".versions li:nth-child(3) button:last-of-type")).await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await?;
    browser.click(css(".toast button:first-of-type")).await?;
    browser.has_text(css(".panel .grand data"), "341.650.000").await?;
    browser.shows("Đã lưu trên máy này").await?;
    browser.click(css(".save button")).await?;
    browser.find(css(".versions li:nth-child(3)")).await.map(drop)
}

async fn a_deleted_plan_waits_in_the_bin(stage: &Stage) -> Result<()> {
    let (site, browser) = open_seed(stage, 3).await?;
    browser.shows("Đã lưu trên máy này").await?;
    let plan = browser.url().await?;
    browser.open(&site.url("")).await?;
    browser.click(css(".mine button")).await?;
    browser.gone(css(".mine")).await?;
    browser.open(&plan).await?;
    browser.shows("Kế hoạch này đã xóa.").await?;
    browser.open(&site.url("")).await?;
    browser.click(css("details.aside summary")).await?;
    browser.has_text(css("details.aside data"), "329.650.000 đồng").await?;
    browser.click(css("details.aside button")).await?;
    browser.has_text(css(".mine data"), "329.650.000 đồng").await
}

async fn a_message_speaks_the_language_of_the_page(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(crate::harness::Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.click(crate::harness::role("radio", "English")).await?;
    browser.click(css(".cards li:nth-child(3) > article > button")).await?;
    browser.shows("Saved on this device").await?;
    browser.open(&site.url("#/")).await?;
    browser.click(css(".mine button")).await?;
    browser.has_text(css(".toast button:first-of-type"), "Undo").await
}

async fn what_localstorage_lost_the_journal_has(stage: &Stage) -> Result<()> {
    let (site, browser) = open_seed(stage, 3).await?;
    browser.shows("Đã lưu trên máy này").await?;
    count(&browser, "16", "335.650.000").await?;
    let plan = browser.url().await?;
    browser.open(&site.url("")).await?;
    browser.eval("localStorage.clear();", Vec::new()).await?;
    browser.reload().await?;
    browser.has_text(css(".mine data"), "335.650.000 đồng").await?;
    browser.open(&plan).await?;
    browser.reload().await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await
}

async fn a_damaged_record_is_told_and_kept(stage: &Stage) -> Result<()> {
    let (site, browser) = open_seed(stage, 3).await?;
    browser.shows("Đã lưu trên máy này").await?;
    count(&browser, "16", "335.650.000").await?;
    count(&browser, "17", "341.650.000").await?;
    let plan = browser.url().await?;
    browser.open(&site.url("")).await?;
    let damage = "for (const key of Object.keys(localStorage).filter((key) => /plan:.*:[AB]$/.test(key)))
        localStorage.setItem(key, localStorage.getItem(key).replace('Báo Đồng Nai', 'Báo Đồng Naj'));";
    browser.eval(damage, Vec::new()).await?;
    browser.open(&plan).await?;
    browser.has_text(css(".panel .grand data"), "341.650.000").await?;
    browser.shows("Đã lưu trên máy này").await?;
    browser.open(&site.url("")).await?;
    browser.shows("nội dung đã khác lúc lưu").await
}

async fn a_full_localstorage_is_no_loss(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.shows("Đã lưu trên máy này").await?;
    // another program of the same origin, which wrote no JSON either
    let fill = "let size = 1 << 22;
        for (let at = 0; size > 0; at += 1) {
            try { localStorage.setItem(`other app ${at}`, 'x'.repeat(size)); } catch { size >>= 1; }
        }
        return Object.keys(localStorage).filter((key) => key.startsWith('other app')).length;";
    let others = browser.eval(fill, Vec::new()).await?;
    count(&browser, "16", "335.650.000").await?;
    count(&browser, "17", "341.650.000").await?;
    browser.reload().await?;
    browser.has_text(css(".panel .grand data"), "341.650.000").await?;
    let left = "return Object.keys(localStorage).filter((key) => key.startsWith('other app')).length;";
    ensure!(browser.eval(left, Vec::new()).await? == others, "something of another program was removed");
    Ok(())
}

async fn without_a_journal_the_page_says_so(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(crate::harness::Look::default()).await?;
    // one that never answers is worse than one that is not there
    let source = "Object.defineProperty(window, 'indexedDB', { value: { open: () => new EventTarget() } });";
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    browser.open(&site.url("")).await?;
    browser.click(css(".cards li:nth-child(3) > article > button")).await?;
    browser.shows("Trình duyệt này chỉ cho lưu tạm").await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    browser.shows("Mới lưu tạm").await?;
    browser.reload().await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await
}

async fn a_second_copy_has_a_title_of_its_own(stage: &Stage) -> Result<()> {
    let (site, browser) = open_seed(stage, 3).await?;
    browser.shows("Đã lưu trên máy này").await?;
    browser.click(role("button", "Tải về máy")).await?;
    browser.shows("Đã đưa tệp dong-nai-2018.json cho trình duyệt lưu.").await?;
    // the message is about this plan, and goes with it
    browser.eval("location.hash = ''", Vec::new()).await?;
    browser.gone(css(".toast")).await?;
    browser.open(&site.url("")).await?;
    browser.click(css(".cards li:nth-child(3) > article > button")).await?;
    browser.find(css(".sheet .total")).await?;
    browser.has_value(css(".bar textarea"), "Kế hoạch phát triển Thương mại Điện tử tỉnh Đồng Nai năm 2018 (2)").await
}
