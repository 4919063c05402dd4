//! Units, years and prices of single lines.

use super::check;

#[test]
fn one_unit_in_two_spellings() {
    let check = |text: &str, expected: &[&str]| check("unit-of-measure", text, expected);
    check(
        "2018\n1|A|lần|1 × 1\n2|B|lần|1 × 1\n3|C|Lần|1 × 1\n4|D|Lần|1 × 1\n5|E|lần|1 × 1",
        &["note #3 like #1: Lần / lần"],
    );
    check("2018\n1|A|Lần|1 × 1\n2|B|lần|1 × 1\n3|C|lần|1 × 1", &["note #1 like #2: Lần / lần"]);
    check("2018\n1|A|lớp/năm|1 × 1\n2|B|lớp / năm|1 × 1", &["note #2 like #1: lớp / năm / lớp/năm"]);
    check("2018\n1|A|khoá|1 × 1\n2|B|khóa|1 × 1", &["note #2 like #1: khóa / khoá"]);
    check("2018\n1|A|người|1 × 1\n2|B|nguoi|1 × 1", &["note #2 like #1: nguoi / người"]);
    check("2018\n1|A|cái|1 × 1\n2|B|chiếc|1 × 1\n3|C|cuốn|1 × 1\n4|D|cuộn|1 × 1\n5|E|báo|1 × 1\n6|F|bao|1 × 1", &[]);
    check("2018\n1|A|cuốn|1 × 1\n2|B|cuộn|1 × 1\n3|C|Cuộn|1 × 1", &["note #3 like #2: Cuộn / cuộn"]);
    check("2018\n1|A||1 × 1\n2|B|DN|1 × 1\n3|C|doanh nghiệp|1 × 1", &[]);
    check("2018\n1|A|doanh  nghiệp|1 × 1\n2|B|doanh nghiệp|1 × 1", &[]);
}

#[test]
fn a_blank_year_of_what_comes_every_year() {
    let check = |text: &str, expected: &[&str]| check("blank-year", text, expected);
    let yearly = "prose Tổ chức thanh tra tại địa phương (mỗi năm tổ chức 01 đợt).";
    check(&format!("2011-2013\nIII|Thanh tra||= -,5,5|{yearly}"), &["warning #1 2011 [2011] “mỗi năm tổ chức 01 đợt”"]);
    check(
        &format!("2011-2013\nIII|Thanh tra||= 5,-,-|{yearly}"),
        &["warning #1 2012 [2012, 2013] “mỗi năm tổ chức 01 đợt”"],
    );
    check(&format!("2011-2013\nIII|Thanh tra||= 0,5,5|{yearly}"), &[]);
    check(&format!("2011-2013\nIII|Thanh tra||= 5|{yearly}"), &[]);
    check(&format!("2011-2013\nIII|Thanh tra|||{yearly}"), &[]);
    check(&format!("2011\nIII|Thanh tra||= -|{yearly}"), &[]);
    check("2011-2012\nIII|Web||= -,5|note thường xuyên", &["warning #1 2011 [2011] “thường xuyên”"]);
    check("2011-2012\nIII|Web||= -,5|note Theo kế hoạch hàng năm được duyệt", &[]);
    check("2011-2012\nIII|Web||= -,5|note Năm 2012", &[]);
    check("2011-2012\nIII|Web||= -,5|note Nguồn chi thường xuyên", &[]);
    check("2011-2012\nIII|Web||= -,5|note Từ năm 2012 mỗi năm 01 đợt", &[]);
}

