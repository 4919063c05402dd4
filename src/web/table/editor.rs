//! The field in the active cell: a real one that always has the focus, so that input methods work, moved from cell to
//! cell. Says what it understood before anything is committed; commits nothing itself.

use crate::calc::{recompute, tightest};
use crate::edit::{ItemText, apply};
use crate::entry::{Echo, Sets, sets, text as entry_text, understand};
use crate::money::{print_decimal, print_money};
use crate::plan::{Funding, Id, Plan, has_hidden};
use crate::text::{Catalogue, amount_text, column_name, fill, item_name, left_text, refusal_text, typo_text, visible};
use crate::web::browser::{dom, tree};
use crate::web::desk::{Cell, Desk};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// The value of the choice that leaves several payers as they are.
const KEEP: &str = "keep";

/// The field.
pub(super) struct Editor {
    /// What is put into the cell.
    root: Element,
    field: Field,
    hint: Element,
    pub(super) cell: Cell,
    sets: Option<Sets>,
}

enum Field {
    /// Numbers and short texts.
    Line(HtmlInputElement),
    /// Descriptions and notes: as high as its text, which the ghost beneath repeats.
    Text(HtmlTextAreaElement, Element),
    /// Who may pay.
    List(HtmlSelectElement),
}

/// A hint under the field.
struct Hint {
    good: bool,
    text: String,
}

impl Editor {
    /// A field for a cell, with what stands there. None if the browser has no such field.
    pub(super) fn new(desk: Desk, cell: Cell, shown: &str) -> Option<Self> {
        let plan = desk.plan_now();
        let item = plan.outline.get(cell.0)?;
        let sets = sets(&plan, item, cell.1);
        let label = label(desk, cell);
        let (root, field) = match sets {
            Some(Sets::Funding) => list(&label)?,
            Some(Sets::Text(ItemText::Label | ItemText::Note)) => area(&label)?,
            _ => line(&label, sets)?,
        };
        let hint = tree::element("p", &[("class", "hint"), ("role", "status"), ("hidden", "")]);
        let editor = Self { root, field, hint, cell, sets };
        editor.fill(desk, shown);
        Some(editor)
    }

    /// Whether the cell only shows what is computed.
    pub(super) fn is_computed(&self) -> bool {
        self.sets.is_none()
    }

    /// Whether the cell still takes what this field is for.
    pub(super) fn is_for(&self, plan: &Plan) -> bool {
        plan.outline.get(self.cell.0).is_some_and(|item| sets(plan, item, self.cell.1) == self.sets)
    }

    /// Puts the field into a cell of the document.
    pub(super) fn enter(&self, cell: &Element) {
        tree::remove_all(cell, ":not(.fold, .product, .said, .room, .handle)");
        tree::remove_texts(cell);
        let said = cell.query_selector(".product, .said, .room").ok().flatten();
        tree::insert_before(cell, &self.root, said.as_ref());
        tree::append(cell, &self.hint);
        tree::set(cell, "data-active", "");
    }

    /// Shows hints above the cell, where there is no room below it.
    pub(super) fn hint_above(&self, above: bool) {
        tree::set_or_clear(&self.hint, "data-above", above.then_some(""));
    }

    /// Takes it out again.
    pub(super) fn leave(&self) {
        if let Some(cell) = self.hint.parent_element() {
            tree::set_or_clear(&cell, "data-active", None);
            tree::set_or_clear(&cell, "data-state", None);
        }
        self.root.remove();
        self.hint.remove();
    }

    /// Shows what the cell shows, or the text that was not understood.
    pub(super) fn fill(&self, desk: Desk, shown: &str) {
        let plan = desk.plan_now();
        let draft = desk
            .drafts
            .with_untracked(|drafts| drafts.iter().find(|(of, _)| *of == self.cell).map(|(_, draft)| draft.clone()));
        if let Field::List(list) = &self.field {
            fill_list(list, &plan, self.cell.0, desk.app.words());
        } else {
            let text = draft.as_ref().map_or_else(|| shown.to_owned(), |draft| draft.text.clone());
            if self.text().as_deref() != Some(&text) {
                self.set_text(&text);
            }
        }
        tree::set(self.element(), "aria-label", &label(desk, self.cell));
        let fixed = self.is_computed() || desk.held.get_untracked().is_some();
        tree::set_or_clear(self.element(), "readonly", fixed.then_some(""));
        let hint = match draft {
            Some(draft) => Some(Hint { good: false, text: draft.problem }),
            None => hidden_hint(desk.app.words(), shown),
        };
        self.show_hint(hint);
    }

