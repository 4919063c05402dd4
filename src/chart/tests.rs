//! What holds for every chart: its figures are the report's, and everything on it is seen. On the seeds and on random
//! plans.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]

use super::fit::{SIZE, width};
use super::{
    Anchor, Chart, Drawing, Kind, Look, Shape, TORNADO_MOST, charts, histogram, picture, share, tornado, waterfall,
    waterfall_by_item,
};
use crate::calc::{Headroom, Report, Row, compute};
use crate::edit::{Command, apply, arbitrary, variant};
use crate::money::{Decimal, Money, Scale, print_scaled};
use crate::open::{SEEDS, Seed};
use crate::plan::{Basis, Ceiling, Item, Kind as ItemKind, Line, Outline, Period, Plan, Source};
use crate::risk::{Effect, Lever, Runs, Simulated, assumed, sensitivity, simulate};
use crate::text::Lang;
use proptest::prelude::*;
use std::sync::Arc;

/// The corners of a text, from a guess that is rather too wide.
fn corners(shape: &Shape) -> Option<(i32, i32, i32, i32)> {
    match shape {
        Shape::Rect { x, y, w, h, .. } => Some((*x, *y, x + w, y + h)),
        Shape::Text { x, y, anchor, text } => {
            let wide = width(text);
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - wide / 2,
                Anchor::End => x - wide,
            };
            Some((left, y - SIZE, left + wide, y + 3))
        }
        Shape::Lines { .. } => None,
    }
}

/// The points of a path made of `M… …L… …`.
fn points(path: &str) -> Vec<(i32, i32)> {
    let pairs = path.split(['M', 'L']).filter(|pair| !pair.is_empty());
    let point = |pair: &str| pair.split_once(' ').map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()));
    pairs.map(|pair| point(pair).unwrap()).collect()
}

fn assert_all_seen(drawing: &Drawing) {
    let inside = |x: i32, y: i32| (0..=drawing.width).contains(&x) && (0..=drawing.height).contains(&y);
    for shape in &drawing.shapes {
        if let Some((left, top, right, bottom)) = corners(shape) {
            assert!(inside(left, top) && inside(right, bottom), "{shape:?} sticks out of {}", drawing.width);
        }
        if let Shape::Lines { path, .. } = shape {
            assert!(points(path).iter().all(|(x, y)| inside(*x, *y)), "{shape:?} sticks out");
        }
    }
    let texts: Vec<&Shape> = drawing.shapes.iter().filter(|shape| matches!(shape, Shape::Text { .. })).collect();
    for (at, one) in texts.iter().enumerate() {
        for other in &texts[at + 1..] {
            let (a, b) = (corners(one).unwrap(), corners(other).unwrap());
            let apart = a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1;
            assert!(apart, "{one:?} lies over {other:?}");
        }
    }
}

fn assert_adds_up(chart: &Chart, plan: &Plan, report: &Report) {
    for bar in &chart.bars {
        let parts: Money = bar.parts.iter().map(|part| part.amount).sum();
        assert_eq!(parts, bar.total, "{} of {:?}", bar.name, chart.kind);
    }
    let all: Money = chart.bars.iter().map(|bar| bar.total).sum();
    let years = plan.period.len();
    match chart.kind {
        _ if chart.bars.is_empty() => {}
        Kind::Years if years > 1 => {
            assert_eq!(chart.bars.len(), years);
            for (index, bar) in chart.bars.iter().enumerate() {
                assert_eq!(bar.total, report.in_year(Row::Plan, index).unwrap_or_default());
            }
        }
        Kind::Years | Kind::Lines => assert_eq!(all, report.grand_total()),
        Kind::Sources => assert_eq!(all, report.grand_total().plus(report.in_kind_total())),
        Kind::Tornado | Kind::Histogram => panic!("a plan alone has none"),
        Kind::Ceilings => {
            let used: Vec<Money> = report.ceilings.iter().map(Headroom::used).collect();
            assert_eq!(chart.bars.iter().map(|bar| bar.total).collect::<Vec<_>>(), used);
        }
        Kind::Waterfall => panic!("a plan alone has none"),
    }
    let columns = chart.table.heads.len();
    assert!(chart.table.rows.iter().all(|row| row.cells.len() + 1 == columns), "{:?}", chart.table);
    if let Some(sum) = chart.table.rows.iter().find(|row| row.is_sum) {
        assert!(sum.cells.contains(&print_scaled(report.grand_total(), plan.scale)), "{sum:?}");
    }
}

