//! A choice to which nobody answers.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Effect;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0703"),
        severity: Severity::Warning,
        title: "a choice without an answer",
        what: "A choice has no `reply`, and others of the same decision have one.",
        why: "The player says something and nothing happens; it looks like a mistake, and often it is one.",
        example: r#"scenes: [(id: "call", choices: [(id: "ask", reply: [])])]"#,
        instead: r#"scenes: [(id: "call", choices: [(id: "ask", reply: [(by: "mara", say: "Let me look.")])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for decision in &ground.index.decisions {
        if decision.choices.iter().all(|choice| choice.reply.is_empty()) {
            continue;
        }
        for choice in decision.choices.iter().filter(|choice| choice.reply.is_empty()) {
            let ends = choice.effects.contains(&Effect::End);
            if !ends {
                let message = format!("nobody answers to \"{}\"", choice.id.value);
                let hint = "add `reply:` with at least one line: what is said, or what one sees";
                out.push(RULE.says(message).at(choice.id.span, "no reply").hint(hint));
            }
        }
    }
}
