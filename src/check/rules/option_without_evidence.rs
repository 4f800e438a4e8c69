//! An option that shows nothing where the others show something.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0653"),
        severity: Severity::Warning,
        title: "an option without evidence",
        what: "A choice has no `shows`, and most of the others in the same decision have one.",
        why: "Whoever takes it is not observed at all, so the easiest way to a clean profile is to take it.",
        example: r#"scenes: [(id: "call", choices: [(id: "later", shows: [])])]"#,
        instead: r#"scenes: [(id: "call", choices: [(id: "later", shows: [("C3", 2), ("C2", 2)])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for decision in &ground.index.decisions {
        let without = decision.choices.iter().filter(|choice| choice.shows.is_empty());
        if without.clone().count() * 2 < decision.choices.len() {
            for choice in without {
                let message = format!(
                    "\"{}\" shows no competency, and the others of \"{}\" do",
                    choice.id.value,
                    decision.id().value
                );
                let hint = "add `shows` with the competencies and levels that this option is evidence of";
                out.push(RULE.says(message).at(choice.id.span, "no evidence").hint(hint));
            }
        }
    }
}
