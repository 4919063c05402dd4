//! Which blocks of rows are near what is seen, and how much room the others take. Measures nothing itself.

use std::ops::Range;

/// Blocks that fill the table of a usual screen, and are enough to tell how high a row is.
pub(super) const FIRST: usize = 12;

/// Rows in a block: small, so that scrolling draws few at a time.
pub(super) const BLOCK: usize = 2;

/// Blocks whose heights are added up together, so that a table of 10.000 rows is not walked through in each frame.
const PART: usize = 64;

/// The heights of the blocks, as far as they are known, in CSS pixels.
#[derive(Default)]
pub(super) struct Window {
    known: Vec<Option<i32>>,
    parts: Vec<Part>,
    /// The height of a row that was never drawn: as of those that were.
    row: i32,
    rows: usize,
}

/// What is known of so many blocks one after the other.
#[derive(Clone, Copy, Default)]
struct Part {
    height: i32,
    blocks: usize,
    rows: i32,
}

impl Window {
    /// Takes so many rows, of about that height while none is known. True if they were more or fewer.
    pub(super) fn resize(&mut self, rows: usize, row: i32) -> bool {
        let changed = self.rows != rows;
        self.rows = rows;
        self.known.resize(rows.div_ceil(BLOCK), None);
        if changed {
            self.add_up();
        }
        if self.row == 0 {
            self.row = row.max(1);
        }
        changed
    }

    /// Forgets the heights, as when columns change.
    pub(super) fn forget(&mut self) {
        self.known.iter_mut().for_each(|height| *height = None);
        self.add_up();
    }

    /// How many blocks there are.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// Notes the measured height of a block.
    pub(super) fn note(&mut self, block: usize, height: i32) {
        let Some(known) = self.known.get_mut(block) else { return };
        if known.replace(height) != Some(height) {
            self.add_up_part(block.div_euclid(PART));
        }
    }

    fn add_up(&mut self) {
        self.parts = vec![Part::default(); self.len().div_ceil(PART)];
        (0..self.parts.len()).for_each(|part| self.add_up_part(part));
    }

    fn add_up_part(&mut self, part: usize) {
        let mut sum = Part::default();
        for block in self.blocks_of(part) {
            if let Some(height) = self.known.get(block).copied().flatten() {
                sum.height = sum.height.saturating_add(height);
                sum.blocks = sum.blocks.saturating_add(1);
                sum.rows = sum.rows.saturating_add(self.rows_in(block..block.saturating_add(1)));
            }
        }
        if let Some(part) = self.parts.get_mut(part) {
            *part = sum;
        }
    }

    /// Takes the rows that are not known to be as high as those that are.
    pub(super) fn settle(&mut self) {
        let add = |sum: Part, part: &Part| Part {
            height: sum.height.saturating_add(part.height),
            blocks: sum.blocks.saturating_add(part.blocks),
            rows: sum.rows.saturating_add(part.rows),
        };
        let known = self.parts.iter().fold(Part::default(), add);
        // only once there is enough to tell, and then never again: what lies below must not move under the reader
        if known.blocks == self.len().min(FIRST)
            && let Some(row) = known.height.checked_div(known.rows)
        {
            self.row = row.max(1);
        }
    }

    /// How many rows are in those blocks: in the last there may be fewer.
    fn rows_in(&self, blocks: Range<usize>) -> i32 {
        let [start, end] = [blocks.start, blocks.end].map(|block| block.saturating_mul(BLOCK).min(self.rows));
        i32::try_from(end.saturating_sub(start)).unwrap_or(i32::MAX)
    }

    fn blocks_of(&self, part: usize) -> Range<usize> {
        let start = part.saturating_mul(PART);
        start..start.saturating_add(PART).min(self.len())
    }

    fn height(&self, block: usize) -> i32 {
        let guess = || self.row.saturating_mul(self.rows_in(block..block.saturating_add(1)));
        self.known.get(block).copied().flatten().unwrap_or_else(guess)
    }

    /// As many blocks as can be taken together from one on, and their height.
    fn step(&self, block: usize, end: usize) -> (usize, i32) {
        let part = block.div_euclid(PART);
        let blocks = self.blocks_of(part);
        match self.parts.get(part).filter(|_| blocks.start == block && blocks.end <= end) {
            Some(part) => {
                let guess = self.row.saturating_mul(self.rows_in(blocks.clone()).saturating_sub(part.rows));
                (blocks.end, part.height.saturating_add(guess))
            }
            None => (block.saturating_add(1), self.height(block)),
        }
    }

    /// The height of those blocks together.
    pub(super) fn room(&self, blocks: Range<usize>) -> i32 {
        let (mut sum, mut at) = (0_i32, blocks.start);
        while at < blocks.end {
            let (next, height) = self.step(at, blocks.end);
            (sum, at) = (sum.saturating_add(height), next);
        }
        sum
    }

    /// The blocks that touch a span, measured from the top of the first.
    pub(super) fn touching(&self, span: Range<i32>) -> Range<usize> {
        let mut top = 0_i32;
        let mut first = 0;
        // those that end before it
        while first < self.len() {
            let (mut next, mut height) = self.step(first, self.len());
            if top.saturating_add(height) > span.start {
                (next, height) = (first.saturating_add(1), self.height(first));
            }
            if top.saturating_add(height) > span.start {
                break;
            }
            (top, first) = (top.saturating_add(height), next);
        }
        let mut end = first;
        while end < self.len() && top < span.end {
            (top, end) = (top.saturating_add(self.height(end)), end.saturating_add(1));
        }
        let first = first.min(self.len().saturating_sub(1));
        first..end.max(first.saturating_add(1)).min(self.len())
    }
}
