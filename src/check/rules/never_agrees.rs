//! Somebody whom no package can win.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::model::PersonId;
use crate::scenario::raw::SceneKind;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0615"),
        severity: Severity::Warning,
        title: "somebody who can never agree",
        what: "Even with every need served and known, full trust, no tension and every fact that moves them, somebody stays below their demand in every window.",
        why: "No agreement is possible, however well the player plays.",
        example: r#"cast: [(id: "mara", demand: 40, windows: [("thursday", -20), ("monday", -10)])]"#,
        instead: r#"cast: [(id: "mara", demand: 6, windows: [("thursday", -20), ("monday", -10)])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let scenario = ground.scenario;
    let tables = scenario.scenes.iter().filter(|scene| scene.kind == SceneKind::Table);
    let seated = tables.fold(0, |all, scene| all | scene.with);
    let decides = scenario.authority.as_ref().map(|authority| authority.person);
    let served = scenario.measures.iter().fold(0u128, |all, measure| all | measure.serves);
    for (at, person) in scenario.cast.iter().enumerate() {
        if seated >> at & 1 == 0 || decides == Some(PersonId::at(at)) {
            continue;
        }
        let needs: i32 = person
            .needs
            .iter()
            .filter(|(need, _)| served & need.bit() != 0)
            .map(|(_, weight)| i32::from(*weight))
            .sum();
        let moved = i32::try_from(person.moved_by.count_ones()).unwrap_or(0);
        let liking = person.windows.iter().copied().max().unwrap_or(0);
        let most = needs + liking + (100 - 50) / 3 + 3 * moved - person.demand;
        if most < 0 {
            let raw = &ground.raw.cast[at];
            let message = format!("\"{}\" stays {} below what it takes, at the very best", raw.id.value, -most);
            let hint = "lower the `demand`, let a measure serve a need of theirs, or let them like some window better";
            out.push(RULE.says(message).at(ground.place(raw.span, "demand"), "out of reach").hint(hint));
        }
    }
}
