//! A rationale that does not say where it is from.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0671"),
        severity: Severity::Warning,
        title: "a rationale without a source",
        what: "A `why` has no `source`.",
        why: "The review gives reasons and not opinions: each names the success factor of the practice that it rests on.",
        example: r#"scenes: [(id: "call", choices: [(id: "ask", why: (text: "What has changed comes first.", source: ""))])]"#,
        instead: r#"scenes: [(id: "call", choices: [(id: "ask", why: (text: "What has changed comes first.", source: "CE2"))])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for why in ground.index.reasons(ground.raw).filter(|why| why.source.value.is_empty()) {
        let hint = "add `source:` with a success factor of the rubric, such as \"CE2\"";
        out.push(RULE.says("this rationale has no source").at(why.text.span, "says who?").hint(hint));
    }
}
