//! Files that must stay readable, byte by byte: version 1 and the three embedded plans.

use super::{V1, V1_NORMS, V2, V3, replaced};
use crate::format::{read, version_of, write, write_compact};
use crate::money::{Decimal, Money};
use crate::plan::{
    Basis, ClaimField, Code, CodeKind, Codes, Command, Funding, Hold, Kind, Place, Plan, Price, Range, RangeOf,
    Scenario, Spent, Verb, Verdict,
};
use serde_json::Value;

const SEEDS: [&str; 3] = [
    include_str!("../../../seeds/quang-ngai-2011-2015.json"),
    include_str!("../../../seeds/da-nang-2011-2015.json"),
    include_str!("../../../seeds/dong-nai-2018.json"),
];

#[test]
fn canonical_files_come_back_as_they_were() {
    for text in SEEDS.into_iter().chain([V1, V1_NORMS, V2, V3]) {
        let plan = read(text).unwrap();
        assert_eq!(write(&plan), text);
        assert_eq!(read(&write_compact(&plan)).as_ref(), Ok(&plan));
    }
}

#[test]
fn compact_text_has_no_white_space_and_the_same_values() {
    let compact = write_compact(&read(V1).unwrap());
    let value: Value = serde_json::from_str(V1).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&compact).unwrap(), value);
    assert_eq!(compact.len(), value.to_string().len() + 1);
}

#[test]
fn the_order_of_fields_does_not_matter() {
    for text in [V1, V1_NORMS, V2, V3] {
        let sorted: Value = serde_json::from_str(text).unwrap(); // by name
        assert_eq!(write(&read(&sorted.to_string()).unwrap()), text);
    }
}