    /// What is in the field; nothing for a list.
    pub(super) fn text(&self) -> Option<String> {
        match &self.field {
            Field::Line(field) => Some(field.value()),
            Field::Text(field, _) => Some(field.value()),
            Field::List(_) => None,
        }
    }

    fn set_text(&self, text: &str) {
        match &self.field {
            Field::Line(field) => field.set_value(text),
            Field::Text(field, _) => field.set_value(text),
            Field::List(_) => {}
        }
        self.grow();
        self.select_all();
    }

    /// Makes the field as high as its text.
    fn grow(&self) {
        if let Field::Text(field, ghost) = &self.field {
            ghost.set_text_content(Some(&[&*visible(&field.value()), " "].concat()));
        }
    }

    fn element(&self) -> &HtmlElement {
        match &self.field {
            Field::Line(field) => field,
            Field::Text(field, _) => field,
            Field::List(field) => field,
        }
    }

    /// Takes the focus, with all text selected, so that typing replaces it.
    pub(super) fn focus(&self) {
        dom::focus_still(self.element());
        self.select_all();
    }

    /// Whether it has the focus.
    pub(super) fn has_focus(&self) -> bool {
        document().active_element().is_some_and(|active| active.is_same_node(Some(self.element())))
    }

    pub(super) fn select_all(&self) {
        match &self.field {
            Field::Line(field) => field.select(),
            Field::Text(field, _) => field.select(),
            Field::List(_) => {}
        }
    }

    /// Puts in what is edited, which may say more than what is shown, and the caret behind it; opens a list.
    pub(super) fn begin(&self, desk: Desk) {
        let plan = desk.plan_now();
        let drafted = desk.drafts.with_untracked(|drafts| drafts.iter().any(|(of, _)| *of == self.cell));
        if let Some(item) = plan.outline.get(self.cell.0).filter(|_| self.sets.is_some() && !drafted) {
            self.set_text(&entry_text(&plan, item, self.cell.1));
        }
        let end = u32::MAX;
        // a browser without these only leaves the caret where it is, or the list closed
        let _ = match &self.field {
            Field::Line(field) => field.set_selection_range(end, end),
            Field::Text(field, _) => field.set_selection_range(end, end),
            Field::List(list) => dom::open_list(list),
        };
    }

    /// What was typed so far has changed: says what it would mean.
    pub(super) fn typed(&self, desk: Desk) {
        self.grow();
        if let Some(text) = self.text() {
            self.show_hint(hint_for(desk, self.cell, self.sets, &text));
            desk.type_into(self.cell, text);
        }
    }

    /// Who was chosen from the list.
    pub(super) fn chosen(&self) -> Option<Funding> {
        let Field::List(list) = &self.field else { return None };
        match list.value().as_str() {
            KEEP => None,
            "" => Some(Funding::Unstated),
            source => source.parse().ok().map(Funding::Source),
        }
    }

    fn show_hint(&self, hint: Option<Hint>) {
        let bad = hint.as_ref().is_some_and(|hint| !hint.good);
        tree::set_or_clear(self.element(), "aria-invalid", bad.then_some("true"));
        tree::set_or_clear(&self.hint, "hidden", hint.is_none().then_some(""));
        tree::set(&self.hint, "data-state", if bad { "bad" } else { "ok" });
        self.hint.set_text_content(hint.as_ref().map(|hint| hint.text.as_str()));
    }
}

/// What a cell is called aloud; rows that move are called by another number then.
fn label(desk: Desk, (id, column): Cell) -> String {
    let (plan, lang) = (desk.plan_now(), desk.app.lang());
    let column = column_name(column, plan.period.first(), lang);
    fill(desk.app.words().cell_of, &[("column", &column), ("item", &item_name(&plan, Some(id), lang))])
}