fn assert_holds(plan: &Plan) {
    let report = compute(plan);
    for lang in Lang::ALL {
        let all = charts(plan, &report, lang);
        assert_eq!(all.iter().map(|chart| chart.kind).collect::<Vec<_>>(), Kind::ALL);
        for chart in &all {
            assert!(!chart.title.is_empty() && !chart.title.contains(['{', '}']), "{}", chart.title);
            assert_adds_up(chart, plan, &report);
            assert_all_seen(&chart.wide);
            assert_all_seen(&chart.narrow);
            let svg = picture(chart, lang).svg;
            assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
            assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
        }
    }
}

fn title(seed: &str, kind: usize) -> String {
    let plan = Seed::named(seed).unwrap().plan().unwrap();
    charts(&plan, &compute(&plan), Lang::Vi)[kind].title.clone()
}

#[test]
fn a_title_says_what_the_chart_finds() {
    let check = |seed: &str, kind: usize, expected: &str| assert_eq!(title(seed, kind), expected);
    let even = "Các năm 2013, 2015 chi nhiều nhất: mỗi năm 301.000 nghìn đồng, 21% của tổng";
    let website = "“6.2 Hỗ trợ doanh nghiệp xây dựng website…”";
    check("quang-ngai-2011-2015", 0, even);
    check("quang-ngai-2011-2015", 1, "Chưa ghi ai trả 1.450.000 nghìn đồng, 100% của tổng");
    check("da-nang-2011-2015", 0, "Năm 2011 chi nhiều nhất: 1.029,5 triệu đồng, 28% của tổng");
    check("da-nang-2011-2015", 1, "Ngân sách thành phố trả nhiều nhất: 3.340 triệu đồng, 92% của tổng");
    let large = ["10 dòng lớn nhất chiếm 77% của tổng; nhiều nhất là ", website, ": 500 triệu đồng"].concat();
    check("da-nang-2011-2015", 2, &large);
    let group = "“2. Tuyên truyền TMDT đến người tiêu dùng…”";
    check("dong-nai-2018", 0, &["Chi nhiều nhất cho ", group, ": 140.000.000 đồng, 42% của tổng"].concat());
    check("dong-nai-2018", 1, "Ngân sách tỉnh trả toàn bộ 329.650.000 đồng");
    let none = "Kế hoạch chưa có trần nào để so.";
    check("dong-nai-2018", 3, none);
    let same = plan_of(2, &[("Một", &[3, 3])]);
    assert_eq!(charts(&same, &compute(&same), Lang::Vi)[0].title, "Các năm chi bằng nhau: mỗi năm 3 triệu đồng");
}

#[test]
fn where_one_group_holds_everything_its_parts_are_shown() {
    let mut plan = plan_of(2, &[("Một", &[3, 4]), ("Hai", &[5, 6])]);
    let deeper = |item: &Arc<Item>| Arc::new(Item { depth: 1, ..Item::clone(item) });
    let root = Arc::new(Item { label: "Cả thảy".to_owned(), ..Item::new(90, 0, ItemKind::Group) });
    let items = std::iter::once(root).chain(plan.outline.items().iter().map(deeper)).collect();
    plan.outline = Outline::from_items(items).unwrap();
    let all = charts(&plan, &compute(&plan), Lang::Vi);
    assert_eq!(all[0].legend.iter().map(|series| series.name.as_str()).collect::<Vec<_>>(), ["Một", "Hai"]);
    assert_holds(&plan);
}

/// A plan with a line for each name and its amounts.
fn plan_of(years: u16, lines: &[(&str, &[i128])]) -> Plan {
    let mut plan = Plan::blank("bieu-do", "Kế hoạch", Period::new(2020, 2019 + years).unwrap());
    plan.scale = Scale::Million;
    let item = |(id, (label, amounts)): (u32, &(&str, &[i128]))| {
        let amounts = amounts.iter().map(|amount| Some(Money::new(amount * 1_000_000))).collect();
        let line = Line { basis: Basis::LumpSum(amounts), ..Line::default() };
        Arc::new(Item { label: (*label).to_owned(), ..Item::new(id, 0, ItemKind::Line(line)) })
    };
    plan.outline = Outline::from_items((1..).zip(lines).map(item).collect()).unwrap();
    plan.next_id = 100;
    plan
}

