//! Which blocks of rows are near what is seen, and how much room the others take. Measures nothing itself.

use std::ops::Range;

/// Blocks that fill the table of a usual screen, and are enough to tell how high a row is.
pub(super) const FIRST: usize = 6;

/// Rows in a block: small, so that scrolling draws few at a time.
pub(super) const BLOCK: usize = 4;

/// The heights of the blocks, as far as they are known, in CSS pixels.
#[derive(Default)]
pub(super) struct Window {
    known: Vec<Option<i32>>,
    /// The height of a row that was never drawn: as of those that were.
    row: i32,
    rows: usize,
}

impl Window {
    /// Takes so many rows, of about that height while none is known. True if they were more or fewer.
    pub(super) fn resize(&mut self, rows: usize, row: i32) -> bool {
        let changed = self.rows != rows;
        self.rows = rows;
        self.known.resize(rows.div_ceil(BLOCK), None);
        if self.row == 0 {
            self.row = row.max(1);
        }
        changed
    }

    /// Forgets the heights, as when columns change.
    pub(super) fn forget(&mut self) {
        self.known.iter_mut().for_each(|height| *height = None);
    }

    /// How many blocks there are.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// Notes the measured height of a block.
    pub(super) fn note(&mut self, block: usize, height: i32) {
        if let Some(known) = self.known.get_mut(block) {
            *known = Some(height);
        }
    }

    /// Takes the rows that are not known to be as high as those that are.
    pub(super) fn settle(&mut self) {
        let known = self.known.iter().enumerate().filter_map(|(block, height)| Some((self.rows_in(block), (*height)?)));
        let (rows, sum) = known.fold((0_i32, 0_i32), |(rows, sum), (more, height)| {
            (rows.saturating_add(more), sum.saturating_add(height))
        });
        // only once there is enough to tell, and then never again: what lies below must not move under the reader
        if self.known.iter().flatten().count() == self.known.len().min(FIRST)
            && let Some(row) = sum.checked_div(rows)
        {
            self.row = row.max(1);
        }
    }

    /// How many rows are in a block: in the last there may be fewer.
    fn rows_in(&self, block: usize) -> i32 {
        let rows = self.rows.saturating_sub(block.saturating_mul(BLOCK)).min(BLOCK);
        i32::try_from(rows).unwrap_or(i32::MAX)
    }

    fn height(&self, block: usize) -> i32 {
        let guess = || self.row.saturating_mul(self.rows_in(block));
        self.known.get(block).copied().flatten().unwrap_or_else(guess)
    }

    /// The height of those blocks together.
    pub(super) fn room(&self, blocks: Range<usize>) -> i32 {
        blocks.fold(0, |sum, block| sum.saturating_add(self.height(block)))
    }

    /// The blocks that touch a span, measured from the top of the first.
    pub(super) fn touching(&self, span: Range<i32>) -> Range<usize> {
        let mut top = 0_i32;
        let (mut first, mut end) = (None, 0);
        for block in 0..self.len() {
            let bottom = top.saturating_add(self.height(block));
            if bottom > span.start && top < span.end {
                first.get_or_insert(block);
                end = block.saturating_add(1);
            }
            top = bottom;
        }
        let first = first.unwrap_or_else(|| if span.start > 0 { self.len().saturating_sub(1) } else { 0 });
        first..end.max(first.saturating_add(1)).min(self.len())
    }
}
