//! A planner without a mouse: a whole piece of work by keys alone, and Vietnamese as input methods type it.

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::json;

use super::editing::cell;
use super::focus::focus_is_seen;
use super::steps::Step::{self, Command, Enter, Press, See, TabTo, Times, Type};
use super::steps::take;
use crate::harness::{Browser, Look, Site, Stage, css, journeys};

journeys![a_plan_is_extended_undone_and_redone_by_keys_alone, an_input_method_loses_nothing,];

/// The start screen, in Vietnamese.
pub(super) async fn start(stage: &Stage) -> Result<(Site, std::rc::Rc<Browser>)> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.open(&site.url("")).await?;
    browser.find(css(".cards li:nth-child(3) button")).await?;
    Ok((site, browser))
}

/// Opens the plan of Đồng Nai by keys.
pub(super) const OPEN: [Step; 3] = [TabTo(".cards li:nth-child(3) button"), Press("Enter"), See(".sheet .total")];

pub(super) async fn take_all(browser: &Browser, steps: &[Step]) -> Result<()> {
    for step in steps {
        take(browser, *step).await?;
    }
    Ok(())
}

/// The plan as this browser keeps it, once everything is kept.
async fn kept(browser: &Browser) -> Result<String> {
    browser.find(css(".save[data-mark='ok']")).await?;
    let read = "const slots = Object.keys(localStorage).filter((key) => /:plan:.*:[AB]$/.test(key));
        const records = slots.map((key) => localStorage.getItem(key));
        const revision = (record) => Number(record.split(' ')[2]);
        const newest = records.sort((one, other) => revision(other) - revision(one))[0];
        return newest?.slice(newest.indexOf('\\n') + 1);";
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
