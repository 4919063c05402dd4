//! Without network, and across versions: the page starts, from one version, whatever the server has or has not.

use std::rc::Rc;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::editing::cell;
use super::links;
use crate::harness::build::{Damage, WHICH, damage, newer};
use crate::harness::{Browser, Look, Site, Stage, count_from, css, hook, journeys, role};

journeys![
    a_first_visit_gets_ready_for_no_network,
    without_a_server_every_address_starts,
    cold_starts_need_no_server,
    a_new_version_waits_for_the_reader,
    what_cannot_be_kept_is_not_left,
    a_new_version_starts_by_itself_where_nothing_is_open,
    a_tab_that_did_not_agree_keeps_its_version,
    bad_updates_break_no_start,
    damaged_files_are_fetched_anew_once,
    the_kill_switch_takes_the_worker_away,
    a_browser_without_workers_promises_nothing,
];

const READY: &str = "Dùng được khi mất mạng";
const OFFER: &str = "Có bản mới của Dự Toán.";

/// Has the browser look for a new version, and returns when it knows what became of it.
const CHECK: &str = "return (async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration.update().catch(() => {});
        const worker = registration.installing;
        if (worker) await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
        return Boolean(registration.waiting);
    })();";

/// The page, ready for no network, in a browser that is told so.
pub(super) async fn ready(browser: &Browser, site: &Site) -> Result<()> {
    // What Chromium says of a server that has gone while the page asks for a new version.
    browser.forgive("ERR_CONNECTION_REFUSED");
    browser.forgive("ERR_INTERNET_DISCONNECTED");
    browser.open(&site.url("")).await?;
    browser.has_text(hook("offline"), READY).await
}

/// Leaves the page, so that the next address starts it anew.
async fn start(browser: &Browser, address: &str) -> Result<()> {
    browser.open("about:blank").await?;
    browser.open(address).await
}

/// Waits until this version of the page has started.
async fn runs(browser: &Browser, version: &str) -> Result<()> {
    let what = format!("version “{version}” runs");
    browser.until(&what, || async { Ok(browser.eval(WHICH, Vec::new()).await? == json!(version)) }).await?;
    browser.find(css("h1")).await.map(drop)
}

async fn check(browser: &Browser) -> Result<Value> {
    browser.eval(CHECK, Vec::new()).await
}

async fn open_plan(browser: &Browser) -> Result<()> {
    browser.click(css(".cards li:nth-child(3) > article > button")).await?;
    browser.find(css(".sheet .total")).await.map(drop)
}

async fn visitor(stage: &Stage, mount: &str) -> Result<(Site, Rc<Browser>)> {
    let site = stage.site(mount)?;
    let browser = stage.browser(Look::default()).await?;
    ready(&browser, &site).await?;
    Ok((site, browser))
}

async fn a_first_visit_gets_ready_for_no_network(stage: &Stage) -> Result<()> {
    let (_site, browser) = visitor(stage, "/").await?;
    open_plan(&browser).await?;
    browser.has_text(hook("offline"), READY).await?;
    browser.click(role("radio", "English")).await?;
    browser.has_text(hook("offline"), "Works offline").await
}

async fn without_a_server_every_address_starts(stage: &Stage) -> Result<()> {
    for mount in ["/", "/a/b/"] {
        let (mut site, browser) = visitor(stage, mount).await?;
        open_plan(&browser).await?;
        site.stop();
        browser.reload().await?;
        browser.has_text(css(".panel .grand data"), "329.650.000").await?;
        let link = links::link_of(&links::changed()?)?;
        let links = ["#", "%23", "index.html%23", "?from=mail%23"].map(|start| [start, &link].concat());
        for rest in ["", "index.html", "?from=mail"].into_iter().chain(links.iter().map(String::as_str)) {
            start(&browser, &site.url(rest)).await?;
            browser.find(css("h1")).await?;
            browser.has_text(hook("offline"), READY).await?;
            if rest.ends_with(&link) {
                browser.has_text(css(".summary .grand data"), "335.650.000").await?;
            }
        }
        start(&browser, &site.url("#/plan/dong-nai-2018")).await?;
        browser.has_text(css(".panel .grand data"), "329.650.000").await?;
        let tab = browser.driver().new_tab().await?;
        browser.driver().switch_to_window(tab).await?;
        browser.open(&site.url("")).await?;
        browser.click(css(".cards li:nth-child(1) > article > button")).await?;
        browser.has_text(css(".panel .grand data"), "1.450.000").await?;
        stage.close(browser).await?;
    }
    Ok(())
}