#[test]
fn costs_that_go_on() {
    let check = |text: &str, expected: &[&str]| check("recurring", text, expected);
    check("2011-2013\n1|Chi phí thuê sàn giao dịch TMĐT||= 156", &["note #1 2013: - / 156"]);
    check("2011-2013\n1|Cập nhật dữ liệu (tính theo hằng năm)|năm|25 × -,1,1", &["note #1 2013: - / 25"]);
    check("2011-2013\n1|Thuê máy chủ||= 5,-,5", &[]);
    check("2011-2013\n1|Thuê máy chủ||= 5,5,-", &[]);
    check("2011-2013\n1|Thuê máy chủ||= -,-,5", &[]);
    check("2011-2013\n1|Thuê hosting||= -,-,5", &["note #1 2013: - / 5"]);
    check("2018\n1|Phí thuê tên miền|web/năm|230000 × 10", &["note #1 2018: - / 2300000"]);
    check("2018\n1|Phí thuê hosting|web|5 × 1", &["note #1 2018: - / 5"]);
    check("2018\n1|Thuê máy chủ|gói|5 × 1", &[]);
    check("2018\n1|Thuê máy chủ|máy/năm|5 × 1", &["note #1 2018: - / 5"]);
    check("2018\n1|Duy trì, cài đặt, hiệu chỉnh||0 × 0", &[]);
    check("2018\n1|Duy trì cổng||5 × 1|kind Donor", &[]);
    check("2018\n1|Thuê hội trường (80 người)|gói|9000000 × 1", &[]);
    check("2011-2012\n1|Hệ thống thư điện tử với tên miền riêng của doanh nghiệp|doanh nghiệp|2 × 20", &[]);
    check("2018\n1|Thuế tên miền|gói|5 × 1", &[]);
}

#[test]
fn a_price_above_its_norm() {
    let check = |text: &str, expected: &[&str]| check("price-cap", text, expected);
    check("2018\n1|Ăn trưa|người|120000 × 5|cap 100000", &["error #1: 100000 / 120000 “Định mức”"]);
    check("2018\n1|Ăn trưa|người|100000 × 5|cap 100000", &[]);
    check("2018-2019\n1|Ăn trưa|người|100000,120000 × 5|cap 100000", &["error #1 2019: 100000 / 120000 “Định mức”"]);
    check("2018\n1|Ăn trưa|người|= 120000|cap 100000", &[]);
    check("2018\n1|Ăn trưa|người|120000 × 5", &[]);
}

#[test]
fn a_norm_is_held_against_what_is_paid_when_prices_rise() {
    let mut plan = super::plan("2018-2020\n1|Ăn trưa|người|95000 × 5|cap 100000");
    plan.index = vec![None, Some(5.into()), Some(5.into())];
    let found = super::findings_of(&plan, &crate::calc::compute(&plan));
    let found: Vec<String> =
        found.iter().filter(|it| it.rule == crate::check::Rule::PriceCap).map(super::summary).collect();
    assert_eq!(found, ["error #1 2020: 100000 / 104738 “Định mức”"]);
}

#[test]
fn a_price_far_from_another_plan() {
    let check = |text: &str, expected: &[&str]| check("price-outlier", text, expected);
    let there = "Kế hoạch phát triển Thương mại Điện tử tỉnh Đồng Nai năm 2018";
    let finding = |item: u32, ours: u32, theirs: u32| format!("note #{item}: {ours} / {theirs} “{there}”");
    check("2026\n1|Phí thuê hosting|web/năm|5000000 × 3", &[&finding(1, 5_000_000, 1_308_000)]);
    check("2026\n1|Phi thue Hosting|Web / năm|400000 × 3", &[&finding(1, 400_000, 1_308_000)]);
    check("2026\n1|Phí thuê hosting|web/năm|2000000 × 3", &[]);
    check("2026\n1|Phí thuê hosting|năm|5000000 × 3", &[]);
    check("2026\n1|Phí thuê máy chủ riêng|web/năm|5000000 × 3", &[]);
    check("2026\n1|Phí thuê hosting|web/năm|0 × 3", &[]);
    check("2026\n1|Phí thuê hosting|web/năm|5000000 × 3|kind Donor", &[]);
    check("2026\n1|Phí thuê hosting|web/năm|= 5000000", &[]);
}
