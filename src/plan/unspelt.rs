//! What is spelt out as the command that it is; the other way round is in `spelt`. Judges no figure.

use super::spelt::{basis_verb, text_verb};
use super::{BasisKind, CodeKind, Command, Id, ItemText, Misspelt, Move, Place, Spelt, Spread, TargetChange, Verb};

impl Spelt {
    /// The command that this is with that verb.
    ///
    /// # Errors
    /// [`Misspelt`]: what is missing, or that something is there for nothing.
    pub fn command(mut self, verb: Verb) -> Result<Command, Misspelt> {
        let command = match verb {
            Verb::Index => Command::SetIndex { year: needed(self.year.take(), "year")?, percent: self.value.take() },
            Verb::ScalePrices => Command::ScalePrices {
                item: self.of.take(),
                percent: needed(self.value.take(), "value")?,
                step: needed(self.step.take(), "step")?,
            },
            Verb::ScaleCounts => Command::ScaleCounts {
                item: self.of.take(),
                percent: needed(self.value.take(), "value")?,
                step: needed(self.step.take(), "step")?,
            },
            Verb::AddGroup => Command::AddItem { group: true, place: self.take_place() },
            Verb::AddLine => Command::AddItem { group: false, place: self.take_place() },
            Verb::AddSource => Command::AddSource { name: std::mem::take(&mut self.text) },
            Verb::AddDriver => Command::AddDriver {
                name: std::mem::take(&mut self.text),
                unit: std::mem::take(&mut self.unit),
                value: needed(self.value.take(), "value")?,
            },
            Verb::AddCeiling => Command::AddCeiling(needed(self.ceiling.take(), "ceiling")?),
            Verb::Ceiling => Command::SetCeiling(needed(self.ceiling.take(), "ceiling")?),
            _ => {
                let of = needed(self.of.take(), "of")?;
                self.take_of(verb, of)?
            }
        };
        if self == Self::default() { Ok(command) } else { Err(Misspelt::Extra) }
    }

    /// What is done to one thing.
    fn take_of(&mut self, verb: Verb, of: Id) -> Result<Command, Misspelt> {
        Ok(match verb {
            Verb::Driver => Command::SetDriverValue { driver: of, value: needed(self.value.take(), "value")? },
            Verb::DeleteCeiling => Command::DeleteCeiling(of),
            Verb::Price => Command::SetPrice { item: of, year: self.year.take(), price: self.value.take() },
            Verb::Count => Command::SetCount { item: of, year: self.year.take(), count: self.value.take() },
            Verb::Factors => Command::SetFactors { item: of, factors: std::mem::take(&mut self.factors) },
            Verb::Factor => {
                let at = needed(self.at.take(), "at")?;
                let factor = usize::try_from(at).unwrap_or(usize::MAX);
                Command::SetFactor { item: of, factor, number: self.value.take() }
            }
            Verb::Amount => {
                let year = needed(self.year.take(), "year")?;
                Command::SetAmount { item: of, year, amount: self.amount.take() }
            }
            Verb::Spread | Verb::SpreadEvenly => {
                let spread = if verb == Verb::Spread { Spread::Proportional } else { Spread::Even };
                Command::SpreadAmount { item: of, amount: self.amount.take(), spread }
            }
            Verb::Funding => Command::SetFunding { item: of, funding: std::mem::take(&mut self.funding) },
            Verb::Delay => Command::Delay { item: of, years: needed(self.years.take(), "years")? },
            Verb::DeleteItem => Command::DeleteItem(of),
            Verb::DuplicateItem => Command::DuplicateItem(of),
            Verb::Up => Command::MoveItem { item: of, to: Move::Up },
            Verb::Down => Command::MoveItem { item: of, to: Move::Down },
            Verb::Indent => Command::MoveItem { item: of, to: Move::Indent },
            Verb::Outdent => Command::MoveItem { item: of, to: Move::Outdent },
            Verb::Move => Command::MoveItem { item: of, to: Move::To(self.take_place()) },
            _ => return self.take_kind(verb, of),
        })
    }

    /// A text or a basis of an item, or something of a target.
    fn take_kind(&mut self, verb: Verb, of: Id) -> Result<Command, Misspelt> {
        if let Some(field) = TEXTS.into_iter().find(|field| text_verb(*field) == verb) {
            return Ok(Command::SetItemText { item: of, field, text: std::mem::take(&mut self.text) });
        }
        let kinds = [BasisKind::Blank, BasisKind::UnitCost, BasisKind::LumpSum];
        if let Some(basis) = kinds.into_iter().find(|basis| basis_verb(*basis) == verb) {
            return Ok(Command::SetBasis { item: of, basis });
        }
        let change = match verb {
            Verb::TargetNumber => TargetChange::Number(std::mem::take(&mut self.text)),
            Verb::TargetGoal => TargetChange::Goal(needed(self.goal.take(), "goal")?),
            Verb::TargetYear => TargetChange::Year(self.year.take()),
            Verb::TargetBaseline => TargetChange::Baseline(self.baseline.take()),
            Verb::TargetPopulation => TargetChange::Population(self.population.take()),
            Verb::TargetParent => TargetChange::Parent(self.below.take()),
            Verb::TargetContributions => TargetChange::Contributions(std::mem::take(&mut self.contributions)),
            _ => TargetChange::Text(std::mem::take(&mut self.text)),
        };
        Ok(Command::SetTarget { target: of, change })
    }

    fn take_place(&mut self) -> Place {
        match self.after.take() {
            Some(item) => Place::After(item),
            None => {
                let position = self.at.take().and_then(|at| usize::try_from(at).ok()).unwrap_or(usize::MAX);
                Place::In { group: self.below.take(), position }
            }
        }
    }
}

const TEXTS: [ItemText; 9] = [
    ItemText::Number,
    ItemText::Label,
    ItemText::Unit,
    ItemText::Note,
    ItemText::Lead,
    ItemText::Support,
    ItemText::Code(CodeKind::Chapter),
    ItemText::Code(CodeKind::Section),
    ItemText::Code(CodeKind::Entry),
];

fn needed<T>(value: Option<T>, field: &'static str) -> Result<T, Misspelt> {
    value.ok_or(Misspelt::Missing(field))
}
