//! What becomes of a link on its way, and what is still read of it.

use super::*;
use crate::edit::PlanText;

/// A change that only the second edition can say.
fn coded() -> (Plan, String) {
    let base = SEEDS[2].plan().unwrap();
    let line = base.outline.items().iter().find(|item| !item.is_group()).unwrap().id;
    let field = ItemText::Code(CodeKind::Entry);
    let plan = apply(&base, &Command::SetItemText { item: line, field, text: "6650".to_owned() }).unwrap();
    let link = LINKS.write(&plan, Some(&base));
    assert!(link.starts_with("p2."));
    (plan, link)
}

/// Scenarios, as changes of a seed.
fn with_scenarios() -> (Plan, String) {
    let base = SEEDS[2].plan().unwrap();
    let plan = varied(&base);
    let link = LINKS.write(&plan, Some(&base));
    assert!(link.starts_with("p3."));
    (plan, link)
}

fn edited() -> (Plan, String) {
    let base = SEEDS[2].plan().unwrap();
    let title = Command::SetPlanText { field: PlanText::Title, text: "Kế hoạch năm 2019".to_owned() };
    let plan = apply(&base, &title).unwrap();
    let link = LINKS.write(&plan, Some(&base));
    (plan, link)
}

#[test]
fn a_link_cut_anywhere_is_no_plan() {
    let (_, short) = edited();
    let whole = LINKS.write(&SEEDS[0].plan().unwrap(), None);
    let base = SEEDS[2].plan().unwrap();
    let second = steered(&base);
    let third = LINKS.write(&varied(&base), None);
    for link in [short, whole, LINKS.write(&second, Some(&base)), LINKS.write(&second, None), with_scenarios().1, third]
    {
        for arrived in 0..link.len() {
            let error = read_back(&link[..arrived]).unwrap_err();
            let known = matches!(error, LinkError::Cut { arrived: told, of } if told == arrived && (of == link.len() || of == 0));
            assert!(known || arrived == 0, "{arrived}: {error:?}");
        }
    }
}

#[test]
fn a_changed_letter_makes_no_other_plan() {
    for (plan, link) in [edited(), coded(), with_scenarios()] {
        no_other_plan(&plan, &link);
    }
}

fn no_other_plan(plan: &Plan, link: &str) {
    for at in 1..link.len() {
        for other in ["A", "b", "_", "7", ".", "%", "1", "2", "3", "4"] {
            let changed = [&link[..at], other, &link[at + 1..]].concat();
            match read_back(&changed) {
                Ok(read) => assert!(changed == link || read == *plan, "{changed}"),
                Err(error) => assert!(!matches!(error, LinkError::NoPlan(_)), "{changed}: {error:?}"),
            }
        }
    }
}

#[test]
fn what_messengers_do_is_undone() {
    for (plan, link) in [edited(), coded(), with_scenarios()] {
        undone(&plan, &link);
    }
}

fn undone(plan: &Plan, link: &str) {
    let (head, tail) = link.split_at(link.len() / 2);
    let texts = [
        link.to_owned(),
        format!("https://du-toan.example/#{link}"),
        format!("https://du-toan.example/%23{link}"),
        format!("https://safe.example/?url=https%3A%2F%2Fdu-toan.example%2F%23{link}&data=05"),
        format!("https://safe.example/?url=https%253A%252F%252Fdu-toan.example%252F%2523{link}%26data=05"),
        format!("Anh xem giúp: (https://du-toan.example/#{link})."),
        format!("<https://du-toan.example/#{link}>, cảm ơn!"),
        format!("\"#{link}\""),
        format!("#{head}\r\n{tail}"),
        format!("> #{head}=\n> {tail}"),
        format!("  #{head} {tail}\u{200b}"),
        format!("http://app1.example/p1.html#{link}…"),
    ];
    for text in texts {
        let found = find(&text).unwrap_or_else(|| panic!("nothing in {text}"));
        assert_eq!(read_back(&found).as_ref(), Ok(plan), "{text}");
    }
}

#[test]
fn what_is_no_link_is_told_apart() {
    let check = |text: &str, error: LinkError| assert_eq!(read_back(text), Err(error), "{text}");
    check("", LinkError::NotALink);
    check("/plan/dong-nai-2018", LinkError::NotALink);
    check("p4.AAAAAAAA", LinkError::Newer);
    check("p17.", LinkError::Newer);
    check("p1.AAAAAA", LinkError::NoBase);
    check("p1.______", LinkError::Changed);
    check("p2.AAAAAA", LinkError::NoBase);
    check("p2.______", LinkError::Changed);
    check("p3.AAAAAA", LinkError::NoBase);
    check("p3.______", LinkError::Changed);
    check("p", LinkError::Cut { arrived: 1, of: 0 });
    check("p2", LinkError::Cut { arrived: 2, of: 0 });
    check("p3", LinkError::Cut { arrived: 2, of: 0 });
    check("p4", LinkError::NotALink);
    assert_eq!(find("Kế hoạch năm 2018"), None);
    let (_, link) = edited();
    assert_eq!(LINKS.read(&link, |_| None), Err(LinkError::NoBase));
    assert_eq!(LINKS.read(&link, |_| SEEDS[0].plan().ok()), Err(LinkError::NoBase));
}

