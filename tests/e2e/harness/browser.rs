//! One browser with a fresh profile: where it goes, what its console says; it never decides what is right.

use std::cell::RefCell;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities as _;
use thirtyfour::{
    BrowserCapabilitiesHelper as _, ChromeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
};

use super::Look;

/// Quiet (no look-ups of the browser's own) and fit for a machine without a screen.
const FLAGS: [&str; 10] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    // A request to any other host fails, and so shows on the console.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

pub(crate) struct Browser {
    driver: WebDriver,
    pub(super) downloads: PathBuf,
    forgiven: RefCell<Vec<String>>,
}

impl Browser {
    /// Opens a browser; what it downloads goes into `downloads`.
    pub(super) async fn start(driver: &str, look: &Look, profile: Option<&Path>, downloads: PathBuf) -> Result<Self> {
        fs::create_dir_all(&downloads)?;
        let mut capabilities = capabilities(look)?;
        if let Some(profile) = profile {
            capabilities.add_arg(&format!("--user-data-dir={}", profile.display()))?;
        }
        let driver = WebDriver::new(driver, capabilities).await.context("cannot start the browser")?;
        let browser = Self { driver, downloads, forgiven: RefCell::default() };
        browser.resize(look.width, look.height).await?;
        browser.theme(look.theme).await?;
        browser.place(look.language).await?;
        let folder = json!({ "behavior": "allow", "downloadPath": browser.downloads });
        browser.devtools("Browser.setDownloadBehavior", folder).await?;
        Ok(browser)
    }

    /// The handle of thirtyfour, for what is not here.
    pub(crate) fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Sends a command of the DevTools protocol.
    pub(crate) async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| format!("{method} failed"))
    }

    /// Opens another tab and goes there.
    pub(crate) async fn new_tab(&self) -> Result<()> {
        let tab = self.driver.new_tab().await?;
        Ok(self.driver.switch_to_window(tab).await?)
    }

    /// Goes to a tab, in the order in which they were opened.
    pub(crate) async fn tab(&self, at: usize) -> Result<()> {
        let tabs = self.driver.windows().await?;
        let tab = tabs.get(at).with_context(|| format!("there is no tab {at}"))?;
        Ok(self.driver.switch_to_window(tab.clone()).await?)
    }

    /// Closes the tab that is in front; go to another one then.
    pub(crate) async fn close_tab(&self) -> Result<()> {
        Ok(self.driver.close_window().await?)
    }

    /// Loads an address, and returns when the page has loaded (which is before its program has drawn anything).
    pub(crate) async fn open(&self, url: &str) -> Result<()> {
        self.driver.goto(url).await.with_context(|| format!("cannot open {url}"))
    }

    pub(crate) async fn reload(&self) -> Result<()> {
        Ok(self.driver.refresh().await?)
    }

    pub(crate) async fn back(&self) -> Result<()> {
        Ok(self.driver.back().await?)
    }

    pub(crate) async fn forward(&self) -> Result<()> {
        Ok(self.driver.forward().await?)
    }

    pub(crate) async fn url(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    /// Has the browser forget all that the site keeps in it, as on a first visit.
    pub(crate) async fn forget_all(&self) -> Result<()> {
        let script = "return (async () => {
            localStorage.clear();
            for (const { name } of await indexedDB.databases()) await new Promise((done) => {
                const asked = indexedDB.deleteDatabase(name);
                asked.onsuccess = asked.onerror = done;
            });
        })();";
        self.eval(script, Vec::new()).await.map(drop)
    }

    /// Runs a script in the page; `arguments[0]` and so on are `arguments`, and what it returns comes back.
    pub(crate) async fn eval(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let result =
            self.driver.execute(script, arguments).await.with_context(|| format!("this script failed: {script}"))?;
        Ok(result.json().clone())
    }

    /// Saves what the screen shows.
    pub(crate) async fn picture(&self, file: &Path) -> Result<()> {
        Ok(self.driver.screenshot(file).await?)
    }

    /// Expect errors on the console and requests to other hosts that have `part` in them; any other still fails the journey.
    pub(crate) fn forgive(&self, part: &str) {
        self.forgiven.borrow_mut().push(part.to_owned());
    }

    /// The errors on the console since the last look at it, less the forgiven ones.
    pub(crate) async fn console_errors(&self) -> Result<Vec<String>> {
        let entries = self.driver.browser_log().await.context("cannot read the console")?;
        let errors = entries.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message);
        let forgiven = self.forgiven.borrow();
        let is_forgiven = |error: &String| forgiven.iter().any(|part| error.contains(part)) || is_cut_off(error);
        Ok(errors.filter(|error| !is_forgiven(error)).collect())
    }

    /// The errors on the console since the last look at it, and what the page asked of other hosts.
    pub(crate) async fn complaints(&self) -> Result<Vec<String>> {
        let mut complaints = self.console_errors().await?;
        let foreign = "return performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => !name.startsWith(location.origin) && !/^(blob|data):/.test(name));";
        let foreign = self.eval(foreign, Vec::new()).await.unwrap_or_default();
        let foreign = foreign.as_array().into_iter().flatten().filter_map(|name| name.as_str());
        let foreign = foreign.filter(|name| !self.forgiven.borrow().iter().any(|part| name.contains(part)));
        complaints.extend(foreign.map(|name| format!("asked another host: {name}")));
        Ok(complaints)
    }

    /// Keeps what a person would want to see of a failure.
    pub(super) async fn keep_evidence(&self, file: &Path) -> Result<()> {
        self.picture(&file.with_extension("png")).await?;
        fs::write(file.with_extension("html"), self.driver.source().await?)?;
        Ok(())
    }

    /// Forgets the browser, which is dead.
    pub(super) fn forget(&self) {
        let _ = self.driver.clone().leak(); // asking it to quit would wait for an answer
    }

    pub(super) async fn quit(&self) -> Result<()> {
        Ok(self.driver.clone().quit().await?)
    }
}

fn capabilities(look: &Look) -> Result<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--window-size={},{}", look.width, look.height))?;
    capabilities.add_experimental_option("prefs", json!({ "intl.accept_languages": look.language }))?;
    if let Some(chromium) = env::var_os("CHROMIUM") {
        capabilities.set_browser_option("binary", chromium.to_string_lossy())?;
    }
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(capabilities)
}

/// A piece that the page, or an icon that the browser was fetching ahead when the journey, and with it the server, ended. Whoever needs that piece shows
/// it by what is on the screen.
fn is_cut_off(error: &str) -> bool {
    let is_ahead = ["/editor", "/extras", "/icon-"].iter().any(|file| error.contains(file));
    let of_fetch = is_ahead && error.contains("ERR_CONNECTION_");
    // the browser looks for a newer worker on its own
    let of_worker = error.starts_with("network - ") && error.contains("error occurred when fetching the script");
    of_fetch || of_worker || (error.contains("/link.js") && error.contains("Failed to fetch"))
}
