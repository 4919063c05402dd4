//! Findings that the planner accepts as they are, and why. Never asks whether the plan has such a finding.

use super::accept;
use super::cell::{Cell, Reason, Refusal};
use crate::plan::{Plan, Waiver};

/// Accepts a finding, or gives another reason for one that is accepted.
pub(super) fn set(plan: &mut Plan, cell: Cell, finding: &str, reason: &str) -> Result<(), Refusal> {
    if !Waiver::is_finding_name(finding) {
        return Err(cell.refuse(Reason::NotAFinding));
    }
    let reason = accept::filled(cell, reason)?;
    match plan.waivers.iter_mut().find(|waiver| waiver.finding == finding) {
        Some(waiver) => waiver.reason = reason,
        None => plan.waivers.push(Waiver { finding: finding.to_owned(), reason }),
    }
    Ok(())
}

/// Accepts a finding no longer.
pub(super) fn delete(plan: &mut Plan, cell: Cell, finding: &str) -> Result<(), Refusal> {
    let position = plan.waivers.iter().position(|waiver| waiver.finding == finding);
    plan.waivers.remove(position.ok_or_else(|| cell.refuse(Reason::NotWaived))?);
    Ok(())
}
