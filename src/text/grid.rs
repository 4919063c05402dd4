//! Cells as spreadsheets and word processors take them from the clipboard. Knows nothing of what is in them.

/// Lines of text, then rows of cells between tabs. A control character or a formula in them is none any more.
pub(super) fn tsv<'a, Row: IntoIterator<Item = &'a str>>(
    head: impl Iterator<Item = &'a str>,
    rows: impl Iterator<Item = Row>,
) -> String {
    let cell = |cell: &str| inert(&cell.replace(char::is_control, " "));
    let mut text = String::new();
    for line in head {
        text.push_str(&cell(line));
        text.push('\n');
    }
    for row in rows {
        text.push_str(&row.into_iter().map(cell).collect::<Vec<_>>().join("\t"));
        text.push('\n');
    }
    text
}

/// Paragraphs, then a table, the first row of which is its head.
pub(super) fn html<'a, Row: IntoIterator<Item = &'a str>>(
    head: impl Iterator<Item = &'a str>,
    rows: impl Iterator<Item = Row>,
) -> String {
    let mut text = String::new();
    for line in head {
        text.push_str("<p>");
        escape(line, &mut text);
        text.push_str("</p>");
    }
    text.push_str("<table border=\"1\">");
    for (at, row) in rows.enumerate() {
        let (open, close) = if at == 0 { ("<th>", "</th>") } else { ("<td>", "</td>") };
        text.push_str("<tr>");
        for cell in row {
            text.push_str(open);
            escape(&inert(cell), &mut text);
            text.push_str(close);
        }
        text.push_str("</tr>");
    }
    text.push_str("</table>");
    text
}

/// The text with an apostrophe before what a spreadsheet would take for a formula; a signed number or percentage stays
/// one.
pub(super) fn inert(cell: &str) -> String {
    let mut letters = cell.chars();
    let formula = match letters.next() {
        Some('=' | '@') => true,
        Some('+' | '-') => !letters.all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '%')),
        _ => false,
    };
    if formula { ["'", cell].concat() } else { cell.to_owned() }
}

/// Adds a text to one of HTML or XML.
pub(crate) fn escape(cell: &str, text: &mut String) {
    for letter in cell.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            letter => text.push(letter),
        }
    }
}
