//! Proposed, appraised and difference add up on every path, and nothing that was cut is called accepted.

use super::{item, last, made, money, plan_with_scenario, seed, with};
use crate::calc::compute;
use crate::edit::{Command, apply};
use crate::money::Money;
use crate::plan::{Id, Opinion, Plan, Verdict};
use crate::scenario::{Appraisal, Appraised, AppraisedRow, Judged, Looked, appraisal, appraising};
use proptest::prelude::*;

fn said(plan: &Plan, item: Id, verdict: Verdict, reason: &str) -> Plan {
    let opinion = Opinion { item, verdict, reason: reason.to_owned() };
    apply(plan, &Command::SetOpinion { scenario: last(plan).id, item, opinion: Some(opinion) }).unwrap()
}

#[test]
fn an_appraisal_says_what_was_proposed_and_what_is_left() {
    let plan = seed("dong-nai-2018");
    let [hall, website] = ["Chi phí thuê hội trường", "Phí xây dựng"].map(|label| item(&plan, label));
    let press = item(&plan, "Tuyên truyền trên báo giấy");
    let changes = [
        Command::SetPrice { item: hall, year: None, price: Some(8_000_000.into()) },
        Command::DeleteItem(website),
        Command::SetCount { item: press, year: None, count: Some(16.into()) },
    ];
    let mut plan = with(&plan, "Thẩm định", &changes);
    let radio = item(&plan, "Tuyên truyền trên Đài");
    plan = said(&plan, website, Verdict::Cut, "đã có website");
    plan = said(&plan, hall, Verdict::Accept, "");
    plan = said(&plan, radio, Verdict::Ask, "đơn giá theo văn bản nào?");
    plan = said(&plan, 34, Verdict::Accept, "đúng định mức");
    let found = appraisal(&plan, last(&plan));
    let row = |id: Id| found.rows.iter().find(|row| row.id == id).unwrap();
    assert_eq!(
        found.total,
        Appraised {
            proposed: Some(money(329_650_000)),
            appraised: Some(money(290_030_000)),
            difference: money(-39_620_000)
        }
    );
    assert_eq!((row(website).judged, row(website).money.appraised), (Judged::Cut, None));
    assert_eq!(row(website).reason, "đã có website");
    assert_eq!(row(hall).judged, Judged::Cut, "accepted in words, cut in figures");
    assert_eq!((row(press).judged, row(radio).judged), (Judged::Raised, Judged::Asked));
    // what is said of a group is said of its lines
    assert_eq!((row(36).judged, row(36).reason.as_str()), (Judged::Accepted, "đúng định mức"));
    assert_eq!((found.accepted, found.cut, found.raised, found.asked), (3, 2, 1, 1));
    assert_adds_up(&found, &plan);
}

#[test]
fn an_appraiser_goes_through_a_plan() {
    let plan = seed("dong-nai-2018");
    assert_eq!(appraising(&plan, "Thẩm định"), None);
    let cut = item(&plan, "Chi phí thuê hội trường");
    let mut plan = with(&plan, "Thử", &[]);
    plan = with(&plan, "Thẩm định", &[Command::SetPrice { item: cut, year: None, price: Some(8_000_000.into()) }]);
    let scenario = last(&plan).id;
    assert_eq!(appraising(&plan, "Thẩm định"), Some(scenario));
    let found = |plan: &Plan| appraisal(plan, last(plan));
    let row = |plan: &Plan, id: Id| found(plan).rows.into_iter().find(|row| row.id == id).unwrap();
    let does = |plan: &mut Plan, id: Id, say: &dyn Fn(&AppraisedRow) -> Command| {
        *plan = apply(plan, &say(&row(plan, id))).unwrap();
    };
    // a reason says what the figures say, or asks
    does(&mut plan, cut, &|row| row.explain(scenario, "theo giá năm trước".to_owned()));
    assert_eq!((row(&plan, cut).verdict, row(&plan, cut).judged), (Some(Verdict::Cut), Judged::Cut));
    let radio = item(&plan, "Tuyên truyền trên Đài");
    does(&mut plan, radio, &|row| row.explain(scenario, "giá nào?".to_owned()));
    assert_eq!((row(&plan, radio).verdict, row(&plan, radio).judged), (Some(Verdict::Ask), Judged::Asked));
    // another word for the same reason, and the other way round
    does(&mut plan, radio, &|row| row.say(scenario, Some(Verdict::Accept)));
    assert_eq!((row(&plan, radio).judged, row(&plan, radio).reason.as_str()), (Judged::Accepted, "giá nào?"));
    does(&mut plan, radio, &|row| row.explain(scenario, String::new()));
    assert_eq!((row(&plan, radio).judged, row(&plan, radio).reason.as_str()), (Judged::Accepted, ""));
    does(&mut plan, radio, &|row| row.say(scenario, None));
    does(&mut plan, radio, &|row| row.explain(scenario, String::new()));
    assert_eq!((row(&plan, radio).verdict, row(&plan, radio).judged), (None, Judged::Open));
    // what a group is told is not said of its lines themselves
    let group = 34;
    does(&mut plan, group, &|row| row.say(scenario, Some(Verdict::Ask)));
    assert_eq!((row(&plan, group).verdict, row(&plan, 36).verdict), (Some(Verdict::Ask), None));
    let asked = found(&plan).looked_at(Looked::Asked);
    assert!(asked.contains(&group) && asked.contains(&36) && !asked.contains(&radio), "{asked:?}");
    // only what differs, in its groups
    let differing = found(&plan).looked_at(Looked::Differing);
    let above: Vec<Id> = std::iter::successors(plan.outline.position(cut), |at| plan.outline.parent(*at))
        .map(|at| plan.outline.items()[at].id)
        .collect();
    assert_eq!(differing, above.into_iter().rev().collect::<Vec<_>>());
    assert_eq!(found(&plan).looked_at(Looked::All).len(), plan.outline.len());
    // the rest in one step; what was said stands
    let before = found(&plan);
    plan = apply(&plan, &before.accept_rest(scenario)).unwrap();
    let after = found(&plan);
    assert_eq!((after.open, after.accepted), (0, before.accepted + before.open));
    assert_eq!((after.cut, after.asked, after.total), (before.cut, before.asked, before.total));
    assert!(after.looked_at(Looked::Open).is_empty());
    // and no group is left to look at
    assert!(before.rows.iter().any(|row| row.group && row.judged == Judged::Open));
    assert!(after.rows.iter().all(|row| row.judged != Judged::Open));
}

