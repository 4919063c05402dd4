//! What selected cells come to.

use super::*;
use crate::entry::Column::{Count, Label, Price, Total, Year};

#[track_caller]
fn check(name: &str, ids: &[Id], columns: &[Column], expected: &str) {
    let plan = seed(name);
    assert_eq!(sum_text(&plan, &sum(&plan, &compute(&plan), ids, columns), Lang::Vi), expected);
}

#[test]
fn each_dong_counts_once() {
    check(THOUSAND, &[2, 3], &[Year(0)], "2 ô · Cộng 2 số tiền: 19.600 nghìn đồng");
    check(THOUSAND, &[1, 2, 3, 8], &[Year(0)], "4 ô · Cộng 1 số tiền: 19.600 nghìn đồng");
    check(THOUSAND, &[1, 2, 4, 5], &[Total, Year(0), Year(1)], "12 ô · Cộng 2 số tiền: 412.500 nghìn đồng");
    check(THOUSAND, &[2], &[Label, Year(0), Year(1)], "3 ô · Cộng 2 số tiền: 25.000 nghìn đồng");
    check(THOUSAND, &[16], &[Label], "1 ô");
}

#[test]
fn counts_are_added_where_nothing_else_is() {
    check(DONG, &[4, 5, 6], &[Count], "3 ô · Cộng số lượng: 6");
    check(DONG, &[4, 5, 6], &[Label, Count], "6 ô · Cộng số lượng: 6");
    check(DONG, &[4, 5], &[Count, Price], "4 ô");
}
