//! Interruptions without a moment, or moments without an interruption.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0417"),
        severity: Severity::Warning,
        title: "an interruption that never comes",
        what: "There are `events`, and no scene says `interrupt: true`; or a scene says so and there are no events.",
        why: "An interruption is drawn only where a scene lets it in.",
        example: r#"events: [(id: "rings", scene: "phone")],
scenes: [(id: "phone", with: ["helena"], lines: [(by: "helena", say: "Is it in?")])]"#,
        instead: r#"events: [(id: "rings", scene: "phone")],
scenes: [
    (id: "phone", with: ["helena"], lines: [(by: "helena", say: "Is it in?")]),
    (id: "night", interrupt: true),
]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let waits = ground.raw.scenes.iter().find(|scene| scene.interrupt.value);
    match (ground.raw.events.first(), waits) {
        (Some(event), None) => {
            let message = format!("nothing lets the interruption \"{}\" in", event.id.value);
            let hint = "write `interrupt: true` in the scenes before which one may come";
            out.push(RULE.says(message).at(event.id.span, "no scene waits for it").hint(hint));
        }
        (None, Some(scene)) => {
            let message = format!("before \"{}\" an interruption may come, and there is none", scene.id.value);
            let hint = "add `events`, or take `interrupt` away";
            out.push(RULE.says(message).at(scene.interrupt.span, "nothing comes").hint(hint));
        }
        _ => {}
    }
}
