//! A change of a scenario spelt out: one word for what is done, and fields that say to what; the same for files and links.
//! Judges no figure.

use super::{
    Baseline, BasisKind, Ceiling, CodeKind, Command, Contribution, Factor, FactorValue, Funding, Goal, Id, ItemText,
    Move, Place, Population, Spread, TargetChange, Verb,
};
use crate::money::{Decimal, Money};

/// To what something is done. Each verb needs some of it, may have some, and never has the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelt {
    /// The item, driver, target or ceiling.
    pub of: Option<Id>,
    /// In that year, or the year itself.
    pub year: Option<u16>,
    /// After this item.
    pub after: Option<Id>,
    /// In this group, or detailing this target.
    pub below: Option<Id>,
    /// Which factor, or which place in a group; none is the last place.
    pub at: Option<u32>,
    /// So many years.
    pub years: Option<u8>,
    /// A number or a percentage.
    pub value: Option<Decimal>,
    /// đồng.
    pub amount: Option<Money>,
    /// What is rounded to.
    pub step: Option<Money>,
    /// A text or a name.
    pub text: String,
    /// The unit of a driver.
    pub unit: String,
    /// The factors of a count.
    pub factors: Vec<Factor>,
    /// Who pays.
    pub funding: Funding,
    /// What a target asks for.
    pub goal: Option<Goal>,
    /// Where things stand before.
    pub baseline: Option<Baseline>,
    /// Of how many.
    pub population: Option<Population>,
    /// What lines add.
    pub contributions: Vec<Contribution>,
    /// A ceiling as a whole.
    pub ceiling: Option<Ceiling>,
}

/// Why something spelt out is no command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misspelt {
    /// The field of that name is needed.
    Missing(&'static str),
    /// It has a field that it cannot have.
    Extra,
}

impl Command {
    /// The command spelt out, if a scenario can hold it.
    pub fn spelt(&self) -> Option<(Verb, Spelt)> {
        let mut spelt = Spelt::default();
        let verb = match self {
            Self::SetIndex { year, percent } => {
                (spelt.year, spelt.value) = (Some(*year), *percent);
                Verb::Index
            }
            Self::ScalePrices { item, percent, step } => {
                (spelt.of, spelt.value, spelt.step) = (*item, Some(*percent), Some(*step));
                Verb::ScalePrices
            }
            Self::ScaleCounts { item, percent, step } => {
                (spelt.of, spelt.value, spelt.step) = (*item, Some(*percent), Some(*step));
                Verb::ScaleCounts
            }
            Self::AddItem { group, place } => {
                spelt.place(*place);
                if *group { Verb::AddGroup } else { Verb::AddLine }
            }
            Self::AddSource { name } => {
                spelt.text.clone_from(name);
                Verb::AddSource
            }
            Self::AddDriver { name, unit, value } => {
                (spelt.text, spelt.unit, spelt.value) = (name.clone(), unit.clone(), Some(*value));
                Verb::AddDriver
            }
            Self::SetDriverValue { driver, value } => {
                (spelt.of, spelt.value) = (Some(*driver), Some(*value));
                Verb::Driver
            }
            Self::SetTarget { target, change } => {
                spelt.of = Some(*target);
                spelt.target(change)
            }
            Self::AddCeiling(ceiling) => {
                spelt.ceiling = Some(ceiling.clone());
                Verb::AddCeiling
            }
            Self::SetCeiling(ceiling) => {
                spelt.ceiling = Some(ceiling.clone());
                Verb::Ceiling
            }
            Self::DeleteCeiling(ceiling) => {
                spelt.of = Some(*ceiling);
                Verb::DeleteCeiling
            }
            _ => spelt.item(self)?,
        };
        spelt.tidy();
        Some((verb, spelt))
    }
}

