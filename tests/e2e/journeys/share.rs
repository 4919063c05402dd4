//! A plan handed on: as a link, as a QR code, and on paper with a code to compare.

use anyhow::{Context as _, Result, ensure};
use du_toan::calc::compute;
use du_toan::link::{Links, Parts, find, only};
use du_toan::money::Money;
use du_toan::open::Seed;
use du_toan::plan::Plan;
use serde_json::json;

use super::editing::{cell, open_seed};
use super::funds::cells;
use super::scenarios::{add_and_open, price, set, total, what_if};
use crate::harness::{Browser, Look, Site, Stage, What, css, journeys, role, text};

journeys![
    a_link_is_the_plan,
    notes_stay_out_of_a_link_where_somebody_says_so,
    a_scenario_that_is_shown_goes_with_its_plan_or_alone,
    a_copied_link_is_the_same_plan_elsewhere,
    where_nothing_can_be_copied_the_link_is_selected,
    a_qr_code_is_the_link,
    a_code_typed_from_paper_says_whether_it_agrees,
    a_print_carries_the_plan_and_its_code,
    a_code_in_an_address_finds_the_plans_that_agree,
    a_code_is_typed_on_the_start_page,
];

/// What the code of Đồng Nai is, for ever.
const CODE: &str = "QC42-6767";

fn link() -> What {
    css(".share textarea")
}

fn code_field() -> What {
    css(".code .field")
}

fn told() -> What {
    css(".code [role='status']")
}

/// The plan that a link holds, read as any program would.
fn plan_of(link: &str) -> Result<Plan> {
    let link = find(link).context("there is no link in it")?;
    let read = Links::default().read(&link, |name| Seed::named(name)?.plan().ok());
    read.map_err(|error| anyhow::anyhow!("{link}: {error:?}"))
}

fn dong_nai() -> Result<Plan> {
    let seed = Seed::named("dong-nai-2018").context("no such seed")?;
    seed.plan().map_err(|error| anyhow::anyhow!("{error:?}"))
}

/// Opens the dialog, and gives the link in it.
async fn shared(browser: &Browser, site: &Site) -> Result<String> {
    browser.click(role("button", "Chia sẻ")).await?;
    browser.find(role("button", "Sao chép liên kết")).await?;
    let link = browser.value_of(link()).await?;
    ensure!(link.starts_with(&[&site.url(""), "#p1."].concat()), "{link} does not begin with the page");
    Ok(link)
}

async fn a_link_is_the_plan(stage: &Stage) -> Result<()> {
    let (site, browser) = open_seed(stage, 3).await?;
    let link = shared(&browser, &site).await?;
    ensure!(plan_of(&link)? == dong_nai()?, "{link} is another plan");
    ensure!(link.len() < 60, "{link} has {} characters", link.len());
    let said = format!("{} ký tự: đi được mọi nơi, qua chat, thư điện tử hay văn bản.", link.len());
    browser.has_text(css(".share [data-mark='ok']"), &said).await?;
    browser.shows("Ai có liên kết này là có cả kế hoạch").await?;
    // a later edit is in a later link, and what was not understood in none
    browser.click(role("button", "Đóng")).await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    browser.type_text("6.0000").await?;
    browser.press("Enter").await?;
    let later = shared(&browser, &site).await?;
    ensure!(later != link && plan_of(&later)? != dong_nai()?, "{later} has no edit in it");
    browser.shows("Chữ gõ ở 1 ô chưa hiểu không có trong liên kết: ở đó là số cũ.").await
}

async fn notes_stay_out_of_a_link_where_somebody_says_so(stage: &Stage) -> Result<()> {
    let (site, browser) = open_seed(stage, 3).await?;
    let whole = shared(&browser, &site).await?;
    let (blank, longer) =
        ("Người nhận sẽ thấy các ghi chú để trống", "Liên kết dài hơn vì kế hoạch khác bản gốc nhiều hơn.");
    browser.gone(text(blank)).await?;
    browser.gone(text(longer)).await?;
    browser.click(css(".share input[type='checkbox']")).await?;
    browser.shows(blank).await?;
    let other = || async { Ok(![&whole, ""].contains(&&*browser.value_of(link()).await?)) };
    browser.until("the link is another", other).await?;
    let without = browser.value_of(link()).await?;
    let wanted = only(&dong_nai()?, Parts { notes: false, ..Parts::ALL });
    ensure!(wanted != dong_nai()?, "there is nothing to leave out");
    ensure!(plan_of(&without)? == wanted, "{without} is another plan");
    ensure!(without.len() > whole.len(), "the plan differs from its original, and {without} is not longer");
    browser.shows(longer).await?;
    browser.click(css(".share input[type='checkbox']")).await?;
    browser.has_value(link(), &whole).await?;
    browser.gone(text(blank)).await?;
    browser.gone(text(longer)).await
}