#[test]
fn the_smallest_groups_are_put_together_and_none_is_lost() {
    let lines: Vec<(String, Vec<i128>)> = (1..=12).map(|at| (format!("Việc {at}"), vec![at, 2 * at])).collect();
    let lines: Vec<(&str, &[i128])> = lines.iter().map(|(name, years)| (name.as_str(), years.as_slice())).collect();
    let plan = plan_of(2, &lines);
    let all = charts(&plan, &compute(&plan), Lang::Vi);
    let names: Vec<&str> = all[0].legend.iter().map(|series| series.name.as_str()).collect();
    assert_eq!(names, ["Việc 7", "Việc 8", "Việc 9", "Việc 10", "Việc 11", "Việc 12", "Còn lại (6 mục)"]);
    assert_eq!(all[0].legend[6].look, Look::Part(6));
    let names: Vec<&str> = all[2].bars.iter().map(|bar| bar.name.as_str()).collect();
    assert_eq!((names[0], names[10], names.len()), ("Việc 12", "Còn lại (2 mục)", 11));
    assert_holds(&plan);
}

#[test]
fn odd_plans_have_charts_too() {
    assert_holds(&plan_of(1, &[]));
    assert_holds(&plan_of(1, &[("Không", &[0])]));
    assert_holds(&plan_of(3, &[("Giảm", &[-5, 0, 7]), ("Tăng", &[2, 0, -7])]));
    assert_holds(&plan_of(2, &[("Chỉ giảm", &[-5, -1])]));
    assert_holds(&plan_of(50, &[("Dài", &[1; 50]), ("Một\u{a0}tên<rất>&\"dài\" ".repeat(20).as_str(), &[900; 50])]));
    assert_holds(&plan_of(1, &[("Lớn", &[10_i128.pow(18)]), ("Nhỏ", &[1])]));
    let empty = plan_of(2, &[]);
    for chart in charts(&empty, &compute(&empty), Lang::Vi) {
        assert!(chart.bars.is_empty() && chart.wide == Drawing::default(), "{chart:?}");
    }
}

#[test]
fn ceilings_say_what_is_left_and_what_exceeds() {
    let mut plan = plan_of(2, &[("Một", &[30, 20])]);
    plan.sources = vec![Source { id: 50, name: "Ngân sách tỉnh".to_owned() }];
    let ceiling = |id, amount: i128, year, source, item| Ceiling {
        year,
        source,
        item,
        ..Ceiling::new(id, Money::new(amount * 1_000_000))
    };
    plan.ceilings = vec![
        ceiling(60, 60, None, None, None),
        ceiling(61, 25, Some(2020), None, Some(1)),
        ceiling(62, 5, Some(2021), Some(50), None),
    ];
    let report = compute(&plan);
    let chart = &charts(&plan, &report, Lang::Vi)[3];
    assert_eq!(chart.title, "Vượt 1/3 trần, nhiều nhất là Dòng “Một”, năm 2020: vượt 5 triệu đồng");
    let bars: Vec<_> =
        chart.bars.iter().map(|bar| (bar.name.as_str(), bar.value.as_str(), bar.note.as_str())).collect();
    assert_eq!(bars[0], ("Tổng cộng", "50 / 60", "còn 10"));
    assert_eq!(bars[1], ("Dòng “Một”, năm 2020", "30 / 25", "vượt 5"));
    assert_eq!(bars[2], ("Ngân sách tỉnh, năm 2021", "0 / 5", "còn 5"));
    assert_holds(&plan);
    plan.ceilings.truncate(1);
    let chart = &charts(&plan, &compute(&plan), Lang::Vi)[3];
    assert_eq!(chart.title, "Không vượt trần nào; sát nhất là Tổng cộng: còn 10 triệu đồng");
}

