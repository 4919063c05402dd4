//! Plans as links on the page: fetches the seed that one is changes of. What a link holds is decided in [`crate::link`].

#![allow(dead_code)] // until the screens that need it are there

use super::lazy;
use crate::format::read;
use crate::link::{LinkError, Links, find};
use crate::plan::Plan;
use crate::text::{Lang, link_problem};
use std::cell::OnceCell;

thread_local! {
    /// Made when first needed, and kept: it takes as long as a frame.
    static LINKS: OnceCell<Links> = const { OnceCell::new() };
}

fn with<T>(use_it: impl FnOnce(&Links) -> T) -> T {
    LINKS.with(|links| use_it(links.get_or_init(Links::default)))
}

/// The link of a plan, without address and `#`. Where its seed cannot be fetched, the link needs none.
pub(crate) async fn link_of(plan: &Plan) -> String {
    let base = match Links::base_of(plan) {
        Some(name) => seed(name).await,
        None => None,
    };
    with(|links| links.write(plan, base.as_ref()))
}

/// The plan of the first link in a text, or why there is none, as a sentence.
pub(crate) async fn plan_in(text: &str, lang: Lang) -> Result<Plan, String> {
    let said = |error: LinkError| link_problem(&error, lang);
    let link = find(text).ok_or_else(|| said(LinkError::NotALink))?;
    let base = match with(|links| links.base_in(&link)).map_err(said)? {
        Some(name) => match lazy::seed(name).await {
            Ok(text) => text.and_then(|text| read(text).ok()),
            Err(lazy::NotFetched) => return Err(lang.first_words().not_fetched.to_owned()),
        },
        None => None,
    };
    with(|links| links.read(&link, |_| base)).map_err(said)
}

async fn seed(name: &'static str) -> Option<Plan> {
    lazy::seed(name).await.ok().flatten().and_then(|text| read(text).ok())
}
