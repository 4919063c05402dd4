//! "What if" in place of the table: scenarios, and what makes them. Only puts the parts in order.

use super::scenario_appraisal::appraisal_section;
use super::scenario_fit::fit_section;
use super::scenario_list::list_section;
use super::scenario_next_year::next_year_section;
use super::scenario_risk::risk_section;
use super::scenario_try::try_section;
use crate::text::Catalogue;
use crate::web::desk::{Desk, WhatIf, desk};
use crate::web::parts::{Switch, live, place};
use leptos::prelude::*;

/// The parts, in the order in which they are offered.
const PARTS: [WhatIf; 6] = [WhatIf::List, WhatIf::Try, WhatIf::Fit, WhatIf::Risk, WhatIf::Appraisal, WhatIf::NextYear];

/// The view.
#[expect(non_snake_case, reason = "it is a component without properties, and named as one")]
pub(super) fn ScenariosView() -> AnyView {
    let desk = desk();
    let words = desk.app.words();
    let choose = move |at: usize| desk.what_if.set(PARTS.get(at).copied().unwrap_or(WhatIf::List));
    let part = live(move || content(desk, desk.what_if.get()));
    view! {
        <div class="scenarios" id="sheet" tabindex="-1">
            <Switch
                name="what-if"
                legend=words.scenarios_parts
                options=PARTS.map(|part| part_name(part, words)).to_vec()
                chosen=Signal::derive(move || place(&PARTS, &desk.what_if.get()))
                choose=Callback::new(choose)
            />
            {part}
        </div>
    }
    .into_any()
}

fn content(desk: Desk, part: WhatIf) -> AnyView {
    match part {
        WhatIf::List => list_section(desk),
        WhatIf::Try => try_section(desk),
        WhatIf::Fit => fit_section(desk),
        WhatIf::Risk => risk_section(desk),
        WhatIf::Appraisal => appraisal_section(desk),
        WhatIf::NextYear => next_year_section(desk),
    }
}

fn part_name(part: WhatIf, words: &Catalogue) -> &'static str {
    match part {
        WhatIf::List => words.scenarios_list,
        WhatIf::Try => words.try_name,
        WhatIf::Fit => words.fit_name,
        WhatIf::Risk => words.risk_name,
        WhatIf::Appraisal => words.appraisal_name,
        WhatIf::NextYear => words.next_year_name,
    }
}
