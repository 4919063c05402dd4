//! An appraisal as a table to read, print and copy: đề nghị – thẩm định – chênh lệch. Every figure is of `scenario`.

use crate::entry::{count_text, print_prices};
use crate::money::{Money, print_decimal, print_scaled};
use crate::plan::{Basis, Id, Item, Plan, Verdict};
use crate::scenario::{Appraisal, Appraised, AppraisedRow, Judged};
use crate::text::{Lang, amount_text, capital, fill, grid, scale_unit, signed, visible};

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppraisalLine {
    /// The item; none of the total.
    pub id: Option<Id>,
    /// How deep it stands.
    pub depth: usize,
    /// Whether it is a group.
    pub group: bool,
    /// What its appraisal comes to; of the total nothing.
    pub judged: Option<Judged>,
    /// What the amounts that are proposed and appraised are made of: "15 kỳ × 6.000.000"; empty of a lump sum.
    pub made_of: [String; 2],
    /// What the verdict leaves open: that a cut is none yet, or that not what was proposed is accepted.
    pub proviso: &'static str,
    /// A text under each heading: number, name, proposed, appraised, difference, verdict, reason.
    pub cells: [String; 7],
}

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppraisalTable {
    /// What it is called: the scenario.
    pub title: String,
    /// The plan, and the unit of its money.
    pub about: [String; 2],
    /// What the columns are called.
    pub heads: [&'static str; 7],
    /// The groups and lines.
    pub rows: Vec<AppraisalLine>,
    /// The whole plan.
    pub total: AppraisalLine,
    /// How many lines are accepted, cut, raised, asked about and open.
    pub counts: String,
}

/// The table of an appraisal of the plan by the scenario of that name; `made` is the plan as the scenario makes it, which
/// names what only that has.
pub fn appraisal_table(plans: (&Plan, &Plan), name: &str, appraisal: &Appraisal, lang: Lang) -> AppraisalTable {
    let words = lang.catalogue();
    let (plan, made) = plans;
    let money = |it: Appraised| {
        let text = |amount: Option<Money>| amount.map_or(String::new(), |amount| print_scaled(amount, plan.scale));
        let difference = if it.difference.is_zero() { String::new() } else { signed(it.difference, plan.scale) };
        [text(it.proposed), text(it.appraised), difference]
    };
    let rows = appraisal.rows.iter().map(|row| {
        let item = if row.added { made.outline.get(row.id) } else { plan.outline.get(row.id) };
        let text = |of: fn(&Item) -> &String| item.map_or(String::new(), |item| of(item).clone());
        let proviso = proviso(row, lang);
        let [proposed, appraised, difference] = money(row.money);
        let verdict = match row.judged {
            Judged::Open => String::new(),
            judged if proviso.is_empty() => judged_text(judged, lang).to_owned(),
            judged => [judged_text(judged, lang), " (", proviso, ")"].concat(),
        };
        let names = [text(|item| &item.number), text(|item| &item.label)];
        let [number, label] = names;
        AppraisalLine {
            id: Some(row.id),
            depth: row.depth,
            group: row.group,
            judged: Some(row.judged),
            made_of: [plan, made].map(|plan| made_of(plan, row.id)),
            proviso,
            cells: [number, label, proposed, appraised, difference, verdict, row.reason.clone()],
        }
    });
    let [proposed, appraised, difference] = money(appraisal.total);
    let none = String::new;
    AppraisalTable {
        title: title(name, lang),
        about: [plan.title.clone(), scale_unit(plan.scale, lang).to_owned()],
        heads: [
            words.col_number,
            words.col_label,
            words.appraise_proposed,
            words.appraise_appraised,
            words.appraise_difference,
            words.appraise_verdict,
            words.appraise_reason,
        ],
        rows: rows.collect(),
        total: AppraisalLine {
            id: None,
            depth: 0,
            group: true,
            judged: None,
            made_of: [none(), none()],
            proviso: "",
            cells: [none(), capital(words.whole_plan), proposed, appraised, difference, none(), none()],
        },
        counts: appraisal_counts(appraisal, lang),
    }
}

/// What the table is called. A name that the program gave is said in the language of the table, whichever it was given in.
fn title(name: &str, lang: Lang) -> String {
    let words = lang.catalogue();
    match Lang::ALL.iter().find_map(|given| name.strip_prefix(given.catalogue().appraisal_new)) {
        Some(rest) => [words.appraisal_new, &visible(rest)].concat(),
        None => fill(words.appraise_title, &[("name", name)]),
    }
}

/// What the amount of a line is made of, where it is a count and a price.
fn made_of(plan: &Plan, id: Id) -> String {
    let Some(item) = plan.outline.get(id) else { return String::new() };
    let Some((line, Basis::UnitCost { price, count })) = item.line().map(|line| (line, &line.basis)) else {
        return String::new();
    };
    // factors say their units themselves; one alone is the count
    let number = plan.total_count(line).map(|number| [&print_decimal(number), " ", &line.unit].concat());
    let counted = if count.factors.len() > 1 { Some(count_text(plan, count, false)) } else { number };
    let price = print_prices(price, plan.scale);
    let known = counted.filter(|_| !price.is_empty());
    known.map_or(String::new(), |counted| [counted.trim_end(), " × ", &price].concat())
}

fn proviso(row: &AppraisedRow, lang: Lang) -> &'static str {
    let words = lang.catalogue();
    match (row.verdict, row.money.difference.is_zero()) {
        (_, true) if row.judged == Judged::Cut => words.appraisal_not_less,
        (Some(Verdict::Accept), false) => words.appraisal_as_changed,
        _ => "",
    }
}

