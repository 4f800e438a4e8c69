//! A record that alone lacks a text which all others of its kind have.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::Span;
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Id;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0716"),
        severity: Severity::Warning,
        title: "a text that only this one lacks",
        what: "All others of its kind say something, such as a fact its source or a scene its place, and this one does not.",
        why: "Most often it was forgotten, and there is a hole in the place where it is shown.",
        example: r#"documents: [
    (id: "a", title: "Monday", kind: "Log", text: "Lines."),
    (id: "b", title: "Tuesday", kind: "Log", text: "Lines."),
    (id: "c", title: "Wednesday", kind: "Log", text: "Lines."),
    (id: "d", title: "Thursday", text: "Lines."),
]"#,
        instead: r#"documents: [
    (id: "a", title: "Monday", kind: "Log", text: "Lines."),
    (id: "b", title: "Tuesday", kind: "Log", text: "Lines."),
    (id: "c", title: "Wednesday", kind: "Log", text: "Lines."),
    (id: "d", title: "Thursday", kind: "Log", text: "Lines."),
]"#,
    },
    find,
};

/// Fewer records than this are no custom.
const LEAST: usize = 4;

fn find(ground: &Ground, out: &mut Findings) {
    let raw = ground.raw;
    let mut look = |others: &str, fields: &[&str], records: Vec<(&Id, Span)>| {
        // Several that the same one lacks are told at once.
        let mut lacks: Vec<(&Id, Vec<String>)> = Vec::new();
        for field in fields.iter().filter(|_| records.len() >= LEAST) {
            let mut without = records.iter().filter(|(_, span)| ground.field(*span, field).is_none());
            let (Some((id, _)), None) = (without.next(), without.next()) else { continue };
            match lacks.iter_mut().find(|(other, _)| other.span == id.span) {
                Some((_, fields)) => fields.push(format!("`{field}`")),
                None => lacks.push((id, vec![format!("`{field}`")])),
            }
        }
        for (id, fields) in lacks {
            let which = listed(&fields);
            let them = if fields.len() == 1 { "one" } else { "them" };
            let message = format!("\"{}\" has no {which}, and all other {others} have {them}", id.value);
            out.push(RULE.says(message).at(id.span, "the only one").hint(format!("add {which} here")));
        }
    };
    look("windows", &["note"], raw.clock.windows.iter().map(|window| (&*window.id, window.span)).collect());
    look("worlds", &["title", "text"], raw.worlds.iter().map(|world| (&*world.id, world.span)).collect());
    let people = raw.cast.iter().map(|person| (&*person.id, person.span)).collect();
    look("people", &["side", "about", "demands", "hours"], people);
    look("relations", &["title"], raw.relations.iter().map(|relation| (&*relation.id, relation.span)).collect());
    look("facts", &["source"], raw.facts.iter().map(|fact| (&*fact.id, fact.span)).collect());
    look("risks", &["text"], raw.risks.iter().map(|risk| (&*risk.id, risk.span)).collect());
    look("measures", &["text"], raw.measures.iter().map(|measure| (&*measure.id, measure.span)).collect());
    look("documents", &["kind", "head"], raw.documents.iter().map(|paper| (&*paper.id, paper.span)).collect());
    look("scenes", &["place", "backdrop"], raw.scenes.iter().map(|scene| (&*scene.id, scene.span)).collect());
    let visits = raw.scenes.iter().flat_map(|scene| &scene.visits);
    look("visits", &["place", "lines"], visits.map(|visit| (&*visit.id, visit.span)).collect());
}

/// Names in a row: `a`, `a and b`, `a, b and c`.
fn listed(names: &[String]) -> String {
    match names.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.concat(),
    }
}
