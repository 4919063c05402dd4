//! Where a target ends, why, and what would reach it, in words. The judgement is in `calc`; this only says it.

use super::target::{figure, goal_text};
use super::{Lang, amount_text, fill};
use crate::calc::{Outlook, TargetState};
use crate::money::{Decimal, Money, Scale, print_decimal};
use crate::plan::{Goal, Plan, Target};
use rust_decimal::RoundingStrategy::ToNegativeInfinity;

/// What can be said of a target, piece by piece; a piece is empty where there is nothing to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlookWords {
    /// Its state in a word or two: "Chưa đạt".
    pub state: &'static str,
    /// Why: "Dự kiến 34,3%, còn thiếu 25,7 điểm %."
    pub why: String,
    /// What would reach it, or what is missing to say: "Cần 435 doanh nghiệp (kế hoạch có 50)."
    pub next: String,
    /// Where it stands at the end of each year: "2011: 33% · 2012: 34,3%".
    pub by_year: String,
    /// What its lines cost, for each point and for each one added.
    pub cost: Vec<String>,
}

/// The state of a target, why, and what would reach it, as one text.
pub fn outlook_text(plan: &Plan, target: &Target, outlook: &Outlook, lang: Lang) -> String {
    let OutlookWords { state, why, next, .. } = outlook_words(plan, target, outlook, lang);
    let parts = [[state, "."].concat(), why, next];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// All that can be said of a target, in pieces.
pub fn outlook_words(plan: &Plan, target: &Target, outlook: &Outlook, lang: Lang) -> OutlookWords {
    let teller = Teller { plan, target, outlook, lang };
    OutlookWords {
        state: teller.state(),
        why: teller.why(),
        next: teller.next(),
        by_year: teller.by_year(),
        cost: teller.cost(),
    }
}

struct Teller<'a> {
    plan: &'a Plan,
    target: &'a Target,
    outlook: &'a Outlook,
    lang: Lang,
}

