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
    let mut look = |field: &str, records: Vec<(&Id, Span)>| {
        let lack: Vec<_> = records.iter().filter(|(_, span)| ground.field(*span, field).is_none()).collect();
        if let [(id, _)] = lack[..]
            && records.len() >= LEAST
        {
            let message = format!("\"{}\" has no `{field}`, and all others of its kind have one", id.value);
            out.push(RULE.says(message).at(id.span, "the only one").hint(format!("add `{field}:` here")));
        }
    };
    let windows = || raw.clock.windows.iter().map(|window| (&*window.id, window.span)).collect();
    look("note", windows());
    let worlds = || raw.worlds.iter().map(|world| (&*world.id, world.span)).collect();
    ["title", "text"].into_iter().for_each(|field| look(field, worlds()));
    let people = || raw.cast.iter().map(|person| (&*person.id, person.span)).collect();
    ["side", "about", "demands", "hours"].into_iter().for_each(|field| look(field, people()));
    look("title", raw.relations.iter().map(|relation| (&*relation.id, relation.span)).collect());
    look("source", raw.facts.iter().map(|fact| (&*fact.id, fact.span)).collect());
    look("text", raw.risks.iter().map(|risk| (&*risk.id, risk.span)).collect());
    look("text", raw.measures.iter().map(|measure| (&*measure.id, measure.span)).collect());
    let papers = || raw.documents.iter().map(|paper| (&*paper.id, paper.span)).collect();
    ["kind", "head"].into_iter().for_each(|field| look(field, papers()));
    let scenes = || raw.scenes.iter().map(|scene| (&*scene.id, scene.span)).collect();
    ["place", "backdrop"].into_iter().for_each(|field| look(field, scenes()));
    let visits = || raw.scenes.iter().flat_map(|scene| &scene.visits).map(|visit| (&*visit.id, visit.span)).collect();
    ["place", "lines"].into_iter().for_each(|field| look(field, visits()));
}
