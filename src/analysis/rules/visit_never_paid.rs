//! A visit that no play can pay.

use super::places;
use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1003"),
        severity: Severity::Warning,
        title: "a visit that nobody can pay",
        what: "The hub is entered, and this visit never has an open choice in it: it is never offered, its choices are locked, or time is short.",
        why: "A person whom nobody can see tells nothing, and the player wonders why they are in the story.",
        example: r#"scenes: [(id: "corridor", until: [(at: "Tue 14:00")], visits: [(
    id: "see-helena", title: "Helena", place: "The top floor", with: ["helena"], takes: "30m", when: Known("it-runs"),
    choices: [
        (
            id: "promise", mode: Accommodating, shows: [("C3", 1), ("C2", 2)],
            say: "Will it not be right, whatever you decide?",
            effects: [Trust("helena", 1), Tension("teams", 1)],
            reply: [(by: "helena", mood: Silent, say: "That is no preparation.")],
            why: (text: "Flattery leaves an authority alone with its risk.", source: "RK2"),
        ),
        (
            id: "what-holds", mode: Collaborating, shows: [("C3", 3), ("C2", 3)],
            say: "Name what must be on the table, and I shall bring it.",
            effects: [Trust("helena", 3)],
            reply: [(by: "helena", say: "A test, and a way back.")],
            why: (text: "An authority that says what it needs can be served.", source: "CE2"),
        ),
    ],
)])]"#,
        instead: r#"scenes: [(id: "corridor", until: [(at: "Tue 14:00")], visits: [(
    id: "see-helena", title: "Helena", place: "The top floor", with: ["helena"], takes: "30m", when: Known("scripts-changed"),
    choices: [
        (
            id: "promise", mode: Accommodating, shows: [("C3", 1), ("C2", 2)],
            say: "Will it not be right, whatever you decide?",
            effects: [Trust("helena", 1), Tension("teams", 1)],
            reply: [(by: "helena", mood: Silent, say: "That is no preparation.")],
            why: (text: "Flattery leaves an authority alone with its risk.", source: "RK2"),
        ),
        (
            id: "what-holds", mode: Collaborating, shows: [("C3", 3), ("C2", 3)],
            say: "Name what must be on the table, and I shall bring it.",
            effects: [Trust("helena", 3)],
            reply: [(by: "helena", say: "A test, and a way back.")],
            why: (text: "An authority that says what it needs can be served.", source: "CE2"),
        ),
    ],
)])]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let seen = &explored.seen;
    for (at, visit) in ground.scenario.visits.iter().enumerate() {
        let hub = ground.scenario.scenes.iter().position(|scene| scene.visits.contains(&(at as u16)));
        let entered = hub.is_some_and(|hub| seen.scenes[hub] > 0);
        let open = visit.choices.clone().any(|choice| seen.open[usize::from(choice)]);
        let Some(raw) = places::visit(ground, at).filter(|_| entered && !open && !visit.choices.is_empty()) else {
            continue;
        };
        let message = format!("the visit \"{}\" cannot be paid {}", raw.id.value, explored.extent());
        let hint = "look at its `when`, at the hub's `until` and at the time that it takes";
        out.push(RULE.says(message).at(raw.id.span, "nobody gets here").hint(hint));
    }
}
