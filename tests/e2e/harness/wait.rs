//! Waiting, the only way there is here: look again until it holds or the deadline has passed; it never just sleeps.

use std::future::Future;
use std::time::Duration;

use anyhow::{Result, bail};
use tokio::time::{Instant, MissedTickBehavior, interval};

use super::Browser;

/// Far more than a slow machine needs: only a failing journey ever waits this long.
const DEADLINE: Duration = Duration::from_secs(30);
/// How often to look: about once a frame.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Looks until `look` brings a value. `Err` means not yet, or not like this: the last one tells what was wrong.
pub(super) async fn until_found<T, L, F>(what: &str, mut look: L) -> Result<T>
where
    L: FnMut() -> F,
    F: Future<Output = Result<T>>,
{
    let deadline = Instant::now() + DEADLINE;
    let mut ticks = interval(LOOK_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match look().await {
            Ok(found) => return Ok(found),
            Err(error) if Instant::now() >= deadline => bail!("waited in vain until {what}: {error:#}"),
            Err(_) => {}
        }
    }
}

impl Browser {
    /// Waits until `condition` says true; an error in it (an element that has just gone, say) counts as not yet.
    pub(crate) async fn until<C, F>(&self, what: &str, mut condition: C) -> Result<()>
    where
        C: FnMut() -> F,
        F: Future<Output = Result<bool>>,
    {
        let mut look = move || {
            let holds = condition();
            async move { if holds.await? { Ok(()) } else { bail!("it does not hold") } }
        };
        until_found(what, &mut look).await
    }
}
