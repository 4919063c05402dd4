//! Files with one bad thing in one of their parts, and what is said about it.

use super::{V1, V1_NORMS, V2, check, refusal, replaced};

#[test]
fn ids_are_checked() {
    check(
        V1,
        &[
            ("\"id\": 2,", "\"id\": 1,", "DuplicateId(1)"),
            ("\"id\": 3,", "\"id\": 52,", "DuplicateId(52)"),
            ("\"id\": 12,", "\"id\": 11,", "DuplicateId(11)"),
            ("\"id\": 41,", "\"id\": 40,", "DuplicateId(40)"),
            ("\"id\": 2,", "\"id\": 0,", "IdZero"),
            ("\"id\": 2,", "\"id\": -2,", "sources[1].id: WrongType"),
            ("\"id\": 2,", "\"id\": 4294967296,", "sources[1].id: WrongType"),
            ("\"id\": 2,", "\"id\": \"2\",", "sources[1].id: WrongType"),
            ("\"id\": 2,", "", "sources[1].id: MissingField"),
            ("\"source\": 1\n", "\"source\": 3\n", "items[0].items[0].funding.source: NoSuchId { id: 3 }"),
            ("\"driver\": 3", "\"driver\": 1", "items[0].items[0].factors[1].driver: NoSuchId { id: 1 }"),
            ("\"parent\": 30", "\"parent\": 29", "targets[1].parent: NoSuchId { id: 29 }"),
            ("\"parent\": 30", "\"parent\": 31", "targets: TooDeep"),
            ("\"item\": 12", "\"item\": 30", "targets[1].contributions[1].item: NoSuchId { id: 30 }"),
            ("\"item\": 10,", "\"item\": 9,", "ceilings[0].item: NoSuchId { id: 9 }"),
            ("\"source\": 1,\n   \"item\"", "\"source\": 9,\n   \"item\"", "ceilings[0].source: NoSuchId { id: 9 }"),
            ("\"source\": 1,\n   \"rows\"", "\"source\": 9,\n   \"rows\"", "tables[0].source: NoSuchId { id: 9 }"),
            ("\"item\": 99", "\"item\": 30", "tables[0].rows[5].item: NoSuchId { id: 30 }"),
            ("\"item\": 99", "\"item\": 120", "tables[0].rows[5].item: NoSuchId { id: 120 }"),
            ("\"item\": 99", "\"item\": 0", "tables[0].rows[5].item: NoSuchId { id: 0 }"),
        ],
    );
}

#[test]
fn numbers_are_checked() {
    let price = "\"price\": \"2000000\"";
    let place = "items[0].items[2].items[1].price:";
    let cases = [
        ("2000000", "WrongType"),
        ("[]", "WrongType"),
        ("null", "WrongType"),
        ("true", "WrongType"),
        ("\"2.000.000\"", "Number { text: \"2.000.000\" }"),
        ("\"1e3\"", "Number { text: \"1e3\" }"),
        ("\"1_000\"", "Number { text: \"1_000\" }"),
        ("\"NaN\"", "Number { text: \"NaN\" }"),
        ("\" 1\"", "Number { text: \" 1\" }"),
        ("\"+1\"", "Number { text: \"+1\" }"),
        ("\"１\"", "Number { text: \"１\" }"),
        ("\"007\"", "Number { text: \"007\" }"),
        ("\"1.\"", "Number { text: \"1.\" }"),
        ("\".5\"", "Number { text: \".5\" }"),
        ("\"\"", "Number { text: \"\" }"),
        ("\"1234567890123456\"", "NumberTooLarge { text: \"1234567890123456\" }"),
        ("\"0.12345\"", "NumberTooLarge { text: \"0.12345\" }"),
    ];
    for (value, problem) in cases {
        check(V1, &[(price, &format!("\"price\": {value}"), &format!("{place} {problem}"))]);
    }
    check(
        V1,
        &[
            ("\"12000000\"", "\"0.5\"", "items[0].items[2].items[0].amounts.2011: NotWhole { text: \"0.5\" }"),
            ("\"12000000\"", "\"12đ\"", "items[0].items[2].items[0].amounts.2011: Number { text: \"12đ\" }"),
            ("\"-0.5\"", "-0.5", "targets[1].contributions[1].effect: WrongType"),
            ("\"value\": \"60\"", "\"value\": \"\"", "drivers[0].value: Number { text: \"\" }"),
        ],
    );
}

