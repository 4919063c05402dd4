//! The three real plans as golden tests: what their documents print is what the engine computes, or is found wrong.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use du_toan::book;
use du_toan::calc::{Report, Row, TargetState, compute};
use du_toan::check::{BOOK, Entry, Finding, Rule, Severity, Verdict, Why, check, judge};
use du_toan::format::{read, write};
use du_toan::money::{Money, read_words, write_words};
use du_toan::open::{CARDS, Card, SEEDS, Seed};
use du_toan::plan::Plan;
use du_toan::text::item_path;

fn seed(name: &str) -> (Plan, Report, Vec<Finding>) {
    let plan = Seed::named(name).unwrap().plan().unwrap();
    let report = compute(&plan);
    let findings = check(&plan, &report);
    (plan, report, findings)
}

fn million(amount: i128) -> Money {
    Money::new(amount * 1_000_000)
}

/// The item whose number is printed so, at the top or below `group`.
fn row(plan: &Plan, group: Option<&str>, number: &str) -> Row {
    let parent = group.map(|group| match row(plan, None, group) {
        Row::Item(at) => at,
        Row::Plan => usize::MAX,
    });
    let at = plan.outline.children(parent).into_iter().find(|at| plan.outline.items()[*at].number == number);
    Row::Item(at.unwrap())
}

fn of_rule(findings: &[Finding], rule: Rule) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.rule == rule).collect()
}

#[test]
fn a_seed_is_in_the_very_format_that_is_saved() {
    for seed in &SEEDS {
        let plan = read(seed.text).unwrap();
        assert_eq!(plan.name, seed.name);
        assert_eq!(write(&plan), seed.text, "{}", seed.name);
    }
}

#[test]
fn quang_ngai_adds_up_to_more_than_it_prints() {
    let (plan, report, findings) = seed("quang-ngai-2011-2015");
    assert_eq!(report.grand_total(), Money::new(1_450_000_000));
    assert_eq!(report.total(row(&plan, None, "II")), Some(Money::new(268_900_000)));
    let judged = judge(&plan, &report);
    let wrong: Vec<_> =
        plan.claims.iter().zip(&judged).filter(|(_, judged)| judged.verdict == Verdict::Differs).collect();
    let raw: Vec<&str> = wrong.iter().map(|(claim, _)| claim.raw.as_str()).collect();
    let group = ["46.000", "46.000", "46.000", "46.000", "236.900"];
    let total = ["278.000", "293.0000", "283.000", "293.000", "1.418.000"];
    assert_eq!(raw, [group, total].concat());
    assert_eq!(judged.iter().filter(|judged| judged.verdict == Verdict::NotComparable).count(), 0);
    let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    let [cause, following @ ..] = errors.as_slice() else { panic!("no cause") };
    let item = |row| match row {
        Row::Item(at) => plan.outline.items()[at].id,
        Row::Plan => 0,
    };
    assert_eq!((cause.rule, cause.subject.item), (Rule::GroupSum, Some(item(row(&plan, None, "II")))));
    assert_eq!(cause.years, [2012, 2013, 2014, 2015]);
    assert_eq!(cause.difference, Some(Money::new(4 * 8_000_000)));
    assert_eq!(cause.why, Some(Why::LeftOut(item(row(&plan, Some("II"), "3")))));
    assert_eq!(following.len(), 10, "the ten wrong totals");
    assert!(following.iter().all(|finding| finding.cause == Some(0)), "all follow from the one cause");
    assert_eq!(of_rule(&findings, Rule::Numeral).len(), 2);
    assert_eq!(of_rule(&findings, Rule::MoneyUnit).len(), 1);
}

#[test]
fn da_nang_reconciles_need_sources_and_city_budget() {
    let (plan, report, findings) = seed("da-nang-2011-2015");
    assert_eq!(report.grand_total(), Money::new(3_637_500_000));
    let sources: Vec<Money> = (0..4).map(|source| report.share(Row::Plan, source)).collect();
    assert_eq!(sources, [million(3340), million(100), Money::new(197_500_000), Money::ZERO]);
    let city: Vec<Money> = (0..5).map(|year| report.share_in_year(Row::Plan, 0, year)).collect();
    assert_eq!(city, [970, 535, 535, 755, 545].map(million));
    let seven = row(&plan, None, "7");
    let years: Vec<_> = (0..5).map(|year| report.in_year(seven, year)).collect();
    assert_eq!(years, [150, 30, 30, 250, 40].map(|amount| Some(million(amount))), "activity 7 follows the annex");
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    assert_eq!(errors, 0, "no false error between need and city annex");
    assert_eq!(of_rule(&findings, Rule::Phasing).len(), 1);
    assert_eq!(of_rule(&findings, Rule::DeclaredCount).len(), 1);
    assert_eq!(plan.tables.len(), 20, "nineteen tables and the sentence that counts the targets");
}

#[test]
fn da_nang_asks_of_how_many_enterprises_its_websites_are() {
    let (plan, report, _) = seed("da-nang-2011-2015");
    let at = plan.targets.iter().position(|target| target.number == "2.b)").unwrap();
    let outlook = &report.targets[at];
    assert_eq!(outlook.state, TargetState::NeedsPopulation);
    assert_eq!(outlook.population_at_most, Some(172.into()));
}

