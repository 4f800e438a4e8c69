//! A person who appears nowhere.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0412"),
        severity: Severity::Warning,
        title: "a person without a part",
        what: "Nobody ever meets this person: they are in no scene and no visit, say no line, answer for no measure and decide nothing.",
        why: "They count in the gauge of trust all the same, and the player cannot reach them.",
        example: r#"cast: [(id: "kim", name: "Kim Berg", role: "Trainee", portrait: (skin: 1, hair: Curly))]"#,
        instead: r#"cast: [(id: "kim", name: "Kim Berg", role: "Trainee", portrait: (skin: 1, hair: Curly))],
scenes: [(id: "night", with: ["jonas", "kim"])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let scenario = ground.scenario;
    let scenes = scenario.scenes.iter().fold(0, |all, scene| all | scene.with);
    let mut met = scenario.visits.iter().fold(scenes, |all, visit| all | visit.with);
    let lines = scenario.lines.iter().filter_map(|line| line.by);
    let owners = scenario.measures.iter().map(|measure| measure.owner);
    let decides = scenario.authority.iter().map(|authority| authority.person);
    lines.chain(owners).chain(decides).for_each(|person| met |= person.bit() as u16);
    for (_, person) in ground.raw.cast.iter().enumerate().filter(|(at, _)| met >> at & 1 == 0) {
        let message = format!("nobody ever meets \"{}\"", person.id.value);
        let hint = "put them into the `with` of a scene or a visit, or take them out of the cast";
        out.push(RULE.says(message).at(person.id.span, "in no scene").hint(hint));
    }
}
