//! Texts that would harm a page that takes them for more than texts: in an opened file, typed, and pasted. They stay texts:
//! nothing runs, nothing is fetched, nothing is made of them, and the saved file has them byte for byte.

#[path = "../../hostile/plans.rs"]
mod plans;
#[path = "../../hostile/strings.rs"]
mod strings;

use std::path::Path;
use std::rc::Rc;

use anyhow::{Context as _, Result, bail, ensure};
use du_toan::format::{read, write};
use serde_json::{Value, json};

use super::editing::cell;
use crate::harness::{Browser, Look, Site, Stage, css, journeys, role};
use plans::FIELDS;

journeys![
    hostile_texts_in_a_file_stay_texts_on_every_screen,
    hostile_texts_that_are_typed_stay_texts,
    hostile_texts_that_are_pasted_stay_texts,
    pictures_of_hostile_plans_hold_only_their_own_elements,
    what_is_too_large_is_refused_before_it_is_read,
];

/// Counts what a text would do if it were more than one, from before the page's own scripts on.
const WATCH: &str = "window.done = [];
    for (const name of ['alert', 'confirm', 'prompt', 'open', 'print', 'eval'])
        window[name] = (...all) => { window.done.push(`${name}(${all})`); };
    addEventListener('securitypolicyviolation', (event) =>
        window.done.push(`policy: ${event.effectiveDirective} ${event.blockedURI}`), true);
    navigator.sendBeacon = (...all) => { window.done.push(`beacon ${all}`); };
    performance.setResourceTimingBufferSize(100000);";

/// What is wrong on the page as it is now: what ran, what was fetched, what was made of a text, what is hidden in one.
const WRONG: &str = r#"const wrong = [...window.done];
    const own = (address) => address.startsWith(location.origin + '/') || address.startsWith('blob:' + location.origin);
    for (const { name } of performance.getEntriesByType('resource')) if (!own(name)) wrong.push(`fetched ${name}`);
    const never = 'img, iframe, object, embed, video, audio, math, base, frame, marquee, template:not(#rescue), x, animate, image, ' +
        'foreignObject, use, svg svg, body link, body meta, body style, body script:not([src]), form:not([method=dialog], .waive, .link)';
    for (const element of document.querySelectorAll(never)) wrong.push(`made ${element.outerHTML.slice(0, 80)}`);
    for (const svg of document.querySelectorAll('svg'))
        if (!svg.closest('[data-chart], .qr, .on-paper')) wrong.push(`made ${svg.outerHTML.slice(0, 80)}`);
    const hidden = /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2067\ufeff\u{e0000}-\u{e0fff}]/u;
    const shown = (text, where) => { if (hidden.test(text)) wrong.push(`hidden in ${where}: ${JSON.stringify(text.slice(0, 80))}`); };
    for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
            if (name.startsWith('on') || name === 'srcdoc' || name === 'formaction') wrong.push(`${name}=${value}`);
            if (['href', 'src', 'action', 'data'].includes(name) && !own(new URL(value, location.href).href))
                wrong.push(`${name}=${value.slice(0, 80)}`);
            shown(value, name);
        }
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) shown(walker.currentNode.data, walker.currentNode.parentNode.localName);
    shown(document.title, 'title of the tab');
    if (window.polluted || ({}).polluted) wrong.push('polluted');
    return wrong;"#;

/// What was tried, and what went wrong of it.
#[derive(Default)]
struct Score {
    tried: usize,
    wrong: Vec<String>,
}

impl Score {
    /// Looks at the page after so many texts were put into it.
    async fn look(&mut self, browser: &Browser, what: &str, tried: usize) -> Result<()> {
        self.tried += tried;
        let wrong = browser.eval(WRONG, Vec::new()).await?;
        let wrong = wrong.as_array().with_context(|| format!("{what}: {wrong}"))?;
        self.wrong.extend(wrong.iter().map(|wrong| format!("{what}: {wrong}")));
        Ok(())
    }

    /// Says how it went.
    fn end(self, name: &str) -> Result<()> {
        println!("figure {name} {} {}", self.tried, self.wrong.len());
        ensure!(self.wrong.is_empty(), "{} of {}:\n{}", self.wrong.len(), self.tried, self.wrong.join("\n"));
        Ok(())
    }
}

async fn watched(stage: &Stage) -> Result<(Site, Rc<Browser>)> {
    let site = stage.site("/")?;
    let browser = stage.browser(Look::default()).await?;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
    browser.open(&site.url("")).await?;
    browser.find(css(".intro .main")).await?;
    Ok((site, browser))
}

