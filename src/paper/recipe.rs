//! Which figures of a plan a code stands for, and how they become bits. Every figure of money that the table prints is in it;
//! texts, numbers of rows, units and prices are not.

use super::Code;
use crate::calc::{Report, Row};
use crate::money::Money;
use crate::plan::{Id, Plan};
use crate::sort;

/// The code of a plan.
pub fn check_code(plan: &Plan, report: &Report) -> Code {
    Code::new(totals(plan, report).bits(20), rows(plan, report).bits(15))
}

/// The grand total, each year with its number, and each source that pays something with its name.
fn totals(plan: &Plan, report: &Report) -> Sum {
    let mut sum = Sum::new("du-toan 1 totals\n");
    sum.amount(Some(report.grand_total())).text("\n");
    for (index, year) in plan.period.years().enumerate() {
        sum.text(&year.to_string()).text(" ").amount(report.in_year(Row::Plan, index)).text("\n");
    }
    let shares = plan.sources.iter().enumerate();
    let shares = shares.map(|(at, source)| (source.name.trim(), report.share(Row::Plan, at)));
    let mut shares: Vec<(&str, Money)> = shares.filter(|(_, share)| !share.is_zero()).collect();
    sort::by_key(&mut shares, |share| *share); // their order in the plan is no figure
    for (name, share) in shares {
        sum.text(name).text(" ").amount(Some(share)).text("\n");
    }
    sum
}

/// Each group and line with an amount, year by year, and the value of what is given in kind, in the order of the document.
fn rows(plan: &Plan, report: &Report) -> Sum {
    let mut sum = Sum::new("du-toan 1 rows\n");
    let mut in_kind = report.in_kind.iter().peekable();
    for (at, item) in plan.outline.items().iter().enumerate() {
        let given: Option<&(Id, Money)> = in_kind.next_if(|(id, _)| *id == item.id);
        let row = Row::Item(at);
        if report.total(row).is_none() {
            continue; // a row without money may come and go
        }
        sum.text(if item.is_group() { "group" } else { "line" });
        for index in 0..plan.period.len() {
            sum.text(" ").amount(report.in_year(row, index));
        }
        if let Some((_, value)) = given {
            sum.text(" in kind ").amount(Some(*value));
        }
        sum.text("\n");
    }
    sum
}

/// FNV-1a of 64 bits over a text, mixed at the end so that every bit depends on all of it.
struct Sum(u64);

impl Sum {
    fn new(text: &str) -> Self {
        let mut sum = Self(0xcbf2_9ce4_8422_2325);
        sum.text(text);
        sum
    }

    fn text(&mut self, text: &str) -> &mut Self {
        let step = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        self.0 = text.bytes().fold(self.0, step);
        self
    }

    /// Whole đồng in digits; blank, which is not zero, is a dot.
    fn amount(&mut self, amount: Option<Money>) -> &mut Self {
        match amount.map(Money::dong) {
            None => self.text("."),
            // amounts that people plan are written in a fifth of the time
            Some(dong) => match i64::try_from(dong) {
                Ok(dong) => self.text(&dong.to_string()),
                Err(_) => self.text(&dong.to_string()),
            },
        }
    }

    /// The first so many bits of it.
    fn bits(&self, many: u32) -> u32 {
        let mixed = (0..2).fold(self.0, |sum, _| (sum ^ sum >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93));
        let first = mixed ^ mixed >> 32;
        u32::try_from(first.checked_shr(64_u32.saturating_sub(many)).unwrap_or_default()).unwrap_or_default()
    }
}
