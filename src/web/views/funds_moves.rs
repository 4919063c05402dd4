//! What changes if a source stops or pays an exact part: asked for, looked at, and only then done. Computes nothing.

use super::funds_paid::{source_name, unpaid_list};
use super::sources::ids;
use crate::calc::Row;
use crate::chart::share;
use crate::edit::Command;
use crate::money::print_scaled;
use crate::plan::{Id, Plan};
use crate::steer::{Effect, Lines, Payer, Ratio, effect, pay_share, stop};
use crate::text::{amount_text, fill, refusal_text, visible};
use crate::web::app::App;
use crate::web::browser::dom;
use crate::web::desk::Desk;
use crate::web::parts::{live, text, word};
use leptos::html::{Input, Select};
use leptos::prelude::*;

/// Items of a plan up to which each of its lines can be chosen, not only its groups.
const MOST_LISTED: usize = 300;

/// What is asked about.
#[derive(Clone, PartialEq, Eq)]
enum Asked {
    /// A source that stops.
    Stops(Id),
    /// A source that pays a part, as it was typed.
    Pays(Id, Ratio, Lines, String),
}

impl Asked {
    fn source(&self) -> Id {
        match self {
            Self::Stops(id) | Self::Pays(id, ..) => *id,
        }
    }

    fn command(&self, plan: &Plan) -> Command {
        match self {
            Self::Stops(id) => stop(plan, *id),
            Self::Pays(id, part, lines, _) => pay_share(plan, *id, *part, lines, None),
        }
    }

    /// The sentence with the name of the source and the part.
    fn said(&self, source: &str, stops: &str, pays: &str) -> String {
        match self {
            Self::Stops(_) => fill(stops, &[("source", source)]),
            Self::Pays(_, _, _, part) => fill(pays, &[("source", source), ("part", part)]),
        }
    }
}

/// A row for each source.
pub(super) fn moves(desk: Desk) -> AnyView {
    let asked = RwSignal::new(None);
    let sources = ids(move || desk.plan().sources.iter().map(|source| source.id).collect());
    let listed = live(move || {
        let rows = sources.get().into_iter().map(|id| mover(desk, id, asked)).collect::<Vec<_>>();
        view! { <ul class="movers">{rows}</ul> }.into_any()
    });
    listed.into_any()
}

/// A source with what it pays, and what it could do.
fn mover(desk: Desk, id: Id, asked: RwSignal<Option<Asked>>) -> AnyView {
    let words = desk.app.words();
    let name = source_name(desk, id);
    let pays = text(move || paid_by(desk, id));
    let is_asked = move || asked.with(|asked| matches!(asked, Some(Asked::Stops(of)) if *of == id));
    let stop = move |_| asked.set((!untrack(is_asked)).then_some(Asked::Stops(id)));
    let outlook = live(move || match asked.get().filter(|asked| asked.source() == id) {
        Some(of) => outlook(desk, &of, asked),
        None => ().into_any(),
    });
    view! {
        <li data-source=id.to_string()>
            <p>
                <b lang="vi">{name}</b>
                " "
                <span>{pays}</span>
            </p>
            <div class="acts">
                <button
                    aria-label=text(move || fill(words.funds_stop_of, &[("source", &name.get())]))
                    aria-expanded=word(move || Some(if is_asked() { "true" } else { "false" }))
                    on:click=stop
                >
                    {words.funds_stop}
                </button>
                {part_form(desk, id, name, asked)}
            </div>
            <div role="status">{outlook}</div>
        </li>
    }
    .into_any()
}

/// "3.340 triệu đồng, 92% kế hoạch".
fn paid_by(desk: Desk, id: Id) -> String {
    let figures = desk.settled.get().0;
    let place = figures.plan.sources.iter().position(|source| source.id == id);
    let Some(amount) = place.map(|at| figures.report.share(Row::Plan, at)) else { return String::new() };
    let (amount, part) =
        (amount_text(amount, figures.plan.scale, desk.app.lang()), share(amount, figures.report.grand_total()));
    if part.is_empty() {
        return amount;
    }
    fill(desk.app.words().funds_source_pays, &[("amount", &amount), ("share", &part)])
}

/// The field for the part that a source shall pay, and in which lines.
fn part_form(desk: Desk, id: Id, name: Signal<String>, asked: RwSignal<Option<Asked>>) -> AnyView {
    let words = desk.app.words();
    let (field, list) = (NodeRef::<Input>::new(), NodeRef::<Select>::new());
    let look = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(field), Some(list)) = (field.get_untracked(), list.get_untracked()) else { return };
        let typed = dom::nfc(field.value().trim());
        match Ratio::read(&typed) {
            Some(part) => {
                let _ = field.remove_attribute("aria-invalid");
                asked.set(Some(Asked::Pays(id, part, lines_of(desk, &list.value()), typed)));
            }
            None => {
                let _ = field.set_attribute("aria-invalid", "true");
                desk.app.say(fill(words.funds_part_wrong, &[("typed", &typed)]));
            }
        }
    };
    let of_source = |template: &'static str| text(move || fill(template, &[("source", &name.get())]));
    let groups = live(move || {
        let plan = desk.settled.get().0.plan.clone();
        let few = plan.outline.len() <= MOST_LISTED;
        let groups = plan.outline.items().iter().filter(|item| few || item.is_group());
        let option = |item: &std::sync::Arc<crate::plan::Item>| {
            view! { <option value=item.id.to_string()>{visible(&item.name()).into_owned()}</option> }
        };
        groups.map(option).collect::<Vec<_>>().into_any()
    });
    view! {
        <form class="part-form" on:submit=look>
            <span aria-hidden="true">{words.funds_part}</span>
            <input
                node_ref=field
                class="field"
                aria-label=of_source(words.funds_part_of)
                placeholder=words.funds_part_example
                autocomplete="off"
                spellcheck="false"
            />
            <select node_ref=list class="field" aria-label=of_source(words.funds_part_lines)>
                <option value="">{words.funds_lines_paid}</option>
                <option value="all">{words.funds_lines_all}</option>
                {groups}
            </select>
            <button>{words.funds_look}</button>
        </form>
    }
    .into_any()
}