/// Opens a plan from a file on the start screen.
async fn open_file(browser: &Browser, name: &str, text: &str) -> Result<()> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.json"));
    std::fs::write(&file, text)?;
    browser.choose_file(".intro input[type='file']", &file).await?;
    browser.find(css(".sheet .total")).await.map(drop)
}

/// Puts a text into what has the focus as an input method does: with every character there is.
async fn insert(browser: &Browser, text: &str) -> Result<()> {
    browser.devtools("Input.insertText", json!({ "text": text })).await.map(drop)
}

/// The file that the page saves under that name.
async fn saved(browser: &Browser, name: &str) -> Result<String> {
    browser.click(role("button", "Tải về máy")).await?;
    Ok(std::fs::read_to_string(browser.downloaded(&format!("{name}.json")).await?)?)
}

const UNFOLD: &str = "document.querySelectorAll('details').forEach((part) => { part.open = true; });";

async fn hostile_texts_in_a_file_stay_texts_on_every_screen(stage: &Stage) -> Result<()> {
    let (site, browser) = watched(stage).await?;
    let strings = strings::strings();
    let mut score = Score::default();
    it_sees_what_is_wrong(&browser).await?;
    for first in 0..strings.len() {
        let name = format!("thu-{first}");
        let file = plans::plan(&name, |field| strings[(first + field) % strings.len()].clone());
        let file = write(&read(&file).ok().with_context(|| format!("{name} is no plan"))?);
        open_file(&browser, &name, &file).await?;
        // by its key: a cell with a very long text is higher than the screen
        browser.press("F6").await?;
        browser.press("ArrowDown").await?;
        browser.find(css("[data-row='11'] [data-active]")).await?;
        browser.find(css("aside .line dl")).await?;
        browser
            .until("the checks are there", || async { Ok(browser.count(css("#checks .findings li")).await? > 0) })
            .await?;
        browser.eval(UNFOLD, Vec::new()).await?;
        score.look(&browser, &format!("{name}, table"), FIELDS).await?;
        browser.click(role("radio", "Đối chiếu bản in")).await?;
        browser.find(css(".corrections table")).await?;
        score.look(&browser, &format!("{name}, printed"), 0).await?;
        browser.click(role("radio", "Biểu đồ")).await?;
        browser.find(css("[data-chart='so-voi-tran'] svg[data-size='wide']")).await?;
        browser.eval(UNFOLD, Vec::new()).await?;
        score.look(&browser, &format!("{name}, charts"), 0).await?;
        browser.press("Control+k").await?;
        browser.has_focus(css("dialog.palette .field")).await?;
        insert(&browser, &strings[(first + 8) % strings.len()]).await?;
        score.look(&browser, &format!("{name}, commands"), 0).await?;
        browser.press("Escape").await?;
        browser.gone(css("dialog.palette")).await?;
        let again = saved(&browser, &name).await?;
        if again != file {
            score.wrong.push(format!("{name}: the saved file is another"));
        }
        browser.eval("location.hash = '#/';", Vec::new()).await?;
        browser.find(css(".mine")).await?;
    }
    browser.until("all are listed", || async { Ok(browser.count(css(".mine > li")).await? == strings.len()) }).await?;
    score.look(&browser, "my plans", 0).await?;
    browser.open(&site.url("#/plan/thu-0")).await?;
    browser.find(css(".sheet .total")).await?;
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    score.look(&browser, "print", 0).await?;
    browser.devtools("Page.printToPDF", json!({})).await?;
    score.look(&browser, "printed", 0).await?;
    score.end("hostile-strings")
}

/// The look itself is looked at: it has to see what would be wrong.
async fn it_sees_what_is_wrong(browser: &Browser) -> Result<()> {
    let make = "const made = document.body.appendChild(document.createElement('img'));
        made.setAttribute('onhostile', ''); made.setAttribute('src', '//hostile.invalid/'); made.title = 'a\\u202eb';
        made.append('a\\u200bb'); alert(1);";
    browser.forgive("hostile.invalid");
    browser.eval(make, Vec::new()).await?;
    let wrong = browser.eval(WRONG, Vec::new()).await?;
    ensure!(wrong.as_array().is_some_and(|wrong| wrong.len() >= 6), "it sees only {wrong}");
    browser.reload().await?;
    browser.find(css(".intro .main")).await.map(drop)
}

