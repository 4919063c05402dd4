//! The report for programs: what a planner steers by, on the seeds and on a plan with all of it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::report;
use crate::calc::compute;
use crate::check::check as findings_of;
use crate::edit::{Command, TargetChange, apply};
use crate::money::Money;
use crate::open::Seed;
use crate::plan::{Ceiling, Code, CodeKind, Funding, Id, Kind, Plan, Population, Spent};
use serde_json::{Value, json};

fn da_nang() -> Plan {
    Seed::named("da-nang-2011-2015").unwrap().plan().unwrap()
}

fn of(plan: &Plan) -> Value {
    let computed = compute(plan);
    serde_json::to_value(report(plan, &computed, &findings_of(plan, &computed))).unwrap()
}

/// đồng in a text.
fn dong(value: &Value) -> i64 {
    value.as_str().unwrap().parse().unwrap()
}

#[test]
fn sources_by_line_and_year_add_up_on_every_path() {
    let report = of(&da_nang());
    let sources = report["sources"].as_array().unwrap();
    let totals: Vec<i64> = sources.iter().map(|source| dong(&source["total"])).collect();
    assert_eq!(totals, [3_340_000_000, 100_000_000, 197_500_000]);
    for source in sources {
        let items = source["items"].as_array().unwrap();
        assert_eq!(items.iter().map(|item| dong(&item["total"])).sum::<i64>(), dong(&source["total"]));
        for (year, amount) in source["years"].as_object().unwrap() {
            let of_year = items.iter().filter_map(|item| item["years"].get(year)).map(dong);
            assert_eq!(of_year.sum::<i64>(), dong(amount), "{year}");
        }
        for item in items {
            assert_ne!(item["total"], "0", "only lines with money of it");
            assert_eq!(item["years"].as_object().unwrap().values().map(dong).sum::<i64>(), dong(&item["total"]));
        }
    }
    let firms = sources[2]["items"].as_array().unwrap();
    let lines: Vec<_> = firms.iter().map(|line| (line["item"].as_str().unwrap(), dong(&line["total"]))).collect();
    assert_eq!(lines, [("6.1", 50_000_000), ("6.3", 147_500_000)]);
}

#[test]
fn targets_answer_the_inverse_question_or_say_what_they_need() {
    let mut plan = da_nang();
    let at = plan.targets.iter().position(|target| target.number == "2.b)").unwrap();
    let websites = &of(&plan)["targets"][at];
    assert_eq!((&websites["state"], &websites["population_at_most"]), (&json!("needs-population"), &json!("172")));
    assert_eq!((&websites["needed"], &websites["by_year"]), (&Value::Null, &json!({})));
    let population = Population { value: 1500.into(), unit: "doanh nghiệp".to_owned(), text: String::new() };
    let change = TargetChange::Population(Some(population));
    plan = apply(&plan, &Command::SetTarget { target: plan.targets[at].id, change }).unwrap();
    let websites = &of(&plan)["targets"][at];
    let expected = json!({
        "number": "2.b)",
        "text": plan.targets[at].text,
        "goal": "ít nhất 60%",
        "year": 2015,
        "baseline": "31",
        "population": "1500",
        "state": "short",
        "added": "50",
        "projected": "34.33",
        "short_by": "25.67",
        "population_at_most": null,
        "needed": "435",
        "most": null,
        "units": "50",
        "units_needed": "435",
        "by_year": { "2011": "31.66", "2012": "32.33", "2013": "33", "2014": "33.66", "2015": "34.33" },
        "cost": "500000000",
        "cost_per_point": "150000000",
        "cost_per_beneficiary": "10000000",
        "why_vi": "Chưa đạt. Dự kiến 34,3%, còn thiếu 25,7 điểm %. Cần 435 doanh nghiệp (kế hoạch có 50).",
        "why_en": "Not reached. 34,3% projected, 25,7 points short. It takes 435 “doanh nghiệp” (the plan has 50).",
    });
    assert_eq!(websites, &expected);
}

