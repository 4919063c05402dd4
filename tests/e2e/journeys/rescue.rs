//! When the program itself breaks: the page says so at once, keeps the last edit, and hands it over.

use std::rc::Rc;

use anyhow::{Result, ensure};
use serde_json::json;

use super::editing::{cell, open_seed};
use super::steps::{Step, take};
use crate::harness::{Browser, Look, Site, Stage, css, journeys};

journeys![
    a_trap_is_told_and_the_last_edit_is_kept,
    a_panic_is_told_and_the_last_edit_is_kept,
    what_others_break_does_not_stop_the_page,
    the_policy_lets_nothing_in,
];

/// Notes when something breaks and when the page says so.
const WATCH: &str = "new MutationObserver((_, watch) => {
        if (!document.querySelector('dialog.rescue[open]')) return;
        watch.disconnect();
        window.toldAt = performance.now();
    }).observe(document.body, { childList: true, subtree: true, attributes: true });";

/// A browser that makes no element, once: our code gives up with a panic.
const PANIC: &str = "const real = {};
    const patch = (owner, name) => {
        real[name] = owner[name];
        owner[name] = () => {
            Object.assign(Document.prototype, { createElement: real.createElement, createElementNS: real.createElementNS });
            Node.prototype.cloneNode = real.cloneNode;
            window.brokeAt = performance.now();
            throw new Error('no element');
        };
    };
    patch(Document.prototype, 'createElement');
    patch(Document.prototype, 'createElementNS');
    patch(Node.prototype, 'cloneNode');";

async fn edited(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let (site, browser) = open_seed(stage, 3).await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    browser.shows("Đã lưu trên máy này").await?;
    browser.eval(WATCH, Vec::new()).await?;
    Ok((site, browser))
}

/// The message within a second, nothing else within reach, and a file with the last edit.
async fn is_rescued(site: &Site, browser: &Browser) -> Result<()> {
    browser.find(css("dialog.rescue")).await?;
    let took = browser.eval("return window.toldAt - window.brokeAt;", Vec::new()).await?;
    ensure!(took.as_f64().is_some_and(|took| took <= 1000.0), "the message came after {took} ms");
    browser.press("Escape").await?;
    browser.press("Escape").await?;
    browser.shows("Dự Toán gặp lỗi và đã dừng.").await?;
    browser.shows("Dự Toán met an error and has stopped.").await?;
    browser.click(css("dialog.rescue button:first-of-type")).await?;
    let file = browser.downloaded(".json").await?;
    let kept = "return Object.entries(localStorage).filter(([key]) => key.startsWith('du-toan:/:rescue:')).map(([, text]) => text);";
    ensure!(browser.eval(kept, Vec::new()).await? == json!([std::fs::read_to_string(&file)?]), "it is not kept");
    browser.click(css("dialog.rescue .main")).await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await?;
    browser.open(&site.url("")).await?;
    browser.choose_file("input[type='file']", &file).await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await
}

async fn a_trap_is_told_and_the_last_edit_is_kept(stage: &Stage) -> Result<()> {
    let (site, browser) = edited(stage).await?;
    take(&browser, Step::Breaks).await?;
    is_rescued(&site, &browser).await
}

async fn a_panic_is_told_and_the_last_edit_is_kept(stage: &Stage) -> Result<()> {
    let (site, browser) = edited(stage).await?;
    for part in ["panicked at", "RuntimeError", "no element"] {
        browser.forgive(part);
    }
    browser.eval(PANIC, Vec::new()).await?;
    browser.press("Control+k").await?;
    is_rescued(&site, &browser).await
}

async fn what_others_break_does_not_stop_the_page(stage: &Stage) -> Result<()> {
    let (_site, browser) = edited(stage).await?;
    let others = "for (const error of [new WebAssembly.RuntimeError('unreachable'), new Error('closed'), null, 'text']) {
            dispatchEvent(new ErrorEvent('error', { error, filename: 'chrome-extension://other/content.js' }));
            dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { reason: error, promise: Promise.resolve() }));
        }";
    browser.eval(others, Vec::new()).await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("17").await?;
    browser.press("Enter").await?;
    browser.has_text(css(".panel .grand data"), "341.650.000").await?;
    browser.gone(css("dialog.rescue")).await
}

/// Whatever of a plan should ever get into the page as more than text, it would not run.
async fn the_policy_lets_nothing_in(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.find(css("h1")).await?;
    let attack = "window.hit = [];
        window.blocked = [];
        addEventListener('securitypolicyviolation', (event) => window.blocked.push(event.effectiveDirective));
        // Later: while a script of the test runs, the browser allows it.
        setTimeout(() => { try { (0, eval)('hit.push(1)'); } catch {} });
        const add = (name, set) => document.body.append(Object.assign(document.createElement(name), set));
        add('script', { textContent: 'hit.push(2)' });
        add('script', { src: 'https://example.org/a.js' });
        add('img', { src: 'https://example.org/a.png' });
        document.body.append(...new DOMParser().parseFromString(
            '<img src=x onerror=hit.push(3)><p style=\"color: red\">', 'text/html').body.childNodes);
        fetch('https://example.org/').then(() => window.hit.push(4), () => {});
        const link = document.createElement('a');
        link.href = 'javascript:hit.push(5)';
        link.click();
        const form = Object.assign(document.createElement('form'), { action: 'https://example.org/' });
        document.body.append(form);
        form.submit();";
    browser.eval(attack, Vec::new()).await?;
    let wanted = ["script-src", "script-src-elem", "script-src-attr", "img-src", "connect-src", "form-action"];
    browser
        .until("all is blocked", || async {
            let blocked = browser.eval("return window.blocked;", Vec::new()).await?;
            let blocked = blocked.as_array().cloned().unwrap_or_default();
            Ok(wanted.iter().all(|directive| blocked.contains(&json!(directive))))
        })
        .await?;
    ensure!(browser.eval("return window.hit;", Vec::new()).await? == json!([]), "something ran");
    // What every journey looks at in the end would have told.
    let seen = browser.console_errors().await?;
    ensure!(
        seen.iter().any(|error| error.contains("Content Security Policy")),
        "no word of it on the console: {seen:?}"
    );
    browser.forgive("");
    Ok(())
}
