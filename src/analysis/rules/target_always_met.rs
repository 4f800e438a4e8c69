//! A target that no play misses.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1019"),
        severity: Severity::Warning,
        title: "a target that nobody can miss",
        what: "Every play ends with this gauge at its target.",
        why: "Where nothing can go wrong nothing is learned; the gauge says nothing about how somebody played.",
        example: r#"scoring: (downtime: "90h")"#,
        instead: r#"scoring: (downtime: "45m")"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    for (name, gauge) in ["trust", "compliance", "downtime"].iter().zip(explored.seen.gauges) {
        // A gauge that cannot move is told as that.
        if gauge.missed == 0 && gauge.met > 0 && gauge.moved {
            let worst = if *name == "trust" { gauge.least } else { gauge.most };
            let message =
                format!("the target for {name} is met by every play {}; the worst is {worst}", explored.extent());
            let at = ground.raw.scoring.as_ref().map(|scoring| ground.place(scoring.span, name));
            let at = at.unwrap_or(ground.raw.title.span);
            out.push(RULE.says(message).at(at, "nobody misses it").hint("set it so that careless play misses it"));
        }
    }
}
