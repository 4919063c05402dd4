//! Files with one bad thing in their ranges, holds, weights or scenarios, and what is said about it.

use super::{V3, check, replaced};

#[test]
fn ranges_holds_and_weights_are_checked() {
    check(
        V3,
        &[
            ("\"item\": 3,\n   \"of\"", "\"item\": 2,\n   \"of\"", "ranges[0].item: NoSuchId { id: 2 }"),
            ("\"of\": \"price\"", "\"of\": \"label\"", "ranges[0].of: UnknownWord { text: \"label\" }"),
            ("\"of\": \"price\"", "\"of\": \"count\"", "ranges: DuplicateKey"),
            ("\"of\": \"price\"", "\"of\": \"amount\"", "ranges: OutOfOrder"),
            ("\"low\": \"700000\"", "\"low\": \"-1\"", "ranges[0].low: Negative"),
            ("\"low\": \"700000\"", "\"low\": \"950001\"", "ranges[0]: Reversed"),
            ("\"low\": \"-1000000\"", "\"low\": \"6000000.5\"", "ranges[2]: Reversed"),
            ("\"high\": \"6\"", "\"high\": 6", "ranges[1].high: WrongType"),
            ("   \"low\": \"0\",\n", "", "ranges[1].low: MissingField"),
            ("\"item\": 3,\n   \"locked\"", "\"item\": 2,\n   \"locked\"", "holds[0].item: NoSuchId { id: 2 }"),
            ("\"item\": 3,\n   \"locked\"", "\"item\": 4,\n   \"locked\"", "holds: DuplicateKey"),
            ("\"locked\": true", "\"locked\": 1", "holds[0].locked: WrongType"),
            ("\"least\": \"1.5\"", "\"least\": \"-1.5\"", "holds[1].least: Negative"),
            ("\"rank\": 2", "\"rank\": 65536", "holds[1].rank: WrongType"),
            ("\"locked\": true", "\"rank\": 0", "read"),
            ("\"target\": 5,\n   \"weight\"", "\"target\": 3,\n   \"weight\"", "weights[0].target: NoSuchId { id: 3 }"),
            ("\"target\": 5,\n   \"weight\"", "\"target\": 11,\n   \"weight\"", "weights: DuplicateKey"),
            ("\"weight\": 100", "\"weight\": 101", "weights[1].weight: OutOfRange { most: 100 }"),
            ("\"weight\": 100", "\"weight\": -1", "weights[1].weight: OutOfRange { most: 100 }"),
        ],
    );
    // what says nothing is not kept
    let nothing = replaced(V3, "\"weight\": 100", "\"weight\": 1");
    assert_eq!(crate::format::read(&nothing).unwrap().weights.len(), 1);
    let nothing = replaced(V3, "\"locked\": true", "\"rank\": 0");
    assert_eq!(crate::format::read(&nothing).unwrap().holds.len(), 1);
}

#[test]
fn scenarios_are_checked_and_what_they_speak_of_is_not() {
    let first = "\"do\": \"set_index\",\n      \"year\": 2019,\n      \"value\": \"3.5\"";
    let command = |new: &str, expected: &str| {
        check(V3, &[(first, new, &expected.replace('@', "scenarios[0].changes[0].command"))]);
    };
    command("\"do\": \"set_price\", \"of\": 4000000000, \"year\": 2999, \"value\": \"1\"", "read");
    command("\"do\": \"set_price\", \"of\": 3, \"year\": 3000", "@.year: NotAYear { text: \"3000\" }");
    command(
        "\"do\": \"set_price\", \"of\": 3, \"value\": \"0.12345\"",
        "@.value: NumberTooLarge { text: \"0.12345\" }",
    );
    command("\"do\": \"set_price\", \"of\": 3, \"value\": 5", "@.value: WrongType");
    command("\"do\": \"set_price\", \"value\": \"5\"", "@.of: MissingField");
    command("\"do\": \"set_price\", \"of\": 3, \"amount\": \"5\"", "@: UnknownField");
    command("\"do\": \"set_price\", \"of\": 3, \"price\": \"5\"", "@.price: UnknownField");
    command("\"do\": \"set_price\", \"of\": 3, \"of\": 3", "@.of: DuplicateKey");
    command("\"of\": 3", "@.do: MissingField");
    for word in ["set_period", "add_scenario", "in_scenario", "several", "waive", "set_hold", "add_target", ""] {
        command(&format!("\"do\": \"{word}\""), &format!("@.do: UnknownWord {{ text: \"{word}\" }}"));
    }
    let long = "đ".repeat(4001);
    command(
        &format!("\"do\": \"set_label\", \"of\": 3, \"text\": \"{long}\""),
        "@.text: TextTooLong { characters: 4001 }",
    );
    command(
        "\"do\": \"set_amount\", \"of\": 3, \"year\": 2019, \"amount\": \"0.5\"",
        "@.amount: NotWhole { text: \"0.5\" }",
    );
    command("\"do\": \"delay\", \"of\": 3, \"years\": 256", "@.years: WrongType");
    command("\"do\": \"move\", \"of\": 3, \"after\": 4, \"at\": 1", "@: UnknownField");
    command("\"do\": \"set_funding\", \"of\": 3, \"funding\": {}", "@.funding: NotExactlyOne");
    let funding = |years: &str| {
        let amounts = format!("{{\"amounts\": [{{\"source\": 77, \"years\": {years}}}]}}");
        format!("\"do\": \"set_funding\", \"of\": 3, \"funding\": {amounts}")
    };
    command(&funding("{\"2019\": \"1\"}"), "read");
    command(&funding("{\"2021\": \"1\"}"), "@.funding.amounts[0].years.2021: YearOutside { year: 2021 }");
    let factors = ["{\"driver\": 77}"; 9].join(",");
    command(&format!("\"do\": \"set_factors\", \"of\": 3, \"factors\": [{factors}]"), "@.factors: TooManyFactors");
    command(
        "\"do\": \"set_target_goal\", \"of\": 5, \"goal\": {\"done\": true, \"level\": 1}",
        "@.goal: NotExactlyOne",
    );
    command(
        "\"do\": \"add_ceiling\", \"ceiling\": {\"id\": 0, \"amount\": \"1\", \"item\": 77, \"year\": 2050}",
        "read",
    );
    command("\"do\": \"add_ceiling\", \"ceiling\": {\"id\": 0}", "@.ceiling.amount: MissingField");
    check(
        V3,
        &[
            ("\"id\": 13,", "\"id\": 14,", "DuplicateId(14)"),
            ("\"id\": 13,", "\"id\": 3,", "DuplicateId(3)"),
            ("\"id\": 14,", "\"id\": 15,", "NextId { next_id: 15, highest: 15 }"),
            ("\"id\": 13,", "\"id\": 0,", "IdZero"),
            ("   \"name\": \"Phương án 1\",\n", "", "scenarios[0].name: MissingField"),
            (
                "\"verdict\": \"ask\"",
                "\"verdict\": \"why\"",
                "scenarios[0].opinions[2].verdict: UnknownWord { text: \"why\" }",
            ),
            ("\"item\": 4,\n     \"verdict\"", "\"item\": 3,\n     \"verdict\"", "scenarios[0].opinions: DuplicateKey"),
            ("\"item\": 4,\n     \"verdict\"", "\"item\": 2,\n     \"verdict\"", "scenarios[0].opinions: OutOfOrder"),
            ("\"first_id\": 1073741824", "\"first_id\": \"1\"", "scenarios[0].changes[32].first_id: WrongType"),
        ],
    );
}
