//! A planner without a mouse: a whole piece of work by keys alone, where the focus is after everything, and Vietnamese as
//! input methods type it.

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use super::editing::cell;
use super::steps::Step::{self, Command, Enter, Gone, Press, See, TabTo, Times, Type};
use super::steps::take;
use crate::harness::{Browser, Look, Site, Stage, css, journeys};

journeys![
    a_plan_is_extended_undone_and_redone_by_keys_alone,
    the_focus_is_never_lost,
    the_focus_is_never_lost_on_a_phone,
    no_cell_is_reached_that_is_not_seen,
    tab_leads_on_in_the_row_and_out_of_the_table,
    an_input_method_loses_nothing,
];

/// The start screen, in Vietnamese.
async fn start(stage: &Stage) -> Result<(Site, std::rc::Rc<Browser>)> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.find(css(".cards li:nth-child(3) button")).await?;
    Ok((site, browser))
}

/// Opens the plan of Đồng Nai by keys.
const OPEN: [Step; 3] = [TabTo(".cards li:nth-child(3) button"), Press("Enter"), See(".sheet .total")];

async fn take_all(browser: &Browser, steps: &[Step]) -> Result<()> {
    for step in steps {
        take(browser, *step).await?;
    }
    Ok(())
}

/// The plan as this browser keeps it, once everything is kept.
async fn kept(browser: &Browser) -> Result<String> {
    browser.find(css(".save[data-mark='ok']")).await?;
    let read = "const key = Object.keys(localStorage).find((key) => key.includes(':plan:'));
        return localStorage.getItem(key);";
    Ok(browser.eval(read, Vec::new()).await?.as_str().context("no plan is kept")?.to_owned())
}

/// What Excel in Vietnam puts on the clipboard for four columns: the text with Vietnamese marks, and its own HTML, with
/// the exact numbers and the styles of its cells.
fn from_excel(rows: u32) -> (String, String) {
    let amount = |price: u32| format!("{}.{:03}", price / 1000, price % 1000);
    let price = |at: u32| 1_250 * at;
    let text = |at| format!("Nội dung thứ {at}\tngười\t{}\t{}\r\n", at * 2, amount(price(at)));
    let cells = |at: u32| {
        let (count, price) = (at * 2, price(at));
        let shown = amount(price);
        format!(
            "<tr height=20 style='height:15.0pt'>\r\n  <td height=20 class=xl65 style='height:15.0pt'>Nội dung thứ {at}</td>\r\n  \
             <td class=xl66>người</td>\r\n  <td class=xl67 align=right x:num>{count}</td>\r\n  \
             <td class=xl68 align=right x:num=\"{price}\"><span style='mso-spacerun:yes'> </span>{shown}<span \
             style='mso-spacerun:yes'> </span></td>\r\n </tr>\r\n "
        )
    };
    let html = format!(
        "<html xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\" xmlns=\"http://www.w3.org/TR/REC-html40\">\r\n<head>\r\n\
         <meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\r\n<meta name=ProgId content=Excel.Sheet>\r\n\
         <style>\r\n<!--table {{mso-displayed-decimal-separator:\"\\,\"; mso-displayed-thousand-separator:\"\\.\";}}\r\n\
         .xl68 {{mso-style-parent:style43; mso-number-format:\"_\\(* \\#\\,\\#\\#0_\\)\";}}\r\n-->\r\n</style>\r\n</head>\r\n\
         <body link=\"#0563C1\" vlink=\"#954F72\">\r\n<table border=0 cellpadding=0 cellspacing=0 width=420 \
         style='border-collapse:collapse;width:315pt'>\r\n<!--StartFragment-->\r\n <col width=180>\r\n {}<!--EndFragment-->\r\n\
         </table>\r\n</body>\r\n</html>",
        (1..=rows).map(cells).collect::<String>()
    );
    ((1..=rows).map(text).collect(), html)
}

