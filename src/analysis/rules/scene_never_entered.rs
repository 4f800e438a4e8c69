//! A scene that no play enters.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1001"),
        severity: Severity::Warning,
        title: "a scene that nobody comes to",
        what: "A way leads to this scene, and no play goes it: whatever it waits for does not come about.",
        why: "Its lines and choices are never met, and nobody notices until a player misses them.",
        example: r#"scenes: [
    (id: "corridor", routes: [(when: Trust("mara", AtLeast(95)), to: "peace")]),
    (id: "peace", title: "Peace", with: ["mara"], lines: [(by: "mara", say: "I did not think that you would ask.")], to: "table"),
]"#,
        instead: r#"scenes: [
    (id: "corridor", routes: [(when: Trust("mara", AtLeast(45)), to: "peace")]),
    (id: "peace", title: "Peace", with: ["mara"], lines: [(by: "mara", say: "I did not think that you would ask.")], to: "table"),
]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let interruptions: Vec<_> = ground.scenario.events.iter().map(|event| event.scene.index()).collect();
    // A scene of an interruption that never comes is told with the interruption.
    let never = explored.seen.scenes.iter().enumerate().filter(|(at, seen)| **seen == 0 && !interruptions.contains(at));
    for (at, _) in never {
        let id = &ground.raw.scenes[at].id;
        let message = format!("the scene \"{}\" is not entered {}", id.value, explored.extent());
        let hint = "look at the conditions and times on the ways to it, or take it out; `warroom graph` draws the ways";
        out.push(RULE.says(message).at(id.span, "nobody comes here").hint(hint));
    }
}
