//! The pattern on each kind of part, so that none is known by its colour alone. Lines only, never a colour.

use super::shape::Look;

/// How far the lines of a pattern are apart.
const STEP: usize = 6;

/// A rectangle: left, upper edge, width, height.
pub(super) type Place = (i32, i32, i32, i32);

/// The pattern of that look on a rectangle, as a path; empty where it has none.
pub(super) fn hatch(look: Look, place: Place) -> String {
    match look {
        Look::Part(1) | Look::Over => rising(place),
        Look::Part(2) => upright(place),
        Look::Part(3) => falling(place),
        Look::Part(4) => level(place),
        Look::Part(5) => [rising(place), falling(place)].concat(),
        Look::Part(6) => dots(place),
        Look::Open => falling(place),
        Look::Part(_) | Look::Limit | Look::Plate | Look::Tick => String::new(),
    }
}

/// A line from one point to another.
pub(super) fn line(from: (i32, i32), to: (i32, i32)) -> String {
    let numbers = [from.0, from.1, to.0, to.1].map(|number| number.to_string());
    let [x1, y1, x2, y2] = &numbers;
    ["M", x1, " ", y1, "L", x2, " ", y2].concat()
}

fn upright((x, y, w, h): Place) -> String {
    let at = |along: i32| line((x.saturating_add(along), y), (x.saturating_add(along), y.saturating_add(h)));
    (3..w).step_by(STEP).map(at).collect()
}

fn level((x, y, w, h): Place) -> String {
    let at = |down: i32| line((x, y.saturating_add(down)), (x.saturating_add(w), y.saturating_add(down)));
    (3..h).step_by(STEP).map(at).collect()
}

fn dots((x, y, w, h): Place) -> String {
    let dot = |along: i32, down: i32| {
        let (x, y) = (x.saturating_add(along), y.saturating_add(down));
        line((x, y), (x.saturating_add(2), y))
    };
    let row = |down: i32| (2..w.saturating_sub(2)).step_by(STEP).map(move |along| dot(along, down)).collect::<String>();
    (3..h).step_by(4).map(row).collect()
}

/// Lines from lower left to upper right, cut off at the edges.
fn rising((x, y, w, h): Place) -> String {
    let (right, bottom) = (x.saturating_add(w), y.saturating_add(h));
    let at = |along: i32| {
        // from (x + along, bottom) up to (x + along + h, y)
        let start = x.saturating_add(along);
        let left_of = x.saturating_sub(start).max(0);
        let from = (start.max(x), bottom.saturating_sub(left_of));
        let rise = h.min(right.saturating_sub(start));
        line(from, (start.saturating_add(rise), bottom.saturating_sub(rise)))
    };
    (0_i32.saturating_sub(h).saturating_add(3)..w).step_by(STEP).map(at).collect()
}

/// Lines from upper left to lower right, cut off at the edges.
fn falling((x, y, w, h): Place) -> String {
    let right = x.saturating_add(w);
    let at = |along: i32| {
        let start = x.saturating_add(along);
        let left_of = x.saturating_sub(start).max(0);
        let from = (start.max(x), y.saturating_add(left_of));
        let fall = h.min(right.saturating_sub(start));
        line(from, (start.saturating_add(fall), y.saturating_add(fall)))
    };
    (0_i32.saturating_sub(h).saturating_add(3)..w).step_by(STEP).map(at).collect()
}
