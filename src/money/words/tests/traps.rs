//! Traps of amounts in words, each read both ways; never part of the product.
#![allow(clippy::unwrap_used)]

use super::*;

/// What is accepted, and as which amount.
#[test]
fn traps_that_are_read() {
    let cases = [
        ("một ngàn không trăm linh năm", 1_005),
        ("một ngàn không trăm lẻ năm đồng", 1_005),
        ("một nghìn năm trăm", 1_500),
        ("hai mươi nhăm", 25),
        ("hai mươi lăm", 25),
        ("hai mươi năm", 25),
        ("mười lăm", 15),
        ("mười năm", 15),
        ("hai mươi năm nghìn năm trăm năm mươi năm", 25_555),
        ("mười tư", 14),
        ("hai trăm linh năm", 205),
        ("hai trăm năm mươi", 250),
        ("một triệu hai trăm nghìn", 1_200_000),
        ("một triệu hai trăm", 1_000_200),
        ("một triệu hai nghìn", 1_002_000),
        ("một triệu không trăm linh hai", 1_000_002),
        ("ba tỉ", 3_000_000_000),
        ("ba tỷ", 3_000_000_000),
        ("Ba tỷ, ba trăm bốn mươi triệu đồng", 3_340_000_000),
        ("Một trăm lẻ một triệu đồng chẵn./.", 101_000_000),
        ("Bằng chữ Một trăm lẻ một triệu đồng", 101_000_000),
        ("Ba triệu Việt Nam đồng", 3_000_000),
        ("không", 0),
        ("Không đồng", 0),
        ("không trăm đồng", 0),
        ("một nghìn tỷ", 1_000_000_000_000),
        ("MỘT NGHÌN TỶ ĐỒNG", 1_000_000_000_000),
        (
            "Chín trăm chín mươi chín nghìn chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín \
             mươi chín nghìn chín trăm chín mươi chín đồng",
            999_999_999_999_999,
        ),
        ("Hai mu\u{31B}o\u{31B}i la\u{306}m ty\u{309} đo\u{302}\u{300}ng", 25_000_000_000),
    ];
    for (text, dong) in cases {
        let amount = Money::new(dong);
        assert_eq!(read_words(text), Ok(amount), "{text}");
        assert_eq!(wrong_word(text, amount), None, "{text}");
        let wrong = wrong_word(text, Money::new(dong + 1_000_000)).unwrap();
        assert_ne!(wrong.written, wrong.expected, "{text}");
    }
}

