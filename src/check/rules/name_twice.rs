//! Two things of one kind that are called the same.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Id;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0805"),
        severity: Severity::Warning,
        title: "two things with the same name",
        what: "Two people, windows, measures, risks, visits or endings have the same name.",
        why: "They cannot be told apart in a list, by voice, or in a report.",
        example: r#"measures: [(id: "watch", title: "Rehearse the way back")]"#,
        instead: r#"measures: [(id: "watch", title: "Be there in the morning")]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let raw = ground.raw;
    let mut look = |names: Vec<&Id>| {
        let mut seen: HashMap<&str, &Id> = HashMap::new();
        for name in names.into_iter().filter(|name| !name.value.is_empty()) {
            if let Some(first) = seen.insert(&name.value, name) {
                let says = RULE.says(format!("two things are called \"{}\"", name.value)).at(name.span, "the second");
                out.push(says.at(first.span, "the first").hint("let their names say how they differ"));
            }
        }
    };
    look(raw.cast.iter().map(|person| &person.name).collect());
    look(raw.clock.windows.iter().map(|window| &window.title).collect());
    look(raw.measures.iter().map(|measure| &measure.title).collect());
    look(raw.risks.iter().map(|risk| &risk.title).collect());
    look(raw.facts.iter().map(|fact| &fact.title).collect());
    look(raw.endings.iter().map(|ending| &ending.title).collect());
    look(raw.documents.iter().map(|paper| &paper.title).collect());
    raw.scenes.iter().for_each(|scene| look(scene.visits.iter().map(|visit| &visit.title).collect()));
}
