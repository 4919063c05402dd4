//! The check code that a print carries: eight characters by which anybody finds out, without network, whether a plan still
//! says what the paper says. Never changes what a code means: prints outlive programs. The recipe is in docs/LINK.md.

mod code;
mod recipe;

#[cfg(test)]
mod tests;

pub use code::{Code, CodeError, LENGTH};
pub use recipe::check_code;

/// What two codes say of two plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The totals and every row.
    Same,
    /// The totals, but not every row.
    TotalsOnly,
    /// Not even the totals.
    Different,
}

/// What two codes say of their plans.
pub fn agreement(one: &Code, other: &Code) -> Agreement {
    match one.totals() == other.totals() {
        true if one == other => Agreement::Same,
        true => Agreement::TotalsOnly,
        false => Agreement::Different,
    }
}
