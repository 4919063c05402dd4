//! Where new lines and groups go.

use super::*;
use crate::edit::{Command, apply};
use crate::plan::Funding;
use crate::range::{add_group, add_line, insert_line};

/// Where the new item stands: its group, its place there, and who pays it.
#[track_caller]
fn check(add: impl Fn(&Plan) -> Command, expected: (Option<Id>, usize, Funding)) {
    let plan = seed(DONG);
    let after = apply(&plan, &add(&plan)).unwrap();
    let (group, place) = after.outline.place_of(plan.next_id).unwrap();
    let item = after.outline.get(plan.next_id).unwrap();
    let funding = item.line().map_or(Funding::Unstated, |line| line.funding.clone());
    assert_eq!((group, place, funding), expected);
}

#[test]
fn what_is_added_goes_where_a_planner_works() {
    // line 15 is the first in group 14, which is the second of the plan; one source pays all of it
    let source = Funding::Source(1);
    check(|plan| add_line(plan, Some(15)), (Some(14), 1, source.clone()));
    check(|plan| add_line(plan, Some(14)), (Some(14), 0, source.clone()));
    check(|plan| add_line(plan, None), (None, 5, source.clone()));
    check(|plan| insert_line(plan, 15, true), (Some(14), 0, source.clone()));
    check(|plan| insert_line(plan, 15, false), (Some(14), 1, source));
    check(|plan| add_group(plan, Some(15)), (None, 2, Funding::Unstated));
    check(|plan| add_group(plan, Some(14)), (None, 2, Funding::Unstated));
    check(|plan| add_group(plan, None), (None, 5, Funding::Unstated));
}
