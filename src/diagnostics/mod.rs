//! What is wrong with a scenario, said so that its author can mend it.

pub mod registry;
pub mod render;

pub use registry::{Code, Diagnostic, Label, RULES, Rule, Severity, Span, nearest};
pub use render::{Source, concise, full, json};
