//! Words that stand in a file, the same for reading and writing. Never shown to people.

use crate::money::Scale;
use crate::plan::{CodeKind, RangeOf, Verdict};

/// What every plan file says it is.
pub(super) const FORMAT: &str = "du-toan";

/// What every flat file says it is.
pub(super) const FLAT: &str = "bench-plan/1";

/// The word for a scale.
pub(super) fn scale_word(scale: Scale) -> &'static str {
    match scale {
        Scale::Dong => "dong",
        Scale::Thousand => "thousand",
        Scale::Million => "million",
        Scale::Billion => "billion",
    }
}

/// The word for a kind of budget code.
pub(super) fn code_word(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Chapter => "chapter",
        CodeKind::Section => "section",
        CodeKind::Entry => "entry",
    }
}

/// The word for a figure that may lie in a range.
pub(super) fn range_word(of: RangeOf) -> &'static str {
    match of {
        RangeOf::Price => "price",
        RangeOf::Count => "count",
        RangeOf::Amount => "amount",
    }
}

/// The word for what an appraiser says.
pub(super) fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accept => "accept",
        Verdict::Cut => "cut",
        Verdict::Ask => "ask",
    }
}
