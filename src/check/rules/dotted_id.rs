//! An id that can make two texts collide.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Id;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0712"),
        severity: Severity::Warning,
        title: "a dot in an id",
        what: "An id has a dot in it.",
        why: "Texts are translated under ids that are put together with dots, such as `choice.ask.say`; with another dot two of them can become the same.",
        example: r#"documents: [(id: "log.2", title: "Log", text: "Lines.")]"#,
        instead: r#"documents: [(id: "log-2", title: "Log", text: "Lines.")]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let raw = ground.raw;
    let mut all: Vec<&Id> = Vec::new();
    all.extend(raw.clock.windows.iter().map(|window| &*window.id));
    all.extend(raw.clock.deadlines.iter().map(|deadline| &*deadline.id));
    all.extend(raw.worlds.iter().map(|world| &*world.id));
    all.extend(raw.cast.iter().map(|person| &*person.id));
    all.extend(raw.cast.iter().flat_map(|person| &person.needs).map(|need| &*need.id));
    all.extend(raw.relations.iter().map(|relation| &*relation.id));
    all.extend(raw.facts.iter().map(|fact| &*fact.id));
    all.extend(raw.risks.iter().map(|risk| &*risk.id));
    all.extend(raw.measures.iter().map(|measure| &*measure.id));
    all.extend(raw.authority.iter().flat_map(|authority| &authority.rules).map(|rule| &*rule.id));
    all.extend(raw.flags.iter().map(|flag| &*flag.id));
    all.extend(raw.documents.iter().map(|paper| &*paper.id));
    all.extend(raw.scenes.iter().map(|scene| &*scene.id));
    all.extend(raw.scenes.iter().flat_map(|scene| &scene.visits).map(|visit| &*visit.id));
    all.extend(ground.index.decisions.iter().flat_map(|decision| decision.choices).map(|choice| &*choice.id));
    all.extend(raw.endings.iter().map(|ending| &*ending.id));
    for id in all.into_iter().filter(|id| id.value.contains('.')) {
        let hint = format!("write \"{}\"", id.value.replace('.', "-"));
        out.push(RULE.says(format!("the id \"{}\" has a dot in it", id.value)).at(id.span, "a dot").hint(hint));
    }
}
