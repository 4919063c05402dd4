//! A part as people write it: `1/3`, `30%`. Guesses nothing: a bare number may be percent or a part of one.

use super::pay::Ratio;
use crate::money::read_number;

impl Ratio {
    /// Reads `1/3` or `30%`, with spaces anywhere; `None` for anything else, and for more than the whole.
    pub fn read(typed: &str) -> Option<Self> {
        if let Some(percent) = typed.trim().strip_suffix(['%', '％']) {
            return Self::percent(read_number(percent).ok().filter(|reading| reading.doubt.is_none())?.value);
        }
        let (part, whole) = typed.split_once('/')?;
        Self::new(part.trim().parse().ok()?, whole.trim().parse().ok()?)
    }
}
