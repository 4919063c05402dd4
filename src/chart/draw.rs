//! Lays a chart out: legend, a bar under or beside each name, figures in columns at the right edge, and an axis below.
//! Only places things; what they say is given.

use super::axis::Axis;
use super::fit::{LINE, SIZE, width, wrap};
use super::hatch::{hatch, line};
use super::shape::{Anchor, Drawing, Look, Shape};
use super::{Bar, Series};

/// The width of a drawing for a page.
pub(super) const WIDE: i32 = 720;
/// The width of one for a phone: names stand above their bars.
pub(super) const NARROW: i32 = 320;

const GAP: i32 = 12;
const THICK: i32 = 22;
/// From the top of a line of text to its base line.
pub(super) const BASE: i32 = 13;
/// The widest column of names, and the narrowest place for bars beside it.
const NAMES: i32 = 250;
const BARS: i32 = 160;
const SWATCH: i32 = 24;

/// The drawing of those bars; nothing where there are none.
pub(super) fn draw(legend: &[Series], bars: &[Bar], width: i32, print: &dyn Fn(i128) -> String) -> Drawing {
    let mut pen = Pen { width, y: 0, shapes: Vec::new() };
    if bars.is_empty() {
        return Drawing::default();
    }
    pen.legend(legend);
    let columns = Columns::of(bars, width);
    let label = |tick: i128| self::width(&print(tick));
    let axis = Axis::new(extent(bars), columns.bars, &label);
    let (ground, top) = (pen.shapes.len(), pen.y);
    for bar in bars {
        if columns.beside { pen.row_beside(bar, &columns, &axis) } else { pen.row_under(bar, &axis) }
    }
    if columns.beside {
        pen.shapes.insert(ground, ticks(&axis, top, pen.y));
    }
    pen.labels(&axis, print);
    Drawing { width, height: pen.y, shapes: pen.shapes }
}

/// The lowest and the highest amount that a bar or a limit reaches; zero is between them.
fn extent(bars: &[Bar]) -> (i128, i128) {
    let (mut low, mut high) = (0_i128, 0_i128);
    for bar in bars {
        let sum = |sign: i128| {
            let parts = bar.parts.iter().map(|part| part.amount.dong()).filter(|amount| amount.signum() == sign);
            parts.fold(0_i128, i128::saturating_add)
        };
        let limit = bar.limit.unwrap_or_default().dong();
        let from = bar.from.dong();
        low = low.min(from).min(from.saturating_add(sum(-1))).min(limit);
        high = high.max(from).max(from.saturating_add(sum(1))).max(limit);
    }
    (low, high)
}

/// Where the columns of a drawing stand.
struct Columns {
    /// Whether names stand beside their bars.
    beside: bool,
    /// How wide the names may be.
    names: i32,
    /// The left and the right edge of the bars.
    bars: (i32, i32),
    /// Where the totals end, and what is said of them.
    ends: (i32, i32),
}

impl Columns {
    fn of(bars: &[Bar], whole: i32) -> Self {
        let widest = |text: fn(&Bar) -> &str| bars.iter().map(|bar| width(text(bar))).max().unwrap_or(0);
        let names = widest(|bar| &bar.name).min(NAMES);
        let note = widest(|bar| &bar.note);
        let value_end = if note == 0 { whole } else { whole.saturating_sub(note).saturating_sub(GAP) };
        let right = value_end.saturating_sub(widest(|bar| &bar.value)).saturating_sub(GAP);
        let left = names.saturating_add(GAP);
        let beside = whole >= WIDE && right.saturating_sub(left) >= BARS;
        Self { beside, names, bars: if beside { (left, right) } else { (0, whole) }, ends: (value_end, whole) }
    }
}

/// Puts shapes into a drawing of that width, from its top downwards.
pub(super) struct Pen {
    pub(super) width: i32,
    /// Where the next thing begins.
    pub(super) y: i32,
    pub(super) shapes: Vec<Shape>,
}

