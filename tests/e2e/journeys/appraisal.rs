//! An appraiser goes through a plan: accepts, cuts, asks, accepts the rest, prints it, and takes a step back.

use std::rc::Rc;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::editing::{cell, open_seed};
use crate::harness::{Browser, Site, Stage, What, css, journeys, role};

journeys![
    an_appraisal_is_made_line_by_line_printed_and_undone,
    an_appraisal_shows_what_is_looked_for_and_leads_into_the_table,
];

/// The plan of Đồng Nai with an appraisal begun.
async fn appraising(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let (site, browser) = open_seed(stage, 3).await?;
    browser.click(role("radio", "Phương án")).await?;
    browser.click(role("radio", "Thẩm định")).await?;
    browser.click(role("button", "Bắt đầu thẩm định")).await?;
    counts(&browser, [0, 0, 0, 30]).await?;
    Ok((site, browser))
}

/// Waits until so many lines are accepted, cut, asked about and open.
async fn counts(browser: &Browser, [accepted, cut, asked, open]: [usize; 4]) -> Result<()> {
    let said =
        format!("{accepted} dòng chấp nhận · {cut} cắt giảm · 0 tăng · {asked} cần giải trình · {open} chưa xét");
    browser.has_text(css("#appraisal-counts"), &said).await
}

/// Of the row of an item: 1 to accept, 2 to cut, 3 to ask.
fn verdict(item: u32, at: usize) -> What {
    css(&format!("[data-item='{item}'] .verdicts button:nth-child({at})"))
}

fn of_row(item: u32, rest: &str) -> String {
    format!("[data-item='{item}'] {rest}")
}

async fn put(browser: &Browser, field: &str, text: &str) -> Result<()> {
    browser.fill(css(field), text).await?;
    browser.press("Enter").await
}

/// The cells of the rows that a selector finds.
async fn cells(browser: &Browser, rows: &str) -> Result<Vec<Vec<String>>> {
    let read = "return [...document.querySelectorAll(arguments[0])]
        .map((row) => [...row.children].map((cell) => cell.textContent.trim()));";
    let found: Value = browser.eval(read, vec![json!(rows)]).await?;
    Ok(serde_json::from_value(found)?)
}

async fn total(browser: &Browser, wanted: [&str; 3]) -> Result<()> {
    let what = format!("the totals to be {wanted:?}");
    let is_so = || async {
        Ok(cells(browser, ".appraisal tfoot tr").await?.concat().get(2..5) == Some(&wanted.map(str::to_owned)[..]))
    };
    browser.until(&what, is_so).await
}

const NEWSPAPER: u32 = 15;
const RADIO: u32 = 16;

async fn cut_and_ask(browser: &Browser) -> Result<()> {
    browser.click(verdict(4, 1)).await?;
    put(browser, &of_row(NEWSPAPER, ".figures label:nth-child(1) input"), "12").await?;
    browser.has_text(css(&of_row(NEWSPAPER, "td:nth-child(5)")), "-18.000.000").await?;
    browser.has_text(css(&of_row(NEWSPAPER, "td:nth-child(3)")), "90.000.000 15 kỳ × 6.000.000").await?;
    put(browser, &of_row(NEWSPAPER, "td:nth-child(7) input"), "theo số kỳ năm trước").await?;
    // a reason asks by itself; a press right after it changes nothing of it
    browser.fill(css(&of_row(RADIO, "td:nth-child(7) input")), "giá theo văn bản nào?").await?;
    browser.click(verdict(RADIO, 3)).await?;
    browser.has_value(css(&of_row(RADIO, "td:nth-child(7) input")), "giá theo văn bản nào?").await?;
    counts(browser, [1, 1, 1, 27]).await
}

