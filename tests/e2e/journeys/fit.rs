//! "Vừa trần": a plan is cut to a ceiling beside the page, and what was found becomes a scenario.

use std::rc::Rc;

use anyhow::{Result, ensure};
use serde_json::json;

use super::editing::open_seed;
use super::funds::{cells, texts};
use crate::harness::{Browser, Site, Stage, css, journeys, role};

journeys![
    dong_nai_is_cut_to_300_million_and_becomes_a_scenario,
    even_and_in_order_are_cut_as_well,
    a_search_is_stopped_or_left_without_harm,
    what_is_no_ceiling_says_why,
    what_cannot_be_asked_is_refused_and_changes_nothing,
    a_double_click_makes_one_scenario_and_merges_none,
];

/// The plan of Đồng Nai where it is asked what to cut.
async fn fit(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let (site, browser) = open_seed(stage, 3).await?;
    go(&browser).await?;
    Ok((site, browser))
}

pub(super) async fn go(browser: &Browser) -> Result<()> {
    browser.click(role("radio", "Phương án")).await?;
    browser.click(css("#what-if label:nth-of-type(3)")).await?;
    browser.find(css("#fit-amount")).await.map(drop)
}

pub(super) const TOTAL: &str = "#fit-result ~ .sum b";
const PROOF: &str = "#fit-result ~ .sum [data-mark='ok']";
const CUTS: &str = ".scroll:has(#fit-cuts) tbody tr > :first-child";

async fn dong_nai_is_cut_to_300_million_and_becomes_a_scenario(stage: &Stage) -> Result<()> {
    let (_site, browser) = fit(stage).await?;
    let grand = css(".panel .grand data");
    let before = browser.text_of(grand.clone()).await?;
    browser.fill(css("#fit-amount"), "300.000.000").await?;
    let now = format!("Tổng cộng: hiện nay {before} đồng, vượt");
    browser
        .until("what is over is said", || async { Ok(browser.text_of(css("#fit-now")).await?.starts_with(&now)) })
        .await?;
    browser.press("Enter").await?;
    browser.has_text(css(TOTAL), "Sau khi cắt: 300.000.000 đồng").await?;
    browser.has_text(css(PROOF), "Đã chứng minh là giữ được nhiều tiền nhất. Chưa dòng nào gắn với mục tiêu, nên chưa xét được mục tiêu nào mất gì.").await?;
    let cuts = texts(&browser, CUTS).await?;
    ensure!(cuts.len() == 2 && cuts[0].starts_with("dòng 1.3"), "{cuts:?}");
    // one of them must stay: what was found is not true any more, and another cut is
    browser.click(css(".fit details:first-of-type summary")).await?;
    browser.click(role("checkbox", "Khóa: dòng 1.3")).await?;
    browser.click(role("button", "Tìm lại")).await?;
    browser
        .until("another cut is found", || async {
            let cuts = texts(&browser, CUTS).await?;
            Ok(!cuts.is_empty() && cuts.iter().all(|cut| !cut.starts_with("dòng 1.3")))
        })
        .await?;
    browser.find(css(PROOF)).await?;
    let total = browser.text_of(css(TOTAL)).await?;
    let dong: u64 = total.chars().filter(char::is_ascii_digit).collect::<String>().parse()?;
    ensure!(dong <= 300_000_000, "{total} is over the ceiling");
    // it becomes a scenario, and the plan stays as it was
    browser.click(role("button", "Đưa thành phương án")).await?;
    let sum = total.trim_start_matches("Sau khi cắt: ");
    browser.has_text(css(".cards article .sum b"), sum).await?;
    browser.has_text(grand.clone(), &before).await?;
    browser.click(css(".toast button:not(.plain)")).await?;
    browser.gone(css(".cards article")).await?;
    // what was found is still there, and so is what must stay
    browser.click(css("#what-if label:nth-of-type(3)")).await?;
    browser.has_text(css(TOTAL), &total).await?;
    browser.has_text(css(".fit details:first-of-type summary small"), "1 dòng có điều kiện").await?;
    browser.press("Control+z").await?;
    browser.gone(css(".fit details:first-of-type summary small:not(:empty)")).await
}

