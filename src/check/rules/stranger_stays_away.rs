//! Somebody who stays away from where they would not be.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0421"),
        severity: Severity::Warning,
        title: "absent from where they would not be",
        what: "`absent` or `calls_in` names somebody who is not in the `with` of the scene.",
        why: "Only those who would be there can stay away; most often the name is wrong or missing in `with`.",
        example: r#"scenes: [(id: "night", with: ["jonas"], absent: [("mara", Known("it-runs"))])]"#,
        instead: r#"scenes: [(id: "night", with: ["jonas", "mara"], absent: [("mara", Known("it-runs"))])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for (scene, model) in ground.raw.scenes.iter().zip(&ground.scenario.scenes) {
        for (person, _) in scene.absent.iter().chain(&scene.calls_in) {
            let there = ground.person_id(person).is_none_or(|id| model.with & id.bit() as u16 != 0);
            if !there {
                let message = format!("\"{}\" is not in \"{}\" in the first place", person.value, scene.id.value);
                let hint = "add them to the `with` of the scene, or take them out here";
                out.push(RULE.says(message).at(person.span, "not in `with`").hint(hint));
            }
        }
    }
}
