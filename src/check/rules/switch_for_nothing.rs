//! A switch that switches nothing off.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule; what breaks it is found where switches are read.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0903"),
        severity: Severity::Warning,
        title: "a switch that is not needed",
        what: "A comment `// allow ...` stands where its rule finds nothing.",
        why: "What it was for has been mended or has moved; left alone it would hide the next mistake.",
        example: r#"flags: [
    // allow W0406: kept for the second part
    (id: "promised", title: "Mara sees the list first"),
],
scenes: [(id: "call", choices: [(id: "ask", effects: [Set("promised")])])]"#,
        instead: r#"flags: [(id: "promised", title: "Mara sees the list first")],
scenes: [(id: "call", choices: [(id: "ask", effects: [Set("promised")])])]"#,
    },
    find,
};

fn find(_: &Ground, _: &mut Findings) {}
