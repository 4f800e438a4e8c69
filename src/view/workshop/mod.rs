//! What the one who writes a story sees of it: everything, with reasons, down to what made a condition false.
//!
//! Architecture invariant: no page of a play reads from here; these views show what no player can know.

pub mod conditions;
pub mod findings;
pub mod inspect;
pub mod map;
pub mod origin;
pub mod portrait;
mod register;
pub mod why;

pub use conditions::{Condition, conditions};
pub use findings::{Finding, findings};
pub use inspect::{Group, Value, inspect};
pub use map::{Arrow, Map, Node, map};
pub use why::{Joint, Why, why};
