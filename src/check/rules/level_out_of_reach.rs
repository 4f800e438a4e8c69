//! A competency that nobody can show well.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::Span;
use crate::diagnostics::{Code, Severity};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0655"),
        severity: Severity::Warning,
        title: "a competency that nobody can show well",
        what: "Wherever a competency can be shown, the highest level that is offered is below 3.",
        why: "The profile of everybody comes out low, whatever they do.",
        example: r#"scenes: [
    (id: "call", choices: [(id: "ask", shows: [("C3", 4), ("C2", 2)])]),
    (id: "office", choices: [(id: "fear", shows: [("C3", 4), ("C2", 1)])]),
    (id: "corridor", visits: [(id: "see-jonas", choices: [(id: "what-if", shows: [("C3", 3), ("C2", 2)])])]),
]"#,
        instead: r#"scenes: [
    (id: "call", choices: [(id: "ask", shows: [("C3", 4), ("C2", 3)])]),
    (id: "office", choices: [(id: "fear", shows: [("C3", 4), ("C2", 4)])]),
    (id: "corridor", visits: [(id: "see-jonas", choices: [(id: "what-if", shows: [("C3", 3), ("C2", 3)])])]),
]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let choices = ground.index.decisions.iter().flat_map(|decision| decision.choices).flat_map(|choice| &choice.shows);
    let packages = ground.raw.scoring.iter().flat_map(|scoring| &scoring.packages).flat_map(|rule| &rule.shows);
    let mut best: BTreeMap<&str, (u8, Span)> = BTreeMap::new();
    for (id, level) in choices.chain(packages) {
        let entry = best.entry(id.value.as_str()).or_insert((level.value, level.span));
        if level.value > entry.0 {
            *entry = (level.value, level.span);
        }
    }
    for (id, (level, at)) in best.into_iter().filter(|(_, (level, _))| *level < 3) {
        let message = format!("the best that can be shown of {id} is level {level}");
        let hint = format!("add options that show {id} at level 3 and more, or leave it out of this scenario");
        out.push(RULE.says(message).at(at, "the highest that is offered").hint(hint));
    }
}