/// A plan with a line for each text, and a source for each.
fn lines(count: usize) -> String {
    let items: Vec<Value> = (0..count).map(|at| json!({ "id": 1000 + at, "label": "x", "unit": "y" })).collect();
    let sources: Vec<Value> = (0..count).map(|at| json!({ "id": 1 + at, "name": format!("Nguồn {at}") })).collect();
    json!({ "format": "du-toan", "version": 1, "id": "go", "title": "x", "years": [2026, 2026], "scale": "dong",
        "sources": sources, "items": items, "next_id": 5000 })
    .to_string()
}

/// Goes to the description of a line; where rows of another height came into view meanwhile, once more.
async fn go_to_line(browser: &Browser, at: usize) -> Result<()> {
    let id = u32::try_from(1000 + at)?;
    let is_active = format!("[data-row='{id}'] [data-col='1'][data-active]");
    browser
        .until(&format!("line {at} is the active one"), || async {
            browser.click(cell(id, 1)).await?;
            Ok(browser.count(css(&is_active)).await? == 1)
        })
        .await
}

async fn hostile_texts_that_are_typed_stay_texts(stage: &Stage) -> Result<()> {
    let (_site, browser) = watched(stage).await?;
    let strings = strings::strings();
    let mut score = Score::default();
    open_file(&browser, "go", &lines(strings.len())).await?;
    for (at, text) in strings.iter().enumerate() {
        let what = format!("text {at}");
        go_to_line(&browser, at).await?;
        insert(&browser, text).await?;
        score.look(&browser, &format!("{what} in a cell"), 1).await?;
        browser.press("Tab").await?;
        browser.press("Escape").await?;
        score.look(&browser, &format!("{what} entered"), 0).await?;
        browser.fill(css(".title textarea"), "").await?;
        insert(&browser, text).await?;
        browser.press("Enter").await?;
        score.look(&browser, &format!("{what} as the title"), 1).await?;
        let source = format!("input[aria-label='Tên nguồn {}']", at + 1);
        browser.fill(css(&source), "").await?;
        insert(&browser, text).await?;
        browser.press("Enter").await?;
        score.look(&browser, &format!("{what} as a source"), 1).await?;
        browser.press("Control+f").await?;
        browser.has_focus(css(".find input")).await?;
        insert(&browser, text).await?;
        score.look(&browser, &format!("{what} looked for"), 1).await?;
        browser.press("Escape").await?;
    }
    let file: Value = serde_json::from_str(&saved(&browser, "go").await?)?;
    for (at, text) in strings.iter().enumerate().filter(|(_, text)| is_kept(text)) {
        for (field, found) in [("label", &file["items"][at]["label"]), ("name", &file["sources"][at]["name"])] {
            if *found != json!(text.trim()) {
                score.wrong.push(format!("text {at} was saved as the {field} {found}"));
            }
        }
    }
    score.end("hostile-strings-typed")
}

/// Whether a cell takes the text as it is: no control, nothing that a field of the browser leaves out, and in NFC.
fn is_kept(text: &str) -> bool {
    !text.contains(|c: char| c.is_control() || ('\u{300}'..='\u{4ff}').contains(&c))
}

async fn hostile_texts_that_are_pasted_stay_texts(stage: &Stage) -> Result<()> {
    let (_site, browser) = watched(stage).await?;
    let strings = strings::strings();
    let mut score = Score::default();
    open_file(&browser, "go", &lines(strings.len())).await?;
    for (at, text) in strings.iter().enumerate() {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let active = "<img src=x onerror=alert(1)><script>alert(1)</script><svg onload=alert(1)>";
        for (kind, html) in [
            ("as text", None),
            ("as HTML", Some(format!("{active}<table><tr><td>{escaped}{active}</td></tr></table>"))),
            ("unescaped", Some(format!("<table><tr><td>{text}</td></tr></table>"))),
        ] {
            go_to_line(&browser, at).await?;
            browser.paste(text, html.as_deref()).await?;
            score.look(&browser, &format!("text {at} {kind}"), 1).await?;
        }
        browser.press("Control+c").await?;
    }
    let file: Value = serde_json::from_str(&saved(&browser, "go").await?)?;
    ensure!(file["items"].as_array().is_some_and(|items| items.len() >= strings.len()), "the lines are gone");
    score.end("hostile-strings-pasted")
}

/// What is wrong with an SVG file, asked of a parser of XML. The page's policy allows no style, and the file has one of ours.
const SVG_WRONG: &str = "const plain = arguments[0].replace(/ style=\"[^\"]*\"/, '');
    const file = new DOMParser().parseFromString(plain, 'image/svg+xml');
    const own = ['svg', 'title', 'desc', 'rect', 'text', 'g', 'path'];
    const all = [...file.querySelectorAll('*')];
    return [...all.filter(({ localName }) => !own.includes(localName)).map(({ localName }) => localName),
        ...all.flatMap(({ attributes }) => [...attributes]).map(({ name }) => name).filter((name) => /^on|href|src/.test(name))];";

