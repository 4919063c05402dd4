//! Reads the words after a command; it knows no command, and never guesses at a word it was not asked for.

use anyhow::{Result, anyhow, bail};

pub(crate) struct Args {
    words: Vec<String>,
}

impl Args {
    pub(crate) fn new(words: impl Iterator<Item = String>) -> Self {
        Self { words: words.collect() }
    }

    /// Takes `--name` and tells whether it was there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let found = self.words.iter().position(|word| word == name);
        found.map(|at| self.words.remove(at)).is_some()
    }

    /// Takes `--name VALUE` or `--name=VALUE`.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        let joined = format!("{name}=");
        let Some(at) = self.words.iter().position(|word| word == name || word.starts_with(&joined)) else {
            return Ok(None);
        };
        let word = self.words.remove(at);
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at == self.words.len() {
            bail!("{name} needs a value after it.");
        }
        Ok(Some(self.words.remove(at)))
    }

    /// Takes `--name a,b,c`; an absent option is an empty list.
    pub(crate) fn list(&mut self, name: &str) -> Result<Vec<String>> {
        let value = self.value(name)?.unwrap_or_default();
        Ok(value.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect())
    }

    /// Fails when a word is left that no one asked for.
    pub(crate) fn finish(&self) -> Result<()> {
        match self.words.first() {
            None => Ok(()),
            Some(word) => {
                Err(anyhow!("This command does not know `{word}`; `cargo xtask help` lists what each command takes."))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn takes_values_in_both_spellings() -> anyhow::Result<()> {
        assert_eq!(args("--port 81").value("--port")?.as_deref(), Some("81"));
        assert_eq!(args("--no-open --port=82").value("--port")?.as_deref(), Some("82"));
        assert_eq!(args("--no-open").value("--port")?, None);
        Ok(())
    }

    #[test]
    fn splits_lists() -> anyhow::Result<()> {
        assert_eq!(args("--only web,,e2e").list("--only")?, ["web", "e2e"]);
        assert!(args("").list("--only")?.is_empty());
        Ok(())
    }

    #[test]
    fn refuses_what_is_missing_or_left_over() {
        assert!(args("--port").value("--port").is_err());
        let mut left = args("--no-open --wat");
        assert!(left.flag("--no-open"));
        assert!(left.finish().is_err());
        assert!(!left.flag("--no-open"));
    }
}