impl Spelt {
    /// What is done to one item.
    fn item(&mut self, command: &Command) -> Option<Verb> {
        let (item, verb) = match command {
            Command::SetItemText { item, field, text } => {
                self.text.clone_from(text);
                (item, text_verb(*field))
            }
            Command::SetBasis { item, basis } => (item, basis_verb(*basis)),
            Command::SetPrice { item, year, price } => {
                (self.year, self.value) = (*year, *price);
                (item, Verb::Price)
            }
            Command::SetCount { item, year, count } => {
                (self.year, self.value) = (*year, *count);
                (item, Verb::Count)
            }
            Command::SetFactors { item, factors } => {
                self.factors.clone_from(factors);
                (item, Verb::Factors)
            }
            Command::SetFactor { item, factor, number } => {
                (self.at, self.value) = (Some(u32::try_from(*factor).unwrap_or(u32::MAX)), *number);
                (item, Verb::Factor)
            }
            Command::SetAmount { item, year, amount } => {
                (self.year, self.amount) = (Some(*year), *amount);
                (item, Verb::Amount)
            }
            Command::SpreadAmount { item, amount, spread } => {
                self.amount = *amount;
                (item, if *spread == Spread::Even { Verb::SpreadEvenly } else { Verb::Spread })
            }
            Command::SetFunding { item, funding } => {
                self.funding = funding.clone();
                (item, Verb::Funding)
            }
            Command::Delay { item, years } => {
                self.years = Some(*years);
                (item, Verb::Delay)
            }
            Command::DeleteItem(item) => (item, Verb::DeleteItem),
            Command::DuplicateItem(item) => (item, Verb::DuplicateItem),
            Command::MoveItem { item, to } => {
                let verb = match to {
                    Move::Up => Verb::Up,
                    Move::Down => Verb::Down,
                    Move::Indent => Verb::Indent,
                    Move::Outdent => Verb::Outdent,
                    Move::To(place) => {
                        self.place(*place);
                        Verb::Move
                    }
                };
                (item, verb)
            }
            _ => return None,
        };
        self.of = Some(*item);
        Some(verb)
    }

    /// Numbers without needless zeros: a command may hold some that were typed.
    fn tidy(&mut self) {
        let numbers = self.value.iter_mut();
        let factors = self.factors.iter_mut().filter_map(|factor| match &mut factor.value {
            FactorValue::Number(number) => Some(number),
            FactorValue::Driver { except, .. } => except.as_mut(),
        });
        let shares = match &mut self.funding {
            Funding::Percent(shares) | Funding::PriceShares(shares) => &mut **shares,
            _ => &mut [],
        };
        let goal = match &mut self.goal {
            Some(Goal::AtLeast { value, .. }) => [Some(value), None],
            Some(Goal::Range { from, to, .. }) => [Some(from), Some(to)],
            _ => [None, None],
        };
        let baseline = self.baseline.iter_mut().map(|baseline| &mut baseline.value);
        let population = self.population.iter_mut().map(|population| &mut population.value);
        let effects = self.contributions.iter_mut().flat_map(|one| [Some(&mut one.effect), one.cap.as_mut()]);
        let numbers = numbers.chain(factors).chain(shares.iter_mut().map(|(_, share)| share));
        let numbers = numbers.chain(goal.into_iter().flatten()).chain(baseline).chain(population);
        numbers.chain(effects.flatten()).for_each(|number| *number = number.normalize());
    }

    fn place(&mut self, place: Place) {
        match place {
            Place::After(item) => self.after = Some(item),
            Place::In { group, position } => {
                // the last place has many numbers; it has none here
                let at = u32::try_from(position).ok().filter(|at| *at < u32::MAX);
                (self.below, self.at) = (group, at);
            }
        }
    }

    fn target(&mut self, change: &TargetChange) -> Verb {
        match change {
            TargetChange::Number(number) => {
                self.text.clone_from(number);
                Verb::TargetNumber
            }
            TargetChange::Text(text) => {
                self.text.clone_from(text);
                Verb::TargetText
            }
            TargetChange::Goal(goal) => {
                self.goal = Some(goal.clone());
                Verb::TargetGoal
            }
            TargetChange::Year(year) => {
                self.year = *year;
                Verb::TargetYear
            }
            TargetChange::Baseline(baseline) => {
                self.baseline.clone_from(baseline);
                Verb::TargetBaseline
            }
            TargetChange::Population(population) => {
                self.population.clone_from(population);
                Verb::TargetPopulation
            }
            TargetChange::Parent(parent) => {
                self.below = *parent;
                Verb::TargetParent
            }
            TargetChange::Contributions(contributions) => {
                self.contributions.clone_from(contributions);
                Verb::TargetContributions
            }
        }
    }
}

/// The word for setting that text.
pub(super) const fn text_verb(field: ItemText) -> Verb {
    match field {
        ItemText::Number => Verb::Number,
        ItemText::Label => Verb::Label,
        ItemText::Unit => Verb::Unit,
        ItemText::Note => Verb::Note,
        ItemText::Lead => Verb::Lead,
        ItemText::Support => Verb::Support,
        ItemText::Code(CodeKind::Chapter) => Verb::Chapter,
        ItemText::Code(CodeKind::Section) => Verb::Section,
        ItemText::Code(CodeKind::Entry) => Verb::Entry,
    }
}

/// The word for that way in which amounts come about.
pub(super) const fn basis_verb(basis: BasisKind) -> Verb {
    match basis {
        BasisKind::Blank => Verb::Blank,
        BasisKind::UnitCost => Verb::UnitCost,
        BasisKind::LumpSum => Verb::LumpSum,
    }
}
