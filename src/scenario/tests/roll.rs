//! From one plan to the next: what recurs is there for its whole year, what was once is gone, and what is gone is listed.

use super::{item, last, money, plan_with_scenario, seed, with};
use crate::calc::compute;
use crate::check::{Rule, check};
use crate::money::Decimal;
use crate::plan::{Ceiling, Id, Plan, Spent};
use crate::scenario::{Because, Carry, Dropped, Roll, RollProblem, RollWords, guess, rolled};
use proptest::prelude::*;

fn words() -> RollWords {
    RollWords {
        decision: "Lập từ kế hoạch trước".to_owned(), reached: "Đã đạt".to_owned(), notes: Vec::new()
    }
}

fn carries(plan: &Plan, wanted: Carry) -> Vec<String> {
    let all = guess(plan).into_iter().filter(|guess| guess.carry == wanted);
    all.map(|guess| plan.outline.get(guess.item).unwrap().label.chars().take(24).collect()).collect()
}

#[test]
fn dong_nai_goes_from_2018_to_2019_in_one_step() {
    let plan = seed("dong-nai-2018");
    assert_eq!(carries(&plan, Carry::Recurring), ["Phí thuê tên miền", "Phí thuê hosting"]);
    assert_eq!(carries(&plan, Carry::Once), ["Phí xây dựng (khởi tạo)"]);
    let next = rolled(&plan, &Roll::of(&plan), &words()).unwrap();
    let (made, summary) = (next.plan, next.summary);
    assert_eq!(made.title, "Kế hoạch phát triển Thương mại Điện tử tỉnh Đồng Nai năm 2019");
    assert_eq!((made.name.as_str(), made.period.first(), made.period.last()), ("dong-nai-2019", 2019, 2019));
    assert_eq!((made.issuer.as_str(), made.decision.as_str()), ("UBND tỉnh Đồng Nai", "Lập từ kế hoạch trước"));
    assert_eq!((summary.before, summary.after), (money(329_650_000), money(285_030_000)));
    assert_eq!(summary.recurring, money(15_380_000)); // 10 × (230.000 + 1.308.000)
    assert_eq!((summary.carried.len(), summary.again), (2, 27));
    let website = item(&plan, "Phí xây dựng");
    let figures = plan.claims.len();
    assert_eq!(
        summary.dropped,
        [Dropped::Decision, Dropped::Figures(figures), Dropped::Line(website, Some(money(44_620_000)))]
    );
    assert!(made.claims.is_empty() && made.tables.is_empty());
    let of = |id: Id| made.outline.get(id).unwrap();
    assert_eq!(of(32).number, "1", "numbers follow");
    assert_eq!(of(3).prose, ["Thời gian thực hiện: Năm 2019."]);
    assert!(made.targets.iter().all(|target| target.year == Some(2019)));
    assert!(made.targets.iter().any(|target| target.text.contains("trong năm 2019")));
    assert_eq!(made.drivers, plan.drivers);
    let findings = check(&made, &compute(&made));
    assert!(!findings.iter().any(|finding| matches!(finding.rule, Rule::Changed | Rule::LineProduct)));
}

#[test]
fn what_was_chosen_holds_on_the_plan_as_it_is_now() {
    let plan = seed("dong-nai-2018");
    let [hall, domain] = ["Chi phí thuê hội trường", "Phí thuê tên miền"].map(|label| item(&plan, label));
    let target = plan.targets[0].id;
    let mut chosen = Roll::unchosen();
    chosen.set_carry(hall, Carry::Once);
    chosen.set_carry(domain, Carry::Again);
    chosen.set_carry(domain, Carry::Once);
    chosen.set_spent(None, Some(money(9)));
    chosen.set_spent(Some(hall), Some(money(8)));
    chosen.set_spent(Some(hall), Some(money(7)));
    chosen.set_spent(Some(domain), Some(money(6)));
    chosen.set_spent(Some(domain), None);
    chosen.set_reached(target, Some(5.into()));
    assert_eq!((chosen.spent_on(None), chosen.spent_on(Some(hall))), (Some(money(9)), Some(money(7))));
    assert_eq!((chosen.spent_on(Some(domain)), chosen.reached_of(target)), (None, Some(5.into())));
    let on = chosen.on(&plan, &guess(&plan));
    let once: Vec<Id> = on.carry.iter().filter(|(_, carry)| *carry == Carry::Once).map(|(id, _)| *id).collect();
    assert_eq!(
        once,
        [hall, item(&plan, "Phí xây dựng (khởi tạo)"), domain],
        "what was chosen, and what is taken to be"
    );
    // the line and the target go, and so does what was said of them
    let gone = crate::edit::apply(&plan, &crate::edit::Command::DeleteItem(hall)).unwrap();
    let gone = crate::edit::apply(&gone, &crate::edit::Command::DeleteTarget(target)).unwrap();
    let on = chosen.on(&gone, &guess(&gone));
    assert_eq!((on.spent, on.reached, on.carry.len()), (vec![(None, money(9))], Vec::new(), 29));
    assert_eq!(Roll::of(&plan), Roll::unchosen().on(&plan, &guess(&plan)));
}