/// What holds for a chart that is not of a plan alone.
fn assert_drawn(chart: &Chart, lang: Lang) {
    assert!(!chart.title.is_empty() && !chart.title.contains(['{', '}']), "{}", chart.title);
    assert!(!chart.about.contains(['{', '}']) && !chart.told.contains(['{', '}']), "{} {}", chart.about, chart.told);
    for drawing in [&chart.wide, &chart.narrow] {
        assert_all_seen(drawing);
    }
    let columns = chart.table.heads.len();
    assert!(chart.table.rows.iter().all(|row| row.cells.len() + 1 == columns), "{:?}", chart.table);
    assert_eq!(chart.table.rows.len(), chart.bars.len());
    assert!(picture(chart, lang).svg.ends_with("</svg>\n"));
}

/// The figures that move the plan, or a target, most, each by ten percent.
fn moving(plan: &Plan, target: Option<u32>, lang: Lang) -> Chart {
    let effects = sensitivity(plan, Decimal::TEN, &mut |_| true).unwrap();
    let chart = tornado((plan, &compute(plan)), &effects, (target, Decimal::TEN), lang);
    assert_drawn(&chart, lang);
    assert!(chart.bars.len() <= TORNADO_MOST);
    chart
}

#[test]
fn what_moves_the_total_most_is_drawn_from_its_lower_to_its_upper_end() {
    let plan = Seed::named("da-nang-2011-2015").unwrap().plan().unwrap();
    let chart = moving(&plan, None, Lang::Vi);
    let most = "Đơn giá “6.2 Hỗ trợ doanh nghiệp xây dựng website…”";
    let moved = "làm tổng cộng xê dịch nhiều nhất: từ 3.587,5 đến 3.687,5 triệu đồng";
    assert_eq!(chart.title, [most, moved].join(" "));
    assert_eq!(chart.bars.len(), TORNADO_MOST);
    assert_eq!((chart.bars[0].name.as_str(), chart.bars[0].value.as_str()), (most, "-50 / +50"));
    let parts: Vec<i128> = chart.bars[0].parts.iter().map(|part| part.amount.dong()).collect();
    assert_eq!(parts, [-50_000_000, 50_000_000]);
    assert_eq!(chart.table.rows[0].cells, ["3.587,5", "3.687,5", "100"]);
    moving(&plan, None, Lang::En);
}

#[test]
fn what_moves_a_target_is_drawn_in_its_own_unit() {
    let mut plan = Seed::named("da-nang-2011-2015").unwrap().plan().unwrap();
    let at = plan.targets.iter().position(|target| !target.contributions.is_empty()).unwrap();
    let target = &mut plan.targets[at];
    target.goal = crate::plan::Goal::AtLeast { value: Decimal::TEN, unit: "website".to_owned() };
    let target = target.clone();
    let chart = moving(&plan, Some(target.id), Lang::Vi);
    assert!(!chart.bars.is_empty(), "{}", chart.title);
    let unit = target.goal.threshold().unwrap().1;
    assert!(chart.about.ends_with(unit), "{}", chart.about);
    let none = crate::plan::Target { contributions: Vec::new(), ..target.clone() };
    let none = Plan { targets: vec![none], ..plan.clone() };
    let chart = moving(&none, Some(none.targets[0].id), Lang::Vi);
    assert_eq!((chart.title.as_str(), chart.wide), ("Không có con số nào làm thay đổi điều này.", Drawing::default()));
}

#[test]
fn ends_on_one_side_of_what_is_planned_are_a_bar_between_them() {
    let plan = plan_of(1, &[("Một", &[100])]);
    let check = |low: i128, high: i128, from: i128, parts: &[i128]| {
        let [low, high] = [low, high].map(|amount| Money::new(amount * 1_000_000));
        let effects = [Effect { lever: Lever::Amount(1), low, high, targets: Vec::new() }];
        let chart = tornado((&plan, &compute(&plan)), &effects, (None, Decimal::TEN), Lang::Vi);
        assert_drawn(&chart, Lang::Vi);
        let bar = &chart.bars[0];
        let drawn: Vec<i128> = bar.parts.iter().map(|part| part.amount.dong() / 1_000_000).collect();
        assert_eq!((bar.from.dong() / 1_000_000, drawn.as_slice()), (from, parts));
    };
    check(90, 120, 0, &[-10, 20]);
    check(120, 90, 0, &[20, -10]);
    check(110, 130, 10, &[20]);
    check(70, 90, -10, &[-20]);
    check(130, 110, 10, &[20]);
    check(100, 110, 0, &[10]);
}

