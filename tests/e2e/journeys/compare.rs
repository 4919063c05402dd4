//! Two people changed one plan: their files side by side, what is taken of them, and what is no plan at all.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Context as _, Result, ensure};
use du_toan::format::{read, write};
use du_toan::link::Links;
use serde_json::{Value, json};

use crate::harness::{Browser, Look, Site, Stage, css, journeys, role};

journeys![
    two_files_stand_side_by_side_and_merge_in_one_step,
    a_pasted_link_is_compared_and_a_broken_one_says_so,
    a_file_that_is_no_plan_changes_nothing,
    an_earlier_version_is_looked_at_before_it_is_taken_back,
];

const SEED: &str = include_str!("../../../seeds/dong-nai-2018.json");

/// The group of the lines that are changed here, by its place among the groups.
const GROUP: usize = 1;

/// The plan of Đồng Nai as somebody changed it: a field of a line, and a line of his own.
fn changed(line: usize, field: &str, value: &str, label: &str, price: &str) -> Result<String> {
    let mut plan: Value = serde_json::from_str(SEED)?;
    let next = plan["next_id"].clone();
    let lines = plan["items"][GROUP]["items"].as_array_mut().context("a group has lines")?;
    lines[line][field] = json!(value);
    lines.push(json!({ "id": next, "number": "5", "label": label, "unit": "gói", "price": price, "count": "1",
        "funding": { "source": 1 } }));
    plan["next_id"] = json!(next.as_u64().unwrap_or_default() + 1);
    Ok(plan.to_string())
}

/// 300 × 150.000 in place of 130.000 (+ 6.000.000), and 2.000.000 more: 337.650.000.
fn ours() -> Result<String> {
    changed(1, "price", "150000", "In sổ tay", "2000000")
}

/// 16 × 6.000.000 in place of 15 (+ 6.000.000), and 30.000.000 more: 365.650.000.
fn theirs() -> Result<String> {
    changed(0, "count", "16", "Quay phóng sự", "30000000")
}

fn file(name: &str, text: &str) -> Result<PathBuf> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, text)?;
    Ok(file)
}

/// Our plan, and the question what to compare it with.
async fn asked(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.find(css(".intro .main")).await?;
    browser.choose_file(".intro input[type='file']", &file("compare-ours.json", &ours()?)?).await?;
    browser.has_text(css(".panel .grand data"), "337.650.000").await?;
    browser.click(css("#sheet-view label:nth-of-type(4)")).await?;
    browser.find(css(".ask")).await?;
    Ok((site, browser))
}