impl Pen {
    /// Moves on downwards.
    pub(super) fn down(&mut self, by: i32) {
        self.y = self.y.saturating_add(by);
    }

    pub(super) fn text(&mut self, x: i32, y: i32, anchor: Anchor, text: String) {
        self.shapes.push(Shape::Text { x, y, anchor, text });
    }

    /// Lines of text from `y` on.
    fn texts(&mut self, x: i32, y: i32, lines: Vec<String>) {
        for (at, text) in (0_i32..).zip(lines) {
            self.text(x, y.saturating_add(at.saturating_mul(LINE)).saturating_add(BASE), Anchor::Start, text);
        }
    }

    /// A rectangle with its pattern.
    pub(super) fn rect(&mut self, look: Look, (x, y, w, h): (i32, i32, i32, i32), told: String) {
        self.shapes.push(Shape::Rect { look, x, y, w, h, told });
        let path = hatch(look, (x, y, w, h));
        if !path.is_empty() {
            self.shapes.push(Shape::Lines { look, path });
        }
    }

    /// What the looks mean, in two columns on a page.
    pub(super) fn legend(&mut self, legend: &[Series]) {
        let columns: i32 = if self.width >= WIDE { 2 } else { 1 };
        let room = self.width.checked_div(columns).unwrap_or(self.width);
        let mut column = 0;
        let mut deepest = self.y;
        for series in legend {
            let bottom = self.entry(series, room.saturating_mul(column), room);
            deepest = deepest.max(bottom);
            column = column.saturating_add(1);
            if column == columns {
                (self.y, column) = (deepest, 0);
            }
        }
        self.y = if legend.is_empty() { self.y } else { deepest.saturating_add(GAP) };
    }

    /// One entry of the legend at `x`; returns where it ends.
    fn entry(&mut self, series: &Series, x: i32, room: i32) -> i32 {
        let edge = x.saturating_add(room);
        let right = if edge < self.width { edge.saturating_sub(GAP.saturating_mul(2)) } else { edge };
        let value = width(&series.value);
        let start = x.saturating_add(SWATCH).saturating_add(8);
        let room = right.saturating_sub(start);
        let beside = room.saturating_sub(value).saturating_sub(GAP);
        let is_beside = beside >= room / 3;
        let names = wrap(&series.name, if is_beside { beside } else { room }, 2);
        let lines = i32::try_from(names.len()).unwrap_or(1).saturating_mul(LINE);
        let value_y = if is_beside { self.y } else { self.y.saturating_add(lines) };
        let swatch = match series.look {
            Look::Limit => (x.saturating_add(SWATCH / 2), self.y, 3, LINE),
            _ => (x, self.y.saturating_add(2), SWATCH, 14),
        };
        self.rect(series.look, swatch, String::new());
        self.texts(start, self.y, names);
        if !series.value.is_empty() {
            self.text(right, value_y.saturating_add(BASE), Anchor::End, series.value.clone());
        }
        self.y.saturating_add(lines).max(value_y.saturating_add(LINE)).saturating_add(4)
    }

    /// A bar with its name to the left and its figures to the right.
    fn row_beside(&mut self, bar: &Bar, columns: &Columns, axis: &Axis) {
        let names = wrap(&bar.name, columns.names, 2);
        let high = i32::try_from(names.len()).unwrap_or(1).saturating_mul(LINE);
        let tall = high.max(THICK);
        let middle = |high: i32| self.y.saturating_add(tall.saturating_sub(high) / 2);
        let (names_y, bar_y, figures_y) = (middle(high), middle(THICK), middle(LINE).saturating_add(BASE));
        self.texts(0, names_y, names);
        self.text(columns.ends.0, figures_y, Anchor::End, bar.value.clone());
        if !bar.note.is_empty() {
            self.text(columns.ends.1, figures_y, Anchor::End, bar.note.clone());
        }
        self.bar(bar, bar_y, axis);
        self.down(tall.saturating_add(GAP));
    }

