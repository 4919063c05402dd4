//! What planners read of scenarios, on the seeds, and that every change has words.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::{
    appraisal_table, because_text, beside_words, change_text, changes_text, conflict_text, differences, dropped_text,
    percent_text, recurring_text, roll_problem_text, roll_words,
};
use crate::compare::aligned;
use crate::edit::{Command, apply, arbitrary, variant};
use crate::money::{Decimal, Money};
use crate::open::Seed;
use crate::plan::{
    Baseline, Ceiling, Funding, Goal, ItemText, Move, Opinion, Period, Place, Plan, Scenario, Spread, TargetChange,
    Verdict,
};
use crate::scenario::{Because, Roll, RollProblem, Side, appraisal, beside, rolled};
use crate::text::Lang;
use proptest::prelude::*;
use serde_json::{Value, json};

const HALL: u32 = 4;

fn dong_nai() -> Plan {
    Seed::named("dong-nai-2018").unwrap().plan().unwrap()
}

fn with(plan: &Plan, changes: Vec<Command>) -> Plan {
    apply(plan, &Command::AddScenario { name: "Gọn".to_owned(), changes }).unwrap()
}

fn price(price: i64) -> Command {
    Command::SetPrice { item: HALL, year: None, price: Some(price.into()) }
}

#[test]
fn a_change_is_one_phrase() {
    let plan = dong_nai();
    #[track_caller]
    fn check(plan: &Plan, command: Command, vi: &str, en: &str) {
        assert!(command.fits_scenario());
        assert_eq!(change_text(plan, &command, Lang::Vi), vi);
        assert_eq!(change_text(plan, &command, Lang::En), en);
    }
    check(
        &plan,
        price(8_500_000),
        "Đơn giá “1.1 Chi phí thuê hội trường (80 người)”: 9.000.000 → 8.500.000 đồng",
        "Unit price of “1.1 Chi phí thuê hội trường (80 người)”: 9.000.000 → 8.500.000 đồng",
    );
    let driver = Command::SetDriverValue { driver: 2, value: 45.into() };
    check(&plan, driver, "“Số người dự”: 60 → 45 người", "“Số người dự”: 60 → 45 người");
    let scale =
        |item, percent: i64, step| Command::ScalePrices { item, percent: percent.into(), step: Money::new(step) };
    let thousand = ("Mọi giá +5%, làm tròn đến nghìn đồng", "All prices +5%, rounded to nghìn đồng");
    check(&plan, scale(None, 5, 1_000), thousand.0, &thousand.1.replace("nghìn đồng", "thousand đồng"));
    check(
        &plan,
        scale(Some(36), -10, 1),
        "Giá của “5.2 Thuê xe làm việc với đại diện Cổng…” -10%",
        "Prices of “5.2 Thuê xe làm việc với đại diện Cổng…” -10%",
    );
    let counts = Command::ScaleCounts { item: None, percent: (-20).into(), step: Money::new(1_000) };
    check(&plan, counts, "Mọi số lượng -20%", "All counts -20%");
    let radio = "“2.3 Thu đĩa USB tuyên truyền gửi các địa…”";
    check(&plan, Command::DeleteItem(17), &["Bỏ ", radio].concat(), &["Drop ", radio].concat());
    check(
        &plan,
        Command::Delay { item: 17, years: 1 },
        &["Lùi ", radio, " 1 năm"].concat(),
        &["Put ", radio, " off by 1 year"].concat(),
    );
    check(
        &plan,
        Command::Delay { item: 17, years: 2 },
        &["Lùi ", radio, " 2 năm"].concat(),
        &["Put ", radio, " off by 2 years"].concat(),
    );
    let count = Command::SetCount { item: 17, year: Some(2018), count: Some(100.into()) };
    check(
        &plan,
        count,
        &["Số lượng ", radio, ", năm 2018: 110 → 100 chiếc"].concat(),
        &["Count of ", radio, ", 2018: 110 → 100 chiếc"].concat(),
    );
    let funding = Command::SetFunding { item: 17, funding: Funding::Unstated };
    let to = crate::text::Lang::Vi.catalogue().funding_unstated;
    assert_eq!(change_text(&plan, &funding, Lang::Vi), ["Nguồn kinh phí ", radio, ": Ngân sách tỉnh → ", to].concat());
    let add = Command::AddItem { group: false, place: Place::After(17) };
    check(&plan, add, &["Thêm một dòng sau ", radio].concat(), &["Add a line after ", radio].concat());
    let up = Command::MoveItem { item: 17, to: Move::Up };
    check(&plan, up, &["Chuyển ", radio, " lên một chỗ"].concat(), &["Move ", radio, " up one place"].concat());
    let ceiling = Command::AddCeiling(Ceiling::new(0, Money::new(300_000_000)));
    check(&plan, ceiling, "Thêm trần tổng cộng: 300.000.000 đồng", "Add a ceiling on the total: 300.000.000 đồng");
    let goal = Goal::AtLeast { value: 50.into(), unit: "%".to_owned() };
    let target = Command::SetTarget { target: 39, change: TargetChange::Goal(goal) };
    assert!(change_text(&plan, &target, Lang::Vi).ends_with(", mức cần đạt: từ 30 đến 40% → ít nhất 50%"));
    let baseline = Baseline { value: 12.into(), year: None, text: String::new() };
    let target = Command::SetTarget { target: 39, change: TargetChange::Baseline(Some(baseline)) };
    assert!(change_text(&plan, &target, Lang::Vi).ends_with(", hiện trạng: 12%"));
    let index = Command::SetIndex { year: 2018, percent: Some(Decimal::new(35, 1)) };
    check(&plan, index, "Mức tăng giá, năm 2018: không tăng → 3,5%", "Price rise, 2018: no rise → 3,5%");
    let amount = Command::SpreadAmount { item: 18, amount: Some(Money::new(5_000_000)), spread: Spread::Even };
    assert!(change_text(&plan, &amount, Lang::Vi).ends_with("”: 5.000.000 đồng"));
}

