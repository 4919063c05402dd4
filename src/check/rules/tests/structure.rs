//! Numbers of items, copied blocks, text against money, and texts that hide something.

use super::check;

#[test]
fn numbers_out_of_order() {
    let check = |text: &str, expected: &[&str]| check("order", text, expected);
    check("2018\nI|A\nII|B\nIII|C\nV|D", &["note #4 like #3"]);
    check("2018\nI|A\n  a)|A\n  b)|B\nII|C\n  a)|D\n  a)|E", &["note #6 like #5"]);
    check("2018\n6|A\n  6.1|A\n  6.2|B\n  d)|C\n  d)|D\n  e)|E", &["note #5 like #4"]);
    check("2018\n1.|A\n2.|B\n3/|C\n4/|D", &[]);
    check("2018\n-|A\n-|B\n|C\nPhụ lục|D", &[]);
}

#[test]
fn a_block_that_is_a_copy() {
    let check = |text: &str, expected: &[&str]| check("identical-block", text, expected);
    let hall = "\n  1|Thuê hội trường|gói|9000000 × 1\n  2|In băng rôn + cổng.|m2|90000 × 4";
    let typed_otherwise = "\n  -|THUÊ HỘI TRƯỜNG|gói|9000000 × 1\n  -|In băngrôn + cổng|m2|90000 × 4";
    check(&format!("2018\n1|A{hall}\n2|B{hall}"), &["note #4 like #1"]);
    check(&format!("2018\n1|A{hall}\n2|B{typed_otherwise}"), &["note #4 like #1"]);
    check(&format!("2018\n1|A{hall}\n2|B{hall}\n3|C{hall}"), &["note #4 like #1", "note #7 like #1"]);
    check(&format!("2018\n1|A{hall}\n2|B{}", hall.replace("× 4", "× 5")), &[]);
    check(&format!("2018\n1|A{hall}\n2|B{}", hall.replace("90000 × 4", "40000 × 9")), &[]);
    check(&format!("2018\n1|A{hall}\n2|B{}", hall.replace("gói", "buổi")), &[]);
    check(&format!("2018\n1|A{hall}\n2|B{}", hall.replace("hội trường", "phòng họp")), &[]);
    check("2018\n1|A\n  1|X|gói|5 × 1\n2|B\n  1|X|gói|5 × 1", &[]);
    check("2018\n1|A\n  1|X\n  2|Y\n2|B\n  1|X\n  2|Y", &[]);
}

#[test]
fn money_for_what_is_described_nowhere() {
    let check = |text: &str, expected: &[&str]| check("money-without-activity", text, expected);
    let told = "2018\nI|Tập huấn\n  1|Lớp 1||= 5|prose Tổ chức 02 lớp.\n  2|Lớp 2||= 5|lead Sở Công Thương";
    check(told, &[]);
    check(&format!("{told}\n  3|Sách báo||= 5"), &["note #4"]);
    check(&format!("{told}\nII|Duy trì sàn\n  1|Thuê sàn||= 5\n  2|Thuê máy||= 5"), &["note #4"]);
    check(&format!("{told}\nII|Sàn|||prose Duy trì sàn.\n  1|Thuê sàn||= 5"), &[]);
    check(&format!("{told}\nII|Chi phí khác||= 5"), &[]);
    check(&format!("{told}\nII|Dự phòng||= 0"), &[]);
    // the document has no text, or hardly any
    check("2018\nI|A||= 5\nII|B||= 5", &[]);
    check("2018\nI|A||= 5|prose Có.\nII|B||= 5\nIII|C||= 5", &[]);
    // it calculates them where it describes them
    check(&format!("{told}\nII|Thuê sàn||= 6|count 3 lần"), &[]);
}

#[test]
fn an_activity_without_money() {
    let check = |text: &str, expected: &[&str]| check("activity-without-money", text, expected);
    let told = "2018\nI|Tập huấn||= 5|prose Tổ chức 02 lớp.";
    check(told, &[]);
    check(&format!("{told}\nII|Phát triển công nghệ\n  -|Xây dựng chính sách\n  -|Phổ biến tiêu chuẩn"), &["note #2"]);
    check(&format!("{told}\nII|Đào tạo|||prose Đào tạo cán bộ."), &["note #2"]);
    check(&format!("{told}\nII|Hỗ trợ\n  1|Web||= 5\n  2|Tư vấn|||prose Tư vấn."), &[]);
    check(&format!("{told}\nII|Đăng tin|Hàng tuần||note Miễn phí"), &[]);
    check(&format!("{told}\nII|Đào tạo||0 × 0|kind EcomViet"), &[]);
    check("2018\nI|A||= 5\nII|B", &[]);
    check("2018\nI|A\nII|B", &[]);
}

#[test]
fn a_text_with_characters_that_nobody_sees() {
    let check = |text: &str, expected: &[&str]| check("hidden-character", text, expected);
    check("2018\nI|Tập huấn “TMĐT” 👩\u{200d}👧|lớp/năm|5 × 1|note 02 lớp – 50%", &[]);
    check("2018\nI|Tập\u{200b} huấn||= 5\nII|B", &["note #1 “Tập\u{200b} huấn”"]);
    check("2018\nI|A|lớp\u{ad}|5 × 1|note \u{202e}x", &["note #1 “lớp\u{ad}”"]);
    check("2018\nI|A\n  1|B||= 5|prose Mỗi\u{feff} năm", &["note #2 “Mỗi\u{feff} năm”"]);
    let long = ["a".repeat(90), "\u{202e}".to_owned(), "b".repeat(90)].concat();
    let found = ["note #1 “", &"a".repeat(20), "\u{202e}", &"b".repeat(19), "”"].concat();
    check(&["2018\nI|", &long].concat(), &[&found]);
}
