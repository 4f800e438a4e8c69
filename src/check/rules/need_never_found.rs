//! A need that the player can never find out.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0402"),
        severity: Severity::Warning,
        title: "a need that nobody can find",
        what: "Nobody tells this need, and no effect says `Learn` of it.",
        why: "A need that has not been found counts half at the table, and nothing the player does can change that.",
        example: r#"cast: [(id: "jonas", knows: [])],
scenes: [(id: "corridor", visits: [(id: "see-jonas", choices: [(id: "what-if", effects: [Trust("jonas", 4)])])])]"#,
        instead: r#"cast: [(id: "jonas", knows: [(tells: "not-alone", asked: "what-if", trust: 50)])],
scenes: [(id: "corridor", visits: [(id: "see-jonas", choices: [(id: "what-if", effects: [Ask("jonas", "what-if")])])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for person in &ground.raw.cast {
        let told: HashSet<&str> = person.knows.iter().map(|knows| knows.tells.value.as_str()).collect();
        for need in &person.needs {
            let id = need.id.value.as_str();
            if !told.contains(id) && !ground.index.learnt.contains(id) {
                let message = format!("nothing brings the need \"{id}\" of \"{}\" to light", person.id.value);
                let hint = "add an entry to the person's `knows` that tells it, and a choice that asks for it";
                out.push(RULE.says(message).at(need.id.span, "nobody can find this").hint(hint));
            }
        }
    }
}
