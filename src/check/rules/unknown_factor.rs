//! A source that the rubric does not know.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::nearest;
use crate::diagnostics::{Code, Severity};
use crate::score::Rubric;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0672"),
        severity: Severity::Warning,
        title: "an unknown success factor",
        what: "The `source` of a rationale is no success factor of the rubric.",
        why: "The review shows what the factor asks for, and for this one it has nothing to show.",
        example: r#"scenes: [(id: "call", choices: [(id: "ask", why: (text: "What has changed comes first.", source: "CE9"))])]"#,
        instead: r#"scenes: [(id: "call", choices: [(id: "ask", why: (text: "What has changed comes first.", source: "CE2"))])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let rubric = Rubric::itil4();
    for why in ground.index.reasons(ground.raw).filter(|why| !why.source.value.is_empty()) {
        let source = why.source.value.as_str();
        if rubric.factor(source).is_none() {
            let all = || rubric.factors.iter().map(|factor| factor.id.as_str());
            let hint = match nearest(source, all()) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("the rubric has: {}", all().collect::<Vec<_>>().join(", ")),
            };
            let message = format!("the rubric has no success factor \"{source}\"");
            out.push(RULE.says(message).at(why.source.span, "not found").hint(hint));
        }
    }
}
