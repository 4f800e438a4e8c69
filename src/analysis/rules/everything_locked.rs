//! A scene in which everything is locked.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1011"),
        severity: Severity::Warning,
        title: "a scene with everything locked",
        what: "A play comes to this scene, is offered something, and all of it is locked.",
        why: "The scene goes by without a decision. A lock should leave another way; here the player reads reasons and can do nothing.",
        example: r#"scenes: [(id: "office", to: "corridor", choices: [
    (id: "fear", allowed: Trust("mara", AtLeast(40)), why_not: "She does not look up."),
    (id: "split", allowed: Trust("mara", AtLeast(40)), why_not: "She does not look up."),
])]"#,
        instead: r#"scenes: [(id: "office", to: "corridor", choices: [
    (id: "fear", allowed: Trust("mara", AtLeast(40)), why_not: "She does not look up."),
])]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    for (scene, replay) in &explored.locked {
        let id = &ground.raw.scenes[scene.index()].id;
        let message = format!("in the scene \"{}\" everything can be locked at once", id.value);
        let way = format!("a way there: {}", replay.told(ground.scenario));
        let hint = "leave one choice without `allowed`, or offer one only where the others are locked";
        out.push(RULE.says(message).at(id.span, "nothing is open here then").hint(hint).hint(way));
    }
}
