//! Which edition of files and links a plan needs, so that what older programs can read stays as they know it. Holds no format.

use super::{Ceiling, Contribution, Line, Norm, Plan, Target};

impl Plan {
    /// 3 where the plan has scenarios, ranges, or says what a cut must leave. 2 where says what came later than the first files and links: a price index, budget codes, a cap or a delay of
    /// what lines add to targets, what is spent of a ceiling, or the date of a norm. Else 1.
    pub fn edition(&self) -> u32 {
        let lines = || self.outline.items().iter().filter_map(|item| item.line()).any(has_codes);
        let is_second = !self.index.is_empty()
            || self.targets.iter().any(has_limits)
            || self.ceilings.iter().any(has_more)
            || self.norms.iter().any(has_date)
            || lines();
        let has_none =
            self.scenarios.is_empty() && self.ranges.is_empty() && self.holds.is_empty() && self.weights.is_empty();
        if !has_none {
            3
        } else if is_second {
            2
        } else {
            1
        }
    }
}

fn has_codes(line: &Line) -> bool {
    !line.codes.is_empty()
}

fn has_limits(target: &Target) -> bool {
    let limited = |contribution: &Contribution| contribution.cap.is_some() || contribution.delay > 0;
    target.contributions.iter().any(limited)
}

fn has_more(ceiling: &Ceiling) -> bool {
    ceiling.code.is_some() || ceiling.spent.is_some()
}

fn has_date(norm: &Norm) -> bool {
    !norm.date.is_empty()
}
