//! What is handed on: one model, many renderers.

pub mod chart;
pub mod document;
pub mod drawing;
pub mod graph;
pub mod html;
pub mod inks;
pub mod json;
pub mod markdown;
pub mod model;
pub mod pdf;
pub mod pir;
pub mod plain;
pub mod playtest;
pub mod svg;
pub mod text;
pub mod what_if;

pub use model::{Page, page};
