//! The shapes that a chart is drawn with, in whole units, and how each may look. Knows nothing of plans.

/// Shapes in a box; all lie inside it, and later ones above earlier ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// How wide the box is.
    pub width: i32,
    /// How high.
    pub height: i32,
    /// What is in it.
    pub shapes: Vec<Shape>,
}

/// One shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A filled rectangle.
    Rect {
        /// How it is filled.
        look: Look,
        /// Its left edge.
        x: i32,
        /// Its upper edge.
        y: i32,
        /// Its width.
        w: i32,
        /// Its height.
        h: i32,
        /// What it says when it is pointed at; may be empty.
        told: String,
    },
    /// Thin lines.
    Lines {
        /// What they belong to.
        look: Look,
        /// The path, as SVG writes it.
        path: String,
    },
    /// A line of text.
    Text {
        /// Where it begins, ends or has its middle.
        x: i32,
        /// Its base line.
        y: i32,
        /// Which of them `x` is.
        anchor: Anchor,
        /// The text.
        text: String,
    },
}

/// What the place of a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Where it begins.
    Start,
    /// Where its middle is.
    Middle,
    /// Where it ends.
    End,
}

impl Anchor {
    /// As SVG writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// How a shape looks. The style sheets give each name its colour on the screen; [`Look::light`] is the colour in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The kind of part at that position, from 0; the last is grey.
    Part(u8),
    /// What exceeds a limit.
    Over,
    /// What belongs to nobody.
    Open,
    /// A limit.
    Limit,
    /// The paper under a text that stands on a bar.
    Plate,
    /// A line across at a round value.
    Tick,
}

/// How many kinds of parts can be told apart.
pub(super) const PARTS: usize = 7;

impl Look {
    /// The look of the kind at that position.
    pub(super) fn part(at: usize) -> Self {
        Self::Part(u8::try_from(at.min(PARTS.saturating_sub(1))).unwrap_or_default())
    }

    /// Its name in the style sheets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Part(0) => "1",
            Self::Part(1) => "2",
            Self::Part(2) => "3",
            Self::Part(3) => "4",
            Self::Part(4) => "5",
            Self::Part(5) => "6",
            Self::Part(_) => "7",
            Self::Over => "over",
            Self::Open => "open",
            Self::Limit => "limit",
            Self::Plate => "plate",
            Self::Tick => "tick",
        }
    }

    /// Its colour on white: the light half of its token in `style/tokens.css`.
    pub const fn light(self) -> &'static str {
        match self {
            Self::Part(0) => "#17345c",
            Self::Part(1) => "#c4851f",
            Self::Part(2) => "#226c5e",
            Self::Part(3) => "#b5699f",
            Self::Part(4) => "#643720",
            Self::Part(5) => "#347ba3",
            Self::Part(_) => "#57524a",
            Self::Over => "#ad241c",
            Self::Open | Self::Plate => "#fffefa",
            Self::Limit => "#1e1c19",
            Self::Tick => "#dbd5c6",
        }
    }
}
