//! A text as a QR code: as a path to draw, and as an SVG file. Knows nothing of what the text says.

#[cfg(test)]
mod tests;

use qrcodegen::{QrCode, QrCodeEcc};

/// The longest text that is drawn, in bytes.
///
/// A code has room for 2.953, but then it has 177 × 177 modules, which a phone reads only from a large and sharp print. At
/// 2.000 it has 149: three dots of a screen each, still within a dialog; and a link that long is where messengers begin to
/// cut them off, so that whoever needs more is told to send the file in any case.
pub const LONGEST: usize = 2_000;

/// The widest code that any phone reads at once, with the white around: that of a text of 1.200 bytes or a little more.
const EASY: u32 = 125;

/// The longest text whose code is read from paper a hand's breadth away, folded and copied once: 105 × 105 modules on 45 mm.
pub const ON_PAPER: usize = 1_000;

/// Up to so many modules a code is small.
const SMALL: u32 = 60;

/// The modules of white around a code that the standard asks for.
const QUIET: i32 = 4;

/// Dots of a picture for one module: enough to print a code as large as a hand.
const DOTS: u32 = 8;

/// A code to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// How many modules it is wide and high, with the white around.
    pub size: u32,
    /// The dark modules, as an SVG path in units of one module.
    pub path: String,
}

/// The code of a text; `None` if it is longer than [`LONGEST`].
pub fn draw(text: &str) -> Option<Drawing> {
    if text.len() > LONGEST {
        return None;
    }
    // the smallest code there is, repaired as far as its size allows
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let size = u32::try_from(code.size().saturating_add(QUIET.saturating_mul(2))).ok()?;
    Some(Drawing { size, path: path(&code) })
}

/// A box for each run of dark modules in a row: fewer, and no hair lines between them.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let dark = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let dark = i32::try_from(dark).unwrap_or(0);
            if dark > 0 {
                let [left, top] = [x, y].map(|at| at.saturating_add(QUIET).to_string());
                let wide = dark.to_string();
                [&*["M", &left, " ", &top, "h", &wide].concat(), "v1h-", &wide, "z"]
                    .iter()
                    .for_each(|part| path.push_str(part));
            }
            x = x.saturating_add(dark.max(1));
        }
    }
    path
}

impl Drawing {
    /// What an SVG that shows it says of its size: "0 0 37 37".
    pub fn view_box(&self) -> String {
        let size = self.size.to_string();
        ["0 0 ", &size, " ", &size].concat()
    }

    /// How many pixels of a screen it is wide and high: as many whole ones a module as a phone wants to see.
    pub fn pixels(&self) -> u32 {
        self.size.saturating_mul(if self.size <= SMALL { 5 } else { 3 })
    }

    /// How large it is on paper: 0,4 mm a module at least, for texts within [`ON_PAPER`].
    pub fn length_on_paper(&self) -> &'static str {
        if self.size <= SMALL { "28mm" } else { "45mm" }
    }

    /// Whether it takes a good camera.
    pub fn is_dense(&self) -> bool {
        self.size > EASY
    }

    /// How many dots a picture of it is wide and high.
    pub fn dots(&self) -> u32 {
        self.size.saturating_mul(DOTS)
    }

    /// It as a file, black on white, that needs nothing else.
    pub fn svg(&self) -> String {
        let dots = self.dots().to_string();
        let parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
            &dots,
            "\" height=\"",
            &dots,
            "\" viewBox=\"",
            &self.view_box(),
            "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h",
            &self.size.to_string(),
            "v",
            &self.size.to_string(),
            "H0z\"/><path d=\"",
            &self.path,
            "\"/></svg>\n",
        ];
        parts.concat()
    }
}
