//! A play that never ends.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::analysis::explore::plays::Replay;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1012"),
        severity: Severity::Warning,
        title: "a play that never ends",
        what: "From some point on nothing leads to an ending, or nothing can be done at all.",
        why: "The player is caught in the story and can only close it.",
        example: r#"scenes: [(id: "office", choices: [
    (id: "fear", to: "office"), (id: "split", to: "office"),
    (
        id: "leave", takes: "5m", mode: Avoiding, shows: [("C3", 2), ("C2", 2)], when: Known("it-runs"),
        say: "Let us leave it there until it is clear.",
        effects: [Trust("mara", -1)],
        reply: [(by: "mara", say: "As you like.")], to: "corridor",
        why: (text: "A talk has an end that both can see.", source: "RM2"),
    ),
])]"#,
        instead: r#"scenes: [(id: "office", choices: [
    (id: "fear", to: "corridor"), (id: "split", to: "corridor"),
    (
        id: "leave", takes: "5m", mode: Avoiding, shows: [("C3", 2), ("C2", 2)], when: Known("scripts-changed"),
        say: "Let us leave it there until it is clear.",
        effects: [Trust("mara", -1)],
        reply: [(by: "mara", say: "As you like.")], to: "corridor",
        why: (text: "A talk has an end that both can see.", source: "RM2"),
    ),
])]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let Some(replay) = &explored.stuck else { return };
    let scenario = ground.scenario;
    let at = explored.stuck_in.map_or(ground.raw.title.span, |scene| ground.raw.scenes[scene.index()].id.span);
    let short = Replay { script: replay.script.iter().copied().take(12).collect(), ..replay.clone() };
    let message = "a play is caught here and never ends";
    let way = format!("how it begins: {}", short.told(scenario));
    out.push(
        RULE.says(message)
            .at(at, "no way out")
            .hint("give the scene a choice that is always open and leads on")
            .hint(way),
    );
}