/// What an appraisal of an item comes to, in a word or two.
pub fn judged_text(judged: Judged, lang: Lang) -> &'static str {
    let words = lang.catalogue();
    match judged {
        Judged::Accepted => words.appraise_accepted,
        Judged::Cut => words.appraise_cut,
        Judged::Raised => words.appraise_raised,
        Judged::Asked => words.appraise_asked,
        Judged::Open => words.appraise_open,
    }
}

/// "Đề nghị 329.650.000, thẩm định 300.000.000 đồng (-29.650.000)".
pub fn appraisal_total(plan: &Plan, total: Appraised, lang: Lang) -> String {
    let [proposed, appraised] = [total.proposed, total.appraised].map(Option::unwrap_or_default);
    let proposed = print_scaled(proposed, plan.scale);
    let appraised = amount_text(appraised, plan.scale, lang);
    let difference = signed(total.difference, plan.scale);
    let values = [("proposed", &*proposed), ("appraised", &appraised), ("difference", &difference)];
    fill(lang.catalogue().appraise_total, &values)
}

/// How many lines came out which way.
pub fn appraisal_counts(appraisal: &Appraisal, lang: Lang) -> String {
    let counts = [
        ("accepted", appraisal.accepted),
        ("cut", appraisal.cut),
        ("raised", appraisal.raised),
        ("asked", appraisal.asked),
        ("open", appraisal.open),
    ];
    let counts = counts.map(|(name, count)| (name, count.to_string()));
    fill(lang.catalogue().appraise_counts, &counts.each_ref().map(|(name, count)| (*name, count.as_str())))
}

impl AppraisalTable {
    /// The table as lines of cells between tabs, with its title above.
    pub fn as_tsv(&self) -> String {
        grid::tsv(self.head(), self.lines())
    }

    /// The same as a table, as word processors take it from the clipboard.
    pub fn as_html(&self) -> String {
        grid::html(self.head(), self.lines())
    }

    fn head(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.title.as_str()).chain(self.about.iter().map(String::as_str))
    }

    fn lines(&self) -> impl Iterator<Item = Vec<&str>> {
        let rows = self.rows.iter().chain([&self.total]);
        let rows = rows.map(|row| row.cells.iter().map(String::as_str).collect());
        std::iter::once(self.heads.to_vec()).chain(rows)
    }
}
