//! Links: the plan in one is shown whole, only to be read, and leaves nothing in the browser until its reader says so.

use std::rc::Rc;

use anyhow::{Context as _, Result, ensure};
use du_toan::edit::apply;
use du_toan::entry::{Column, understand};
use du_toan::format::{read, write};
use du_toan::link::Links;
use du_toan::open::Seed;
use du_toan::plan::Plan;
use serde_json::{Value, json};

use super::editing::cell;
use crate::harness::{Browser, Look, Site, Stage, css, journeys, role};

journeys![
    a_link_shows_its_plan_and_what_is_different,
    looking_at_a_link_leaves_nothing_behind,
    a_plan_of_a_link_can_only_be_read,
    what_is_saved_as_ones_own_can_be_edited,
    the_summary_can_be_closed,
    whatever_messengers_do_to_a_link_it_opens,
    a_message_with_a_link_is_pasted,
    a_link_that_cannot_be_opened_says_why,
    going_back_finds_each_link_again,
    a_browser_that_keeps_no_state_shows_the_plan_still,
];

/// The seed of Đồng Nai with a count changed: 6.000.000 đồng more, in one line.
pub(super) fn changed() -> Result<Plan> {
    let seed = seed()?;
    let item = seed.outline.items().iter().find(|item| item.id == 15).context("there is no item 15")?;
    let understood = understand(&seed, item, Column::Count, "16").ok().context("16 is no count")?;
    apply(&seed, &understood.command).ok().context("the count is refused")
}

fn seed() -> Result<Plan> {
    Seed::named("dong-nai-2018").and_then(|seed| seed.plan().ok()).context("there is no seed")
}

/// The link of a plan, without its address.
pub(super) fn link_of(plan: &Plan) -> Result<String> {
    Ok(Links::default().write(plan, Some(&seed()?)))
}

fn total() -> crate::harness::What {
    css(".summary .grand data")
}

const CHANGED: &str = "335.650.000";
const HELD: &str = "Kế hoạch này mở từ một liên kết: chỉ để xem, chưa lưu ở máy này.";
const SAVE_FIRST: &str = "Muốn sửa, bấm “Lưu thành của tôi”; bản của người gửi không đổi.";
const KEPT: &str = "Đã lưu trên máy này";
const OPEN_LINK: &str = "Mở";

/// Everything that the browser keeps for the page, and the locks that it holds.
const EVERYTHING: &str = "return (async () => {
        const answer = (asked) => new Promise((done, failed) => {
            asked.onsuccess = () => done(asked.result);
            asked.onerror = failed;
        });
        const all = { local: { ...localStorage }, session: { ...sessionStorage }, bases: {}, heard: window.heard };
        for (const { name } of await indexedDB.databases()) {
            const base = await answer(indexedDB.open(name));
            all.bases[name] = [];
            for (const store of base.objectStoreNames) {
                const records = base.transaction(store).objectStore(store);
                all.bases[name].push(store, await answer(records.getAllKeys()), await answer(records.getAll()));
            }
            base.close();
        }
        all.locks = (await navigator.locks.query()).held.map(({ name }) => name);
        return JSON.stringify(all);
    })();";

/// Hears what any tab says to the others.
const HEAR: &str = "window.heard = [];
    window.channel = new BroadcastChannel(`du-toan:${location.pathname}`);
    window.channel.onmessage = ({ data }) => window.heard.push(data);";

async fn everything(browser: &Browser) -> Result<Value> {
    let all = browser.eval(EVERYTHING, Vec::new()).await?;
    Ok(serde_json::from_str(all.as_str().context("nothing is known")?)?)
}

/// A browser that has never seen the page, with the link of a plan open.
async fn reader(stage: &Stage, mount: &str, plan: &Plan) -> Result<(Site, Rc<Browser>)> {
    let site = stage.site(mount)?;
    let browser = stage.browser(Look::default()).await?;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": HEAR })).await?;
    browser.open(&site.url(&format!("#{}", link_of(plan)?))).await?;
    browser.find(css(".summary")).await?;
    browser.find(css(".sheet .total")).await?;
    Ok((site, browser))
}

