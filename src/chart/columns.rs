//! Lays out columns that stand side by side over an axis, with marks across them. Only places things; what they say is given.

use super::axis::Axis;
use super::draw::{BASE, Pen};
use super::fit::{LINE, width};
use super::hatch::line;
use super::shape::{Anchor, Drawing, Look, Shape};
use super::{Part, Series};
use crate::money::{Decimal, print_decimal};

/// A column: from where to where it stands, and how high it is.
pub(super) struct Column<'a> {
    pub(super) from: i128,
    pub(super) to: i128,
    /// In hundredths of a percent.
    pub(super) height: i128,
    /// How it looks, and what it says.
    pub(super) part: &'a Part,
}

/// A value marked across the columns.
pub(super) struct Mark {
    pub(super) at: i128,
    pub(super) text: String,
}

/// The tallest column.
const TALL: i32 = 180;
const GAP: i32 = 6;

/// The drawing of those columns and, at most two, marks; nothing where there are none.
pub(super) fn columns(
    legend: &[Series],
    columns: &[Column<'_>],
    marks: &[Mark],
    whole: i32,
    print: &dyn Fn(i128) -> String,
) -> Drawing {
    let ends = columns.iter().flat_map(|column| [column.from, column.to]).chain(marks.iter().map(|mark| mark.at));
    let (Some(low), Some(high)) = (ends.clone().min(), ends.max()) else { return Drawing::default() };
    let mut pen = Pen { width: whole, y: 0, shapes: Vec::new() };
    pen.legend(legend);
    let most = columns.iter().map(|column| column.height).max().unwrap_or(0);
    let up = Axis::new((0, most.max(1)), (0, TALL), &|_| LINE);
    let left = up.ticks.iter().map(|tick| width(&percent(*tick))).max().unwrap_or(0).saturating_add(GAP);
    let along = Axis::new((low, high), (left, whole), &|tick| width(&print(tick)));
    let top = pen.y;
    pen.down(i32::try_from(marks.len()).unwrap_or(0).saturating_mul(LINE).saturating_add(GAP.saturating_mul(2)));
    let bottom = pen.y.saturating_add(TALL);
    let ground: String =
        up.ticks.iter().map(|tick| level(&mut pen, bottom.saturating_sub(up.place(*tick)), left)).collect();
    pen.shapes.push(Shape::Lines { look: Look::Tick, path: ground });
    for tick in &up.ticks {
        let y = bottom.saturating_sub(up.place(*tick)).saturating_add(BASE / 3);
        pen.text(left.saturating_sub(GAP), y, Anchor::End, percent(*tick));
    }
    for column in columns {
        let (x, end) = (along.place(column.from), along.place(column.to));
        let high = up.place(column.height);
        if high > 0 {
            let wide = end.saturating_sub(x).saturating_sub(1).max(1);
            pen.rect(column.part.look, (x, bottom.saturating_sub(high), wide, high), column.part.told.clone());
        }
    }
    pen.marks(marks, &along, (top, bottom));
    pen.y = bottom.saturating_add(GAP.saturating_mul(2));
    pen.labels(&along, print);
    Drawing { width: whole, height: pen.y, shapes: pen.shapes }
}

/// A line across at that height.
fn level(pen: &mut Pen, y: i32, left: i32) -> String {
    line((left, y), (pen.width, y))
}

fn percent(hundredths: i128) -> String {
    let percent = Decimal::try_from_i128_with_scale(hundredths, 2).unwrap_or_default();
    [&print_decimal(percent.normalize()), "%"].concat()
}

impl Pen {
    /// Marks with their texts above the columns, each in a line of its own and beside its mark; on a plate, for where there is
    /// no room but across a mark.
    fn marks(&mut self, marks: &[Mark], along: &Axis, (top, bottom): (i32, i32)) {
        let mut placed: Vec<(i32, &Mark)> = marks.iter().map(|mark| (along.place(mark.at), mark)).collect();
        placed.sort_unstable_by_key(|(x, _)| *x);
        let fits_left = placed.first().is_some_and(|(x, mark)| width(&mark.text).saturating_add(GAP) <= *x);
        if fits_left {
            placed.reverse(); // the right one first and above, the left one below it with its text to its left
        }
        let line_of = |at: i32| top.saturating_add(at.saturating_mul(LINE));
        for (at, (x, mark)) in (0_i32..).zip(&placed) {
            let x = x.saturating_sub(1).clamp(0, self.width.saturating_sub(3));
            self.rect(Look::Limit, (x, line_of(at), 3, bottom.saturating_sub(line_of(at))), mark.text.clone());
        }
        for (at, (x, mark)) in (0_i32..).zip(placed) {
            let wide = width(&mark.text);
            let after = x.saturating_add(GAP);
            let is_left = after.saturating_add(wide) > self.width || (fits_left && at > 0);
            let start = if is_left { x.saturating_sub(GAP).saturating_sub(wide).max(0) } else { after };
            self.rect(Look::Plate, (start, line_of(at), wide.min(self.width), LINE), String::new());
            let (x, anchor) = if is_left { (start.saturating_add(wide), Anchor::End) } else { (start, Anchor::Start) };
            self.text(x, line_of(at).saturating_add(BASE), anchor, mark.text.clone());
        }
    }
}
