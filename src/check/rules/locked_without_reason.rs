//! Something locked that does not say why.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Cond;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0707"),
        severity: Severity::Warning,
        title: "locked without a reason",
        what: "A choice has a condition in `allowed`, or a measure one in `needs`, and `why_not` is left out.",
        why: "The player sees something that cannot be had and is not told why; that is a riddle and no decision.",
        example: r#"measures: [(id: "rehearse", needs: Known("scripts-changed"))]"#,
        instead: r#"measures: [(id: "rehearse", needs: Known("scripts-changed"), why_not: "Nobody has asked for it yet.")]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let choices = ground.index.decisions.iter().flat_map(|decision| decision.choices);
    let choices = choices.map(|choice| (&*choice.id, &choice.allowed, &choice.why_not, choice.span, "allowed"));
    let measures = ground.raw.measures.iter();
    let measures = measures.map(|measure| (&*measure.id, &measure.needs, &measure.why_not, measure.span, "needs"));
    for (id, cond, why_not, span, field) in choices.chain(measures) {
        if *cond != Cond::Always && why_not.value.is_empty() {
            let message = format!("\"{}\" can be locked, and does not say why", id.value);
            let hint = "add `why_not:` with a reason that does not give the condition away";
            out.push(RULE.says(message).at(ground.place(span, field), "locked unless this holds").hint(hint));
        }
    }
}
