//! A relation that the story never touches.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Effect;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0410"),
        severity: Severity::Warning,
        title: "a relation that nothing moves",
        what: "No effect says `Tension` of this relation.",
        why: "A conflict that nobody can ease or worsen is a decoration; it weighs on the table and the player cannot help it.",
        example: r#"relations: [(id: "board", title: "Who decides", between: ["mara", "helena"], tension: 2)]"#,
        instead: r#"relations: [(id: "board", title: "Who decides", between: ["mara", "helena"], tension: 2)],
scenes: [(id: "call", choices: [(id: "insist", effects: [Trust("mara", -8), Tension("teams", 1), Tension("board", 1)])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let moved = ground.index.done.iter().filter_map(|done| match done.effect {
        Effect::Tension(relation, _) => Some(relation.value.as_str()),
        _ => None,
    });
    let moved: HashSet<&str> = moved.collect();
    for relation in ground.raw.relations.iter().filter(|relation| !moved.contains(relation.id.value.as_str())) {
        let message = format!("nothing moves the relation \"{}\"", relation.id.value);
        let hint = "let a choice raise or lower it with `Tension`, or take it away";
        out.push(RULE.says(message).at(relation.id.span, "stays as it is").hint(hint));
    }
}
