//! Opens the links of every version in three engines, with a screen for the one that needs one; it judges nothing itself.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};

use anyhow::{Context as _, Result};

use crate::process::{cargo, command, run as run_command};
use crate::{page, repo, tools};

/// A screen that nobody sees, which ends with the run.
struct Screen {
    process: Child,
    name: String,
}

impl Screen {
    fn start() -> Result<Self> {
        let mut command = command("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1280x900x24"]).stdin(Stdio::null()).stderr(Stdio::null());
        let mut process = command.stdout(Stdio::piped()).spawn().context("cannot start Xvfb")?;
        let output = process.stdout.take().context("Xvfb has no output")?;
        let mut screen = Self { process, name: String::new() };
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number)?;
        screen.name = format!(":{}", number.trim());
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub(crate) fn run() -> Result<()> {
    page::build()?;
    tools::for_engines()?;
    let screen = Screen::start()?;
    let mut test = cargo();
    test.args(["test", "--features", "e2e", "--test", "engines"]);
    test.env("DISPLAY", &screen.name).env("PATH", repo::path_with_tools()?);
    // it would want rights that a container does not have; the page is our own
    test.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    run_command(&mut test)
}
