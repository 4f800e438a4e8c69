//! A decision in which every option shows the same.

use crate::check::same::shows;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0652"),
        severity: Severity::Warning,
        title: "every option shows the same",
        what: "All choices of a decision show the same competencies at the same levels.",
        why: "The decision is no evidence of anything: it cannot tell one player from another.",
        example: r#"scenes: [(id: "office", choices: [
    (id: "fear", shows: [("C3", 2), ("C2", 2)]),
    (id: "split", shows: [("C3", 2), ("C2", 2)]),
])]"#,
        instead: r#"scenes: [(id: "office", choices: [
    (id: "fear", shows: [("C3", 4), ("C2", 4)]),
    (id: "split", shows: [("C3", 1), ("C2", 2)]),
])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for decision in &ground.index.decisions {
        if let [first, rest @ ..] = decision.choices
            && !rest.is_empty()
            && !first.shows.is_empty()
            && rest.iter().all(|other| shows(&other.shows, &first.shows))
        {
            let message = format!("every option of \"{}\" shows the same", decision.id().value);
            let hint = "give each option the level that it really shows, or leave `shows` away in all of them";
            out.push(RULE.says(message).at(ground.place(first.span, "shows"), "as all others here").hint(hint));
        }
    }
}
