//! What is old enough to go, decided from lists alone. It never names a plan.

/// Milliseconds of a day.
const DAY: u64 = 86_400_000;
/// How long daily revisions, deleted plans and old backups are kept.
const DAYS: u64 = 30;
/// How many of the newest revisions are always kept.
const RING: usize = 50;
/// Bytes that the newest revisions of a plan may take.
const ROOM: usize = 50_000_000;

/// Whether something of that time is older than thirty days. What seems to come from the future is not.
pub fn is_old(at: u64, now: u64) -> bool {
    now.saturating_sub(at) > DAY.saturating_mul(DAYS)
}

/// How many of the newest revisions are kept of a plan whose record has so many bytes: fifty, or as many as fit into
/// 50 MB, and five at least.
pub fn ring(bytes: usize) -> usize {
    ROOM.checked_div(bytes).unwrap_or(RING).clamp(5, RING)
}

/// The revisions (each with its time, oldest first) that need not be kept: all but the newest ones, and the last of
/// each day for thirty days. A clock that jumps cannot make it keep more than thirty days.
pub fn spare_revisions(history: &[(u64, u64)], ring: usize, now: u64) -> Vec<u64> {
    let (mut spare, mut days) = (Vec::new(), Vec::new());
    for (rev, at) in history.iter().rev().skip(ring) {
        let day = at.checked_div(DAY);
        let is_kept = !is_old(*at, now) && !days.contains(&day) && days.len() < usize::try_from(DAYS).unwrap_or(0);
        if is_kept {
            days.push(day);
        } else {
            spare.push(*rev);
        }
    }
    spare
}

/// The backups (names ending in `/<when>`) that may go for want of room: older than thirty days, with two newer ones of
/// the same plan.
pub fn spare_backups(names: &[String], now: u64) -> Vec<String> {
    let parts = |name: &str| {
        let (rest, at) = name.rsplit_once('/')?;
        let (plan, _) = rest.split_once('/')?;
        Some((plan.to_owned(), at.parse::<u64>().ok()?))
    };
    let is_spare = |name: &&String| {
        let Some((plan, at)) = parts(name) else { return false };
        let newer = names.iter().filter_map(|other| parts(other)).filter(|(of, when)| *of == plan && *when > at);
        is_old(at, now) && newer.count() >= 2
    };
    names.iter().filter(is_spare).cloned().collect()
}

/// The small texts that may go for want of room, in that order: steps of undo, then arrangements of tables whose plan is
/// not there.
pub fn spare_texts(keys: &[String], is_plan: &dyn Fn(&str) -> bool) -> Vec<String> {
    let undo = keys.iter().filter(|key| key.starts_with("undo:"));
    let lost = |key: &&String| key.strip_prefix("arrangement:").is_some_and(|plan| !is_plan(plan));
    undo.chain(keys.iter().filter(lost)).cloned().collect()
}
