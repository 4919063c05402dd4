//! The JSON Schema in `docs/` says what the reader does: what is written fits it, and what it refuses is refused here.

use super::random::plan;
use super::{V1, V1_NORMS, V2, V3};
use crate::format::{read, write};
use crate::open::SEEDS;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/plan.schema.json")).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

#[test]
fn the_frozen_files_and_the_seeds_fit() {
    let validator = validator();
    for text in SEEDS.iter().map(|seed| seed.text).chain([V1, V1_NORMS, V2, V3]) {
        let file: Value = serde_json::from_str(text).unwrap();
        let errors: Vec<String> = validator.iter_errors(&file).map(|error| error.to_string()).collect();
        assert_eq!(errors, [] as [&str; 0]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_written_fits(plan in plan()) {
        let file: Value = serde_json::from_str(&write(&plan)).unwrap();
        prop_assert!(validator().is_valid(&file), "{}", write(&plan));
    }
}

/// Both refuse a frozen file with the value at `pointer` replaced, or with the field added where there is none.
#[test]
fn what_the_schema_refuses_is_refused() {
    let validator = validator();
    let good = [V1, V1_NORMS, V2, V3].map(|text| serde_json::from_str::<Value>(text).unwrap());
    for (pointer, field, value) in [
        ("", "extra", json!(1)),
        ("", "format", json!("other")),
        ("", "title", json!(null)),
        ("", "id", json!("Đà Nẵng")),
        ("", "scale", json!("xu")),
        ("", "years", json!([2011])),
        ("", "next_id", json!("5")),
        ("/items/0", "price", json!("5")),
        ("/items/0", "colour", json!("red")),
        ("/sources/0", "name", json!(7)),
        ("/sources/0", "id", json!(0)),
        ("/drivers/0", "value", json!("007")),
        ("/drivers/0", "value", json!("1e3")),
        ("/drivers/0", "value", json!(60)),
        ("/ceilings/0", "amount", json!("1.5")),
        ("/targets/0", "goal", json!({})),
        ("/tables/0", "rows", json!(null)),
        ("/norms/0", "cap", json!("1e3")),
        ("/norms/0", "name", json!(null)),
        ("/norms/0", "item", json!(2)),
        ("/norms/0", "lines", json!([2, 2])),
        ("/norms/0", "lines", json!(["2"])),
        ("/waivers/0", "finding", json!("")),
        ("/waivers/0", "finding", json!("a b")),
        ("/waivers/0", "finding", json!("a".repeat(121))),
        ("/waivers/0", "reason", json!("")),
        ("/waivers/0", "id", json!(9)),
        ("", "version", json!(4)),
        ("/index", "2019", json!("100.5")),
        ("/index", "2019", json!("-1")),
        ("/index", "19", json!("1")),
        ("/items/0/items/0/codes", "chapter", json!(416)),
        ("/items/0/items/0/codes", "mục", json!("416")),
        ("/targets/0/contributions/0", "cap", json!("-1")),
        ("/targets/0/contributions/0", "delay", json!(21)),
        ("/targets/0/contributions/0", "delay", json!(-1)),
        ("/ceilings/0", "code", json!({ "kind": "entry" })),
        ("/ceilings/0", "code", json!({ "kind": "entry", "text": "" })),
        ("/ceilings/0", "code", json!({ "kind": "item", "text": "1" })),
        ("/ceilings/0", "spent", json!({ "through": 2017 })),
        ("/ceilings/0", "spent", json!({ "through": 3000, "amount": "1" })),
        ("/ceilings/0", "spent", json!({ "through": 2017, "amount": "-1" })),
        ("/norms/0", "date", json!(null)),
        ("/ranges/0", "of", json!("label")),
        ("/ranges/0", "low", json!(5)),
        ("/ranges/0", "year", json!(2018)),
        ("/holds/0", "locked", json!(false)),
        ("/holds/0", "least", json!("-1")),
        ("/holds/0", "rank", json!(65_536)),
        ("/weights/0", "weight", json!(101)),
        ("/weights/0", "weight", json!(-1)),
        ("/scenarios/0", "id", json!(0)),
        ("/scenarios/0", "name", json!(null)),
        ("/scenarios/0", "plan", json!({})),
        ("/scenarios/0/opinions/0", "verdict", json!("maybe")),
        ("/scenarios/0/opinions/0", "reason", json!(1)),
        ("/scenarios/0/changes/0", "command", json!({})),
        ("/scenarios/0/changes/0", "command", json!({ "do": "set_period", "year": 2018 })),
        ("/scenarios/0/changes/0", "command", json!({ "do": "set_index", "year": 2018, "of": 3 })),
        ("/scenarios/0/changes/0", "command", json!({ "do": "set_index", "value": "5" })),
        ("/scenarios/0/changes/0", "command", json!({ "do": "delay", "of": 3, "years": 256 })),
        ("/scenarios/0/changes/0", "command", json!({ "do": "move", "of": 3, "after": 4, "below": 2 })),
        ("/scenarios/0/changes/0", "was", json!({ "do": "delete_item" })),
        ("/scenarios/0/changes/0", "first_id", json!(-1)),
    ] {
        let mut file = good.iter().find(|file| file.pointer(pointer).is_some()).unwrap().clone();
        let place = file.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
        place.insert(field.to_owned(), value.clone());
        assert!(!validator.is_valid(&file), "the schema takes {value} as {pointer}/{field}");
        assert!(read(&file.to_string()).is_err(), "the reader takes {value} as {pointer}/{field}");
    }
}
