//! What is said of a search in Đồng Nai: what is found, its neighbour, and why nothing is.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::goal::seek;
use crate::open::Seed;

/// What is said of the search in Đồng Nai.
#[track_caller]
fn check(lever: &Lever, aim: &Aim, wanted: i64, expected: &str) {
    let plan = Seed::named("dong-nai-2018").unwrap().plan().unwrap();
    let said = match seek(&plan, (lever, aim), Decimal::from(wanted), &mut |_| true) {
        Ok(sought) => sought_text(&plan, (lever, aim), (&sought, Decimal::from(wanted)), Lang::Vi).join(" "),
        Err(why) => unreached_text(&plan, (lever, aim), (&why, Decimal::from(wanted)), Lang::Vi),
    };
    assert_eq!(said, expected);
}

#[test]
fn what_is_found_is_said_with_its_neighbour() {
    let hall = Lever::Price { item: 4, year: None };
    let expected = "Đơn giá · dòng 1.1: Chi phí thuê hội trường (80 người): 9.000.000 đồng → 4.350.000 đồng thì Tổng cộng là \
                    325.000.000 đồng, đúng con số muốn đạt.";
    check(&hall, &Aim::Total, 325_000_000, expected);
    let expected = "Số người dự: 60 → 20 thì Tổng cộng là 324.930.000 đồng, thấp hơn 70.000 đồng. Với 21 thì là 325.048.000 đồng, \
                    cao hơn 48.000 đồng.";
    check(&Lever::Driver(2), &Aim::Total, 325_000_000, expected);
    let expected = "Mọi giá và khoán: 0% → -9% thì Tổng cộng là 299.981.500 đồng, thấp hơn 18.500 đồng. Với -8,99% \
                    thì là 300.014.342 đồng, cao hơn 14.342 đồng.";
    check(&Lever::Prices { item: None }, &Aim::Total, 300_000_000, expected);
}

#[test]
fn what_is_not_found_has_a_reason() {
    let expected = "Đổi “Số người dự” không làm “nhóm 4: Hỗ trợ doanh nghiệp, HTX... xây dựng…” thay đổi. Hãy chọn con số khác để đổi.";
    check(&Lever::Driver(2), &Aim::Item(30), 1, expected);
    let expected = "“Năm 2030” chưa tính được, nên chưa tìm được. Nếu là mục tiêu tính theo %, hãy nhập tổng số trước.";
    check(&Lever::Driver(2), &Aim::Year(2030), 1, expected);
    let expected = "Không đạt được 1 đồng: chỉ đổi “Phần Ngân sách tỉnh trả · dòng 1.1: Chi phí thuê hội trường (80 người)” thì \
                    “Ngân sách tỉnh” thấp nhất là 320.650.000 đồng.";
    check(&Lever::Share { item: Some(4), source: 1 }, &Aim::Source(1), 1, expected);
    let expected = "Không đạt được 900.000.000 đồng: chỉ đổi “Phần Ngân sách tỉnh trả · dòng 1.1: Chi phí thuê hội trường (80 \
                    người)” thì “Ngân sách tỉnh” cao nhất là 329.650.000 đồng.";
    check(&Lever::Share { item: Some(4), source: 1 }, &Aim::Source(1), 900_000_000, expected);
}