async fn a_plan_is_extended_undone_and_redone_by_keys_alone(stage: &Stage) -> Result<()> {
    let (_site, browser) = start(stage).await?;
    take_all(&browser, &OPEN).await?;
    // a change and its undo, so that the plan is kept as it was opened
    take_all(&browser, &[Enter, Press("ArrowDown"), Type("x"), Press("Enter"), Press("Control+z")]).await?;
    browser.find(css(".bar .pair button:first-child[aria-disabled]")).await?;
    let before = kept(&browser).await?;

    take_all(
        &browser,
        &[Press("Control+End"), Command("thêm nhóm"), Type("Kiểm tra, giám sát"), Press("Tab"), Command("thêm dòng")],
    )
    .await?;
    for [label, unit, count, price] in [
        ["Công tác phí", "lượt", "24", "200.000"],
        ["Thuê xe", "chuyến", "6", "1,5tr"],
        ["In báo cáo", "bộ", "40", "35.000"],
    ] {
        take_all(&browser, &[Press("Home"), Press("ArrowRight")]).await?;
        for typed in [label, unit, count, price] {
            browser.type_text(typed).await?;
            browser.press("Tab").await?;
        }
        if label != "In báo cáo" {
            take(&browser, Command("chèn dòng phía dưới")).await?;
        }
    }
    // the unit of the first of them for all three
    take_all(
        &browser,
        &[Press("Home"), Times(2, "ArrowRight"), Times(2, "ArrowUp"), Times(2, "Shift+ArrowDown"), Press("Control+d")],
    )
    .await?;
    for item in [53, 54] {
        browser.has_text(cell(item, 2), "lượt").await?;
    }
    // twenty rows of Excel below them
    take_all(&browser, &[Times(2, "ArrowDown"), Command("chèn dòng phía dưới"), Press("Home"), Press("ArrowRight")])
        .await?;
    let (text, html) = from_excel(20);
    browser.paste(&text, Some(&html)).await?;
    focus_is_seen(&browser).await?;
    browser.press("Control+End").await?;
    browser.has_text(cell(74, 4), "25.000").await?;
    let after = kept(&browser).await?;
    ensure!(after != before && after.contains("Nội dung thứ 20"), "what was pasted is not kept");

    through_history(&browser, 1, "Control+z").await?;
    ensure!(kept(&browser).await? == before, "undoing everything does not bring the plan back");
    through_history(&browser, 2, "Control+y").await?;
    ensure!(kept(&browser).await? == after, "redoing everything does not bring the changes back");
    Ok(())
}

/// Presses the keys until the button with the same meaning has nothing to do.
async fn through_history(browser: &Browser, button: usize, keys: &str) -> Result<()> {
    let idle = format!(".bar .pair button:nth-child({button})[aria-disabled]");
    for _ in 0..100 {
        if browser.count(css(&idle)).await? == 1 {
            return Ok(());
        }
        browser.press(keys).await?;
    }
    bail!("{keys} comes to no end")
}

/// What is wrong with where the focus is: nowhere, hidden, out of the window, or under something.
const FOCUS: &str = "const it = document.activeElement;
    if (!it || it === document.body || it === document.documentElement) return 'the focus is nowhere';
    const name = `${it.tagName.toLowerCase()}#${it.id}.${it.className} ${it.getAttribute('aria-label') ?? it.textContent}`;
    if (!it.checkVisibility({ visibilityProperty: true })) return `${name} is hidden`;
    const box = (it.closest('[data-active]') ?? it).getBoundingClientRect();
    if (box.top < -1 || box.left < -1 || box.bottom > innerHeight + 1 || box.right > innerWidth + 1) {
        return `${name} is not in the window: ${JSON.stringify(box)}`;
    }
    const own = it.closest('[data-active]') ?? it;
    const points = [[box.left + 3, box.top + 3], [box.right - 3, box.top + 3], [box.left + 3, box.bottom - 3],
        [box.right - 3, box.bottom - 3], [(box.left + box.right) / 2, (box.top + box.bottom) / 2]];
    const over = points.map(([x, y]) => document.elementFromPoint(x, y))
        .find((other) => other && !own.contains(other) && !other.contains(own));
    return over ? `${name} is under ${over.tagName.toLowerCase()}.${over.className}` : '';";

