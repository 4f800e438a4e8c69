//! What a playtest shows, as a document with charts.

mod charts;
mod document;
mod grids;

pub use document::document;