#[test]
fn years_are_checked() {
    let at = "items[0].items[1].price";
    let year = |new: &str, expected: &str| {
        let new = format!("\"2011\": \"1000\",\n      \"{new}\"");
        check(V1, &[("\"2011\": \"1000\",\n      \"2013\"", &new, &format!("{at}.{expected}"))]);
    };
    year("2014", "2014: YearOutside { year: 2014 }");
    year("2010", "2010: YearOutside { year: 2010 }");
    year("2011", "2011: DuplicateKey");
    year("02012", "02012: NotAYear { text: \"02012\" }");
    year("+201", "+201: NotAYear { text: \"+201\" }");
    year("nay", "nay: NotAYear { text: \"nay\" }");
    year("3000", "3000: NotAYear { text: \"3000\" }");
    check(
        V1,
        &[
            ("\"year\": 2012", "\"year\": 2014", "ceilings[0].year: YearOutside { year: 2014 }"),
            ("\"year\": 2015", "\"year\": 20150", "targets[0].year: NotAYear { text: \"20150\" }"),
            ("\"year\": 2009", "\"year\": \"2009\"", "targets[0].baseline.year: WrongType"),
            ("\"2015\": \"1,5\"", "\"2012\": \"1,5\"", "tables[0].rows[0].years.2012: DuplicateKey"),
        ],
    );
}

#[test]
fn items_are_checked() {
    let line = "items[0].items[0]";
    let two = "\"source\": 2,\n        \"value\": \"40\"";
    check(
        V1,
        &[
            ("\"unit\": \"lớp\"", "\"unit\": \"lớp\", \"amounts\": {}", &format!("{line}: TwoBases")),
            ("\"amounts\": {}", "\"amounts\": {}, \"factors\": []", "items[6]: TwoBases"),
            ("\"items\": []", "\"items\": [], \"price\": \"1\"", "items[7].price: NotInAGroup"),
            ("\"items\": []", "\"unit\": \"\", \"items\": []", "items[7].unit: NotInAGroup"),
            ("\"items\": []", "\"items\": {}", "items[7].items: WrongType"),
            ("\"items\": []", "\"items\": [1]", "items[7].items[0]: WrongType"),
            ("\"items\": []", "\"items\": [], \"items\": []", "items[7].items: DuplicateKey"),
            ("\"items\": []", "\"Items\": []", "items[7].Items: UnknownField"),
            ("\"value\": \"2\",", "", &format!("{line}.factors[0]: NotExactlyOne")),
            ("\"value\": \"2\",", "\"value\": \"2\", \"driver\": 3,", &format!("{line}.factors[0]: NotExactlyOne")),
            ("\"value\": \"2\",", "\"value\": \"2\", \"except\": \"3\",", &format!("{line}.factors[0]: NotExactlyOne")),
            ("\"source\": 1\n", "\"source\": 1, \"percent\": []\n", &format!("{line}.funding.percent: NotExactlyOne")),
            ("\"source\": 1\n", "\"payer\": 1\n", &format!("{line}.funding.payer: UnknownField")),
            ("\"source\": 1\n", "\n", &format!("{line}.funding: NotExactlyOne")),
            (two, "\"source\": 1,\n        \"value\": \"40\"", "items[0].items[1].funding.percent: DuplicateKey"),
            (two, "\"value\": \"40\"", "items[0].items[1].funding.percent[1].source: MissingField"),
            ("\"years\": {}", "\"value\": \"1\"", "items[0].items[2].items[0].funding.amounts[1].value: UnknownField"),
            ("\"in_kind\": \"EcomViet\"", "\"in_kind\": true", "items[1].funding.in_kind: WrongType"),
            ("\"Câu một.\"", "1", "items[0].prose[0]: WrongType"),
        ],
    );
    let factors = ["{\"value\": \"1\"}"; 9].join(",");
    let old = "\"factors\": [\n    {\n     \"value\": \"0.5\"\n    }\n   ]";
    check(V1, &[(old, &format!("\"factors\": [{factors}]"), "items[1].factors: TooManyFactors")]);
}

