//! A switch without a reason.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule; what breaks it is found where switches are read.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0902"),
        severity: Severity::Warning,
        title: "a switch without a reason",
        what: "A comment `// allow ...` does not say why the rule is switched off.",
        why: "Whoever reads the file next cannot tell whether the reason still holds.",
        example: r#"flags: [
    // allow W0406, W0407
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
