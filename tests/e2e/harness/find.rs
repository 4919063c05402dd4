//! Finds what the page shows, as a person or assistive technology would name it; it never changes the page.

use std::fmt::{self, Display};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use thirtyfour::WebElement;

use super::Browser;
use super::wait::until_found;

/// Something to look for on the page.
#[derive(Clone, Debug)]
pub(crate) enum What {
    Role(String, Option<String>),
    Text(String),
    Css(String),
}

/// By the role and the exact name that assistive technology is given.
pub(crate) fn role(role: &str, name: &str) -> What {
    What::Role(role.to_owned(), Some(name.to_owned()))
}

/// By the role alone.
pub(crate) fn any_role(role: &str) -> What {
    What::Role(role.to_owned(), None)
}

/// The innermost elements that show this text, perhaps among more.
pub(crate) fn text(text: &str) -> What {
    What::Text(text.to_owned())
}

/// By the attribute data-test.
pub(crate) fn hook(name: &str) -> What {
    What::Css(format!("[data-test=\"{name}\"]"))
}

/// By a CSS selector.
pub(crate) fn css(selector: &str) -> What {
    What::Css(selector.to_owned())
}

impl Display for What {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role(role, Some(name)) => write!(out, "{role} “{name}”"),
            Self::Role(role, None) => write!(out, "any {role}"),
            Self::Text(text) => write!(out, "the text “{text}”"),
            Self::Css(selector) => write!(out, "{selector}"),
        }
    }
}

const BY_CSS: &str = "return [...document.querySelectorAll(arguments[0])]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }));";

/// Spaces of any kind count as one: a figure may be printed with one that does not break.
const BY_TEXT: &str = "const plain = (text) => text.replace(/\\s+/g, ' ').trim();
    const wanted = plain(arguments[0]);
    const has = (element) => plain(element.innerText ?? '').includes(wanted);
    return [...document.body.querySelectorAll('*')].filter((element) =>
        element.checkVisibility({ visibilityProperty: true }) && has(element) && ![...element.children].some(has));";

const TAKE_FOUND: &str = "const found = window.foundByRole ?? []; delete window.foundByRole; return found;";

impl Browser {
    /// All that is shown now, without waiting.
    pub(crate) async fn find_all(&self, what: &What) -> Result<Vec<WebElement>> {
        let found = match what {
            What::Role(role, name) => return self.by_role(role, name.as_deref()).await,
            What::Text(text) => self.driver().execute(BY_TEXT, vec![json!(text)]).await?,
            What::Css(selector) => self.driver().execute(BY_CSS, vec![json!(selector)]).await?,
        };
        Ok(found.elements()?)
    }

    /// Waits until exactly one is shown.
    pub(crate) async fn find(&self, what: impl Into<What>) -> Result<WebElement> {
        let what = &what.into();
        until_found(&format!("{what} is there"), || self.the_one(what)).await
    }

    /// How many are shown now.
    pub(crate) async fn count(&self, what: impl Into<What>) -> Result<usize> {
        Ok(self.find_all(&what.into()).await?.len())
    }

    /// Waits until none is shown.
    pub(crate) async fn gone(&self, what: impl Into<What>) -> Result<()> {
        let what = &what.into();
        until_found(&format!("{what} is gone"), || async {
            match self.find_all(what).await?.len() {
                0 => Ok(()),
                shown => bail!("{shown} still there"),
            }
        })
        .await
    }

    pub(super) async fn the_one(&self, what: &What) -> Result<WebElement> {
        let mut found = self.find_all(what).await?;
        match (found.pop(), found.len()) {
            (Some(element), 0) => Ok(element),
            (Some(_), others) => bail!("there are {} of them", others + 1),
            (None, _) => bail!("there is none"),
        }
    }

    /// Asks the browser's accessibility tree, and hands the nodes over to WebDriver by way of the page.
    async fn by_role(&self, role: &str, name: Option<&str>) -> Result<Vec<WebElement>> {
        let document = self.devtools("Runtime.evaluate", json!({ "expression": "document" })).await?;
        let mut query = json!({ "objectId": document["result"]["objectId"], "role": role });
        if let Some(name) = name {
            query["accessibleName"] = json!(name);
        }
        let tree = self.devtools("Accessibility.queryAXTree", query).await?;
        let nodes = tree["nodes"].as_array().context("the accessibility tree has no nodes")?;
        for node in nodes.iter().filter(|node| node["ignored"] == json!(false)) {
            self.put_where_webdriver_finds_it(&node["backendDOMNodeId"]).await?;
        }
        Ok(self.driver().execute(TAKE_FOUND, Vec::new()).await?.elements()?)
    }

    async fn put_where_webdriver_finds_it(&self, node: &Value) -> Result<()> {
        let object = self.devtools("DOM.resolveNode", json!({ "backendNodeId": node })).await?;
        let keep = json!({
            "objectId": object["object"]["objectId"],
            "functionDeclaration": "function () { (window.foundByRole ??= []).push(this); }",
        });
        self.devtools("Runtime.callFunctionOn", keep).await?;
        Ok(())
    }
}

impl From<&What> for What {
    fn from(what: &What) -> Self {
        what.clone()
    }
}