#[test]
fn spaces_line_ends_a_mark_and_escapes_do_not_matter() {
    let plan = read(V1).unwrap();
    let same = |text: &str| assert_eq!(read(text).as_ref(), Ok(&plan));
    same(&V1.replace('\n', "\r\n\t "));
    same(&format!("\u{feff}\n{V1}  "));
    same(&replaced(V1, "\"id\": \"ban-1\"", r#""\u0069d" : "b\u0061n-1""#));
    same(&replaced(V1, " \"issuer\": \"\",\n", ""));
}

fn line(plan: &Plan, id: u32) -> (&Basis, &Funding) {
    match &plan.outline.get(id).unwrap().kind {
        Kind::Line(line) => (&line.basis, &line.funding),
        Kind::Group => panic!("{id} is a group"),
    }
}

#[test]
fn a_line_is_what_its_fields_say() {
    let plan = read(V1).unwrap();
    let depths: Vec<(u32, usize)> = plan.outline.items().iter().map(|item| (item.id, item.depth)).collect();
    assert_eq!(depths[..6], [(10, 0), (11, 1), (12, 1), (13, 1), (14, 2), (15, 2)]);
    let [one, two] = [Some(Decimal::ONE), Some(Decimal::TWO)];
    let Basis::UnitCost { price, count } = line(&plan, 11).0 else { panic!() };
    assert_eq!((price, &count.by_year), (&Price::Constant(Some(Decimal::new(300_000_005, 1))), &vec![two; 3]));
    let Basis::UnitCost { price, count } = line(&plan, 12).0 else { panic!() };
    assert_eq!(*price, Price::ByYear(vec![Some(Decimal::from(1000)), None, Some(Decimal::from(1200))]));
    assert_eq!(count.by_year, [one, Some(Decimal::ZERO), None]);
    let amounts = [Some(Money::new(12_000_000)), Some(Money::new(-500)), None];
    assert_eq!(line(&plan, 14).0, &Basis::LumpSum(amounts.to_vec()));
    let Basis::UnitCost { price: Price::Constant(None), count } = line(&plan, 17).0 else { panic!() };
    assert_eq!((count.factors.len(), &count.by_year), (0, &vec![None; 3]));
    assert_eq!(line(&plan, 19), (&Basis::Blank, &Funding::Unstated));
    assert!(plan.outline.get(22).unwrap().is_group());
}

#[test]
fn claims_keep_the_order_of_the_document() {
    let plan = read(V1).unwrap();
    let seen: Vec<_> = plan.claims.iter().map(|claim| (claim.raw.as_str(), claim.subject.field)).collect();
    let (amount, count) = (ClaimField::Amount, ClaimField::Count);
    let first = [("30.000", ClaimField::Price), ("4 năm", count), ("60.000", amount), ("87.5000", amount)];
    assert_eq!(seen[..4], first);
    let year = &plan.claims[3];
    assert_eq!((year.table, year.subject.year, year.subject.source), (50, Some(2012), None));
    assert_eq!(year.reading, Some(Decimal::from(87_500)));
    assert_eq!(plan.claims[4].reading, Some(Decimal::new(15, 1)));
    assert_eq!(plan.claims.iter().filter(|claim| claim.reading.is_none()).count(), 2); // the words
}

#[test]
fn norms_and_waivers_are_what_their_fields_say() {
    let plan = read(V1_NORMS).unwrap();
    let norm = &plan.norms[0];
    assert_eq!(
        (norm.id, &*norm.name, &*norm.unit, norm.cap),
        (5, "Thù lao giảng viên", "người/ngày", Decimal::new(8_000_005, 1))
    );
    assert_eq!((&*norm.document, &norm.lines), ("Thông tư 36/2018/TT-BTC ngày 30/3/2018", &vec![3, 2]));
    assert_eq!((&*plan.norms[1].unit, plan.norms[1].cap, plan.norms[1].lines.len()), ("", Decimal::ZERO, 0));
    let waivers: Vec<_> = plan.waivers.iter().map(|waiver| (&*waiver.finding, &*waiver.reason)).collect();
    assert_eq!(waivers, [("group-sum:7:1:-:-", "Đã hỏi Sở Tài chính."), ("recurring:0:3:2018:-", " ")]);
}

#[test]
fn what_came_with_version_2_is_what_its_fields_say() {
    let plan = read(V2).unwrap();
    assert_eq!(plan.index, [None, Some(Decimal::new(45, 1)), Some(Decimal::from(5))]);
    let codes = |id: u32| plan.outline.get(id).unwrap().line().unwrap().codes.clone();
    let [chapter, section, entry] = ["416", "280-321", "6650-6651"].map(str::to_owned);
    assert_eq!(codes(3), Codes { chapter, section, entry });
    assert_eq!(codes(4), Codes { entry: "6650".to_owned(), ..Codes::default() });
    let all = plan.targets.iter().flat_map(|target| &target.contributions);
    let limits: Vec<_> = all.map(|contribution| (contribution.cap, contribution.delay)).collect();
    assert_eq!(limits, [(Some(Decimal::new(15_005, 1)), 20), (Some(Decimal::ZERO), 0), (None, 1)]);
    let ceilings: Vec<_> = plan.ceilings.iter().map(|ceiling| (ceiling.code.clone(), ceiling.spent)).collect();
    let code = |kind, text: &str| Some(Code { kind, text: text.to_owned() });
    let spent = |through, amount| Some(Spent { through, amount: Money::new(amount) });
    assert_eq!(ceilings[0], (code(CodeKind::Entry, "6650"), spent(2017, 120_000_000)));
    assert_eq!(ceilings[1..3], [(code(CodeKind::Chapter, "416"), None), (code(CodeKind::Section, "280"), None)]);
    assert_eq!(ceilings[3], (None, spent(2018, 0)));
    assert_eq!(plan.norms[0].date, "30/3/2018");
}

/// What an older app cannot read says so; what it can says nothing else than before.
#[test]
fn a_file_says_the_version_that_it_needs() {
    let check = |text: &str, version: u32| {
        assert_eq!(version_of(text), version, "{text}");
        assert!(write(&read(text).unwrap()).contains(&format!("\"version\": {version},")), "{text}");
    };
    // files need not say so before they are written by the app
    let check_edition = |text: &str, version: u32| {
        assert!(write(&read(text).unwrap()).contains(&format!("\"version\": {version},")), "{text}");
    };
    for seed in SEEDS {
        check(seed, 1);
    }
    let bare = "{\"format\": \"du-toan\", \"version\": 2, \"id\": \"a\", \"title\": \"\", \"years\": [2018, 2018], \"scale\": \"dong\"";
    let plan = |more: &str| format!("{bare}, {more}\"next_id\": 9}}");
    for needs in [
        "\"index\": {\"2018\": \"0.1\"}, ",
        "\"items\": [{\"id\": 1, \"codes\": {\"section\": \"280\"}}], ",
        "\"ceilings\": [{\"id\": 1, \"amount\": \"1\", \"spent\": {\"through\": 1900, \"amount\": \"0\"}}], ",
        "\"ceilings\": [{\"id\": 1, \"amount\": \"1\", \"code\": {\"kind\": \"entry\", \"text\": \"6650\"}}], ",
        "\"norms\": [{\"id\": 1, \"name\": \"\", \"cap\": \"1\", \"date\": \"2018\"}], ",
    ] {
        check(&plan(needs), 2);
    }
    let line = "\"items\": [{\"id\": 1}], \"targets\": [{\"id\": 2, \"text\": \"\", \"goal\": {\"done\": true}}], ";
    let about = |field: &str, entry: &str| plan(&format!("{line}\"{field}\": [{{{entry}}}], "));
    check_edition(&about("ranges", "\"item\": 1, \"of\": \"count\", \"low\": \"0\", \"high\": \"0\""), 3);
    check_edition(&about("holds", "\"item\": 1, \"locked\": true"), 3);
    check_edition(&about("weights", "\"target\": 2, \"weight\": 0"), 3);
    check_edition(&about("scenarios", "\"id\": 3, \"name\": \"\""), 3);
    check_edition(&about("holds", "\"item\": 1, \"rank\": 0"), 1);
    check_edition(&about("weights", "\"target\": 2, \"weight\": 1"), 1);
    let contribution = |more: &str| {
        let contribution = format!("[{{\"item\": 1, \"effect\": \"1\", {more}}}]");
        let target =
            format!("{{\"id\": 2, \"text\": \"\", \"goal\": {{\"done\": true}}, \"contributions\": {contribution}}}");
        plan(&format!("\"items\": [{{\"id\": 1}}], \"targets\": [{target}], "))
    };
    check(&contribution("\"cap\": \"0\""), 2);
    check(&contribution("\"delay\": 1"), 2);
    // what says nothing is not written, and needs no version
    let nothing = [
        "",
        "\"index\": {}, ",
        "\"index\": {\"2018\": \"0\"}, ",
        "\"items\": [{\"id\": 1, \"codes\": {\"entry\": \"\"}}], ",
    ];
    for text in nothing.map(plan).into_iter().chain([contribution("\"delay\": 0")]) {
        assert!(write(&read(&text).unwrap()).contains("\"version\": 1,"), "{text}");
    }
    // nor does a file that says too little hide anything
    assert!(read(&V2.replace("\"version\": 2", "\"version\": 1")).is_ok_and(|plan| write(&plan) == V2));
}

#[test]
fn version_3_has_every_command_of_a_scenario() {
    for (verb, word) in Verb::WORDS {
        assert!(V3.contains(&format!("\"do\": \"{word}\"")), "{word}");
        assert_eq!((verb.word(), Verb::WORDS[verb.place()].0), (word, verb));
    }
    let plan = read(V3).unwrap();
    let added = &plan.scenarios[0].changes.iter().find(|change| change.first_id > 0).unwrap();
    let place = Place::In { group: Some(2), position: 0 };
    assert_eq!(added.command, Command::AddItem { group: true, place });
    let price = Command::SetPrice { item: 3, year: None, price: Some(Decimal::from(800_000)) };
    assert!(plan.scenarios[0].changes.iter().any(|change| change.was.as_deref() == Some(&price)));
    let Range { item, of, low, high } = plan.ranges[2];
    assert_eq!((item, of), (4, RangeOf::Amount));
    assert_eq!((low, high), (Decimal::from(-1_000_000), Decimal::from(6_000_000)));
    let least = Some(Decimal::new(15, 1));
    assert_eq!(plan.holds, [Hold { locked: true, ..Hold::none(3) }, Hold { item: 4, locked: false, least, rank: 2 }]);
    assert_eq!(
        plan.weights.iter().map(|weight| (weight.target, weight.weight)).collect::<Vec<_>>(),
        [(5, 0), (11, 100)]
    );
    let opinions: Vec<_> = plan.scenarios[0].opinions.iter().map(|opinion| (opinion.item, opinion.verdict)).collect();
    assert_eq!(opinions, [(3, Verdict::Accept), (4, Verdict::Cut), (Scenario::FIRST_ID + 1, Verdict::Ask)]);
}
