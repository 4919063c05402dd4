//! Budget codes and ceilings in the table: codes come when they are asked for, and what ceilings leave moves with each figure.

use std::path::Path;
use std::rc::Rc;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::editing::{cell, open_seed};
use crate::harness::{Browser, Look, Site, Stage, css, journeys};

journeys![
    codes_are_shown_typed_pasted_filled_found_and_kept,
    what_a_ceiling_leaves_moves_with_every_figure,
    a_plan_without_ceilings_says_nothing_of_them,
];

/// The codes of entries stand between the source and the note, in a plan of one year.
const ENTRY: usize = 7;
const HEAD: &str = ".head > [data-kind='entry']";
const LIMIT: &str = ".under .limit";

async fn codes_are_shown_typed_pasted_filled_found_and_kept(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.gone(css(HEAD)).await?;
    browser.click(css("button.columns")).await?;
    browser.click(css("#columns li:nth-child(10) input")).await?;
    browser.has_text(css(HEAD), "Mục - Tiểu mục").await?;
    browser.press("Escape").await?;
    browser.click(cell(15, ENTRY)).await?;
    browser.type_text(" 6650").await?;
    browser.press("Enter").await?;
    browser.has_text(cell(15, ENTRY), "6650").await?;
    browser.paste("6700\r\n6650-6651", None).await?;
    browser.has_text(cell(17, ENTRY), "6650-6651").await?;
    browser.has_value(css("[data-row='16'] [data-active] input"), "6700").await?;
    browser.click(cell(17, ENTRY)).await?;
    browser.press("Shift+ArrowDown").await?;
    browser.press("Control+d").await?;
    browser.has_text(cell(18, ENTRY), "6650-6651").await?;
    browser.click(cell(16, ENTRY)).await?;
    browser.press("Delete").await?;
    browser.click(cell(15, ENTRY)).await?;
    browser.has_text(cell(16, ENTRY), "").await?;
    browser.press("Control+f").await?;
    browser.type_text("6650-66").await?;
    browser.has_text(css(".find b"), "1/2").await?;
    browser.find(css(&format!("[data-row='17'] [data-col='{ENTRY}'][data-active]"))).await?;
    browser.press("Escape").await?;
    browser.reload().await?;
    browser.has_text(css(HEAD), "Mục - Tiểu mục").await?;
    browser.has_text(cell(15, ENTRY), "6650").await?;
    browser.has_text(cell(18, ENTRY), "6650-6651").await?;
    // nobody has to ask for a column with something in it
    browser.click(css("button.columns")).await?;
    browser.click(css("#columns > button")).await?;
    browser.has_text(css(HEAD), "Mục - Tiểu mục").await?;
    browser.click(css("#columns li:nth-child(10) input")).await?;
    browser.gone(css(HEAD)).await
}

/// Quảng Ngãi 2011–2015 under ceilings on everything, on group II, and on group II in 2012.
async fn limited(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let seed = std::fs::read_to_string("seeds/quang-ngai-2011-2015.json")?;
    let mut plan: Value = serde_json::from_str(&seed)?;
    plan["ceilings"] = json!([
        { "id": 33, "amount": "1500000000" },
        { "id": 34, "amount": "300000000", "item": 4 },
        { "id": 35, "amount": "54000000", "item": 4, "year": 2012 },
    ]);
    plan["next_id"] = json!(36);
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("limited.json");
    std::fs::write(&file, plan.to_string()).context("a file to open")?;
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.find(css(".intro .main")).await?;
    browser.choose_file(".intro input[type='file']", &file).await?;
    browser.find(css(".sheet .total")).await?;
    Ok((site, browser))
}

async fn what_a_ceiling_leaves_moves_with_every_figure(stage: &Stage) -> Result<()> {
    let (_site, browser) = limited(stage).await?;
    let room = |row: &str, column: usize| css(&format!("{row} [data-col='{column}'] .room"));
    let group = "[data-row='4']";
    browser.has_text(room(group, 5), "còn 31.100").await?;
    browser.has_text(room(group, 7), "còn 0").await?;
    browser.has_text(room(".total", 5), "còn 50.000").await?;
    browser.has_text(css(LIMIT), "Trần nhóm II, năm 2012: 54.000 nghìn đồng · còn 0 nghìn đồng").await?;
    browser.click(cell(7, 7)).await?;
    browser.type_text("9.000").await?;
    browser.has_text(css(".hint[data-state='ok']"), "= 9.000.000 đồng · trần: vượt 1.000 nghìn đồng").await?;
    browser.press("Enter").await?;
    browser.has_text(css("[data-row='4'] [data-col='7'] .room[data-state='over']"), "vượt 1.000").await?;
    browser.has_text(room(group, 5), "còn 30.100").await?;
    browser.has_text(room(".total", 5), "còn 49.000").await?;
    browser.click(cell(7, 8)).await?;
    browser.has_text(css(LIMIT), "Trần nhóm II, năm 2012: 54.000 nghìn đồng · vượt 1.000 nghìn đồng").await?;
    browser.click(cell(2, 7)).await?;
    browser.has_text(css(LIMIT), "Trần tổng cộng: 1.500.000 nghìn đồng · còn 49.000 nghìn đồng").await?;
    browser.press("Control+z").await?;
    browser.has_text(room(group, 7), "còn 0").await
}

async fn a_plan_without_ceilings_says_nothing_of_them(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 1).await?;
    browser.click(cell(7, 7)).await?;
    browser.type_text("9.000").await?;
    browser.has_text(css(".hint[data-state='ok']"), "= 9.000.000 đồng").await?;
    browser.press("Enter").await?;
    browser.has_text(css("[data-row='4'] [data-col='7'] .said"), "đã in 46.000").await?;
    browser.gone(css(".room")).await?;
    browser.gone(css(LIMIT)).await
}
