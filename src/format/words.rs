//! Words that stand in a file, the same for reading and writing. Never shown to people.

use crate::money::Scale;
use crate::plan::CodeKind;

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
