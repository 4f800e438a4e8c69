//! A flag that is of no consequence.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0406"),
        severity: Severity::Warning,
        title: "a flag that nothing asks for",
        what: "No condition asks for a flag, and it has no title that would show it among the agreements.",
        why: "Whatever sets it is without consequence: a promise that is forgotten as soon as it is made.",
        example: r#"flags: [(id: "promised")],
scenes: [(id: "call", choices: [(id: "ask", effects: [Set("promised")])])]"#,
        instead: r#"flags: [(id: "promised", title: "Mara sees the list first", to: "mara")],
scenes: [(id: "call", choices: [(id: "ask", effects: [Set("promised")])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for flag in &ground.raw.flags {
        let id = flag.id.value.as_str();
        if flag.title.value.is_empty() && flag.time_box.is_none() && !ground.index.mentions.flags.contains(id) {
            let message = format!("nothing asks for the flag \"{id}\"");
            let hint = "ask for it in a condition, give it a `title` so that the player sees it, or take it away";
            out.push(RULE.says(message).at(flag.id.span, "without consequence").hint(hint));
        }
    }
}
