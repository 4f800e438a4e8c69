//! A flag that can never be set.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0407"),
        severity: Severity::Warning,
        title: "a flag that nothing sets",
        what: "No effect sets a flag.",
        why: "Every condition that asks for it is decided from the start.",
        example: r#"flags: [(id: "promised")],
scenes: [(id: "call", lines: [(when: Flag("promised"), say: "You promised.")])]"#,
        instead: r#"flags: [(id: "promised")],
scenes: [
    (id: "call", choices: [(id: "ask", effects: [Ask("mara", "what-changed"), Set("promised")])]),
    (id: "office", lines: [(when: Flag("promised"), say: "You promised.")]),
]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for flag in ground.raw.flags.iter().filter(|flag| !ground.index.set.contains(flag.id.value.as_str())) {
        let message = format!("nothing sets the flag \"{}\"", flag.id.value);
        let hint = "let a choice, a scene or a ruling set it (`Set`), or take it away with whatever asks for it";
        out.push(RULE.says(message).at(flag.id.span, "never set").hint(hint));
    }
}