async fn is_not_in_the_address(browser: &Browser, site: &Site) -> Result<()> {
    let (url, wanted) = (browser.url().await?, site.url("#/link"));
    ensure!(url == wanted, "the address is {url}");
    Ok(())
}

async fn a_link_shows_its_plan_and_what_is_different(stage: &Stage) -> Result<()> {
    for mount in ["/", "/a/b/"] {
        let (site, browser) = reader(stage, mount, &changed()?).await?;
        is_not_in_the_address(&browser, &site).await?;
        browser.has_focus(css(".summary")).await?;
        browser.has_text(total(), CHANGED).await?;
        browser.has_text(css(".panel .grand data"), CHANGED).await?;
        browser
            .has_text(css("#link-total p:last-child"), "Ba trăm ba mươi lăm triệu sáu trăm năm mươi nghìn đồng.")
            .await?;
        browser.has_text(css(".summary dl > div:first-child"), "Các năm 2018").await?;
        browser
            .shows("“Kế hoạch phát triển Thương mại Điện tử tỉnh Đồng Nai năm 2018”: +6.000.000 đồng · 1 dòng đổi")
            .await?;
        browser.shows(HELD).await?;
        browser.has_text(css(".save"), "Chưa lưu ở máy này").await?;
        browser.click(css(".summary > button:first-of-type")).await?;
        browser.has_focus(css("#checks > summary")).await?;
        browser.reload().await?;
        browser.has_text(total(), CHANGED).await?;
        is_not_in_the_address(&browser, &site).await?;
    }
    let (_site, browser) = reader(stage, "/", &seed()?).await?;
    browser.has_text(total(), "329.650.000").await?;
    browser.shows("Giống hệt bản gốc “Kế hoạch phát triển Thương mại Điện tử tỉnh Đồng Nai năm 2018”.").await?;
    browser.click(role("radio", "English")).await?;
    browser.shows("Exactly the original").await
}

/// Everything that a reader may do with it, apart from saving it.
async fn look_around(browser: &Browser) -> Result<()> {
    browser.click(cell(15, 3)).await?;
    browser.type_text("17").await?;
    browser.press("Enter").await?;
    browser.click(css("button.columns")).await?;
    browser.click(css("#columns li:last-child input")).await?;
    browser.gone(css(".head > .note")).await?;
    browser.press("Escape").await?;
    browser.click(css(".save > button")).await?;
    browser.shows("Chưa có bản nào trước bản này.").await?;
    browser.press("Escape").await?;
    browser.click(css("#sheet-view label:nth-of-type(2)")).await?;
    browser.find(css(".pages")).await?;
    browser.click(css("#sheet-view label:nth-of-type(3)")).await?;
    browser.find(css(".charts")).await?;
    browser.click(css("#sheet-view label:nth-of-type(1)")).await?;
    browser.click(role("button", "Tải về máy")).await?;
    let file = browser.downloaded(".json").await?;
    ensure!(std::fs::read_to_string(&file)? == write(&changed()?), "the file is not the plan of the link");
    ensure!(read(&std::fs::read_to_string(&file)?).is_ok(), "the file cannot be read");
    browser.reload().await?;
    browser.has_text(total(), CHANGED).await?;
    browser.find(css(".head > .note")).await.map(drop)
}

async fn looking_at_a_link_leaves_nothing_behind(stage: &Stage) -> Result<()> {
    let (site, browser) = reader(stage, "/", &changed()?).await?;
    look_around(&browser).await?;
    let nothing = json!({ "local": {}, "session": {}, "bases": {}, "heard": [], "locks": [] });
    let found = everything(&browser).await?;
    ensure!(found == nothing, "a first visitor has {found}");
    // nor is anything touched of who has the plan already
    browser.open(&site.url("#/")).await?;
    browser.click(css(".cards > li:nth-child(3) > article > button")).await?;
    browser.shows(KEPT).await?;
    let own = browser.url().await?;
    browser.open(&site.url("#/")).await?;
    browser.find(css(".mine")).await?;
    browser.reload().await?;
    browser.find(css(".mine")).await?;
    let before = everything(&browser).await?;
    ensure!(
        before["local"] != json!({}) && before["bases"] != json!({}),
        "nothing is kept of one's own plan: {before}"
    );
    browser.open(&site.url(&format!("#{}", link_of(&changed()?)?))).await?;
    browser.has_text(total(), CHANGED).await?;
    let after = everything(&browser).await?;
    ensure!(after == before, "before: {before}\nafter: {after}");
    browser.open(&own).await?;
    browser.has_text(css(".panel .grand data"), "329.650.000").await
}

