//! Pictures of the screens, for people to look at; it judges nothing but that there was something to take.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use libtest_mimic::Trial;

use crate::harness::{Browser, Look, Stage, Theme, css, role, trial};

/// The screens: the name of each, which of the three plans is opened for it (`None`: none), and what is done then.
const SCREENS: [(&str, Option<usize>, Step); 8] = [
    ("start", None, Step::Nothing),
    ("table", Some(1), Step::Nothing),
    ("editing", Some(3), Step::Press("[data-row='4'] [data-col='3']", &["Shift+ArrowDown"])),
    ("printed", Some(1), Step::View(2)),
    ("charts", Some(2), Step::View(3)),
    ("find", Some(2), Step::Press("[data-row='4'] [data-col='1']", &["Control+f", "w", "e", "b"])),
    ("commands", Some(1), Step::Press("[data-row='4'] [data-col='1']", &["Control+k"])),
    ("keys", Some(1), Step::Press("[data-row='4'] [data-col='1']", &["Control+/"])),
];

/// What is done on a screen before its picture is taken.
#[derive(Clone, Copy)]
enum Step {
    Nothing,
    /// A cell is pressed, and then these keys.
    Press(&'static str, &'static [&'static str]),
    /// That choice of the switch between table, print and charts.
    View(usize),
}

const LANGUAGES: [&str; 2] = ["vi", "en"];
const THEMES: [(Theme, &str); 2] = [(Theme::Light, "light"), (Theme::Dark, "dark")];
const SIZES: [(u32, u32); 2] = [(1280, 860), (390, 844)];

/// Every picture as a test that fails when it cannot be taken.
pub(crate) fn all(driver: &str, folder: &Path) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (screen, plan, step) in SCREENS {
        for language in LANGUAGES {
            for (theme, theme_name) in THEMES {
                for (width, height) in SIZES {
                    let file = folder.join(format!("{screen}-{language}-{theme_name}-{width}.webp"));
                    let look = Look { width, height, language, theme };
                    let name = format!("picture::{screen}-{language}-{theme_name}-{width}");
                    trials.push(trial(name, driver, async move |stage: &Stage| {
                        take(stage, look, plan, step, file).await
                    }));
                }
            }
        }
    }
    trials
}

async fn take(stage: &Stage, look: Look, plan: Option<usize>, step: Step, file: PathBuf) -> Result<()> {
    let site = stage.site("/")?;
    let english = look.language == "en";
    let browser = stage.browser(look).await?;
    browser.open(&site.url("")).await?;
    browser.find(css("h1")).await?;
    if english {
        browser.click(role("radio", "English")).await?;
    }
    if let Some(at) = plan {
        browser.click(css(&format!(".cards > li:nth-child({at}) > article > button"))).await?;
        browser.find(css(".sheet .total")).await?;
        browser.gone(css(".toast")).await?;
    }
    match step {
        Step::Nothing => {}
        Step::View(at) => browser.click(css(&format!("#sheet-view label:nth-of-type({at})"))).await?,
        Step::Press(cell, keys) => {
            browser.click(css(cell)).await?;
            for key in keys {
                browser.press(key).await?;
            }
        }
    }
    save(&browser, &file).await
}

/// Keeps what is seen as WebP, a third as large as PNG.
async fn save(browser: &Browser, file: &Path) -> Result<()> {
    let parameters = serde_json::json!({ "format": "webp", "quality": 72 });
    let taken = browser.devtools("Page.captureScreenshot", parameters).await?;
    let data = taken["data"].as_str().context("there is no picture")?;
    std::fs::write(file, base64::engine::general_purpose::STANDARD.decode(data)?)?;
    Ok(())
}
