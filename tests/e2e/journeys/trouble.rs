//! When something is wrong: a clear sentence, and nothing lost.

use anyhow::Result;
use serde_json::json;

use super::editing::cell;
use crate::harness::{Look, Stage, css, journeys, role};

journeys![
    a_broken_file_is_refused_in_one_sentence,
    an_address_without_a_plan_says_so,
    a_piece_that_does_not_arrive_can_be_asked_for_again,
    the_table_needs_no_extras_and_they_can_be_asked_for_again,
    a_browser_without_wasm_is_told,
    without_scripts_the_page_says_what_it_needs,
];

const NOT_FETCHED: &str = "Chưa tải được phần còn lại của trang. Hãy kiểm tra kết nối mạng rồi thử lại.";

async fn a_broken_file_is_refused_in_one_sentence(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    browser.open(&site.url("")).await?;
    for (name, text, sentence) in [
        ("cut.json", "{ \"format\": \"du-toan\"", "“cut.json”: Tệp bị hỏng hoặc bị cắt. Hãy"),
        ("empty.json", " \n", "“empty.json”: Tệp này trống."),
        ("picture.json", "\u{fffd}PNG\r\n\u{1a}", "“picture.json”: Tệp này không phải kế hoạch của Dự Toán."),
        ("other.json", "{}", "“other.json”: Tệp này không phải kế hoạch của Dự Toán."),
        (
            "new.json",
            "{ \"format\": \"du-toan\", \"version\": 99 }",
            "“new.json”: Tệp do bản Dự Toán mới hơn lưu (phiên bản 99).",
        ),
    ] {
        let file = folder.join(name);
        std::fs::write(&file, text)?;
        browser.choose_file(".intro input[type='file']", &file).await?;
        browser.shows(sentence).await?;
    }
    browser.gone(css(".mine")).await
}

async fn an_address_without_a_plan_says_so(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("#/plan/khong-co")).await?;
    browser.shows("Không có kế hoạch này trên máy này.").await?;
    browser.click(css("main a")).await?;
    browser.shows("Ba kế hoạch thật").await
}

async fn a_piece_that_does_not_arrive_can_be_asked_for_again(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.forgive("ERR_BLOCKED_BY_CLIENT");
    browser.forgive("Failed to fetch");
    browser.devtools("Network.enable", json!({})).await?;
    browser.devtools("Network.setBypassServiceWorker", json!({ "bypass": true })).await?; // it would have the piece
    let block = |urls: &[&str]| browser.devtools("Network.setBlockedURLs", json!({ "urls": urls }));
    block(&["*/editor-*"]).await?;
    browser.open(&site.url("")).await?;
    browser.click(css(".intro .main")).await?;
    browser.shows(NOT_FETCHED).await?;
    browser.open(&site.url("#/plan/khong-co")).await?;
    browser.shows(NOT_FETCHED).await?;
    block(&[]).await?;
    browser.click(role("button", "Thử lại")).await?;
    browser.shows("Không có kế hoạch này trên máy này.").await
}

async fn the_table_needs_no_extras_and_they_can_be_asked_for_again(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.forgive("ERR_BLOCKED_BY_CLIENT");
    browser.forgive("Failed to fetch");
    browser.devtools("Network.enable", json!({})).await?;
    browser.devtools("Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
    let block = |urls: &[&str]| browser.devtools("Network.setBlockedURLs", json!({ "urls": urls }));
    block(&["*/extras-*"]).await?;
    browser.open(&site.url("")).await?;
    browser.click(css(".cards li:nth-child(3) > article > button")).await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    browser.has_text(css(".panel .grand data"), "335.650.000").await?;
    browser.click(role("radio", "Biểu đồ")).await?;
    browser.has_text(css(".doc > [role='alert'] p"), NOT_FETCHED).await?;
    browser.click(css("#share")).await?;
    browser.has_text(css("dialog [role='alert'] p"), NOT_FETCHED).await?;
    block(&[]).await?;
    browser.click(css("dialog [role='alert'] button")).await?;
    browser.has_focus(css("dialog textarea")).await?;
    browser.press("Escape").await?;
    browser.click(role("button", "Thử lại")).await?;
    browser.find(css("[data-chart='theo-nam'] svg[data-size='wide']")).await.map(drop)
}

async fn a_browser_without_wasm_is_told(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.forgive("WebAssembly");
    let source = "delete window.WebAssembly;";
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
    browser.open(&site.url("")).await?;
    browser.shows("Dự Toán chưa chạy được trong trình duyệt này.").await?;
    browser.shows("Dự Toán could not start in this browser.").await
}

async fn without_scripts_the_page_says_what_it_needs(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.forgive("icon"); // asked for again while the server stops
    browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    browser.open(&site.url("")).await?;
    let root = browser.devtools("DOM.getDocument", json!({})).await?;
    let node = root["root"]["nodeId"].clone();
    let said = browser.devtools("DOM.querySelector", json!({ "nodeId": node, "selector": "noscript p" })).await?;
    let html = browser.devtools("DOM.getOuterHTML", json!({ "nodeId": said["nodeId"] })).await?;
    let html = html["outerHTML"].as_str().unwrap_or_default();
    anyhow::ensure!(html.contains("Dự Toán cần JavaScript"), "without scripts the page says: {html}");
    Ok(())
}
