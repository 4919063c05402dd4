//! The columns of the table, and what typing into a cell of one sets. Reads no text.

use crate::edit::ItemText;
use crate::plan::{Basis, CodeKind, Item, Line, Plan};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// STT
    Number,
    /// Nội dung
    Label,
    /// ĐVT
    Unit,
    /// Số lượng
    Count,
    /// Đơn giá
    Price,
    /// Thành tiền, over all years
    Total,
    /// The amount of the year at this position.
    Year(usize),
    /// Nguồn
    Source,
    /// Chương, loại - khoản or mục - tiểu mục; there only where it is wanted.
    Code(CodeKind),
    /// Ghi chú
    Note,
}

impl Column {
    /// One column of each kind, in order; all years are one kind.
    pub(super) const KINDS: [Self; 12] = [
        Self::Number,
        Self::Label,
        Self::Unit,
        Self::Count,
        Self::Price,
        Self::Total,
        Self::Year(0),
        Self::Source,
        Self::Code(CodeKind::Chapter),
        Self::Code(CodeKind::Section),
        Self::Code(CodeKind::Entry),
        Self::Note,
    ];

    /// The columns that a plan's table can have, in order; a plan of one year has no year columns, since its total says
    /// it. Which of them are there is for the [`Arrangement`](super::Arrangement) to say.
    pub fn of(plan: &Plan) -> Vec<Self> {
        let mut columns = vec![Self::Number, Self::Label, Self::Unit, Self::Count, Self::Price, Self::Total];
        if plan.period.len() > 1 {
            columns.extend((0..plan.period.len()).map(Self::Year));
        }
        columns.push(Self::Source);
        columns.extend(CodeKind::ALL.map(Self::Code));
        columns.push(Self::Note);
        columns
    }

    /// Whether its cells hold figures.
    pub fn is_figure(self) -> bool {
        matches!(self, Self::Count | Self::Price | Self::Total | Self::Year(_))
    }
}

/// What typing into a cell sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sets {
    /// A text.
    Text(ItemText),
    /// The unit price of all years.
    Price,
    /// The count over all years.
    Count,
    /// The count of one year, of a line with a unit price.
    CountInYear(u16),
    /// The lump sum of one year.
    Amount(u16),
    /// The lump sum of all years together.
    Spread,
    /// Who pays, chosen from a list.
    Funding,
}

/// What typing into that cell would set; `None` where the cell only shows what is computed.
pub fn sets(plan: &Plan, item: &Item, column: Column) -> Option<Sets> {
    let line = item.line();
    Some(match (column, line) {
        (Column::Number, _) => Sets::Text(ItemText::Number),
        (Column::Label, _) => Sets::Text(ItemText::Label),
        (Column::Note, _) => Sets::Text(ItemText::Note),
        (_, None) => return None,
        (Column::Unit, Some(_)) => Sets::Text(ItemText::Unit),
        (Column::Code(kind), Some(_)) => Sets::Text(ItemText::Code(kind)),
        (Column::Source, Some(_)) => Sets::Funding,
        (Column::Count | Column::Price, Some(Line { basis: Basis::LumpSum(_), .. })) => return None,
        (Column::Count, Some(_)) => Sets::Count,
        (Column::Price, Some(_)) => Sets::Price,
        (Column::Total, Some(Line { basis: Basis::UnitCost { .. }, .. })) => return None,
        (Column::Total, Some(_)) => Sets::Spread,
        (Column::Year(index), Some(line)) => {
            let year = plan.period.years().nth(index)?;
            if matches!(line.basis, Basis::UnitCost { .. }) { Sets::CountInYear(year) } else { Sets::Amount(year) }
        }
    })
}

/// The cells of figures that a line is made of: how many and at what price, or a lump sum for each year; none of a line that
/// has no money, and of a group.
pub fn made_of(plan: &Plan, item: &Item) -> Vec<Column> {
    match item.line().map(|line| &line.basis) {
        Some(Basis::UnitCost { .. }) => vec![Column::Count, Column::Price],
        Some(Basis::LumpSum(_)) => (0..plan.period.len()).map(Column::Year).collect(),
        Some(Basis::Blank) | None => Vec::new(),
    }
}
