//! A visit for which the time in its hub never suffices.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::{Cond, SceneKind};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0603"),
        severity: Severity::Warning,
        title: "a visit that never fits",
        what: "A visit takes longer than its hub lasts, even if the player goes there at once.",
        why: "It is offered as locked in every play, and nobody can ever pay it.",
        example: r#"scenes: [(id: "corridor", visits: [(id: "see-jonas", takes: "5h")])]"#,
        instead: r#"scenes: [(id: "corridor", visits: [(id: "see-jonas", takes: "45m")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let now = ground.scenario.now;
    for scene in ground.raw.scenes.iter().filter(|scene| scene.kind == SceneKind::Hub && !scene.until.is_empty()) {
        // The earliest that one can be here, and the latest that it can end.
        let from = scene.at.as_ref().map_or(now, |at| at.value.0.max(now));
        let Some(last) = scene.until.iter().max_by_key(|until| until.at.value.0) else { continue };
        // Without an unconditional end, there may be none at all.
        if !scene.until.iter().any(|until| until.when == Cond::Always) {
            continue;
        }
        for visit in &scene.visits {
            if from.saturating_add(visit.takes.0) > last.at.value.0 {
                let message = format!("the visit \"{}\" takes longer than there is time", visit.id.value);
                let hint = "shorten the visit, or let the hub end later (`until`)";
                let says = RULE.says(message).at(ground.place(visit.span, "takes"), "longer than the hub lasts");
                out.push(says.at(last.at.span, "it ends here at the latest").hint(hint));
            }
        }
    }
}
