//! The limits of a file: what is read at most, and what is said of one more.

use super::refusal;

/// A plan of those years with more fields, in one line.
fn plan_of(years: &str, fields: &str) -> String {
    let head = "\"format\":\"du-toan\",\"version\":1,\"id\":\"a\",\"title\":\"\"";
    format!("{{{head},\"years\":[{years}],\"scale\":\"dong\",{fields},\"next_id\":4000000}}")
}

/// So many times what stands in the list, each with an id of its own for `#`.
fn listed(count: usize, entry: &str) -> String {
    let entries: Vec<String> = (1..=count).map(|id| entry.replace('#', &id.to_string())).collect();
    format!("[{}]", entries.join(","))
}

#[test]
fn every_list_ends_somewhere() {
    let check = |field: &str, entry: &str, most: usize| {
        let text = |count| plan_of("2011,2011", &format!("\"{field}\":{}", listed(count, entry)));
        assert_eq!(refusal(&text(most)), "read", "{field}");
        assert_eq!(refusal(&text(most + 1)), format!("{field}[{most}]: TooMany {{ most: {most} }}"));
    };
    check("sources", "{\"id\":#,\"name\":\"\"}", 100);
    check("drivers", "{\"id\":#,\"name\":\"\",\"value\":\"1\"}", 10_000);
    check("ceilings", "{\"id\":#,\"amount\":\"1\"}", 10_000);
    check("norms", "{\"id\":#,\"name\":\"\",\"cap\":\"1\"}", 10_000);
    check("targets", "{\"id\":#,\"text\":\"\",\"goal\":{\"done\":true}}", 10_000);
    check("tables", "{\"id\":#,\"title\":\"\",\"scale\":\"dong\",\"rows\":[]}", 1_000);
    check("waivers", "{\"finding\":\"a:#\",\"reason\":\"b\"}", 10_000);
    check("scenarios", "{\"id\":#,\"name\":\"\"}", 50);
    let scenario = |field: &str, entry: &str, most: usize| {
        let text = |count| {
            let list = listed(count, entry);
            plan_of("2011,2011", &format!("\"scenarios\":[{{\"id\":1,\"name\":\"\",\"{field}\":{list}}}]"))
        };
        assert_eq!(refusal(&text(most)), "read", "{field}");
        assert_eq!(refusal(&text(most + 1)), format!("scenarios[0].{field}[{most}]: TooMany {{ most: {most} }}"));
    };
    scenario("changes", "{\"command\":{\"do\":\"delete_item\",\"of\":#}}", 5_000);
    scenario("opinions", "{\"item\":#,\"verdict\":\"ask\"}", 10_000);
    let prose = |count| plan_of("2011,2011", &format!("\"items\":[{{\"id\":1,\"prose\":{}}}]", listed(count, "\"\"")));
    assert_eq!(refusal(&prose(10_000)), "read");
    assert_eq!(refusal(&prose(10_001)), "items[0].prose[10000]: TooMany { most: 10000 }");
    let factors = |count| {
        let factors = listed(count, "{\"value\":\"1\"}");
        plan_of("2011,2011", &format!("\"items\":[{{\"id\":1,\"factors\":{factors}}}]"))
    };
    assert_eq!([refusal(&factors(8)), refusal(&factors(9))], ["read", "items[0].factors: TooManyFactors"]);
    let figures = |count| {
        let rows = listed(count, "{\"amount\":\"1\"}");
        plan_of("2011,2011", &format!("\"tables\":[{{\"id\":1,\"title\":\"\",\"scale\":\"dong\",\"rows\":{rows}}}]"))
    };
    assert_eq!(refusal(&figures(100_000)), "read");
    assert_eq!(refusal(&figures(100_001)), "tables[0].rows[100000]: TooMany { most: 100000 }");
}

#[test]
fn a_report_fits_into_memory() {
    let plan = |items: usize, sources: usize| {
        let sources = listed(sources, "{\"id\":300000#,\"name\":\"\"}");
        plan_of("2011,2060", &format!("\"sources\":{sources},\"items\":{}", listed(items, "{\"id\":#}")))
    };
    // 50 years, 9 sources and none, and a row for the whole plan
    assert_eq!(refusal(&plan(39_999, 9)), "read");
    assert_eq!(refusal(&plan(40_000, 9)), "TooManyAmounts");
    assert_eq!(refusal(&plan(39_999, 10)), "TooManyAmounts");
}

#[test]
fn a_long_name_is_refused_in_a_short_sentence() {
    let million = "x".repeat(1_000_000);
    let check = |fields: &str, expected: &str| {
        let refused = refusal(&plan_of("2011,2011", fields));
        assert!(refused.len() < 300, "{} bytes", refused.len());
        assert!(refused.contains(expected), "{refused}");
    };
    check(&format!("\"issuer\":\"{million}\""), "issuer: TextTooLong { characters: 1000000 }");
    check(&format!("\"{million}\":1"), "UnknownField");
    check(&format!("\"sources\":[{{\"id\":1,\"name\":\"{million}\"}}]"), "sources[0].name: TextTooLong");
    check(&format!("\"drivers\":[{{\"id\":1,\"name\":\"\",\"value\":\"{million}\"}}]"), "drivers[0].value: Number");
    check(&format!("\"items\":[{{\"id\":1,\"count\":{{\"{million}\":\"1\"}}}}]"), "NotAYear");
    check(&format!("\"waivers\":[{{\"finding\":\"{million}\",\"reason\":\"a\"}}]"), "TextTooLong");
    check(&format!("\"issuer\":{}", "1".repeat(1_000_000)), "issuer: WrongType");
    check(&format!("\"sources\":[{{\"id\":{}}}]", "1".repeat(1_000_000)), "sources[0].id: WrongType");
}

#[test]
fn a_number_is_exact_or_refused() {
    let value = |value: &str| {
        refusal(&plan_of("2011,2011", &format!("\"drivers\":[{{\"id\":1,\"name\":\"\",\"value\":{value}}}]")))
    };
    for good in ["\"0\"", "\"999999999999999.9999\"", "\"-1\""] {
        assert_eq!(value(good), "read", "{good}");
    }
    let strings =
        ["NaN", "Infinity", "-Infinity", "1e3", "1_000", "0x10", "１", "٣", " 1", "1 ", "1.", ".5", "+1", "", "1,5"];
    for bad in strings {
        let refused = value(&format!("\"{bad}\""));
        assert!(refused.starts_with("drivers[0].value: Number {"), "{bad}: {refused}");
    }
    for bad in ["\"1234567890123456\"", "\"0.12345\""] {
        assert!(value(bad).starts_with("drivers[0].value: NumberTooLarge"), "{bad}");
    }
    for bad in ["9007199254740993", "0.1", "1e400", "12345678901234567890", "true", "null", "[]", "{}"] {
        assert_eq!(value(bad), "drivers[0].value: WrongType", "{bad}");
    }
    for bad in ["NaN", "Infinity", "undefined", "'1'"] {
        assert!(value(bad).starts_with("NotJson"), "{bad}");
    }
}