#[test]
fn changes_are_told_on_what_the_changes_before_them_make() {
    let added = Scenario::FIRST_ID;
    let changes = vec![
        Command::ScalePrices { item: None, percent: 10.into(), step: Money::new(1) },
        price(9_500_000),
        Command::AddItem { group: false, place: Place::After(HALL) },
        Command::SetItemText { item: added, field: ItemText::Label, text: "Hoa".to_owned() },
        Command::SetPrice { item: added, year: None, price: Some(200_000.into()) },
    ];
    let plan = with(&dong_nai(), changes);
    let texts = changes_text(&plan, &plan.scenarios[0], Lang::Vi);
    assert_eq!(texts[1], "Đơn giá “1.1 Chi phí thuê hội trường (80 người)”: 9.900.000 → 9.500.000 đồng");
    assert_eq!(texts[3..], ["Nội dung: Hoa", "Đơn giá “1.2 Hoa”: 200.000 đồng"]);
}

#[test]
fn a_conflict_says_what_the_plan_has_now() {
    let plan = with(&dong_nai(), vec![price(8_500_000)]);
    let check = |plan: &Plan, vi: &str| {
        let scenario = &plan.scenarios[0];
        let conflicts = variant(plan, scenario.id).unwrap().conflicts;
        assert_eq!(conflict_text(plan, scenario, &conflicts[0], Lang::Vi), vi);
    };
    let moved = apply(&plan, &price(10_000_000)).unwrap();
    check(&moved, "Kế hoạch gốc nay là 10.000.000 đồng, khi lập phương án là 9.000.000 đồng.");
    let gone = apply(&plan, &Command::DeleteItem(HALL)).unwrap();
    check(&gone, "Thay đổi này không còn tác dụng, vì mục mà nó sửa không còn trong kế hoạch gốc.");
}

#[test]
fn side_by_side_says_what_differs_and_by_how_much() {
    let plan = with(&dong_nai(), vec![price(8_500_000), Command::DeleteItem(31)]);
    let made = variant(&plan, plan.scenarios[0].id).unwrap().plan;
    let (base, other) = (Side::of("Gốc", plan), Side::of("Gọn", made));
    let words = beside_words(&beside(&base, std::slice::from_ref(&other)), &[&base, &other], Lang::Vi);
    let whole = &words.totals.rows[0].cells[1];
    assert_eq!([whole.amount.as_str(), &whole.difference, &whole.percent], ["284.530.000", "-45.120.000", "-13,7%"]);
    let what: Vec<_> = words.rows.rows.iter().map(|row| (row.name.as_str(), row.what[0].join("; "))).collect();
    assert_eq!(what[1], ("1 Chi phí thuê hội trường (80 người)", "đơn giá 9.000.000 → 8.500.000".to_owned()));
    assert_eq!((what[3].0, what[3].1.as_str()), ("1 Phí xây dựng (khởi tạo)", "bỏ"));
    assert_eq!((words.same.as_str(), words.sides.len()), ("28 dòng không đổi", 2));
    let tsv = words.as_tsv(Lang::Vi);
    assert!(
        tsv.contains("Nội dung\tGốc\tGọn\tChênh\t%\nTổng cộng\t329.650.000\t284.530.000\t-45.120.000\t-13,7%\n"),
        "{tsv}"
    );
    assert!(words.as_html(Lang::Vi).contains("<td>-45.120.000</td>"));
}

