//! How wide a text will be, guessed without a font and rather too wide, and texts cut to fit. Never measures.

/// The size of every text.
pub(super) const SIZE: i32 = 13;
/// From one line of text to the next.
pub(super) const LINE: i32 = 17;

/// How wide a text is at most, in the faces that people have.
pub(super) fn width(text: &str) -> i32 {
    let thousandths = text.chars().map(letter).fold(0_i32, i32::saturating_add);
    thousandths.saturating_mul(SIZE).saturating_add(999).checked_div(1000).unwrap_or(i32::MAX)
}

/// Thousandths of the size.
fn letter(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ';' | ':' | '\'' | '|' | '!' | '(' | ')' | '/' | '·' => 310,
        ' ' | '\u{a0}' | 'r' | 't' | 'f' | '-' => 370,
        'm' | 'w' | 'M' | 'W' | '%' | '…' | '—' | '@' => 930,
        'A'..='Z' => 720,
        _ => 590,
    }
}

/// The text in lines no wider than `room`, at most so many of them; what is left out shows as an ellipsis.
pub(super) fn wrap(text: &str, room: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { [&line, " ", word].concat() };
        if width(&longer) <= room {
            line = longer;
            continue;
        }
        if lines.len().saturating_add(1) == most {
            let ended = [&line, "…"].concat();
            let whole_words = !line.is_empty() && width(&ended) <= room;
            lines.push(if whole_words { ended } else { cut(&longer, room) });
            return lines;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = if width(word) <= room { word.to_owned() } else { cut(word, room) };
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// As much of the text as fits, before an ellipsis.
fn cut(text: &str, room: i32) -> String {
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if width(&kept).saturating_add(width("…")) > room {
            kept.pop();
            break;
        }
    }
    [kept.trim_end(), "…"].concat()
}

#[cfg(test)]
mod tests {
    use super::{width, wrap};

    #[test]
    fn a_text_is_wrapped_where_words_end_and_cut_where_lines_do() {
        let check = |text: &str, room: i32, most: usize, lines: &[&str]| {
            let wrapped = wrap(text, room, most);
            assert_eq!(wrapped, lines);
            assert!(wrapped.iter().all(|line| width(line) <= room), "{wrapped:?}");
        };
        check("", 100, 2, &[]);
        check("Duy trì sàn TMĐT", 200, 2, &["Duy trì sàn TMĐT"]);
        check("Duy trì sàn TMĐT", 80, 2, &["Duy trì sàn", "TMĐT"]);
        check("Duy trì sàn TMĐT của tỉnh", 80, 2, &["Duy trì sàn", "TMĐT của…"]);
        check("một-chữ-dài-không-có-chỗ-ngắt", 60, 1, &["một-ch…"]);
        check("một-chữ-dài-không-có-chỗ-ngắt x", 60, 2, &["một-ch…", "x"]);
    }
}
