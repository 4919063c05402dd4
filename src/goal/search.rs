//! The search for a step of a lever. Knows nothing of plans: only that the figure goes one way, or nearly so.

use super::lever::Grid;
use super::{Figure, Unreached};
use crate::money::Decimal;

/// A step that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) step: i128,
    /// What the figure comes to there.
    pub(super) figure: Decimal,
    /// The nearest step on the other side of what is wanted, if it is not met exactly.
    pub(super) beside: Option<(i128, Decimal)>,
}

/// A step and what the figure comes to there.
type Point = (i128, Decimal);

type Try<'a> = &'a mut dyn FnMut(i128) -> Result<Figure, Unreached>;

/// How far around the answer steps are tried as well: where đồng are shared out, a figure may go back by one or two on its way.
const AROUND: i128 = 4;

struct Search<'a> {
    wanted: Decimal,
    /// Whether what is wanted must be reached, rather than not be exceeded.
    up: bool,
    figure: Try<'a>,
}

/// The step with which the figure comes nearest to what is wanted, on the side that is asked for.
pub(super) fn search(grid: &Grid, wanted: Decimal, up: bool, figure: Try<'_>) -> Result<Found, Unreached> {
    let mut search = Search { wanted, up, figure };
    let now = match search.known(grid.now)? {
        Some(now) => now,
        None => search.known(grid.first)?.ok_or(Unreached::NoFigure)?,
    };
    let low = search.farthest(now, grid.first)?;
    let high = search.farthest(now, grid.last)?;
    if low.1 == now.1 && high.1 == now.1 {
        return Err(Unreached::Same);
    }
    if now.1 == wanted && !up {
        return Ok(Found { step: now.0, figure: now.1, beside: None });
    }
    let between = |one: Point, other: Point| (one.1.min(other.1)..=one.1.max(other.1)).contains(&wanted);
    let (from, to) = match () {
        () if between(low, now) => (low, now),
        () if between(now, high) => (now, high),
        () => {
            let (least, most) = (low.1.min(now.1).min(high.1), low.1.max(now.1).max(high.1));
            return Err(Unreached::OutOfReach { least, most });
        }
    };
    search.within(from, to, now)
}

impl Search<'_> {
    fn known(&mut self, step: i128) -> Result<Option<Point>, Unreached> {
        Ok(match (self.figure)(step)? {
            Figure::Known(figure) => Some((step, figure)),
            Figure::Beyond => None,
        })
    }

    /// The farthest step towards `to` that a plan can hold.
    fn farthest(&mut self, from: Point, to: i128) -> Result<Point, Unreached> {
        if let Some(end) = self.known(to)? {
            return Ok(end);
        }
        let (mut good, mut beyond) = (from, to);
        while let Some(middle) = middle(good.0, beyond) {
            match self.known(middle)? {
                Some(point) => good = point,
                None => beyond = middle,
            }
        }
        Ok(good)
    }

    fn accepts(&self, figure: Decimal) -> bool {
        if self.up { figure >= self.wanted } else { figure <= self.wanted }
    }

    /// The step between two of which at least one is accepted.
    fn within(&mut self, from: Point, to: Point, now: Point) -> Result<Found, Unreached> {
        let (good, bad) = match (self.accepts(from.1), self.accepts(to.1)) {
            (true, true) if from.1 == self.wanted => (from, None),
            (true, true) => (to, None),
            (true, false) => (from, Some(to)),
            (false, _) => (to, Some(from)),
        };
        let Some(bad) = bad else { return self.nearest(good, None, now) };
        let (good, bad) = self.narrow(good, bad)?;
        let (good, bad) = if good.1 == self.wanted { (good, None) } else { self.around(good, bad, from.0, to.0)? };
        self.nearest(good, bad, now)
    }

    /// Moves both together until nothing is between them: by where a straight line would meet what is wanted, by one step from
    /// there, and by halves, in turn.
    fn narrow(&mut self, mut good: Point, mut bad: Point) -> Result<(Point, Point), Unreached> {
        let mut moved_good = true;
        for turn in (0..3_u8).cycle() {
            let Some(middle) = middle(good.0, bad.0) else { break };
            let toward = bad.0.saturating_sub(good.0).signum();
            let probe = match turn {
                0 => self.on_line(good, bad).unwrap_or(middle),
                1 if moved_good => good.0.saturating_add(toward),
                1 => bad.0.saturating_sub(toward),
                _ => middle,
            };
            let (least, most) = (good.0.min(bad.0).saturating_add(1), good.0.max(bad.0).saturating_sub(1));
            let probe = probe.clamp(least, most.max(least));
            // between two that a plan can hold, it can hold this
            let point = self.known(probe)?.ok_or(Unreached::NoFigure)?;
            moved_good = self.accepts(point.1);
            if moved_good {
                good = point;
            } else {
                bad = point;
            }
        }
        Ok((good, bad))
    }

    /// Where a straight line between the two meets what is wanted, on the side of the accepted one.
    fn on_line(&self, good: Point, bad: Point) -> Option<i128> {
        let part = self.wanted.checked_sub(good.1)?.checked_div(bad.1.checked_sub(good.1)?)?;
        let span = bad.0.checked_sub(good.0)?;
        let steps = Decimal::try_from_i128_with_scale(span, 0).ok()?.checked_mul(part)?.trunc().normalize();
        good.0.checked_add(crate::edit::mantissa(steps, 0)?)
    }

    /// The best on either side among the steps around, within the two given ends.
    fn around(&mut self, good: Point, bad: Point, one: i128, other: i128) -> Result<(Point, Option<Point>), Unreached> {
        let (mut best, mut beside) = (good, bad);
        let (least, most) = (one.min(other), one.max(other));
        let from = good.0.saturating_sub(AROUND).max(least);
        for step in from..=good.0.saturating_add(AROUND).min(most) {
            let Some(point) = self.known(step)? else { continue };
            let slot = if self.accepts(point.1) { &mut best } else { &mut beside };
            if off(point.1, self.wanted) < off(slot.1, self.wanted) {
                *slot = point;
            }
        }
        Ok((best, Some(beside).filter(|_| best.1 != self.wanted)))
    }

    /// Money stays as near to what the plan has as it can; a target takes the first step that reaches it.
    fn nearest(&mut self, good: Point, beside: Option<Point>, now: Point) -> Result<Found, Unreached> {
        let same = |search: &mut Self, step| Ok(search.known(step)?.filter(|point| point.1 == good.1));
        let (mut found, mut other) = (good, now.0);
        if !self.up && now.1 == good.1 {
            found = now;
        } else if !self.up {
            let next = good.0.saturating_add(now.0.saturating_sub(good.0).signum());
            found = same(self, next)?.unwrap_or(good);
            while let Some(middle) = middle(found.0, other).filter(|_| found != good) {
                match same(self, middle)? {
                    Some(point) => found = point,
                    None => other = middle,
                }
            }
        }
        Ok(Found { step: found.0, figure: found.1, beside })
    }
}

fn off(figure: Decimal, wanted: Decimal) -> Decimal {
    figure.checked_sub(wanted).unwrap_or(Decimal::MAX).abs()
}

/// A step between the two; `None` if there is none.
fn middle(one: i128, other: i128) -> Option<i128> {
    let between = one.checked_add(other)?.checked_div_euclid(2)?;
    (other.abs_diff(one) > 1).then_some(between)
}
