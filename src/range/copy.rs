//! A block of cells as texts for other programs: tab-separated as Excel writes it, and a table whose figures are exact.
//! Reads nothing back.

use crate::calc::{Report, Row};
use crate::entry::Column;
use crate::money::{Decimal, Scale, write_plain};
use crate::plan::{Basis, Id, Plan};
use crate::text::{Lang, shown};

/// A block of cells for the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Cells apart by tabs, rows ended by `\r\n`; a cell with a tab, a line break or a quote is quoted.
    pub text: String,
    /// A table; its figures carry the exact number for Excel, LibreOffice and Google Sheets.
    pub html: String,
}

/// The cells of those rows and columns as they are shown, money in the unit of the table.
pub fn copy(plan: &Plan, report: &Report, ids: &[Id], columns: &[Column], lang: Lang) -> Copied {
    let (mut text, mut html) = (String::new(), String::from(HEAD));
    for position in ids.iter().filter_map(|id| plan.outline.position(*id)) {
        html.push_str("<tr>");
        for (at, column) in columns.iter().enumerate() {
            let cell = shown(plan, report, position, *column, lang);
            if at > 0 {
                text.push('\t');
            }
            push_quoted(&mut text, &cell);
            push_cell(&mut html, &cell, number(plan, report, position, *column));
        }
        text.push_str("\r\n");
        html.push_str("</tr>");
    }
    html.push_str("</table></body></html>");
    Copied { text, html }
}

/// Excel reads its own attributes only where their name space is declared.
const HEAD: &str = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table>";

/// The number in a cell of figures, in the unit of the table; `None` where the cell shows none, or more than one.
pub(super) fn number(plan: &Plan, report: &Report, position: usize, column: Column) -> Option<Decimal> {
    let row = Row::Item(position);
    let amount = match column {
        Column::Count => return plan.total_count(plan.outline.items().get(position)?.line()?),
        Column::Price => {
            let Basis::UnitCost { price, .. } = &plan.outline.items().get(position)?.line()?.basis else { return None };
            return price.constant().and_then(|price| in_scale(price, plan.scale));
        }
        Column::Total => report.total(row)?,
        Column::Year(index) => report.in_year(row, index)?,
        Column::Number | Column::Label | Column::Unit | Column::Source | Column::Code(_) | Column::Note => {
            return None;
        }
    };
    in_scale(amount.to_decimal()?, plan.scale)
}

/// So many units of the scale, if that can be said exactly.
pub(super) fn in_scale(dong: Decimal, scale: Scale) -> Option<Decimal> {
    let unit = Decimal::from(10_i64.saturating_pow(scale.zeros()));
    let number = dong.checked_div(unit)?;
    (number.checked_mul(unit)? == dong).then(|| number.normalize())
}

fn push_quoted(text: &mut String, cell: &str) {
    if cell.contains(['\t', '\n', '\r', '"']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

fn push_cell(html: &mut String, cell: &str, number: Option<Decimal>) {
    match number.map(write_plain) {
        Some(number) => {
            let sheets = ["{&quot;1&quot;:3,&quot;3&quot;:", &number, "}"].concat();
            let parts = ["<td x:num=\"", &number, "\" sdval=\"", &number, "\" data-sheets-value=\"", &sheets, "\">"];
            html.extend(parts);
        }
        // else Excel makes a date of the number "1.2" of a line, and a formula of what begins like one
        None => {
            html.push_str("<td x:str style=\"mso-number-format:'\\@'\"");
            if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
                push_as_text(html, cell);
            }
            html.push('>');
        }
    }
    cell.chars().for_each(|letter| push_escaped(html, letter));
    html.push_str("</td>");
}

/// Tells Google Sheets, too, that a cell is a text. A sign of our own before it would be in the way: an apostrophe shows in
/// Word and in messages, "-" and "+" are common numbers of lines, and every spreadsheet takes the HTML before the text.
fn push_as_text(html: &mut String, cell: &str) {
    html.push_str(" data-sheets-value=\"{&quot;1&quot;:2,&quot;2&quot;:&quot;");
    for letter in cell.chars() {
        match letter {
            '"' | '\\' => html.push('\\'),
            control if control.is_control() => continue,
            _ => {}
        }
        push_escaped(html, letter);
    }
    html.push_str("&quot;}\"");
}

fn push_escaped(html: &mut String, letter: char) {
    match letter {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        other => html.push(other),
    }
}
