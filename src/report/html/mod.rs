//! Pages that stand alone: no scripts, nothing loaded, in light and dark, and fit to be printed.

mod document;
mod review;
mod shell;
mod what_if;

pub use document::document;
pub use review::review;
