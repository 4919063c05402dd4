//! Every screen as people with disabilities get it: what axe-core finds, in both languages, all themes, wide and narrow.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use super::steps::Step::{self, Breaks, Click, Enter, OpenLink, Press, See, TakenOver, Type, Unfold};
use super::steps::take;
use crate::harness::{Browser, Look, Site, Stage, css, journeys};

journeys![
    nothing_on_any_screen_stands_in_the_way,
    no_screen_scrolls_sideways_at_320_pixels,
    high_contrast_follows_the_system,
    on_paper_is_the_annex_alone,
    nothing_moves_where_the_system_says_so,
];

/// Where a state is looked at.
#[derive(Clone, Copy, PartialEq)]
enum At {
    /// Before any plan is kept.
    First,
    Plan,
    Start,
    Address(&'static str),
}

/// Every state of every screen.
const SCREENS: [(&str, At, &[Step]); 40] = [
    ("start", At::First, &[See(".empty")]),
    ("plan", At::Plan, &[]),
    ("every part of the panel", At::Plan, &[Unfold]),
    (
        "bad text in a cell",
        At::Plan,
        &[
            Enter,
            Press("ArrowDown"),
            Press("ArrowDown"),
            Press("ArrowRight"),
            Press("ArrowRight"),
            Type("6.0000"),
            See(".hint[data-state='bad']"),
        ],
    ),
    (
        "cells selected",
        At::Plan,
        &[Enter, Press("Shift+ArrowDown"), Press("Shift+ArrowRight"), See(".handle, .selection")],
    ),
    ("printed figures", At::Plan, &[Click("#sheet-view label:nth-of-type(2)"), See(".pages")]),
    ("charts", At::Plan, &[Click("#sheet-view label:nth-of-type(3)"), See(".charts"), Unfold]),
    ("what to compare with", At::Plan, &[Click("#sheet-view label:nth-of-type(4)"), See(".ask .soft")]),
    (
        "another plan beside",
        At::Plan,
        &[
            Enter,
            Press("ArrowDown"),
            Press("ArrowDown"),
            Press("ArrowRight"),
            Press("ArrowRight"),
            Press("ArrowRight"),
            Type("7"),
            Press("Enter"),
            Click("#sheet-view label:nth-of-type(4)"),
            Click(".ask .acts > button:nth-of-type(2)"),
            See(".differences li fieldset"),
        ],
    ),
    (
        "prices",
        At::Plan,
        &[
            Enter,
            Press("ArrowDown"),
            Press("ArrowDown"),
            Click("#sheet-view label:nth-of-type(7)"),
            See("#book-rows"),
            Click("#price-index label:nth-of-type(2) input"),
            Type("5"),
            Press("Enter"),
        ],
    ),
    (
        "a norm and a shared number",
        At::Plan,
        &[
            Click("#sheet-view label:nth-of-type(7)"),
            See("#book-rows"),
            Click("#price-drivers form label:nth-of-type(1) input"),
            Type("Người dự"),
            Press("Tab"),
            Type("50"),
            Press("Enter"),
            Click("#price-norms form label:nth-of-type(1) input"),
            Type("Lớp"),
            Click("#price-norms form label:nth-of-type(3) input"),
            Type("1"),
            Press("Enter"),
            Click("#price-norms .picker input"),
            Type("tap huan"),
            See("[role='option']"),
        ],
    ),
    ("targets", At::Plan, &[Click("#sheet-view label:nth-of-type(5)"), See("#target-44 [data-mark='ask']")]),
    (
        "money and limits",
        At::Plan,
        &[Click("#sheet-view label:nth-of-type(6)"), Click("[data-source='3'] .acts > button"), See(".outlook .main")],
    ),
    (
        "a ceiling that is exceeded",
        At::Plan,
        &[
            Click("#sheet-view label:nth-of-type(6)"),
            Click("#add-ceiling"),
            See(".ceiling-form"),
            Type("1.000"),
            Press("Enter"),
            See("[data-ceiling] [data-mark='warning']"),
            Click("[data-ceiling] button:first-child"),
            See(".ceiling-form"),
        ],
    ),
    (
        "an appraisal",
        At::Plan,
        &[
            Click("#sheet-view label:nth-of-type(8)"),
            Click("#what-if label:nth-of-type(5)"),
            Click(".scenarios .acts button:last-child"),
            See(".appraisal tbody tr"),
            Click(".appraisal tbody tr:nth-child(3) .verdicts button:nth-child(1)"),
            See(".appraisal tbody [aria-pressed='true']"),
        ],
    ),
    (
        "the next period",
        At::Plan,
        &[Click("#sheet-view label:nth-of-type(8)"), Click("#what-if label:nth-of-type(6)"), See("#next-left")],
    ),
    (
        "cut to fit a ceiling",
        At::Plan,
        &[
            Click("#sheet-view label:nth-of-type(8)"),
            Click("#what-if label:nth-of-type(3)"),
            Click("#fit-amount"),
            Type("1.000"),
            Unfold,
            See("#fit-lines"),
            Press("Enter"),
            See("#fit-result"),
        ],
    ),
    (
        "a ceiling that is none",
        At::Plan,
        &[
            Click("#sheet-view label:nth-of-type(8)"),
            Click("#what-if label:nth-of-type(3)"),
            Click("#fit-amount"),
            Type("abc"),
            See("#fit-amount[aria-invalid='true']"),
        ],
    ),
    (
        "a scenario of knobs",
        At::Plan,
        &[
            Click("#sheet-view label:nth-of-type(8)"),
            Click("#what-if label:nth-of-type(2)"),
            Click("[aria-labelledby='try-all'] li:first-child .field"),
            Press("Control+a"),
            Type("-10"),
            Press("Enter"),
            See(".variant"),
            Click(".seek input"),
            Type("3000"),
            Press("Enter"),
            See(".seek .main"),
        ],
    ),
    (
        "scenarios side by side",
        At::Plan,
        &[Click("#sheet-view label:nth-of-type(8)"), See("[data-chart='tung-buoc'], .beside table"), Unfold],
    ),
    (
        "what may come of it",
        At::Plan,
        &[
            Click("#sheet-view label:nth-of-type(8)"),
            Click("#what-if label:nth-of-type(4)"),
            See("#risk-levers-all"),
            Click("#risk-ranges .acts .main"),
            Click("#risk-run"),
            See("[data-chart='kha-nang'] rect"),
            Unfold,
        ],
    ),
    ("find", At::Plan, &[Press("Control+f"), See(".find"), Type("tap huan"), See(".find b")]),
    ("commands", At::Plan, &[Press("Control+k"), See("dialog.palette[open]")]),
    (
        "commands, none fits",
        At::Plan,
        &[Press("Control+k"), See("dialog.palette[open]"), Type("qqqq"), See("#choices")],
    ),
    ("keys", At::Plan, &[Press("Control+/"), See("dialog.shortcuts[open]")]),
    ("columns", At::Plan, &[Click("button.columns"), See("#columns")]),
    (
        "budget codes",
        At::Plan,
        &[
            Click("button.columns"),
            Click("#columns li:nth-child(11) input"),
            Press("Escape"),
            See(".head > [data-kind='entry']"),
        ],
    ),
    ("toast", At::Plan, &[Enter, Press("Delete"), Press("Control+Alt+-"), See(".toast")]),
    (
        "saved versions",
        At::Plan,
        &[See(".part"), Unfold, Click(".part > button"), See(".versions li data:not(:empty)")],
    ),
    ("share", At::Plan, &[Click("#share"), See(".share .qr")]),
    (
        "a code from paper",
        At::Plan,
        &[
            Click("#share"),
            Click(".share .inside p > .plain"),
            See(".code .field"),
            Type("23ZQ"),
            See(".code [data-mark]"),
        ],
    ),
    ("edited in another tab", At::Plan, &[TakenOver, See(".banner button")]),
    ("start with plans", At::Start, &[See(".mine")]),
    ("start with a bin", At::Start, &[Click(".mine button"), Click("details.aside summary"), See("details.aside li")]),
    ("link", At::Start, &[OpenLink]),
    ("link that is cut", At::Address("#p1.Xy-_9"), &[See("main.start .link")]),
    ("link that is gone", At::Address("#/link"), &[See("main.start .link")]),
    ("plans of a code", At::Address("#/code/23ZQ-WDSG"), &[See(".mine")]),
    ("no such plan", At::Address("#/plan/khong-co"), &[See("main a")]),
    ("broken", At::Address("#/plan/khong-co"), &[See("main a"), Breaks, See("dialog.rescue[open]")]),
];

/// Language, theme and width: each pair of them once.
const LOOKS: [(&str, &str, u32); 6] = [
    ("vi", "light", 1280),
    ("en", "light", 390),
    ("vi", "dark", 390),
    ("en", "dark", 1280),
    ("vi", "contrast", 1280),
    ("en", "contrast", 390),
];

/// Chooses language and theme as somebody did before, and forgets every plan.
pub(super) async fn as_chosen(browser: &Browser, site: &Site, language: &str, theme: &str) -> Result<()> {
    browser.open(&site.url("")).await?;
    browser.forget_all().await?;
    let choose = "localStorage.setItem('du-toan:/:language', arguments[0]);
        localStorage.setItem('du-toan:/:theme', arguments[1]);";
    browser.eval(choose, vec![json!(language), json!(theme)]).await?;
    browser.reload().await?;
    browser.find(css(".cards li:nth-child(2) button")).await.map(drop)
}

/// Leads to each state in turn, and looks at it.
async fn every_screen(
    browser: &Browser,
    site: &Site,
    (language, theme, width): (&str, &str, u32),
    look: impl AsyncFn() -> Result<()>,
) -> Result<Vec<String>> {
    browser.resize(width, 800).await?;
    as_chosen(browser, site, language, theme).await?;
    let mut plan: Option<String> = None;
    let mut found = Vec::new();
    for (name, at, steps) in SCREENS {
        match at {
            At::First => {}
            At::Start => browser.open(&site.url("#/")).await?,
            At::Address(address) => browser.open(&site.url(address)).await?,
            At::Plan => {
                browser.open(&site.url("#/")).await?;
                match &plan {
                    None => browser.click(css(".cards li:nth-child(2) > article > button")).await?,
                    Some(plan) => browser.open(plan).await?,
                }
                browser.find(css(".sheet .total")).await?;
                browser.find(css(".verdict")).await?; // it comes after the table
                plan = Some(browser.url().await?);
            }
        }
        for step in steps {
            take(browser, *step).await.with_context(|| format!("{name}, {language}, {theme}, {width} px"))?;
        }
        if let Err(error) = look().await {
            found.push(format!("{name}, {language}, {theme}, {width} px: {error:#}"));
        }
        let is_toast = browser.count(css(".toast")).await? > 0;
        if is_toast {
            browser.press("Control+z").await?;
        }
    }
    Ok(found)
}

async fn nothing_on_any_screen_stands_in_the_way(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    let mut found = Vec::new();
    for look in LOOKS {
        found.extend(every_screen(&browser, &site, look, async || browser.is_accessible().await).await?);
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

async fn no_screen_scrolls_sideways_at_320_pixels(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    let width = "const page = document.scrollingElement;
        const wide = [...document.body.querySelectorAll('*')]
            .filter((it) => it.getBoundingClientRect().right > 320.5 && it.getBoundingClientRect().width)
            .slice(0, 5).map((it) => `${it.tagName}.${it.className}#${it.id}`);
        return [page.scrollWidth, wide.join(' ')];";
    let mut found = Vec::new();
    for (language, theme) in [("vi", "light"), ("en", "contrast")] {
        let narrow = async || {
            let answer = browser.eval(width, Vec::new()).await?;
            ensure!(answer[0].as_u64() <= Some(320), "{} px wide: {}", answer[0], answer[1]);
            Ok(())
        };
        found.extend(every_screen(&browser, &site, (language, theme, 320), narrow).await?);
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

/// Tells the page what the system prefers.
async fn prefers(browser: &Browser, features: &[(&str, &str)]) -> Result<()> {
    let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await.map(drop)
}

async fn high_contrast_follows_the_system(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    let tokens = "const style = getComputedStyle(document.documentElement);
        return ['ink', 'soft', 'line', 'edge', 'desk', 'paper', 'quiet', 'group', 'hand', 'hand-tint', 'on-hand', 'wrong',
            'wrong-tint', 'doubt', 'right', 'ring', 'picked', 'computed'].map((name) => style.getPropertyValue(`--${name}`));";
    as_chosen(&browser, &site, "vi", "contrast").await?;
    let chosen = browser.eval(tokens, Vec::new()).await?;
    as_chosen(&browser, &site, "vi", "system").await?;
    ensure!(browser.eval(tokens, Vec::new()).await? != chosen, "without a wish of the system, contrast is as usual");
    prefers(&browser, &[("prefers-contrast", "more")]).await?;
    ensure!(browser.eval(tokens, Vec::new()).await? == chosen, "the system's wish is not the theme that can be chosen");
    prefers(&browser, &[("prefers-contrast", "more"), ("prefers-color-scheme", "dark")]).await?;
    let paper = "return getComputedStyle(document.documentElement).backgroundColor;";
    ensure!(browser.eval(paper, Vec::new()).await? == json!("rgb(0, 0, 0)"), "in the dark, the page is not black");
    browser.is_accessible().await
}

async fn nothing_moves_where_the_system_says_so(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    prefers(&browser, &[("prefers-reduced-motion", "reduce")]).await?;
    browser.open(&site.url("")).await?;
    let moving = "return [...document.querySelectorAll('*')].filter((it) => {
            const style = getComputedStyle(it);
            return style.transitionDuration !== '0s' || style.animationName !== 'none' || style.scrollBehavior === 'smooth';
        }).map((it) => `${it.tagName}.${it.className}`);";
    browser.find(css(".cards li:nth-child(2) button")).await?;
    let found = browser.eval(moving, Vec::new()).await?;
    ensure!(found == json!([]), "on the start screen: {found}");
    browser.click(css(".cards li:nth-child(2) > article > button")).await?;
    browser.find(css(".sheet .total")).await?;
    let found = browser.eval(moving, Vec::new()).await?;
    ensure!(found == json!([]), "on the plan: {found}");
    Ok(())
}

async fn on_paper_is_the_annex_alone(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    as_chosen(&browser, &site, "vi", "contrast").await?;
    browser.click(css(".cards li:nth-child(2) > article > button")).await?;
    browser.find(css(".sheet .total")).await?;
    for step in [Enter, Press("ArrowDown"), Press("Delete"), Press("Shift+ArrowDown"), Press("Control+f"), See(".find")]
    {
        take(&browser, step).await?;
    }
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let shown = "return [...document.querySelectorAll('body *')]
        .filter((it) => it.checkVisibility({ visibilityProperty: true }))
        .filter((it) => it.matches('button, a, .bar, .tools, .panel, .find, .toast, .hint, .handle, .fold, .selection, .key, dialog'))
        .map((it) => `${it.tagName}.${it.className}`);";
    let found = browser.eval(shown, Vec::new()).await?;
    ensure!(found == json!([]), "on paper, too: {found}");
    for what in ["h1", ".over p", ".sheet .head", ".sheet .total", ".words"] {
        browser.find(css(what)).await?;
    }
    let odd = "const is = (row, name) => getComputedStyle(row.firstElementChild)[name];
        const rows = [...document.querySelectorAll('.body .row:not([data-kind=group])')];
        const plain = rows.find((row) => !row.matches('[data-current]'));
        return ['fontWeight', 'fontStyle', 'color', 'backgroundColor', 'paddingLeft']
            .filter((name) => rows.some((row) => is(row, name) !== is(plain, name)));";
    let odd = browser.eval(odd, Vec::new()).await?;
    ensure!(odd == json!([]), "the selected row differs on paper in {odd}");
    Ok(())
}
