//! What is wrong with a scenario, said so that its author can mend it.

mod diagnostic;
mod nearest;
pub mod registry;
pub mod render;

pub use diagnostic::{Code, Diagnostic, Fix, Label, Rule, Severity, Span};
pub use nearest::{likeness, nearest};
pub use registry::RULES;
pub use render::{Item, Source, concise, full, items, json, told};