async fn even_and_in_order_are_cut_as_well(stage: &Stage) -> Result<()> {
    let (_site, browser) = fit(stage).await?;
    browser.fill(css("#fit-amount"), "300tr").await?;
    for (way, why) in [("2", "Cắt đều: giữ lại"), ("3", "Không có thứ tự ưu tiên nên cắt trước.")]
    {
        browser.click(css(&format!(".ways label:nth-of-type({way})"))).await?;
        browser.click(css("#fit-run")).await?;
        browser
            .until(&format!("{why} is said"), || async {
                let said = texts(&browser, ".scroll:has(#fit-cuts) tbody tr > :last-child").await?;
                Ok(said.iter().any(|said| said.starts_with(why)))
            })
            .await?;
        let total = browser.text_of(css(TOTAL)).await?;
        let dong: u64 = total.chars().filter(char::is_ascii_digit).collect::<String>().parse()?;
        ensure!(dong <= 300_000_000, "{total} is over the ceiling");
    }
    // a name leads to its line
    browser.click(css(".scroll:has(#fit-cuts) tbody tr:first-child .name")).await?;
    browser.find(css(".sheet [data-current]")).await.map(drop)
}

/// Clicks what the selector finds as soon as there is a button that stops a search.
async fn once_it_runs(browser: &Browser, selector: &str) -> Result<()> {
    let watch = "const selector = arguments[0];
        new MutationObserver((_, watching) => {
            if (!document.querySelector('.progress button')) return;
            watching.disconnect();
            document.querySelector(selector).click();
        }).observe(document.body, { childList: true, subtree: true });";
    browser.eval(watch, vec![json!(selector)]).await.map(drop)
}

async fn a_search_is_stopped_or_left_without_harm(stage: &Stage) -> Result<()> {
    let (_site, browser) = fit(stage).await?;
    browser.fill(css("#fit-amount"), "300.000.000").await?;
    once_it_runs(&browser, ".progress button").await?;
    browser.click(css("#fit-run")).await?;
    browser.has_focus(css("#fit-run")).await?;
    browser.gone(css(".progress")).await?;
    ensure!(browser.count(css("#fit-result")).await? == 0, "a search that was stopped has a result");
    once_it_runs(&browser, "#sheet-view label:nth-of-type(1) input").await?;
    browser.click(css("#fit-run")).await?;
    browser.find(css(".sheet .total")).await?;
    go(&browser).await?;
    browser.has_value(css("#fit-amount"), "300.000.000").await?;
    ensure!(browser.count(css(".progress, #fit-result")).await? == 0, "a search that was left goes on");
    // and after both, it is done when it is asked for
    browser.click(css("#fit-run")).await?;
    browser.has_text(css(TOTAL), "Sau khi cắt: 300.000.000 đồng").await
}

