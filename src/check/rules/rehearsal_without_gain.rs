//! A rehearsal that makes the way back no shorter.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0616"),
        severity: Severity::Warning,
        title: "a rehearsal that gains nothing",
        what: "The rehearsed way back takes as long as the one that nobody has tried, or restoring takes no longer than rolling back.",
        why: "Then the point of no return and the rehearsal are words only.",
        example: r#"remediation: (takes: "2h", rehearsed: "2h")"#,
        instead: r#"remediation: (takes: "2h", rehearsed: "40m")"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let Some(plan) = &ground.raw.remediation else { return };
    if !plan.rehearsed_by.is_empty() && plan.rehearsed.0 >= plan.takes.0 {
        let says = RULE.says("the rehearsed way back takes as long as the untried one");
        let says = says.at(ground.place(plan.span, "rehearsed"), "no shorter");
        out.push(
            says.at(ground.place(plan.span, "takes"), "than this")
                .hint("write how long it takes once it has been rehearsed"),
        );
    }
    if plan.restore.0 <= plan.takes.0 {
        let says = RULE.says("restoring takes no longer than rolling back");
        let says = says.at(ground.place(plan.span, "restore"), "no longer");
        let hint = "after the point of no return the way back is longer: write how long restore and reconcile take";
        out.push(says.at(ground.place(plan.span, "takes"), "than this").hint(hint));
    }
}