#[test]
fn targets_and_tables_are_checked() {
    check(
        V1,
        &[
            ("\"text\": \"100% cán bộ\",", "", "targets[0].text: MissingField"),
            ("\"level\": 3", "\"level\": 256", "targets[2].goal.level: WrongType"),
            ("\"level\": 3", "\"level\": 3, \"unit\": \"%\"", "targets[2].goal: NotExactlyOne"),
            ("\"done\": true", "\"done\": false", "targets[3].goal.done: WrongType"),
            ("\"done\": true", "", "targets[3].goal: NotExactlyOne"),
            ("\"to\": \"40.5\"", "\"unit\": \"%\"", "targets[1].goal: NotExactlyOne"),
            ("\"to\": \"40.5\"", "\"to\": \"40.5\", \"at_least\": \"1\"", "targets[1].goal: NotExactlyOne"),
            ("\"value\": \"31\",", "", "targets[0].baseline.value: MissingField"),
            ("\"amount\": \"0\"", "\"text\": \"\"", "ceilings[1].amount: MissingField"),
            ("\"title\": \"Biểu 3\",", "", "tables[2].title: MissingField"),
            ("\"rows\": []", "\"place\": \"\"", "tables[1].rows: MissingField"),
            ("\"target_groups\": \"4\"", "", "tables[2].rows[0].amount: MissingField"),
            (
                "\"target_groups\": \"4\"",
                "\"target_groups\": \"bốn\"",
                "tables[2].rows[0].target_groups: NoReading { text: \"bốn\" }",
            ),
            (
                "\"amount\": \"150\"",
                "\"amount\": \"1,234,567\"",
                "tables[0].rows[0].amount: NoReading { text: \"1,234,567\" }",
            ),
            ("\"amount\": \"150\"", "\"amount\": \"150 đ\"", "tables[0].rows[0].amount: NoReading { text: \"150 đ\" }"),
            ("\"raw\": \"87.5000\"", "\"raw\": \"\"", "tables[0].rows[0].years.2012: NoReading { text: \"\" }"),
            ("\"amount\": \"150\"", "\"amount\": {\"raw\": \"150\"}", "tables[0].rows[0].amount.reading: MissingField"),
            ("\"amount\": \"150\"", "\"amount\": {\"reading\": \"150\"}", "tables[0].rows[0].amount.raw: MissingField"),
            (
                "\"reading\": \"87500\"",
                "\"reading\": \"87,500\"",
                "tables[0].rows[0].years.2012.reading: Number { text: \"87,500\" }",
            ),
        ],
    );
}

#[test]
fn norms_are_checked() {
    check(
        V1_NORMS,
        &[
            ("\"id\": 5,", "\"id\": 4,", "DuplicateId(4)"),
            ("\"id\": 6,", "\"id\": 8,", "NextId { next_id: 8, highest: 8 }"),
            ("\"id\": 6,", "\"id\": 0,", "IdZero"),
            ("\"id\": 6,", "", "norms[1].id: MissingField"),
            ("\"name\": \"\",", "", "norms[1].name: MissingField"),
            ("\"name\": \"\"", "\"name\": \"\", \"name\": \"\"", "norms[1].name: DuplicateKey"),
            ("\"name\": \"\"", "\"name\": \"\", \"text\": \"\"", "norms[1].text: UnknownField"),
            ("\"name\": \"\",\n   \"cap\": \"0\"", "\"name\": \"\"", "norms[1].cap: MissingField"),
            ("\"800000.5\"", "800000", "norms[0].cap: WrongType"),
            ("\"800000.5\"", "\"800,5\"", "norms[0].cap: Number { text: \"800,5\" }"),
            ("    3,\n", "    1,\n", "norms[0].lines[0]: NoSuchId { id: 1 }"),
            ("    3,\n", "    4,\n", "norms[0].lines[0]: NoSuchId { id: 4 }"),
            ("    3,\n    2\n", "    3,\n    9\n", "norms[0].lines[1]: NoSuchId { id: 9 }"),
            ("    3,\n", "    2,\n", "norms[0].lines: DuplicateKey"),
            ("    3,\n", "    \"3\",\n", "norms[0].lines[0]: WrongType"),
        ],
    );
}

