//! What is spent beside each ceiling. Finds how many are exceeded, and the nearest one where none is.

use super::entries::told;
use super::shape::Look;
use super::{Bar, Found, Grid, GridRow, Part, Series, Sheet};
use crate::calc::Headroom;
use crate::money::Money;
use crate::plan::Ceiling;
use crate::text::{amount_text, capital, ceiling_name, fill, left_text, visible};

pub(super) fn ceilings(sheet: Sheet<'_>) -> Found {
    let words = sheet.words();
    let pairs: Vec<(&Ceiling, &Headroom)> = sheet.plan.ceilings.iter().zip(&sheet.report.ceilings).collect();
    let bars: Vec<Bar> = pairs.iter().map(|(ceiling, room)| bar(sheet, ceiling, room)).collect();
    let row = |(ceiling, room): &(&Ceiling, &Headroom)| {
        let cells = [ceiling.amount, room.used(), room.left].map(|amount| sheet.figure(amount)).to_vec();
        GridRow { name: name(sheet, ceiling), cells, is_sum: false }
    };
    let heads = [words.chart_what, words.chart_ceiling, words.chart_spent, words.chart_left_head];
    Found {
        title: title(sheet, &pairs),
        about: words.chart_ceilings,
        legend: if bars.is_empty() { Vec::new() } else { legend(sheet) },
        bars,
        table: Grid { heads: heads.map(str::to_owned).to_vec(), rows: pairs.iter().map(row).collect() },
    }
}

fn legend(sheet: Sheet<'_>) -> Vec<Series> {
    let words = sheet.words();
    let series = |look, name: &str| Series { look, key: String::new(), name: name.to_owned(), value: String::new() };
    vec![
        series(Look::Part(0), words.chart_spent),
        series(Look::Limit, words.chart_ceiling),
        series(Look::Over, words.chart_over_part),
    ]
}

fn name(sheet: Sheet<'_>, ceiling: &Ceiling) -> String {
    capital(&visible(&ceiling_name(sheet.plan, ceiling, sheet.lang)))
}

fn bar(sheet: Sheet<'_>, ceiling: &Ceiling, room: &Headroom) -> Bar {
    let name = name(sheet, ceiling);
    let over = room.left < Money::ZERO && ceiling.amount >= Money::ZERO;
    let within = if over { ceiling.amount } else { room.used() };
    let part = |look, what: &str, amount: Money| {
        let told = told(sheet, &[&name, what], amount);
        (!amount.is_zero()).then(|| Part { look, amount, key: String::new(), told })
    };
    let words = sheet.words();
    let parts = [
        part(Look::Part(0), words.chart_spent, within),
        part(Look::Over, words.chart_over_part, room.used().minus(within)),
    ];
    let value = [sheet.figure(room.used()).as_str(), " / ", &sheet.figure(ceiling.amount)].concat();
    Bar {
        parts: parts.into_iter().flatten().collect(),
        total: room.used(),
        from: Money::ZERO,
        limit: Some(ceiling.amount),
        value,
        note: left_text(room.left, |amount| sheet.figure(amount), sheet.lang),
        name,
    }
}

fn title(sheet: Sheet<'_>, pairs: &[(&Ceiling, &Headroom)]) -> String {
    let words = sheet.words();
    let Some((ceiling, room)) = pairs.iter().min_by_key(|(_, room)| room.left) else {
        return words.chart_no_ceilings.to_owned();
    };
    let exceeded = pairs.iter().filter(|(_, room)| room.left < Money::ZERO).count();
    let template = if exceeded == 0 { words.chart_all_within } else { words.chart_some_over };
    let left = left_text(room.left, |amount| amount_text(amount, sheet.plan.scale, sheet.lang), sheet.lang);
    let (n, all) = (exceeded.to_string(), pairs.len().to_string());
    fill(template, &[("n", &n), ("all", &all), ("ceiling", &name(sheet, ceiling)), ("left", &left)])
}
