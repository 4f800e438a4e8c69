//! A scene that is said to begin before the story.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0604"),
        severity: Severity::Warning,
        title: "a scene before the story starts",
        what: "The `at` of a scene, or every `until` of a hub, lies before the moment at which the story starts.",
        why: "Time never runs back: the scene begins whenever one comes to it, and the hub is over before it begins.",
        example: r#"scenes: [(id: "table", at: "Mon 10:00")]"#,
        instead: r#"scenes: [(id: "table", at: "Tue 14:00")]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let now = ground.scenario.now;
    for scene in &ground.raw.scenes {
        if let Some(at) = &scene.at
            && at.value.0 < now
        {
            let message = format!("\"{}\" is to begin before the story does", scene.id.value);
            let hint = "write a later moment; \"Mon+1 10:00\" is the Monday of the next week";
            out.push(RULE.says(message).at(at.span, "before `clock.now`").hint(hint));
        }
        if let Some(first) = scene.until.first()
            && scene.until.iter().all(|until| until.at.value.0 <= now)
        {
            let message = format!("the hub \"{}\" is over before the story starts", scene.id.value);
            let hint = "write a later moment; \"Mon+1 10:00\" is the Monday of the next week";
            out.push(RULE.says(message).at(first.at.span, "not after `clock.now`").hint(hint));
        }
    }
}
