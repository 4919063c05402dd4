//! The plan as a link: how far it gets, the ways to hand it on, and its QR code. What a link holds and how far it gets is decided
//! in [`crate::link`].

use super::actions::{close, keys_text, open};
use super::bar::save_file;
use super::share_qr::qr_code;
use super::share_sent::{ALL, Sent};
use super::words::counted;
use crate::link::{Links, Reach, only, reach};
use crate::money::{Decimal, print_decimal};
use crate::plan::Plan;
use crate::qr::{Drawing, draw};
use crate::text::{Catalogue, escape, fill};
use crate::web::browser::{address, clipboard, dom, share, timer};
use crate::web::desk::{Desk, Overlay};
use crate::web::links::link_of;
use crate::web::parts::{live, text, word};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The field that the link stands in.
const FIELD: &str = ".share textarea";

/// A link, ready to go: the plan as it was when the dialog was opened.
#[derive(Clone)]
struct Made {
    link: String,
    /// It is longer than that of the whole plan, though it says less.
    longer: bool,
    code: Option<Drawing>,
}

/// What the dialog works on.
#[derive(Clone, Copy)]
struct Sharing {
    desk: Desk,
    sent: Sent,
    /// The link, once it is made.
    made: RwSignal<Option<Made>>,
    /// How long the link of the whole plan is, once it was made.
    whole: StoredValue<Option<usize>>,
    /// What came of the last press of a button.
    told: RwSignal<String>,
}

/// What is in the dialog.
pub(super) fn content(desk: Desk) -> AnyView {
    let words = desk.app.words();
    let (made, told) = (RwSignal::new(None), RwSignal::new(String::new()));
    let sharing = Sharing { desk, sent: Sent::new(desk), made, whole: StoredValue::new(None), told };
    Effect::new(move |_| sharing.make());
    let unread = untrack(|| desk.unread()).len();
    let without = (unread > 0).then(|| {
        let said = counted(unread, words.link_without_cell, words.link_without_cells);
        view! { <p data-mark="warning">{said}</p> }
    });
    view! {
        <div class="inside">
            {sharing.sent.view()}
            {without}
            <p role="status" data-mark=word(move || Some(mark(&made.read())))>
                {move || said(&made.read(), words)}
            </p>
            {field(sharing)}
            {live(move || made.get().map(|made| ways(sharing, made)).into_any())}
            <p class="soft">{words.share_about} " " {words.share_about_edits}</p>
            <p>
                <button type="button" class="plain" on:click=move |_| open(desk, Overlay::Code)>
                    {words.code_check}
                </button>
            </p>
        </div>
    }
    .into_any()
}

impl Sharing {
    /// Makes the link once it is seen that it is being made: of a large plan it takes a while.
    fn make(self) {
        let chosen = self.sent.chosen();
        let plan = self.sent.plan();
        self.made.set(None);
        self.told.set(String::new());
        timer::after_paint(move || {
            spawn_local(async move {
                let fragment = link_of(&only(&plan, chosen.1)).await;
                let link = [&address::page(), "#", &fragment].concat();
                // the dialog may be closed by now, or another link be wanted
                if self.sent.is_still(chosen) {
                    let code = draw(&link);
                    let longer = self.outgrew(&plan, chosen == ALL, &link);
                    let _ = self.made.try_set(Some(Made { link, longer, code }));
                    // whoever waits in the field can copy
                    if dom::has_focus(FIELD) {
                        request_animation_frame(select);
                    }
                }
            });
        });
    }

    /// Whether a link is longer than that of the whole plan, which is changes of an original.
    fn outgrew(self, plan: &Plan, is_whole: bool, link: &str) -> bool {
        if is_whole {
            let _ = self.whole.try_set_value(Some(link.len()));
        }
        let whole = self.whole.try_get_value().flatten();
        Links::base_of(plan).is_some() && whole.is_some_and(|whole| link.len() > whole)
    }

    fn tell(self, text: String) {
        let _ = self.told.try_set(text);
    }

    fn copy(self, link: &str) {
        let words = self.desk.app.words();
        let mut html = String::new();
        escape(link, &mut html);
        clipboard::copy(link.to_owned(), &html, move |copied| {
            if copied {
                return self.tell(words.share_copied.to_owned());
            }
            select();
            self.tell(fill(words.share_not_copied, &[("keys", &keys_text("Ctrl+C"))]));
        });
    }
}

/// The field of the link: it is there from the beginning and has the focus, so that nothing jumps when the link is made.
fn field(sharing: Sharing) -> AnyView {
    let link = text(move || sharing.made.with(|made| made.as_ref().map_or_else(String::new, |made| made.link.clone())));
    view! {
        <label class="stack">
            <span class="sr">{sharing.desk.app.words().share_link}</span>
            <textarea
                class="field"
                readonly
                autofocus
                rows="2"
                spellcheck="false"
                prop:value=link
                on:focus=|_| select()
            ></textarea>
        </label>
    }
    .into_any()
}

/// Selects the whole link.
fn select() {
    dom::enter_first(FIELD);
}

/// How many characters a link has: what counts is the whole address.
fn length(made: &Made) -> usize {
    made.link.chars().count()
}

/// How far it gets, as a sentence.
fn said(made: &Option<Made>, words: &'static Catalogue) -> String {
    let Some(made) = made else { return words.share_making.to_owned() };
    let sentence = match reach(length(made)) {
        Reach::Everywhere => words.share_everywhere,
        Reach::Mostly => words.share_mostly,
        Reach::File => words.share_file,
    };
    let sentence = fill(sentence, &[("n", &print_decimal(Decimal::from(length(made))))]);
    if made.longer { [&*sentence, " ", words.share_longer].concat() } else { sentence }
}

/// The same as a mark.
fn mark(made: &Option<Made>) -> &'static str {
    match made.as_ref().map(|made| reach(length(made))) {
        None => "wait",
        Some(Reach::Everywhere) => "ok",
        Some(Reach::Mostly) => "warning",
        Some(Reach::File) => "stop",
    }
}

/// The link and the ways to hand it on.
fn ways(sharing: Sharing, made: Made) -> AnyView {
    let desk = sharing.desk;
    let words = desk.app.words();
    let title = untrack(|| sharing.sent.plan()).title.clone();
    let (copied, sent) = (made.link.clone(), made.link);
    let send = share::can_send(&title, &sent).then(|| {
        let failed = move || sharing.tell(words.share_not_sent.to_owned());
        let send = move |_| share::send(&title, &sent, failed);
        view! {
            <button type="button" on:click=send>
                {words.share_send}
            </button>
        }
    });
    let save = move |_| {
        close(desk);
        save_file(desk);
    };
    view! {
        <div class="acts">
            <button type="button" class="main" on:click=move |_| sharing.copy(&copied)>
                {words.share_copy}
            </button>
            {send}
            <button type="button" on:click=save>
                {words.save_file}
            </button>
        </div>
        <p role="status">{sharing.told}</p>
        <small class="soft">{words.share_file_always}</small>
        {qr_code(desk, made.code)}
    }
    .into_any()
}
