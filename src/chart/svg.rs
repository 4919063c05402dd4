//! A chart as a file: an SVG picture that needs nothing else, in light colours, with its title, its plan and what it
//! shows. Never the picture on the screen, which takes its colours from the style sheets.

use super::fit::{LINE, SIZE, wrap};
use super::shape::{Anchor, Look, Shape};
use super::{Chart, draw};
use crate::text::{Lang, escape};

/// A picture to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The SVG file.
    pub svg: String,
    /// How wide it is as pixels: twice its size, sharp also on paper.
    pub pixels_wide: u32,
    /// How high.
    pub pixels_high: u32,
}

const MARGIN: i32 = 16;
const FONT: &str = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";
const INK: &str = "#1e1c19";
const SOFT: &str = "#5d584e";

/// The picture of a chart, as wide as a page.
pub fn picture(chart: &Chart, lang: Lang) -> Picture {
    let mut head = Head { y: MARGIN, text: String::new() };
    head.lines(&chart.title, "font-weight=\"700\"");
    head.lines(&chart.about, &["fill=\"", SOFT, "\""].concat());
    head.lines(&chart.plan, &["fill=\"", SOFT, "\""].concat());
    let top = head.y.saturating_add(MARGIN);
    let wide = chart.wide.width.max(draw::WIDE).saturating_add(MARGIN.saturating_mul(2));
    let high = top.saturating_add(chart.wide.height).saturating_add(MARGIN);
    let [width, height, left, top] = [wide, high, MARGIN, top].map(|number| number.to_string());
    let mut svg = Tag::open("svg", "xmlns=\"http://www.w3.org/2000/svg\"");
    svg.set("width", &width).set("height", &height).set("viewBox", &["0 0 ", &width, " ", &height].concat());
    svg.set("xml:lang", lang.code()).set("font-family", FONT).set("font-size", &SIZE.to_string()).set("fill", INK);
    svg.set("style", "font-variant-numeric: tabular-nums lining-nums").set("role", "img");
    let mut text = svg.with("");
    text.push_str(&Tag::open("title", "").around(&chart.title));
    text.push_str(&Tag::open("desc", "").around(&chart.told));
    text.push_str("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
    text.push_str(&head.text);
    let mut group = Tag::open("g", "");
    group.set("transform", &["translate(", &left, " ", &top, ")"].concat());
    text.push_str(&group.with(""));
    for shape in &chart.wide.shapes {
        text.push_str(&written(shape));
    }
    text.push_str("</g></svg>\n");
    let pixels = |units: i32| u32::try_from(units.saturating_mul(2)).unwrap_or(0);
    Picture { svg: text, pixels_wide: pixels(wide), pixels_high: pixels(high) }
}

/// The lines above the drawing.
struct Head {
    y: i32,
    text: String,
}

impl Head {
    fn lines(&mut self, text: &str, look: &str) {
        for line in wrap(text, draw::WIDE, 3) {
            self.y = self.y.saturating_add(LINE);
            let mut tag = Tag::open("text", look);
            tag.set("x", &MARGIN.to_string()).set("y", &self.y.to_string());
            self.text.push_str(&tag.around(&line));
        }
    }
}

fn written(shape: &Shape) -> String {
    match shape {
        Shape::Rect { look, x, y, w, h, told } => {
            let mut tag = Tag::open("rect", "");
            for (name, number) in [("x", x), ("y", y), ("width", w), ("height", h)] {
                tag.set(name, &number.to_string());
            }
            tag.set("fill", look.light());
            if *look == Look::Open {
                tag.set("stroke", SOFT);
            }
            let told = if told.is_empty() { String::new() } else { Tag::open("title", "").around(told) };
            [&tag.with(&told), "</rect>"].concat()
        }
        Shape::Lines { look, path } => {
            let mut tag = Tag::open("path", "fill=\"none\"");
            let colour = match look {
                Look::Tick => look.light(),
                Look::Open => SOFT,
                _ => Look::Plate.light(),
            };
            tag.set("d", path).set("stroke", colour).around("")
        }
        Shape::Text { x, y, anchor, text } => {
            let mut tag = Tag::open("text", "");
            tag.set("x", &x.to_string()).set("y", &y.to_string());
            if *anchor != Anchor::Start {
                tag.set("text-anchor", anchor.name());
            }
            tag.around(text)
        }
    }
}

/// An element being written.
struct Tag {
    name: &'static str,
    text: String,
}

impl Tag {
    /// `attributes` are ours: nothing in them to escape.
    fn open(name: &'static str, attributes: &str) -> Self {
        let gap = if attributes.is_empty() { "" } else { " " };
        Self { name, text: ["<", name, gap, attributes].concat() }
    }

    fn set(&mut self, name: &str, value: &str) -> &mut Self {
        for part in [" ", name, "=\""] {
            self.text.push_str(part);
        }
        escape(value, &mut self.text);
        self.text.push('"');
        self
    }

    /// The element as far as its content, which is SVG; it stays open.
    fn with(&self, content: &str) -> String {
        [&self.text, ">", content].concat()
    }

    /// The whole element around a text.
    fn around(&self, content: &str) -> String {
        let mut text = self.with("");
        escape(content, &mut text);
        [&text, "</", self.name, ">"].concat()
    }
}
