//! Scenarios: from RON text to a checked model, with every mistake reported at its place.

pub mod changes;
pub mod decode;
pub mod dice;
pub mod lower;
pub mod marks;
pub mod model;
pub mod raw;
pub mod tree;

pub use lower::{Loaded, load};
pub use model::Scenario;
