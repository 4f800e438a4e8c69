//! What can be met in a scenario at all: a search through every state where a story is small, and plays where it is large.

pub mod asked;
pub mod plays;
pub mod seen;
pub mod states;
pub mod tables;
pub mod tries;

pub use plays::{Bound, Explored, explore};
pub use seen::Seen;
