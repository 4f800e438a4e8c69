//! An option that is never worth taking.

use super::places;
use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule. It looks at up to ten states of each decision outside hubs, and plays each option out a few times.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1027"),
        severity: Severity::Warning,
        title: "an option that nothing speaks for",
        what: "In every state that was looked at another option is at least as good in trust, risk of a finding, service, evidence and time, and comes to more in the end.",
        why: "A trap tempts: it saves time, or pleases somebody. An option that nothing speaks for is taken by nobody who reads it.",
        example: r#"scenes: [(id: "office", choices: [(
    id: "scold", takes: "1h", mode: Competing, shows: [("C3", 1), ("C2", 1)],
    say: "You had three weeks to say so, and you slept.",
    effects: [Trust("mara", -12), Trust("jonas", -12), Tension("teams", 2)],
    reply: [(by: "mara", mood: Angry, say: "Get out.")],
    to: "corridor",
    why: (text: "Blame closes what a question opens.", source: "RM2"),
)])]"#,
        instead: r#"scenes: [(id: "office", choices: [(
    id: "hurry", mode: Competing, shows: [("C3", 1), ("C2", 1)],
    say: "I have ten people waiting; tell me in one line.",
    effects: [Trust("mara", 2), Trust("jonas", 8)],
    reply: [(by: "mara", mood: Silent, say: "One line will not do.")],
    to: "corridor",
    why: (text: "Hurry is heard as a lack of interest.", source: "RM2"),
)])]"#,
    },
    find,
};

/// In fewer states it may be chance: where all were looked at, and where some were.
const ENOUGH: (u32, u32) = (3, 6);

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let Some(tries) = &explored.tries else { return };
    let enough = if explored.proven { ENOUGH.0 } else { ENOUGH.1 };
    for (at, tried) in tries.options.iter().enumerate() {
        if tried.states < enough || tried.outdone < tried.states {
            continue;
        }
        let Some(choice) = places::choice(ground, at) else { continue };
        let lost = tried.lost / i64::from(tried.states) / 1000;
        let message = format!(
            "nothing speaks for \"{}\" in {} states: it costs {lost} points on average, and wins nothing at once",
            choice.id.value, tried.states
        );
        let hint = "let it save time, please somebody or look safe; or take it out";
        out.push(RULE.says(message).at(choice.id.span, "never worth taking").hint(hint));
    }
}
