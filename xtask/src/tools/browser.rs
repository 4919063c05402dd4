//! Finds Chromium and its driver, or installs them on Debian and its kin; it never downloads a browser by itself.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::{command, output, run};
use crate::repo;

const CHROMIUM_NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const BY_HAND: &str =
    "Install Chromium or Chrome and the chromedriver of the same version (or name them in CHROMIUM and CHROMEDRIVER).";

/// The browser: the one named in CHROMIUM, or the first on PATH.
pub(crate) fn chromium() -> Option<PathBuf> {
    env::var_os("CHROMIUM")
        .map(PathBuf::from)
        .or_else(|| CHROMIUM_NAMES.iter().find_map(|name| repo::find_program(name)))
}

/// Its driver: the one named in CHROMEDRIVER, or the first on PATH.
pub(crate) fn chromedriver() -> Option<PathBuf> {
    env::var_os("CHROMEDRIVER").map(PathBuf::from).or_else(|| repo::find_program("chromedriver"))
}

pub(super) fn is_there() -> bool {
    chromium().is_some() && chromedriver().is_some()
}

pub(super) fn install() -> Result<()> {
    by_apt(&["chromium", "chromium-driver"], BY_HAND)
}

/// Firefox, WebKit with its driver, and a screen for WebKit, which has no way to do without one.
const OTHERS: [&str; 3] = ["firefox-esr", "webkit2gtk-driver", "xvfb"];

pub(super) fn others_are_there() -> bool {
    let firefox = repo::find_program("firefox-esr").or_else(|| repo::find_program("firefox"));
    firefox.is_some() && ["WebKitWebDriver", "Xvfb"].iter().all(|name| repo::find_program(name).is_some())
}

pub(super) fn install_others() -> Result<()> {
    by_apt(&OTHERS, "Install Firefox, WebKitWebDriver and Xvfb, and start again.")
}

fn by_apt(packages: &[&str], by_hand: &str) -> Result<()> {
    if repo::find_program("apt-get").is_none() {
        bail!("{by_hand}");
    }
    let as_root = output(command("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let may_sudo = || output(command("sudo").args(["-n", "true"])).is_ok();
    if !as_root && !may_sudo() {
        bail!("Run `sudo apt-get install {}` and start again.", packages.join(" "));
    }
    run(apt_get(as_root).args(["update", "-qq"]))?;
    run(apt_get(as_root).args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
}

fn apt_get(as_root: bool) -> Command {
    if as_root {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        return apt;
    }
    let mut apt = command("sudo");
    apt.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    apt
}
