//! What a person does to get somewhere, as data, for journeys that try many states the same way; it never expects more
//! than that the next step can be done.

use anyhow::{Result, bail};
use serde_json::json;

use super::links;
use crate::harness::{Browser, css};

/// What leads to a state of a screen.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    /// Clicks what the selector finds.
    Click(&'static str),
    Press(&'static str),
    /// Presses keys so many times.
    Times(usize, &'static str),
    Type(&'static str),
    /// Enters the table by its key.
    Enter,
    /// Presses Tab until what the selector finds has the focus.
    TabTo(&'static str),
    /// Does a command by its name in the list of commands.
    Command(&'static str),
    /// Waits until it is shown.
    See(&'static str),
    /// Waits until it is shown no more.
    Gone(&'static str),
    /// Waits until it shows exactly this.
    Shows(&'static str, &'static str),
    /// Waits until the field holds exactly this.
    Holds(&'static str, &'static str),
    /// Opens every part that can be opened.
    Unfold,
    /// Brings what the selector finds to the top.
    ScrollTo(&'static str),
    /// Another tab takes the plan over: it has asked for the lock by which a tab edits.
    TakenOver,
    /// The program breaks.
    Breaks,
    /// Opens the link of a changed plan by the field for it.
    OpenLink,
    /// Tries all prices a tenth lower, which makes a scenario.
    TryLess,
}

const TAKE_OVER: &str =
    "navigator.locks.query().then(({ held }) => held.filter(({ name }) => name.startsWith('du-toan'))
        .forEach(({ name }) => navigator.locks.request(name, { steal: true }, () => new Promise(() => {}))));";

/// A pointer that no program has: the engine of the browser stops our wasm, without a word from our code.
pub(super) const TRAP: &str = "duToan.started.then((bindings) => bindings.default()).then((wasm) => setTimeout(() => {
        window.brokeAt = performance.now();
        wasm.__wbindgen_free(0xfffffff0, 8, 4);
    }));";

/// Takes a step.
pub(crate) async fn take(browser: &Browser, step: Step) -> Result<()> {
    match step {
        Step::Click(selector) => browser.click(css(selector)).await,
        Step::Press(keys) => browser.press(keys).await,
        Step::Times(times, keys) => {
            for _ in 0..times {
                browser.press(keys).await?;
            }
            Ok(())
        }
        Step::Type(text) => browser.type_text(text).await,
        Step::Enter => {
            browser.press("F6").await?;
            see(browser, ".sheet [data-active] :focus").await
        }
        Step::TabTo(selector) => tab_to(browser, selector).await,
        Step::Command(name) => {
            browser.press("Control+k").await?;
            browser.has_focus(css("dialog.palette .field")).await?;
            browser.type_text(name).await?;
            browser.press("Enter").await?;
            browser.gone(css("dialog.palette")).await
        }
        Step::See(selector) => see(browser, selector).await,
        Step::Gone(selector) => browser.gone(css(selector)).await,
        Step::Shows(selector, text) => browser.has_text(css(selector), text).await,
        Step::Holds(selector, text) => browser.has_value(css(selector), text).await,
        Step::Unfold => {
            let open = "document.querySelectorAll('details').forEach((part) => { part.open = true; });";
            browser.eval(open, Vec::new()).await.map(drop)
        }
        Step::ScrollTo(selector) => {
            let scroll = "document.querySelector(arguments[0]).scrollIntoView();";
            browser.eval(scroll, vec![json!(selector)]).await.map(drop)
        }
        Step::TakenOver => browser.eval(TAKE_OVER, Vec::new()).await.map(drop),
        Step::OpenLink => {
            browser.fill(css("#link"), &links::link_of(&links::changed()?)?).await?;
            browser.press("Enter").await?;
            see(browser, ".summary").await?;
            see(browser, ".panel .grand data").await
        }
        Step::TryLess => {
            browser.click(css("#sheet-view label:nth-of-type(8)")).await?;
            browser.click(css("#what-if label:nth-of-type(2)")).await?;
            browser.fill(css("[aria-labelledby='try-all'] li:first-child .field"), "-10").await?;
            browser.press("Enter").await?;
            see(browser, ".variant").await
        }
        Step::Breaks => {
            browser.forgive("RuntimeError");
            browser.eval(TRAP, Vec::new()).await.map(drop)
        }
    }
}

async fn see(browser: &Browser, selector: &str) -> Result<()> {
    browser.until(&format!("{selector} is seen"), || async { Ok(browser.count(css(selector)).await? > 0) }).await
}

/// More stops than any screen has before what is looked for.
const STOPS: usize = 80;

async fn tab_to(browser: &Browser, selector: &str) -> Result<()> {
    let is_there = "return document.activeElement.matches(arguments[0]);";
    for _ in 0..STOPS {
        browser.press("Tab").await?;
        if browser.eval(is_there, vec![json!(selector)]).await? == json!(true) {
            return Ok(());
        }
    }
    bail!("Tab does not lead to {selector}")
}
