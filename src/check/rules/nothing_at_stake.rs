//! Somebody at the table who agrees to everything.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::model::PersonId;
use crate::scenario::raw::SceneKind;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0613"),
        severity: Severity::Warning,
        title: "somebody who blocks nothing",
        what: "Somebody sits at a table, and has no needs, no `blocks`, no window that they dislike, and a demand of 0.",
        why: "They say yes to everything; the player has one listener more and nobody more to win.",
        example: r#"cast: [(id: "kim", name: "Kim Berg", role: "Trainee", demand: 0, portrait: (skin: 1, hair: Curly))],
scenes: [(id: "table", with: ["mara", "jonas", "helena", "kim"])]"#,
        instead: r#"cast: [(id: "kim", name: "Kim Berg", role: "Trainee", demand: 0, windows: [("monday", -3)], portrait: (skin: 1, hair: Curly))],
scenes: [(id: "table", with: ["mara", "jonas", "helena", "kim"])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let scenario = ground.scenario;
    let tables = scenario.scenes.iter().filter(|scene| scene.kind == SceneKind::Table);
    let seated = tables.fold(0, |all, scene| all | scene.with);
    let decides = scenario.authority.as_ref().map(|authority| authority.person);
    for (at, person) in scenario.cast.iter().enumerate() {
        let calm = person.needs.is_empty() && person.blocks.is_empty() && person.demand == 0;
        let content = calm && person.windows.iter().all(|liking| *liking >= 0);
        if content && seated >> at & 1 == 1 && decides != Some(PersonId::at(at)) {
            let raw = &ground.raw.cast[at];
            let hint = "give them a need, a window that they dislike or something that they block, or take them from the table";
            let message = format!("\"{}\" agrees to everything at the table", raw.id.value);
            out.push(RULE.says(message).at(raw.id.span, "nothing at stake").hint(hint));
        }
    }
}
