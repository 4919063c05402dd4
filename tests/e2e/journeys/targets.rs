//! The targets of a plan: what the money reaches, edited where it stands, by mouse and by keys alone.

use anyhow::{Result, ensure};
use serde_json::json;

use super::editing::open_seed;
use super::scenarios::add_and_open;
use super::steps::Step::TabTo;
use super::steps::take;
use crate::harness::{Browser, Stage, css, journeys, role};

journeys![
    a_population_says_how_far_a_target_is,
    a_target_is_made_by_keys_alone_and_comes_back_after_it_was_deleted,
    a_target_added_in_a_scenario_is_of_the_plan_and_that_is_said,
    the_panel_leads_to_each_target_and_the_lists_lead_on,
    what_is_no_number_or_no_parent_is_refused_with_a_sentence,
    a_goal_of_another_kind_waits_for_its_figure,
];

/// The share of enterprises with a website, of Đà Nẵng.
const WEBSITES: &str = "#target-44";

async fn shown(browser: &Browser) -> Result<()> {
    browser.click(role("radio", "Mục tiêu")).await?;
    browser.find(css("#target-50")).await.map(drop)
}

/// A field of a card by its label.
async fn field(browser: &Browser, card: &str, label: &str) -> Result<()> {
    let enter = "const fields = [...document.querySelectorAll(`${arguments[0]} label`)]
            .filter((it) => it.firstElementChild.textContent === arguments[1] && it.checkVisibility());
        fields[0].querySelector('input, select, textarea').focus();
        return fields.length;";
    let found = browser.eval(enter, vec![json!(card), json!(label)]).await?;
    ensure!(found == json!(1), "{found} fields of {card} are labelled {label}");
    Ok(())
}

/// Types over what a field holds, and is done with it.
async fn fill(browser: &Browser, card: &str, label: &str, text: &str) -> Result<()> {
    field(browser, card, label).await?;
    browser.press("Control+a").await?;
    browser.type_text(text).await?;
    browser.press("Tab").await
}

async fn holds(browser: &Browser, card: &str, label: &str, wanted: &str) -> Result<()> {
    field(browser, card, label).await?;
    browser.has_value(css(&format!("{card} :focus")), wanted).await
}

async fn a_population_says_how_far_a_target_is(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 2).await?;
    shown(&browser).await?;
    browser.shows("chỉ đạt nếu có nhiều nhất 172 doanh nghiệp.").await?;
    fill(&browser, WEBSITES, "Tổng số", "1.500").await?;
    let short = "Chưa đạt. Dự kiến 34,3%, còn thiếu 25,7 điểm %. Cần 435 doanh nghiệp (kế hoạch có 50).";
    browser.has_text(css("#target-44 .state"), short).await?;
    fill(&browser, WEBSITES, "Đếm gì", "doanh nghiệp").await?;
    fill(&browser, WEBSITES, "Số này lấy từ đâu", "Cục Thống kê").await?;
    fill(&browser, WEBSITES, "Tổng số", "172").await?;
    browser.has_text(css("#target-44 .state"), "Đạt. Dự kiến 60%, mục tiêu ít nhất 60%.").await?;
    holds(&browser, WEBSITES, "Số này lấy từ đâu", "Cục Thống kê").await?;
    // nothing typed takes it away, with what is said of it
    field(&browser, WEBSITES, "Tổng số").await?;
    browser.press("Control+a").await?;
    browser.press("Delete").await?;
    browser.press("Tab").await?;
    holds(&browser, WEBSITES, "Đếm gì", "").await?;
    browser.shows("chỉ đạt nếu có nhiều nhất 172 doanh nghiệp.").await
}

/// The target that is added: the next id of the seed.
const ADDED: &str = "#target-71";

async fn a_target_is_made_by_keys_alone_and_comes_back_after_it_was_deleted(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 2).await?;
    shown(&browser).await?;
    browser.press("Tab").await?;
    browser.has_focus(role("button", "Thêm mục tiêu")).await?;
    browser.press("Enter").await?;
    browser.has_focus(css("#target-71 textarea")).await?;
    browser.type_text("20 website mới").await?;
    browser.press("Enter").await?;
    browser.has_focus(css("#target-71 textarea")).await?;
    take(&browser, TabTo("#target-71 select")).await?;
    browser.press("ArrowUp").await?;
    browser.press("ArrowUp").await?;
    browser.press("ArrowUp").await?;
    browser.press("Tab").await?;
    browser.type_text("20").await?;
    browser.press("Tab").await?;
    browser.type_text("website").await?;
    take(&browser, TabTo("#target-71 [role='combobox']")).await?;
    browser.type_text("xây dựng website").await?;
    browser.find(css("#target-71 [role='option']")).await?;
    browser.press("Enter").await?;
    browser.has_text(css("#target-71 .state"), "Đạt. Dự kiến 50 website, mục tiêu ít nhất 20 website.").await?;
    browser.has_focus(css("#target-71 [role='combobox']")).await?;
    fill(&browser, ADDED, "Nhiều nhất", "12").await?;
    browser.shows("Dự kiến 12 website, còn thiếu 8 website.").await?;
    browser.click(css("#target-71 .first .plain")).await?;
    browser.gone(css(ADDED)).await?;
    browser.has_focus(css("#sheet")).await?;
    browser.click(css(".toast button:not(.plain)")).await?;
    browser.shows("Dự kiến 12 website, còn thiếu 8 website.").await?;
    browser.click(css("#target-71 .lines [role='group'] .plain")).await?;
    browser.has_focus(css("#target-71 [role='combobox']")).await?;
    browser.shows("Chưa có dòng chi nào gắn với mục tiêu này.").await
}