async fn a_scenario_that_is_shown_goes_with_its_plan_or_alone(stage: &Stage) -> Result<()> {
    let (site, browser) = what_if(stage).await?;
    add_and_open(&browser, 1).await?;
    set(&browser, &price(4), "8000000").await?;
    total(&browser, "328.650.000").await?;
    browser.click(role("button", "Chia sẻ")).await?;
    // which total is seen first is said of both, and of what is chosen at the top
    let choices = ["329.650.000", "328.650.000"].map(|total| format!("Người nhận mở ra thấy ngay tổng {total} đồng."));
    cells(&browser, ".share label:has([type='radio']) small", &choices.each_ref().map(String::as_str)).await?;
    let holds = css(".share .inside > p:first-child small");
    let [of_plan, of_scenario] =
        ["329.650.000", "328.650.000"].map(|total| format!("30 dòng · 2018 · {total} đồng · 94 số tài liệu đã in"));
    browser.has_text(holds.clone(), &of_plan).await?;
    let comes_to = |plan: &Plan| compute(plan).grand_total() == Money::new(329_650_000);
    let sent = async |what: &str, is_it: &dyn Fn(&Plan) -> bool| {
        let there = async || Ok(plan_of(&browser.value_of(link()).await?).is_ok_and(|plan| is_it(&plan)));
        browser.until(what, there).await
    };
    sent("the plan with its scenario is in the link", &|plan| plan.scenarios.len() == 1 && comes_to(plan)).await?;
    browser.click(css(".share label:nth-of-type(2) [type='radio']")).await?;
    browser.has_text(holds.clone(), &of_scenario).await?;
    sent("the scenario alone is in the link", &|plan| plan.scenarios.is_empty() && !comes_to(plan)).await?;
    let alone = browser.value_of(link()).await?;
    browser.click(css(".share label:nth-of-type(1) [type='radio']")).await?;
    browser.has_text(holds, &of_plan).await?;
    sent("the plan is in the link again", &|plan| plan.scenarios.len() == 1 && comes_to(plan)).await?;
    // whoever gets the scenario sees what its planner saw
    let (_, fragment) = alone.split_once('#').context("there is no link")?;
    browser.open("about:blank").await?;
    browser.open(&site.url(&["#", fragment].concat())).await?;
    total(&browser, "328.650.000").await?;
    browser.shows("Kế hoạch phát triển Thương mại Điện tử tỉnh Đồng Nai năm 2018 – Phương án 1").await
}

