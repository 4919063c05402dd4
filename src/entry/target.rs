//! What a text typed into a field of a target means: a change of the target, or why there is none. Changes nothing.

use crate::edit::TargetChange;
use crate::money::{Decimal, NumberError, print_decimal, read_number};
use crate::plan::{Baseline, Contribution, Goal, Id, Period, Population, Target};

/// What kind of thing a target asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalKind {
    /// At least so much.
    AtLeast,
    /// Between two figures.
    Range,
    /// That level or a higher one.
    Level,
    /// Something gets done.
    Done,
}

/// A field of a target that a text is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetField {
    /// Its number.
    Number,
    /// Its text.
    Text,
    /// The figure of its goal: the lower one, or the level.
    Goal,
    /// The upper figure of its goal.
    GoalTo,
    /// The unit of its goal.
    GoalUnit,
    /// By which year.
    Year,
    /// Where things stand before.
    Baseline,
    /// In which year.
    BaselineYear,
    /// The sentence that this comes from.
    BaselineText,
    /// Of how many a percentage is taken.
    Population,
    /// Of what.
    PopulationUnit,
    /// Where that number comes from.
    PopulationText,
    /// What one unit of this line adds.
    Effect(Id),
    /// What this line adds at most.
    Cap(Id),
    /// After how many years a unit of this line has its effect.
    Delay(Id),
}

/// Why a text typed into a field of a target means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetTypo {
    /// It is no number.
    Number(NumberError),
    /// It is no year.
    Year,
    /// It is no whole number from 0 to 255.
    Small,
    /// It says something about a number that is not there.
    NumberFirst,
}

impl GoalKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::AtLeast, Self::Range, Self::Level, Self::Done];

    /// The kind of a goal.
    pub fn of(goal: &Goal) -> Self {
        match goal {
            Goal::AtLeast { .. } => Self::AtLeast,
            Goal::Range { .. } => Self::Range,
            Goal::Level(_) => Self::Level,
            Goal::Done => Self::Done,
        }
    }

    /// The goal as one of this kind; `None` where it has no figure for that, which has to be typed first.
    pub fn of_goal(self, goal: &Goal) -> Option<Goal> {
        match (self, goal) {
            (Self::Done, _) => Some(Goal::Done),
            (kind, goal) if kind == Self::of(goal) => Some(goal.clone()),
            (Self::AtLeast, _) => goal.threshold().map(|(value, unit)| Goal::AtLeast { value, unit: unit.to_owned() }),
            (Self::Range, _) => {
                goal.threshold().map(|(value, unit)| Goal::Range { from: value, to: value, unit: unit.to_owned() })
            }
            (Self::Level, _) => None,
        }
    }
}

/// What a field shows while its target is asked for a goal of that kind.
pub fn target_text(target: &Target, kind: GoalKind, field: TargetField) -> String {
    let (baseline, population) = (target.baseline.as_ref(), target.population.as_ref());
    let year = |year: Option<u16>| year.map_or(String::new(), |year| year.to_string());
    let line = |id: Id| target.contributions.iter().find(|one| one.item == id);
    match field {
        TargetField::Number => target.number.clone(),
        TargetField::Text => target.text.clone(),
        TargetField::Goal | TargetField::GoalTo | TargetField::GoalUnit => goal_text(target, kind, field),
        TargetField::Year => year(target.year),
        TargetField::Baseline => baseline.map_or(String::new(), |it| print_decimal(it.value)),
        TargetField::BaselineYear => year(baseline.and_then(|it| it.year)),
        TargetField::BaselineText => baseline.map_or(String::new(), |it| it.text.clone()),
        TargetField::Population => population.map_or(String::new(), |it| print_decimal(it.value)),
        TargetField::PopulationUnit => population.map_or(String::new(), |it| it.unit.clone()),
        TargetField::PopulationText => population.map_or(String::new(), |it| it.text.clone()),
        TargetField::Effect(id) => line(id).map_or(String::new(), |it| print_decimal(it.effect)),
        TargetField::Cap(id) => line(id).and_then(|it| it.cap).map_or(String::new(), print_decimal),
        TargetField::Delay(id) => line(id).map_or(String::new(), |it| it.delay.to_string()),
    }
}

fn goal_text(target: &Target, kind: GoalKind, field: TargetField) -> String {
    match (kind.of_goal(&target.goal), field) {
        (Some(Goal::AtLeast { value, .. }), TargetField::Goal) => print_decimal(value),
        (Some(Goal::Range { from, .. }), TargetField::Goal) => print_decimal(from),
        (Some(Goal::Range { to, .. }), TargetField::GoalTo) => print_decimal(to),
        (Some(Goal::Level(level)), TargetField::Goal) => level.to_string(),
        (Some(Goal::AtLeast { unit, .. } | Goal::Range { unit, .. }), TargetField::GoalUnit) => unit,
        _ => String::new(),
    }
}

/// The change that a text typed into a field says, where the target is asked for a goal of that kind. Nothing typed takes
/// away what the field is about, where a target can be without it.
///
/// # Errors
/// Why it means nothing.
pub fn target_typed(
    target: &Target,
    kind: GoalKind,
    field: TargetField,
    typed: &str,
) -> Result<TargetChange, TargetTypo> {
    let typed = typed.trim();
    Ok(match field {
        TargetField::Number => TargetChange::Number(typed.to_owned()),
        TargetField::Text => TargetChange::Text(typed.to_owned()),
        TargetField::Goal | TargetField::GoalTo => TargetChange::Goal(goal(target, kind, field, typed)?),
        TargetField::GoalUnit => TargetChange::Goal(goal_unit(target, kind, typed)?),
        TargetField::Year => TargetChange::Year(year(typed)?),
        TargetField::Baseline | TargetField::BaselineYear | TargetField::BaselineText => {
            TargetChange::Baseline(baseline(target, field, typed)?)
        }
        TargetField::Population | TargetField::PopulationUnit | TargetField::PopulationText => {
            TargetChange::Population(population(target, field, typed)?)
        }
        TargetField::Effect(id) | TargetField::Cap(id) | TargetField::Delay(id) => {
            let mut list = target.contributions.clone();
            if let Some(one) = list.iter_mut().find(|one| one.item == id) {
                set_contribution(one, field, typed)?;
            }
            TargetChange::Contributions(list)
        }
    })
}

