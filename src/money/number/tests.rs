//! Cases and laws of typed numbers and of the file's plain decimals; never part of the product.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use super::*;
use crate::money::{LIMITS, Money, print_decimal};
use proptest::prelude::*;

/// What reading a text gives, in one line: its number, what is to be said about it, or the error.
fn summary(reading: Result<Reading, NumberError>) -> String {
    match reading {
        Ok(Reading { value, form, names_unit, doubt }) => {
            let mut text = write_plain(value);
            match form {
                Form::Vietnamese => {}
                Form::PointDecimal => text.push_str(" point"),
                Form::English => text.push_str(" english"),
            }
            if names_unit {
                text.push_str(" đ");
            }
            if let Some(doubt) = doubt {
                text.push_str(" or ");
                text.push_str(&write_plain(doubt));
            }
            text
        }
        Err(NumberError::Empty) => "empty".to_owned(),
        Err(NumberError::Unexpected { character, at }) => format!("{character} at {at}"),
        Err(NumberError::Grouping { readings }) => {
            assert!((1..=2).contains(&readings.len()));
            format!("maybe {}", readings.into_iter().map(write_plain).collect::<Vec<_>>().join(" or "))
        }
        Err(NumberError::TooManyDecimals { decimals }) => format!("{decimals} decimals"),
        Err(NumberError::TooManyDigits { digits }) => format!("{digits} digits"),
    }
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(summary(read_number(text)), *expected, "{text:?}");
    }
}

