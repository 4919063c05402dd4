//! How what a cut sets is sent from the worker to the page: only the few commands and fields that a cut is made of. Says
//! nothing of files.

use crate::edit::{Command, Field};
use crate::money::{Decimal, Money};
use crate::plan::Id;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error, Serialize, Serializer};

/// The commands of a cut.
#[derive(serde::Serialize, serde::Deserialize)]
enum Sent {
    Count { item: Id, year: Option<u16>, count: Option<Decimal> },
    Factor { item: Id, factor: usize, number: Option<Decimal> },
    Amount { item: Id, year: u16, amount: Option<Money> },
    Value { driver: Id, value: Decimal },
}

impl Sent {
    fn of(command: &Command) -> Option<Self> {
        match *command {
            Command::SetCount { item, year, count } => Some(Self::Count { item, year, count }),
            Command::SetFactor { item, factor, number } => Some(Self::Factor { item, factor, number }),
            Command::SetAmount { item, year, amount } => Some(Self::Amount { item, year, amount }),
            Command::SetDriverValue { driver, value } => Some(Self::Value { driver, value }),
            _ => None,
        }
    }

    fn command(self) -> Command {
        match self {
            Self::Count { item, year, count } => Command::SetCount { item, year, count },
            Self::Factor { item, factor, number } => Command::SetFactor { item, factor, number },
            Self::Amount { item, year, amount } => Command::SetAmount { item, year, amount },
            Self::Value { driver, value } => Command::SetDriverValue { driver, value },
        }
    }
}

/// For `#[serde(with)]`.
pub(super) mod commands {
    use super::{Command, Deserialize, Deserializer, Error, Sent, Serialize, Serializer};

    pub(in crate::fit) fn serialize<S: Serializer>(commands: &[Command], to: S) -> Result<S::Ok, S::Error> {
        let sent: Option<Vec<Sent>> = commands.iter().map(Sent::of).collect();
        sent.ok_or_else(|| S::Error::custom("no command of a cut"))?.serialize(to)
    }

    pub(in crate::fit) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Vec<Command>, D::Error> {
        let sent = Vec::<Sent>::deserialize(from)?;
        Ok(sent.into_iter().map(Sent::command).collect())
    }
}

/// The fields of a cut.
const FIELDS: [Field; 3] = [Field::Count, Field::Value, Field::Amount];

/// For `#[serde(with)]`.
pub(super) mod field {
    use super::{Deserialize, Deserializer, Error, FIELDS, Field, Serialize, Serializer};

    pub(in crate::fit) fn serialize<S: Serializer>(field: &Field, to: S) -> Result<S::Ok, S::Error> {
        let place = FIELDS.iter().position(|it| it == field);
        place.ok_or_else(|| S::Error::custom("no field of a cut"))?.serialize(to)
    }

    pub(in crate::fit) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Field, D::Error> {
        let field = FIELDS.get(usize::deserialize(from)?).copied();
        field.ok_or_else(|| serde::de::Error::custom("no field of a cut"))
    }
}
