//! A measure that no play agrees on.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1007"),
        severity: Severity::Warning,
        title: "a measure that is never agreed on",
        what: "The measure can be written into a package or agreed on in a scene, and no play ends with it.",
        why: "It takes up room at the table, and what it treats stays untreated.",
        example: r#"measures: [(id: "drill", title: "A drill with the bank", owner: "jonas", hours: [("jonas", "1h")], lead: "400h", treats: [(risk: "export", outage: "2h")], serves: ["not-alone"])]"#,
        instead: r#"measures: [(id: "drill", title: "A drill with the bank", owner: "jonas", hours: [("jonas", "1h")], lead: "6h", treats: [(risk: "export", outage: "2h")], serves: ["not-alone"])]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    for (at, measure) in ground.raw.measures.iter().enumerate() {
        if explored.seen.agreed >> at & 1 == 1 {
            continue;
        }
        let how =
            if explored.seen.proposed >> at & 1 == 1 { "put forward and not agreed on" } else { "not put forward" };
        let message = format!("the measure \"{}\" is {how} {}", measure.id.value, explored.extent());
        let hint =
            "look at its `needs`, its lead time before the windows, the hours it takes, and whether its owner objects";
        out.push(RULE.says(message).at(measure.id.span, "never agreed on").hint(hint));
    }
}
