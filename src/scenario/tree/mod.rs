//! A tolerant parser of RON that keeps the place of every value and never stops at the first mistake.

mod cursor;
mod layout;
mod mend;
mod node;
mod parse;
mod quotes;
mod recover;
mod remedies;
mod scan;

pub use mend::parse_mended;
pub use node::{Args, Field, Kind, Node, describe};
pub use parse::{MAX_DEPTH, Tree, parse, parse_all};
