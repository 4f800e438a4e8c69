//! An ending that no play comes to.

use super::follows::Follows;
use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1008"),
        severity: Severity::Warning,
        title: "an ending that nobody comes to",
        what: "Endings are tried in their order, and this one is never the first that fits.",
        why: "An ending is the longest text of a scenario, and this one is read by nobody.",
        example: r#"endings: [(id: "quiet", when: All([Trust("mara", AtLeast(95)), Outage(AtMost("30m"))]))]"#,
        instead: r#"endings: [(id: "quiet", when: All([Trust("mara", AtLeast(45)), Outage(AtMost("30m"))]))]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let seen = &explored.seen;
    let follows = Follows::new(ground, explored);
    for (at, ending) in ground.raw.endings.iter().enumerate().filter(|(at, _)| !seen.endings[*at]) {
        // A rare ending may be missed by plays; one of whose conditions no play met at all is out of reach.
        if !explored.proven && seen.parts[at].iter().all(|held| *held) {
            continue;
        }
        if follows.never(&ground.scenario.endings[at].when) {
            continue;
        }
        let message = format!("the ending \"{}\" does not come {}", ending.id.value, explored.extent());
        let hint = "loosen its condition, or put it before an ending that takes its cases";
        out.push(RULE.says(message).at(ending.id.span, "nobody comes to this").hint(hint));
    }
}