/// The lines that a choice names.
fn lines_of(desk: Desk, chosen: &str) -> Lines {
    match (chosen, chosen.parse()) {
        (_, Ok(group)) => Lines::Under(group),
        ("all", _) => Lines::These(desk.plan_now().outline.items().iter().map(|item| item.id).collect()),
        _ => Lines::ItPays,
    }
}

/// What it would change, and the button that does it.
fn outlook(desk: Desk, of: &Asked, asked: RwSignal<Option<Asked>>) -> AnyView {
    let words = desk.app.words();
    let figures = desk.settled.get().0;
    let name = figures.plan.source(of.source()).map_or(String::new(), |source| source.name.clone());
    let command = of.command(&figures.plan);
    let said = of.said(&name, words.funds_if_stops, words.funds_if_pays);
    let done = of.said(&name, words.funds_stopped, words.funds_pays);
    let close = Callback::new(move |()| asked.set(None));
    let home = ["[data-source='", &of.source().to_string(), "'] button"].concat();
    outlook_of(desk, &command, said, done, String::new(), (home, close))
}

/// What a command would change of who pays, in words, with the button that does it and the one that leaves it.
pub(super) fn outlook_of(
    desk: Desk,
    command: &Command,
    said: String,
    done: String,
    more: String,
    (home, close): (String, Callback<()>),
) -> AnyView {
    let words = desk.app.words();
    let figures = desk.settled.get().0;
    let effect = match effect(&figures.plan, &figures.report, command) {
        Ok(effect) => effect,
        Err(refusal) => {
            return view! { <p>{refusal_text(&figures.plan, &refusal, desk.app.lang())}</p> }.into_any();
        }
    };
    let close = move || {
        close.run(());
        let home = home.clone();
        request_animation_frame(move || dom::focus_in_place(&home)); // the button that had the focus is gone
    };
    let leave = close.clone();
    // what was asked for may stand below what is seen
    request_animation_frame(|| dom::reveal_first(".funds .outlook"));
    let moves_nothing = effect.plan == *figures.plan;
    let command = command.clone();
    let apply = move |_| {
        if desk.attempt(command.clone()) {
            close();
            desk.app.say_with_undo(done.clone(), move || desk.undo());
        }
    };
    let apply = (!moves_nothing).then(|| {
        view! {
            <button class="main" aria-disabled=desk.locked() on:click=apply>
                {words.funds_apply}
            </button>
        }
    });
    view! {
        <div class="outlook">
            <p>{said}</p>
            {if moves_nothing { view! { <p>{words.funds_nothing_moves}</p> }.into_any() } else { told(desk, &effect) }}
            <p>{more}</p>
            <div class="acts">
                {apply}
                <button class="plain" on:click=move |_| leave()>
                    {words.cancel}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// Who would pay what, and what nobody would.
fn told(desk: Desk, effect: &Effect) -> AnyView {
    let (app, plan) = (desk.app, &effect.plan);
    let words = app.words();
    let payer = |payer: &Payer| view! { <li>{payer_text(app, plan, payer)}</li> };
    let total = effect.unpaid.iter().map(|unpaid| unpaid.total).sum();
    let (amount, n) = (amount_text(total, plan.scale, app.lang()), effect.unpaid.len().to_string());
    let left = match effect.unpaid.is_empty() {
        true => words.funds_leaves_none.to_owned(),
        false => fill(words.funds_leaves, &[("amount", &amount), ("n", &n)]),
    };
    view! {
        <ul>{effect.payers.iter().map(payer).collect::<Vec<_>>()}</ul>
        <p data-mark=if effect.unpaid.is_empty() { "ok" } else { "warning" }>{left}</p>
        {unpaid_list(desk, plan, &effect.unpaid)}
    }
    .into_any()
}

/// "Doanh nghiệp đóng góp: 197,5 → 0".
pub(super) fn payer_text(app: App, plan: &Plan, payer: &Payer) -> String {
    let words = app.words();
    let name = payer.source.map_or(words.no_source, |id| plan.source(id).map_or("", |source| &source.name));
    let [from, to] = [payer.from, payer.to].map(|amount| print_scaled(amount, plan.scale));
    fill(words.funds_payer_moves, &[("source", name), ("from", &from), ("to", &to)])
}
