//! HTML from the clipboard cut down to the cells of its tables, before a browser reads it: no style, no script, no address and
//! no handler is left for it to take notice of. Decodes nothing, and knows no cells of the plan.

/// What is kept of the elements; of all others only the text in them.
const KEPT: [&str; 4] = ["table", "tr", "td", "th"];

/// What is kept of their attributes: how far a cell reaches, and its exact number.
const ATTRIBUTES: [&str; 5] = ["colspan", "rowspan", "data-sheets-value", "sdval", "x:num"];

/// Elements whose content is no text that anybody reads.
const UNREAD: [&str; 9] = ["style", "script", "title", "textarea", "xmp", "iframe", "noscript", "noembed", "noframes"];

/// The HTML with nothing in it but tables, rows, cells and texts.
pub fn only_cells(html: &str) -> String {
    let mut kept = String::with_capacity(html.len().min(1 << 20));
    let mut rest = html;
    while let Some((text, tail)) = rest.split_once('<') {
        kept.push_str(text);
        rest = after_tag(tail, &mut kept);
    }
    kept.push_str(rest);
    kept
}

/// Adds what is kept of the tag that begins here, and returns what stands after it.
fn after_tag<'a>(tail: &'a str, kept: &mut String) -> &'a str {
    if let Some(comment) = tail.strip_prefix("!--") {
        return comment.split_once("-->").map_or("", |(_, after)| after);
    }
    if tail.starts_with(['!', '?']) {
        return tail.split_once('>').map_or("", |(_, after)| after);
    }
    let (slash, named) = tail.strip_prefix('/').map_or(("", tail), |named| ("/", named));
    if !named.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        kept.push_str("&lt;");
        return tail;
    }
    let (name, mut rest) = split_at(named, |letter| !letter.is_ascii_alphanumeric() && letter != ':' && letter != '-');
    let element = KEPT.into_iter().find(|kept| kept.eq_ignore_ascii_case(name));
    kept.extend(element.map(|element| ["<", slash, element].concat()));
    while let Some((attribute, value, after)) = attribute(rest) {
        rest = after;
        let attribute = ATTRIBUTES.into_iter().find(|kept| kept.eq_ignore_ascii_case(attribute));
        if let (Some(_), Some(attribute)) = (element, attribute) {
            kept.extend([" ", attribute, "=\"", &quoted(value), "\""]);
        }
    }
    kept.extend(element.map(|_| '>'));
    let after = rest.trim_start_matches(is_between).strip_prefix('>').unwrap_or_default();
    match UNREAD.into_iter().find(|unread| unread.eq_ignore_ascii_case(name)) {
        Some(unread) if slash.is_empty() => after_end(after, unread),
        _ => after,
    }
}

/// The value so written that nothing in it reads as the end of it or as a tag, whoever reads it.
fn quoted(value: &str) -> String {
    value.replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The next attribute of a tag, its value as it is written, and what stands after it; none at the end of the tag.
fn attribute(rest: &str) -> Option<(&str, &str, &str)> {
    let rest = rest.trim_start_matches(is_between);
    if rest.is_empty() || rest.starts_with('>') {
        return None;
    }
    let first = rest.chars().next().map_or(0, char::len_utf8); // even a `=` that begins one
    let (_, others) = rest.split_at_checked(first)?;
    let (more, _) = split_at(others, |letter| is_space(letter) || matches!(letter, '/' | '>' | '='));
    let (name, after) = rest.split_at_checked(first.saturating_add(more.len()))?;
    let Some(value) = after.trim_start_matches(is_space).strip_prefix('=') else { return Some((name, "", after)) };
    let value = value.trim_start_matches(is_space);
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (value, after) = quoted.split_once(quote).unwrap_or((quoted, ""));
            return Some((name, value, after));
        }
    }
    let (value, after) = split_at(value, |letter| is_space(letter) || letter == '>');
    Some((name, value, after))
}

/// Whether the character stands between attributes and says nothing.
fn is_between(letter: char) -> bool {
    is_space(letter) || letter == '/'
}

fn is_space(letter: char) -> bool {
    letter.is_ascii_whitespace()
}

/// The text up to the first such character, and from there on.
fn split_at(text: &str, is_it: impl Fn(char) -> bool) -> (&str, &str) {
    text.find(is_it).and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

/// What stands from the end tag of that name on.
fn after_end<'a>(text: &'a str, name: &str) -> &'a str {
    let begins = |after: &str| after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
    let mut ends = text.match_indices("</").filter_map(|(at, end)| text.get(at.saturating_add(end.len())..));
    ends.find(|after| begins(after)).and_then(|after| after.split_once('>')).map_or("", |(_, after)| after)
}

#[cfg(test)]
mod tests {
    use super::only_cells;
    use proptest::prelude::*;

    #[test]
    fn only_cells_are_left() {
        let check = |html: &str, wanted: &str| assert_eq!(only_cells(html), wanted, "{html}");
        check("", "");
        check("<table><tr><td>a</td></tr></table>", "<table><tr><td>a</td></tr></table>");
        check(
            "<TABLE BORDER=0 style='x'><TR><TD ColSpan = 2 x:num>a</TD>",
            "<table><tr><td colspan=\"2\" x:num=\"\">a</td>",
        );
        check("<td sdval=\"1.5\" onclick=alert(1)>1,5<td rowspan=3/>b", "<td sdval=\"1.5\">1,5<td rowspan=\"3/\">b");
        check(
            "<td data-sheets-value='{\"1\":3,\"3\":5}' style=\"a>b\">5</td>",
            "<td data-sheets-value=\"{&quot;1&quot;:3,&quot;3&quot;:5}\">5</td>",
        );
        check("<style>td{color:red}</style><script>a<b</script >x<style>", "x");
        check("<!--[if gte mso 9]><xml>1</xml><![endif]--><!DOCTYPE html><?xml x?>a<!--", "a");
        check("<b>đ</b><br/>a &lt; b &amp;<span onx='<td>'>c</span>", "đa &lt; b &amp;c");
        check("1 < 2 <= 3 <", "1 &lt; 2 &lt;= 3 &lt;");
        check("<img src=x onerror=alert(1)><td <tr>x", "<td>x");
        check("<td =a b='x>", "<td>");
        check("<td/x:num=1/<<", "<td x:num=\"1/&lt;&lt;\">");
        check("<td sdval='a><b'>c", "<td sdval=\"a&gt;&lt;b\">c");
    }

    proptest! {
        #[test]
        fn whatever_comes_only_cells_go(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "<", ">", "/", "\"", "'", "=", " ", "td", "table", "script", "style", "<td", "</td>", "<!--", "-->", "on",
                    "onclick=x", "href=y", "x:num=1", "đ", "<img ", "svg", "</", "!", "&lt;",
                ]),
                0..20,
            )
        ) {
            let kept = only_cells(&parts.concat());
            for tag in kept.split('<').skip(1) {
                let outside: String = tag.split('>').next().unwrap_or_default().split('"').step_by(2).collect();
                let mut words = outside.trim_start_matches('/').split_ascii_whitespace();
                prop_assert!(super::KEPT.contains(&words.next().unwrap_or_default()), "{}", kept);
                let known = |word: &str| super::ATTRIBUTES.contains(&word.trim_end_matches('='));
                prop_assert!(words.all(known), "{}", kept);
            }
        }
    }
}