    /// A bar under its name, with its figures beside the name or, where they are long, below it.
    fn row_under(&mut self, bar: &Bar, axis: &Axis) {
        let gap = if bar.note.is_empty() { "" } else { " · " };
        let together = [bar.value.as_str(), gap, &bar.note].concat();
        let figures = wrap(&together, self.width, 4);
        let left = self.width.saturating_sub(figures.iter().map(|text| width(text)).max().unwrap_or(0));
        let room = left.saturating_sub(GAP);
        let beside = figures.len() == 1 && (width(&bar.name) <= room || room >= self.width / 2);
        let names = wrap(&bar.name, if beside { room } else { self.width }, 2);
        let lines = i32::try_from(names.len()).unwrap_or(1).saturating_mul(LINE);
        self.texts(0, self.y, names);
        if !beside {
            self.down(lines);
        }
        for text in &figures {
            self.text(self.width, self.y.saturating_add(BASE), Anchor::End, text.clone());
            self.down(LINE);
        }
        if beside {
            self.down(lines.saturating_sub(LINE).max(0));
        }
        let y = self.y.saturating_add(3);
        self.shapes.push(ticks(axis, self.y, y.saturating_add(THICK).saturating_add(3)));
        self.bar(bar, y, axis);
        self.down(THICK.saturating_add(GAP).saturating_add(4));
    }

    /// The parts of a bar from where it begins, and its limit.
    fn bar(&mut self, bar: &Bar, y: i32, axis: &Axis) {
        let (mut plus, mut minus) = (bar.from.dong(), bar.from.dong());
        for part in &bar.parts {
            let amount = part.amount.dong();
            let end = if amount < 0 { &mut minus } else { &mut plus };
            let before = axis.place(*end);
            *end = end.saturating_add(amount);
            let after = axis.place(*end);
            let (x, w) = (before.min(after), before.abs_diff(after).try_into().unwrap_or(0));
            // a part too small to see in a stack is left to the table; a bar of its own always shows
            if w > 0 || bar.parts.len() == 1 {
                let place = (x.min(self.width.saturating_sub(1)), y, w.max(1), THICK);
                self.rect(part.look, place, part.told.clone());
                self.key(&part.key, place);
            }
        }
        if let Some(limit) = bar.limit {
            let x = axis.place(limit.dong()).saturating_sub(1).clamp(0, self.width.saturating_sub(3));
            self.rect(Look::Limit, (x, y.saturating_sub(3), 3, THICK.saturating_add(6)), String::new());
        }
    }

    /// The sign of a part on a plate in its middle, where there is room.
    fn key(&mut self, key: &str, (x, y, w, h): (i32, i32, i32, i32)) {
        let wide = width(key).saturating_add(4);
        if key.is_empty() || wide.saturating_add(6) > w {
            return;
        }
        let middle = x.saturating_add(w / 2);
        let plate = (middle.saturating_sub(wide / 2), y.saturating_add(3), wide, h.saturating_sub(6));
        self.rect(Look::Plate, plate, String::new());
        self.text(middle, y.saturating_add(h / 2).saturating_add(SIZE / 3), Anchor::Middle, key.to_owned());
    }

    /// The round values under their lines, all inside the drawing.
    pub(super) fn labels(&mut self, axis: &Axis, print: &dyn Fn(i128) -> String) {
        for tick in &axis.ticks {
            let text = print(*tick);
            let half = width(&text).saturating_add(1) / 2;
            let x = axis.place(*tick).max(half).min(self.width.saturating_sub(half));
            self.text(x, self.y.saturating_add(BASE), Anchor::Middle, text);
        }
        self.down(LINE.saturating_add(1));
    }
}

/// A thin line at each round value.
fn ticks(axis: &Axis, top: i32, bottom: i32) -> Shape {
    let at = |tick: &i128| {
        let x = axis.place(*tick);
        line((x, top), (x, bottom))
    };
    Shape::Lines { look: Look::Tick, path: axis.ticks.iter().map(at).collect() }
}
