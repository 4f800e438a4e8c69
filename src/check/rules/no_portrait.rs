//! A person without a face.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0801"),
        severity: Severity::Warning,
        title: "a person without a portrait",
        what: "Somebody who can be seen in a scene has no `portrait`.",
        why: "All who have none look alike; players tell people apart by their faces before they know the names.",
        example: r#"cast: [(id: "kim", name: "Kim Berg", role: "Trainee")],
scenes: [(id: "night", with: ["jonas", "kim"])]"#,
        instead: r#"cast: [(id: "kim", name: "Kim Berg", role: "Trainee", portrait: (skin: 1, hair: Curly))],
scenes: [(id: "night", with: ["jonas", "kim"])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let scenario = ground.scenario;
    let scenes = scenario.scenes.iter().fold(0, |all, scene| all | (scene.with & !scene.by_phone));
    let seen = scenario.visits.iter().fold(scenes, |all, visit| all | (visit.with & !visit.by_phone));
    for (at, person) in ground.raw.cast.iter().enumerate() {
        if seen >> at & 1 == 1 && person.portrait.is_none() {
            let message = format!("\"{}\" has no portrait", person.id.value);
            let hint = "add `portrait: (skin: 4, hair: Bob, ..)`; `warroom contact-sheet --presets -o FILE.png` shows what there is";
            out.push(RULE.says(message).at(person.id.span, "no face of their own").hint(hint));
        }
    }
}
