//! Tells whether a built folder is still what its sources say; it never builds and never removes anything.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::process::{command, output};
use crate::repo;

/// Folders at the top whose files no build of the product reads.
const NOT_SOURCES: [&str; 8] = ["target", "dist", "pkg", ".tools", ".git", ".ci", "tests", "benches"];

pub(crate) struct Stamp {
    file: PathBuf,
    built: PathBuf,
    sources: u64,
}

impl Stamp {
    /// Takes the sources as they are now, so that an edit made during a build asks for another one.
    pub(crate) fn take(name: &str, built: PathBuf) -> Result<Self> {
        let file = repo::target().join(format!("{name}.stamp"));
        Ok(Self { file, built, sources: sources()? })
    }

    /// True when the folder was built from these sources and no one has changed it since.
    pub(crate) fn is_fresh(&self) -> bool {
        let Ok(built) = folder(&self.built) else { return false };
        fs::read_to_string(&self.file).is_ok_and(|text| text == self.text(built))
    }

    pub(crate) fn write(&self) -> Result<()> {
        let text = self.text(folder(&self.built)?);
        fs::create_dir_all(repo::target())?;
        fs::write(&self.file, text).context("cannot note that the build is done")
    }

    fn text(&self, built: u64) -> String {
        format!("sources {:016x}\nbuilt {built:016x}\n", self.sources)
    }
}

fn sources() -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    output(command("rustc").arg("--version"))?.hash(&mut hasher);
    for file in files(&repo::root(), &|top| !NOT_SOURCES.contains(&top))? {
        hash_file(&repo::root(), &file, &mut hasher)?;
    }
    Ok(hasher.finish())
}

fn folder(folder: &Path) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    for file in files(folder, &|_| true)? {
        hash_file(folder, &file, &mut hasher)?;
    }
    Ok(hasher.finish())
}

/// Hashes contents and not times: a fresh clone of the same commit has the same sources.
fn hash_file(root: &Path, file: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    file.strip_prefix(root).unwrap_or(file).hash(hasher);
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))?.hash(hasher);
    Ok(())
}

/// Every file under `root`, in order; `wanted` is asked about the entries at the top only.
fn files(root: &Path, wanted: &dyn Fn(&str) -> bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let entry = entry?;
            if folder == root && !wanted(&entry.file_name().to_string_lossy()) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Stamp, folder};
    use crate::repo;

    /// A folder of its own for one test, gone at its end.
    struct Scratch(std::path::PathBuf);

    impl Scratch {
        fn new(name: &str) -> std::io::Result<Self> {
            let path = std::env::temp_dir().join(format!("du-toan-{name}-{}", std::process::id()));
            fs::create_dir_all(path.join("inner"))?;
            fs::write(path.join("inner/page.html"), "one")?;
            Ok(Self(path))
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_folder_changes_with_the_content_and_the_name_of_a_file() -> anyhow::Result<()> {
        let scratch = Scratch::new("folder")?;
        let first = folder(&scratch.0)?;
        assert_eq!(first, folder(&scratch.0)?);
        fs::write(scratch.0.join("inner/page.html"), "two")?;
        let second = folder(&scratch.0)?;
        assert_ne!(first, second);
        fs::rename(scratch.0.join("inner/page.html"), scratch.0.join("inner/other.html"))?;
        assert_ne!(second, folder(&scratch.0)?);
        Ok(())
    }

    #[test]
    fn a_stamp_goes_stale_with_the_sources_and_with_the_built_folder() -> anyhow::Result<()> {
        let scratch = Scratch::new("stamp")?;
        let file = scratch.0.with_extension("stamp");
        let stamp = |sources| Stamp { file: file.clone(), built: scratch.0.clone(), sources };
        assert!(!stamp(1).is_fresh(), "nothing was built yet");
        fs::create_dir_all(repo::target())?;
        stamp(1).write()?;
        assert!(stamp(1).is_fresh());
        assert!(!stamp(2).is_fresh(), "the sources changed");
        fs::write(scratch.0.join("inner/page.html"), "three")?;
        assert!(!stamp(1).is_fresh(), "the built folder changed");
        fs::remove_file(&file)?;
        Ok(())
    }
}
