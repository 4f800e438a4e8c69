//! Two worlds that no play can tell apart.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1015"),
        severity: Severity::Warning,
        title: "two worlds that nobody can tell apart",
        what: "Nothing that can be found out in any play holds in one of these worlds and not in the other.",
        why: "The player cannot know in which of them they are, so what differs between them is luck.",
        example: r#"worlds: [(id: "slowly", title: "One script is slow", weight: 1, holds: ["export", "it-fails"])]"#,
        instead: r#"worlds: [(id: "slowly", title: "One script is slow", weight: 1, holds: ["export", "it-fails", "it-runs"])]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let worlds = &ground.raw.worlds;
    let apart = |one: usize, other: usize| {
        explored.seen.left.keys().any(|(possible, _)| (possible >> one & 1) != (possible >> other & 1))
    };
    for (at, world) in worlds.iter().enumerate() {
        for (before, other) in worlds.iter().enumerate().take(at).filter(|(before, _)| !apart(*before, at)) {
            let _ = before;
            let (one, two) = (&other.id.value, &world.id.value);
            let message = format!("nothing tells the worlds \"{one}\" and \"{two}\" apart {}", explored.extent());
            let hint = "let a fact or a need hold in one of them only, and let somebody tell it";
            out.push(
                RULE.says(message).at(world.id.span, "looks like the other").at(other.id.span, "the other").hint(hint),
            );
        }
    }
}
