//! What the first screen says of the seeds, so that it needs neither the engine nor their files; a test holds it to both.

use crate::money::Money;

/// What a card says of a seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The name of the seed.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Who issued it.
    pub issuer: &'static str,
    /// Its first and last year.
    pub years: (u16, u16),
    /// The computed total.
    pub total: Money,
    /// The total that the document prints.
    pub printed: Option<Money>,
    /// How many printed figures are wrong.
    pub wrong: usize,
    /// How many errors make them so.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// How many notes.
    pub notes: usize,
    /// How many printed figures agree with the computed ones.
    pub agreeing: usize,
}

/// One for each of the seeds, in their order. `cargo test --test seeds` says what to write here when one changes.
pub static CARDS: [Card; 3] = [
    Card {
        name: "quang-ngai-2011-2015",
        title: "Kế hoạch Phát triển thương mại điện tử tỉnh Quảng Ngãi giai đoạn 2011 - 2015",
        issuer: "UBND tỉnh Quảng Ngãi",
        years: (2011, 2015),
        total: Money::new(1_450_000_000),
        printed: Some(Money::new(1_418_000_000)),
        wrong: 10,
        errors: 1,
        warnings: 4,
        notes: 5,
        agreeing: 86,
    },
    Card {
        name: "da-nang-2011-2015",
        title: "Kế hoạch phát triển thương mại điện tử thành phố Đà Nẵng giai đoạn 2011 - 2015",
        issuer: "Ủy ban nhân dân thành phố Đà Nẵng",
        years: (2011, 2015),
        total: Money::new(3_637_500_000),
        printed: Some(Money::new(3_637_500_000)),
        wrong: 0,
        errors: 0,
        warnings: 1,
        notes: 6,
        agreeing: 203,
    },
    Card {
        name: "dong-nai-2018",
        title: "Kế hoạch phát triển Thương mại Điện tử tỉnh Đồng Nai năm 2018",
        issuer: "UBND tỉnh Đồng Nai",
        years: (2018, 2018),
        total: Money::new(329_650_000),
        printed: Some(Money::new(329_650_000)),
        wrong: 0,
        errors: 0,
        warnings: 1,
        notes: 6,
        agreeing: 94,
    },
];