#[test]
fn prices_that_a_planner_lets_rise_make_no_printed_figure_wrong() {
    for seed in &SEEDS {
        let (mut plan, before, findings) = self::seed(seed.name);
        plan.index = vec![Some(5.into()); plan.period.len()];
        let report = compute(&plan);
        let rises = report.grand_total() != before.grand_total();
        assert_eq!(rises, seed.name != "quang-ngai-2011-2015", "the lump sums of {} do not rise", seed.name);
        assert_eq!(judge(&plan, &report), judge(&plan, &before));
        let printed = |findings: Vec<Finding>| findings.into_iter().filter(|finding| finding.claim.is_some());
        let ids = |plan: &Plan, findings| printed(findings).map(|finding| finding.id(plan)).collect::<Vec<_>>();
        assert_eq!(ids(&plan, check(&plan, &report)), ids(&plan, findings), "{}", seed.name);
    }
}

#[test]
fn dong_nai_is_right_to_the_letter() {
    let (plan, report, findings) = seed("dong-nai-2018");
    assert_eq!(report.grand_total(), Money::new(329_650_000));
    let printed = "Ba trăm hai mươi chín triệu, sáu trăm năm mươi ngàn đồng";
    assert!(plan.claims.iter().any(|claim| claim.raw == printed));
    assert_eq!(read_words(printed), Ok(report.grand_total()));
    assert_eq!(write_words(report.grand_total()), printed.replace(',', "").replace("ngàn", "nghìn"));
    assert!(findings.iter().all(|finding| finding.severity != Severity::Error), "{findings:?}");
    assert!(judge(&plan, &report).iter().all(|judged| judged.verdict == Verdict::Agrees));
}

#[test]
fn the_cards_of_the_first_screen_say_what_the_engine_computes() {
    let cards = SEEDS.each_ref().map(|seed| {
        let (plan, report, findings) = self::seed(seed.name);
        let open = |severity| findings.iter().filter(|it| it.severity == severity && it.is_open()).count();
        let printed = |finding: &&Finding| finding.severity == Severity::Error && finding.years.is_empty();
        Card {
            wrong: findings.iter().filter(printed).filter_map(|finding| finding.claim).count(),
            name: seed.name,
            years: (plan.period.first(), plan.period.last()),
            total: report.grand_total(),
            printed: plan.printed_total(),
            errors: open(Severity::Error),
            warnings: open(Severity::Warning),
            notes: open(Severity::Note),
            agreeing: judge(&plan, &report).iter().filter(|judged| judged.verdict == Verdict::Agrees).count(),
            title: plan.title.leak(),
            issuer: plan.issuer.leak(),
        }
    });
    assert_eq!(CARDS, cards, "write the right hand side into src/open/cards.rs");
}

/// The rules about the plan itself that ask somebody to look.
const SOFT: [Rule; 12] = [
    Rule::NoteRule,
    Rule::BlankYear,
    Rule::HeadCount,
    Rule::UnitOfMeasure,
    Rule::Order,
    Rule::IdenticalBlock,
    Rule::ImpliedPrice,
    Rule::PriceOutlier,
    Rule::Recurring,
    Rule::MoneyWithoutActivity,
    Rule::ActivityWithoutMoney,
    // of the seeds nothing: all of a document's targets have its last year, and no parent has a line of its own
    Rule::NestedTarget,
];

/// What those rules say of a seed: code and item.
fn soft_findings(name: &str) -> Vec<String> {
    let (plan, _, findings) = seed(name);
    let path = |id| Some(item_path(&plan, id)).filter(|path| !path.is_empty());
    let place = |finding: &Finding| {
        let id = finding.subject.item.unwrap();
        path(id).unwrap_or_else(|| plan.outline.get(id).unwrap().label.chars().take(24).collect())
    };
    let soft = findings.iter().filter(|finding| SOFT.contains(&finding.rule));
    let line = |finding: &Finding| format!("{} {}", finding.rule.code(), place(finding));
    soft.map(line).collect()
}

#[test]
fn what_the_rules_about_the_plan_itself_say_of_the_seeds() {
    let quang_ngai = [
        "blank-year III",
        "implied-price II.2",
        "money-without-activity II.3",
        "money-without-activity VI",
        "recurring VI.1",
        "activity-without-money Hoạt động nêu ở mục III,",
    ];
    let da_nang = ["activity-without-money 4", "recurring 5.1", "recurring 5.2", "order 6.d", "recurring 8"];
    let dong_nai = [
        "note-rule 2.1",
        "head-count 1.9",
        "identical-block 3",
        "head-count 3.9",
        "recurring 4.2",
        "recurring 4.3",
        "unit-of-measure 5.3",
    ];
    assert_eq!(soft_findings("quang-ngai-2011-2015"), quang_ngai);
    assert_eq!(soft_findings("da-nang-2011-2015"), da_nang);
    assert_eq!(soft_findings("dong-nai-2018"), dong_nai);
}

#[test]
fn the_price_book_is_what_the_seeds_pay() {
    let mut book: Vec<Entry> = Vec::new();
    for seed in &SEEDS {
        let plan = seed.plan().unwrap();
        let rows = book::rows(&plan).into_iter();
        for row in rows.filter(|row| !row.unit.is_empty() && row.year.is_none() && !row.in_kind) {
            let entry = Entry {
                plan: seed.name,
                title: plan.title.clone().leak(),
                years: (plan.period.first(), plan.period.last()),
                label: row.label.leak(),
                unit: row.unit.leak(),
                price: Money::from_decimal(row.price).unwrap(),
                per_head: row.per_head.and_then(Money::from_decimal),
            };
            if !book.contains(&entry) {
                book.push(entry);
            }
        }
    }
    assert_eq!(BOOK.as_slice(), book, "write the right hand side into src/check/book.rs");
}