/// Each start is a new process of the browser.
async fn cold_starts_need_no_server(stage: &Stage) -> Result<()> {
    let mut site = stage.site("/")?;
    let browser = stage.browser_with("profile").await?;
    ready(&browser, &site).await?;
    open_plan(&browser).await?;
    stage.close(browser).await?;
    site.stop();
    let starts = count_from("DU_TOAN_COLD_STARTS", 3);
    let link = format!("#{}", links::link_of(&links::changed()?)?);
    let mut failures = Vec::new();
    for at in 0..starts {
        let browser = stage.browser_with("profile").await?;
        browser.forgive("ERR_CONNECTION_REFUSED");
        let rest = ["", "#/plan/dong-nai-2018", &link][at % 3];
        let seen = if at % 3 == 0 { css(".cards") } else { css(".panel .grand data") };
        let started = async {
            browser.open(&site.url(rest)).await?;
            browser.find(seen).await
        };
        if let Err(error) = started.await {
            failures.push(format!("start {at} at “{rest}”: {error:#}"));
        }
        stage.close(browser).await?;
    }
    println!("figure cold-starts {starts} {}", failures.len());
    ensure!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}

async fn a_new_version_waits_for_the_reader(stage: &Stage) -> Result<()> {
    let (mut site, browser) = visitor(stage, "/").await?;
    let old = site.folder().to_owned();
    open_plan(&browser).await?;
    site.serve(&newer(&old, stage.scratch("2"), "2")?)?;
    ensure!(check(&browser).await? == json!(true), "the new version did not come");
    browser.shows(OFFER).await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("16").await?;
    let listen = "addEventListener('du-toan:flush', (event) => event.detail.waitUntil(new Promise((kept) => {
            setTimeout(() => { sessionStorage.setItem('flushed', 'yes'); kept(); }, 50);
        })));";
    browser.eval(listen, Vec::new()).await?;
    browser.click(role("button", "Cập nhật")).await?;
    runs(&browser, "2").await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await?;
    ensure!(browser.eval("return sessionStorage.getItem('flushed');", Vec::new()).await? == json!("yes"), "no flush");
    // And back again.
    site.serve(&old)?;
    check(&browser).await?;
    browser.click(role("button", "Cập nhật")).await?;
    runs(&browser, "").await?;
    let kept = "return caches.keys().then((names) => names.length);";
    browser
        .until("only one version is kept", || async { Ok(browser.eval(kept, Vec::new()).await? == json!(1)) })
        .await?;
    site.stop();
    browser.reload().await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await
}

async fn what_cannot_be_kept_is_not_left(stage: &Stage) -> Result<()> {
    let (mut site, browser) = visitor(stage, "/").await?;
    open_plan(&browser).await?;
    let build = newer(site.folder(), stage.scratch("2"), "2")?;
    site.serve(&build)?;
    check(&browser).await?;
    let refuse = "window.stays = true;
        addEventListener('du-toan:flush', (event) => event.detail.waitUntil(Promise.reject(new Error('full'))));";
    browser.eval(refuse, Vec::new()).await?;
    browser.click(role("button", "Cập nhật")).await?;
    ensure!(check(&browser).await? == json!(true), "the new version is in charge");
    ensure!(browser.eval("return window.stays;", Vec::new()).await? == json!(true), "the page was left");
    browser.click(role("button", "Để sau")).await?;
    browser.gone(css(".update")).await
}

async fn a_new_version_starts_by_itself_where_nothing_is_open(stage: &Stage) -> Result<()> {
    let (mut site, browser) = visitor(stage, "/").await?;
    let build = newer(site.folder(), stage.scratch("2"), "2")?;
    site.serve(&build)?;
    start(&browser, &site.url("")).await?;
    runs(&browser, "2").await?;
    site.stop();
    browser.reload().await?;
    runs(&browser, "2").await
}

async fn a_tab_that_did_not_agree_keeps_its_version(stage: &Stage) -> Result<()> {
    let (mut site, browser) = visitor(stage, "/").await?;
    open_plan(&browser).await?;
    let first = browser.driver().window().await?;
    let second = browser.driver().new_tab().await?;
    browser.driver().switch_to_window(second.clone()).await?;
    browser.open(&site.url("#/plan/dong-nai-2018")).await?;
    browser.find(css(".sheet .total")).await?;
    let build = newer(site.folder(), stage.scratch("2"), "2")?;
    site.serve(&build)?;
    check(&browser).await?;
    browser.click(role("button", "Cập nhật")).await?;
    runs(&browser, "2").await?;
    browser.driver().switch_to_window(first).await?;
    runs(&browser, "").await?;
    browser.shows(OFFER).await?;
    // Its own page is no longer on the server, and is there still.
    let page = "return caches.keys().then((names) => names.length);";
    ensure!(browser.eval(page, Vec::new()).await? == json!(2), "its files are gone");
    browser.click(role("button", "Cập nhật")).await?;
    runs(&browser, "2").await
}