async fn what_is_no_ceiling_says_why(stage: &Stage) -> Result<()> {
    let (_site, browser) = fit(stage).await?;
    browser.click(css("#fit-run")).await?;
    browser.has_text(css(".toast p"), "Hãy gõ một mức trần, hoặc chọn một trần của kế hoạch.").await?;
    browser.has_focus(css("#fit-amount")).await?;
    browser.fill(css("#fit-amount"), "abc").await?;
    browser.find(css("#fit-amount[aria-invalid='true']")).await?;
    let why = browser.text_of(css("#fit-now")).await?;
    browser.press("Enter").await?;
    browser.has_text(css(".toast p"), &why).await?;
    // nothing can be cut that far: the least that can be is said
    browser.fill(css("#fit-amount"), "0").await?;
    browser.press("Enter").await?;
    let tight = "Không cắt đến mức đó được: cắt hết những gì được phép thì tổng cộng vẫn còn 56.521.000 đồng. Hãy đặt trần từ \
                 56.521.000 đồng trở lên, hoặc mở khóa và giảm số ít nhất phải giữ của vài dòng.";
    browser.has_text(css("#fit-result ~ [data-mark='warning']"), tight).await?;
    browser.fill(css("#fit-amount"), "1 tỷ").await?;
    browser.press("Enter").await?;
    browser.has_text(css("#fit-result ~ [data-mark='ok']"), "Kế hoạch đã vừa trần, không cần cắt gì.").await?;
    browser.click(css(".fit details:first-of-type summary")).await?;
    browser.fill(css(".scroll:has(#fit-lines) tbody tr:first-child td:last-child input"), "0").await?;
    browser.press("Enter").await?;
    browser.has_text(css(".toast p"), "Ưu tiên là số nguyên từ 1 trở lên; 1 là quan trọng nhất.").await?;
    cells(&browser, ".fit details:first-of-type summary small", &[""]).await
}

async fn what_cannot_be_asked_is_refused_and_changes_nothing(stage: &Stage) -> Result<()> {
    let (_site, browser) = fit(stage).await?;
    let said = css(".toast p");
    browser.fill(css("#fit-amount"), "-300.000.000").await?;
    browser.find(css("#fit-amount[aria-invalid='true']")).await?;
    let negative = "Số tiền nhiều nhất không thể ít hơn 0.";
    browser.has_text(css("#fit-now"), negative).await?;
    browser.press("Enter").await?;
    browser.has_text(said.clone(), negative).await?;
    cells(&browser, ".progress, #fit-result", &[]).await?;
    // more of a line cannot stay than there is
    browser.click(css(".fit details:first-of-type summary")).await?;
    let least = css(".scroll:has(#fit-lines) tbody tr:nth-child(3) td:nth-child(4) input");
    browser.fill(least.clone(), "5").await?;
    browser.press("Enter").await?;
    let above = "Dòng này chỉ có 4, nên không thể giữ nhiều hơn 4. Muốn giữ nguyên thì đánh dấu ô khóa.";
    browser.has_text(said, above).await?;
    browser.has_value(least.clone(), "").await?;
    cells(&browser, ".fit details:first-of-type summary small", &[""]).await?;
    // all of it can
    browser.fill(least, "4").await?;
    browser.press("Enter").await?;
    cells(&browser, ".fit details:first-of-type summary small", &["1 dòng có điều kiện"]).await
}

/// The second click of a double click, on everything that can be done with the scenario which came under the mouse.
const SECOND_CLICKS: &str = "const buttons = [...document.querySelectorAll('.cards article > .acts .plain')]
        .filter(({ textContent }) => !['Lên trên', 'Xuống dưới'].includes(textContent));
    buttons.forEach((button) => button.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true })));
    return buttons.length;";

async fn a_double_click_makes_one_scenario_and_merges_none(stage: &Stage) -> Result<()> {
    let (_site, browser) = fit(stage).await?;
    browser.fill(css("#fit-amount"), "300.000.000").await?;
    browser.press("Enter").await?;
    browser.has_text(css(TOTAL), "Sau khi cắt: 300.000.000 đồng").await?;
    browser.double_click(role("button", "Đưa thành phương án")).await?;
    let one = async || {
        cells(&browser, ".cards article .sum b", &["300.000.000 đồng"]).await?;
        browser.has_text(css(".panel .grand data"), "329.650.000").await
    };
    one().await?;
    let clicked = browser.eval(SECOND_CLICKS, Vec::new()).await?;
    ensure!(clicked == json!(4), "{clicked} buttons were clicked");
    one().await?;
    // what was meant once is done once, and the scenario is there to be worked on
    browser.click(role("button", "Nhập vào kế hoạch gốc")).await?;
    browser.has_text(css(".panel .grand data"), "300.000.000").await
}
