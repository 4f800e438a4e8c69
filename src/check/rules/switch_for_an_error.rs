//! A switch for an error.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule; what breaks it is found where switches are read.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0904"),
        severity: Severity::Warning,
        title: "a switch for an error",
        what: "A comment `// allow ...` names a rule whose breach is an error.",
        why: "An error means that the scenario cannot be played; nothing is gained by not saying so.",
        example: r#"facts: [
    // allow W0202: they are the same
    (id: "leak", title: "The roof leaks", text: "Since Monday."),
]"#,
        instead: r#"facts: [(id: "scripts-changed", title: "The roof leaks", text: "Since Monday.")]"#,
    },
    find,
};

fn find(_: &Ground, _: &mut Findings) {}
