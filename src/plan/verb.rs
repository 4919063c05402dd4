//! What can be done in a scenario, in one word each; the same words in files for ever. Does nothing itself.

/// What a command of a scenario does. Links name one by its place in [`Verb::WORDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the command of that name")]
pub enum Verb {
    Index,
    Number,
    Label,
    Unit,
    Note,
    Lead,
    Support,
    Chapter,
    Section,
    Entry,
    Blank,
    UnitCost,
    LumpSum,
    Price,
    Count,
    Factors,
    Factor,
    Amount,
    Spread,
    SpreadEvenly,
    Funding,
    ScalePrices,
    ScaleCounts,
    Delay,
    AddGroup,
    AddLine,
    DeleteItem,
    DuplicateItem,
    Up,
    Down,
    Indent,
    Outdent,
    Move,
    AddSource,
    AddDriver,
    Driver,
    TargetNumber,
    TargetText,
    TargetGoal,
    TargetYear,
    TargetBaseline,
    TargetPopulation,
    TargetParent,
    TargetContributions,
    AddCeiling,
    Ceiling,
    DeleteCeiling,
}

impl Verb {
    /// All of them with the words that files have for them. Only ever added to, at the end.
    pub const WORDS: [(Self, &str); 47] = [
        (Self::Index, "set_index"),
        (Self::Number, "set_number"),
        (Self::Label, "set_label"),
        (Self::Unit, "set_unit"),
        (Self::Note, "set_note"),
        (Self::Lead, "set_lead"),
        (Self::Support, "set_support"),
        (Self::Chapter, "set_chapter"),
        (Self::Section, "set_section"),
        (Self::Entry, "set_entry"),
        (Self::Blank, "make_blank"),
        (Self::UnitCost, "make_unit_cost"),
        (Self::LumpSum, "make_lump_sum"),
        (Self::Price, "set_price"),
        (Self::Count, "set_count"),
        (Self::Factors, "set_factors"),
        (Self::Factor, "set_factor"),
        (Self::Amount, "set_amount"),
        (Self::Spread, "spread_amount"),
        (Self::SpreadEvenly, "spread_evenly"),
        (Self::Funding, "set_funding"),
        (Self::ScalePrices, "scale_prices"),
        (Self::ScaleCounts, "scale_counts"),
        (Self::Delay, "delay"),
        (Self::AddGroup, "add_group"),
        (Self::AddLine, "add_line"),
        (Self::DeleteItem, "delete_item"),
        (Self::DuplicateItem, "duplicate_item"),
        (Self::Up, "move_up"),
        (Self::Down, "move_down"),
        (Self::Indent, "indent"),
        (Self::Outdent, "outdent"),
        (Self::Move, "move"),
        (Self::AddSource, "add_source"),
        (Self::AddDriver, "add_driver"),
        (Self::Driver, "set_driver"),
        (Self::TargetNumber, "set_target_number"),
        (Self::TargetText, "set_target_text"),
        (Self::TargetGoal, "set_target_goal"),
        (Self::TargetYear, "set_target_year"),
        (Self::TargetBaseline, "set_target_baseline"),
        (Self::TargetPopulation, "set_target_population"),
        (Self::TargetParent, "set_target_parent"),
        (Self::TargetContributions, "set_target_contributions"),
        (Self::AddCeiling, "add_ceiling"),
        (Self::Ceiling, "set_ceiling"),
        (Self::DeleteCeiling, "delete_ceiling"),
    ];

    /// Its place among all.
    pub fn place(self) -> usize {
        Self::WORDS.iter().position(|(verb, _)| *verb == self).unwrap_or_default()
    }

    /// The word that files have for it.
    pub fn word(self) -> &'static str {
        Self::WORDS.get(self.place()).map_or("", |(_, word)| word)
    }
}