#[test]
fn a_link_that_unpacks_to_a_hundred_times_its_length_is_long_enough() {
    let plan = filled_down(60_000);
    let link = LINKS.write(&plan, None);
    assert!(link.len() > 1_000 && link.len() < 8_000, "{}", link.len());
    let read = read_back(&link);
    assert!(read.as_ref() == Ok(&plan), "{:?}", read.err());
}

#[test]
fn a_bomb_is_refused() {
    let plan = filled_down(60_000);
    let honest = LINKS.content(&plan, None);
    let check = LINKS.sum(&plan);
    assert_eq!(read_back(&seal(1, check, &Written { work: 0, ..honest })).err(), Some(LinkError::TooMuch));
    // a list that would have more entries than there are atoms
    let mut coder = Coder::writing(&LINKS.tables, LINKS.words.clone());
    coder.choice(view(0, 0), Prior::Even, false);
    let blank = Plan::blank("thu", "", Period::new(2026, 2026).unwrap());
    walk::head(&mut coder, &blank, None);
    coder.whole(view(walk::name::LISTS, 32), u64::MAX >> 1);
    let bomb = seal(1, check, &Written { work: 0, ..coder.finish() });
    assert_eq!(read_back(&bomb).err(), Some(LinkError::TooMuch), "{bomb}");
}

#[test]
fn no_edition_passes_for_another() {
    let base = SEEDS[2].plan().unwrap();
    for plan in [base.clone(), steered(&base), varied(&base)] {
        let (written, check) = (LINKS.content(&plan, None), LINKS.sum(&plan));
        for edition in [1, 2, 3] {
            let read = read_back(&seal(edition, check, &written));
            assert_eq!(read.is_ok(), edition == plan.edition(), "edition {edition}: {read:?}");
        }
    }
    // nor does a plan of one that is walked as of a later one
    for (plan, edition) in [(base.clone(), 2), (base.clone(), 3), (steered(&base), 3)] {
        let mut coder = Coder::writing(&LINKS.tables, LINKS.words.clone());
        coder.choice(view(0, 0), Prior::Even, false);
        walk::plan(&mut coder, edition, &plan, None);
        assert_eq!(read_back(&seal(edition, LINKS.sum(&plan), &coder.finish())), Err(LinkError::Changed));
    }
}

#[test]
fn long_codes_in_every_line_are_a_bomb() {
    let mut plan = filled_down(20_000);
    let set = |plan: &Plan, text: &str| {
        let mut items = plan.outline.items().to_vec();
        for item in items.iter_mut().map(Arc::make_mut) {
            if let Kind::Line(line) = &mut item.kind {
                line.codes.entry = text.to_owned();
            }
        }
        Outline::from_items(items).unwrap()
    };
    plan.outline = set(&plan, "6650-6651");
    let link = LINKS.write(&plan, None);
    assert!(link.len() < 8_000, "{}", link.len());
    assert!(read_back(&link).as_ref() == Ok(&plan));
    let bare = link.len();
    plan.outline = set(&plan, &"6650-6651 ".repeat(400));
    let bomb = seal(2, LINKS.sum(&plan), &Written { work: 0, ..LINKS.content(&plan, None) });
    assert!(bomb.len() < bare + 1_000, "{}", bomb.len());
    assert_eq!(read_back(&bomb).err(), Some(LinkError::TooMuch));
}

#[test]
fn changes_that_set_long_texts_to_what_they_were_are_a_bomb() {
    let mut plan = SEEDS[2].plan().unwrap();
    let line = plan.outline.items().iter().find(|item| !item.is_group()).unwrap().id;
    plan.outline.change(line, |item| item.label = "Tập huấn ".repeat(400));
    let label = |text: &str| Command::SetItemText { item: line, field: ItemText::Label, text: text.to_owned() };
    let was = Some(Box::new(label(&plan.outline.get(line).unwrap().label)));
    let change = Change { command: label("x"), was, first_id: 0 };
    let scenario =
        |id| Scenario { id, name: id.to_string(), changes: vec![change.clone(); 5_000], opinions: Vec::new() };
    plan.scenarios = (0..4).map(|at| scenario(plan.next_id + at)).collect();
    plan.next_id += 4;
    let honest = LINKS.content(&plan, None);
    let bomb = seal(3, LINKS.sum(&plan), &Written { work: 0, ..honest });
    assert!(bomb.len() < 8_000, "{}", bomb.len());
    assert_eq!(read_back(&bomb).err(), Some(LinkError::TooMuch));
}
