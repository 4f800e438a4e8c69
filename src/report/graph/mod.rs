//! The story's map as a picture, and as text for other tools.

mod boxes;
mod picture;
mod words;

pub use picture::svg;
pub use words::{dot, mermaid};
