//! A reason for a lock that is not there.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Cond;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0708"),
        severity: Severity::Warning,
        title: "a reason without a lock",
        what: "A choice or a measure has a `why_not` and no condition that could lock it.",
        why: "The reason is never shown; most often the condition was forgotten, and what was to be locked is open.",
        example: r#"measures: [(id: "rehearse", why_not: "Nobody has asked for it yet.")]"#,
        instead: r#"measures: [(id: "rehearse", why_not: "Nobody has asked for it yet.", needs: Known("scripts-changed"))]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let choices = ground.index.decisions.iter().flat_map(|decision| decision.choices);
    let choices = choices.map(|choice| (&*choice.id, &choice.allowed, &choice.why_not, "allowed"));
    let measures = ground.raw.measures.iter().map(|measure| (&*measure.id, &measure.needs, &measure.why_not, "needs"));
    for (id, cond, why_not, field) in choices.chain(measures) {
        if *cond == Cond::Always && !why_not.value.is_empty() {
            let message = format!("\"{}\" says why it is locked, and it never is", id.value);
            let hint = format!("add the condition as `{field}:`, or take `why_not` away");
            out.push(RULE.says(message).at(why_not.span, "never shown").hint(hint));
        }
    }
}
