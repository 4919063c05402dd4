//! The same links in three engines: each frozen link is opened in Chromium, Firefox and WebKit, and must show the total that the
//! engine computes here. Needs dist/, the browsers and their drivers: `cargo xtask engines` brings and starts all of them.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::print_stdout,
    reason = "a test may stop, and it is a table for people"
)]

#[path = "../../xtask/src/static_server.rs"]
mod static_server;

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use du_toan::calc::compute;
use du_toan::link::Links;
use du_toan::open::Seed;
use serde_json::json;
use static_server::StaticServer;
use thirtyfour::{Capabilities, WebDriver};
use tokio::time::{Instant, interval};

/// Every link that was ever frozen, behind its name.
const FROZEN: &str = include_str!("../../src/link/tests/frozen.txt");

/// Far more than a slow machine needs.
const DEADLINE: Duration = Duration::from_secs(60);

/// A browser: its name, its driver, and what the driver is told.
struct Engine {
    name: &'static str,
    driver: &'static str,
    capabilities: fn() -> serde_json::Value,
}

const ENGINES: [Engine; 3] = [
    Engine {
        name: "Chromium",
        driver: "chromedriver",
        capabilities: || {
            let quiet = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
            json!({ "browserName": "chrome", "goog:chromeOptions": { "args": quiet } })
        },
    },
    Engine {
        name: "Firefox",
        driver: "geckodriver",
        capabilities: || json!({ "browserName": "firefox", "moz:firefoxOptions": { "args": ["-headless"] } }),
    },
    Engine { name: "WebKit", driver: "WebKitWebDriver", capabilities: || json!({}) },
];

/// A driver, which ends with the run.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    fn start(program: &str) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = Command::new(program);
        command.arg(format!("--port={port}")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().with_context(|| format!("cannot start {program}"))?;
        Ok(Self { process, port })
    }

    /// A browser, as soon as the driver listens.
    async fn browser(&self, capabilities: serde_json::Value) -> Result<WebDriver> {
        let address = format!("http://127.0.0.1:{}", self.port);
        until(|| async {
            let given: Capabilities = serde_json::from_value(capabilities.clone())?;
            Ok(WebDriver::new(&address, given).await?)
        })
        .await
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Looks again and again until it holds; the last error tells what was wrong.
async fn until<T, F: Future<Output = Result<T>>>(mut look: impl FnMut() -> F) -> Result<T> {
    let deadline = Instant::now() + DEADLINE;
    let mut ticks = interval(Duration::from_millis(50));
    loop {
        ticks.tick().await;
        match look().await {
            Ok(found) => return Ok(found),
            Err(error) if Instant::now() >= deadline => return Err(error),
            Err(_) => {}
        }
    }
}

/// The total that a link must show, in đồng.
fn total(links: &Links, link: &str) -> Result<String> {
    let seed = |name: &str| Seed::named(name).and_then(|seed| seed.plan().ok());
    let plan = links.read(link, seed).map_err(|error| anyhow::anyhow!("{error:?}"))?;
    Ok(compute(&plan).grand_total().dong().to_string())
}

/// Opens each link in a browser; how many it showed with their totals.
async fn tried(engine: &Engine, page: &str, wanted: &[(&str, &str, String)]) -> Result<usize> {
    let driver = Driver::start(engine.driver)?;
    let browser = driver.browser((engine.capabilities)()).await.context("cannot start the browser")?;
    let shown = "return [document.querySelector('#link-total data')?.value, location.hash];";
    for (name, link, total) in wanted {
        browser.goto("about:blank").await?;
        browser.goto(&format!("{page}#{link}")).await?;
        let is_shown = || async {
            let found = browser.execute(shown, Vec::new()).await?.json().clone();
            if found == json!([total, "#/link"]) { Ok(()) } else { bail!("{name}: {found} in place of {total}") }
        };
        until(is_shown).await?;
    }
    browser.quit().await?;
    Ok(wanted.len())
}

fn run() -> Result<()> {
    let links = Links::default();
    let frozen = FROZEN.lines().filter_map(|line| line.split_once(' '));
    let wanted: Vec<(&str, &str, String)> =
        frozen.map(|(name, link)| Ok((name, link, total(&links, link)?))).collect::<Result<_>>()?;
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let server = StaticServer::start(&dist, "/", 0).context("cannot serve dist/")?;
    let page = format!("http://127.0.0.1:{}/", server.address().port());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for engine in &ENGINES {
        let shown = runtime.block_on(tried(engine, &page, &wanted)).with_context(|| engine.name)?;
        println!("{:<10} {shown} of {} links show their plan", engine.name, wanted.len());
    }
    server.stop();
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
