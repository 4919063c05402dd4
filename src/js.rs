//! The engine for JavaScript: one plan at a time, behind plain functions. No page, no storage, no arithmetic of its own.

use crate::calc::{Columns, PriceRefused, Row, compute};
use crate::check::check;
use crate::format::{FLAT, read, write, write_flat};
use crate::link::{LinkError, Links, find};
use crate::money::{Decimal, Money};
use crate::open::Seed;
use crate::plan::{Basis, Item, Kind, Outline, Plan, Price};
use crate::text::{Lang, PlanReport, link_problem, read_problem_at, report as plan_report};
use serde::Serialize;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// The plan that is held, its columns, and the prices that were set since the plan was last brought up to date.
struct Held {
    plan: Plan,
    columns: Columns,
    prices: Vec<Option<i64>>,
}

thread_local! {
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
}

const NO_PLAN: &str = "No plan is loaded. Call load(json) first.";

fn with<T>(use_it: impl FnOnce(&mut Held) -> Result<T, JsError>) -> Result<T, JsError> {
    HELD.with_borrow_mut(|held| held.as_mut().ok_or_else(|| JsError::new(NO_PLAN)).and_then(use_it))
}

impl Held {
    fn new(plan: Plan) -> Self {
        let columns = Columns::compile(&plan);
        let prices = vec![None; columns.line_count()];
        Self { plan, columns, prices }
    }

    fn set_unit_price(&mut self, line: usize, price: i64) -> Result<(), JsError> {
        let slot = self.prices.get_mut(line).ok_or_else(|| JsError::new("There is no such line."))?;
        if price < 0 {
            return Err(JsError::new("A unit price must be 0 or more."));
        }
        match self.columns.set_unit_price(line, price) {
            Ok(()) => *slot = Some(price),
            Err(PriceRefused::NoPrice) => return Err(JsError::new("This line has no constant unit price.")),
            Err(PriceRefused::Recompile) => {
                *slot = Some(price);
                self.settle();
                self.columns = Columns::compile(&self.plan);
            }
        }
        Ok(())
    }

    /// Writes the prices set since the last time into the plan.
    fn settle(&mut self) {
        if self.prices.iter().all(Option::is_none) {
            return;
        }
        let mut items = self.plan.outline.items().to_vec();
        for (line, price) in self.prices.iter_mut().enumerate() {
            let Some(price) = price.take() else { continue };
            let slot = self.columns.line_row(line).and_then(|row| items.get_mut(row));
            if let Some(item) = slot {
                *item = Arc::new(with_price(item, price));
            }
        }
        if let Ok(outline) = Outline::from_items(items) {
            self.plan.outline = outline;
        }
    }
}

fn with_price(item: &Item, new: i64) -> Item {
    let mut item = item.clone();
    if let Kind::Line(line) = &mut item.kind
        && let Basis::UnitCost { price, .. } = &mut line.basis
    {
        *price = Price::Constant(Some(Decimal::from(new)));
    }
    item
}

/// Takes a plan file (or a flat `bench-plan/1` file) in place of the plan that is held.
///
/// # Errors
/// Throws a sentence that says what is wrong and where; the plan held stays.
#[wasm_bindgen]
pub fn load(json: &str) -> Result<(), JsError> {
    let plan = read(json).map_err(|error| JsError::new(&read_problem_at(&error, Lang::En)))?;
    HELD.set(Some(Held::new(plan)));
    Ok(())
}

/// Gives a line, numbered from 0 in document order, another unit price in whole đồng.
///
/// # Errors
/// Throws if there is no plan or no such line, if the line has no constant unit price, or if the price is negative.
#[wasm_bindgen]
pub fn set_unit_price(line: usize, price: i64) -> Result<(), JsError> {
    with(|held| held.set_unit_price(line, price))
}

/// The grand total in đồng.
///
/// # Errors
/// Throws if there is no plan.
#[wasm_bindgen]
pub fn grand_total() -> Result<i128, JsError> {
    with(|held| Ok(held.columns.amount(None, None).dong()))
}

