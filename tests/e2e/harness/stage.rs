//! Where one journey takes place: its sites, its browsers, its end; it never shares anything with another journey.

use std::cell::RefCell;
use std::env;
use std::fs;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

use anyhow::{Context as _, Error, Result, anyhow, bail, ensure};
use libtest_mimic::{Failed, Trial};
use tokio::runtime::Builder;
use tokio::time::timeout;

use super::{Browser, Look, Site};

/// Seconds after which a journey is given up for hung; no journey that works comes near. A long run may say more.
const GIVEN_UP_AFTER: usize = 300;

fn given_up_after() -> Duration {
    Duration::from_secs(count_from("DU_TOAN_JOURNEY_SECONDS", GIVEN_UP_AFTER) as u64)
}

/// How often a journey of a long run repeats itself: what the variable says, or the usual number.
pub(crate) fn count_from(variable: &str, usual: usize) -> usize {
    env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Whether nothing went wrong unseen.
async fn clean(browser: &Browser) -> Result<()> {
    let complaints = browser.complaints().await?;
    if !complaints.is_empty() {
        bail!("the console shows errors:\n{}", complaints.join("\n"));
    }
    Ok(())
}

pub(crate) struct Stage {
    driver: String,
    folder: PathBuf,
    browsers: RefCell<Vec<Rc<Browser>>>,
}

/// Lets a panicking journey end as any other: with evidence, and with its browsers closed.
async fn panic_as_error(journey: impl Future<Output = Result<()>>) -> Result<()> {
    let mut journey = pin!(journey);
    let poll = poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| journey.as_mut().poll(context))) {
        Ok(poll) => poll.map(Ok),
        Err(payload) => Poll::Ready(Err(payload)),
    });
    poll.await.unwrap_or_else(|payload| {
        let text = payload.downcast_ref::<String>().cloned();
        let text = text.or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        Err(anyhow!("the journey panicked: {}", text.unwrap_or_default()))
    })
}

/// A journey as a test.
pub(crate) fn trial<J>(name: String, driver: &str, journey: J) -> Trial
where
    J: AsyncFnOnce(&Stage) -> Result<()> + Send + 'static,
{
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e").join(name.replace("::", "-"));
    let driver = driver.to_owned();
    Trial::test(name, move || {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let stage = Stage { driver, folder, browsers: RefCell::default() };
        runtime.block_on(stage.play(journey)).map_err(|error| Failed::from(in_short(&error)))
    })
}

/// The driver adds its own call stack to an error, which tells nothing of the page.
fn in_short(error: &Error) -> String {
    let text = format!("{error:#}");
    text.split("Stacktrace:").next().unwrap_or_default().trim_end().to_owned()
}

impl Stage {
    /// Serves the built page under a path that begins and ends with a slash.
    pub(crate) fn site(&self, mount: &str) -> Result<Site> {
        Site::new(mount)
    }

    /// A folder of this journey's own; not there yet.
    pub(crate) fn scratch(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Another browser with a fresh profile.
    pub(crate) async fn browser(&self, look: Look) -> Result<Rc<Browser>> {
        let number = self.browsers.borrow().len();
        let downloads = self.folder.join(format!("downloads-{number}"));
        let browser = Rc::new(Browser::start(&self.driver, &look, None, downloads).await?);
        self.browsers.borrow_mut().push(Rc::clone(&browser));
        Ok(browser)
    }

    /// Closes a browser before the journey ends.
    pub(crate) async fn close(&self, browser: Rc<Browser>) -> Result<()> {
        clean(&browser).await?;
        self.browsers.borrow_mut().retain(|other| !Rc::ptr_eq(other, &browser));
        browser.quit().await
    }

    /// Another browser with the profile in that folder of the journey's own; what an earlier one kept there is kept.
    pub(crate) async fn browser_with(&self, profile: &str) -> Result<Rc<Browser>> {
        let number = self.browsers.borrow().len();
        let downloads = self.folder.join(format!("downloads-{number}"));
        let profile = self.folder.join(profile);
        let browser = Rc::new(Browser::start(&self.driver, &Look::default(), Some(&profile), downloads).await?);
        self.browsers.borrow_mut().push(Rc::clone(&browser));
        Ok(browser)
    }

    /// Ends a browser as a power cut would: nothing of it gets to do anything any more.
    pub(crate) fn kill(&self, browser: &Rc<Browser>, profile: &str) -> Result<()> {
        self.browsers.borrow_mut().retain(|other| !Rc::ptr_eq(other, browser));
        let is_its = format!("user-data-dir={}", self.folder.join(profile).display());
        let killed = std::process::Command::new("pkill").args(["-KILL", "-f", &is_its]).status()?;
        ensure!(killed.success(), "the browser could not be killed");
        browser.forget();
        Ok(())
    }

    async fn play(&self, journey: impl AsyncFnOnce(&Self) -> Result<()>) -> Result<()> {
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)?;
        }
        fs::create_dir_all(&self.folder)?;
        let in_time =
            async { timeout(given_up_after(), journey(self)).await.context("the journey hung and was given up")? };
        let mut outcome = panic_as_error(in_time).await;
        if outcome.is_ok() {
            outcome = self.consoles_are_clean().await;
        }
        if outcome.is_err() {
            self.keep_evidence().await;
        }
        self.close_all().await;
        outcome
    }

    fn all_browsers(&self) -> Vec<Rc<Browser>> {
        self.browsers.borrow().clone()
    }

    async fn consoles_are_clean(&self) -> Result<()> {
        for browser in self.all_browsers() {
            clean(&browser).await?;
        }
        Ok(())
    }

    /// Whatever goes wrong here must not hide what went wrong before.
    async fn keep_evidence(&self) {
        for (number, browser) in self.all_browsers().iter().enumerate() {
            let file = self.folder.join(format!("failed-{number}"));
            match browser.keep_evidence(&file).await {
                Ok(()) => eprintln!("see {}.png and .html", file.display()),
                Err(error) => eprintln!("no picture of the failure: {error:#}"),
            }
            for error in browser.console_errors().await.unwrap_or_default() {
                eprintln!("console: {error}");
            }
        }
    }

    async fn close_all(&self) {
        for browser in self.browsers.take() {
            if let Err(error) = browser.quit().await {
                eprintln!("a browser did not close: {error:#}");
            }
        }
    }
}
