//! A target that no play meets.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1018"),
        severity: Severity::Warning,
        title: "a target out of reach",
        what: "No play ends with this gauge at its target.",
        why: "A target that cannot be met teaches that trying is in vain.",
        example: r#"scoring: (trust: 99)"#,
        instead: r#"scoring: (trust: 42)"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    for (name, gauge) in ["trust", "compliance", "downtime"].iter().zip(explored.seen.gauges) {
        if gauge.met == 0 && gauge.missed > 0 {
            let reached = if *name == "trust" { gauge.most } else { gauge.least };
            let message = format!("the target for {name} is not met {}; the nearest is {reached}", explored.extent());
            let at = ground.raw.scoring.as_ref().map(|scoring| ground.place(scoring.span, name));
            let at = at.unwrap_or(ground.raw.title.span);
            out.push(RULE.says(message).at(at, "nobody meets it").hint("lower it, or give the player a way to it"));
        }
    }
}
