//! Plans as links on the page: fetches the seed that one is changes of. What a link holds is decided in [`crate::link`].

use super::lazy;
use crate::format::read;
use crate::link::{LONGEST, LinkError, Links, find};
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

/// Bytes of a text that is looked through for a link: the longest one, with every sign of it escaped.
const LONGEST_TEXT: usize = LONGEST.saturating_mul(4);

/// Characters kept of a text that has no link in it, so that the screen which says so can be shown again.
const A_GLANCE: usize = 200;

/// The first link in a text, without what stands around it; the beginning of the text where there is none.
///
/// # Errors
/// The text is too long to look through, as a sentence.
pub(crate) fn link_in(text: &str, lang: Lang) -> Result<String, String> {
    if text.len() > LONGEST_TEXT {
        return Err(link_problem(&LinkError::TooLong, lang));
    }
    Ok(find(text).unwrap_or_else(|| text.chars().take(A_GLANCE).collect()))
}

/// The link of a plan, without address and `#`. Where its seed cannot be fetched, the link needs none.
pub(crate) async fn link_of(plan: &Plan) -> String {
    let base = base_of(plan).await;
    link_with(plan, base.as_ref())
}

/// The link of a plan, where its seed is at hand: at once, as a print needs it.
pub(crate) fn link_with(plan: &Plan, base: Option<&Plan>) -> String {
    with(|links| links.write(plan, base))
}

/// The plan of the first link in a text, or why there is none, as a sentence.
pub(crate) async fn plan_in(text: &str, lang: Lang) -> Result<Plan, String> {
    let said = |error: LinkError| link_problem(&error, lang);
    if text.len() > LONGEST_TEXT {
        return Err(said(LinkError::TooLong));
    }
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

/// The seed that a plan came from, if it did and that can be fetched.
pub(crate) async fn base_of(plan: &Plan) -> Option<Plan> {
    seed(Links::base_of(plan)?).await
}

async fn seed(name: &'static str) -> Option<Plan> {
    lazy::seed(name).await.ok().flatten().and_then(|text| read(text).ok())
}