/// New versions that a host has damaged, one after the other, and now and then a good one that is taken back.
async fn bad_updates_break_no_start(stage: &Stage) -> Result<()> {
    let (mut site, browser) = visitor(stage, "/").await?;
    browser.forgive("sw.js");
    let old = site.folder().to_owned();
    let updates = count_from("DU_TOAN_BAD_UPDATES", 4);
    let mut failures = Vec::new();
    for at in 0..updates {
        let name = format!("update-{at}");
        let build = newer(&old, stage.scratch(&name), &name)?;
        // The fourth of each eight is good, and taken back.
        let kind = [0, 1, 2, 7, 3, 4, 5, 6][at % 8];
        let outcome = match Damage::ALL.get(kind) {
            Some(kind) => {
                damage(&build, *kind, at)?;
                refused(&mut site, &browser, &build).await
            }
            None => taken_back(&mut site, &browser, (&build, &name), &old).await,
        };
        if let Err(error) = outcome {
            failures.push(format!("update {at}: {error:#}"));
        }
        site.serve(&old)?;
    }
    println!("figure bad-updates {updates} {}", failures.len());
    ensure!(failures.is_empty(), "{}", failures.join("\n"));
    Ok(())
}

/// The old version starts with the damaged one on the server, and with none.
async fn refused(site: &mut Site, browser: &Browser, build: &std::path::Path) -> Result<()> {
    site.serve(build)?;
    start(browser, &site.url("")).await?;
    runs(browser, "").await?;
    ensure!(check(browser).await? == json!(false), "it was taken for good");
    start(browser, &site.url("")).await?;
    runs(browser, "").await?;
    site.stop();
    start(browser, &site.url("")).await?;
    runs(browser, "").await
}

async fn taken_back(
    site: &mut Site,
    browser: &Browser,
    (build, name): (&std::path::Path, &str),
    old: &std::path::Path,
) -> Result<()> {
    for (folder, version) in [(build, name), (old, "")] {
        site.serve(folder)?;
        start(browser, &site.url("")).await?;
        runs(browser, version).await?;
        site.stop();
        start(browser, &site.url("")).await?;
        runs(browser, version).await?;
    }
    Ok(())
}

/// What the browser keeps of the page is damaged; what people wrote is not touched by the repair.
async fn damaged_files_are_fetched_anew_once(stage: &Stage) -> Result<()> {
    let (mut site, browser) = visitor(stage, "/").await?;
    browser.forgive("broken is not defined");
    browser.forgive("sw.js");
    open_plan(&browser).await?;
    let harm = "return (async () => {
            const [name] = await caches.keys();
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
                if (!/du-toan-[^/]*\\.js$/.test(request.url)) continue;
                await cache.put(request, new Response('broken', { headers: { 'content-type': 'text/javascript' } }));
            }
        })();";
    browser.eval(harm, Vec::new()).await?;
    site.stop();
    browser.reload().await?;
    // Without a server nothing is thrown away.
    browser.shows("Dự Toán chưa chạy được trong trình duyệt này.").await?;
    let kept = "return caches.keys().then((names) => names.length);";
    ensure!(browser.eval(kept, Vec::new()).await? == json!(1), "the files are gone");
    site.start()?;
    browser.reload().await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await?;
    browser.has_text(hook("offline"), READY).await
}

async fn the_kill_switch_takes_the_worker_away(stage: &Stage) -> Result<()> {
    let (mut site, browser) = visitor(stage, "/").await?;
    let build = newer(site.folder(), stage.scratch("2"), "2")?;
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/xtask/kill/sw.js"), build.join("sw.js"))?;
    site.serve(&build)?;
    start(&browser, &site.url("")).await?;
    browser
        .until("nothing is kept and no worker is left", || async {
            let left = "return Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])
                .then(([names, workers]) => names.length + workers.length);";
            Ok(browser.eval(left, Vec::new()).await? == json!(0))
        })
        .await?;
    start(&browser, &site.url("")).await?;
    runs(&browser, "2").await
}

async fn a_browser_without_workers_promises_nothing(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let refuse = "navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'));";
    for source in ["delete Navigator.prototype.serviceWorker;", refuse] {
        let browser = stage.browser(Look::default()).await?;
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        browser.open(&site.url("")).await?;
        open_plan(&browser).await?;
        browser.shows("Đã lưu trên máy này").await?;
        browser.has_text(hook("offline"), "").await?;
        stage.close(browser).await?;
    }
    Ok(())
}
