//! Help for whoever writes a scenario: from a text and a place in it to plain data. `cli::lsp` carries it to editors.
//!
//! Architecture invariant: what may stand where, and what it means, is read from the shapes that the loader decodes by;
//! no field, name or kind of id is listed here a second time. Nothing here panics, whatever the text.

pub mod cards;
pub mod complete;
pub mod cursor;
pub mod fixes;
pub mod hover;
pub mod ids;
pub mod lines;
pub mod outline;
pub mod places;
pub mod rename;
pub mod sheet;

pub use lines::{Encoding, Lines, Position, replace};
pub use sheet::Sheet;
