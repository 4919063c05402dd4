//! Other builds of the page than the one in dist/: newer ones, and ones that a host has damaged. It never touches dist/.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::worker;

/// What a host may do to a new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Damage {
    /// A file is not there.
    Missing,
    /// A byte of a file is another one.
    Altered,
    /// A file ends too early.
    Truncated,
    /// The worker has another hash for a file.
    WrongHash,
    /// There is no worker.
    NoWorker,
    /// The worker ends too early.
    TruncatedWorker,
    /// The host answers with the page wherever it has no file, the worker too.
    PageForWorker,
}

impl Damage {
    pub(crate) const ALL: [Self; 7] = [
        Self::Missing,
        Self::Altered,
        Self::Truncated,
        Self::WrongHash,
        Self::NoWorker,
        Self::TruncatedWorker,
        Self::PageForWorker,
    ];
}

/// Makes a newer version of the build in `from`, which says its name in the page (see [`WHICH`]).
pub(crate) fn newer(from: &Path, to: PathBuf, name: &str) -> Result<PathBuf> {
    copy(from, &to)?;
    let file = to.join("index.html");
    let page = fs::read_to_string(&file)?.replace("<title>", &format!("<meta name=build content=\"{name}\"><title>"));
    fs::write(file, page)?;
    worker::write(&to)?;
    Ok(to)
}

/// A script that returns the name of the version that is open once it has started; that in dist/ has none.
pub(crate) const WHICH: &str = "return document.documentElement.dataset.app === 'ready'
    && (document.querySelector('meta[name=build]')?.content ?? '');";

/// Damages a build; `at` picks the file or the place.
pub(crate) fn damage(build: &Path, damage: Damage, at: usize) -> Result<()> {
    let files = worker::files(build)?;
    let name = files.get(at % files.len()).context("there is no file")?;
    let (file, script) = (build.join(name), build.join("sw.js"));
    let bytes = fs::read(&file)?;
    let worker = fs::read(&script)?;
    match damage {
        Damage::Missing => fs::remove_file(file)?,
        Damage::Altered => {
            let place = at.wrapping_mul(7919) % bytes.len();
            let alter = |(index, byte): (usize, &u8)| if index == place { byte ^ 1 } else { *byte };
            fs::write(file, bytes.iter().enumerate().map(alter).collect::<Vec<u8>>())?;
        }
        Damage::Truncated => fs::write(file, &bytes[..bytes.len() / 2])?,
        Damage::WrongHash => {
            let (right, wrong) = (worker::integrity(&bytes), worker::integrity(b"another"));
            fs::write(script, String::from_utf8(worker)?.replace(&right, &wrong))?;
        }
        Damage::NoWorker => fs::remove_file(script)?,
        Damage::TruncatedWorker => fs::write(script, &worker[..worker.len() * (at % 9 + 1) / 10])?,
        Damage::PageForWorker => {
            fs::copy(build.join("index.html"), script)?;
        }
    }
    Ok(())
}

/// Copies a build.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let names = worker::files(from)?;
    for name in names.iter().map(String::as_str).chain(["sw.js", "_headers"]) {
        let target = to.join(name);
        fs::create_dir_all(target.parent().context("no folder")?)?;
        fs::copy(from.join(name), target)?;
    }
    Ok(())
}
