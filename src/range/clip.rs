//! A block of cells that comes from the clipboard: texts, and exact numbers where the other program says them. Knows
//! nothing of plans.

use super::problem::PasteProblem;
use crate::money::Decimal;

/// A cell as the browser found it in a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClipCell {
    /// What it shows.
    pub text: String,
    /// The value of its attribute `x:num` (Excel), `sdval` (LibreOffice) or `data-sheets-value` (Google Sheets).
    pub number: Option<String>,
}

/// A block of cells, every row as long as the longest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clip {
    rows: Vec<Vec<Held>>,
    columns: usize,
}

/// A cell of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Held {
    /// What it shows, on one line and without spaces around it.
    pub(super) text: String,
    /// Its exact number.
    pub(super) number: Option<Decimal>,
}

impl Clip {
    /// The most rows of a block.
    pub const MOST_ROWS: usize = 20_000;
    /// The most columns of a block.
    pub const MOST_COLUMNS: usize = 200;
    /// The most cells of a block, counting those that fill its rows up.
    pub const MOST_CELLS: usize = 1_000_000;

    /// The block in a text of tab-separated cells, as spreadsheets and tables of Word give it.
    ///
    /// # Errors
    /// [`PasteReason::TooLarge`].
    pub fn from_text(text: &str) -> Result<Self, PasteProblem> {
        let rows = Reader { rest: text, quotes: true }.rows()?;
        let held = |text: String| Held { text: on_one_line(&text), number: None };
        Self::of(rows.into_iter().map(|row| row.into_iter().map(held).collect()).collect())
    }

    /// The block of the cells of a table.
    ///
    /// # Errors
    /// [`PasteReason::TooLarge`].
    pub fn from_cells(rows: Vec<Vec<ClipCell>>) -> Result<Self, PasteProblem> {
        let held = |cell: ClipCell| Held {
            text: on_one_line(&cell.text),
            number: cell.number.as_deref().and_then(exact_number),
        };
        Self::of(rows.into_iter().map(|row| row.into_iter().map(held).collect()).collect())
    }

    fn of(mut rows: Vec<Vec<Held>>) -> Result<Self, PasteProblem> {
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        fits(rows.len(), columns)?;
        rows.iter_mut().for_each(|row| row.resize(columns, Held::default()));
        Ok(Self { rows, columns })
    }

    /// How many rows and columns it has.
    pub fn size(&self) -> (usize, usize) {
        (self.rows.len(), self.columns)
    }

    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&Held> {
        self.rows.get(row)?.get(column)
    }

    pub(super) fn row(&self, row: usize) -> &[Held] {
        self.rows.get(row).map_or(&[], Vec::as_slice)
    }
}

/// Refuses a block that is larger than can be, before room is made for its cells.
fn fits(rows: usize, columns: usize) -> Result<(), PasteProblem> {
    let too_large = rows > Clip::MOST_ROWS || columns > Clip::MOST_COLUMNS;
    match too_large || rows.saturating_mul(columns) > Clip::MOST_CELLS {
        true => Err(PasteProblem::too_large(rows, columns)),
        false => Ok(()),
    }
}

impl Held {
    /// Whether there is nothing in it.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty() && self.number.is_none()
    }
}

/// A cell of this table holds one line: breaks, tabs and other controls become spaces, as do spaces that do not break.
fn on_one_line(text: &str) -> String {
    let plain = |c: char| if c.is_control() || c.is_whitespace() { ' ' } else { c };
    text.trim().chars().map(plain).collect()
}

/// The exact number in an attribute: `1500000.5`, `1.5E6`, `{"1":3,"3":1500000.5}`; `None` where it holds no number.
fn exact_number(attribute: &str) -> Option<Decimal> {
    let attribute = attribute.trim();
    let number = match attribute.strip_prefix('{') {
        Some(_) => attribute.strip_prefix("{\"1\":3,\"3\":")?.split([',', '}']).next()?,
        None => attribute,
    };
    let exact = Decimal::from_scientific(number).or_else(|_| number.parse()).ok()?;
    // spreadsheets keep 15 digits; what stands behind them is the noise of their floats: 6.9500000000000002
    exact.round_sf(15).map(|number| number.normalize())
}

/// A place in a text of tab-separated cells.
struct Reader<'a> {
    rest: &'a str,
    /// Whether a quote can still open a cell; not after one that nothing closes.
    quotes: bool,
}

impl Reader<'_> {
    fn rows(mut self) -> Result<Vec<Vec<String>>, PasteProblem> {
        let (mut rows, mut row) = (Vec::new(), Vec::new());
        let mut cells = 0_usize;
        while !self.rest.is_empty() {
            row.push(self.cell());
            cells = cells.saturating_add(1);
            if cells > Clip::MOST_CELLS {
                return Err(PasteProblem::too_large(rows.len().saturating_add(1), row.len()));
            }
            match self.rest.chars().next() {
                Some('\t') => {
                    self.skip(1);
                    if self.rest.is_empty() {
                        row.push(String::new());
                    }
                }
                _ => {
                    self.skip(if self.rest.starts_with("\r\n") { 2 } else { 1 });
                    rows.push(std::mem::take(&mut row));
                }
            }
        }
        if !row.is_empty() {
            rows.push(row);
        }
        Ok(rows)
    }

    /// Everything up to the next tab or line break that no quotes hold.
    fn cell(&mut self) -> String {
        let mut text = if self.quotes && self.rest.starts_with('"') { self.quoted() } else { String::new() };
        let end = self.rest.find(['\t', '\n', '\r']).unwrap_or(self.rest.len());
        text.push_str(self.rest.get(..end).unwrap_or_default());
        self.skip(end);
        text
    }

    /// The text between quotes, two of them for one; nothing where no quote closes it.
    fn quoted(&mut self) -> String {
        let mut text = String::new();
        let mut rest = self.rest.get(1..).unwrap_or_default();
        while let Some((before, after)) = rest.split_once('"') {
            text.push_str(before);
            match after.strip_prefix('"') {
                Some(more) => {
                    text.push('"');
                    rest = more;
                }
                None => {
                    self.rest = after;
                    return text;
                }
            }
        }
        self.quotes = false;
        String::new()
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }
}
