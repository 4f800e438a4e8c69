//! An agreement with nothing proven.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::SceneKind;

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1021"),
        severity: Severity::Warning,
        title: "an agreement with nothing found out",
        what: "A play comes to the table without a single fact or need, and everybody accepts some package there.",
        why: "Then asking is of no use for the table, and the quickest way through is to ask nobody anything.",
        example: r#"cast: [(id: "mara", demand: 0, blocks: [], windows: [("thursday", 20)]), (id: "jonas", demand: 0, windows: [("thursday", 12), ("monday", -4)])]"#,
        instead: r#"cast: [(id: "mara", demand: 5), (id: "jonas", demand: 3)]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let Some(replay) = &explored.tables.blind else { return };
    let table = ground.raw.scenes.iter().find(|scene| scene.kind == SceneKind::Table);
    let at = table.map_or(ground.raw.title.span, |scene| scene.id.span);
    let way = format!("a way there: {}", replay.told(ground.scenario));
    let message = "everybody can agree here although nothing has been found out";
    let hint = "raise a `demand`, let somebody block what is not proven, or let measures need what must be found first";
    out.push(RULE.says(message).at(at, "agreed without asking").hint(hint).hint(way));
}
