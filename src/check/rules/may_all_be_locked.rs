//! A scene that may offer nothing and leads nowhere by itself.

use crate::check::Logic;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::{Cond, SceneKind};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0506"),
        severity: Severity::Warning,
        title: "a scene in which every choice may be locked",
        what: "Every choice of a scene has a condition, it may be that none of them holds, and the scene has no `to` of its own.",
        why: "Where nothing can be chosen the story goes on by the `to` of the scene; without one it ends in the middle.",
        example: r#"scenes: [(id: "night", choices: [
    (id: "back", when: Known("it-fails")),
    (id: "stay", when: Happened("export")),
])]"#,
        instead: r#"scenes: [(id: "night", choices: [
    (id: "back", when: Known("it-fails")),
    (id: "stay", when: Not(Known("it-fails"))),
])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let logic = Logic::of(ground.scenario);
    let events: Vec<&str> = ground.raw.events.iter().map(|event| event.scene.value.as_str()).collect();
    for scene in &ground.raw.scenes {
        let talks = matches!(scene.kind, SceneKind::Talk | SceneKind::Night);
        if !talks || scene.choices.is_empty() || scene.to.is_some() || events.contains(&scene.id.value.as_str()) {
            continue;
        }
        let open: Vec<Cond> =
            scene.choices.iter().map(|choice| Cond::All(vec![choice.when.clone(), choice.allowed.clone()])).collect();
        let routes = scene.routes.iter().map(|route| &route.when);
        let ways: Vec<&Cond> = open.iter().chain(routes).collect();
        let free = scene.choices.iter().any(|choice| choice.when == Cond::Always && choice.allowed == Cond::Always);
        // Of facts of which one is true in every world, one is known as soon as somebody has looked.
        let looked = |unknown: &[&str]| {
            let worlds = unknown.iter().filter_map(|id| ground.index.known.get(id));
            let worlds = worlds.fold(0, |all, at| all | ground.scenario.known[*at].worlds & part(ground, *at));
            worlds == ground.scenario.all_worlds()
        };
        if !free && logic.gap(&ways, looked) {
            let message = format!("in \"{}\" it may be that nothing can be chosen", scene.id.value);
            let hint = "give the scene a `to`, or one of its choices no condition";
            out.push(RULE.says(message).at(scene.id.span, "the story would end here").hint(hint));
        }
    }
}

/// The worlds in which a fact is true; none if it is true in all of them, because then it may never be looked for.
fn part(ground: &Ground, at: usize) -> u16 {
    let worlds = ground.scenario.known[at].worlds;
    if worlds == ground.scenario.all_worlds() { 0 } else { worlds }
}