/// Waits until the focus is where a person sees it.
async fn focus_is_seen(browser: &Browser) -> Result<()> {
    let last = std::cell::RefCell::new(Value::Null);
    let seen = browser
        .until("the focus is seen", || async {
            let problem = browser.eval(FOCUS, Vec::new()).await?;
            let fine = problem == json!("");
            last.replace(problem);
            Ok(fine)
        })
        .await;
    seen.with_context(|| last.borrow().to_string())
}

/// What a person does, after which the focus could be lost; where it should be, if that is more than anywhere.
const CASES: [(&str, &[Step], &str); 26] = [
    (
        "a row is deleted",
        &[Enter, Press("ArrowDown"), Press("Control+Alt+-"), See(".toast")],
        "[data-row='5'] textarea",
    ),
    (
        "and brought back",
        &[Enter, Press("ArrowDown"), Press("Control+Alt+-"), See(".toast"), Press("Control+z"), See("[data-row='4']")],
        ".sheet :is(input, textarea)",
    ),
    (
        "the last row is deleted",
        &[Enter, Press("Control+End"), Press("Control+Alt+-"), See(".toast")],
        "[data-row='36'] textarea",
    ),
    ("every row is deleted", &[Enter, Press("Control+a"), Press("Control+Alt+-"), See(".toast")], ""),
    (
        "and all are brought back",
        &[Enter, Press("Control+a"), Press("Control+Alt+-"), See(".toast"), Press("Control+z"), See("[data-row='4']")],
        "",
    ),
    (
        "a row is added and undone",
        &[Enter, Press("Control+Alt+="), See("[data-row='51']"), Press("Control+z"), Gone("[data-row='51']")],
        ".sheet :is(input, textarea)",
    ),
    (
        "a row is added by a button and undone",
        &[
            Enter,
            TabTo(".tools button:nth-of-type(1)"),
            Press("Enter"),
            See("[data-row='51']"),
            Press("Control+z"),
            Gone("[data-row='51']"),
        ],
        "",
    ),
    ("a row is moved", &[Enter, Press("ArrowDown"), Press("Alt+Shift+ArrowDown")], "[data-row='4'] textarea"),
    ("a row is moved far", &[Enter, Press("ArrowDown"), Times(8, "Alt+Shift+ArrowDown")], "[data-row='4'] textarea"),
    ("a group is folded", &[Enter, Press("Alt+ArrowLeft"), Gone("[data-row='4']")], "[data-row='3'] textarea"),
    (
        "and unfolded",
        &[Enter, Press("Alt+ArrowLeft"), Gone("[data-row='4']"), Press("Alt+ArrowRight"), See("[data-row='4']")],
        "[data-row='3'] textarea",
    ),
    (
        "all groups are folded",
        &[Enter, Press("ArrowDown"), Command("thu gọn mọi nhóm"), Gone("[data-row='4']")],
        "[data-row='3'] textarea",
    ),
    ("the view is switched", &[Enter, Command("biểu đồ"), See(".charts")], "#sheet-view input:checked"),
    (
        "and back",
        &[Enter, Command("biểu đồ"), See(".charts"), Press("ArrowLeft"), Press("ArrowLeft"), See(".sheet")],
        "#sheet-view input:checked",
    ),
    (
        "the list of commands is closed",
        &[Enter, Press("Control+k"), See("dialog[open]"), Press("Escape"), Gone("dialog")],
        "[data-row='3'] textarea",
    ),
    (
        "the list of keys is closed",
        &[Enter, Press("Control+/"), See("dialog[open]"), Press("Escape"), Gone("dialog")],
        "[data-row='3'] textarea",
    ),
    (
        "the list of commands is closed where no cell is selected",
        &[TabTo("#find"), Press("Control+k"), See("dialog[open]"), Press("Escape"), Gone("dialog")],
        "#find",
    ),
    (
        "the search is closed",
        &[Enter, Press("Control+f"), See(".find"), Type("tem thư"), See(".find b"), Press("Escape"), Gone(".find")],
        "[data-row='8'] textarea",
    ),
    (
        "the search is closed where nothing was found",
        &[Press("Control+f"), See(".find"), Press("Escape"), Gone(".find")],
        "#find",
    ),
    (
        "a message is closed",
        &[
            Enter,
            Press("ArrowDown"),
            Press("Control+Alt+-"),
            TabTo(".toast button:last-of-type"),
            Press("Enter"),
            Gone(".toast"),
        ],
        "[data-row='5'] textarea",
    ),
    (
        "a message takes back",
        &[
            Enter,
            Press("ArrowDown"),
            Press("Control+Alt+-"),
            TabTo(".toast button:first-of-type"),
            Press("Enter"),
            Gone(".toast"),
        ],
        ".sheet :is(input, textarea)",
    ),
    (
        "the language is switched",
        &[TabTo("#language input"), Press("ArrowRight"), See("html[lang='en']")],
        "#language input:checked",
    ),
    (
        "the language is switched by a command",
        &[Enter, Press("ArrowDown"), Command("english"), See("html[lang='en']")],
        "",
    ),
    (
        "the column of the cell is hidden",
        &[
            Enter,
            Press("ArrowRight"),
            TabTo("button.columns"),
            Press("Enter"),
            TabTo("#columns li:nth-child(3) input"),
            Press("Space"),
            Press("Escape"),
            Gone("#columns"),
        ],
        "button.columns",
    ),
    (
        "and the table is entered again",
        &[
            Enter,
            Press("ArrowRight"),
            TabTo("button.columns"),
            Press("Enter"),
            TabTo("#columns li:nth-child(3) input"),
            Press("Space"),
            Press("Escape"),
            Gone("#columns"),
            Enter,
            Press("ArrowDown"),
        ],
        ".sheet :is(input, textarea)",
    ),
    ("the next finding is shown", &[Press("F8")], ""),
];

