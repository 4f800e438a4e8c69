//! A measure that needs what it rules out.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0614"),
        severity: Severity::Warning,
        title: "a measure that excludes what it stands on",
        what: "A measure must come after another that it excludes, or excludes all of those of which one must come first.",
        why: "It can never be in a package.",
        example: r#"measures: [(id: "rehearse", after: ["watch"], excludes: ["watch"])]"#,
        instead: r#"measures: [(id: "rehearse", after: ["trial"], excludes: ["watch"])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for (measure, model) in ground.raw.measures.iter().zip(&ground.scenario.measures) {
        let none_left = model.after_any != 0 && model.after_any & !model.excludes == 0;
        if model.after & model.excludes != 0 || none_left {
            let message = format!("\"{}\" excludes what must come before it", measure.id.value);
            let field = if none_left { "after_any" } else { "after" };
            let hint = "take it out of `excludes` (here or there: exclusion is mutual) or out of what must come first";
            out.push(RULE.says(message).at(ground.place(measure.span, field), "excluded as well").hint(hint));
        }
    }
}
