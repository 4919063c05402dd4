//! The charts in place of the table: what they find, the figures behind them, and the files.

use anyhow::{Result, ensure};

use super::editing::{cell, open_seed};
use crate::harness::{Stage, css, journeys, role};

journeys![a_chart_says_what_it_finds_and_shows_its_figures, a_chart_goes_out_as_a_picture,];

const YEARS: &str = "[data-chart='theo-nam']";

async fn a_chart_says_what_it_finds_and_shows_its_figures(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 2).await?;
    browser.click(role("radio", "Biểu đồ")).await?;
    browser.gone(css(".sheet")).await?;
    let finding = "Năm 2011 chi nhiều nhất: 1.029,5 triệu đồng, 28% của tổng";
    browser.has_text(css(&format!("{YEARS} h3")), finding).await?;
    browser.find(role("image", &[finding, TOLD].join(" "))).await?;
    browser.gone(css(&format!("{YEARS} table"))).await?;
    browser.click(css(&format!("{YEARS} summary"))).await?;
    browser.has_text(css(&format!("{YEARS} tbody tr:last-child td:nth-child(2)")), "1.029,5").await?;
    browser.has_text(css("[data-chart='so-voi-tran'] h3"), NO_CEILINGS).await?;
    // back in the table a price changes, and the chart with it
    browser.click(role("radio", "Bảng")).await?;
    browser.click(cell(4, 4)).await?;
    browser.type_text("140").await?;
    browser.press("Enter").await?;
    browser.click(role("radio", "Biểu đồ")).await?;
    let finding = "Năm 2011 chi nhiều nhất: 1.129,5 triệu đồng, 27% của tổng";
    browser.has_text(css(&format!("{YEARS} h3")), finding).await
}

/// What is read aloud of the bars.
const TOLD: &str = "Chi theo năm, chia theo nhóm · Đơn vị tính: triệu đồng. 2011: 1.029,5 (28%); 2012: 594,5 (16%); \
    2013: 594,5 (16%); 2014: 814,5 (22%); 2015: 604,5 (17%).";

const NO_CEILINGS: &str = "Kế hoạch chưa có trần nào để so.";

async fn a_chart_goes_out_as_a_picture(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.click(role("radio", "Biểu đồ")).await?;
    browser.click(css("[data-chart='theo-nguon'] .acts button:first-child")).await?;
    let svg = std::fs::read_to_string(browser.downloaded("-theo-nguon.svg").await?)?;
    ensure!(svg.contains("Ngân sách tỉnh trả toàn bộ 329.650.000 đồng"), "the picture does not say what it finds");
    ensure!(!svg.contains("var(") && !svg.contains("url("), "the picture needs something else");
    browser.click(css("[data-chart='theo-nguon'] .acts button:last-child")).await?;
    let png = std::fs::read(browser.downloaded("-theo-nguon.png").await?)?;
    ensure!(png.starts_with(b"\x89PNG"), "the file is no PNG");
    let width = png.get(16..20).and_then(|bytes| bytes.try_into().ok()).map(u32::from_be_bytes);
    ensure!(width == Some(1504), "it is {width:?} pixels wide");
    Ok(())
}
