//! The record: what is written is read, and no flipped byte and no cut goes unseen.

use super::{count, figure};
use crate::keep::head::Head;
use crate::keep::record::{Damage, Record, SCHEMA};
use crate::keep::sum::sum;
use crate::open::SEEDS;
use proptest::prelude::*;

const BODY: &str = "{\"title\":\"Kế hoạch 2026\"}";

fn small() -> Record {
    Record::new(5, 4, "tab-1", BODY.to_owned())
}

#[test]
fn the_sum_is_the_published_one() {
    for at in 0..=9 {
        let (head, tail) = "123456789".split_at(at);
        assert_eq!(sum(&[head, tail]), 0xe306_9283, "{head} {tail}");
    }
    assert_eq!(sum(&[]), 0);
}

#[test]
fn a_record_reads_as_it_was_written() {
    let record = small();
    assert_eq!(record.text(), format!("DT1 1 5 4 tab-1 29 {:08x}\n{BODY}", record.sum));
    assert_eq!(Record::read(&record.text()), Ok(record));
}

#[test]
fn a_record_is_of_the_schema_of_its_plan() {
    let v2 = include_str!("../../format/tests/v2.json");
    let v3 = include_str!("../../format/tests/v3.json");
    for (body, schema) in [(SEEDS[0].text, 1), (v2, 2), (v3, SCHEMA), (BODY, 1), ("", 1)] {
        let record = Record::new(5, 4, "tab-1", body.to_owned());
        assert_eq!((record.schema, Record::schema_of(&record.text())), (schema, Some(schema)));
        assert_eq!(Record::read(&record.text()), Ok(record));
    }
    assert_eq!(["", "DT1 ", "DT1 x 5", "{}"].map(Record::schema_of), [None; 4]);
}

#[test]
fn a_head_is_of_the_schema_of_its_newest_record() {
    let v2 = include_str!("../../format/tests/v2.json");
    let record = |rev, body: &str| Record::new(rev, 0, "tab-1", body.to_owned());
    let (mut head, mut told) = (None, Vec::new());
    for (rev, body) in [(1, BODY), (2, v2), (3, v2), (4, BODY)] {
        let next = Head::after(head.as_ref(), &record(rev, body), 5).0;
        let text = next.text(0);
        assert_eq!(Head::read(&text).as_ref(), Ok(&next));
        told.push(Record::schema_of(&text));
        head = Some(next);
    }
    assert_eq!(told, [1, 2, 2, 1].map(Some));
    let second = Head::after(None, &record(1, v2), 5).0;
    let gone = Head::gone(Some(&second), record(2, "").stamp(), 6);
    assert_eq!(Record::schema_of(&gone.text(0)), Some(2), "what is deleted can come back");
}

#[test]
fn damage_has_a_name() {
    let text = small().text();
    let check = |text: &str, damage: Damage| assert_eq!(Record::read(text), Err(damage), "{text}");
    let cut = |have, want| Damage::Cut { have, want };
    check("", cut(0, None));
    check("DT", cut(0, None));
    check("DT1 1 5 4 tab", cut(0, None));
    check(text.split_once('\n').unwrap().0, cut(0, None));
    check(&text[..text.len() - 1], cut(28, Some(29)));
    check(&[&text, " "].concat(), Damage::Altered);
    check(&text.replace("2026", "2027"), Damage::Altered);
    check(&text.replace("DT1 1 5 4", "DT1 1 05 4"), Damage::Altered);
    check(&text.replace("DT1 1 5 4", "DT1 1 6 4"), Damage::Altered);
    check(&text.replace("DT1 1 5 4", "DT1 9 5 4"), Damage::Altered);
    check(BODY, Damage::NotARecord);
    check("<html>", Damage::NotARecord);
    check(&text.replace("DT1", "DT2"), Damage::NotARecord);
    check(&newer(), Damage::Newer { schema: SCHEMA + 1 });
}

/// A whole record of the next schema.
pub(super) fn newer() -> String {
    of_schema(SCHEMA + 1, 9, BODY)
}

/// A whole record of any schema.
pub(super) fn of_schema(schema: u32, rev: u64, body: &str) -> String {
    let header = format!("DT1 {schema} {rev} 0 other {} ", body.len());
    format!("{header}{:08x}\n{body}", sum(&[&header, body]))
}

#[test]
fn a_bare_plan_file_is_revision_0() {
    let record = Record::legacy(BODY).unwrap();
    assert_eq!((record.rev, record.base, record.body.as_str()), (0, 0, BODY));
    assert_eq!(Record::legacy("DT1 "), None);
}

/// Damages bytes as a browser would hand them out: what is no UTF-8 is replaced.
fn reads(bytes: &[u8]) -> Result<Record, Damage> {
    Record::read(&String::from_utf8_lossy(bytes))
}

/// Tries every cut and flips in the record at every `each`-th byte; returns the tries and what went unseen.
fn damage(record: &Record, each: usize, flips: &[u8]) -> (u64, u64) {
    let bytes = record.text().into_bytes();
    let (mut tries, mut unseen) = (0, 0);
    let mut copy = bytes.clone();
    for place in (0..bytes.len()).step_by(each) {
        unseen += u64::from(reads(&bytes[..place]).is_ok());
        for flip in flips {
            copy[place] ^= flip;
            unseen += u64::from(reads(&copy).is_ok());
            copy[place] = bytes[place];
        }
        tries += 1 + flips.len() as u64;
    }
    assert_eq!(reads(&copy).as_ref(), Ok(record), "what is not damaged reads");
    (tries, unseen)
}

#[test]
fn every_flipped_byte_and_every_cut_is_seen() {
    let every: Vec<u8> = (1..=255).collect();
    let (mut tries, mut unseen) = damage(&small(), 1, &every);
    let all = std::env::var("DU_TOAN_FLIPS").is_ok_and(|value| value == "all");
    for (at, seed) in SEEDS.iter().enumerate() {
        let record = Record::new(at as u64 + 7, 3, "tab-2", seed.text.to_owned());
        // one flip a byte: a bit each, in turn
        let flips = [1_u8 << at, 0x80];
        let (more, missed) = damage(&record, if all { 1 } else { 499 }, &flips);
        tries += more;
        unseen += missed;
    }
    figure("flips-and-cuts", tries, unseen);
    assert_eq!(unseen, 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(count("PROPTEST_CASES", 200) as u32))]

    #[test]
    fn any_text_is_read_or_named(text in ".{0,80}") {
        if let Ok(record) = Record::read(&text) {
            prop_assert_eq!(record.text(), text);
        }
    }

    #[test]
    fn any_record_goes_there_and_back(rev: u64, base: u64, body in ".{0,200}") {
        let record = Record::new(rev, base, "w", body);
        prop_assert_eq!(Record::read(&record.text()), Ok(record));
    }
}
