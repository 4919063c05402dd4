//! What the sentences about an item say about its counts, and nothing where they are of two minds.

use super::clause::{Token, clauses, tokens};
use super::grammar::Grammar;
use super::sentences;
use crate::money::Decimal;
use crate::plan::Item;

/// A number in a clause with what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The number.
    pub(super) number: Decimal,
    /// The words after it; the unit is the first of them.
    pub(super) unit: Vec<String>,
    /// How often.
    pub(super) how: How,
}

/// How often a number in a clause is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// Once, or nothing is said: "02 lớp".
    Once,
    /// For each of those: "mỗi lớp 50 người".
    Each(Vec<String>),
    /// For each period.
    Per(Per),
}

/// For each period: "02 lớp/năm x 05 năm = 10 lớp".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Per {
    /// The word for the period.
    pub(super) period: String,
    /// How many periods a year has.
    pub(super) in_year: Decimal,
    /// For so many years.
    pub(super) years: Option<Decimal>,
    /// So many in all.
    pub(super) total: Option<Decimal>,
}

/// All that the sentences about an item say, each with its clause.
///
/// Where they give different numbers of one thing ("đợt 1: 20 người, đợt 2: 40 người"), none of them is the count.
pub(super) fn told_of<'a>(grammar: &Grammar, item: &'a Item) -> Vec<(Told, &'a str)> {
    // long sentences without a figure say nothing about counts
    const SHORT: usize = 40;
    let may_tell = |text: &&str| text.len() <= SHORT || text.contains(|c: char| c.is_ascii_digit());
    let clauses = || sentences(item).filter(|text| !text.is_empty()).filter(may_tell).flat_map(clauses);
    let told = clauses().flat_map(|clause| grammar.told(clause).into_iter().map(move |told| (told, clause)));
    let told: Vec<(Told, &str)> = told.collect();
    let numbers: Vec<(Decimal, String)> = clauses().flat_map(numbers).collect();
    let settled = |of: &Told| match of.how {
        How::Once => !numbers.iter().any(|(number, unit)| *number != of.number && of.unit.first() == Some(unit)),
        How::Each(_) | How::Per(_) => !told.iter().any(|(other, _)| of.contradicts(other)),
    };
    told.iter().filter(|(of, _)| settled(of)).cloned().collect()
}

impl Told {
    /// Whether the other gives another number of the same thing, as often.
    fn contradicts(&self, other: &Self) -> bool {
        let as_often = std::mem::discriminant(&self.how) == std::mem::discriminant(&other.how);
        as_often && self.number != other.number && self.unit.first() == other.unit.first()
    }
}

/// The numbers of a clause that a word follows, with that word.
fn numbers(clause: &str) -> Vec<(Decimal, String)> {
    let pair = |pair: &[Token]| match pair {
        [Token::Number(number), Token::Word(word)] => Some((*number, word.clone())),
        _ => None,
    };
    tokens(clause).windows(2).filter_map(pair).collect()
}