async fn a_plan_of_a_link_can_only_be_read(stage: &Stage) -> Result<()> {
    let (_site, browser) = reader(stage, "/", &changed()?).await?;
    browser.find(css(".tools button:first-of-type[aria-disabled='true']")).await?;
    browser.find(css(".bar textarea[readonly]")).await?;
    browser.find(css(".sources:not(:has(label)) > .pair:first-child input[readonly]")).await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("17").await?;
    browser.has_text(css(".toast > p"), SAVE_FIRST).await?;
    browser.press("Enter").await?;
    browser.click(cell(15, 3)).await?;
    browser.has_value(css("[data-row='15'] [data-col='3'] input[readonly]"), "16").await?;
    browser.press("Control+Alt+-").await?;
    browser.click(role("button", "Thêm dòng")).await?;
    browser.has_text(css(".toast > p"), SAVE_FIRST).await?;
    browser.has_text(css(".panel .grand data"), CHANGED).await?;
    browser.has_text(css(".save"), "Chưa lưu ở máy này").await
}

async fn what_is_saved_as_ones_own_can_be_edited(stage: &Stage) -> Result<()> {
    let (site, browser) = reader(stage, "/", &changed()?).await?;
    browser.click(role("button", "Lưu thành của tôi")).await?;
    browser.gone(css(".banner")).await?;
    browser.gone(css(".summary")).await?;
    browser.shows(KEPT).await?;
    let own = browser.url().await?;
    ensure!(own == site.url("#/plan/dong-nai-2018"), "it is at {own}");
    browser.click(cell(15, 3)).await?;
    browser.type_text("17").await?;
    browser.press("Enter").await?;
    browser.has_text(css(".panel .grand data"), "341.650.000").await?;
    browser.shows(KEPT).await?;
    browser.back().await?;
    browser.has_text(total(), CHANGED).await?;
    is_not_in_the_address(&browser, &site).await?;
    // a second copy is another plan
    browser.click(role("button", "Lưu thành của tôi")).await?;
    browser.gone(css(".banner")).await?;
    browser
        .has_value(css(".bar textarea"), "Kế hoạch phát triển Thương mại Điện tử tỉnh Đồng Nai năm 2018 (2)")
        .await?;
    browser.open(&site.url("#/")).await?;
    browser.shows("341.650.000 đồng").await?;
    browser.shows("335.650.000 đồng").await
}

async fn the_summary_can_be_closed(stage: &Stage) -> Result<()> {
    let (_site, browser) = reader(stage, "/", &changed()?).await?;
    browser.click(role("button", "Đóng tóm tắt")).await?;
    browser.gone(css(".summary")).await?;
    browser.has_focus(css(".sheet [data-active] :is(input, textarea)")).await?;
    browser.click(role("radio", "English")).await?;
    browser.shows("This plan was opened from a link").await?;
    browser.gone(css(".summary")).await
}

async fn whatever_messengers_do_to_a_link_it_opens(stage: &Stage) -> Result<()> {
    let link = link_of(&changed()?)?;
    let escaped = link.replacen('.', "%2E", 1);
    for mount in ["/", "/a/b/"] {
        let site = stage.site(mount)?;
        let browser = stage.browser(Look::default()).await?;
        browser.forgive("404"); // of the host, for a path that it does not know
        for rest in [
            format!("%23{link}"),
            format!("%23{link}?fbclid=1"),
            format!("index.html%23{link}"),
            format!("?utm_source=mail%23{link}"),
            format!("#{link})."),
            format!("#/{link}"),
            format!("#%23{link}"),
            format!("#{escaped}"),
            format!("?utm_source=mail#{link}"),
        ] {
            browser.open("about:blank").await?;
            browser.open(&site.url(&rest)).await?;
            browser.has_text(total(), CHANGED).await.with_context(|| rest.clone())?;
            let url = browser.url().await?;
            ensure!(url.ends_with("#/link") && !url.contains("p1."), "{rest}: the address is {url}");
        }
        stage.close(browser).await?;
    }
    Ok(())
}

