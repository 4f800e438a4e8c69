//! An option whose conflict mode is left to the default.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Choice;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0654"),
        severity: Severity::Warning,
        title: "an option without a mode",
        what: "A choice does not say its conflict `mode`, and others of the same decision do.",
        why: "Left out, it counts as compromising, and the profile of modes says what nobody meant.",
        example: r#"scenes: [(id: "call", choices: [(id: "whistle", shows: [("C3", 1), ("C2", 1)], say: "Say nothing at all.", reply: [(by: "mara", say: "Are you there?")], to: "office", why: (text: "Silence is an answer too.", source: "RK2"))])]"#,
        instead: r#"scenes: [(id: "call", choices: [(id: "whistle", mode: Avoiding, shows: [("C3", 1), ("C2", 1)], say: "Say nothing at all.", reply: [(by: "mara", say: "Are you there?")], to: "office", why: (text: "Silence is an answer too.", source: "RK2"))])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for decision in &ground.index.decisions {
        let (with, without): (Vec<&Choice>, Vec<&Choice>) =
            decision.choices.iter().partition(|choice| ground.field(choice.span, "mode").is_some());
        if !with.is_empty() {
            for choice in without {
                let message = format!(
                    "\"{}\" does not say its mode, and others of \"{}\" do",
                    choice.id.value,
                    decision.id().value
                );
                let hint = "write `mode:` with Collaborating, Compromising, Accommodating, Competing or Avoiding";
                out.push(RULE.says(message).at(choice.id.span, "counts as compromising").hint(hint));
            }
        }
    }
}
