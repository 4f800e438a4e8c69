//! The charts of what is handed on: with axes, units and legends, and readable without colour.

pub mod axis;
pub mod bars;
pub mod clock;
pub mod course;
pub mod levels;
pub mod ways;

pub use bars::{modes, waterfall};
pub use course::{Course, course};
pub use levels::levels;
pub use ways::{Ways, ways};