async fn an_appraisal_is_made_line_by_line_printed_and_undone(stage: &Stage) -> Result<()> {
    let (_site, browser) = appraising(stage).await?;
    cut_and_ask(&browser).await?;
    total(&browser, ["329.650.000", "311.650.000", "-18.000.000"]).await?;
    browser.click(role("button", "Chấp nhận các dòng còn lại")).await?;
    counts(&browser, [28, 1, 1, 0]).await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await?; // what is proposed stays

    let pretend = "window.print = () => { window.printed = document.documentElement.dataset.print; };";
    browser.eval(pretend, Vec::new()).await?;
    browser.click(role("button", "In bản thẩm định")).await?;
    let is_printed = || async { Ok(browser.eval("return window.printed;", Vec::new()).await? == json!("appraisal")) };
    browser.until("the appraisal is printed", is_printed).await?;
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    for what in [".doc > h1", ".over p", "#appraisal-paper h2", "#appraisal-paper thead", "#appraisal-paper tfoot"] {
        browser.find(css(what)).await?;
    }
    let others = ".doc button, .doc input, .doc select, .appraisal table, .panel, .bar";
    ensure!(browser.count(css(others)).await? == 0, "something beside the appraisal is printed");
    let rows = cells(&browser, "#appraisal-paper tbody tr").await?;
    ensure!(rows.len() == 35, "{} rows are printed", rows.len());
    let row = |label: &str| rows.iter().find(|row| row[1].starts_with(label)).cloned().unwrap_or_default();
    let newspaper = row("Tuyên truyền trên báo giấy");
    ensure!(
        newspaper[2..]
            == [
                "90.000.00015 kỳ × 6.000.000",
                "72.000.00012 kỳ × 6.000.000",
                "-18.000.000",
                "Cắt giảm",
                "theo số kỳ năm trước"
            ],
        "{newspaper:?}"
    );
    let radio = row("Tuyên truyền trên Đài");
    let amount = "39.000.000300 lần × 130.000";
    ensure!(radio[2..] == [amount, amount, "", "Cần giải trình", "giá theo văn bản nào?"], "{radio:?}");
    ensure!(row("Phí thuê hosting")[5] == "Chấp nhận", "{:?}", row("Phí thuê hosting"));
    let sum = cells(&browser, "#appraisal-paper tfoot tr").await?.concat();
    ensure!(sum[2..5] == ["329.650.000", "311.650.000", "-18.000.000"], "{sum:?}");
    browser.has_text(css("#appraisal-paper > p:nth-of-type(1)"), "Đơn vị tính: đồng").await?;
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
    browser.eval("window.dispatchEvent(new Event('afterprint'));", Vec::new()).await?;

    // step by step back: the rest, the question, the reason of the cut, the cut
    browser.press("Control+z").await?;
    counts(&browser, [1, 1, 1, 27]).await?;
    for _ in 0..3 {
        browser.press("Control+z").await?;
    }
    counts(&browser, [1, 0, 0, 29]).await?;
    total(&browser, ["329.650.000", "329.650.000", ""]).await?;
    browser.gone(css(".variant")).await // and nothing else was opened on the way
}

async fn an_appraisal_shows_what_is_looked_for_and_leads_into_the_table(stage: &Stage) -> Result<()> {
    let (_site, browser) = appraising(stage).await?;
    cut_and_ask(&browser).await?;
    browser.click(role("radio", "Có chênh lệch")).await?;
    let is_shown = |rows: usize| {
        let browser = browser.clone();
        async move {
            browser
                .until("the rows that are looked for", || async {
                    Ok(browser.count(css(".appraisal tbody tr")).await? == rows)
                })
                .await
        }
    };
    is_shown(2).await?; // the line and its group
    browser.click(role("radio", "Hỏi lại")).await?;
    is_shown(2).await?;
    // said no more, it stays where it is until the list is asked for anew
    browser.click(verdict(RADIO, 4)).await?;
    counts(&browser, [1, 1, 0, 28]).await?;
    browser.has_focus(verdict(RADIO, 1)).await?;
    is_shown(2).await?;
    browser.click(role("radio", "Chưa xét")).await?;
    is_shown(28 + 5).await?;
    put(&browser, &of_row(17, ".figures label:nth-child(2) input"), "abc").await?;
    browser.find(css(".toast")).await?;
    browser.has_value(css(&of_row(17, ".figures label:nth-child(2) input")), "100.000").await?;
    browser.click(role("radio", "Tất cả")).await?;
    browser.click(css(&of_row(NEWSPAPER, ".name"))).await?;
    browser.has_text(css(".variant b"), "Thẩm định").await?;
    browser.find(css("[data-row='15'][data-current]")).await?;
    browser.has_text(cell(14, 5), "122.000.000 đã in 140.000.000").await
}
