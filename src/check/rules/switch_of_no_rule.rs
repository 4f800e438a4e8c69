//! A switch that names no rule.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule; what breaks it is found where switches are read.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0901"),
        severity: Severity::Warning,
        title: "a switch for no rule",
        what: "A comment `// allow ...` names a code that no rule has.",
        why: "Most often it is misspelt, and the rule that was meant is not switched off.",
        example: r#"flags: [
    // allow W046: kept for the second part
    (id: "promised"),
]"#,
        instead: r#"flags: [
    // allow W0406, W0407: kept for the second part
    (id: "promised"),
]"#,
    },
    find,
};

fn find(_: &Ground, _: &mut Findings) {}
