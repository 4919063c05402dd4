//! What calculations come to, and why some come to nothing.

use super::{Column, Echo, Money, Typo, seed, understand};
use crate::edit::{Command, apply};
use crate::money::{Decimal, NumberError};
use crate::plan::{Id, Plan};
use crate::text::{Lang, typo_text};

/// The plan in đồng with a second driver, which has a sign in its name.
fn plan() -> Plan {
    let name = "Số DN/HTX".to_owned();
    let add = Command::AddDriver { name, unit: "DN".to_owned(), value: Decimal::from(10) };
    apply(&seed("dong-nai-2018"), &add).unwrap()
}

/// What was understood of a calculation in a cell.
#[track_caller]
fn check(plan: &Plan, (item, column): (Id, Column), typed: &str, expected: Echo) {
    let understood = understand(plan, plan.outline.get(item).unwrap(), column, typed);
    assert_eq!(understood.map(|understood| understood.echo), Ok(expected), "{typed}");
}

#[track_caller]
fn refuse(plan: &Plan, (item, column): (Id, Column), typed: &str, expected: Typo) {
    let understood = understand(plan, plan.outline.get(item).unwrap(), column, typed);
    assert_eq!(understood.map(|understood| understood.echo), Err(expected), "{typed}");
}

#[test]
fn money_is_calculated_in_the_unit_of_the_table() {
    let plan = seed("da-nang-2011-2015");
    let price = |typed: &str, dong: i128| check(&plan, (33, Column::Price), typed, Echo::Money(Money::new(dong)));
    // bare numbers are in the unit of the table, once they are the result or stand beside money in a sum
    price("=2*50", 100_000_000);
    price("2*50", 100_000_000);
    price("2 × 50", 100_000_000);
    price("2x50", 100_000_000);
    price("2 x 50", 100_000_000);
    price("2·50", 100_000_000);
    price("=6,95", 6_950_000);
    price("=6,95+0,05", 7_000_000);
    price("=3tr+2", 5_000_000);
    price("=2+500k", 2_500_000);
    // beside money in a product they are numbers
    price("=2*3tr", 6_000_000);
    price("=3tr*2", 6_000_000);
    price("2*3tr", 6_000_000);
    price("=(1,5+0,5)*2tr", 4_000_000);
    price("=200tr*10%", 20_000_000);
    price("=10%*200", 20_000_000);
    price("= 250 nghìn × 4", 1_000_000);
    price("=1,5 tỷ : 3", 500_000_000);
    price("=500.000 đ / 2", 250_000);
    price("=3tr*(200tr/50tr)", 12_000_000);
    price("=-(-2)*+3", 6_000_000);
    price("＝２＊３", 6_000_000);
    // thirds come back together
    price("=10/3*3", 10_000_000);
    // parts of a đồng, which a price may have
    check(&plan, (33, Column::Price), "=1đ/4", Echo::Number(Decimal::new(25, 2)));
    let thousand = seed("quang-ngai-2011-2015");
    check(&thousand, (3, Column::Year(1)), "9.000+600", Echo::Money(Money::new(9_600_000)));
    check(&thousand, (3, Column::Total), "=5*16.000", Echo::Money(Money::new(80_000_000)));
}

#[test]
fn a_driver_is_its_number() {
    let plan = plan();
    let price = |typed: &str, dong: i128| check(&plan, (15, Column::Price), typed, Echo::Money(Money::new(dong)));
    price("=Số người dự*1.000", 60_000);
    price("=so nguoi du * 1.000", 60_000);
    price("3tr/SỐ NGƯỜI DỰ", 50_000);
    price("=1.000*Số DN/HTX", 10_000);
    price("=1.000*so dn/htx/2", 5_000);
}

#[test]
fn a_count_is_calculated() {
    let plan = plan();
    let count = |typed: &str, count: i64| check(&plan, (15, Column::Count), typed, Echo::Number(Decimal::from(count)));
    count("=2*50", 100);
    count("2 × 50", 100);
    count("=(2+3)*4-6/3", 18);
    count("=2 lớp + 3 lớp", 5);
    count("=Số người dự - 5", 55);
    count("=200tr/4tr", 50);
    count("1,5k", 1_500);
    count("=1.000*10%", 100);
}

#[test]
fn what_cannot_be_calculated_says_why() {
    let plan = seed("da-nang-2011-2015");
    let not = |typed: &str, typo: Typo| refuse(&plan, (33, Column::Price), typed, typo);
    not("=3tr*2tr", Typo::TwoAmounts);
    not("=2/3tr", Typo::TwoAmounts);
    not("=1/0", Typo::DivisionByZero);
    not("=1/(2-2)", Typo::DivisionByZero);
    not("=(1+2", Typo::Parentheses);
    not("=1+2)", Typo::Parentheses);
    not(&["=", &"(".repeat(40_000), "1"].concat(), Typo::Parentheses);
    not("=", Typo::Unfinished);
    not("=2*", Typo::Unfinished);
    not("=2 (3)", Typo::Unfinished);
    not("=2*/3", Typo::Unfinished);
    not("=2*abc", Typo::UnknownName("abc".to_owned()));
    not("2*số người", Typo::UnknownName("số người".to_owned()));
    not("=2 lớp", Typo::UnknownName("lớp".to_owned()));
    not("=200tr/50tr", Typo::NotAnAmount);
    not("=10%", Typo::NotAnAmount);
    not("=100+10%", Typo::Percent);
    not("=10tr%", Typo::Percent);
    not("=10/3", Typo::NotExact(Decimal::new(3_333_333, 6)));
    not("=999999999999999*999999999999999*999999999999999", Typo::Number(NumberError::TooManyDigits { digits: 38 }));
    not("=2$", Typo::Number(NumberError::Unexpected { character: '$', at: 1 }));
    refuse(&plan, (37, Column::Year(0)), "=1đ/2", Typo::NotWhole);
    refuse(&plan, (33, Column::Count), "=10%", Typo::Percent);
    // what is no calculation is a number that was not understood
    not("2*", Typo::Number(NumberError::Unexpected { character: '*', at: 1 }));
    not("10%", Typo::Number(NumberError::Unexpected { character: '%', at: 2 }));
    refuse(&plan, (33, Column::Count), "5O", Typo::Number(NumberError::Unexpected { character: 'O', at: 1 }));
    // an English comma is asked about in a calculation as well
    let readings = vec![Decimal::from(140), Decimal::from(140_000)];
    refuse(&seed("dong-nai-2018"), (15, Column::Price), "=2*140,000", Typo::Number(NumberError::Grouping { readings }));
}

#[test]
fn every_typo_has_a_sentence() {
    let sentence = |typo: Typo| typo_text(&typo, Lang::Vi);
    assert_eq!(sentence(Typo::DivisionByZero), "Không chia được cho 0.");
    assert_eq!(
        sentence(Typo::NotExact(Decimal::new(3_333_333, 6))),
        "Phép tính không ra số tròn, khoảng 3,333333. Hãy gõ số đã làm tròn."
    );
    assert_eq!(
        sentence(Typo::UnknownName("abc".to_owned())),
        "Không hiểu “abc”: đó không phải tên số dùng chung, cũng không phải đơn vị tiền như tr, k, đ."
    );
}