async fn never_lost(stage: &Stage, width: u32) -> Result<()> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look { width, ..Look::default() }).await?;
    let mut lost = Vec::new();
    for (name, steps, at) in CASES {
        browser.open(&site.url("")).await?;
        browser.eval("localStorage.clear();", Vec::new()).await?;
        browser.reload().await?;
        take_all(&browser, &OPEN).await?;
        let outcome = async {
            take_all(&browser, steps).await?;
            focus_is_seen(&browser).await?;
            if at.is_empty() { Ok(()) } else { browser.has_focus(css(at)).await }
        };
        if let Err(error) = outcome.await {
            lost.push(format!("{name}: {error:#}"));
        }
    }
    ensure!(lost.is_empty(), "{}", lost.join("\n"));
    Ok(())
}

async fn the_focus_is_never_lost(stage: &Stage) -> Result<()> {
    never_lost(stage, 1280).await
}

async fn the_focus_is_never_lost_on_a_phone(stage: &Stage) -> Result<()> {
    never_lost(stage, 390).await
}

/// Neither under the head, nor under the total, nor under the columns that stay.
async fn no_cell_is_reached_that_is_not_seen(stage: &Stage) -> Result<()> {
    let (_site, browser) = start(stage).await?;
    take_all(&browser, &[TabTo(".cards li:nth-child(2) button"), Press("Enter"), See(".sheet .total"), Enter]).await?;
    for (width, height) in [(1280, 800), (820, 500), (390, 800)] {
        browser.resize(width, height).await?;
        browser.press("Control+Home").await?;
        for (times, keys) in [
            (14, "ArrowDown"),
            (12, "ArrowRight"),
            (14, "ArrowUp"),
            (12, "ArrowLeft"),
            (1, "Control+End"),
            (1, "PageUp"),
            (1, "Home"),
        ] {
            for at in 0..times {
                browser.press(keys).await?;
                focus_is_seen(&browser).await.with_context(|| format!("{width} × {height}, {keys} {at}"))?;
            }
        }
    }
    Ok(())
}

