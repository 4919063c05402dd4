//! The one driver that all journeys share; it ends with the run, and never outlives it.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;

use anyhow::{Context as _, Result};

pub(crate) struct Chromedriver {
    process: Child,
    address: String,
}

impl Chromedriver {
    /// Starts the driver named in CHROMEDRIVER, or the one on PATH, on a port that it picks itself.
    pub(crate) fn start() -> Result<Self> {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| OsString::from("chromedriver"));
        let mut command = Command::new(&program);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let process = command.spawn().with_context(|| format!("cannot start {}", program.display()))?;
        let mut driver = Self { process, address: String::new() };
        let stdout = driver.process.stdout.take().context("chromedriver has no output")?;
        driver.address = format!("http://127.0.0.1:{}", port_of(stdout)?);
        Ok(driver)
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The driver says where it listens once it does, so there is nothing to wait for afterwards.
fn port_of(stdout: ChildStdout) -> Result<u16> {
    let mut lines = BufReader::new(stdout).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let (_, rest) = line.split_once("started successfully on port ")?;
        rest.trim_end_matches('.').parse().ok()
    });
    // Read on, or the driver would stop at a full pipe.
    thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    port.context("chromedriver did not say on which port it listens")
}