/// Computes everything again from the inputs held.
///
/// # Errors
/// Throws if there is no plan.
#[wasm_bindgen]
pub fn recalc() -> Result<(), JsError> {
    with(|held| {
        held.columns.recalc();
        Ok(())
    })
}

/// The sums of the plan as decimal texts: each year, the total, then each source before it is rounded to đồng.
///
/// # Errors
/// Throws if there is no plan.
#[wasm_bindgen]
pub fn totals() -> Result<Vec<String>, JsError> {
    with(|held| Ok(sums(held, None)))
}

/// The same sums of the group numbered from 0 in document order.
///
/// # Errors
/// Throws if there is no plan or no such group.
#[wasm_bindgen]
pub fn group_totals(group: usize) -> Result<Vec<String>, JsError> {
    with(|held| {
        let items = held.plan.outline.items().iter().enumerate();
        let row = items.filter(|(_, item)| item.is_group()).map(|(row, _)| row).nth(group);
        row.map(|row| sums(held, Some(row))).ok_or_else(|| JsError::new("There is no such group."))
    })
}

fn sums(held: &mut Held, row: Option<usize>) -> Vec<String> {
    held.settle();
    let years = (0..held.plan.period.len()).map(Some).chain([None]);
    let mut sums: Vec<String> = years.map(|year| held.columns.amount(row, year).dong().to_string()).collect();
    for source in 0..held.plan.sources.len() {
        sums.push(share(held, row, source));
    }
    sums
}

/// A source's exact share; where a line names đồng and not percent, the share that the report has.
fn share(held: &Held, row: Option<usize>, source: usize) -> String {
    let exact = held.columns.exact_share(row, source).and_then(|(dong, whole)| {
        let scale = whole.checked_ilog10()?;
        Decimal::try_from_i128_with_scale(dong, scale).ok().map(|share| share.normalize().to_string())
    });
    exact.unwrap_or_else(|| {
        let row = row.map_or(Row::Plan, Row::Item);
        let share: Money = compute(&held.plan).share(row, source);
        share.dong().to_string()
    })
}

/// The report: the same object that the command-line example prints.
///
/// # Errors
/// Throws if there is no plan.
#[wasm_bindgen]
pub fn report() -> Result<JsValue, JsError> {
    with(|held| {
        held.settle();
        let computed = compute(&held.plan);
        let findings = check(&held.plan, &computed);
        let report: PlanReport = plan_report(&held.plan, &computed, &findings);
        Ok(report.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
    })
}

/// The plan as a file, with every price that was set.
///
/// # Errors
/// Throws if there is no plan.
#[wasm_bindgen]
pub fn save() -> Result<String, JsError> {
    with(|held| {
        held.settle();
        Ok(write(&held.plan))
    })
}

thread_local! {
    /// Made when first needed, and kept.
    static LINKS: Links = Links::default();
}

/// The fragment of a link that holds the plan of such a file.
///
/// # Errors
/// Throws a sentence that says what is wrong and where.
#[wasm_bindgen]
pub fn encode_link(json: &str) -> Result<String, JsError> {
    let plan = read(json).map_err(|error| JsError::new(&read_problem_at(&error, Lang::En)))?;
    let base = Links::base_of(&plan).and_then(seed);
    Ok(LINKS.with(|links| links.write(&plan, base.as_ref())))
}

/// The plan file in a link, with whatever a messenger put around it; flat if it was flat.
///
/// # Errors
/// Throws a sentence that says what is wrong.
#[wasm_bindgen]
pub fn decode_link(text: &str) -> Result<String, JsError> {
    let said = |error: LinkError| JsError::new(&link_problem(&error, Lang::En));
    let link = find(text).ok_or_else(|| said(LinkError::NotALink))?;
    let plan = LINKS.with(|links| links.read(&link, seed)).map_err(said)?;
    let flat = if plan.name == FLAT { write_flat(&plan) } else { None };
    Ok(flat.unwrap_or_else(|| write(&plan)))
}

fn seed(name: &str) -> Option<Plan> {
    Seed::named(name).and_then(|seed| seed.plan().ok())
}
