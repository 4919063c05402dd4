//! What is said of targets: of every one in the three documents, and of each state once.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::{OutlookWords, outlook_text, outlook_words};
use crate::calc::compute;
use crate::edit::{Command, TargetChange, apply};
use crate::open::Seed;
use crate::plan::{Baseline, Contribution, Goal, Id, Plan, Population};
use crate::text::Lang;

/// Vietnamese and English.
type Said = [&'static str; 2];

const NO_LINE: Said = [
    "Chưa có hoạt động. Chưa có dòng chi nào gắn với mục tiêu này. Hãy chọn dòng chi làm tăng con số này.",
    "No activity. No budget line is tied to this target. Choose the budget lines that raise this figure.",
];
const TO_DO: Said = [
    "Không có con số. Mục tiêu là một việc phải làm, không có con số để so. Chưa có dòng chi nào gắn với mục tiêu này.",
    "No figure. The target is something to be done, without a figure to compare with. No budget line is tied to this target.",
];
const LEVEL: Said = [
    "Không có con số. Mục tiêu là một mức độ; số lượng của các dòng chi không cho biết mức độ. Chưa có dòng chi nào gắn với mục tiêu này.",
    "No figure. The target is a level, which the counts of budget lines do not tell. No budget line is tied to this target.",
];
const E_MAIL: Said = [
    "Cần hiện trạng. Tài liệu không nêu hiện trạng nên chưa tính được; các dòng thêm 100 doanh nghiệp. Hãy nhập hiện trạng, tổng số doanh nghiệp và nguồn của các số đó.",
    "Baseline needed. The document does not state the baseline, so this cannot be computed; the lines add 100 “doanh nghiệp”. Enter the baseline, the number of “doanh nghiệp” and where they come from.",
];
const WEBSITES: Said = [
    "Cần tổng số. Chưa biết tổng số: chỉ đạt nếu có nhiều nhất 172 doanh nghiệp. Hãy nhập tổng số doanh nghiệp và nguồn của số đó.",
    "Population needed. The population is unknown: reached only if there are at most 172 “doanh nghiệp”. Enter the number of “doanh nghiệp” and where it comes from.",
];
const EXCHANGES: Said = [
    "Cần hiện trạng. Tài liệu không nêu hiện trạng nên chưa tính được; các dòng thêm 50 doanh nghiệp. Hãy nhập hiện trạng, tổng số doanh nghiệp và nguồn của các số đó.",
    "Baseline needed. The document does not state the baseline, so this cannot be computed; the lines add 50 “doanh nghiệp”. Enter the baseline, the number of “doanh nghiệp” and where they come from.",
];
const TOLD: Said = [
    "Chưa có hoạt động. Chưa có dòng chi nào gắn với mục tiêu này. Hãy chọn dòng chi làm tăng con số này: cần thêm 3.000 lượt.",
    "No activity. No budget line is tied to this target. Choose the budget lines that raise this figure: it takes 3.000 “lượt” more.",
];

fn seed(name: &str) -> Plan {
    Seed::named(name).unwrap().plan().unwrap()
}

#[test]
fn every_target_of_the_documents() {
    let check = |name: &str, expected: &[(&str, Said)]| {
        let plan = seed(name);
        let report = compute(&plan);
        let both = plan.targets.iter().zip(&report.targets);
        let said: Vec<_> = both
            .map(|(target, it)| (&*target.number, Lang::ALL.map(|lang| outlook_text(&plan, target, it, lang))))
            .collect();
        let expected: Vec<_> = expected.iter().map(|(number, said)| (*number, said.map(str::to_owned))).collect();
        assert_eq!(said, expected, "{name}");
    };
    check(
        "quang-ngai-2011-2015",
        &[
            ("1.", NO_LINE),
            ("2.", NO_LINE),
            ("2.a)", NO_LINE),
            ("2.b)", NO_LINE),
            ("2.c)", NO_LINE),
            ("2.d)", NO_LINE),
            ("3.", TO_DO),
            ("3.a)", NO_LINE),
            ("3.b)", NO_LINE),
            ("4.", LEVEL),
        ],
    );
    check(
        "da-nang-2011-2015",
        &[
            ("1.", NO_LINE),
            ("2.", NO_LINE),
            ("2.a)", E_MAIL),
            ("2.b)", WEBSITES),
            ("2.c)", EXCHANGES),
            ("2.d)", NO_LINE),
            ("3.", TO_DO),
            ("3.a)", NO_LINE),
            ("3.b)", NO_LINE),
            ("4.", LEVEL),
        ],
    );
    check(
        "dong-nai-2018",
        &[
            ("a/-", TO_DO),
            ("a/-", NO_LINE),
            ("b/-", NO_LINE),
            ("b/-", TO_DO),
            ("b/-", TO_DO),
            ("c/-", TOLD),
            ("c/-", TO_DO),
        ],
    );
}

/// What is said of Đà Nẵng's target of websites after those changes.
fn websites(changes: Vec<TargetChange>, lang: Lang) -> (OutlookWords, String) {
    let mut plan = seed("da-nang-2011-2015");
    let at = plan.targets.iter().position(|target| target.number == "2.b)").unwrap();
    for change in changes {
        plan = apply(&plan, &Command::SetTarget { target: plan.targets[at].id, change }).unwrap();
    }
    let (target, outlook) = (&plan.targets[at], &compute(&plan).targets[at]);
    (outlook_words(&plan, target, outlook, lang), outlook_text(&plan, target, outlook, lang))
}

fn of_1500() -> TargetChange {
    let unit = "doanh nghiệp".to_owned();
    TargetChange::Population(Some(Population { value: 1500.into(), unit, text: "Cục Thuế".to_owned() }))
}

fn contributions(lines: &[(Id, i64, Option<i64>)]) -> TargetChange {
    let one = |(item, effect, cap): &(Id, i64, Option<i64>)| Contribution {
        item: *item,
        effect: (*effect).into(),
        cap: cap.map(Into::into),
        delay: 0,
    };
    TargetChange::Contributions(lines.iter().map(one).collect())
}

#[test]
fn the_websites_of_da_nang_in_pieces() {
    let (vietnamese, _) = websites(vec![of_1500()], Lang::Vi);
    let expected = OutlookWords {
        state: "Chưa đạt",
        why: "Dự kiến 34,3%, còn thiếu 25,7 điểm %.".to_owned(),
        next: "Cần 435 doanh nghiệp (kế hoạch có 50).".to_owned(),
        by_year: "2011: 31,6% · 2012: 32,3% · 2013: 33% · 2014: 33,6% · 2015: 34,3%".to_owned(),
        cost: vec![
            "Kinh phí của các dòng đến hết năm 2015: 500 triệu đồng".to_owned(),
            "150 triệu đồng mỗi điểm %".to_owned(),
            "10 triệu đồng mỗi doanh nghiệp".to_owned(),
        ],
    };
    assert_eq!(vietnamese, expected);
    let (english, text) = websites(vec![of_1500()], Lang::En);
    assert_eq!(text, "Not reached. 34,3% projected, 25,7 points short. It takes 435 “doanh nghiệp” (the plan has 50).");
    assert_eq!(english.cost[1], "150 million đồng for each percentage point");
}

#[test]
fn each_state_and_its_reasons() {
    let check = |changes: Vec<TargetChange>, expected: Said| {
        assert_eq!(Lang::ALL.map(|lang| websites(changes.clone(), lang).1), expected);
    };
    let count = |goal: Goal| vec![TargetChange::Baseline(None), TargetChange::Goal(goal)];
    let at_least = |value: i64, unit: &str| Goal::AtLeast { value: value.into(), unit: unit.to_owned() };
    let baseline =
        |value: i64| TargetChange::Baseline(Some(Baseline { value: value.into(), year: None, text: String::new() }));
    check(
        vec![of_1500(), contributions(&[(32, 1, None), (33, 2, None)])],
        [
            "Chưa đạt. Dự kiến 41%, còn thiếu 19 điểm %. Các dòng phải thêm 435 doanh nghiệp (nay 150).",
            "Not reached. 41% projected, 19 points short. The lines have to add 435 “doanh nghiệp” (now 150).",
        ],
    );
    check(
        vec![of_1500(), contributions(&[(32, 1, Some(200))])],
        [
            "Chưa đạt. Dự kiến 34,3%, còn thiếu 25,7 điểm %. Các dòng thêm được nhiều nhất 200 doanh nghiệp, trong khi cần 435.",
            "Not reached. 34,3% projected, 25,7 points short. The lines can add at most 200 “doanh nghiệp”, and it takes 435.",
        ],
    );
    check(
        vec![baseline(60)],
        [
            "Đạt. Hiện trạng 60% đã đủ mục tiêu ít nhất 60%.",
            "Reached. The baseline of 60% already meets the goal: at least 60%.",
        ],
    );
    check(vec![contributions(&[])], [NO_LINE[0], NO_LINE[1]]);
    check(
        vec![contributions(&[]), of_1500()],
        [
            "Chưa có hoạt động. Chưa có dòng chi nào gắn với mục tiêu này. Hãy chọn dòng chi làm tăng con số này: cần thêm 435 doanh nghiệp.",
            "No activity. No budget line is tied to this target. Choose the budget lines that raise this figure: it takes 435 “doanh nghiệp” more.",
        ],
    );
    check(
        count(at_least(50, "website")),
        [
            "Đạt. Dự kiến 50 website, mục tiêu ít nhất 50 website.",
            "Reached. 50 website projected; the goal is at least 50 website.",
        ],
    );
    check(
        count(Goal::Range { from: 30.into(), to: 40.into(), unit: "website".to_owned() }),
        [
            "Đạt. Dự kiến 50 website, mục tiêu từ 30 đến 40 website: vượt mức trên 10 website.",
            "Reached. 50 website projected; the goal is from 30 to 40 website, exceeded by 10 website.",
        ],
    );
    check(
        vec![TargetChange::Goal(Goal::Done)],
        [
            "Không có con số. Mục tiêu là một việc phải làm, không có con số để so. Các dòng gắn với mục tiêu đếm được 50 doanh nghiệp.",
            "No figure. The target is something to be done, without a figure to compare with. The lines tied to it count 50 “doanh nghiệp”.",
        ],
    );
    // what falls short by less than is shown is not shown as nothing
    check(
        vec![TargetChange::Population(Some(Population {
            value: 173.into(),
            unit: String::new(),
            text: String::new(),
        }))],
        [
            "Chưa đạt. Dự kiến 59,9%, còn thiếu 0,1 điểm %. Cần 51 doanh nghiệp (kế hoạch có 50).",
            "Not reached. 59,9% projected, 0,1 points short. It takes 51 “doanh nghiệp” (the plan has 50).",
        ],
    );
}
