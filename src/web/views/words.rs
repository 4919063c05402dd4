//! Small texts that several screens put together: a count, the years, a signed amount, what changed. Holds no sentence of its own.

use crate::compare::Comparison;
use crate::money::Scale;
use crate::text::{Catalogue, fill, signed};

/// "1 error" or "3 errors".
pub(super) fn counted(n: usize, one: &'static str, many: &'static str) -> String {
    if n == 1 { one.to_owned() } else { fill(many, &[("n", &n.to_string())]) }
}

/// The years as people write them: 2011–2015, or 2018.
pub(super) fn years_text((first, last): (u16, u16)) -> String {
    if first == last { first.to_string() } else { [first.to_string(), last.to_string()].join("–") }
}

/// What changed between two plans: "+12.000.000 đồng · 3 dòng đổi".
pub(super) fn changed_text(comparison: &Comparison, words: &Catalogue) -> String {
    let (total, lines) = (comparison.total.difference(), comparison.lines());
    let sum = (!total.is_zero()).then(|| [&signed(total, Scale::Dong), " ", words.dong].concat());
    let lines = (lines > 0).then(|| counted(lines, words.version_line, words.version_lines));
    let parts: Vec<String> = sum.into_iter().chain(lines).collect();
    if parts.is_empty() { words.version_same.to_owned() } else { parts.join(" · ") }
}