/// A simulation of the plan with every price and lump sum from 10 % below to 20 % above.
fn simulated(plan: &Plan) -> Option<Simulated> {
    let ranges = assumed(plan, Decimal::TEN, Decimal::from(20));
    simulate(plan, &ranges, Runs { runs: 2_000, seed: 1 }, &mut |_| true).ok()
}

fn drawn_histogram(plan: &Plan, lang: Lang) -> Option<Chart> {
    let simulated = simulated(plan)?;
    let chart = histogram((plan, &compute(plan)), &simulated, lang);
    assert_drawn(&chart, lang);
    assert_no_mark_crosses_a_text(&chart.wide);
    assert_no_mark_crosses_a_text(&chart.narrow);
    let runs: Money = chart.bars.iter().map(|bar| bar.total).sum();
    assert_eq!(runs, Money::new(simulated.runs.into()), "every run is in a column");
    Some(chart)
}

/// Where a text stands, the line of a mark is covered.
fn assert_no_mark_crosses_a_text(drawing: &Drawing) {
    let shapes = &drawing.shapes;
    for (at, text) in shapes.iter().enumerate().filter(|(_, shape)| matches!(shape, Shape::Text { .. })) {
        let (left, top, right, bottom) = corners(text).unwrap();
        let last = |shapes: &[Shape], wanted: Look| {
            shapes.iter().rposition(|shape| {
                let is_wanted = matches!(shape, Shape::Rect { look, .. } if *look == wanted);
                let (x, y, end, foot) = corners(shape).unwrap_or_default();
                is_wanted && x < right && end > left && y < bottom - 3 && foot > top + 3
            })
        };
        let (crossed, covered) = (last(shapes, Look::Limit), last(&shapes[..at], Look::Plate));
        assert!(crossed <= covered, "a mark crosses {text:?}");
    }
}

#[test]
fn two_marks_near_each_other_cross_no_text() {
    let mut plan = Seed::named("dong-nai-2018").unwrap().plan().unwrap();
    plan.ceilings = vec![Ceiling::new(100, Money::new(350_000_000))];
    drawn_histogram(&plan, Lang::Vi).unwrap();
}

#[test]
fn a_histogram_marks_the_ceiling_and_what_is_planned() {
    let mut plan = Seed::named("da-nang-2011-2015").unwrap().plan().unwrap();
    let texts = |chart: &Chart| {
        let text = |shape: &Shape| if let Shape::Text { text, .. } = shape { Some(text.clone()) } else { None };
        chart.wide.shapes.iter().filter_map(text).collect::<Vec<_>>()
    };
    let is_over = |chart: &Chart| chart.bars.iter().map(|bar| bar.parts[0].look == Look::Over).collect::<Vec<_>>();
    let chart = drawn_histogram(&plan, Lang::Vi).unwrap();
    assert!(texts(&chart).contains(&"Dự kiến 3.637,5".to_owned()) && chart.legend.is_empty());
    plan.ceilings = vec![
        Ceiling::new(100, Money::new(3_800_000_000)),
        Ceiling { year: Some(2011), ..Ceiling::new(101, Money::new(3_700_000_000)) },
    ];
    let chart = drawn_histogram(&plan, Lang::Vi).unwrap();
    assert!(texts(&chart).contains(&"Trần 3.800".to_owned()), "{:?}", texts(&chart));
    assert!(is_over(&chart).is_sorted() && is_over(&chart).contains(&true) && !is_over(&chart)[0]);
    plan.ceilings[0].amount = Money::new(9_000_000_000);
    let chart = drawn_histogram(&plan, Lang::Vi).unwrap();
    assert!(chart.about.contains("Trần 9.000 nằm ngoài hình") && !texts(&chart).contains(&"Trần 9.000".to_owned()));
    assert!(!is_over(&chart).contains(&true));
}

#[test]
fn a_share_is_rounded_and_never_of_nothing() {
    let check = |part: i128, whole: i128, text: &str| assert_eq!(share(Money::new(part), Money::new(whole)), text);
    check(1, 3, "33%");
    check(2, 3, "67%");
    check(1, 200, "1%");
    check(1, 201, "<1%");
    check(0, 5, "0%");
    check(-1, 2, "-50%");
    check(5, 0, "");
    check(5, -5, "");
    check(i128::MAX, i128::MAX, "1%"); // beyond what a plan can hold; no panic
}