impl Teller<'_> {
    fn state(&self) -> &'static str {
        let words = self.lang.catalogue();
        match self.outlook.state {
            TargetState::Reached => words.target_reached,
            TargetState::Short => words.target_short,
            TargetState::NeedsPopulation => words.target_needs_population,
            TargetState::NeedsBaseline => words.target_needs_baseline,
            TargetState::NoActivity => words.target_no_activity,
            TargetState::NoFigure => words.target_no_figure,
        }
    }

    fn why(&self) -> String {
        let words = self.lang.catalogue();
        let outlook = self.outlook;
        let template = match outlook.state {
            TargetState::Reached if outlook.projected.is_none() => words.outlook_already,
            TargetState::Reached if outlook.above_by.is_some() => words.outlook_above,
            TargetState::Reached => words.outlook_reached,
            TargetState::Short => words.outlook_short,
            TargetState::NeedsPopulation if outlook.population_at_most.is_some() => words.outlook_at_most,
            TargetState::NeedsPopulation => words.outlook_needs_population,
            TargetState::NeedsBaseline => words.outlook_needs_baseline,
            TargetState::NoActivity => words.outlook_no_activity,
            TargetState::NoFigure if matches!(self.target.goal, Goal::Level(_)) => words.outlook_level,
            TargetState::NoFigure => words.outlook_no_figure,
        };
        let why = self.say(template);
        match outlook.state {
            TargetState::NoFigure if self.target.contributions.is_empty() => {
                [&why, " ", words.outlook_no_activity].concat()
            }
            TargetState::NoFigure => [why, self.say(words.outlook_counted)].join(" "),
            _ => why,
        }
    }

    fn next(&self) -> String {
        let words = self.lang.catalogue();
        let outlook = self.outlook;
        let too_little = outlook.most.zip(outlook.needed).is_some_and(|(most, needed)| most < needed);
        let template = match outlook.state {
            TargetState::Reached | TargetState::NoFigure => return String::new(),
            TargetState::Short if too_little => words.outlook_need_capped,
            TargetState::Short if outlook.units_needed.is_some() => words.outlook_need_units,
            TargetState::Short if outlook.needed.is_some() => words.outlook_need_added,
            TargetState::Short | TargetState::NeedsPopulation => words.outlook_ask_population,
            TargetState::NeedsBaseline if self.target.population.is_none() => words.outlook_ask_both,
            TargetState::NeedsBaseline => words.outlook_ask_baseline,
            TargetState::NoActivity if outlook.needed.is_some_and(|needed| !needed.is_zero()) => {
                words.outlook_tie_needed
            }
            TargetState::NoActivity => words.outlook_tie,
        };
        self.say(template)
    }

    /// The template with what it may speak of.
    fn say(&self, template: &str) -> String {
        let outlook = self.outlook;
        let plain = |value: Option<Decimal>| value.map_or(String::new(), print_decimal);
        let shown = |value: Option<Decimal>| value.map_or(String::new(), |value| self.shown(value));
        let values = [
            ("goal", goal_text(&self.target.goal, self.lang)),
            ("baseline", self.target.baseline.as_ref().map_or(String::new(), |it| self.with_unit(it.value))),
            ("projected", shown(outlook.projected)),
            ("short_by", self.short_by()),
            ("above", outlook.above_by.map_or(String::new(), |above| self.difference(self.rounded(above)))),
            ("at_most", plain(outlook.population_at_most)),
            ("added", print_decimal(outlook.added)),
            ("needed", plain(outlook.needed)),
            ("most", plain(outlook.most)),
            ("units", plain(outlook.units_needed)),
            ("now", plain(outlook.units)),
            ("unit", self.named(self.line_unit())),
            ("whom", self.whom()),
        ];
        fill(template, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    /// What is missing: the goal less what is shown as projected, so that the figures go together. Since that is rounded
    /// down, nothing that is missing is shown as nothing.
    fn short_by(&self) -> String {
        let goal = self.target.goal.threshold().map(|(goal, _)| goal);
        let missing = goal.zip(self.outlook.projected).and_then(|(goal, to)| goal.checked_sub(self.rounded(to)));
        missing.map_or(String::new(), |missing| self.difference(missing.max(Decimal::ZERO).normalize()))
    }

    /// A figure in the goal's unit as it is shown: rounded down to as many decimals as people say.
    fn rounded(&self, value: Decimal) -> Decimal {
        let finest = |value: Option<Decimal>| value.map_or(0, |value| value.normalize().scale());
        let goal = finest(self.target.goal.threshold().map(|(goal, _)| goal));
        let baseline = finest(self.target.baseline.as_ref().map(|baseline| baseline.value));
        let decimals = goal.max(baseline).max(1);
        value.round_dp_with_strategy(decimals, ToNegativeInfinity).normalize()
    }

    fn shown(&self, value: Decimal) -> String {
        self.with_unit(self.rounded(value))
    }

    fn goal_unit(&self) -> &str {
        self.target.goal.threshold().map_or("", |(_, unit)| unit)
    }

    fn with_unit(&self, value: Decimal) -> String {
        figure(value, self.goal_unit())
    }

    /// A difference of two figures: of percentages, points.
    fn difference(&self, value: Decimal) -> String {
        if self.target.goal.is_percent() {
            fill(self.lang.catalogue().target_points, &[("n", &print_decimal(value))])
        } else {
            self.with_unit(value)
        }
    }

    /// What the target's lines count, if they all name the same unit.
    fn line_unit(&self) -> Option<&str> {
        let lines = self.target.contributions.iter().filter_map(|one| self.plan.outline.get(one.item)?.line());
        let mut units = lines.map(|line| line.unit.as_str());
        let first = units.next().filter(|unit| !unit.is_empty())?;
        units.all(|unit| unit == first).then_some(first)
    }

    /// Whom a percentage is taken of, or what is counted.
    fn whom(&self) -> String {
        let stated = self.target.population.as_ref().map(|it| it.unit.as_str()).filter(|unit| !unit.is_empty());
        let counted = Some(self.goal_unit()).filter(|unit| !unit.is_empty() && !self.target.goal.is_percent());
        self.named(stated.or(counted).or_else(|| self.line_unit()))
    }

    fn named(&self, unit: Option<&str>) -> String {
        let words = self.lang.catalogue();
        unit.map_or(words.target_whom.to_owned(), |unit| fill(words.target_named, &[("unit", unit)]))
    }

    fn by_year(&self) -> String {
        let years = self.plan.period.years().zip(&self.outlook.by_year);
        let known = years.filter_map(|(year, value)| Some([&year.to_string(), ": ", &self.shown((*value)?)].concat()));
        known.collect::<Vec<_>>().join(" · ")
    }

    fn cost(&self) -> Vec<String> {
        let words = self.lang.catalogue();
        let Some(cost) = self.outlook.cost else { return Vec::new() };
        let last = self.plan.period.last();
        let year = self.target.year.map_or(last, |year| year.min(last)).to_string();
        let amount = |amount: Money| each_text(amount, self.lang);
        let mut texts = vec![fill(words.target_cost, &[("year", &year), ("amount", &amount(cost))])];
        let percent = self.target.goal.is_percent();
        let per_point = self.outlook.cost_per_point.filter(|_| percent);
        texts.extend(per_point.map(|cost| fill(words.target_cost_point, &[("amount", &amount(cost))])));
        let per_one = self.outlook.cost_per_beneficiary;
        texts.extend(
            per_one.map(|cost| fill(words.target_cost_one, &[("amount", &amount(cost)), ("whom", &self.whom())])),
        );
        texts
    }
}

/// An amount in millions where that is short, as people say a price: "12,5 triệu đồng", else in đồng to the last one.
fn each_text(amount: Money, lang: Lang) -> String {
    let short = amount.dong() >= 1_000_000 && amount.dong().checked_rem(1_000) == Some(0);
    amount_text(amount, if short { Scale::Million } else { Scale::Dong }, lang)
}

#[cfg(test)]
mod tests;
