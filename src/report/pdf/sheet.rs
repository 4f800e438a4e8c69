//! Pages as plain data: what stands where, and what part of the document it is.

use super::face::Which;
use crate::report::drawing::{Drawing, Place};
use crate::report::inks::Ink;

/// The width of a page in points: A4.
pub const WIDE: f32 = 595.28;
/// Its height.
pub const HIGH: f32 = 841.89;
/// The margin at the left and the right.
pub const SIDE: f32 = 56.0;
/// Where the text starts.
pub const TOP: f32 = 64.0;
/// Where it ends.
pub const BOTTOM: f32 = HIGH - 66.0;
/// The width of the text.
pub const TEXT: f32 = WIDE - 2.0 * SIDE;

/// Something on a page.
pub struct Piece {
    /// What.
    pub mark: Mark,
    /// The part of the document that it is; `None` for what stands on every page.
    pub part: Option<usize>,
}

/// What can stand on a page.
pub enum Mark {
    /// Words on one line.
    Words { at: Place, words: String, face: Which, size: f32, ink: Ink },
    /// A straight line.
    Line { from: Place, to: Place, ink: Ink, width: f32 },
    /// A drawing, scaled.
    Drawing { at: Place, scale: f32, drawing: Drawing },
}

/// A part of the document for those who hear it read.
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// What it is a part of.
    pub within: Option<usize>,
}

/// What a part of a document is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A heading of a level.
    Heading(u16, String),
    /// A paragraph.
    Para,
    /// What somebody said.
    Quote,
    /// A list.
    List,
    /// An item of it.
    Item,
    /// A table.
    Table,
    /// A row of it.
    Row,
    /// The head of a column.
    Head,
    /// A cell.
    Cell,
    /// A chart, in words.
    Chart(String),
}
