//! Two tabs with one plan: one edits, and what both wrote is kept.

use std::rc::Rc;

use anyhow::{Result, ensure};
use serde_json::json;

use super::editing::{cell, open_seed};
use crate::harness::{Browser, Look, Site, Stage, css, journeys, role};

journeys![
    one_tab_edits_and_the_other_takes_over,
    what_a_tab_writes_is_shown_in_the_other,
    what_both_wrote_is_kept_twice,
    when_the_other_tab_goes_this_one_edits,
    the_copy_is_edited_here_and_the_plan_there,
    a_plan_deleted_in_another_tab_can_be_kept,
    why_nothing_can_be_changed_stays_in_sight,
];

const KEPT: &str = "Đã lưu trên máy này";
const HELD: &str = "Kế hoạch này đang được sửa ở một tab khác.";

async fn enter(browser: &Browser, item: u32, count: &str) -> Result<()> {
    browser.click(cell(item, 3)).await?;
    browser.type_text(count).await?;
    browser.press("Enter").await
}

/// The plan of Đồng Nai in two tabs; the second one is in front.
async fn two_tabs(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let (site, browser) = open_seed(stage, 3).await?;
    browser.shows(KEPT).await?;
    let url = browser.url().await?;
    browser.new_tab().await?;
    browser.open(&url).await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await?;
    Ok((site, browser))
}

async fn one_tab_edits_and_the_other_takes_over(stage: &Stage) -> Result<()> {
    let (_site, browser) = two_tabs(stage).await?;
    browser.shows(HELD).await?;
    // what would change the plan looks and is refused as such, at its start
    browser.find(css(".tools button:first-of-type[aria-disabled='true']")).await?;
    browser.find(css(".bar textarea[readonly]")).await?;
    enter(&browser, 15, "16").await?;
    browser.find(css(".toast")).await?;
    browser.has_value(css("[data-row='15'] [data-col='3'] input[readonly]"), "15").await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await?;
    browser.click(role("button", "Sửa ở đây")).await?;
    browser.gone(css(".banner")).await?;
    browser.gone(css(".toast")).await?;
    browser.has_focus(css("[data-row='15'] [data-col='3'] input:not([readonly])")).await?;
    browser.gone(css(".tools button:first-of-type[aria-disabled]")).await?;
    enter(&browser, 15, "16").await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await?;
    browser.shows(KEPT).await?;
    browser.tab(0).await?;
    browser.shows(HELD).await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await
}

async fn what_a_tab_writes_is_shown_in_the_other(stage: &Stage) -> Result<()> {
    let (_site, browser) = two_tabs(stage).await?;
    browser.tab(0).await?;
    enter(&browser, 15, "17").await?;
    browser.shows(KEPT).await?;
    browser.tab(1).await?;
    browser.has_text(css(".panel .grand data"), "341.650.000").await
}

/// Without locks and without a word from the other tab, as in an old browser: each believes to be alone.
const DEAF: &str = "Object.defineProperty(navigator, 'locks', { value: undefined }); delete window.BroadcastChannel;";

/// This tab writes and keeps, and then the first one, which knows nothing of it: its text becomes a plan of its own.
async fn both_write(browser: &Browser) -> Result<()> {
    enter(browser, 15, "16").await?;
    browser.shows("335.650.000").await?;
    browser.shows(KEPT).await?;
    browser.tab(0).await?;
    enter(browser, 15, "17").await?;
    browser.shows("(bản giữ riêng)").await?;
    browser.shows(KEPT).await
}

async fn what_both_wrote_is_kept_twice(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    let deafen = || browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": DEAF }));
    deafen().await?;
    browser.open(&site.url("")).await?;
    browser.click(css(".cards li:nth-child(3) > article > button")).await?;
    browser.shows(KEPT).await?;
    let url = browser.url().await?;
    browser.new_tab().await?;
    deafen().await?;
    browser.open(&url).await?;
    browser.shows(KEPT).await?;
    both_write(&browser).await?;
    ensure!(browser.url().await? != url, "the plan that was kept apart has the address of the other");
    browser.open(&site.url("")).await?;
    browser.shows("335.650.000 đồng").await?;
    browser.shows("341.650.000 đồng").await
}