#[test]
fn lines_that_do_not_follow_a_shared_number_are_named() {
    let check = |people: i64, said: &[&str]| {
        let plan = with(&dong_nai(), vec![Command::SetDriverValue { driver: 2, value: people.into() }]);
        let made = variant(&plan, plan.scenarios[0].id).unwrap().plan;
        let (base, other) = (Side::of("Gốc", plan), Side::of("Ít người", made));
        let words = beside_words(&beside(&base, std::slice::from_ref(&other)), &[&base, &other], Lang::Vi);
        assert_eq!(words.exceptions, said, "{people}");
    };
    check(60, &[]);
    let lunches = "Ít người: “Số người dự” là 45, nhưng vẫn giữ số riêng: dòng 1.9: Ăn trưa hội nghị cho đối tượng không… (55); \
                   dòng 3.9: Ăn trưa hội nghị cho đối tượng không… (55).";
    check(45, &[lunches]);
    check(55, &[]);
}

#[test]
fn a_percentage_is_short_and_never_nothing() {
    let check = |mantissa: i64, scale: u32, text: &str| assert_eq!(percent_text(Decimal::new(mantissa, scale)), text);
    check(125, 1, "+12,5%");
    check(-1_308_055, 5, "-13,1%");
    check(4, 3, "+0,004%");
    check(100, 0, "+100%");
    check(0, 0, "0%");
}

#[test]
fn an_appraisal_is_a_table_to_print() {
    let mut plan = with(&dong_nai(), vec![price(8_000_000)]);
    let scenario = plan.scenarios[0].id;
    let opinion = Some(Opinion { item: HALL, verdict: Verdict::Cut, reason: "theo báo giá".to_owned() });
    plan = apply(&plan, &Command::SetOpinion { scenario, item: HALL, opinion }).unwrap();
    let made = variant(&plan, scenario).unwrap().plan;
    let found = appraisal(&plan, &plan.scenarios[0]);
    let table = appraisal_table((&plan, &made), "Gọn", &found, Lang::Vi);
    assert_eq!(table.rows[1].cells[2..], ["9.000.000", "8.000.000", "-1.000.000", "Cắt giảm", "theo báo giá"]);
    assert_eq!(table.rows[1].made_of, ["1 gói × 9.000.000", "1 gói × 8.000.000"]);
    assert_eq!(table.rows[0].made_of, ["", ""], "a group");
    let stamps = &table.rows[5].made_of[0];
    assert_eq!(stamps, "60 người × 2 tem × 3.000", "a shared number is said as the number that it is");
    assert_eq!(table.rows[6].made_of[0], "60 bộ × 3.000");
    assert_eq!(table.total.cells[1..5], ["Tổng cộng", "329.650.000", "328.650.000", "-1.000.000"]);
    assert_eq!(table.counts, "0 dòng chấp nhận · 1 cắt giảm · 0 tăng · 0 cần giải trình · 29 chưa xét");
    let second = appraisal_table((&plan, &made), "Thẩm định 2", &found, Lang::Vi);
    assert_eq!(second.title, "Thẩm định 2", "not an appraisal of an appraisal");
    let begun = appraisal_table((&plan, &made), "Appraisal 2", &found, Lang::Vi);
    assert_eq!(begun.title, "Thẩm định 2", "begun in English, printed in Vietnamese");
    let tsv = table.as_tsv();
    assert!(tsv.starts_with("Thẩm định: Gọn\nKế hoạch"), "{tsv}");
    assert!(tsv.contains("\tĐề nghị\tThẩm định\tChênh lệch\tÝ kiến\tLý do\n"), "{tsv}");
    assert!(table.as_html().contains("<td>theo báo giá</td>"));
    let opinion = Some(Opinion { item: HALL, verdict: Verdict::Accept, reason: String::new() });
    plan = apply(&plan, &Command::SetOpinion { scenario, item: HALL, opinion }).unwrap();
    let found = appraisal(&plan, &plan.scenarios[0]);
    let table = appraisal_table((&plan, &made), "Gọn", &found, Lang::Vi);
    assert_eq!(table.rows[1].cells[5], "Cắt giảm (chấp nhận theo số thẩm định)", "not what was proposed");
}