async fn a_copied_link_is_the_same_plan_elsewhere(stage: &Stage) -> Result<()> {
    let (site, browser) = open_seed(stage, 3).await?;
    let origin = site.url("").trim_end_matches('/').to_owned();
    let permissions = json!({ "origin": origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    browser.devtools("Browser.grantPermissions", permissions).await?;
    let link = shared(&browser, &site).await?;
    browser.click(role("button", "Sao chép liên kết")).await?;
    browser.has_text(css(".share .acts:has(.main) + [role='status']"), "Đã sao chép liên kết.").await?;
    browser.click(role("button", "Đối chiếu mã trên giấy")).await?;
    browser.click(code_field()).await?;
    browser.press("Control+v").await?;
    browser.has_value(code_field(), &link).await?;
    browser.has_text(told(), "Khớp hoàn toàn: mọi số tiền và mọi chữ đúng như liên kết.").await?;
    // a link says more than the code of its amounts
    browser.click(role("button", "Đóng")).await?;
    browser.click(cell(15, 1)).await?;
    browser.type_text("Báo").await?;
    browser.press("Enter").await?;
    browser.press("Control+k").await?;
    browser.type_text("ma doi chieu").await?;
    browser.press("Enter").await?;
    browser.fill(code_field(), &link).await?;
    browser.has_text(told(), "Số tiền khớp, nhưng có chỗ khác ở nội dung, số lượng, đơn giá hoặc ghi chú.").await?;
    browser.fill(code_field(), CODE).await?;
    browser.has_text(told(), SAME).await
}

/// What is said where the amounts agree.
const SAME: &str = "Khớp số tiền: các tổng và thành tiền của từng dòng đúng như bản in. Mã không so nội dung, số lượng, đơn \
                    giá và ghi chú.";

async fn where_nothing_can_be_copied_the_link_is_selected(stage: &Stage) -> Result<()> {
    let (site, browser) = open_seed(stage, 3).await?;
    // as it is for a page that did not come over a secure connection
    let nothing = "Object.defineProperty(navigator, 'clipboard', { value: undefined });";
    browser.eval(nothing, Vec::new()).await?;
    let link = shared(&browser, &site).await?;
    browser.click(role("button", "Sao chép liên kết")).await?;
    browser.shows("Trình duyệt không cho sao chép. Liên kết đã được chọn sẵn: hãy bấm Ctrl+C.").await?;
    browser.has_focus(self::link()).await?;
    browser.press("Control+c").await?;
    browser.click(role("button", "Đối chiếu mã trên giấy")).await?;
    browser.click(code_field()).await?;
    browser.press("Control+v").await?;
    browser.has_value(code_field(), &link).await
}

/// The dots of a drawn code, as the browser paints them.
const DOTS: &str = "const svg = document.querySelector(arguments[0]);
    const size = svg.viewBox.baseVal.width * 4;
    const context = Object.assign(document.createElement('canvas'), { width: size, height: size }).getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, size, size);
    context.fillStyle = 'black';
    context.scale(4, 4);
    context.fill(new Path2D(svg.querySelector('path').getAttribute('d')));
    const { data } = context.getImageData(0, 0, size, size);
    return Array.from({ length: size * size }, (_, at) => data[at * 4] < 128 ? '#' : '.').join('');";

/// What a camera reads in the code that is drawn there.
async fn scanned(browser: &Browser, svg: &str) -> Result<String> {
    let dots = browser.eval(DOTS, vec![json!(svg)]).await?;
    let dots = dots.as_str().context("nothing is drawn")?.as_bytes();
    let size = dots.len().isqrt();
    let dot = |x: usize, y: usize| if dots[y * size + x] == b'#' { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(size, size, dot);
    let grids = image.detect_grids();
    let grid = grids.first().with_context(|| format!("no code in {size} × {size} dots"))?;
    Ok(grid.decode()?.1)
}

async fn a_qr_code_is_the_link(stage: &Stage) -> Result<()> {
    let (site, browser) = open_seed(stage, 3).await?;
    let link = shared(&browser, &site).await?;
    browser.find(role("image", "Mã QR của liên kết")).await?;
    let read = scanned(&browser, ".qr svg").await?;
    ensure!(read == link, "{read} is not {link}");
    browser.click(role("button", "Lưu ảnh mã QR: SVG")).await?;
    let svg = std::fs::read_to_string(browser.downloaded("-qr.svg").await?)?;
    let path = "return document.querySelector('.qr path').getAttribute('d');";
    let path = browser.eval(path, Vec::new()).await?;
    ensure!(svg.contains(path.as_str().context("no path")?), "the file shows another code");
    browser.click(role("button", "Lưu ảnh mã QR: PNG")).await?;
    let png = std::fs::read(browser.downloaded("-qr.png").await?)?;
    ensure!(png.starts_with(b"\x89PNG"), "the file is no PNG");
    Ok(())
}

async fn a_code_typed_from_paper_says_whether_it_agrees(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    let types = async |typed: &str, said: &str| {
        browser.fill(code_field(), typed).await?;
        browser.has_text(told(), said).await
    };
    let compare = async || {
        browser.press("Control+k").await?;
        browser.has_focus(css("dialog.palette .field")).await?;
        browser.type_text("ma doi chieu").await?;
        browser.press("Enter").await?;
        browser.find(code_field()).await
    };
    compare().await?;
    types("qc42 67", "Chưa phải mã: mã có 8 ký tự, ở đây có 6.").await?;
    types("qc42 6767", SAME).await?;
    browser.press("Enter").await?;
    browser.has_text(told(), SAME).await?;
    types("QC42-6776", "Có một ký tự gõ sai, hoặc hai ký tự đổi chỗ: hãy so lại với giấy.").await?;
    types("QC42-6U67", "Ký tự thứ 6, “U”, không có trong mã nào: mã chỉ gồm chữ số và chữ cái A–Z, trừ I, L, O, U.")
        .await?;
    browser.click(role("button", "Đóng")).await?;
    browser.click(cell(15, 3)).await?;
    browser.type_text("16").await?;
    browser.press("Enter").await?;
    compare().await?;
    types(CODE, "Không khớp: bản in là của kế hoạch khác, hoặc kế hoạch đã đổi sau khi in.").await
}

/// What happens right before a browser prints; none does under WebDriver.
const BEFORE_PRINT: &str = "dispatchEvent(new Event('beforeprint'));
    return document.querySelector('.on-paper').textContent;";

async fn a_print_carries_the_plan_and_its_code(stage: &Stage) -> Result<()> {
    let (_site, browser) = open_seed(stage, 3).await?;
    browser.gone(css(".on-paper")).await?;
    browser.find(css(".panel .grand data")).await?;
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let there = || async {
        let told = browser.eval(BEFORE_PRINT, Vec::new()).await?;
        let read = scanned(&browser, ".on-paper svg").await?;
        Ok(told.as_str().is_some_and(|told| told.contains(CODE))
            && plan_of(&read).is_ok_and(|plan| Ok(plan) == dong_nai().map_err(drop)))
    };
    browser.until("the print carries the plan", there).await?;
    browser.has_text(css(".on-paper b"), CODE).await?;
    let said = format!("Mã đối chiếu {CODE}: mở Dự Toán, gõ mã này để biết bản in có khớp kế hoạch không.");
    browser.has_text(css(".on-paper p"), &said).await?;
    let whole = "return getComputedStyle(document.querySelector('.on-paper')).breakInside;";
    ensure!(browser.eval(whole, Vec::new()).await? == json!("avoid"), "it breaks across pages");
    Ok(())
}

async fn a_code_in_an_address_finds_the_plans_that_agree(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url(&["#/code/", CODE].concat())).await?;
    browser.has_text(css("h1"), &["Mã đối chiếu ", CODE].concat()).await?;
    browser.shows("Kế hoạch có sẵn của trang").await?;
    browser.click(css(".mine button")).await?;
    browser.find(css(".sheet .total")).await?;
    browser.shows("Đã lưu trên máy này").await?;
    browser.open(&site.url("#/code/qc426767")).await?;
    browser.click(css(".mine a")).await?;
    browser.find(css(".sheet .total")).await?;
    browser.open(&site.url("#/code/0000-0000")).await?;
    browser.shows("Không kế hoạch nào trên máy này khớp mã.").await?;
    browser.open(&site.url("#/code/QC42-6768")).await?;
    browser.shows("Có một ký tự gõ sai, hoặc hai ký tự đổi chỗ").await?;
    // neither is the end: the code is typed again
    browser.fill(css("#link"), "qc42 6767").await?;
    browser.press("Enter").await?;
    browser.has_text(css("h1"), &["Mã đối chiếu ", CODE].concat()).await?;
    browser.find(css(".mine a")).await.map(drop)
}

async fn a_code_is_typed_on_the_start_page(stage: &Stage) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.fill(css("#link"), "QC42-676").await?;
    browser.press("Enter").await?;
    browser.shows("Chưa phải mã: mã có 8 ký tự, ở đây có 7.").await?;
    browser.fill(css("#link"), CODE).await?;
    browser.press("Enter").await?;
    browser.shows("Kế hoạch có sẵn của trang").await?;
    browser.fill(css("#link"), "0000-0000").await?;
    browser.press("Enter").await?;
    browser.shows("Hãy hỏi người đã in để xin tệp hoặc liên kết của kế hoạch").await
}
