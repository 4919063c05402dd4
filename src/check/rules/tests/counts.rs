//! Counts against what notes, prose and other lines say of them.

use super::check;

#[test]
fn a_note_that_is_a_rule() {
    let check = |text: &str, expected: &[&str]| check("note-rule", text, expected);
    check("2018\n1|Báo|kỳ|6000000 × 15|note 02 kỳ/tháng", &["warning #1: 15 / 24 “02 kỳ/tháng”"]);
    check("2018\n1|Báo|kỳ|6000000 × 24|note 02 kỳ/tháng", &[]);
    check("2018\n1|Báo|Kỳ báo|6000000 × 15|note 02 kỳ/tháng", &[]);
    check("2018\n1|Báo|kỳ|5 × 1 × 2 kỳ × 12 tháng|note 02 kỳ/tháng", &[]);
    check("2018\n1|Báo|kỳ|5 × 1 × 2 kỳ × 10 tháng|note 02 kỳ/tháng", &[]);
    check("2018\n1|Báo|lần|130000 × 300|note Đài truyền thanh của 11 huyện, thị thành", &[]);
    check("2018\n1|USB|chiếc|100000 × 110|note 11 huyện, thị thành, các siêu thị, TTTM...", &[]);
    check("2018\n1|Bản tin|huyện|5 × 10|note 11 huyện", &["warning #1: 10 / 11 “11 huyện”"]);
    check("2018\n1|Bản tin|tháng|5 × 10|note Hàng tháng", &["warning #1: 10 / 12 “Hàng tháng”"]);
    check("2018\n1|Bản tin|quý|5 × 4|note mỗi quý", &[]);
    check("2018\n1|Báo|kỳ|6000000 × 15|note Miễn phí", &[]);
    check("2018\n1|Báo|kỳ|= 90000000|note 02 kỳ/tháng", &[]);
    check("2018\n1|Khách|người|5 × 60|note Đợt 1: 20 người, đợt 2: 40 người", &[]);
    check("2018\n1|Khách|người|5 × 60|note 20 người, còn lại 40 người", &[]);
    check("2018\n1|Khách|người|5 × 60|note 20 người|prose 40 người", &[]);
    check("2018\n1|Bài|bài|5 × 50|note Mỗi tuần 01 bài", &[]);
    check("2018\n1|Bài|bài|5 × 40|note Mỗi tuần 01 bài", &["warning #1: 40 / 52 “Mỗi tuần 01 bài”"]);
    check("2018\n1|Lớp|lớp|5 × 1 × 22 lớp|note mỗi huyện 02 lớp", &[]);
    check("2018\n1|Lớp|lớp|5 × 1 × 3 lớp × 11 huyện|note mỗi huyện 02 lớp", &["warning #1: 3 / 2 “mỗi huyện 02 lớp”"]);
    check("2018\n1|Hỗ trợ|DN|5 × 10|prose mỗi năm hỗ trợ 20 doanh nghiệp", &[]);
}

#[test]
fn a_rule_for_every_year() {
    let check = |text: &str, expected: &[&str]| check("note-rule", text, expected);
    let enterprises = "prose Thành phố hỗ trợ (mỗi năm hỗ trợ 20 doanh nghiệp)";
    check(&format!("2011-2015\n1|Thư|doanh nghiệp|5 × 20|{enterprises}"), &[]);
    check(
        &format!("2011-2015\n1|Thư|doanh nghiệp|5 × 20,20,10,20,10|{enterprises}"),
        &["warning #1 2013 [2013, 2015]: 10 / 20 “mỗi năm hỗ trợ 20 doanh nghiệp”"],
    );
    check(
        &format!("2011-2012\n1|Thư|doanh nghiệp|5 × 10|{enterprises}"),
        &["warning #1 2011: 10 / 20 “mỗi năm hỗ trợ 20 doanh nghiệp”"],
    );
    // a blank year is another rule's affair
    check(&format!("2011-2012\n1|Thư|doanh nghiệp|5 × -,20|{enterprises}"), &[]);
    let classes = "prose 02 lớp/ năm x 05 năm = 10 lớp, mỗi lớp 100 người";
    check(&format!("2011-2015\n1|Lớp|lớp|35 × 2|{classes}"), &[]);
    check(&format!("2011-2015\n1|Lớp|lớp/năm|35 × 2|{classes}"), &[]);
    // the same ten classes in other steps
    check(&format!("2011-2015\n1|Lớp|lớp|35 × 3,1,2,2,2|{classes}"), &[]);
    check(
        &format!("2011-2015\n1|Lớp|lớp|35 × 2,2,2,2,-|{classes}"),
        &["warning #1: 8 / 10 “02 lớp/ năm x 05 năm = 10 lớp, mỗi lớp 100 người”"],
    );
    check(
        &format!("2011-2015\n1|Lớp|lớp|35 × 2 × 80 người|{classes}"),
        &["warning #1: 80 / 100 “02 lớp/ năm x 05 năm = 10 lớp, mỗi lớp 100 người”"],
    );
    check("2011-2015\n1|Lớp|lớp|35 × 1|note Tổ chức 02 lớp", &["warning #1: 5 / 2 “Tổ chức 02 lớp”"]);
    check("2011-2015\n1|Lớp|lớp|35 × 2|note Tổ chức 02 lớp", &[]);
    check("2011-2015\n1|Lớp|lớp|35 × 2|note Tổ chức 10 lớp", &[]);
}

