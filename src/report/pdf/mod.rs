//! A document as PDF: the project's own type, charts as lines, tables that break over pages, and a structure for those
//! who hear it read.

mod face;
mod layout;
mod paint;
mod sheet;
mod table;

pub use paint::pdf;
