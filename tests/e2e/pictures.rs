//! Pictures of the screens, for people to look at; it judges nothing but that there was something to take.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use libtest_mimic::Trial;

use crate::harness::{Browser, Look, Stage, Theme, css, role, trial};
use crate::journeys::steps::Step::{
    self, Breaks, Click, OpenLink, Press, ScrollTo, See, TakenOver, TryLess, Type, Unfold,
};
use crate::journeys::steps::take;

/// The screens: the name of each, which of the three plans is opened for it (`None`: none), and what is done then.
const SCREENS: [(&str, Option<usize>, &[Step]); 26] = [
    ("start", None, &[]),
    ("table", Some(1), &[]),
    ("editing", Some(3), &[Click("[data-row='4'] [data-col='3']"), Press("Shift+ArrowDown")]),
    ("printed", Some(1), &[Click("#sheet-view label:nth-of-type(2)")]),
    ("charts", Some(2), &[Click("#sheet-view label:nth-of-type(3)")]),
    (
        "funds",
        Some(2),
        &[Click("#sheet-view label:nth-of-type(6)"), Click("[data-source='3'] .acts > button"), See(".outlook .main")],
    ),
    (
        "appraisal",
        Some(3),
        &[
            Click("#sheet-view label:nth-of-type(8)"),
            Click("#what-if label:nth-of-type(5)"),
            Click(".scenarios .acts .main"),
            See(".appraisal tbody tr"),
            Click("[data-item='4'] .verdicts button:nth-child(1)"),
            Click("[data-item='5'] .verdicts button:nth-child(3)"),
            Click("[data-item='6'] .figures label:nth-child(1) input"),
            Press("Control+a"),
            Type("2"),
            Press("Enter"),
            See("[data-item='6'] [data-mark='warning']"),
        ],
    ),
    (
        "next-year",
        Some(3),
        &[Click("#sheet-view label:nth-of-type(8)"), Click("#what-if label:nth-of-type(6)"), See("#next-left")],
    ),
    (
        "risk",
        Some(2),
        &[
            Click("#sheet-view label:nth-of-type(8)"),
            Click("#what-if label:nth-of-type(4)"),
            See("#risk-levers-all"),
            Click("#risk-ranges .acts .main"),
            Click("#risk-runs .acts > :last-child input"),
            Type("3.800"),
            Press("Tab"),
            See("#risk-run.main"),
            Click("#risk-run"),
            See("[data-chart='kha-nang'] rect"),
            ScrollTo("#risk-runs"),
        ],
    ),
    ("find", Some(2), &[Click("[data-row='4'] [data-col='1']"), Press("Control+f"), Type("web")]),
    ("commands", Some(1), &[Click("[data-row='4'] [data-col='1']"), Press("Control+k")]),
    ("keys", Some(1), &[Click("[data-row='4'] [data-col='1']"), Press("Control+/")]),
    ("share", Some(3), &[Click("#share"), See(".share .qr")]),
    (
        "code",
        Some(3),
        &[
            Click("#share"),
            See(".share .qr"),
            Click(".share .inside p > .plain"),
            Type("QC42-6767"),
            See(".code [data-mark='ok']"),
        ],
    ),
    (
        "versions",
        Some(3),
        &[
            See(KEPT),
            Click("[data-row='15'] [data-col='3']"),
            Type("16"),
            Press("Enter"),
            See(".save[data-mark='wait']"),
            See(KEPT),
            See(".part > summary"),
            Unfold,
            Click(".part > button"),
            See(".versions li data:not(:empty)"),
        ],
    ),
    (
        "compare",
        Some(3),
        &[
            Click("[data-row='15'] [data-col='3']"),
            Type("16"),
            Press("Enter"),
            Click("#sheet-view label:nth-of-type(4)"),
            Click(".ask .acts > button:nth-of-type(2)"),
            See(".differences li"),
        ],
    ),
    (
        "prices",
        Some(3),
        &[
            Click("#sheet-view label:nth-of-type(7)"),
            See("#book-rows"),
            Click("#price-drivers .entry .fields label:nth-of-type(2) input"),
            Press("Control+a"),
            Type("80"),
            See(".tried p > b"),
        ],
    ),
    (
        "targets",
        Some(2),
        &[
            Click("#sheet-view label:nth-of-type(5)"),
            Click("#target-44 [data-field='figure']:has(+ [data-field='unit']) input"),
            Type("1500"),
            Press("Tab"),
            See("#target-44 [data-mark='warning']"),
            ScrollTo("#target-44"),
        ],
    ),
    ("try", Some(2), &[TryLess]),
    ("scenarios", Some(3), &[TryLess, Click("#what-if label:nth-of-type(1)"), See(".beside table")]),
    (
        "fit",
        Some(3),
        &[
            Click("#sheet-view label:nth-of-type(8)"),
            Click("#what-if label:nth-of-type(3)"),
            Click("#fit-amount"),
            Type("300.000.000"),
            Press("Enter"),
            See("#fit-cuts"),
        ],
    ),
    ("other-tab", Some(1), &[See(KEPT), TakenOver, See(".banner button")]),
    ("link", None, &[OpenLink]),
    ("link-cut", None, &[Click("#link"), Type("p1.Xy-_9"), Press("Enter"), See("main.start .link")]),
    (
        "bin",
        Some(3),
        &[
            See(KEPT),
            Click(".bar a"),
            Click(".cards > li:nth-child(2) > article > button"),
            See(KEPT),
            Click(".bar a"),
            Click(".mine li:first-child button"),
            Click("details.aside summary"),
            See("details.aside li"),
            ScrollTo("#mine"),
        ],
    ),
    ("broken", Some(3), &[See(KEPT), Breaks, See("dialog.rescue[open]")]),
];

/// The plan is kept.
const KEPT: &str = ".save[data-mark='ok']";

const LANGUAGES: [&str; 2] = ["vi", "en"];
const THEMES: [(Theme, &str); 2] = [(Theme::Light, "light"), (Theme::Dark, "dark")];
const SIZES: [(u32, u32); 2] = [(1280, 860), (390, 844)];

/// Every picture as a test that fails when it cannot be taken.
pub(crate) fn all(driver: &str, folder: &Path) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (screen, plan, steps) in SCREENS {
        for language in LANGUAGES {
            for (theme, theme_name) in THEMES {
                for (width, height) in SIZES {
                    let file = folder.join(format!("{screen}-{language}-{theme_name}-{width}.webp"));
                    let look = Look { width, height, language, theme };
                    let name = format!("picture::{screen}-{language}-{theme_name}-{width}");
                    trials.push(trial(name, driver, async move |stage: &Stage| {
                        take_picture(stage, look, plan, steps, file).await
                    }));
                }
            }
        }
    }
    trials
}

async fn take_picture(
    stage: &Stage,
    look: Look,
    plan: Option<usize>,
    steps: &'static [Step],
    file: PathBuf,
) -> Result<()> {
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
        browser.find(css(".panel .grand data")).await?;
        browser.gone(css(".toast")).await?;
    }
    for step in steps {
        take(&browser, *step).await?;
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
