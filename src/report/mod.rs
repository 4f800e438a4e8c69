//! What is handed on: one model, many renderers.

pub mod json;
pub mod model;
pub mod text;

pub use model::{Page, page};