#[test]
fn what_came_with_version_2_is_checked() {
    let delay = "targets[0].contributions[0].delay: OutOfRange { most: 20 }";
    check(
        V2,
        &[
            ("\"4.5\"", "\"100.0001\"", "index.2019: OutOfRange { most: 100 }"),
            ("\"4.5\"", "\"-1\"", "index.2019: OutOfRange { most: 100 }"),
            ("\"4.5\"", "\"100\"", "read"),
            ("\"4.5\"", "4.5", "index.2019: WrongType"),
            ("\"2019\": \"4.5\"", "\"2021\": \"4.5\"", "index.2021: YearOutside { year: 2021 }"),
            ("\"2019\": \"4.5\"", "\"2020\": \"4.5\"", "index.2020: DuplicateKey"),
            ("\"chapter\": \"416\"", "\"chapter\": 416", "items[0].items[0].codes.chapter: WrongType"),
            ("\"chapter\": \"416\"", "\"khoan\": \"416\"", "items[0].items[0].codes.khoan: UnknownField"),
            ("\"chapter\": \"416\"", "\"entry\": \"416\"", "items[0].items[0].codes.entry: DuplicateKey"),
            ("\"label\": \"Nhóm\"", "\"codes\": {}", "items[0].codes: NotInAGroup"),
            ("\"cap\": \"0\"", "\"cap\": \"-1\"", "targets[0].contributions[1].cap: Negative"),
            ("\"cap\": \"0\"", "\"cap\": null", "targets[0].contributions[1].cap: WrongType"),
            ("\"delay\": 20", "\"delay\": 21", delay),
            ("\"delay\": 20", "\"delay\": -1", delay),
            ("\"delay\": 20", "\"delay\": 1000", delay),
            ("\"delay\": 20", "\"delay\": \"20\"", "targets[0].contributions[0].delay: WrongType"),
            ("\"kind\": \"entry\"", "\"kind\": \"item\"", "ceilings[0].code.kind: UnknownWord { text: \"item\" }"),
            ("\"kind\": \"entry\",", "", "ceilings[0].code.kind: MissingField"),
            ("\"text\": \"6650\"", "\"text\": \"\"", "ceilings[0].code.text: EmptyText"),
            (",\n    \"text\": \"6650\"", "", "ceilings[0].code.text: MissingField"),
            ("\"through\": 2017", "\"through\": 1899", "ceilings[0].spent.through: NotAYear { text: \"1899\" }"),
            ("\"through\": 2017,", "", "ceilings[0].spent.through: MissingField"),
            ("\"120000000\"", "\"-1\"", "ceilings[0].spent.amount: Negative"),
            ("\"120000000\"", "\"0.5\"", "ceilings[0].spent.amount: NotWhole { text: \"0.5\" }"),
            ("\"date\": \"30/3/2018\"", "\"date\": 2018", "norms[0].date: WrongType"),
        ],
    );
    let long = "đ".repeat(4001);
    for (old, place) in [
        ("280-321", "items[0].items[0].codes.section"),
        ("\"6650\"\n   },\n   \"spent\"", "ceilings[0].code.text"),
        ("30/3/2018", "norms[0].date"),
    ] {
        let new = old.replace(old.trim_matches('"').split('"').next().unwrap(), &long);
        check(V2, &[(old, &new, &format!("{place}: TextTooLong {{ characters: 4001 }}"))]);
    }
}

#[test]
fn corrections_are_checked() {
    let with = |list: &str| refusal(&replaced(V1, "\"next_id\"", &format!("\"corrections\": [{list}],\n \"next_id\"")));
    assert_eq!(with(r#"{"figure":0,"text":"5"},{"figure":1,"text":"6"}"#), "read");
    assert_eq!(with(r#"{"figure":1,"text":"5"},{"figure":0,"text":"6"}"#), "corrections: WrongType");
    assert_eq!(with(r#"{"figure":0,"text":"5"},{"figure":0,"text":"6"}"#), "corrections: WrongType");
    assert_eq!(with(r#"{"figure":9999,"text":"5"}"#), "corrections: WrongType");
    assert_eq!(with(r#"{"figure":0,"text":""}"#), "corrections[0].text: EmptyText");
    assert_eq!(with(r#"{"figure":0}"#), "corrections[0].text: MissingField");
}

#[test]
fn waivers_are_checked() {
    let name = "group-sum:7:1:-:-";
    check(
        V1_NORMS,
        &[
            (name, "recurring:0:3:2018:-", "waivers: DuplicateKey"),
            (name, "", "waivers[0].finding: BadFinding { text: \"\" }"),
            (name, "Group-sum", "waivers[0].finding: BadFinding { text: \"Group-sum\" }"),
            (name, "group sum", "waivers[0].finding: BadFinding { text: \"group sum\" }"),
            (name, "nhóm", "waivers[0].finding: BadFinding { text: \"nhóm\" }"),
            ("\"finding\": \"group-sum:7:1:-:-\",", "", "waivers[0].finding: MissingField"),
            ("\"reason\": \" \"", "\"reason\": \"\"", "waivers[1].reason: EmptyText"),
            ("\"reason\": \" \"", "\"reason\": null", "waivers[1].reason: WrongType"),
            (",\n   \"reason\": \" \"", "", "waivers[1].reason: MissingField"),
            ("\"reason\": \" \"", "\"why\": \"\"", "waivers[1].why: UnknownField"),
        ],
    );
    let named = |length| refusal(&replaced(V1_NORMS, name, &"a".repeat(length)));
    assert_eq!(named(120), "read");
    assert_eq!(named(121), format!("waivers[0].finding: BadFinding {{ text: {:?} }}", "a".repeat(60)));
}
