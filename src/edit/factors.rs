//! Edits of the factors of a count, and of exceptions from drivers. Never touches the numbers of the years.

use super::cell::{Cell, Field, Reason, Refusal};
use super::{accept, basis, find};
use crate::money::{Decimal, LIMITS};
use crate::plan::{Basis, Factor, FactorValue, Id, Plan};

/// Sets all factors of the count.
pub(super) fn set_all(plan: &mut Plan, cell: Cell, factors: &[Factor]) -> Result<(), Refusal> {
    if factors.len() > LIMITS.factors {
        return Err(cell.refuse(Reason::TooMany));
    }
    let factors: Vec<Factor> = factors
        .iter()
        .enumerate()
        .map(|(at, factor)| accept_factor(plan, cell, at, factor))
        .collect::<Result<_, _>>()?;
    let mut line = find::line(plan, cell)?;
    if factors.is_empty() && line.basis == Basis::Blank {
        return Ok(());
    }
    basis::unit_cost(cell, &mut line, plan.period.len())?.1.factors = factors;
    find::put_line(plan, cell, line);
    Ok(())
}

fn accept_factor(plan: &Plan, cell: Cell, at: usize, factor: &Factor) -> Result<Factor, Refusal> {
    let cell = Cell { field: Field::Factor(at), ..cell };
    let value = match factor.value {
        FactorValue::Number(number) => FactorValue::Number(accept::number(cell, number)?),
        FactorValue::Driver { driver, except } => {
            find::known(cell, driver, plan.drivers.iter().map(|driver| driver.id))?;
            let except = except.map(|number| accept::number(cell, number)).transpose()?;
            FactorValue::Driver { driver, except } // one that is the driver's own number now may not be so later
        }
    };
    Ok(Factor { value, unit: accept::text(cell, &factor.unit)? })
}

/// Sets the number of the factor at `at`, or ends its exception.
pub(super) fn set_one(plan: &mut Plan, cell: Cell, at: usize, number: Option<Decimal>) -> Result<(), Refusal> {
    let number = number.map(|number| accept::number(cell, number)).transpose()?;
    let mut line = find::line(plan, cell)?;
    let (_, count) = basis::unit_cost(cell, &mut line, plan.period.len())?;
    let Some(factor) = count.factors.get_mut(at) else { return Err(cell.refuse(Reason::NoFactor)) };
    match (&mut factor.value, number) {
        (FactorValue::Number(old), Some(number)) => *old = number,
        (FactorValue::Number(_), None) => return Err(cell.refuse(Reason::Empty)),
        (FactorValue::Driver { driver, except }, number) => {
            *except = number.and_then(|number| exception(plan, *driver, number));
        }
    }
    find::put_line(plan, cell, line);
    Ok(())
}

/// The exception that gives a line this number; none if it is the driver's own.
pub(super) fn exception(plan: &Plan, driver: Id, number: Decimal) -> Option<Decimal> {
    plan.driver(driver).is_none_or(|driver| driver.value != number).then_some(number)
}
