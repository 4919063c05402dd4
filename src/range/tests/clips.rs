//! What is copied, and how blocks of other programs are read.

use super::*;
use crate::edit::ItemText;

/// The cells of a text: ` | ` between columns, ` / ` between rows.
#[track_caller]
fn check(text: &str, expected: &str) {
    let clip = Clip::from_text(text).unwrap();
    let cells = |row: usize| clip.row(row).iter().map(|held| held.text.clone()).collect::<Vec<_>>().join(" | ");
    assert_eq!((0..clip.size().0).map(cells).collect::<Vec<_>>().join(" / "), expected, "{text:?}");
}

#[test]
fn text_is_read_as_spreadsheets_write_it() {
    check("", "");
    check("a", "a");
    check("a\tb\r\nc\td\r\n", "a | b / c | d");
    check("a\tb\nc\n", "a | b / c | ");
    check("a\t\n", "a | ");
    check("a\t", "a | ");
    check("\r\n", "");
    check("\"a\nb\"\tc", "a b | c");
    check("\"a \"\"b\"\" c\"\td", "a \"b\" c | d");
    check("\"a\tb\"", "a b");
    check("5\" ống\td", "5\" ống | d");
    check("\"a\tb\nc", "\"a | b / c | ");
    check("\u{a0}1\u{a0}000 \t x ", "1 000 | x");
}

#[test]
fn a_block_has_its_limits() {
    assert_eq!(Clip::from_text(&"a\n".repeat(20_000)).unwrap().size(), (20_000, 1));
    let problem = Clip::from_text(&"a\n".repeat(20_001)).unwrap_err();
    assert_eq!(
        problem_text(&blank(1), &problem, Lang::Vi),
        "Khối dán có 20001 dòng và 1 cột; tối đa là 20.000 dòng, 200 cột và 1.000.000 ô. Hãy dán từng phần."
    );
    assert!(Clip::from_text(&"\t".repeat(200)).is_err());
}

#[test]
fn cells_are_copied_as_shown_with_exact_numbers() {
    let plan = seed(MILLION);
    let label = "Hỗ trợ \"A\" & <B>".to_owned();
    let plan = applied(&plan, &Command::SetItemText { item: 33, field: ItemText::Label, text: label });
    let columns = [Column::Number, Column::Label, Column::Price, Column::Year(0)];
    let copied = copy(&plan, &compute(&plan), &[33, 10], &columns, Lang::Vi);
    assert_eq!(
        copied.text,
        "6.3\t\"Hỗ trợ \"\"A\"\" & <B>\"\t6,95\t69,5\r\n4\tPhát triển và ứng dụng công nghệ, dịch vụ TMĐT\t\t\r\n"
    );
    let text = "<td x:str style=\"mso-number-format:'\\@'\">";
    let figure = |number: &str, shown: &str| {
        format!(
            "<td x:num=\"{number}\" sdval=\"{number}\" \
             data-sheets-value=\"{{&quot;1&quot;:3,&quot;3&quot;:{number}}}\">{shown}</td>"
        )
    };
    let first = format!(
        "<tr>{text}6.3</td>{text}Hỗ trợ &quot;A&quot; &amp; &lt;B&gt;</td>{}{}</tr>",
        figure("6.95", "6,95"),
        figure("69.5", "69,5")
    );
    assert!(copied.html.contains(&first), "{}", copied.html);
}

#[test]
fn a_block_is_refused_before_there_is_room_for_it() {
    let check = |text: String, fits: bool| assert_eq!(Clip::from_text(&text).is_ok(), fits, "{} bytes", text.len());
    check("a\n".repeat(20_000), true);
    check("a\n".repeat(20_001), false);
    check("\t".repeat(199), true);
    check("\t".repeat(200), false);
    // 5.000 rows of 200 cells, and one more
    check(["\t".repeat(199), "\n".repeat(5_000)].concat(), true);
    check(["\t".repeat(199), "\n".repeat(5_001)].concat(), false);
    check("\t".repeat(5_000_000), false);
    check("\"".repeat(3_000_000), true);
    check(["\"a".to_owned(), "\n".repeat(20_001)].concat(), false);
}

#[test]
fn what_begins_like_a_formula_is_copied_as_a_text_and_comes_back_as_it_was() {
    let plan = seed(MILLION);
    let texts = ["=1+1", "+84 905", "- Thuê xe", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1", "-\"\\<b>", "a=b", "'=1"];
    for text in texts {
        let plan = applied(&plan, &Command::SetItemText { item: 33, field: ItemText::Label, text: text.to_owned() });
        let copied = copy(&plan, &compute(&plan), &[33], &[Column::Label], Lang::Vi);
        let as_text = copied.html.contains("data-sheets-value=\"{&quot;1&quot;:2,");
        assert_eq!(as_text, !text.starts_with(['a', '\'']), "{text}: {}", copied.html);
        assert!(copied.html.contains("<td x:str style=\"mso-number-format:'\\@'\""), "{}", copied.html);
        let clip = Clip::from_text(&copied.text).unwrap();
        assert_eq!(clip.row(0)[0].text, text, "nothing is added, so nothing has to be taken away");
    }
}