#[test]
fn ceilings_codes_gifts_and_the_index() {
    let plain = of(&da_nang());
    assert_eq!(plain["ceilings"], json!([]));
    let given = |report: &Value| report["in_kind"].as_array().unwrap().clone();
    let ecomviet = "Trung tâm Phát triển thương mại điện tử (EcomViet)";
    let unvalued = |line: &Value| line["donor"] == ecomviet && line["value"].is_null();
    assert_eq!(given(&plain).iter().filter(|line| unvalued(line)).count(), 4, "the document names no value");
    assert!(plain.get("codes").is_none() && plain.get("index").is_none());
    let mut plan = da_nang();
    let line = |path: &str| -> Id {
        let found = plan.outline.items().iter().find(|item| crate::text::item_path(&plan, item.id) == path);
        found.unwrap().id
    };
    let (mail, websites) = (line("6.1"), line("6.2"));
    for (id, funding) in [(mail, Some(Funding::InKind { donor: "VCCI".to_owned() })), (websites, None)] {
        plan.outline.change(id, |item| {
            let Kind::Line(line) = &mut item.kind else { panic!("a line") };
            line.codes.entry = "7750".to_owned();
            line.funding = funding.unwrap_or(line.funding.clone());
        });
    }
    plan.index = vec![None, Some(crate::money::Decimal::new(45, 1)), None, None, None];
    let code = Code { kind: CodeKind::Entry, text: "7750".to_owned() };
    let spent = Spent { through: 2014, amount: Money::new(300_000_000) };
    let text = "Quyết định 1".to_owned();
    plan.ceilings =
        vec![Ceiling { code: Some(code), spent: Some(spent), text, ..Ceiling::new(900, Money::new(1_000_000_000)) }];
    let report = of(&plan);
    let planned = 104_500_000; // 10 websites of 10,45 million in the last year
    let expected = json!([{
        "text": "Quyết định 1", "year": null, "source": null, "item": null, "code_kind": "entry", "code": "7750",
        "amount": "1000000000", "already": "300000000", "spent_through": 2014,
        "spent": planned.to_string(), "left": (700_000_000 - planned).to_string(),
    }]);
    assert_eq!(report["ceilings"], expected);
    assert_eq!(report["index"], json!({ "2012": "4.5" }));
    let given = given(&report);
    let valued: Vec<&Value> = given.iter().filter(|line| !unvalued(line)).collect();
    assert_eq!((valued.len(), &valued[0]["item"], &valued[0]["donor"]), (1, &json!("6.1"), &json!("VCCI")));
    assert_eq!(dong(&valued[0]["value"]), 200_000_000 + 4 * 20 * 90_000, "in the prices of its years");
    let codes = report["codes"].as_array().unwrap();
    let kinds: Vec<_> =
        codes.iter().map(|sum| (sum["kind"].as_str().unwrap(), sum["code"].as_str().unwrap())).collect();
    assert_eq!(kinds, [("entry", "7750"), ("entry", "")]);
    assert_eq!(codes.iter().map(|sum| dong(&sum["total"])).sum::<i64>(), dong(&report["total"]));
    assert_eq!(codes[0]["lines"].as_array().unwrap().len(), 2);
}

#[test]
fn the_price_book_says_what_one_costs_here_and_in_the_other_real_plans() {
    let report = of(&Seed::named("dong-nai-2018").unwrap().plan().unwrap());
    let rows = report["price_book"].as_array().unwrap();
    let check = |plan: &str, label: &str, expected: Value| {
        let row = rows.iter().find(|row| row["plan"] == plan && row["label"] == label).unwrap();
        let shown: Vec<_> =
            ["item", "year", "price", "per_head", "source"].iter().map(|name| row[name].clone()).collect();
        assert_eq!(json!(shown), expected, "{label}");
    };
    let lunch = "Ăn trưa hội nghị cho đối tượng không hưởng lương từ NSNN";
    check("dong-nai-2018", lunch, json!(["1.9", 2018, "120000", "120000", ["Ngân sách tỉnh"]]));
    let website = "Hỗ trợ doanh nghiệp xây dựng website thương mại điện tử";
    check("da-nang-2011-2015", website, json!([null, null, "10000000", null, null]));
}
