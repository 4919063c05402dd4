//! The first time somebody opens the page; nothing is stored yet, and nothing is assumed about what they know.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::harness::{Look, Stage, css, journeys, role};

journeys![
    the_page_is_in_vietnamese_and_has_a_heading,
    three_real_plans_show_their_totals,
    everything_is_there_in_english_too,
    a_phone_needs_no_sideways_scrolling,
    the_page_works_from_a_sub_path,
];

async fn the_page_is_in_vietnamese_and_has_a_heading(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    let heading = browser.text_of(css("h1")).await?;
    ensure!(!heading.is_empty(), "the heading is empty");
    let language = browser.eval("return document.documentElement.lang;", Vec::new()).await?;
    ensure!(language == json!("vi"), "the page says that its language is {language}");
    Ok(())
}

async fn the_page_works_from_a_sub_path(stage: &Stage) -> Result<()> {
    let site = stage.site("/a/b/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.find(css("h1")).await?;
    let script = "return performance.getEntriesByType('resource').map((entry) => entry.name);";
    let loaded = browser.eval(script, Vec::new()).await?;
    let loaded = loaded.as_array().cloned().unwrap_or_default();
    ensure!(
        loaded.iter().any(|name| name.as_str().is_some_and(|name| name.ends_with(".wasm"))),
        "no wasm in {loaded:?}"
    );
    for name in &loaded {
        ensure!(name.as_str().is_some_and(|name| name.starts_with(&site.url(""))), "{name} is outside the sub-path");
    }
    Ok(())
}

async fn three_real_plans_show_their_totals(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    for figure in ["1.450.000.000", "1.418.000.000", "3.637.500.000", "329.650.000", "10 số in sai"] {
        browser.shows(figure).await?;
    }
    Ok(())
}

async fn everything_is_there_in_english_too(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.click(role("radio", "English")).await?;
    browser.shows("Three real plans").await?;
    browser.has_focus(css("#language input:checked")).await?;
    browser.reload().await?;
    browser.shows("10 printed figures are wrong").await?;
    let language = browser.eval("return document.documentElement.lang;", Vec::new()).await?;
    ensure!(language == json!("en"), "the page says that its language is {language}");
    Ok(())
}

/// Both screens at the narrowest width that WCAG 1.4.10 names; only the table itself may scroll.
async fn a_phone_needs_no_sideways_scrolling(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look { width: 320, height: 640, ..Look::default() }).await?;
    let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth;";
    browser.open(&site.url("")).await?;
    browser.shows("329.650.000").await?;
    browser.until("the cards fit", || async { Ok(browser.eval(wide, Vec::new()).await? == json!(0)) }).await?;
    browser.click(css(".cards li:first-child button")).await?;
    browser.find(css(".sheet")).await?;
    browser.until("the plan fits", || async { Ok(browser.eval(wide, Vec::new()).await? == json!(0)) }).await
}
