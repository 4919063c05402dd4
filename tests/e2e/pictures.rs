//! Pictures of the screens, for people to look at; it judges nothing but that there was something to take.

use std::path::{Path, PathBuf};

use anyhow::Result;
use libtest_mimic::Trial;

use crate::harness::{Look, Stage, Theme, css, trial};

/// One picture: where to go, on what screen, and the file's name.
struct Picture {
    /// What comes after the address of the page.
    rest: &'static str,
    width: u32,
    height: u32,
    language: &'static str,
    theme: Theme,
    file: &'static str,
}

const PICTURES: [Picture; 3] = [
    Picture { rest: "", width: 1280, height: 800, language: "vi", theme: Theme::Light, file: "first-light.png" },
    Picture { rest: "", width: 1280, height: 800, language: "vi", theme: Theme::Dark, file: "first-dark.png" },
    Picture { rest: "", width: 360, height: 780, language: "vi", theme: Theme::Light, file: "first-phone.png" },
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
    let &Picture { width, height, language, theme, rest, .. } = picture;
    let browser = stage.browser(Look { width, height, language, theme }).await?;
    browser.open(&site.url(rest)).await?;
    browser.find(css("h1")).await?;
    browser.picture(&file).await
}
