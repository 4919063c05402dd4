//! The browser ends in the middle of the work, as in a power cut: what was shown as saved is there afterwards.
//!
//! `DU_TOAN_KILLS` says how often; the kills fall where a fixed sequence of pseudo-random numbers puts them.

use std::env;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use super::editing::cell;
use crate::harness::{Browser, Stage, css, journeys};

journeys![no_saved_edit_is_missing_after_a_kill];

/// What the cell shows and whether the page says that all is saved.
const LOOK: &str = "const cell = document.querySelector(\"[data-row='15'] [data-col='3']\");
    const field = cell?.querySelector('input, textarea');
    return [field ? field.value : cell?.firstChild.textContent, document.querySelector('.save')?.dataset.mark === 'ok'];";

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

async fn look(browser: &Browser) -> Result<(u64, bool)> {
    let seen = browser.eval(LOOK, Vec::new()).await?;
    let count = seen[0].as_str().and_then(|text| text.trim().replace('.', "").parse().ok());
    Ok((count.with_context(|| format!("the cell shows {seen}"))?, seen[1] == json!(true)))
}

async fn no_saved_edit_is_missing_after_a_kill(stage: &Stage) -> Result<()> {
    let kills: u64 = env::var("DU_TOAN_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(3);
    let site = stage.site("/")?;
    let mut dice = Dice(20_181_122);
    let (mut saved, mut typed, mut lost) = (0, 0, 0);
    let browser = stage.browser_with("profile").await?;
    browser.open(&site.url("")).await?;
    browser.click(css(".cards li:nth-child(3) > article > button")).await?;
    browser.shows("Đã lưu trên máy này").await?;
    let url = browser.url().await?;
    stage.kill(&browser, "profile")?;
    for _ in 0..kills {
        let browser = stage.browser_with("profile").await?;
        browser.open(&url).await?;
        browser.shows("Đã lưu trên máy này").await?;
        browser.find(cell(15, 3)).await?;
        let (count, _) = look(&browser).await?;
        if count < saved {
            lost += 1;
            println!("{count} came back, {saved} was saved");
        }
        ensure!(count <= typed.max(15), "{count} was never typed");
        typed = count;
        browser.click(cell(15, 3)).await?;
        for _ in 0..dice.roll(30) + 1 {
            typed += 1;
            browser.type_text(&typed.to_string()).await?;
            browser.press("Enter").await?;
            browser.press("ArrowUp").await?;
            if dice.roll(4) == 0 {
                browser.shows("Đã lưu trên máy này").await?;
            }
            if let (count, true) = look(&browser).await? {
                saved = count;
            }
        }
        stage.kill(&browser, "profile")?;
    }
    println!("figure kills {kills} {lost}");
    ensure!(lost == 0, "{lost} of {kills} kills lost a saved edit");
    Ok(())
}
