//! A gauge that cannot move.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1017"),
        severity: Severity::Warning,
        title: "a gauge that cannot move",
        what: "Whatever is done, one of the three gauges stays where it stands at the start.",
        why: "It takes room on the screen and a third of the outcome, and the player has no hand in it.",
        example: r#"risks: [(id: "late", finding: None)]"#,
        instead: r#"risks: [(id: "late", finding: Severe)]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    for (name, gauge) in ["trust", "compliance risk", "downtime"].iter().zip(explored.seen.gauges) {
        if !gauge.moved {
            let message = format!("the gauge of {name} does not move {}", explored.extent());
            let hint = "give it something to depend on: a choice that moves trust, a risk with a finding, a risk with an outage";
            out.push(RULE.says(message).at(ground.raw.title.span, "in this scenario").hint(hint));
        }
    }
}