fn line(label: &str, sets: Option<Sets>) -> Option<(Element, Field)> {
    let element = tree::element("input", &[("autocomplete", "off"), ("spellcheck", "false"), ("aria-label", label)]);
    // on a phone, the keys with digits: a plan is mostly numbers
    if !matches!(sets, Some(Sets::Text(_))) {
        tree::set(&element, "inputmode", "decimal");
    }
    let field = element.clone().dyn_into::<HtmlInputElement>().ok()?;
    Some((element, Field::Line(field)))
}

fn area(label: &str) -> Option<(Element, Field)> {
    let root = tree::element("div", &[("class", "grow")]);
    let ghost = tree::element("span", &[("class", "ghost"), ("aria-hidden", "true")]);
    let element = tree::element("textarea", &[("rows", "1"), ("aria-label", label)]);
    tree::append(&root, &ghost);
    tree::append(&root, &element);
    let field = element.dyn_into::<HtmlTextAreaElement>().ok()?;
    Some((root, Field::Text(field, ghost)))
}

fn list(label: &str) -> Option<(Element, Field)> {
    let element = tree::element("select", &[("aria-label", label)]);
    let field = element.clone().dyn_into::<HtmlSelectElement>().ok()?;
    Some((element, Field::List(field)))
}

fn fill_list(list: &HtmlSelectElement, plan: &Plan, id: Id, words: &Catalogue) {
    let funding = plan.outline.get(id).and_then(|item| item.line()).map(|line| &line.funding);
    let chosen = match funding {
        Some(Funding::Unstated) | None => String::new(),
        Some(Funding::Source(id)) => id.to_string(),
        Some(_) => KEEP.to_owned(),
    };
    list.set_text_content(None);
    let option = |value: &str, name: &str| {
        let option = tree::element("option", &[("value", value)]);
        option.set_text_content(Some(&visible(name)));
        tree::append(list, &option);
    };
    if chosen == KEEP {
        option(KEEP, words.funding_mixed);
    }
    option("", words.funding_unstated);
    plan.sources.iter().for_each(|source| option(&source.id.to_string(), &source.name));
    list.set_value(&chosen);
}

/// Says that a text has characters that the field does not show.
fn hidden_hint(words: &Catalogue, text: &str) -> Option<Hint> {
    has_hidden(text).then(|| Hint { good: true, text: words.hidden_in_text.to_owned() })
}

/// What a typed text would mean, in words.
fn hint_for(desk: Desk, (id, column): Cell, sets: Option<Sets>, typed: &str) -> Option<Hint> {
    let plan = desk.plan_now();
    let item = plan.outline.get(id)?;
    let lang = desk.app.lang();
    let words = lang.catalogue();
    let understood = match understand(&plan, item, column, typed) {
        Ok(understood) => understood,
        Err(typo) => return Some(Hint { good: false, text: typo_text(&typo, lang) }),
    };
    let changed = match apply(&plan, &understood.command) {
        Ok(changed) => changed,
        Err(refusal) => return Some(Hint { good: false, text: refusal_text(&plan, &refusal, lang) }),
    };
    let value = match understood.echo {
        Echo::Text => return hidden_hint(words, typed),
        Echo::Blank => words.understood_blank.to_owned(),
        Echo::Money(amount) => [print_money(amount).as_str(), " ", words.dong].concat(),
        Echo::Number(number) => print_decimal(number),
        Echo::Product { factors, number } => [&factors, " = ", &print_decimal(number)].concat(),
    };
    let text = match sets {
        Some(Sets::CountInYear(year)) => {
            fill(words.understood_count_in_year, &[("year", &year.to_string()), ("value", &value)])
        }
        _ => fill(words.understood, &[("value", &value)]),
    };
    let text = std::iter::once(text).chain(room_after(desk, &changed, id)).collect::<Vec<_>>().join(" · ");
    Some(Hint { good: true, text })
}

/// What the ceiling that limits an item most would leave after a change; nothing where none does.
fn room_after(desk: Desk, changed: &Plan, id: Id) -> Option<String> {
    if changed.ceilings.is_empty() {
        return None;
    }
    let (figures, lang) = (desk.figures.get_untracked().0, desk.app.lang());
    let report = recompute(changed, &figures.plan, &figures.report);
    let (_, left) = tightest(changed, &report, id)?;
    let left = left_text(left, |amount| amount_text(amount, changed.scale, lang), lang);
    Some(fill(lang.catalogue().room_short, &[("left", &left)]))
}