async fn tab_leads_on_in_the_row_and_out_of_the_table(stage: &Stage) -> Result<()> {
    let (_site, browser) = start(stage).await?;
    take_all(&browser, &OPEN).await?;
    // the first stop of the page is the way to the table
    take_all(&browser, &[TabTo("a.skip"), Press("Enter"), Press("ArrowDown"), Press("Home")]).await?;
    let last = browser.count(css(".head > *")).await?.saturating_sub(1);
    for column in 0..=last {
        browser.has_focus(css(&format!("[data-row='4'] [data-col='{column}'] :is(input, textarea, select)"))).await?;
        browser.press("Tab").await?;
    }
    let outside = "return !document.activeElement.closest('.sheet') && document.activeElement !== document.body;";
    ensure!(browser.eval(outside, Vec::new()).await? == json!(true), "Tab does not leave the table");
    focus_is_seen(&browser).await?;
    let in_last = format!("[data-row='4'] [data-col='{last}'] :is(input, textarea, select)");
    for keys in ["Shift+Tab", "F6"] {
        browser.press(keys).await?;
        browser.has_focus(css(&in_last)).await?;
        browser.press("Tab").await?;
        ensure!(browser.eval(outside, Vec::new()).await? == json!(true), "Tab does not leave the table again");
    }
    // also when something was typed into the last cell
    take_all(&browser, &[Press("F6"), Type("ghi chú"), Press("Tab")]).await?;
    ensure!(browser.eval(outside, Vec::new()).await? == json!(true), "Tab does not leave a cell that was typed into");
    browser.has_value(css(&format!("[data-row='4'] [data-col='{last}'] textarea")), "ghi chú").await?;
    take_all(&browser, &[Press("F6"), Press("Home"), Press("Shift+Tab")]).await?;
    ensure!(browser.eval(outside, Vec::new()).await? == json!(true), "Shift+Tab does not leave the table");
    take_all(&browser, &[TabTo(".sheet :is(input, textarea, select)")]).await
}

/// A composition as ibus or macOS makes it, and corrections by faked backspaces as UniKey and EVKey make them, into a
/// cell that is selected and not edited yet.
async fn an_input_method_loses_nothing(stage: &Stage) -> Result<()> {
    let (_site, browser) = start(stage).await?;
    take_all(&browser, &OPEN).await?;
    take_all(&browser, &[Enter, Press("ArrowDown")]).await?;
    let compose = async |text: &str| {
        let end = text.encode_utf16().count();
        let composition = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
        browser.devtools("Input.imeSetComposition", composition).await.map(drop)
    };
    let insert = async |text: &str| browser.devtools("Input.insertText", json!({ "text": text })).await.map(drop);
    for step in ["T", "Ta", "Tạ", "Tập"] {
        compose(step).await?;
    }
    insert("Tập").await?;
    insert(" ").await?;
    for step in ["h", "hu", "huâ", "huấn"] {
        compose(step).await?;
    }
    insert("huấn").await?;
    browser.press("Enter").await?;
    browser.has_text(cell(4, 1), "Tập huấn").await?;

    // "aa" is "â": the first letter opens the cell, the backspace must take that letter alone
    for (at, (typed, corrected, rest, whole)) in
        [("a", "â", "m", "âm"), ("d", "đ", "ào", "đào"), ("O", "Ô", " tô", "Ô tô")].into_iter().enumerate()
    {
        browser.type_text(typed).await?;
        browser.press("Backspace").await?;
        insert(corrected).await?;
        browser.type_text(rest).await?;
        browser.press("Enter").await?;
        browser.has_text(cell(5 + u32::try_from(at)?, 1), whole).await?;
    }
    // a word that comes in pieces, as some input methods of macOS send it
    insert("Ta\u{302}\u{323}p huâ\u{301}n").await?;
    browser.press("Enter").await?;
    browser.has_text(cell(8, 1), "Tập huấn").await?;
    let kept = kept(&browser).await?;
    ensure!(kept.matches("\"Tập huấn\"").count() == 2, "the text is not kept in NFC");
    Ok(())
}
