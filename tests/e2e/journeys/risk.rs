//! How the plan may come out: ranges in one press, many tries in the worker, and what moves the total most.

use std::rc::Rc;

use anyhow::{Context as _, Result, ensure};
use du_toan::money::{Decimal, Money, Scale, print_scaled};
use du_toan::open::Seed;
use du_toan::risk::{Runs, Simulated, assumed, simulate};
use du_toan::text::about;

use super::editing::{cell, open_seed};
use super::funds::{choose, texts};
use crate::harness::{Browser, Site, Stage, css, journeys, role};

journeys![
    tries_come_to_the_frozen_figures_and_again_to_the_same,
    tries_that_are_stopped_leave_the_page_as_it_was,
    what_moves_the_total_most_stands_first_and_leads_to_its_line,
    a_range_is_typed_and_says_when_it_does_not_fit,
    what_was_asked_and_what_came_of_it_are_there_after_a_look_elsewhere,
];

/// The plan of Đà Nẵng with what may come of it in view.
async fn risk(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let (site, browser) = open_seed(stage, 2).await?;
    open(&browser).await?;
    Ok((site, browser))
}

async fn open(browser: &Browser) -> Result<()> {
    browser.click(role("radio", "Phương án")).await?;
    browser.click(role("radio", "Rủi ro")).await?;
    browser.find(css("#risk-levers-all")).await.map(drop)
}

/// What the engine says of so many tries of the plan, every price and lump sum from 10 % below to 20 % above.
fn engine(runs: u32) -> Result<Simulated> {
    let seed = Seed::named("da-nang-2011-2015").context("the seed is gone")?;
    let plan = seed.plan().ok().context("the seed cannot be read")?;
    let ranges = assumed(&plan, Decimal::TEN, Decimal::from(20));
    simulate(&plan, &ranges, Runs { runs, seed: 1 }, &mut |_| true).ok().context("nothing came of it")
}

/// Waits until the table says what the plan comes to.
async fn comes_to(browser: &Browser, it: &Simulated) -> Result<()> {
    let amounts = [it.planned, it.p50, it.p80, it.p90, it.least, it.most, it.mean];
    let wanted = amounts.map(|amount| print_scaled(about(amount, Scale::Million), Scale::Million));
    let what = format!("the tries to come to {wanted:?}");
    browser
        .until(&what, || async {
            Ok(texts(browser, "#risk-runs .scroll:has(#risk-totals) td:nth-child(2)").await? == wanted)
        })
        .await
}

async fn choose_runs(browser: &Browser, runs: &str) -> Result<()> {
    choose(browser, "#risk-runs select", runs).await
}

async fn tries_come_to_the_frozen_figures_and_again_to_the_same(stage: &Stage) -> Result<()> {
    let (_site, browser) = risk(stage).await?;
    let none = "Kế hoạch chưa có khoảng thấp – cao nào.";
    ensure!(texts(&browser, "#risk-runs [data-mark='note']").await?.concat().starts_with(none), "it has ranges");
    browser.click(css("#risk-ranges .acts .main")).await?;
    browser.has_text(css(".toast p"), "Đã đặt khoảng từ -10% đến +20% cho 18 con số.").await?;
    let ceiling = css("#risk-runs .acts > :last-child input");
    browser.fill(ceiling.clone(), "3.800.000.000").await?;
    browser.press("Tab").await?;
    browser.find(css("#risk-runs [data-mark='warning']")).await?; // typed in đồng
    browser.fill(ceiling, "3.800").await?;
    browser.press("Tab").await?;
    browser.gone(css("#risk-runs [data-mark='warning']")).await?;
    // a hundred thousand, as they are offered
    browser.click(css("#risk-run")).await?;
    let many = engine(100_000)?;
    comes_to(&browser, &many).await?;
    let figures = [many.p50, many.p80, many.p90].map(Money::dong);
    ensure!(figures == [P50, P80, P90], "{figures:?} is not what it was");
    let chance = "Trong 100 trường hợp thì 74 trường hợp không vượt trần tổng cộng: 3.800 triệu đồng.";
    browser.has_text(css("#risk-runs .chances li"), chance).await?;
    let over = css("[data-chart='kha-nang'] rect[data-look='over']");
    browser.until("columns over the ceiling", || async { Ok(browser.count(over.clone()).await? > 0) }).await?;
    // ten thousand are those of the golden; then as many as before again
    choose_runs(&browser, "10.0").await?;
    browser.click(css("#risk-run")).await?;
    let few = engine(10_000)?;
    ensure!(few.p50 == Money::new(3_757_628_004), "the golden is another");
    comes_to(&browser, &few).await?;
    choose_runs(&browser, "100.").await?;
    browser.click(css("#risk-run")).await?;
    comes_to(&browser, &many).await?;
    // one step takes the ranges back, and what was found says that it is of another plan
    browser.press("Control+z").await?;
    browser.has_text(css("#risk-runs [data-mark='warning']"), STALE).await?;
    browser.has_text(css("#risk-ranges > [role='status']"), "0 con số có khoảng, trong đó 0 khoảng cần xem lại.").await
}

/// What a hundred thousand tries come to: half, eight and nine tenths of them.
const P50: i128 = 3_757_450_060;
const P80: i128 = 3_812_649_300;
const P90: i128 = 3_842_179_183;