#[test]
fn prices_rise_and_are_rounded() {
    let plan = seed("dong-nai-2018");
    let roll = Roll { percent: 5.into(), ..Roll::of(&plan) };
    let next = rolled(&plan, &roll, &words()).unwrap();
    // 10 × (242.000 + 1.373.000): 241.500 and 1.373.400, to the thousand
    assert_eq!(next.summary.recurring, money(16_150_000));
}

#[test]
fn five_years_go_on_to_the_next_five() {
    let plan = seed("da-nang-2011-2015");
    assert_eq!(carries(&plan, Carry::Once), ["Thiết kế hệ thống và lập"; 2]);
    let next = rolled(&plan, &Roll::of(&plan), &words()).unwrap();
    let made = next.plan;
    assert_eq!((made.period.first(), made.period.last()), (2016, 2020));
    let update = item(&plan, "Cập nhật cơ sở dữ liệu");
    let at = made.outline.position(update).unwrap();
    let years = (0..5).map(|year| compute(&made).in_year(crate::calc::Row::Item(at), year)).collect::<Vec<_>>();
    assert!(years[0].is_some() && years.iter().all(|year| *year == years[0]), "in every year: {years:?}");
    let due: Vec<Option<u16>> = made.targets.iter().map(|target| target.year).collect();
    let was: Vec<Option<u16>> = plan.targets.iter().map(|target| target.year.map(|year| year + 5)).collect();
    assert_eq!(due, was);
}

#[test]
fn what_was_spent_and_reached_is_where_the_next_plan_starts() {
    let mut plan = seed("da-nang-2011-2015");
    let spent = Some(Spent { through: 2010, amount: money(1_000) });
    let whole = Ceiling { spent, ..Ceiling::new(900, money(9_000_000_000)) };
    let source = Ceiling { spent, source: Some(plan.sources[0].id), ..Ceiling::new(901, money(5_000_000_000)) };
    let of_year = Ceiling { year: Some(2012), ..Ceiling::new(902, money(1_000_000_000)) };
    plan.ceilings = vec![whole, source, of_year];
    plan.next_id = 1000;
    let survey = item(&plan, "Khảo sát");
    let target = plan.targets.iter().find(|target| target.goal.is_percent()).unwrap().id;
    let roll =
        Roll { spent: vec![(Some(survey), money(400_000_000))], reached: vec![(target, 55.into())], ..Roll::of(&plan) };
    assert_eq!(roll.going_on, [900, 901]);
    let notes = vec![(survey, "đã chi 400 triệu".to_owned())];
    let made = rolled(&plan, &roll, &RollWords { notes, ..words() }).unwrap().plan;
    let report = compute(&plan);
    // 500 were planned for the survey, 400 were spent
    let used = report.grand_total().minus(money(100_000_000)).plus(money(1_000));
    assert_eq!(made.ceilings[0].spent, Some(Spent { through: 2015, amount: used }));
    let of_source = report.ceilings[1].used().minus(money(100_000_000));
    assert_eq!(made.ceilings[1].spent, Some(Spent { through: 2015, amount: of_source }));
    assert_eq!((made.ceilings[2].year, made.ceilings[2].amount), (Some(2017), money(1_000_000_000)));
    let baseline = made.targets.iter().find(|it| it.id == target).unwrap().baseline.clone().unwrap();
    assert_eq!((baseline.value, baseline.year, baseline.text.as_str()), (55.into(), Some(2015), "Đã đạt"));
    assert!(made.outline.get(survey).unwrap().note.ends_with("đã chi 400 triệu"));
    let all = Roll { spent: vec![(None, money(7))], ..roll };
    let made = rolled(&plan, &all, &words()).unwrap().plan;
    assert_eq!(made.ceilings[0].spent.unwrap().amount, money(1_007));
}

#[test]
fn a_group_in_which_nothing_is_left_goes_too() {
    let plan = with(&seed("dong-nai-2018"), "Gọn", &[]);
    let lines = [35, 36, 37];
    let carry = lines.map(|id| (id, Carry::Once)).to_vec();
    let next = rolled(&plan, &Roll { carry, ..Roll::of(&plan) }, &words()).unwrap();
    assert!(next.plan.outline.get(34).is_none() && next.plan.scenarios.is_empty());
    assert!(next.summary.dropped.contains(&Dropped::Group(34)));
    assert!(next.summary.dropped.contains(&Dropped::Scenario(last(&plan).id)));
}

