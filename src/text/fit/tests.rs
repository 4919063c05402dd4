//! What is said of a cut of Đồng Nai, and of those that cannot be.
#![allow(clippy::unwrap_used, clippy::result_large_err)]

use super::*;
use crate::fit::{How, fit};
use crate::money::Money;

fn dong_nai() -> Plan {
    crate::format::read(include_str!("../../../seeds/dong-nai-2018.json")).unwrap()
}

fn to(dong: i128, how: How) -> Result<Fitted, Unfit> {
    fit(&dong_nai(), &[Ceiling::new(0, Money::new(dong))], how, &mut |_| true)
}

#[test]
fn a_cut_is_said_with_its_unit_and_its_reason() {
    let (plan, fitted) = (dong_nai(), to(300_000_000, How::Best).unwrap());
    let said = |lang| {
        let cut = fitted.cuts.first().unwrap();
        [cut_name(&plan, cut, lang), cut_text(&plan, cut, lang), cut_why_text(&plan, &cut.why, lang)]
    };
    assert_eq!(
        said(Lang::Vi),
        ["dòng 1.3", "4 → 1 m2", "Không mục tiêu nào bị ảnh hưởng; chọn dòng này để giữ lại nhiều tiền nhất có thể."]
    );
    assert_eq!(
        said(Lang::En),
        ["line 1.3", "4 → 1 m2", "No target loses by it; chosen to keep as much money as possible."]
    );
    assert_eq!(
        fitted_text(&plan, &fitted, Lang::Vi),
        "Đã chứng minh là giữ được nhiều tiền nhất. Chưa dòng nào gắn với mục tiêu, nên chưa xét được mục tiêu nào mất gì."
    );
    let worse = Fitted { optimal: false, bound: Money::new(300_000_005), ..fitted };
    assert_eq!(fitted_text(&plan, &worse, Lang::Vi), "Có thể còn cách giữ thêm tối đa 5 đồng.");
    let unproved = Fitted { bound: worse.total, ..worse };
    assert_eq!(
        fitted_text(&plan, &unproved, Lang::En),
        "Not proved to lose the least of the targets; no cut can keep more money."
    );
}

#[test]
fn an_even_cut_is_said_with_its_percentage() {
    let (plan, fitted) = (dong_nai(), to(300_000_000, How::Even).unwrap());
    let lump = fitted.cuts.iter().find(|cut| cut.field == Field::Amount);
    let said = lump.map(|cut| (cut_text(&plan, cut, Lang::Vi), cut_why_text(&plan, &cut.why, Lang::Vi)));
    assert_eq!(said, None);
    let why = fitted.cuts.first().map(|cut| cut_why_text(&plan, &cut.why, Lang::Vi));
    assert_eq!(why.as_deref(), Some("Cắt đều: giữ lại 89,9%."));
}

#[test]
fn why_it_cannot_fit_is_said_with_numbers() {
    let plan = dong_nai();
    let check = |unfit: Unfit, lang, expected: &str| assert_eq!(unfit_text(&plan, &unfit, lang), expected);
    check(
        to(1, How::Best).unwrap_err(),
        Lang::Vi,
        "Không cắt đến mức đó được: cắt hết những gì được phép thì tổng cộng vẫn còn 56.521.000 đồng. Hãy đặt trần từ \
         56.521.000 đồng trở lên, hoặc mở khóa và giảm số ít nhất phải giữ của vài dòng.",
    );
    check(to(1_000_000_000, How::Best).unwrap_err(), Lang::En, "The plan fits as it is; nothing has to be cut.");
    let ceiling = Ceiling { year: Some(2018), ..Ceiling::new(0, Money::new(7)) };
    check(
        Unfit::TooTight { least: Money::new(5), ceiling },
        Lang::En,
        "No cut fits all ceilings at once. Raise that of 2018 (7 đồng), or unlock lines and lower what must stay of them.",
    );
}
