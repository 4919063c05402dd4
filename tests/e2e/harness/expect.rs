//! Says what the page must come to show, and tells what it showed instead; it never acts on the page.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};
use serde_json::json;

use super::wait::until_found;
use super::{Browser, What};

impl Browser {
    /// Waits until the page shows this text, anywhere.
    pub(crate) async fn shows(&self, text: &str) -> Result<()> {
        let script =
            "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0].replace(/\\s+/g, ' '));";
        self.until(&format!("the page shows “{text}”"), || async {
            Ok(self.eval(script, vec![json!(text)]).await? == json!(true))
        })
        .await
    }

    /// Waits until the one element shows exactly this text, apart from the kinds of its spaces.
    pub(crate) async fn has_text(&self, what: impl Into<What>, wanted: &str) -> Result<()> {
        let what = &what.into();
        let wanted = &one_space(wanted);
        until_found(&format!("{what} shows “{wanted}”"), || async move {
            same(&one_space(&self.the_one(what).await?.text().await?), wanted)
        })
        .await
    }

    /// Waits until the one field holds exactly this.
    pub(crate) async fn has_value(&self, what: impl Into<What>, wanted: &str) -> Result<()> {
        let what = &what.into();
        until_found(&format!("{what} holds “{wanted}”"), || async move {
            same(&self.the_one(what).await?.value().await?.unwrap_or_default(), wanted)
        })
        .await
    }

    /// Waits until the one element has the keyboard.
    pub(crate) async fn has_focus(&self, what: impl Into<What>) -> Result<()> {
        let what = &what.into();
        self.until(&format!("{what} has the focus"), || async {
            let element = self.the_one(what).await?.to_json()?;
            Ok(self.eval("return document.activeElement === arguments[0];", vec![element]).await? == json!(true))
        })
        .await
    }

    /// What the one element shows, once it is there.
    pub(crate) async fn text_of(&self, what: impl Into<What>) -> Result<String> {
        Ok(one_space(&self.find(what).await?.text().await?))
    }

    /// What the one field holds, once it is there.
    pub(crate) async fn value_of(&self, what: impl Into<What>) -> Result<String> {
        Ok(self.find(what).await?.value().await?.unwrap_or_default())
    }

    /// Waits until a file with this ending has arrived, whole.
    pub(crate) async fn downloaded(&self, ending: &str) -> Result<PathBuf> {
        until_found(&format!("a file *{ending} is downloaded"), || async {
            // While it comes it has another ending; but the browser may put an empty file there first, to hold its name.
            let is_whole = |file: &&PathBuf| fs::metadata(file).is_ok_and(|file| file.len() > 0);
            let files = fs::read_dir(&self.downloads)?.flatten().map(|entry| entry.path()).collect::<Vec<_>>();
            match files.iter().filter(is_whole).find(|file| file.to_string_lossy().ends_with(ending)) {
                Some(file) => Ok(file.clone()),
                None => bail!("there are {files:?}"),
            }
        })
        .await
    }
}

fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn same(found: &str, wanted: &str) -> Result<()> {
    if found != wanted {
        bail!("it is “{found}”");
    }
    Ok(())
}
