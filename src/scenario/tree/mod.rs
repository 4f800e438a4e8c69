//! A tolerant parser of RON that keeps the place of every value and never stops at the first mistake.

mod cursor;
mod node;
mod parse;
mod quotes;
mod recover;
mod scan;

pub use node::{Args, Field, Kind, Node, describe};
pub use parse::{MAX_DEPTH, Tree, parse, parse_all};
