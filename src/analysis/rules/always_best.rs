//! A choice that is best in every state.

use super::places;
use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule. It looks at up to ten states of each decision outside hubs, and plays each option out a few times.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1028"),
        severity: Severity::Warning,
        title: "a choice that is best in every state",
        what: "Whatever is known and however people stand, this option comes to far more than any other.",
        why: "What came before does not matter for it: the player needs to know the word for it, not the situation.",
        example: r#"scenes: [(id: "office", choices: [
    (id: "fear", effects: [Trust("mara", 20), Trust("jonas", 20), Tension("teams", -3), Ask("mara", "what-fear")]),
    (id: "split", effects: [Trust("mara", -12), Trust("jonas", -12), Tension("teams", 3)]),
])]"#,
        instead: r#"scenes: [(id: "office", choices: [(id: "split", effects: [Trust("mara", 1), Trust("jonas", 3)])])]"#,
    },
    find,
};

/// In fewer states it may be chance.
const ENOUGH: u32 = 3;
/// By so much of the range it must be ahead on average, in permille.
const FAR: i64 = 150;

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let Some(tries) = &explored.tries else { return };
    for (at, tried) in tries.options.iter().enumerate() {
        let ahead = tried.ahead * 1000 / i64::from(tried.states.max(1)) / tries.range.max(1);
        if tried.states < ENOUGH || tried.best < tried.states || ahead < FAR {
            continue;
        }
        let Some(choice) = places::choice(ground, at) else { continue };
        let message = format!(
            "\"{}\" is best in all {} states that were looked at, by {} % of the range",
            choice.id.value,
            tried.states,
            ahead / 10
        );
        let hint =
            "let another option be better where something else is known, somebody else is there, or time is short";
        out.push(RULE.says(message).at(choice.id.span, "always best").hint(hint));
    }
}
