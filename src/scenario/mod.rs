//! Scenarios: from RON text to a checked model, with every mistake reported at its place.

pub mod changes;
pub mod decode;
pub mod dice;
pub mod digest;
pub mod lower;
pub mod marks;
pub mod model;
pub mod raw;
pub mod tree;

pub use digest::digest;
pub use lower::{Loaded, load};
pub use model::Scenario;