#[test]
fn a_price_that_rose_by_the_index_starts_where_it_ended() {
    let mut plan = seed("da-nang-2011-2015");
    plan.index = vec![None, Some(10.into()), None, None, None];
    let roll = Roll { carry: Vec::new(), ..Roll::of(&plan) };
    let made = rolled(&plan, &roll, &words()).unwrap().plan;
    let at = made.outline.position(item(&plan, "Tổ chức các khóa tập huấn về")).unwrap();
    let year = |plan: &Plan, index: usize| compute(plan).in_year(crate::calc::Row::Item(at), index).unwrap();
    assert_eq!(year(&made, 0), year(&plan, 4));
    let raised = rolled(&plan, &Roll { percent: Decimal::ONE, ..roll }, &words()).unwrap();
    assert!(raised.summary.dropped.iter().all(|it| !matches!(it, Dropped::Index(_))), "the first year has none");
}

#[test]
fn what_a_price_may_come_to_stays_a_number_that_can_be_kept() {
    let mut plan = seed("dong-nai-2018");
    let hall = item(&plan, "Chi phí thuê hội trường");
    let most = Decimal::from(999_999_999_999_999_i64);
    plan.ranges = vec![crate::plan::Range { item: hall, of: crate::plan::RangeOf::Price, low: 1.into(), high: most }];
    let made = rolled(&plan, &Roll { percent: 50.into(), ..Roll::of(&plan) }, &words()).unwrap().plan;
    assert_eq!(made.ranges[0].high, most);
    assert!(crate::format::read(&crate::format::write(&made)).is_ok());
}

#[test]
fn years_that_no_plan_can_have_are_said() {
    let mut plan = Plan::blank("x", "Năm 2999", crate::plan::Period::new(2999, 2999).unwrap());
    plan.next_id = 2;
    assert_eq!(rolled(&plan, &Roll::of(&plan), &words()), Err(RollProblem::Years));
}

#[test]
fn a_year_moves_on_only_where_it_is_a_word() {
    let period = crate::plan::Period::new(2011, 2015).unwrap();
    let check = |text: &str, moved: &str| assert_eq!(crate::scenario::shift::years_on(text, period, 5), moved);
    check("giai đoạn 2011-2015", "giai đoạn 2016-2020");
    check("năm 2011, 2012.", "năm 2016, 2017.");
    check("2015", "2020");
    check("ngày 02/5/2012", "ngày 02/5/2012");
    check("Nghị định 52/2013/NĐ-CP", "Nghị định 52/2013/NĐ-CP");
    check("12.2013 đồng, 2.013, 20130, a2013", "12.2013 đồng, 2.013, 20130, a2013");
    check("đến năm 2020", "đến năm 2020");
    check("", "");
}

#[test]
fn what_is_made_is_told_from_what_is_done() {
    let check = |label: &str, because: Because| {
        let mut plan = seed("dong-nai-2018");
        plan.outline = plan.outline.with(31, |item| item.label = label.to_owned());
        assert_eq!(guess(&plan).iter().find(|it| it.item == 31).unwrap().because, because, "{label}");
    };
    check("Mua máy chủ", Because::Makes);
    check("Chi phí thiết kế phần mềm", Because::Makes);
    check("Mua tin, viết bài", Because::Nothing);
    check("Múa khai mạc", Because::Nothing);
    check("Xây dựng kế hoạch năm sau", Because::Nothing);
    check("Hỗ trợ doanh nghiệp xây dựng website", Because::Nothing);
    check("Thuê tên miền", Because::Lasts);
}

proptest! {
    #[test]
    fn every_plan_goes_on(plan in plan_with_scenario(), percent in 0..30_i64) {
        let same = Roll { carry: Vec::new(), ..Roll::of(&plan) };
        let by_year = plan.outline.items().iter().filter_map(|item| item.line()).any(|line| {
            matches!(&line.basis, crate::plan::Basis::UnitCost { price: crate::plan::Price::ByYear(_), .. })
        });
        match rolled(&plan, &same, &words()) {
            Ok(next) => {
                prop_assert_eq!(next.plan.outline.len(), plan.outline.len());
                if plan.index.is_empty() && !by_year {
                    prop_assert_eq!(next.summary.after, next.summary.before);
                }
            }
            // only a price at the limit that the index raises above it
            Err(problem) => prop_assert!(!plan.index.is_empty(), "{problem:?}"),
        }
        let roll = Roll { percent: percent.into(), ..Roll::of(&plan) };
        if let Ok(next) = rolled(&plan, &roll, &words()) {
            let gone = plan.outline.len() - next.plan.outline.len();
            let listed = next.summary.dropped.iter().filter(|it| matches!(it, Dropped::Line(..) | Dropped::Group(_)));
            prop_assert_eq!(gone, listed.count());
            prop_assert_eq!(next.plan.ceilings.len() + next.summary.dropped.iter().filter(|it| matches!(it, Dropped::Ceiling(_))).count(), plan.ceilings.len());
            let text = crate::format::write(&next.plan);
            prop_assert_eq!(crate::format::read(&text).map(|plan| plan.title), Ok(next.plan.title.clone()));
        }
    }
}
