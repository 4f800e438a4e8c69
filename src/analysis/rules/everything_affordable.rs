//! A table at which everything can be had.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1022"),
        severity: Severity::Warning,
        title: "everything can be had at once",
        what: "All measures fit into one package for the window on the schedule (of two that exclude each other, one): hours, lead times and what each needs allow it.",
        why: "Where nothing is scarce there is nothing to weigh: the player takes everything.",
        example: r#"cast: [(id: "mara", hours: "40h"), (id: "jonas", hours: "40h")]"#,
        instead: r#"cast: [(id: "mara", hours: "5h"), (id: "jonas", hours: "7h")]"#,
    },
    find,
};

/// Of fewer measures it is no wonder.
const FEW: usize = 3;

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let Some(replay) = explored.tables.affordable.as_ref().filter(|_| ground.raw.measures.len() > FEW) else { return };
    let way = format!("a way there: {}", replay.told(ground.scenario));
    let hint =
        "let measures take hours of the same people, exclude each other, or need more lead than the window leaves";
    let at = ground.raw.measures[0].id.span;
    let message = format!(
        "everything fits into one package for the window on the schedule ({} measures)",
        ground.raw.measures.len()
    );
    out.push(RULE.says(message).at(at, "and all the others with it").hint(hint).hint(way));
}
