//! What of the open plan is on the screen, and whether it is kept, as a word for each. Shows nothing itself.

/// Whether the plan as shown is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saved {
    /// In this browser, and on the disk.
    Kept,
    /// Not yet.
    Pending,
    /// In this browser, which may lose it if the machine stops.
    Local,
    /// Only in this tab: the browser keeps nothing, or no more.
    TabOnly,
    /// Nowhere, and it is not meant to be: it is somebody else's.
    Not,
}

/// What is shown of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    /// The table.
    Table,
    /// The figures that the document prints.
    Printed,
    /// The charts.
    Charts,
    /// Another plan beside this one.
    Compare,
    /// The targets, to be edited.
    Targets,
    /// Who pays, and the limits.
    Funds,
    /// What things cost elsewhere.
    Prices,
    /// What if: scenarios, and what makes them.
    Scenarios,
}

/// What is shown of "what if".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhatIf {
    /// The scenarios, side by side.
    List,
    /// Knobs, and the search for a figure.
    Try,
    /// A ceiling that the plan has to fit.
    Fit,
    /// What moves the plan most, and how it may come out.
    Risk,
    /// What an appraiser says.
    Appraisal,
    /// The plan of the next period.
    NextYear,
}

/// What is open beside or over the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Overlay {
    /// The bar that finds.
    Find,
    /// The list of commands.
    Palette,
    /// The list of keys.
    Shortcuts,
    /// The versions kept before.
    Versions,
    /// The plan as a link.
    Share,
    /// Whether a print agrees with the plan.
    Code,
}