/// The text, the amount it should say, and the word: where, as written, as expected.
#[test]
fn traps_by_the_word_that_is_wrong() {
    let cases = [
        // Short forms are refused; against either amount it is another word that is missing.
        ("một triệu hai", 1_200_000, 3, "", "trăm"),
        ("một triệu hai", 1_000_002, 2, "", "linh"),
        ("một triệu hai trăm", 1_200_000, 4, "", "nghìn"),
        ("hai trăm năm", 250, 3, "", "mươi"),
        ("hai trăm năm", 205, 2, "", "linh"),
        ("hai lăm nghìn", 25_000, 1, "", "mươi"),
        ("hai mươi năm trăm", 25, 3, "trăm", ""),
        ("năm năm triệu", 5_000_000, 1, "năm", ""),
        ("mười lăm nghìn", 50_000, 0, "", "năm"),
        // A scale for another.
        ("ba triệu ba trăm bốn mươi triệu đồng", 3_340_000_000, 1, "triệu", "tỷ"),
        ("ba tỷ, ba trăm bốn mươi nghìn đồng", 3_340_000_000, 6, "nghìn", "triệu"),
        ("Một tỷ đồng", 1_000_000, 1, "tỷ", "triệu"),
        ("một triệu tỷ", 1_000_000_000_000, 1, "triệu", "nghìn"),
        ("một tỷ tỷ", 1_000_000_000_000, 1, "tỷ", "nghìn"),
        // A word left out or doubled.
        ("hai mươi triệu ba nghìn đồng", 20_300_000, 4, "", "trăm"),
        ("ba tỷ bốn mươi triệu", 3_340_000_000, 2, "", "ba"),
        ("ba triệu triệu đồng", 3_000_000, 2, "triệu", ""),
        ("hai trăm trăm nghìn", 200_000, 2, "trăm", ""),
        ("ba mươi năm lăm triệu", 35_000_000, 2, "năm", ""),
        ("một nghìn không linh năm", 1_005, 3, "", "trăm"),
        ("Ba trăm đồng", 300_000, 2, "", "nghìn"),
        ("một nghìn trăm linh năm", 1_005, 2, "", "không"),
        ("một triệu không đồng", 1_000_000, 2, "không", ""),
        // The style of the writer.
        ("hai ngàn năm trăm triệu năm trăm", 2_500_500_000_000, 4, "triệu", "tỷ"),
        ("ba tỉ năm trăm triệu hai ngàn một trăm năm", 3_500_002_105, 9, "", "linh"),
        ("ba tỉ năm trăm triệu hai ngàn một trăm lẻ bốn", 3_500_002_105, 10, "bốn", "năm"),
        ("một trăm lẻ một ngàn hai trăm năm", 101_205, 7, "", "lẻ"),
        ("ba ngàn triệu", 3_000_000_000_000, 2, "triệu", "tỷ"),
        ("hai tỉ ba trăm", 2_000_000_300_000, 1, "", "nghìn"),
        ("hai ngàn tỷ ba trăm triệu một trăm", 2_000_300_100_000, 8, "", "ngàn"),
        ("hai nghìn triệu năm trăm tỉ", 2_500_000_000_000, 2, "triệu", ""),
        // Titles, signs, and what is no number.
        ("(Bằng chữ: Bốn tỷ đồng)./.", 3_000_000_000, 2, "Bốn", "ba"),
        ("Bằng chữ: Ba tỷ, hai trăm triệu đồng", 3_000_000_000, 4, "hai", ""),
        ("3 tỷ đồng", 3_000_000_000, 0, "3", "ba"),
        ("ba tỷ rưỡi", 3_500_000_000, 2, "rưỡi", "năm"),
        ("Số tiền ba tỷ đồng", 3_000_000_000, 0, "Số", ""),
        ("ba tỷ đồng Việt", 3_000_000_000, 4, "", "Nam"),
        ("ba tỷ đồng Việt minh", 3_000_000_000, 4, "minh", "Nam"),
        ("ba tỷ Việt Nam", 3_000_000_000, 4, "", "đồng"),
        ("ba tỷ Việt Nam chẵn", 3_000_000_000, 4, "chẵn", "đồng"),
        ("ba tỷ năm đồng", 3_000_000_000, 2, "năm", ""),
        ("hai nghìn đồng", -2_000, 0, "", "âm"),
        ("âm hai nghìn đồng", 2_000, 0, "âm", ""),
        ("", 3_000, 0, "", "ba"),
        ("Bằng chữ: ./.", 3_000, 2, "", "ba"),
        ("đồng", 0, 0, "", "không"),
        ("không nghìn đồng", 0, 1, "nghìn", ""),
        ("Mo\u{323}\u{302}t trie\u{323}\u{302}u", 1_000_000_000, 1, "trie\u{323}\u{302}u", "tỷ"),
    ];
    for (text, dong, at, written, expected) in cases {
        let wrong = WrongWord { at, written: written.to_owned(), expected: expected.to_owned() };
        assert_eq!(wrong_word(text, Money::new(dong)), Some(wrong), "{text} for {dong}");
    }
}

/// Larger amounts than are read, and longer texts than any amount.
#[test]
fn no_size_is_too_large() {
    for dong in [1_000_000_000_000_000_000, i128::MAX, i128::MIN + 1] {
        let amount = Money::new(dong);
        let text = write_words(amount);
        assert_eq!(wrong_word(&text, amount), None, "{text}");
        assert!(wrong_word(&text, Money::new(dong / 10)).is_some(), "{text}");
    }
    let long = "ba ".repeat(5_000);
    assert_eq!(wrong_word(&long, Money::new(3)).map(|wrong| wrong.expected), Some(String::new()));
}