async fn pictures_of_hostile_plans_hold_only_their_own_elements(stage: &Stage) -> Result<()> {
    let (_site, browser) = watched(stage).await?;
    let strings = strings::strings();
    let mut score = Score::default();
    for first in (0..strings.len()).step_by(7) {
        let name = format!("hinh-{first}");
        open_file(&browser, &name, &plans::plan(&name, |field| strings[(first + field) % strings.len()].clone()))
            .await?;
        browser.click(role("radio", "Biểu đồ")).await?;
        for chart in ["theo-nam", "theo-nguon", "dong-lon-nhat", "so-voi-tran"] {
            browser.click(css(&format!("[data-chart='{chart}'] .acts button:first-child"))).await?;
            let svg = std::fs::read_to_string(browser.downloaded(&format!("{name}-{chart}.svg")).await?)?;
            // its one style, of digits, is for other programs: the policy of this page forbids it here
            let svg = svg.replacen(" style=\"font-variant-numeric: tabular-nums lining-nums\"", "", 1);
            let wrong = browser.eval(SVG_WRONG, vec![json!(svg)]).await?;
            if wrong != json!([]) {
                score.wrong.push(format!("{name}-{chart}.svg has {wrong}"));
            }
        }
        browser.click(css("[data-chart='dong-lon-nhat'] .acts button:last-child")).await?;
        browser.downloaded(&format!("{name}-dong-lon-nhat.png")).await?;
        score.look(&browser, &name, FIELDS).await?;
        browser.eval("location.hash = '#/';", Vec::new()).await?;
        browser.find(css(".mine")).await?;
    }
    score.end("hostile-strings-in-pictures")
}

async fn what_is_too_large_is_refused_before_it_is_read(stage: &Stage) -> Result<()> {
    let (_site, browser) = watched(stage).await?;
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lon.json");
    // 500 MB that take no room on the disk, and would not fit into a text of the browser
    std::fs::File::create(&file)?.set_len(500_000_000)?;
    browser.choose_file(".intro input[type='file']", &file).await?;
    browser.shows("Tệp lớn quá 10 MB").await?;
    std::fs::remove_file(&file)?;
    open_file(&browser, "go", &lines(2)).await?;
    go_to_line(&browser, 0).await?;
    for (make, sentence) in [
        ("'a\\n'.repeat(20001)", "Khối dán có 20001 dòng"),
        ("'x'.repeat(20000001)", "dài hơn 20.000.000 ký tự"),
        ("'\\t'.repeat(10000000)", "tối đa là 20.000 dòng, 200 cột và 1.000.000 ô"),
    ] {
        paste_made(&browser, &format!("{{ 'text/plain': {make} }}")).await?;
        browser.shows(sentence).await?;
    }
    let wide = "'<table>' + '<tr>' + '<td colspan=1000 rowspan=60000>x'.repeat(1000) + '<tr><td>y'.repeat(20000)";
    paste_made(&browser, &format!("{{ 'text/html': {wide} }}")).await?;
    browser.shows("Khối dán có 20001 dòng").await?;
    let wide = "'<table>' + ('<tr>' + '<td colspan=1000 rowspan=60000>x'.repeat(1000)).repeat(50)";
    paste_made(&browser, &format!("{{ 'text/html': {wide} }}")).await?;
    browser.shows("Khối dán có 50 dòng và 201 cột").await?;
    // an address is no command
    for fragment in ["#/plan/<img src=x onerror=alert(1)>", "#/plan/../x", "#javascript:alert(1)"] {
        browser.eval("location.hash = arguments[0];", vec![json!(fragment)]).await?;
        browser.find(css(".intro .main")).await?;
    }
    browser.eval("location.hash = '#/plan/' + 'a'.repeat(1000000);", Vec::new()).await?;
    browser.find(css(".intro .main")).await?;
    match browser.eval(WRONG, Vec::new()).await? {
        wrong if wrong == json!([]) => Ok(()),
        wrong => bail!("{wrong}"),
    }
}

/// Pastes what a script makes: too much to send there.
async fn paste_made(browser: &Browser, kinds: &str) -> Result<()> {
    let script = format!(
        "const data = new DataTransfer();
        for (const [type, text] of Object.entries({kinds})) data.setData(type, text);
        const event = new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }});
        document.activeElement.dispatchEvent(event);"
    );
    browser.eval(&script, Vec::new()).await.map(drop)
}
