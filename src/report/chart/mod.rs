//! The charts of what is handed on: with axes, units and legends, and readable without colour.

pub mod axis;
pub mod bars;
pub mod course;
pub mod levels;

pub use bars::{modes, waterfall};
pub use course::{Course, course};
pub use levels::levels;