async fn a_target_added_in_a_scenario_is_of_the_plan_and_that_is_said(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 2).await?;
    browser.click(role("radio", "Phương án")).await?;
    add_and_open(&browser, 1).await?;
    shown(&browser).await?;
    browser.click(role("button", "Thêm mục tiêu")).await?;
    let said = "Mục tiêu này nằm ở kế hoạch gốc, nên phương án nào cũng có. Sửa nó ở đây thì chỉ phương án này đổi.";
    browser.has_text(css(".toast p"), said).await?;
    // the scenario had the id that the target would have had
    browser.has_focus(css("#target-72 textarea")).await?;
    browser.type_text("20 website mới").await?;
    browser.press("Tab").await?;
    browser.click(role("button", "Về kế hoạch gốc")).await?;
    shown(&browser).await?;
    browser.has_value(css("#target-72 textarea"), "Mục tiêu mới").await
}

async fn the_panel_leads_to_each_target_and_the_lists_lead_on(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 2).await?;
    browser.click(css(".panel .part:has(li [data-mark='ask']) li:nth-child(4) .name")).await?;
    browser.has_focus(css(WEBSITES)).await?;
    // a target without an activity, and a line that serves none
    browser.click(css(".gaps:nth-of-type(1) li:first-child .name")).await?;
    browser.has_focus(css("#target-41")).await?;
    browser.click(css(".gaps:nth-of-type(2) li:first-child .name")).await?;
    browser.has_focus(css(".sheet [data-row='4'] textarea")).await?;
    browser.click(role("button", "Sửa mục tiêu")).await?;
    browser.has_focus(css(".targets")).await?;
    browser.click(css("#target-44 .lines .name")).await?;
    browser.has_focus(css(".sheet [data-row='32'] textarea")).await
}

async fn what_is_no_number_or_no_parent_is_refused_with_a_sentence(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 2).await?;
    shown(&browser).await?;
    fill(&browser, WEBSITES, "Tổng số", "nhiều lắm").await?;
    browser.shows("Không hiểu ký tự “n”.").await?;
    holds(&browser, WEBSITES, "Tổng số", "").await?;
    fill(&browser, WEBSITES, "Vào năm", "năm sau").await?;
    browser.shows("Hãy nhập năm bằng bốn chữ số").await?;
    holds(&browser, WEBSITES, "Vào năm", "2015").await?;
    fill(&browser, WEBSITES, "Đếm gì", "doanh nghiệp").await?;
    browser.shows("Hãy nhập con số trước.").await?;
    holds(&browser, WEBSITES, "Đếm gì", "").await?;
    // 2. cannot detail 2.a), which details it
    field(&browser, "#target-42", "Trong đó của").await?;
    browser.type_text("2.a").await?;
    browser.press("Tab").await?;
    browser.shows("không thể đặt một mục vào trong chính nó.").await?;
    holds(&browser, "#target-42", "Trong đó của", "").await?;
    // 4. can, and then stands under it
    field(&browser, "#target-50", "Trong đó của").await?;
    browser.type_text("3.").await?;
    browser.press("Tab").await?;
    browser.find(css("#target-49 + #target-50[data-depth='1']")).await.map(drop)
}

async fn a_goal_of_another_kind_waits_for_its_figure(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 2).await?;
    shown(&browser).await?;
    field(&browser, "#target-47", "Cần đạt").await?;
    browser.type_text("trong").await?;
    browser.press("Tab").await?;
    browser.shows("không có con số để so.").await?; // no figure is made up meanwhile
    browser.type_text("30").await?;
    browser.press("Tab").await?;
    browser.type_text("40").await?;
    browser.press("Tab").await?;
    holds(&browser, "#target-47", "Giá trị", "30").await?;
    holds(&browser, "#target-47", "Đến", "40").await?;
    holds(&browser, "#target-47", "Đơn vị", "%").await?;
    fill(&browser, "#target-47", "Giá trị", "50").await?;
    browser.shows("số thấp phải đứng trước số cao.").await?;
    holds(&browser, "#target-47", "Giá trị", "30").await
}
