//! A person at the table who accepts everything.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1024"),
        severity: Severity::Warning,
        title: "somebody who accepts everything",
        what: "The person sits at a table and objects to no package that was tried.",
        why: "Nobody has to win them. A party with nothing at stake is a chair, not a person.",
        example: r#"cast: [(id: "jonas", demand: 0, blocks: [], windows: [("thursday", 20), ("monday", 20)])]"#,
        instead: r#"cast: [(id: "jonas", demand: 4)]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let tables = &explored.tables;
    for (at, person) in ground.raw.cast.iter().enumerate() {
        let objects = tables.objects | explored.seen.objected;
        if tables.there >> at & 1 == 1 && objects >> at & 1 == 0 {
            let message = format!("{} objects to none of {} packages", person.name.value, tables.packages);
            let hint =
                "raise their `demand`, give them a need that only some measures serve, or something that they block";
            out.push(RULE.says(message).at(person.id.span, "accepts everything").hint(hint));
        }
    }
}
