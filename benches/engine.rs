//! How long the engine takes on this machine: reading, computing, one edit, checking. Measures only; asserts nothing.

#![allow(missing_docs, clippy::unwrap_used, clippy::arithmetic_side_effects)] // criterion's macros are undocumented

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use du_toan::calc::{Columns, compute};
use du_toan::check::check;
use du_toan::edit::{Command, apply};
use du_toan::format::{read, write};
use du_toan::money::Decimal;
use du_toan::open::SEEDS;
use du_toan::plan::Plan;
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

criterion_group!(benches, engine);
criterion_main!(benches);
