//! A gauge whose band no evidence narrows.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1016"),
        severity: Severity::Warning,
        title: "a band that nothing narrows",
        what: "A gauge has a band because truths are hidden, and nothing that comes to light in any play makes it narrower.",
        why: "Asking is not rewarded: whoever looks knows no more of the risk than whoever does not.",
        example: r#"cast: [(id: "mara", moved_by: ["it-runs"], knows: [(tells: "scripts-changed", asked: "what-changed", trust: 95),
    (tells: "proof", asked: "what-fear", setting: Alone, trust: 40),
])]"#,
        instead: r#"cast: [(id: "mara", moved_by: ["it-runs"], knows: [
    (tells: "scripts-changed", asked: "what-changed", trust: 35),
    (tells: "proof", asked: "what-fear", setting: Alone, trust: 40),
])]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    for (name, band) in ["compliance risk", "downtime"].iter().zip(explored.seen.bands) {
        if band.wide && !band.narrowed {
            let message = format!("nothing that is found out narrows the band of {name} {}", explored.extent());
            let hint = "let somebody tell what hides a risk (`hidden_until`), or what tells the worlds apart";
            out.push(RULE.says(message).at(ground.raw.title.span, "in this scenario").hint(hint));
        }
    }
}
