//! The grammar of rules on a count: "02 kỳ/tháng", "mỗi năm 01 đợt", "mỗi lớp 50 người". In doubt it reads nothing.

use super::clause::{Token, tokens};
use super::told::{How, Per, Told};
use crate::money::{Decimal, fold_word};

/// How many words may stand between "mỗi năm" and the number, and how many a unit may have.
const NEAR: usize = 4;

/// The words that matter, as they are compared.
pub(super) struct Grammar {
    every: Vec<String>,
    vague: Vec<String>,
    part: Vec<String>,
    ordinal: Vec<String>,
    periods: Vec<(String, Decimal)>,
    year: String,
    times: String,
    has: String,
}

impl Grammar {
    /// The Vietnamese words.
    pub(super) fn new() -> Self {
        let fold_all = |words: &[&str]| words.iter().map(|word| fold_word(word)).collect();
        let periods = [("năm", 1), ("quý", 4), ("tháng", 12), ("tuần", 52)];
        Self {
            every: fold_all(&["mỗi", "hàng", "hằng", "từng"]),
            vague: fold_all(&[
                "khoảng", "gần", "hơn", "trên", "dưới", "đa", "thiểu", "nhất", "quá", "từ", "đến", "kiến", "hoặc",
                "và", "với",
            ]),
            part: fold_all(&["thêm", "tăng", "giảm", "trừ", "trong", "gồm", "kể", "riêng", "còn", "đã", "có"]),
            ordinal: fold_all(&["ngày", "tháng", "năm", "quý", "số", "thứ", "mục", "điều", "khoản", "lần", "đợt"]),
            periods: periods.map(|(word, in_year)| (fold_word(word), Decimal::from(in_year))).to_vec(),
            year: fold_word("năm"),
            times: fold_word("x"),
            has: fold_word("có"),
        }
    }

    /// All that a clause says about counts.
    pub(super) fn told(&self, clause: &str) -> Vec<Told> {
        let reader = Reader { tokens: tokens(clause), words: self };
        let mut told: Vec<Told> = (0..reader.tokens.len()).filter_map(|at| reader.number(at)).collect();
        told.extend(reader.bare());
        told
    }

    /// The period that begins at that token: "năm", "1 năm", "6 tháng".
    fn period(&self, tokens: &[Token]) -> Option<Per> {
        let (length, word) = match tokens {
            [Token::Number(length), Token::Word(word), ..] => (*length, word),
            [Token::Word(word), ..] => (Decimal::ONE, word),
            _ => return None,
        };
        let (_, in_year) = self.periods.iter().find(|(period, _)| period == word)?;
        // "lớp/năm 2012" is about that year alone
        let dated = tokens.iter().skip_while(|token| !is_word(token)).nth(1).is_some_and(is_number);
        let in_year = in_year.checked_div(length).filter(|often| often.fract().is_zero() && !dated)?;
        Some(Per { period: word.clone(), in_year, ..Per::default() })
    }
}

fn is_word(token: &Token) -> bool {
    matches!(token, Token::Word(_))
}

fn is_number(token: &Token) -> bool {
    matches!(token, Token::Number(_))
}

/// A clause being read.
struct Reader<'a> {
    tokens: Vec<Token>,
    words: &'a Grammar,
}

