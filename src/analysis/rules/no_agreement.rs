//! A table at which no agreement is possible.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::SceneKind;

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1020"),
        severity: Severity::Warning,
        title: "a table without an agreement",
        what: "At none of the tables that plays came to does everybody accept any package that was tried.",
        why: "The negotiation cannot be won by negotiating. Packages are bettered measure by measure, so an agreement that is there is nearly always found.",
        example: r#"cast: [(id: "mara", demand: 40)]"#,
        instead: r#"cast: [(id: "mara", demand: 7)]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let tables = &explored.tables;
    if tables.states == 0 || tables.agreeable > 0 {
        return;
    }
    let table = ground.raw.scenes.iter().find(|scene| scene.kind == SceneKind::Table);
    let at = table.map_or(ground.raw.title.span, |scene| scene.id.span);
    let message = format!("no package of {} at {} tables is accepted by everybody", tables.packages, tables.states);
    let hint = "lower a `demand`, let measures serve more needs, or loosen what somebody blocks";
    out.push(RULE.says(message).at(at, "nobody can agree here").hint(hint));
}
