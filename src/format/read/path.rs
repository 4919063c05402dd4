//! Places in a file for messages: paths, lines, columns. Found from the text when something is refused, never before.

use std::ops::Range;

/// An object with the key last seen, or a list with the position of its current element.
enum Open {
    Object(Option<Range<usize>>),
    List(usize),
}

/// The path of the value in which a beginning of good JSON ends, told by its brackets, commas and keys: such as
/// `items[3].price`.
pub(super) fn path_at(text: &str) -> String {
    let mut open: Vec<Open> = Vec::new();
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => {
                let key = at.saturating_add(1)..end_of_string(&mut bytes, text.len());
                if let Some(Open::Object(slot @ None)) = open.last_mut() {
                    *slot = Some(key);
                }
            }
            b'{' => open.push(Open::Object(None)),
            b'[' => open.push(Open::List(0)),
            b'}' | b']' => drop(open.pop()),
            b',' => next(open.last_mut()),
            _ => {}
        }
    }
    print(text, open)
}

fn next(open: Option<&mut Open>) {
    match open {
        Some(Open::Object(key)) => *key = None,
        Some(Open::List(index)) => *index = index.saturating_add(1),
        None => {}
    }
}

/// Where the quote stands that ends the string, or the text.
fn end_of_string(bytes: &mut impl Iterator<Item = (usize, u8)>, end: usize) -> usize {
    let mut escaped = false;
    let quote = bytes.find(|&(_, byte)| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    quote.map_or(end, |(at, _)| at)
}

fn print(text: &str, open: Vec<Open>) -> String {
    let mut path = String::new();
    for level in open {
        match level {
            Open::Object(Some(key)) => push_field(&mut path, text.get(key).unwrap_or_default()),
            Open::List(index) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
            Open::Object(None) => {}
        }
    }
    path
}

/// Adds `.name`, unless it is empty.
pub(super) fn push_field(path: &mut String, name: &str) {
    if !path.is_empty() && !name.is_empty() {
        path.push('.');
    }
    path.push_str(&cut(name));
}

/// The line and the column in it, in characters, both counted from 1.
pub(super) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let (mut line, mut column) = (1_usize, 1_usize);
    for (_, character) in text.char_indices().take_while(|(position, _)| *position < at) {
        (line, column) = if character == '\n' { (line.saturating_add(1), 1) } else { (line, column.saturating_add(1)) };
    }
    (line, column)
}

/// The beginning of a text: enough to recognise it in a message.
pub(super) fn cut(text: &str) -> String {
    text.chars().take(60).collect()
}