#[test]
fn the_seeds_have_charts() {
    for seed in &SEEDS {
        assert_holds(&seed.plan().unwrap());
    }
}

proptest! {
    #[test]
    fn every_plan_has_charts(plan in arbitrary::plan()) {
        assert_holds(&plan);
        moving(&plan, None, Lang::Vi);
        for target in &plan.targets {
            moving(&plan, Some(target.id), Lang::En);
        }
        drawn_histogram(&plan, Lang::Vi);
    }

    #[test]
    fn every_scenario_has_steps(plan in arbitrary::plan(), changes in prop::collection::vec(arbitrary::command(), 0..6)) {
        let mut plan = apply(&plan, &Command::AddScenario { name: "Thử".to_owned(), changes: Vec::new() }).unwrap();
        let scenario = plan.scenarios[0].id;
        for command in changes.into_iter().filter(Command::fits_scenario) {
            plan = apply(&plan, &Command::InScenario { scenario, command: Box::new(command) }).unwrap_or(plan);
        }
        steps(&plan, false, Lang::Vi);
        steps(&plan, true, Lang::Vi);
    }
}

/// The chart of the steps from a plan to its only scenario.
fn steps(plan: &Plan, by_item: bool, lang: Lang) -> Chart {
    let scenario = &plan.scenarios[0];
    let made = variant(plan, scenario.id).unwrap().plan;
    let chart = match by_item {
        true => waterfall_by_item(plan, &made, &scenario.name, lang),
        false => waterfall(plan, scenario, lang),
    };
    let mut at = Money::ZERO;
    let (last, steps) = chart.bars.split_last().unwrap();
    for bar in steps {
        assert_eq!((bar.from, bar.parts.len()), (at, 1), "each begins where the one before ends");
        at = at.plus(bar.total);
    }
    assert_eq!((last.from, last.total), (Money::ZERO, at));
    assert_eq!(at, compute(&made).grand_total());
    assert_eq!(chart.table.rows.len(), chart.bars.len());
    for drawing in [&chart.wide, &chart.narrow] {
        assert_all_seen(drawing);
    }
    assert!(picture(&chart, lang).svg.ends_with("</svg>\n"));
    chart
}

#[test]
fn the_steps_to_a_scenario_are_bars_that_follow_each_other() {
    let plan = Seed::named("dong-nai-2018").unwrap().plan().unwrap();
    let changes = vec![
        Command::SetPrice { item: 4, year: None, price: Some(8_500_000.into()) },
        Command::DeleteItem(31),
        Command::SetCount { item: 17, year: None, count: Some(120.into()) },
    ];
    let plan = apply(&plan, &Command::AddScenario { name: "Gọn".to_owned(), changes }).unwrap();
    let chart = steps(&plan, false, Lang::Vi);
    let most = "nhiều nhất: Bỏ “4.1 Phí xây dựng (khởi tạo)” -44.620.000";
    assert_eq!(chart.title, ["“Gọn” giảm 44.120.000 đồng (-13,4%); ", most].concat());
    let values: Vec<&str> = chart.bars.iter().map(|bar| bar.value.as_str()).collect();
    assert_eq!(values, ["329.650.000", "-500.000", "-44.620.000", "+1.000.000", "285.530.000"]);
    assert_eq!(chart.bars[1].name, "Đơn giá “1.1 Chi phí thuê hội trường (80 người)”: 9.000.000 → 8.500.000 đồng");
    assert!(chart.told.contains("Bỏ “4.1 Phí xây dựng (khởi tạo)”: -44.620.000;"), "{}", chart.told);
    let groups = steps(&plan, true, Lang::En);
    assert_eq!(groups.bars.len(), 5);
    assert!(groups.bars[3].name.starts_with("4 Hỗ trợ doanh nghiệp"), "{}", groups.bars[3].name);
    let none = Plan { scenarios: Vec::new(), ..plan };
    let none = apply(&none, &Command::AddScenario { name: "Như cũ".to_owned(), changes: Vec::new() }).unwrap();
    assert_eq!(steps(&none, false, Lang::Vi).title, "“Như cũ” có tổng bằng kế hoạch gốc");
}
