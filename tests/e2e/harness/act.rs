//! What a user does with mouse, keys, clipboard and files; it never reaches into the page to do it another way.

use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::json;
use thirtyfour::WebElement;
use thirtyfour::extensions::query::ElementQueryable as _;

use super::keys::Chord;
use super::wait::until_found;
use super::{Browser, What};

/// A user's clipboard cannot be set from outside, so the event that the browser would send is sent.
const PASTE: &str = "const data = new DataTransfer();
    for (const [type, text] of Object.entries(arguments[0])) data.setData(type, text);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);";

impl Browser {
    /// Clicks as soon as it is there; what a bar that stays in place covers is scrolled from under it, as a user would.
    pub(crate) async fn click(&self, what: impl Into<What>) -> Result<()> {
        let what = &what.into();
        until_found(&format!("{what} can be clicked"), || async {
            let element = self.the_one(what).await?;
            let clicked = element.click().await;
            if clicked.is_err() {
                self.to_the_middle(&element).await?;
            }
            Ok(clicked?)
        })
        .await
    }

    pub(crate) async fn double_click(&self, what: impl Into<What>) -> Result<()> {
        let element = self.find(what).await?;
        self.to_the_middle(&element).await?;
        Ok(self.driver().action_chain().double_click_element(&element).perform().await?)
    }

    async fn to_the_middle(&self, element: &WebElement) -> Result<()> {
        let script = "arguments[0].scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });";
        self.eval(script, vec![element.to_json()?]).await?;
        Ok(())
    }

    /// Clicks into a field and types over what it holds.
    pub(crate) async fn fill(&self, what: impl Into<What>, text: &str) -> Result<()> {
        self.click(what).await?;
        self.press("Control+a").await?;
        self.type_text(text).await
    }

    /// Types into what has the focus.
    pub(crate) async fn type_text(&self, text: &str) -> Result<()> {
        Ok(self.driver().action_chain().send_keys(text).perform().await?)
    }

    /// Presses keys together, such as "Enter", "Control+z" or "Control+Shift+Tab".
    pub(crate) async fn press(&self, keys: &str) -> Result<()> {
        let chord: Chord = keys.parse()?;
        Ok(chord.press(self.driver().action_chain()).perform().await?)
    }

    /// Pastes into what has the focus: plain text, and HTML where the source program gives it too.
    pub(crate) async fn paste(&self, plain: &str, html: Option<&str>) -> Result<()> {
        let mut kinds = json!({ "text/plain": plain });
        if let Some(html) = html {
            kinds["text/html"] = json!(html);
        }
        self.eval(PASTE, vec![kinds]).await?;
        Ok(())
    }

    /// Picks a file in a file field, which may be hidden behind a button.
    pub(crate) async fn choose_file(&self, selector: &str, file: &Path) -> Result<()> {
        let field = self.driver().query(thirtyfour::By::Css(selector)).single().await?;
        let file = file.canonicalize().with_context(|| format!("there is no {}", file.display()))?;
        Ok(field.send_keys(file.to_string_lossy().into_owned()).await?)
    }
}
