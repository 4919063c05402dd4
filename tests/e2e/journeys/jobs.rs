//! Long jobs, done beside the page: when what does them is fetched, and what is left of one that is stopped, cut off or
//! left by a reload.

use std::rc::Rc;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::editing::open_seed;
use super::fit;
use super::funds::{cells, texts};
use super::offline::ready;
use super::scenarios::FOUND;
use crate::harness::{Browser, Look, Site, Stage, css, journeys, role};

journeys![
    what_does_jobs_is_fetched_with_the_first_one,
    a_job_needs_no_server_once_the_page_was_there,
    where_it_cannot_be_fetched_that_is_said_and_it_is_tried_again,
    while_a_job_runs_the_page_can_be_used_and_it_can_be_stopped,
    a_reload_in_the_middle_of_a_job_harms_nothing,
];

const NOT_FETCHED: &str =
    "Chưa tải được phần tính toán này. Hãy kiểm tra kết nối mạng rồi thử lại; nếu vẫn vậy, hãy cập nhật trình duyệt.";

/// The files of the program that does jobs, by their endings, as often as this tab has asked for them.
const ASKED_FOR: &str = "return performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop())
    .filter((name) => name.startsWith('du-toan-worker-')).map((name) => name.split('.').pop()).sort();";

/// From now on the page hears nothing of a job as long as that is held, so that none is done before somebody could look.
const HOLD: &str = "const { set } = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage');
    window.held = [];
    Object.defineProperty(Worker.prototype, 'onmessage', {
        set(hear) {
            set.call(this, (event) => { window.held ? window.held.push(() => hear(event)) : hear(event); });
        },
    });";

/// Waits until a job has said something that the page does not hear yet.
async fn is_under_way(browser: &Browser) -> Result<()> {
    browser
        .until("the worker has said something", || async {
            Ok(browser.eval("return window.held.length > 0;", Vec::new()).await? == json!(true))
        })
        .await
}

/// A browser that keeps nothing of the page, with the plan of Đồng Nai open where it is cut.
async fn without_service_worker(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    let source = json!({ "source": "delete Navigator.prototype.serviceWorker;" });
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", source).await?;
    browser.open(&site.url("")).await?;
    open_dong_nai(&browser).await?;
    Ok((site, browser))
}

async fn open_dong_nai(browser: &Browser) -> Result<()> {
    browser.click(css(".cards > li:nth-child(3) > article > button")).await?;
    browser.find(css(".sheet .total")).await?;
    fit::go(browser).await
}

/// Asks for a cut.
async fn ask(browser: &Browser) -> Result<()> {
    browser.fill(css("#fit-amount"), "300.000.000").await?;
    browser.press("Enter").await
}

/// Waits for its answer.
async fn is_answered(browser: &Browser) -> Result<()> {
    browser.has_text(css(fit::TOTAL), "Sau khi cắt: 300.000.000 đồng").await
}

async fn what_does_jobs_is_fetched_with_the_first_one(stage: &Stage) -> Result<()> {
    let (_site, browser) = without_service_worker(stage).await?;
    let asked_for = async || -> Result<Value> { browser.eval(ASKED_FOR, Vec::new()).await };
    let before = asked_for().await?;
    ensure!(before == json!([]), "{before} was fetched before there was a job");
    ask(&browser).await?;
    is_answered(&browser).await?;
    let first = asked_for().await?;
    ensure!(first == json!(["js", "wasm"]), "for the first job {first} was fetched");
    // another job, of another kind, uses the same program
    browser.click(css("#what-if label:nth-of-type(4)")).await?;
    browser.click(css("#risk-run")).await?;
    browser.find(css("#risk-totals")).await?;
    let all = asked_for().await?;
    let programs = all.as_array().context("no list")?.iter().filter(|file| **file == json!("wasm")).count();
    ensure!(programs == 1, "for the second job the program was fetched again: {all}");
    Ok(())
}