async fn a_message_with_a_link_is_pasted(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    let message = format!("Anh xem giúp ({}): cảm ơn.", site.url(&format!("#{}", link_of(&changed()?)?)));
    browser.click(role("button", OPEN_LINK)).await?; // with nothing in the field
    browser.has_focus(css("#link")).await?;
    browser.type_text(&message).await?;
    browser.press("Enter").await?;
    browser.has_text(total(), CHANGED).await?;
    is_not_in_the_address(&browser, &site).await?;
    let kept = browser.eval("return history.state;", Vec::new()).await?;
    ensure!(kept == json!(link_of(&changed()?)?), "with the address, the page keeps {kept}");
    browser.back().await?;
    browser.find(css(".cards")).await?;
    browser.forward().await?;
    browser.has_text(total(), CHANGED).await
}

async fn a_link_that_cannot_be_opened_says_why(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("#/plan/khong-co")).await?;
    browser.shows("Không có kế hoạch này trên máy này.").await?;
    let before = everything(&browser).await?;
    let link = link_of(&changed()?)?;
    let (start, end) = link.split_at(link.len() - 3);
    let other = if end.starts_with('A') { "B" } else { "A" };
    let gone = String::from("#/link");
    for (rest, sentence) in [
        (format!("#{start}"), "Liên kết bị cắt: chỉ đến"),
        (format!("#{start}{other}{}", &end[1..]), "Liên kết đã bị đổi trên đường gửi"),
        (format!("#p9{}", &link[2..]), "Một bản Dự Toán mới hơn đã tạo liên kết này."),
        (gone, "Trang này không còn giữ liên kết."),
    ] {
        browser.open("about:blank").await?;
        browser.open(&site.url(&rest)).await?;
        browser.shows(sentence).await?;
        browser.shows("hãy xin người gửi tệp kế hoạch").await?;
        is_not_in_the_address(&browser, &site).await?;
    }
    browser.fill(css("#link"), "https://example.com/ke-hoach").await?;
    browser.click(role("button", OPEN_LINK)).await?;
    browser.shows("Đây không phải liên kết của Dự Toán.").await?;
    let after = everything(&browser).await?;
    ensure!(after == before, "before: {before}\nafter: {after}");
    browser.fill(css("#link"), &link).await?;
    browser.press("Enter").await?;
    browser.has_text(total(), CHANGED).await?;
    browser.back().await?;
    browser.shows("Đây không phải liên kết của Dự Toán.").await?;
    browser.click(css("main a")).await?;
    browser.shows("Ba kế hoạch thật").await
}

async fn going_back_finds_each_link_again(stage: &Stage) -> Result<()> {
    let (site, browser) = reader(stage, "/", &changed()?).await?;
    browser.open(&site.url(&format!("#{}", link_of(&seed()?)?))).await?;
    browser.has_text(total(), "329.650.000").await?;
    is_not_in_the_address(&browser, &site).await?;
    browser.back().await?;
    browser.has_text(total(), CHANGED).await?;
    browser.forward().await?;
    browser.has_text(total(), "329.650.000").await?;
    browser.click(css(".bar a")).await?;
    browser.find(css(".cards")).await?;
    browser.back().await?;
    browser.has_text(total(), "329.650.000").await
}

async fn a_browser_that_keeps_no_state_shows_the_plan_still(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    let refuse = "for (const name of ['pushState', 'replaceState']) {
            const known = History.prototype[name];
            History.prototype[name] = function (state, ...rest) {
                if (state !== null) throw new DOMException('too large', 'DataCloneError');
                return known.call(this, state, ...rest);
            };
        }";
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": refuse })).await?;
    let link = link_of(&changed()?)?;
    browser.open(&site.url(&format!("#{link}"))).await?;
    browser.has_text(total(), CHANGED).await?;
    is_not_in_the_address(&browser, &site).await?;
    browser.reload().await?;
    browser.shows("Trang này không còn giữ liên kết.").await?;
    browser.fill(css("#link"), &link).await?;
    browser.press("Enter").await?;
    browser.has_text(total(), CHANGED).await
}
