//! What a clause tells of counts, and how a document is cut into clauses.

use crate::check::rules::clause::{clauses, quoted};
use crate::check::rules::grammar::Grammar;
use crate::check::rules::spelling::counted;
use crate::check::rules::told::How;
use crate::money::{fold_word, unit_key, write_plain};

/// All that a clause tells, as `number unit`, with ` /how often in a year`, ` x years`, ` = total` or ` each …`.
fn told(clause: &str) -> Vec<String> {
    let summary = |told: crate::check::rules::told::Told| {
        let mut text = format!("{} {}", write_plain(told.number), told.unit.join(" "));
        match told.how {
            How::Once => {}
            How::Each(of) => text += &format!(" each {}", of.join(" ")),
            How::Per(per) => {
                text += &format!(" /{}", write_plain(per.in_year));
                text.extend(per.years.map(|years| format!(" x {}", write_plain(years))));
                text.extend(per.total.map(|total| format!(" = {}", write_plain(total))));
            }
        }
        text
    };
    Grammar::new().told(clause).into_iter().map(summary).collect()
}

fn check(clause: &str, expected: &[&str]) {
    // the unit is compared without case and marks in their order, so the cases are folded in the same way
    let fold_all = |text: &&str| text.split(' ').map(fold_unless_number).collect::<Vec<_>>().join(" ");
    let expected: Vec<String> = expected.iter().map(fold_all).collect();
    assert_eq!(told(clause), expected, "{clause}");
}

fn fold_unless_number(word: &str) -> String {
    if word.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '=')) { word.to_owned() } else { fold_word(word) }
}

#[test]
fn rates() {
    check("02 kỳ/tháng", &["2 kỳ /12"]);
    check("2 lần/ 1 năm", &["2 lần /1"]);
    check("1 lần / 6 tháng", &["1 lần /2"]);
    check("02 kỳ mỗi tháng", &["2 kỳ /12"]);
    check("mỗi năm tổ chức 01 đợt", &["1 đợt /1"]);
    check("mỗi năm hỗ trợ 20 doanh nghiệp", &["20 doanh nghiệp /1"]);
    check("mỗi năm có 20 doanh nghiệp đóng góp", &["20 doanh nghiệp đóng góp /1"]);
    check("Mỗi năm, lựa chọn 10 doanh nghiệp tiêu biểu", &["10 doanh nghiệp tiêu biểu /1"]);
    check("hàng tháng 01 kỳ", &["1 kỳ /12"]);
    check("mỗi quý 2 số", &["2 số /4"]);
    check("mỗi 6 tháng 01 lần", &["1 lần /2"]);
    check("hằng tuần 3 bài", &["3 bài /52"]);
    check("02 lớp/ năm x 05 năm = 10 lớp", &["2 lớp /1 x 5 = 10"]);
    check("02 lớp/năm × 5 năm", &["2 lớp /1 x 5"]);
    check("1.000 người/năm", &["1000 người /1"]);
    check("mỗi quý", &["1 quý /4"]);
    check("Hàng tháng", &["1 tháng /12"]);
}

#[test]
fn counts() {
    check("11 huyện", &["11 huyện"]);
    check("Tổ chức 02 lớp, mỗi lớp khoảng 50 người", &["2 lớp"]);
    check("mỗi lớp 50 người", &["50 người each lớp"]);
    check("02 đợt", &["2 đợt"]);
    check("Đài truyền thanh của 11 huyện, thị thành", &["11 huyện"]);
}

#[test]
fn says_nothing_in_doubt() {
    for clause in [
        "khoảng 50 người",
        "tối đa 3 lớp",
        "mỗi năm hơn 20 doanh nghiệp",
        "mỗi năm hỗ trợ thêm 5 doanh nghiệp",
        "3-5 lớp",
        "2 hoặc 3 lớp",
        "01 lớp/huyện",
        "10 - 15 người",
        "Năm 2018",
        "ngày 02 tháng 5",
        "từ ngày 02 tháng 5 năm 2018",
        "trong đó 20 người, còn lại là khách",
        "đã hỗ trợ 20 doanh nghiệp",
        "hỗ trợ 100%",
        "hỗ trợ giới thiệu 10 doanh nghiệp tham gia chương trình",
        "10 lớp/năm 2012",
        "Quyết định số 1284/QĐ-UBND",
        "01/7/2017",
        "0 lớp/năm",
        "1,5 lớp/năm",
        "hàng tháng, trên cơ sở nguồn tin khai thác từ TTNN",
        "Mỗi doanh nghiệp được hỗ trợ trong 01 năm",
        "",
    ] {
        check(clause, &[]);
    }
}

#[test]
fn a_sentence_is_cut_at_brackets_and_stops() {
    let check = |text: &str, expected: &[&str]| assert_eq!(clauses(text).collect::<Vec<_>>(), expected);
    check("Báo Quảng Ngãi (mỗi tháng 02 kỳ).", &["Báo Quảng Ngãi", "mỗi tháng 02 kỳ"]);
    check("Số lớp: 01 lớp/ năm x 05 năm = 05 lớp;", &["Số lớp", "01 lớp/ năm x 05 năm = 05 lớp"]);
    check("Gồm 1.000 tờ. In màu.", &["Gồm 1.000 tờ", "In màu"]);
    check("", &[]);
    assert_eq!(quoted("mỗi năm 01 đợt"), "mỗi năm 01 đợt");
    assert!(quoted(&"chữ ".repeat(50)).ends_with("chữ…"));
}

#[test]
fn spellings_of_one_word() {
    let same = |one: &str, other: &str| assert_eq!(fold_word(one), fold_word(other), "{one} {other}");
    let differ = |one: &str, other: &str| assert_ne!(fold_word(one), fold_word(other), "{one} {other}");
    same("Lần", "lần");
    same("khoá", "khóa");
    same("kì", "kỳ");
    same("người", "ngu\u{31B}o\u{31B}\u{300}i");
    same("ĐỢT", "đợt");
    differ("cuốn", "cuộn");
    differ("tờ", "tổ");
    differ("bản", "bàn");
    differ("đợt", "dợt");
    differ("máy", "mái");
    assert_eq!(unit_key("lớp / năm"), unit_key("Lớp/năm."));
    assert_eq!(unit_key("m²"), unit_key("M2"));
    assert_ne!(unit_key("lớp/năm"), unit_key("lớp năm"));
    assert_eq!(counted("web/năm"), ["web"]);
}
