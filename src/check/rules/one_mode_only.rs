//! A decision in which every option is of the same mode.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0661"),
        severity: Severity::Warning,
        title: "a decision in a single mode",
        what: "Three options or more of a decision are all of the same conflict mode.",
        why: "It says nothing about how somebody handles conflict, and the review has nothing to compare.",
        example: r#"scenes: [(id: "call", choices: [(id: "ask", mode: Avoiding), (id: "insist", mode: Avoiding), (id: "later", mode: Avoiding)])]"#,
        instead: r#"scenes: [(id: "call", choices: [(id: "ask", mode: Collaborating), (id: "insist", mode: Competing), (id: "later", mode: Avoiding)])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for decision in &ground.index.decisions {
        let mut modes =
            decision.choices.iter().filter_map(|choice| ground.field(choice.span, "mode").map(|node| (choice, node)));
        let Some((first, node)) = modes.next() else { continue };
        let rest: Vec<_> = modes.map(|(choice, _)| choice.mode).collect();
        if rest.len() >= 2 && rest.len() + 1 == decision.choices.len() && rest.iter().all(|mode| *mode == first.mode) {
            let message = format!("every option of \"{}\" is {:?}", decision.id().value, first.mode);
            let hint = "let the options differ in how they handle the conflict, or name each by what it really is";
            out.push(RULE.says(message).at(node.span, "as all others here").hint(hint));
        }
    }
}