/// The target with one more line, each unit of which adds one.
pub fn with_line(target: &Target, item: Id) -> TargetChange {
    let added = Contribution { item, effect: Decimal::ONE, cap: None, delay: 0 };
    TargetChange::Contributions(target.contributions.iter().cloned().chain([added]).collect())
}

/// The target without that line.
pub fn without_line(target: &Target, item: Id) -> TargetChange {
    TargetChange::Contributions(target.contributions.iter().filter(|one| one.item != item).cloned().collect())
}

fn goal(target: &Target, kind: GoalKind, field: TargetField, typed: &str) -> Result<Goal, TargetTypo> {
    if kind == GoalKind::Level {
        return small(typed).map(Goal::Level);
    }
    let (value, is_percent) = figure(typed)?;
    let unit = |unit: String| if is_percent { "%".to_owned() } else { unit };
    Ok(match (kind.of_goal(&target.goal), field) {
        (Some(Goal::AtLeast { unit: of, .. }), _) => Goal::AtLeast { value, unit: unit(of) },
        (Some(Goal::Range { from, unit: of, .. }), TargetField::GoalTo) => {
            Goal::Range { from, to: value, unit: unit(of) }
        }
        (Some(Goal::Range { to, unit: of, .. }), _) => Goal::Range { from: value, to, unit: unit(of) },
        // the first figure of a goal that had none: most goals are percentages
        (_, _) if kind == GoalKind::Range => Goal::Range { from: value, to: value, unit: "%".to_owned() },
        (_, _) => Goal::AtLeast { value, unit: "%".to_owned() },
    })
}

fn goal_unit(target: &Target, kind: GoalKind, typed: &str) -> Result<Goal, TargetTypo> {
    let mut goal = kind.of_goal(&target.goal).ok_or(TargetTypo::NumberFirst)?;
    if let Goal::AtLeast { unit, .. } | Goal::Range { unit, .. } = &mut goal {
        typed.clone_into(unit);
    }
    Ok(goal)
}

fn baseline(target: &Target, field: TargetField, typed: &str) -> Result<Option<Baseline>, TargetTypo> {
    let now = target.baseline.clone();
    if field == TargetField::Baseline {
        if typed.is_empty() {
            return Ok(None);
        }
        let (value, _) = figure(typed)?;
        let (year, text) = now.map_or((None, String::new()), |now| (now.year, now.text));
        return Ok(Some(Baseline { value, year, text }));
    }
    let Some(now) = now else { return about_nothing(typed) };
    Ok(Some(match field {
        TargetField::BaselineYear => Baseline { year: year(typed)?, ..now },
        _ => Baseline { text: typed.to_owned(), ..now },
    }))
}

fn population(target: &Target, field: TargetField, typed: &str) -> Result<Option<Population>, TargetTypo> {
    let now = target.population.clone();
    if field == TargetField::Population {
        if typed.is_empty() {
            return Ok(None);
        }
        let value = read_number(typed).map_err(TargetTypo::Number)?.value;
        let (unit, text) = now.map_or((String::new(), String::new()), |now| (now.unit, now.text));
        return Ok(Some(Population { value, unit, text }));
    }
    let Some(now) = now else { return about_nothing(typed) };
    Ok(Some(match field {
        TargetField::PopulationUnit => Population { unit: typed.to_owned(), ..now },
        _ => Population { text: typed.to_owned(), ..now },
    }))
}

/// What is said about a number that is not there: nothing can be, and nothing else.
fn about_nothing<T>(typed: &str) -> Result<Option<T>, TargetTypo> {
    if typed.is_empty() { Ok(None) } else { Err(TargetTypo::NumberFirst) }
}

fn set_contribution(one: &mut Contribution, field: TargetField, typed: &str) -> Result<(), TargetTypo> {
    let number = || read_number(typed).map(|reading| reading.value).map_err(TargetTypo::Number);
    match field {
        TargetField::Delay(_) => one.delay = if typed.is_empty() { 0 } else { small(typed)? },
        TargetField::Cap(_) => one.cap = if typed.is_empty() { None } else { Some(number()?) },
        _ => one.effect = number()?,
    }
    Ok(())
}

/// A figure, and whether a percent sign stands behind it.
fn figure(typed: &str) -> Result<(Decimal, bool), TargetTypo> {
    let number = typed.strip_suffix('%');
    let reading = read_number(number.unwrap_or(typed).trim_end()).map_err(TargetTypo::Number)?;
    Ok((reading.value, number.is_some()))
}

fn year(typed: &str) -> Result<Option<u16>, TargetTypo> {
    if typed.is_empty() {
        return Ok(None);
    }
    let year = typed.parse().ok().filter(|year| Period::new(*year, *year).is_some());
    year.map(Some).ok_or(TargetTypo::Year)
}

fn small(typed: &str) -> Result<u8, TargetTypo> {
    typed.parse().map_err(|_| TargetTypo::Small)
}