/// A row by the words in it: its texts.
async fn row(browser: &Browser, words: &str) -> Result<String> {
    let rows = browser.find_all(&css(".differences li")).await?;
    for row in rows {
        let text = row.text().await?;
        if text.contains(words) {
            return Ok(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    anyhow::bail!("no row says {words}")
}

/// Chooses for a row by the words in it.
async fn take(browser: &Browser, words: &str, choice: &str) -> Result<()> {
    let press = "const row = [...document.querySelectorAll('.differences li')].find((it) => it.textContent.includes(arguments[0]));
        const label = [...row.querySelectorAll('label')].find((it) => it.textContent.trim() === arguments[1]);
        label.click();
        return label.querySelector('input').checked;";
    let done = browser.eval(press, vec![json!(words), json!(choice)]).await?;
    ensure!(done == json!(true), "{choice} is not chosen for {words}");
    Ok(())
}

async fn side_by_side(browser: &Browser) -> Result<()> {
    browser.find(css(".differences li:first-child")).await?;
    let check = async |words: &str, wanted: &[&str]| -> Result<()> {
        let text = row(browser, words).await?;
        for part in wanted {
            ensure!(text.contains(part), "{words}: {text} does not say {part}");
        }
        Ok(())
    };
    check("Báo Đồng Nai", &["90.000.000", "96.000.000", "+6.000.000", "số lượng 15 → 16"]).await?;
    check("Đài truyền thanh", &["45.000.000", "39.000.000", "-6.000.000", "đơn giá 150.000 → 130.000"]).await?;
    check("In sổ tay", &["2.000.000", "chỉ có ở bản này"]).await?;
    check("Quay phóng sự", &["30.000.000", "chỉ có ở bản kia"]).await?;
    browser.has_text(css(".compare .scroll tbody tr:first-child td:nth-child(4)"), "+28.000.000").await?;
    let rows = browser.count(css(".differences li")).await?;
    ensure!(rows == 5, "{rows} rows are listed: the group and four lines differ");
    Ok(())
}

async fn two_files_stand_side_by_side_and_merge_in_one_step(stage: &Stage) -> Result<()> {
    let (_site, browser) = asked(stage).await?;
    browser.choose_file(".ask input[type='file']", &file("compare-theirs.json", &theirs()?)?).await?;
    side_by_side(&browser).await?;
    browser.has_text(css(".merge data"), "337.650.000 đồng").await?;
    take(&browser, "Báo Đồng Nai", "Lấy bản kia").await?;
    browser.has_text(css(".merge data"), "343.650.000 đồng").await?;
    take(&browser, "Quay phóng sự", "Lấy").await?;
    browser.has_text(css(".merge data"), "373.650.000 đồng").await?;
    browser.has_text(css(".panel .grand data"), "337.650.000").await?; // nothing changed yet
    browser.click(role("button", "Gộp vào kế hoạch này")).await?;
    browser.has_text(css(".panel .grand data"), "373.650.000").await?;
    browser.click(css(".toast button:not(.plain)")).await?;
    browser.has_text(css(".panel .grand data"), "337.650.000").await?;
    browser.press("Control+y").await?;
    browser.has_text(css(".panel .grand data"), "373.650.000").await
}

async fn a_pasted_link_is_compared_and_a_broken_one_says_so(stage: &Stage) -> Result<()> {
    let (_site, browser) = asked(stage).await?;
    let plan = read(&theirs()?).ok().context("their file is a plan")?;
    let seed = read(SEED).ok().context("a seed is a plan")?;
    let links = Links::default();
    for link in [links.write(&plan, Some(&seed)), links.write(&plan, None)] {
        browser.find(css(".ask")).await?;
        browser.fill(css(".ask .link input"), "https://vi-du.vn/#p1.kkkk").await?;
        browser.press("Enter").await?;
        browser.find(css("#link-problem[data-mark='error']")).await?;
        browser
            .fill(css(".ask .link input"), &["Xem giúp: https://vi-du.vn/du-toan/#", &link, " nhé"].concat())
            .await?;
        browser.click(css(".ask .link button")).await?;
        side_by_side(&browser).await?;
        browser.click(role("button", "So với bản khác…")).await?;
    }
    Ok(())
}

async fn a_file_that_is_no_plan_changes_nothing(stage: &Stage) -> Result<()> {
    let (_site, browser) = asked(stage).await?;
    let broken = write(&read(&theirs()?).ok().context("their file is a plan")?).replace("\"items\"", "\"itemz\"");
    browser.choose_file(".ask input[type='file']", &file("compare-broken.json", &broken)?).await?;
    browser.shows("“compare-broken.json”").await?;
    browser.find(css(".ask")).await?;
    browser.has_text(css(".panel .grand data"), "337.650.000").await
}

async fn an_earlier_version_is_looked_at_before_it_is_taken_back(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.click(css(".cards > li:nth-child(3) > article > button")).await?;
    browser.find(css(".save[data-mark='ok']")).await?;
    browser.click(css("[data-row='15'] [data-col='3']")).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await?;
    browser.find(css(".save[data-mark='ok']")).await?;
    browser.click(css(".save button")).await?;
    browser.click(css(".versions li:nth-child(2) button.plain")).await?;
    let text = row_when_there(&browser).await?;
    ensure!(text.contains("số lượng 16 → 15"), "{text}");
    browser.has_text(css(".panel .grand data"), "335.650.000").await
}

async fn row_when_there(browser: &Browser) -> Result<String> {
    browser.find(css(".differences li:last-child fieldset")).await?;
    row(browser, "Báo Đồng Nai").await
}