async fn a_job_needs_no_server_once_the_page_was_there(stage: &Stage) -> Result<()> {
    let mut site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    ready(&browser, &site).await?;
    site.stop();
    open_dong_nai(&browser).await?;
    ask(&browser).await?;
    is_answered(&browser).await?;
    // and in a tab that knows nothing of that
    browser.new_tab().await?;
    browser.tab(0).await?;
    browser.close_tab().await?;
    browser.tab(0).await?;
    browser.open(&site.url("#/plan/dong-nai-2018")).await?;
    browser.find(css(".sheet .total")).await?;
    fit::go(&browser).await?;
    ask(&browser).await?;
    is_answered(&browser).await
}

/// Says that it could not be fetched, and does the job once the server is back.
async fn fails_and_is_tried_again(browser: &Browser, site: &mut Site) -> Result<()> {
    site.stop();
    ask(browser).await?;
    browser.has_text(css(".wait[role='alert'] p"), NOT_FETCHED).await?;
    // as long as nothing has changed, it fails again
    browser.click(role("button", "Thử lại")).await?;
    browser.has_text(css(".wait[role='alert'] p"), NOT_FETCHED).await?;
    ensure!(browser.count(css(fit::TOTAL)).await? == 0, "there is a result of nothing");
    site.start()?;
    browser.click(role("button", "Thử lại")).await?;
    is_answered(browser).await?;
    browser.gone(css(".wait")).await
}

async fn where_it_cannot_be_fetched_that_is_said_and_it_is_tried_again(stage: &Stage) -> Result<()> {
    let (mut site, browser) = without_service_worker(stage).await?;
    browser.forgive("/du-toan-worker-");
    fails_and_is_tried_again(&browser, &mut site).await?;
    // now the program is there, and the script that starts it is not
    fails_and_is_tried_again(&browser, &mut site).await?;
    // what was kept is gone: somebody has cleared it
    let mut site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    ready(&browser, &site).await?;
    browser.forgive("/du-toan-worker-");
    open_dong_nai(&browser).await?;
    let clear = "return caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))));";
    browser.eval(clear, Vec::new()).await?;
    fails_and_is_tried_again(&browser, &mut site).await
}

async fn while_a_job_runs_the_page_can_be_used_and_it_can_be_stopped(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(role("radio", "Phương án")).await?;
    browser.click(role("radio", "Thử nhanh")).await?;
    browser.eval(HOLD, Vec::new()).await?;
    let wanted = css(".seek input");
    browser.fill(wanted.clone(), "300000000").await?;
    browser.press("Enter").await?;
    let runs = css(".seek .progress progress");
    browser.find(runs.clone()).await?;
    // what is done elsewhere on the page leaves it alone
    browser.press("Control+k").await?;
    let command = css("dialog.palette .field");
    browser.has_focus(command.clone()).await?;
    browser.type_text("in").await?;
    browser.has_value(command.clone(), "in").await?;
    browser.press("Escape").await?;
    browser.gone(command).await?;
    is_under_way(&browser).await?;
    browser.find(runs.clone()).await?;
    browser.click(role("button", "Dừng")).await?;
    browser.gone(runs.clone()).await?;
    browser.has_focus(css("#seek-run")).await?;
    // another figure is another question: what was asked before it is not answered any more
    browser.click(css("#seek-run")).await?;
    browser.find(runs.clone()).await?;
    browser.fill(wanted.clone(), "310 triệu").await?;
    browser.gone(runs).await?;
    browser.has_value(wanted.clone(), "310 triệu").await?;
    // and asked again it answers
    browser.eval("window.held = null;", Vec::new()).await?;
    browser.fill(wanted, "300000000").await?;
    browser.press("Enter").await?;
    browser.until("two values are found", || async { Ok(texts(&browser, FOUND).await?.len() == 2) }).await
}

async fn a_reload_in_the_middle_of_a_job_harms_nothing(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.has_text(css(".save"), "Đã lưu trên máy này").await?;
    fit::go(&browser).await?;
    browser.eval(HOLD, Vec::new()).await?;
    ask(&browser).await?;
    browser.find(css(".fit .progress progress")).await?;
    is_under_way(&browser).await?;
    browser.reload().await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await?;
    fit::go(&browser).await?;
    cells(&browser, ".fit .progress, #fit-result", &[]).await?;
    browser.has_value(css("#fit-amount"), "").await?;
    ask(&browser).await?;
    is_answered(&browser).await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await
}
