//! Which printed number likely comes after another: `2` after `1`, `đ)` after `d)`, `1.1` below `1`. A guess only, frozen with
//! the link; the rule of the product is in `plan`.

const LETTERS: [&str; 14] = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o"];
const ROMAN: [&str; 16] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"];

/// What likely follows that number among its siblings.
pub(super) fn next(number: &str) -> String {
    let end = number.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let (body, tail) = number.split_at_checked(end).unwrap_or((number, ""));
    let start = body.trim_end_matches(char::is_alphanumeric).len();
    let (lead, last) = body.split_at_checked(start).unwrap_or(("", body));
    let after = match last.parse::<u32>() {
        Ok(number) => number.saturating_add(1).to_string(),
        Err(_) => [&LETTERS[..], &ROMAN[..]].into_iter().find_map(|row| after(row, last)).unwrap_or(last).to_owned(),
    };
    [lead, &after, tail].concat()
}

fn after(row: &[&'static str], one: &str) -> Option<&'static str> {
    let at = row.iter().position(|other| *other == one)?;
    row.get(at.saturating_add(1)).copied()
}

/// What likely is the number of the first one below.
pub(super) fn first_below(parent: Option<&str>) -> String {
    let Some(parent) = parent else { return "I".to_owned() };
    let is_plain = !parent.is_empty() && parent.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { [parent, ".1"].concat() } else { "1".to_owned() }
}
