//! A scene to which nothing leads.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0413"),
        severity: Severity::Warning,
        title: "a scene that nothing leads to",
        what: "No choice, no route and no interruption leads to this scene, by way of whatever other scenes.",
        why: "Nobody will ever see it.",
        example: r#"scenes: [(id: "attic", title: "The attic", lines: [(say: "Nobody has been here.")], to: "table")]"#,
        instead: r#"scenes: [
    (id: "attic", title: "The attic", lines: [(say: "Nobody has been here.")], to: "table"),
    (id: "corridor", to: "attic"),
]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let scenario = ground.scenario;
    let mut reached = vec![false; scenario.scenes.len()];
    let mut open = vec![scenario.start.index()];
    if scenario.scenes.iter().any(|scene| scene.interrupt) {
        open.extend(scenario.events.iter().map(|event| event.scene.index()));
    }
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut reached[at], true) {
            continue;
        }
        let scene = &scenario.scenes[at];
        let visits = scene.visits.clone().flat_map(|visit| scenario.visits[usize::from(visit)].choices.clone());
        let choices = scene.choices.clone().chain(visits).filter_map(|choice| scenario.choices[usize::from(choice)].to);
        open.extend(choices.chain(scene.routes.iter().map(|(_, to)| *to)).chain(scene.to).map(|to| to.index()));
    }
    for (scene, _) in ground.raw.scenes.iter().zip(&reached).filter(|(_, reached)| !**reached) {
        let message = format!("nothing leads to the scene \"{}\"", scene.id.value);
        let hint = "let a choice or another scene lead `to` it, or take it away";
        out.push(RULE.says(message).at(scene.id.span, "out of reach").hint(hint));
    }
}
