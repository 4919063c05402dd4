//! What only a browser shows without a whole journey: the embedded engine as JavaScript sees it, what the worker says, and
//! that the page comes up. Looks at nothing that a host test could look at.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic)]

mod golden;

use du_toan::job::{Answer, Job, Said, Task, pack, unpack};
use du_toan::money::Decimal;
use du_toan::open::{SEEDS, Seed};
use du_toan::risk::{Runs, assumed, simulate};
use du_toan::{js, worker};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn load(name: &str) {
    let seed = SEEDS.iter().find(|seed| seed.name == name).unwrap();
    js::load(seed.text).unwrap();
}

fn get(object: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(object, &key.into()).unwrap()
}

#[wasm_bindgen_test]
fn the_seeds_have_their_totals_in_wasm_too() {
    for (name, total) in
        [("quang-ngai-2011-2015", 1_450_000_000), ("da-nang-2011-2015", 3_637_500_000), ("dong-nai-2018", 329_650_000)]
    {
        load(name);
        assert_eq!(js::grand_total().unwrap(), total, "{name}");
        js::recalc().unwrap();
        assert_eq!(js::grand_total().unwrap(), total, "{name} computed again");
    }
}

#[wasm_bindgen_test]
fn the_simulation_of_da_nang_is_as_frozen() {
    golden::check_simulation();
}

#[wasm_bindgen_test]
fn javascript_is_given_plain_objects_and_texts() {
    load("da-nang-2011-2015");
    let report = js::report().unwrap();
    assert_eq!(get(&report, "total").as_string().unwrap(), "3637500000");
    assert_eq!(get(&get(&report, "years"), "2011").as_string().unwrap(), "1029500000");
    assert_eq!(get(&get(&report, "claims"), "checked").as_f64().unwrap(), 209.0);
    let sources = js_sys::Array::from(&get(&report, "sources"));
    let totals: Vec<String> = sources.iter().map(|source| get(&source, "total").as_string().unwrap()).collect();
    assert_eq!(totals, ["3340000000", "100000000", "197500000"]);
}

#[wasm_bindgen_test]
fn a_price_set_from_javascript_reaches_the_report_and_the_file() {
    load("dong-nai-2018");
    js::set_unit_price(0, 10_000_000).unwrap();
    assert_eq!(js::grand_total().unwrap(), 330_650_000);
    assert_eq!(get(&js::report().unwrap(), "total").as_string().unwrap(), "330650000");
    let saved = js::save().unwrap();
    js::load(&saved).unwrap();
    assert_eq!(js::grand_total().unwrap(), 330_650_000);
}

#[wasm_bindgen_test]
fn what_is_refused_throws_and_changes_nothing() {
    load("dong-nai-2018");
    assert!(js::load("{").is_err());
    assert!(js::set_unit_price(0, -1).is_err());
    assert!(js::set_unit_price(9999, 1).is_err());
    assert_eq!(js::grand_total().unwrap(), 329_650_000);
}

/// What the worker says of a message.
fn said(message: &[u8]) -> Vec<Said> {
    let posted = RefCell::new(Vec::new());
    worker::work(message, &|said| posted.borrow_mut().push(unpack(&said).unwrap()));
    posted.into_inner()
}

#[wasm_bindgen_test]
fn the_worker_answers_a_message_with_messages() {
    let plan = Seed::named("da-nang-2011-2015").unwrap().plan().unwrap();
    let ranges = assumed(&plan, Decimal::TEN, Decimal::ONE_HUNDRED);
    let runs = Runs { runs: 2_000, seed: u64::MAX };
    let at_once = simulate(&plan, &ranges, runs, &mut |_| true);
    assert!(at_once.is_ok());
    let job = Job::new(&plan, Task::Simulate { ranges, runs });
    let said_of_it = said(&pack(&job));
    assert_eq!(said_of_it.last(), Some(&Said::Done(Answer::Simulated(at_once))));
    assert_eq!(said(b""), [Said::Unreadable]);
}

#[wasm_bindgen_test]
fn the_page_comes_up_with_its_heading() {
    du_toan::web::start();
    let document = web_sys::window().unwrap().document().unwrap();
    let heading = document.query_selector("h1.brand").unwrap().unwrap();
    assert_eq!(heading.text_content().unwrap(), "Dự Toán");
    assert!(document.query_selector(".cards > li:nth-child(3)").unwrap().is_some(), "three plans to choose from");
}