fn assert_adds_up(found: &Appraisal, plan: &Plan) {
    let (before, after) = (compute(plan), compute(&made(plan)));
    assert_eq!((found.total.proposed, found.total.appraised), (Some(before.grand_total()), Some(after.grand_total())));
    let sum = |rows: &mut dyn Iterator<Item = Appraised>| {
        rows.fold([Money::ZERO; 3], |sum, money| {
            let parts = [money.proposed.unwrap_or_default(), money.appraised.unwrap_or_default(), money.difference];
            [0, 1, 2].map(|at| sum[at].plus(parts[at]))
        })
    };
    let whole = sum(&mut [found.total].into_iter());
    assert_eq!(sum(&mut found.rows.iter().filter(|row| row.depth == 0).map(|row| row.money)), whole);
    assert_eq!(sum(&mut found.rows.iter().filter(|row| !row.group).map(|row| row.money)), whole);
    for (at, group) in found.rows.iter().enumerate().filter(|(_, row)| row.group) {
        let below = found.rows[at + 1..].iter().take_while(|row| row.depth > group.depth);
        let children = below.filter(|row| row.depth == group.depth + 1).map(|row| row.money);
        assert_eq!(sum(&mut children.collect::<Vec<_>>().into_iter()), sum(&mut [group.money].into_iter()));
    }
    let lines = found.rows.iter().filter(|row| !row.group).count();
    assert_eq!(found.accepted + found.cut + found.raised + found.asked + found.open, lines);
    for (at, group) in found.rows.iter().enumerate().filter(|(_, row)| row.group && row.judged == Judged::Accepted) {
        let mut lines = found.rows[at + 1..].iter().take_while(|row| row.depth > group.depth).filter(|row| !row.group);
        assert!(group.verdict.is_some() || lines.all(|row| row.judged != Judged::Open), "{group:?}");
    }
    for row in found.rows.iter().filter(|row| row.judged == Judged::Accepted || row.judged == Judged::Open) {
        assert!(row.money.difference.is_zero(), "{row:?}");
    }
}

proptest! {
    #[test]
    fn every_appraisal_adds_up(plan in plan_with_scenario(), of in proptest::collection::vec((6..18_u32, 0..3_usize), 0..6)) {
        let mut plan = plan;
        for (item, verdict) in of {
            let verdict = [Verdict::Accept, Verdict::Cut, Verdict::Ask][verdict];
            let opinion = Some(Opinion { item, verdict, reason: String::new() });
            let command = Command::SetOpinion { scenario: last(&plan).id, item, opinion };
            plan = apply(&plan, &command).unwrap_or(plan);
        }
        let found = appraisal(&plan, last(&plan));
        assert_adds_up(&found, &plan);
        let open = found.looked_at(Looked::Open);
        let lines = found.rows.iter().filter(|row| !row.group && open.contains(&row.id)).count();
        prop_assert_eq!(lines, found.open);
        let rest = apply(&plan, &found.accept_rest(last(&plan).id)).unwrap();
        prop_assert_eq!(appraisal(&rest, last(&rest)).open, 0);
    }
}
