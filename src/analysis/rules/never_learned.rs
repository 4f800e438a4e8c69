//! A fact or need that no play brings to light.

use super::places;
use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1006"),
        severity: Severity::Warning,
        title: "what nobody finds out",
        what: "Somebody could tell this fact or need, or a measure reveal it, and no play brings it to light.",
        why: "The bar of trust is too high, the setting never comes about, or the question is asked too late; whatever waits for it waits in vain.",
        example: r#"facts: [(id: "signature", title: "The signature", text: "It stands under another version.")],
cast: [(id: "mara", moved_by: ["it-runs", "signature"], knows: [
    (tells: "scripts-changed", asked: "what-changed", trust: 35),
    (tells: "proof", asked: "what-fear", setting: Alone, trust: 40),
    (tells: "signature", asked: "what-fear", trust: 90),
])]"#,
        instead: r#"facts: [(id: "signature", title: "The signature", text: "It stands under another version.")],
cast: [(id: "mara", moved_by: ["it-runs", "signature"], knows: [
    (tells: "scripts-changed", asked: "what-changed", trust: 35),
    (tells: "proof", asked: "what-fear", setting: Alone, trust: 40),
    (tells: "signature", asked: "what-fear", trust: 40),
])]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    for at in (0..ground.scenario.known.len()).filter(|at| explored.seen.known >> at & 1 == 0) {
        let Some(id) = places::known(ground, at) else { continue };
        let message = format!("\"{}\" is not found out {}", id.value, explored.extent());
        let hint = "look at the trust, the setting and the evidence that telling it takes, and at who asks where";
        out.push(RULE.says(message).at(id.span, "nobody finds this out").hint(hint));
    }
}
