//! Pictures of the screens, for people to look at; it judges nothing but that there was something to take.

use std::path::{Path, PathBuf};

use anyhow::Result;
use libtest_mimic::Trial;

use crate::harness::{Look, Stage, Theme, css, role, trial};

/// One picture: which screen, how large, in which language and theme, and the file's name.
struct Picture {
    /// Which of the three plans is opened, counted from 1; `None` is the first screen.
    plan: Option<usize>,
    width: u32,
    height: u32,
    language: &'static str,
    theme: Theme,
    file: &'static str,
}

const fn desk(plan: Option<usize>, language: &'static str, theme: Theme, file: &'static str) -> Picture {
    Picture { plan, width: 1280, height: 860, language, theme, file }
}

const fn phone(plan: Option<usize>, language: &'static str, theme: Theme, file: &'static str) -> Picture {
    Picture { plan, width: 390, height: 844, language, theme, file }
}

const PICTURES: [Picture; 8] = [
    desk(None, "vi", Theme::Light, "start-light.png"),
    desk(None, "en", Theme::Dark, "start-dark-en.png"),
    desk(Some(1), "vi", Theme::Light, "plan-light.png"),
    desk(Some(2), "en", Theme::Dark, "plan-dark-en.png"),
    phone(None, "vi", Theme::Light, "start-phone.png"),
    phone(None, "en", Theme::Dark, "start-phone-dark-en.png"),
    phone(Some(3), "vi", Theme::Light, "plan-phone.png"),
    phone(Some(3), "en", Theme::Dark, "plan-phone-dark-en.png"),
];

/// Every picture as a test that fails when it cannot be taken.
pub(crate) fn all(driver: &str, folder: &Path) -> Vec<Trial> {
    let picture = |picture: &'static Picture| {
        let file = folder.join(picture.file);
        trial(format!("picture::{}", picture.file), driver, async move |stage: &Stage| take(stage, picture, file).await)
    };
    PICTURES.iter().map(picture).collect()
}

async fn take(stage: &Stage, picture: &Picture, file: PathBuf) -> Result<()> {
    let site = stage.site("/")?;
    let &Picture { width, height, language, theme, plan, .. } = picture;
    let browser = stage.browser(Look { width, height, language, theme }).await?;
    browser.open(&site.url("")).await?;
    if language == "en" {
        browser.click(role("radio", "English")).await?;
    }
    if let Some(at) = plan {
        browser.click(css(&format!(".cards li:nth-child({at}) > article > button"))).await?;
        browser.find(css(".sheet .total")).await?;
    }
    browser.picture(&file).await
}