const STALE: &str = "Kế hoạch đã đổi sau khi tính: kết quả này không còn đúng với kế hoạch bây giờ.";

async fn tries_that_are_stopped_leave_the_page_as_it_was(stage: &Stage) -> Result<()> {
    let (_site, browser) = risk(stage).await?;
    choose_runs(&browser, "1.0").await?;
    browser.click(css("#risk-run")).await?;
    browser.click(css("#risk-runs .progress button")).await?;
    browser.gone(css("#risk-runs .progress")).await?;
    browser.has_focus(css("#risk-run")).await?;
    ensure!(texts(&browser, "#risk-runs .chances").await?.is_empty(), "it went on");
    // and the next ones run, with assumed ranges
    choose_runs(&browser, "10.0").await?;
    browser.click(css("#risk-run")).await?;
    comes_to(&browser, &engine(10_000)?).await?;
    let assumed = "10.000 lần thử, số khởi đầu 1. Khoảng giả định: mọi giá và khoán từ -10% đến +20%, vì kế hoạch chưa có khoảng nào.";
    browser.has_text(css("#risk-runs > p[role='status']:not([data-mark])"), assumed).await
}

async fn what_moves_the_total_most_stands_first_and_leads_to_its_line(stage: &Stage) -> Result<()> {
    let (_site, browser) = risk(stage).await?;
    let most = "Đơn giá “6.2 Hỗ trợ doanh nghiệp xây dựng website…” làm tổng cộng xê dịch nhiều nhất: từ 3.587,5 đến 3.687,5 triệu đồng";
    browser.has_text(css("[data-chart='xe-dich-nhieu-nhat'] h3"), most).await?;
    let first = texts(&browser, "#risk-levers .scroll:has(#risk-levers-all) tbody tr:first-child td").await?;
    ensure!(first == ["Đơn giá", "3.587,5", "3.687,5", "100"], "{first:?} stands first");
    browser.fill(css("#risk-levers .acts input"), "20").await?;
    browser.press("Tab").await?;
    browser
        .has_text(css("#risk-levers .scroll:has(#risk-levers-all) tbody tr:first-child td:last-child"), "200")
        .await?;
    browser.click(css("#risk-levers tbody tr:first-child .name")).await?;
    browser.find(css(".sheet [data-current]")).await.map(drop)
}

async fn a_range_is_typed_and_says_when_it_does_not_fit(stage: &Stage) -> Result<()> {
    let (_site, browser) = risk(stage).await?;
    browser.fill(css("#risk-ranges .acts:nth-of-type(2) .stack input"), "website").await?;
    browser.press("Tab").await?;
    let low = "#risk-ranges tbody tr:first-child td:nth-of-type(3) input";
    let high = "#risk-ranges tbody tr:first-child td:nth-of-type(4) input";
    browser
        .until("only lines of that name", || async { Ok(browser.count(css("#risk-ranges tbody tr")).await? < 10) })
        .await?;
    let planned = texts(&browser, "#risk-ranges tbody tr:first-child td:nth-of-type(2)").await?.concat();
    browser.fill(css(low), "1").await?;
    browser.press("Tab").await?;
    browser.has_value(css(high), &planned).await?;
    // less than what is planned at most
    browser.fill(css(high), "2").await?;
    browser.press("Tab").await?;
    let above = "Số trong kế hoạch nay cao hơn khoảng này.";
    browser.has_text(css("#risk-ranges tbody [data-mark='warning']"), above).await?;
    browser
        .has_text(css("#risk-ranges > [role='status']"), "1 con số có khoảng, trong đó 1 khoảng cần xem lại.")
        .await?;
    // the plan is what it was
    browser.click(role("radio", "Bảng")).await?;
    browser.find(cell(4, 4)).await.map(drop)
}

async fn what_was_asked_and_what_came_of_it_are_there_after_a_look_elsewhere(stage: &Stage) -> Result<()> {
    let (_site, browser) = risk(stage).await?;
    let [seed, ceiling] = ["2", "3"].map(|at| format!("#risk-runs .acts:first-of-type > :nth-child({at}) input"));
    choose_runs(&browser, "10.0").await?;
    for (field, typed) in [(&seed, "7"), (&ceiling, "3.800")] {
        browser.fill(css(field), typed).await?;
        browser.press("Tab").await?;
    }
    browser.click(css("#risk-run")).await?;
    let said = "10.000 lần thử, số khởi đầu 7. Khoảng giả định: mọi giá và khoán từ -10% đến +20%, vì kế hoạch chưa có khoảng nào.";
    let is_said = css("#risk-runs > p[role='status']:not([data-mark])");
    browser.has_text(is_said.clone(), said).await?;
    let told = async || texts(&browser, "#risk-runs .chances li, #risk-runs tbody td").await;
    let before = told().await?;
    ensure!(before.len() > 10, "little is told: {before:?}");
    browser.click(role("radio", "Bảng")).await?;
    browser.find(cell(4, 4)).await?;
    open(&browser).await?;
    browser.has_value(css("#risk-runs select"), "10000").await?;
    browser.has_value(css(&seed), "7").await?;
    browser.has_value(css(&ceiling), "3.800").await?;
    browser.has_text(is_said, said).await?;
    let after = told().await?;
    ensure!(after == before, "before {before:?}, after {after:?}");
    ensure!(browser.count(css("#risk-runs [data-mark='warning']")).await? == 0, "it is said to be of another plan");
    Ok(())
}
