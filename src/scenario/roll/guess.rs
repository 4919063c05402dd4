//! How lines are taken to go on, by what they are called and when they are paid. A guess that is shown; never the last word.

use super::{Because, Carry, Guess};
use crate::calc::{Report, Row, compute};
use crate::check::going_on;
use crate::money::{fold_word, in_word};
use crate::plan::{Id, Plan};
use std::collections::BTreeSet;

/// What makes or buys something that is there then, at the beginning of a label.
const MAKES: [&str; 9] =
    ["xây dựng", "khởi tạo", "mua", "mua sắm", "lắp đặt", "thiết kế", "đầu tư", "trang bị", "nâng cấp"];
/// What may stand before it.
const BEFORE: [&str; 4] = ["chi phí", "kinh phí", "phí", "tiền"];
/// What is made anew each time, and what is no making at all.
const NOT: [&str; 11] = [
    "xây dựng kế hoạch",
    "xây dựng chương trình",
    "xây dựng các chương trình",
    "xây dựng tài liệu",
    "xây dựng các tài liệu",
    "xây dựng báo cáo",
    "xây dựng phóng sự",
    "xây dựng chuyên mục",
    "xây dựng chính sách",
    "mua tin",
    "mua bán",
];

/// How each line is taken to go on, in document order.
pub fn guess(plan: &Plan) -> Vec<Guess> {
    let report = compute(plan);
    let lasting: BTreeSet<Id> = going_on(plan, &report).into_iter().map(|(id, _)| id).collect();
    let texts = Texts::new();
    let items = plan.outline.items().iter().enumerate().filter(|(_, item)| !item.is_group());
    let one = |(at, item): (usize, &std::sync::Arc<crate::plan::Item>)| {
        let (carry, because) = if lasting.contains(&item.id) {
            (Carry::Recurring, Because::Lasts)
        } else if is_paid_once(&report, at) && texts.makes(&item.label) {
            (Carry::Once, Because::Makes)
        } else {
            (Carry::Again, Because::Nothing)
        };
        Guess { item: item.id, carry, because }
    };
    items.map(one).collect()
}

/// Whether it is paid in one year only.
fn is_paid_once(report: &Report, at: usize) -> bool {
    let paid = |index: &usize| report.in_year(Row::Item(at), *index).is_some_and(|amount| !amount.is_zero());
    (0..report.period().len()).filter(paid).count() == 1
}

/// The words above, as they are compared.
struct Texts {
    makes: Vec<Vec<String>>,
    before: Vec<Vec<String>>,
    not: Vec<Vec<String>>,
}

impl Texts {
    fn new() -> Self {
        let all = |list: &[&str]| list.iter().map(|text| words(text)).collect();
        Self { makes: all(&MAKES), before: all(&BEFORE), not: all(&NOT) }
    }

    fn makes(&self, label: &str) -> bool {
        let label = words(label);
        let begins = |label: &[String], list: &[Vec<String>]| list.iter().any(|words| label.starts_with(words));
        let skipped = self.before.iter().find(|words| label.starts_with(words)).map_or(0, Vec::len);
        let rest = label.get(skipped..).unwrap_or_default();
        begins(rest, &self.makes) && !begins(rest, &self.not)
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(|c| !in_word(c)).filter(|word| !word.is_empty()).map(fold_word).collect()
}
