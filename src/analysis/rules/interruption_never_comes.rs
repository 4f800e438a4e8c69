//! An interruption that never comes.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1009"),
        severity: Severity::Warning,
        title: "an interruption that never comes",
        what: "The interruption has a weight and a condition, and in no play is it drawn.",
        why: "Its condition never holds where a scene allows interruptions, or no such scene is entered.",
        example: r#"events: [(id: "ring", scene: "phone", when: Known("it-runs"))],
scenes: [(id: "corridor", interrupt: true), (
    id: "phone", title: "The telephone rings", with: ["helena"],
    lines: [(by: "helena", say: "I hear that there is trouble.")],
    choices: [
        (
            id: "calm-her", mode: Avoiding, shows: [("C3", 1)],
            say: "It is nothing that need concern you tonight.",
            effects: [Trust("helena", -3), Tension("teams", 1)],
            reply: [(by: "helena", mood: Silent, say: "I see.")],
            why: (text: "Whoever is kept out of it decides without it.", source: "RK2"),
        ),
        (
            id: "tell-her", takes: "5m", mode: Collaborating, shows: [("C3", 3)],
            say: "There is a doubt, and you will have it in writing.",
            effects: [Trust("helena", 2)],
            reply: [(by: "helena", say: "Good.")],
            why: (text: "Bad news travels anyway; from you it comes with a plan.", source: "RM2"),
        ),
    ],
)]"#,
        instead: r#"events: [(id: "ring", scene: "phone", when: Before("Wed 12:00"))],
scenes: [(id: "corridor", interrupt: true), (
    id: "phone", title: "The telephone rings", with: ["helena"],
    lines: [(by: "helena", say: "I hear that there is trouble.")],
    choices: [
        (
            id: "calm-her", mode: Avoiding, shows: [("C3", 1)],
            say: "It is nothing that need concern you tonight.",
            effects: [Trust("helena", -3), Tension("teams", 1)],
            reply: [(by: "helena", mood: Silent, say: "I see.")],
            why: (text: "Whoever is kept out of it decides without it.", source: "RK2"),
        ),
        (
            id: "tell-her", takes: "5m", mode: Collaborating, shows: [("C3", 3)],
            say: "There is a doubt, and you will have it in writing.",
            effects: [Trust("helena", 2)],
            reply: [(by: "helena", say: "Good.")],
            why: (text: "Bad news travels anyway; from you it comes with a plan.", source: "RM2"),
        ),
    ],
)]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    for (at, event) in ground.raw.events.iter().enumerate() {
        if explored.seen.interruptions >> at & 1 == 0 {
            let message = format!("the interruption \"{}\" does not come {}", event.id.value, explored.extent());
            let hint = "let its condition hold before a scene that says `interrupt: true`, or give it weight";
            out.push(RULE.says(message).at(event.id.span, "never drawn").hint(hint));
        }
    }
}