#[test]
fn the_next_year_says_where_it_is_from_and_what_stayed_behind() {
    let plan = with(&dong_nai(), vec![]);
    let roll = Roll { spent: vec![(Some(HALL), Money::new(8_800_000)), (None, Money::new(1))], ..Roll::of(&plan) };
    let words = roll_words(&plan, &roll, Lang::Vi);
    assert_eq!(words.decision, "Dự thảo, lập từ Kế hoạch số 4186/KH-UBND ngày 02/5/2018. Năm 2018 đã chi 1 đồng");
    assert_eq!(words.notes, [(HALL, "Năm 2018 đã chi 8.800.000 đồng".to_owned())]);
    let next = rolled(&plan, &roll, &words).unwrap();
    assert_eq!(next.plan.outline.get(HALL).unwrap().note, "Năm 2018 đã chi 8.800.000 đồng");
    assert_eq!(recurring_text(&next.plan, &next.summary, Lang::Vi), "Chi phí lặp lại: mỗi năm 15.380.000 đồng, 2 dòng");
    let dropped: Vec<String> = next.summary.dropped.iter().map(|it| dropped_text(&plan, it, Lang::Vi)).collect();
    assert_eq!(
        dropped,
        [
            "Không mang theo quyết định cũ: Kế hoạch số 4186/KH-UBND ngày 02/5/2018".to_owned(),
            ["Không mang theo ", &plan.claims.len().to_string(), " số in của tài liệu cũ"].concat(),
            "Không mang theo phương án “Gọn”".to_owned(),
            "Bỏ “4.1 Phí xây dựng (khởi tạo)”: 44.620.000 đồng, chỉ chi một lần".to_owned(),
        ]
    );
    assert_eq!(because_text(Because::Makes, Lang::Vi), "làm hoặc mua một lần");
    let late = Plan { period: Period::new(2998, 2999).unwrap(), ..plan };
    let text = roll_problem_text(&late, &RollProblem::Years, Lang::Vi);
    assert_eq!(text, "Năm 3001 ngoài phạm vi mà kế hoạch có thể có.");
}

#[test]
fn programs_get_the_differences_as_one_object() {
    let plan = with(&dong_nai(), vec![price(8_500_000), Command::DeleteItem(31)]);
    let made = variant(&plan, plan.scenarios[0].id).unwrap().plan;
    let found = serde_json::to_value(differences(&Side::of("Gốc", plan), &Side::of("Gọn", made))).unwrap();
    assert_eq!(
        found["total"],
        json!({"left": "329650000", "right": "284530000", "difference": "-45120000", "percent": "-13.6872"})
    );
    assert_eq!(found["years"]["2018"]["difference"], "-45120000");
    assert_eq!(
        (&found["sources"][0]["name"], &found["sources"][0]["right"]),
        (&json!("Ngân sách tỉnh"), &json!("284530000"))
    );
    let items = found["items"].as_array().unwrap();
    assert_eq!(
        (&items[1]["item"], &items[1]["fields"], &items[1]["stands"]),
        (&json!("1.1"), &json!(["price"]), &json!("both"))
    );
    assert_eq!(
        (&items[3]["item"], &items[3]["right"], &items[3]["stands"]),
        (&json!("4.1"), &Value::Null, &json!("left"))
    );
    assert_eq!((&found["targets"], &found["same"]), (&json!([]), &json!(28)));
    let (left, right) = (dong_nai(), Seed::named("da-nang-2011-2015").unwrap().plan().unwrap());
    let found = differences(&Side::of("a", left.clone()), &Side::of("b", aligned(&left, &right)));
    let found = serde_json::to_value(found).unwrap();
    let sum: i64 = found["items"].as_array().unwrap().iter().filter(|it| it["group"] == false).map(dong).sum();
    assert_eq!(sum, dong(&found["total"]));
    assert!(!found["targets"].as_array().unwrap().is_empty());
}

fn dong(value: &Value) -> i64 {
    value["difference"].as_str().unwrap().parse().unwrap()
}

proptest! {
    #[test]
    fn every_change_has_words(plan in arbitrary::plan(), command in arbitrary::command()) {
        for lang in Lang::ALL {
            let text = change_text(&plan, &command, lang);
            prop_assert!(!text.contains(['{', '}']), "{}", text);
            prop_assert!(!text.is_empty() || matches!(command, Command::Several(_)), "{:?}", command);
        }
    }
}
