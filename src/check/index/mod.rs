//! What stands where in a scenario and asks for what, noted in one walk so that no rule has to search.

mod ask;
mod build;
mod shape;
mod words;

pub use ask::{Mentions, span_of};
pub use build::Index;
pub use shape::{Asked, By, Decision, Done, Lines, Role};
pub use words::{Kind, Words};