impl Reader<'_> {
    fn after(&self, at: usize) -> &[Token] {
        self.tokens.get(at..).unwrap_or_default()
    }

    fn before(&self, at: usize) -> &[Token] {
        self.tokens.get(..at).unwrap_or_default()
    }

    /// The words that follow each other from that token on.
    fn run(&self, at: usize) -> Vec<String> {
        let word = |token: &Token| if let Token::Word(word) = token { Some(word.clone()) } else { None };
        self.after(at).iter().map_while(word).collect()
    }

    /// What the number at that token counts, unless it is vague, a date, a part of a sum or of a range.
    fn number(&self, at: usize) -> Option<Told> {
        let Token::Number(number) = *self.tokens.get(at)? else { return None };
        let next = at.saturating_add(1);
        let unit = self.run(next);
        if unit.is_empty() || number <= Decimal::ZERO || !number.fract().is_zero() {
            return None;
        }
        let told = |unit, how| Some(Told { number, unit, how });
        let how = self.every_before(at);
        match self.before(at).last() {
            Some(Token::Mark(',')) | None => {}
            Some(Token::Word(word)) if *word == self.words.times || self.words.vague.contains(word) => return None,
            Some(Token::Word(word)) if how.is_none() && self.words.ordinal.contains(word) => return None,
            Some(Token::Word(_)) => {}
            Some(Token::Mark(_) | Token::Number(_)) => return None,
        }
        if let Some((unit, per)) = self.rate_after(next, &unit) {
            return told(unit, How::Per(per));
        }
        match how {
            Some(how) => told(unit, how),
            None => self.is_alone(at, &unit).then(|| told(unit, How::Once)).flatten(),
        }
    }

    /// "kỳ/tháng", "kỳ mỗi tháng" after a number, with "x 05 năm" and "= 10 lớp" where they follow.
    fn rate_after(&self, at: usize, run: &[String]) -> Option<(Vec<String>, Per)> {
        let every = run.iter().position(|word| self.words.every.contains(word));
        let length = every.unwrap_or(run.len());
        let slash = at.saturating_add(length);
        let parted = every.is_some() || self.tokens.get(slash) == Some(&Token::Mark('/'));
        if length == 0 || length > NEAR || !parted {
            return None;
        }
        let start = slash.saturating_add(1);
        let mut per = self.words.period(self.after(start))?;
        let digits = usize::from(self.tokens.get(start).is_some_and(is_number));
        let mut rest = self.after(start.saturating_add(digits).saturating_add(1));
        if let [Token::Word(_) | Token::Mark('×' | '*'), Token::Number(years), Token::Word(year), tail @ ..] = rest
            && *year == self.words.year
        {
            per.years = Some(*years);
            rest = tail;
        }
        if let [Token::Mark('='), Token::Number(total), ..] = rest {
            per.total = Some(*total);
        }
        Some((run.get(..length)?.to_vec(), per))
    }

    /// "mỗi năm (hỗ trợ)", "hàng tháng", "mỗi 6 tháng", "mỗi lớp" before a number.
    fn every_before(&self, at: usize) -> Option<How> {
        let word = |token: &Token, list: &[String]| matches!(token, Token::Word(word) if list.contains(word));
        let before = self.before(at);
        let every = before.iter().rposition(|token| word(token, &self.words.every))?;
        let between = before.get(every.saturating_add(1)..)?;
        let near = between.len() <= NEAR.saturating_add(3);
        if !near || between.iter().any(|token| word(token, &self.words.vague)) {
            return None;
        }
        if let Some(per) = self.words.period(between) {
            let digits = usize::from(between.first().is_some_and(is_number));
            let mut rest = between.get(digits.saturating_add(1)..)?;
            if let [Token::Mark(','), tail @ ..] = rest {
                rest = tail;
            }
            // "mỗi năm có 20 doanh nghiệp" is all of them
            let says = |token: &Token| match token {
                Token::Word(word) => *word == self.words.has || !self.words.part.contains(word),
                Token::Number(_) | Token::Mark(_) => false,
            };
            return (rest.len() <= NEAR && rest.iter().all(says)).then_some(How::Per(per));
        }
        let plain = |token: &Token| match token {
            Token::Word(word) if !self.words.part.contains(word) => Some(word.clone()),
            _ => None,
        };
        between.iter().map(plain).collect::<Option<Vec<_>>>().filter(|of| !of.is_empty()).map(How::Each)
    }

    /// Whether the number is what its clause is about: "Số lượng: 02 lớp, …", "Đài của 11 huyện".
    fn is_alone(&self, at: usize, unit: &[String]) -> bool {
        let before = self.before(at);
        let part = |token: &Token| !matches!(token, Token::Word(word) if !self.words.part.contains(word));
        let end = at.saturating_add(1).saturating_add(unit.len());
        let closed = matches!(self.tokens.get(end), None | Some(Token::Mark(',' | '.')));
        before.len() <= NEAR && !before.iter().any(part) && closed && unit.len() <= NEAR
    }

    /// "hàng tháng", "mỗi quý" without a number, where that is all that is said: one for each.
    fn bare(&self) -> Option<Told> {
        let [Token::Word(every), period @ ..] = self.tokens.as_slice() else { return None };
        let words_only = self.tokens.len() <= NEAR && self.tokens.iter().all(is_word);
        if !words_only || !self.words.every.contains(every) {
            return None;
        }
        let per = self.words.period(period)?;
        Some(Told { number: Decimal::ONE, unit: vec![per.period.clone()], how: How::Per(per) })
    }
}