#[test]
fn heads_of_one_activity() {
    let check = |text: &str, expected: &[&str]| check("head-count", text, expected);
    check(
        "2018
        1|Tập huấn
          1|Tài liệu|bộ|20000 × 1 × N người
          2|Nước uống|người|30000 × 1 × N người
          3|Ăn trưa|người|120000 × 1 × N!55 người
          4|Thù lao cho 02 diễn giả|người|5000000 × 2",
        &["note #4 like #2: 55 / 60"],
    );
    check(
        "2018
        1|Tập huấn
          1|Nước uống|người|30000 × 60
          2|Ăn trưa|đại biểu|120000 × 55
          3|Thù lao cho 2 diễn giả|người|5000000 × 2
          4|Thuê phòng hai người|người|1 × 30
          5|Ban tổ chức|người|1 × 50",
        &["warning #3 like #2: 55 / 60"],
    );
    check(
        "2018
        1|Tập huấn
          1|Nước uống|người/ngày|30000 × 120
          2|Ăn trưa|suất|120000 × 60
          3|Khách xa|người|120000 × 20",
        &[],
    );
    check("2018\n1|Nước uống|người|30000 × 60\n2|Ăn trưa|người|120000 × 55", &[]);
    check("2018\n1|A\n  1|Nước|người|5 × 60\n2|B\n  1|Ăn|người|5 × 55", &[]);
    check("2018-2019\n1|A\n  1|Nước|người|5 × 60,70\n  2|Ăn|người|5 × 65", &[]);
}

#[test]
fn a_lump_sum_for_a_number_of_things() {
    let check = |text: &str, expected: &[&str]| check("implied-price", text, expected);
    let monthly = "prose chuyên mục (mỗi tháng 01 kỳ)";
    check(
        &format!("2011-2012\nII|Phát thanh||= 34000000|{monthly}"),
        &["note #1 2011: 34000000 / 12 “mỗi tháng 01 kỳ”"],
    );
    check(&format!("2011-2012\nII|Phát thanh||= 36000000|{monthly}"), &[]);
    check(
        &format!("2011-2012\nII|Phát thanh||= 36000000,34000000|{monthly}"),
        &["note #1 2012: 34000000 / 12 “mỗi tháng 01 kỳ”"],
    );
    check(&format!("2018\nII|Phát thanh||= 34000000|{monthly}"), &["note #1: 34000000 / 12 “mỗi tháng 01 kỳ”"]);
    check(&format!("2018\nII|Phát thanh|kỳ|3400001 × 12|{monthly}"), &[]);
    check("2018\nII|Phát thanh||= 34000000", &[]);
    check(
        "2018\nII|Lớp||= 10000001|prose Số lượng: Tổ chức 02 lớp, mỗi lớp khoảng 50 người.",
        &["note #1: 10000001 / 2 “Tổ chức 02 lớp, mỗi lớp khoảng 50 người”"],
    );
    check("2018\nII|Lớp||= 10000001|prose Có 03 sở, ngành tham gia", &[]);
    check("2018\nII|Tờ rơi|tờ|= 10000000|note 300 tờ", &["note #1: 10000000 / 300 “300 tờ”"]);
    check("2018\nII|Tờ rơi|tờ|= 10000000|note 02 lớp", &[]);
    check("2018\nII|Lớp||= 10000000|count 3 lớp", &["note #1: 10000000 / 3 “3 lớp”"]);
    check("2018\nII|Lớp||= 9000000|count 3 lớp", &[]);
    // two classes a year or in all: both would have to be odd
    check("2011-2012\nII|Lớp||= 5,5|note Tổ chức 02 lớp", &[]);
}
