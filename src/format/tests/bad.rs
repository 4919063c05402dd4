//! Files that are no plan, have a bad frame or go beyond a limit, and the one thing that is said about each.

use super::{V1, check, refusal, replaced};
use crate::format::{LARGEST, ReadError, read};

/// Where the pointer stands in the text, and the text without it.
fn pointed(text: &str) -> (ReadError, String) {
    let before = text.split_once('☛').unwrap().0;
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    (ReadError::NotJson { line, column }, text.replace('☛', ""))
}

#[test]
fn what_is_no_json_is_refused_at_its_place() {
    let check = |text: &str| {
        let (error, text) = pointed(text);
        assert_eq!(read(&text), Err(error));
    };
    for text in ["{☛", "{\"title\": \"Kế☛", "{\"a\" ☛1}", "{\"a\": 1,☛}", "{\"a\": ☛]}"] {
        check(text);
    }
    check(&format!("{V1}☛x"));
    check(&format!("{}☛", V1.trim_end().trim_end_matches('}')));
    let changes = [
        ("\"id\": 10,\n   ", "\"id\": 10\n   ☛"),
        ("Nhóm", "Nh☛\nóm"),
        ("Nhóm", "Nh\\x☛óm"),
        ("Nhóm", "Nh\\u☛00g0"),
        ("Nhóm", "Nh\\ud800☛"),
        ("Nhóm", "Nh\\ud800\\u0041☛"),
        ("Nhóm", "Nh\\udc00☛"),
        ("Nhóm", "Nh\\ud800\\ue000☛"),
        ("\"id\": 10", "\"id\": 010☛"),
        ("\"id\": 10", "\"id\": -☛"),
        ("\"id\": 10", "\"id\": ☛+10"),
        ("\"id\": 10", "\"id\": ☛NaN"),
        ("true", "☛tru"),
    ];
    for (old, new) in changes {
        check(&replaced(V1, old, new));
    }
}

#[test]
fn what_is_empty_is_said_to_be_empty() {
    for text in ["", " \r\n\t ", "\u{feff}\n"] {
        assert_eq!(read(text), Err(ReadError::Empty), "{text:?}");
    }
}

#[test]
fn what_is_not_ours_is_said_to_be_no_plan() {
    for text in ["\u{fffd}PNG\r\n\u{1a}", "PK\u{3}\u{4}{", "hello", "STT;Nội dung", "\u{a0}{}"] {
        assert_eq!(read(text), Err(ReadError::NotAPlan), "{text:?}");
    }
    for text in ["[]", "[1", "\"x\"", "12", "null", "true", "{}", "{\"a\": {\"b\": [1E+5, \"]\"]}}", "{\"format\": 1}"]
    {
        assert_eq!(read(text), Err(ReadError::NotAPlan), "{text}");
    }
    let old = "\"format\": \"du-toan\"";
    check(
        V1,
        &[
            (old, "\"format\": \"excalidraw\"", "NotAPlan"),
            (old, "\"format\": null", "NotAPlan"),
            (" \"format\": \"du-toan\",\n", "", "NotAPlan"),
            (old, "\"schema\": \"https://json-schema.org\"", "NotAPlan"),
            ("\"version\": 1", "\"version\": 0", "NotAPlan"),
            ("\"version\": 1", "\"version\": -1", "NotAPlan"),
        ],
    );
}

#[test]
fn a_newer_file_is_told_by_its_version_alone() {
    let newer = |text: &str| assert_eq!(read(text), Err(ReadError::NewerVersion { version: 4 }), "{text}");
    newer(&V1.replacen("\"version\": 1", "\"version\": 4", 1));
    newer(
        "{\"new\": {\"a\": [null, 1.5e9]}, \"years\": \"2011\", \"version\": 4, \"format\": \"du-toan\", \"more\": 1}",
    );
    newer("{\"format\": \"du-toan\", \"version\": 4");
}