async fn when_the_other_tab_goes_this_one_edits(stage: &Stage) -> Result<()> {
    let (_site, browser) = two_tabs(stage).await?;
    browser.shows(HELD).await?;
    let url = browser.url().await?;
    browser.tab(0).await?;
    enter(&browser, 15, "16").await?;
    browser.shows("335.650.000").await?;
    browser.eval("location.hash = ''", Vec::new()).await?; // to the first screen
    browser.find(css(".cards")).await?;
    browser.tab(1).await?;
    browser.gone(css(".banner")).await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await?;
    enter(&browser, 15, "17").await?;
    browser.has_text(css(".panel .grand data"), "341.650.000").await?;
    browser.shows(KEPT).await?;
    browser.tab(0).await?;
    browser.open(&url).await?;
    browser.shows(HELD).await?;
    browser.tab(1).await?;
    browser.close_tab().await?;
    browser.tab(0).await?;
    browser.gone(css(".banner")).await?;
    enter(&browser, 15, "15").await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await?;
    browser.shows(KEPT).await
}

async fn the_copy_is_edited_here_and_the_plan_there(stage: &Stage) -> Result<()> {
    let (_site, browser) = two_tabs(stage).await?;
    let url = browser.url().await?;
    browser.shows(HELD).await?;
    browser.new_tab().await?;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": DEAF })).await?;
    browser.open(&url).await?;
    browser.shows(KEPT).await?;
    both_write(&browser).await?;
    browser.gone(css(".banner")).await?;
    ensure!(browser.url().await? != url, "the plan that was kept apart has the address of the other");
    // the other tab is told, and edits the plan from now on
    browser.tab(1).await?;
    browser.shows("Một tab khác cũng sửa kế hoạch này.").await?;
    browser.gone(css(".banner")).await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await?;
    enter(&browser, 15, "18").await?;
    browser.has_text(css(".panel .grand data"), "347.650.000").await?;
    browser.shows(KEPT).await?;
    browser.tab(0).await?;
    browser.gone(css(".banner")).await?;
    browser.has_text(css(".panel .grand data"), "341.650.000").await
}

async fn a_plan_deleted_in_another_tab_can_be_kept(stage: &Stage) -> Result<()> {
    let (site, browser) = two_tabs(stage).await?;
    let url = browser.url().await?;
    browser.open(&site.url("")).await?;
    browser.click(css(".mine button")).await?;
    browser.gone(css(".mine")).await?;
    browser.tab(0).await?;
    browser.shows("Kế hoạch này đã bị xóa ở một tab khác.").await?;
    browser.click(role("button", "Giữ lại ở đây")).await?;
    browser.gone(css(".banner")).await?;
    enter(&browser, 15, "16").await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await?;
    browser.shows(KEPT).await?;
    ensure!(browser.url().await? == url, "the plan that was kept has another address");
    browser.open(&site.url("")).await?;
    browser.has_text(css(".mine data"), "335.650.000 đồng").await
}

async fn why_nothing_can_be_changed_stays_in_sight(stage: &Stage) -> Result<()> {
    let (_site, browser) = two_tabs(stage).await?;
    browser.resize(390, 760).await?;
    browser.shows(HELD).await?;
    browser.click(cell(31, 3)).await?;
    let seen = "const box = document.querySelector('.banner').getBoundingClientRect();
        return scrollY > 500 && box.top >= 0 && box.bottom < innerHeight / 3;";
    browser.until("the banner is seen", || async { Ok(browser.eval(seen, Vec::new()).await? == json!(true)) }).await
}
