//! How long the engine takes on this machine: reading, computing, one edit, checking. Measures only; asserts nothing.

#![allow(missing_docs, clippy::unwrap_used, clippy::arithmetic_side_effects)] // criterion's macros are undocumented

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use du_toan::calc::{Columns, Row, compute};
use du_toan::check::check;
use du_toan::edit::{Command, apply};
use du_toan::find::find;
use du_toan::format::{read, write};
use du_toan::money::{Decimal, Scale, print_money};
use du_toan::open::SEEDS;
use du_toan::plan::{Claim, ClaimField, Plan, Subject, Table};
use std::fmt::Write as _;
use std::hint::black_box;

/// A flat plan of that many lines, ten a group, in five years and from three sources.
fn flat(lines: u32) -> String {
    let mut text = String::from(
        r#"{"schema":"bench-plan/1","title":"T","currency":"VND","years":[2026,2027,2028,2029,2030],"sources":["A","B","C"],"groups":["#,
    );
    for line in 0..lines {
        let (first, price) = (line % 50, 1000 + u64::from(line) * 7919 % 9_999_000);
        let start = if line % 10 == 0 {
            if line == 0 { r#"{"name":"G","lines":["# } else { r#"]},{"name":"G","lines":["# }
        } else {
            ","
        };
        let count = |year: u32| (line * 31 + year * 17) % 300;
        write!(
            text,
            r#"{start}{{"label":"Thuê hội trường ({line})","unit":"gói","unit_price":{price},"quantity":[{},{},{},{},{}],"split":[{first},30,{}]}}"#,
            count(0), count(1), count(2), count(3), count(4), 70 - first,
        )
        .unwrap();
    }
    text.push_str("]}]}");
    text
}

/// The plan with a table that prints every amount of it, as a document would.
fn printed(mut plan: Plan) -> Plan {
    let (report, table) = (compute(&plan), plan.take_id());
    let (title, place) = (String::new(), String::new());
    plan.tables.push(Table { id: table, title, place, scale: Scale::Dong, unit_printed: None, source: None });
    let rows = plan.outline.items().iter().enumerate().map(|(at, item)| (Some(item.id), Row::Item(at)));
    for (item, row) in rows.chain([(None, Row::Plan)]).collect::<Vec<_>>() {
        let years: Vec<_> = plan.period.years().enumerate().map(|(index, year)| (Some(index), Some(year))).collect();
        for (index, year) in years.into_iter().chain([(None, None)]) {
            let amount = report.amount(row, index, None).unwrap_or_default();
            let subject = Subject { item, field: ClaimField::Amount, year, source: None };
            plan.claims.push(Claim { table, raw: print_money(amount), reading: amount.to_decimal(), subject });
        }
    }
    plan
}

fn checks(criterion: &mut Criterion) {
    let plan = printed(read(&flat(1_000)).unwrap());
    let report = compute(&plan);
    criterion.bench_function("check 1.000 printed lines", |bench| bench.iter(|| check(&plan, &report)));
    let lines = plan.outline.items().iter().filter(|item| !item.is_group());
    let dearer = |item: u32| Command::SetPrice { item, year: None, price: Some(Decimal::ONE_THOUSAND) };
    let changed = apply(&plan, &Command::Several(lines.map(|item| dearer(item.id)).collect())).unwrap();
    let report = compute(&changed);
    criterion.bench_function("check 1.000 printed lines, all changed", |bench| bench.iter(|| check(&changed, &report)));
    let mut wrong = plan;
    for claim in &mut wrong.claims {
        claim.reading = claim.reading.map(|reading| reading + Decimal::ONE_HUNDRED);
    }
    let report = compute(&wrong);
    criterion.bench_function("check 1.000 printed lines, all wrong", |bench| bench.iter(|| check(&wrong, &report)));
}

fn engine(criterion: &mut Criterion) {
    let text = flat(10_000);
    let plan: Plan = read(&text).unwrap();
    let file = write(&plan);
    let line = plan.outline.items().iter().find(|item| !item.is_group()).unwrap().id;
    criterion
        .bench_function("read a flat plan of 10.000 lines", |bench| bench.iter(|| read(black_box(&text)).unwrap()));
    criterion
        .bench_function("read a plan file of 10.000 lines", |bench| bench.iter(|| read(black_box(&file)).unwrap()));
    criterion.bench_function("compute 10.000 lines", |bench| bench.iter(|| compute(black_box(&plan))));
    criterion
        .bench_function("turn 10.000 lines into columns", |bench| bench.iter(|| Columns::compile(black_box(&plan))));
    let mut columns = Columns::compile(&plan);
    criterion.bench_function("recalculate the columns of 10.000 lines", |bench| bench.iter(|| columns.recalc()));
    let mut at = 0;
    criterion.bench_function("set one price in 10.000 lines and read the total", |bench| {
        bench.iter(|| {
            at = (at + 7919) % 10_000;
            columns.set_unit_price(at, 5_000_000).unwrap();
            columns.amount(None, None)
        });
    });
    let price = Command::SetPrice { item: line, year: None, price: Some(Decimal::ONE_HUNDRED) };
    criterion.bench_function("apply one command to 10.000 lines", |bench| {
        bench.iter_batched(|| (), |()| apply(&plan, &price).unwrap(), BatchSize::SmallInput);
    });
    for seed in &SEEDS {
        let plan = seed.plan().unwrap();
        let report = compute(&plan);
        criterion.bench_function(&format!("check {}", seed.name), |bench| bench.iter(|| check(&plan, &report)));
    }
}

fn finding(criterion: &mut Criterion) {
    let plan = read(&flat(10_000)).unwrap();
    let report = compute(&plan);
    for query in ["hoi truong (9", "hội trường", "khong co", "1450000"] {
        let name = format!("find “{query}” in 10.000 lines");
        criterion.bench_function(&name, |bench| bench.iter(|| find(&plan, &report, black_box(query))));
    }
}

criterion_group!(benches, engine, checks, finding);
criterion_main!(benches);