#[test]
fn the_frame_is_checked() {
    check(
        V1,
        &[
            (" \"version\": 1,\n", "", "version: MissingField"),
            ("\"version\": 1", "\"version\": \"1\"", "version: WrongType"),
            ("\"version\": 1", "\"version\": 1, \"version\": 1", "version: DuplicateKey"),
            ("\"id\": \"ban-1\"", "\"id\": \"Bản 1\"", "id: BadName { text: \"Bản 1\" }"),
            ("\"id\": \"ban-1\"", "\"id\": \"\"", "id: BadName { text: \"\" }"),
            ("\"id\": \"ban-1\"", "\"id\": 1", "id: WrongType"),
            ("\"title\"", "\"titel\"", "titel: UnknownField"),
            (" \"title\": \"Kế hoạch \\\"thử\\\"\",\n", "", "title: MissingField"),
            ("\"issuer\": \"\"", "\"issuer\": null", "issuer: WrongType"),
            ("\"issuer\": \"\"", "\"title\": \"\"", "title: DuplicateKey"),
            ("Kế hoạch \\\"thử\\\"\"", "\\\"\\\\\", \"a\\\"b\": 1", "a\\\"b: UnknownField"),
            ("2011,\n  2013", "2013,\n  2011", "years: BadPeriod"),
            ("2011,\n  2013", "2011", "years: BadPeriod"),
            ("2011,\n  2013", "2011, 2012, 2013", "years: BadPeriod"),
            ("2011,\n  2013", "1011, 1013", "years: BadPeriod"),
            ("2011,\n  2013", "2011, 2061", "years: BadPeriod"),
            ("2011,\n  2013", "2011, \"2013\"", "years[1]: WrongType"),
            ("2011,\n  2013", "2011, 70000", "years[1]: WrongType"),
            ("2011,\n  2013", "2011, 2013.0", "years[1]: WrongType"),
            ("\"scale\": \"thousand\"", "\"scale\": \"trăm\"", "scale: UnknownWord { text: \"trăm\" }"),
            (" \"scale\": \"thousand\",\n", "", "scale: MissingField"),
            ("\"next_id\": 120", "\"next_id\": 52", "NextId { next_id: 52, highest: 52 }"),
            (",\n \"next_id\": 120", "", "next_id: MissingField"),
            ("\"next_id\": 120", "\"next_id\": 120, \"__proto__\": {}", "__proto__: UnknownField"),
        ],
    );
}

#[test]
fn limits_are_kept() {
    let long = "đ".repeat(4001);
    check(V1, &[("Nhóm", &long, "items[0].label: TextTooLong { characters: 4001 }"), ("Nhóm", &long[2..], "read")]);
    assert_eq!(read(&" ".repeat(LARGEST + 1)), Err(ReadError::TooLarge { bytes: LARGEST + 1 }));
    let empty = V1.split_once("\"sources\"").unwrap().0;
    assert_eq!(refusal(&format!("{empty}\"next_id\": 1}}")), "read");
    assert_eq!(refusal(&format!("{empty}\"next_id\": 0}}")), "IdZero");
    let with_items = |items: &str| {
        let head =
            "\"format\":\"du-toan\",\"version\":1,\"id\":\"a\",\"title\":\"\",\"years\":[2011,2011],\"scale\":\"dong\"";
        refusal(&format!("{{{head},\"items\":{items},\"next_id\":200000}}"))
    };
    let items = |count: u32| (1..=count).map(|id| format!("{{\"id\":{id}}}")).collect::<Vec<_>>().join(",");
    assert_eq!(with_items(&format!("[{}]", items(100_000))), "read");
    assert_eq!(with_items(&format!("[{}]", items(100_001))), "TooManyItems");
    let nested =
        |depth: u32| (1..depth).fold("[]".to_owned(), |below, id| format!("[{{\"id\":{id},\"items\":{below}}}]"));
    assert_eq!(with_items(&nested(9)), "read");
    let path = ["items[0].items[0].items[0].items[0].items[0].items[0].items[0].items[0].items[0]: TooDeep"];
    assert_eq!([with_items(&nested(10))], path);
}

#[test]
fn deep_nesting_is_no_matter() {
    let deep = "[{\"a\":".repeat(200_000);
    let head = "\"format\": \"du-toan\", \"version\": 1, \"years\": [2011, 2011]";
    assert_eq!(read(&deep), Err(ReadError::NotAPlan));
    assert_eq!(refusal(&format!("{{\"a\": {deep}")), "NotJson { line: 1, column: 1200007 }");
    assert_eq!(refusal(&format!("{{{head}, \"a\": {deep}")), "a: UnknownField");
    assert_eq!(refusal(&format!("{{{head}, \"items\": {deep}")), "items[0].a: UnknownField");
    let items = "[{\"items\":".repeat(200_000);
    assert!(refusal(&format!("{{{head}, \"items\": {items}")).ends_with(": TooDeep"));
}

#[test]
fn targets_in_a_long_row_are_read_and_circles_refused() {
    let target =
        |id: u32, parent: u32| format!("{{\"id\":{id},\"text\":\"\",\"goal\":{{\"done\":true}},\"parent\":{parent}}}");
    let with_targets = |last: &str| {
        let head =
            "\"format\":\"du-toan\",\"version\":1,\"id\":\"a\",\"title\":\"\",\"years\":[2011,2011],\"scale\":\"dong\"";
        let row: Vec<String> = (1..10_000).map(|id| target(id, id + 1)).chain([last.to_owned()]).collect();
        refusal(&format!("{{{head},\"targets\":[{}],\"next_id\":200000}}", row.join(",")))
    };
    assert_eq!(with_targets("{\"id\":10000,\"text\":\"\",\"goal\":{\"done\":true}}"), "read");
    assert_eq!(with_targets(&target(10_000, 2_000)), "targets: TooDeep");
}