#[test]
fn vietnamese_numbers() {
    check(&[
        ("0", "0"),
        ("7", "7"),
        ("05", "5"),
        ("007", "7"),
        ("00", "0"),
        ("42", "42"),
        ("1234567", "1234567"),
        ("1.234", "1234"),
        ("12.345", "12345"),
        ("123.456", "123456"),
        ("1.000", "1000"),
        ("1.234.567", "1234567"),
        ("3.637.500.000", "3637500000"),
        ("999.999.999.999.999", "999999999999999"),
        ("2,5", "2.5"),
        ("0,5", "0.5"),
        ("00,5", "0.5"),
        ("1,50", "1.5"),
        ("18,5", "18.5"),
        ("1,2345", "1.2345"),
        ("1234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("1.234,567", "1234.567"),
        ("0,0015", "0.0015"),
        ("1,000000", "1"),
        ("12,500000", "12.5"),
        ("0,000", "0"),
        ("1 234 567", "1234567"),
        ("1 234,5", "1234.5"),
        ("1\u{A0}234\u{A0}567", "1234567"),
        ("1\u{202F}234\u{202F}567,5", "1234567.5"),
        ("1\u{2009}234", "1234"),
        ("1\u{A0}234 567", "1234567"),
        ("  1.234  ", "1234"),
        ("\t1.234\r\n", "1234"),
        ("\u{3000}5", "5"),
        ("１２３", "123"),
        ("１．２３４，５", "1234.5"),
        ("999999999999999,9999", "999999999999999.9999"),
        ("000000000000000000001", "1"),
    ]);
}

#[test]
fn signs() {
    check(&[
        ("-1.000", "-1000"),
        ("−1.000", "-1000"),
        ("–1.000", "-1000"),
        ("－５", "-5"),
        ("- 1.000", "-1000"),
        ("-0,5", "-0.5"),
        ("-0", "0"),
        ("(0)", "0"),
        ("(1.000)", "-1000"),
        ("( 1.000 )", "-1000"),
        ("（1.000）", "-1000"),
        ("(1,5 tr)", "-1500000 đ"),
        ("(1.000) đ", "-1000 đ"),
        ("(1.000đ)", "-1000 đ"),
        ("(1.5)", "-1.5 point"),
        ("--1", "- at 1"),
        ("-(1)", "( at 1"),
        ("(-1)", "- at 1"),
        ("((1))", "( at 1"),
        ("(1.000", "( at 0"),
        ("(1.000 đ", "( at 0"),
        ("(1.000]", "] at 6"),
        ("1.000)", ") at 5"),
        ("1.000-", "- at 5"),
        ("+5", "+ at 0"),
        ("-", "- at 0"),
        (" - ", "- at 1"),
        ("()", ") at 1"),
    ]);
}

#[test]
fn units() {
    check(&[
        ("1.500.000đ", "1500000 đ"),
        ("1.500.000 ₫", "1500000 đ"),
        ("1.500.000\u{A0}₫", "1500000 đ"),
        ("1.500.000 đồng", "1500000 đ"),
        ("1.500.000 đô\u{300}ng", "1500000 đ"),
        ("1.500.000 dong", "1500000 đ"),
        ("3.637.500.000VNĐ", "3637500000 đ"),
        ("40.000.000 VND", "40000000 đ"),
        ("40.000.000 vnđ", "40000000 đ"),
        ("250k", "250000 đ"),
        ("250K", "250000 đ"),
        ("250n", "250000 đ"),
        ("250 nghìn", "250000 đ"),
        ("250 ngàn đồng", "250000 đ"),
        ("250kđ", "250000 đ"),
        ("1,5tr", "1500000 đ"),
        ("1,5 TR", "1500000 đ"),
        ("1.5tr", "1500000 point đ"),
        ("1.500tr", "1500000000 đ"),
        ("1,5 triệu", "1500000 đ"),
        ("1,5 triệu đồng", "1500000 đ"),
        ("1,5 trđ", "1500000 đ"),
        ("1,5 trie\u{323}\u{302}u", "1500000 đ"),
        ("2ty", "2000000000 đ"),
        ("2 tỷ", "2000000000 đ"),
        ("2 tỉ đồng", "2000000000 đ"),
        ("3,6375 tỷ", "3637500000 đ"),
        ("3,63754321 tỷ", "3637543210 đ"),
        ("0,000001 tr", "1 đ"),
        ("2 nghìn tỷ", "2000000000000 đ"),
        ("300 million", "300000000 đ"),
        ("1,5 billion VND", "1500000000 đ"),
        ("250 thousand", "250000 đ"),
        ("2 millions", "m at 2"),
        ("2.500 tỷ", "2500000000000 đ"),
        ("5 tỷ nghìn", "n at 5"),
        ("5 triệu tỷ", "t at 8"),
        ("5 đ đ", "đ at 4"),
        ("5 đ k", "k at 4"),
        ("5 USD", "U at 2"),
        ("$5", "$ at 0"),
        ("đ", "đ at 0"),
        ("tr", "t at 0"),
        ("1tr5", "5 at 3"),
        ("2.000.000VNĐ/ tháng", "/ at 12"),
        ("30 người", "n at 3"),
        ("02 lớp/năm", "l at 3"),
        ("1.000.000 tỷ", "16 digits"),
        ("1,00001 k", "1000.01 đ"),
        ("1,00000001 k", "5 decimals"),
    ]);
}

#[test]
fn other_habits_are_marked() {
    check(&[
        ("1.5", "1.5 point"),
        ("1.50", "1.5 point"),
        ("12.00", "12 point"),
        ("1234.5", "1234.5 point"),
        ("1234567.25", "1234567.25 point"),
        ("0.5", "0.5 point"),
        ("0.125", "0.125 point"),
        ("0.1234", "0.1234 point"),
        ("0.12345", "5 decimals"),
        ("0.000", "0 point"),
        ("-2.5", "-2.5 point"),
        ("1,234,567", "1234567 english"),
        ("-1,234,567", "-1234567 english"),
        ("100,000,000", "100000000 english"),
        ("1,234,567.89", "1234567.89 english"),
        ("1,234.5", "1234.5 english"),
        ("1,234.00", "1234 english"),
        ("1,234.56789", "5 decimals"),
        ("150,000", "150 or 150000"),
        ("1,234", "1.234 or 1234"),
        ("-1,234", "-1.234 or -1234"),
        ("1,500 k", "1500 đ or 1500000"),
        ("0,123", "0.123"),
        ("1234,567", "1234.567"),
        ("1.234,567", "1234.567"),
    ]);
}

#[test]
fn malformed_marks_carry_what_may_be_meant() {
    check(&[
        ("87.5000", "maybe 87500 or 875000"),
        ("293.0000", "maybe 293000 or 2930000"),
        ("-87.5000", "maybe -87500 or -875000"),
        ("87.5000 tr", "maybe 87500000000 or 875000000000"),
        ("87.50000", "maybe 87500 or 8750000"),
        ("87.500000", "maybe 87500000"),
        ("87.5123", "maybe 87.5123 or 875123"),
        ("1.23.456", "maybe 123456"),
        ("12.3456.789", "maybe 123456789"),
        ("1.4180.000", "maybe 1418000 or 14180000"),
        ("1.0000.000", "maybe 1000000 or 10000000"),
        ("1.500.00", "maybe 1500000 or 150000"),
        ("1.00.000", "maybe 1000000 or 100000"),
        ("1.234.5", "maybe 1234.5 or 12345"),
        ("1.234.56", "maybe 1234.56 or 123456"),
        ("1234.567", "maybe 1234.567 or 1234567"),
        ("1234.567.890", "maybe 1234567890"),
        ("0.500.000", "maybe 500000"),
        ("01.234", "maybe 1.234 or 1234"),
        ("1,2,3", "maybe 123"),
        ("1,23,456", "maybe 123456"),
        ("1,234,56", "maybe 1234.56 or 123456"),
        ("1,234.567", "maybe 1234.567 or 1234567"),
        ("1.234 567", "maybe 1234567"),
        ("1 234.567", "maybe 1234.567 or 1234567"),
        ("12 34", "maybe 1234"),
        ("1.23,5", "maybe 123.5"),
        ("87.5000,5", "maybe 87500.5 or 875000.5"),
        ("1.234,567,890", "maybe 1234567890"),
        ("1.234.567.890.123.4567", "maybe 1234567890123.4567"),
        ("1.23,45678", "5 decimals"),
        ("12.3456.789.123.456.789", "18 digits"),
    ]);
}

#[test]
fn what_is_no_number_is_refused() {
    check(&[
        ("", "empty"),
        ("   ", "empty"),
        ("\u{A0}\n", "empty"),
        ("abc", "a at 0"),
        ("NaN", "N at 0"),
        ("inf", "i at 0"),
        ("1e3", "e at 1"),
        ("1E3", "E at 1"),
        ("1_000", "_ at 1"),
        ("1'000", "' at 1"),
        ("0x10", "x at 1"),
        ("5%", "% at 1"),
        ("12,5 %", "% at 5"),
        ("1.", ". at 1"),
        ("1,", ", at 1"),
        (".5", ". at 0"),
        (",5", ", at 0"),
        ("1..2", ". at 1"),
        ("1.,2", ". at 1"),
        ("1.234.", ". at 5"),
        ("1 . 2", ". at 2"),
        ("1  234", "2 at 3"),
        ("1\t234", "2 at 2"),
        ("1.000 1.000 x", "x at 12"),
        ("1.000 1.000", "maybe 10001000"),
        ("1+1", "+ at 1"),
        ("=1", "= at 0"),
        ("1-2", "- at 1"),
        ("1/2", "/ at 1"),
        ("½", "½ at 0"),
        ("٣", "٣ at 0"),
        ("1\u{200B}", "\u{200B} at 1"),
        ("\u{202E}1", "\u{202E} at 0"),
        ("5\u{301}", "\u{301} at 1"),
        ("１ｅ３", "ｅ at 1"),
        ("1000000000000000", "16 digits"),
        ("1.000.000.000.000.000", "16 digits"),
        ("0,12345", "5 decimals"),
        ("9999999999999999999999999999999999999999", "40 digits"),
    ]);
}

#[test]
fn reads_in_the_scale_of_the_table() {
    let cases = [
        ("1,5", Scale::Million, "1500000"),
        ("1.5", Scale::Million, "1500000 point"),
        ("1.450", Scale::Million, "1450000000"),
        ("0,0015", Scale::Million, "1500"),
        ("1,234567891", Scale::Billion, "1234567891"),
        ("0,0000001", Scale::Million, "0.1"),
        ("0,00000000001", Scale::Million, "5 decimals"),
        ("87.5000", Scale::Thousand, "maybe 87500000 or 875000000"),
        ("1,5tr", Scale::Million, "1500000 đ"),
        ("1.500.000đ", Scale::Thousand, "1500000 đ"),
        ("250k", Scale::Billion, "250000 đ"),
        ("(2)", Scale::Thousand, "-2000"),
        ("1.000.000", Scale::Billion, "16 digits"),
    ];
    for (text, scale, expected) in cases {
        assert_eq!(summary(read_scaled(text, scale)), expected, "{text:?}");
    }
}

#[test]
fn plain_decimals_have_one_grammar() {
    for text in ["0", "7", "-7", "10", "1500000", "2.5", "-0.05", "0.1234", "999999999999999", "-999999999999999.9999"]
    {
        assert_eq!(read_plain(text).map(write_plain).as_deref(), Some(text));
    }
    for (text, written) in [("1.50", "1.5"), ("100.0000", "100"), ("-0", "0"), ("-0.0", "0"), ("0.0", "0")] {
        assert_eq!(read_plain(text).map(write_plain).as_deref(), Some(written));
    }
    let refused = [
        "",
        "-",
        ".",
        "-.",
        ".5",
        "5.",
        "1..2",
        "1.2.3",
        "--1",
        "+1",
        "01",
        "-01",
        "00",
        "00.5",
        "1,5",
        "1 000",
        " 1",
        "1 ",
        "1e3",
        "1_000",
        "NaN",
        "inf",
        "1.23456",
        "1.00000",
        "1000000000000000",
        "１",
        "٣",
        "−1",
        "0x1",
        "1.-2",
        "-5-",
    ];
    for text in refused {
        assert_eq!(read_plain(text), None, "{text:?}");
    }
}

#[test]
fn plain_money_is_whole() {
    let most = "999999999999999999999999999999";
    for text in ["0", "7", "-7", "1500000", "170000000000000000000000000001", most] {
        assert_eq!(read_plain_money(text).map(|amount| amount.dong().to_string()).as_deref(), Some(text));
    }
    assert_eq!(read_plain_money("-0"), Some(Money::ZERO));
    let too_long = [most, "9"].concat();
    for text in ["", "-", "01", "00", "-01", "1.0", "1,0", "1e3", "+1", " 1", "--1", "１", too_long.as_str()] {
        assert_eq!(read_plain_money(text), None, "{text:?}");
    }
}

/// An independent reading of the strict vi-VN form, by deleting the points.
fn naive(text: &str) -> Option<Decimal> {
    text.replace('.', "").replace(',', ".").parse().ok()
}

proptest! {
    #[test]
    fn agrees_with_deleting_the_points(mantissa in -(10_i128.pow(15))..10_i128.pow(15), scale in 1_u32..=4) {
        let value = Decimal::from_i128_with_scale(mantissa, scale);
        let text = print_decimal(value);
        prop_assert_eq!(read_number(&text).ok().map(|reading| reading.value), naive(&text));
    }

    #[test]
    fn plain_reads_back(mantissa in -9_999_999_999_999_999_999_i128..=9_999_999_999_999_999_999) {
        let value = Decimal::from_i128_with_scale(mantissa, LIMITS.decimals);
        prop_assert_eq!(read_plain(&write_plain(value)), Some(value));
    }

    #[test]
    fn plain_and_the_library_agree(text in "-?[0-9.]{0,22}") {
        if let Some(value) = read_plain(&text) {
            prop_assert_eq!(Some(value), text.parse().ok());
        }
    }

    #[test]
    fn takes_any_text(text in any::<String>()) {
        let _ = (read_number(&text), read_plain(&text), read_plain_money(&text));
    }

    #[test]
    fn whatever_is_accepted_is_within_the_limits(text in "[(−-]?[0-9]{1,6}([., ][0-9]{1,5}){0,4}( ?(k|tr|tỷ|đ))?\\)?") {
        let most = Decimal::from(10_u64.pow(LIMITS.whole_digits));
        let within = |value: Decimal| value.abs() < most && value.scale() <= LIMITS.decimals;
        match read_number(&text) {
            Ok(reading) => prop_assert!(within(reading.value)),
            Err(NumberError::Grouping { readings }) => {
                prop_assert!((1..=2).contains(&readings.len()) && readings.into_iter().all(within));
            }
            Err(NumberError::Unexpected { character, at }) => prop_assert_eq!(text.chars().nth(at), Some(character)),
            Err(_) => {}
        }
    }

    #[test]
    fn the_printed_form_of_a_reading_means_the_same(text in "[0-9]{1,4}([., ][0-9]{1,4}){0,3}") {
        if let Ok(reading) = read_number(&text) {
            let again = read_number(&print_decimal(reading.value)).unwrap();
            prop_assert_eq!((again.value, again.form), (reading.value, Form::Vietnamese));
        }
    }
}
