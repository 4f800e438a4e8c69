//! A choice that no play can take.

use super::places;
use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1002"),
        severity: Severity::Warning,
        title: "a choice that nobody can make",
        what: "The choice stands in a scene that plays come to, and it is never open: it is not offered, always locked, or there is never time.",
        why: "What it says and does is never met; and if it shows a competency, nobody can show it there.",
        example: r#"scenes: [(id: "office", choices: [(
    id: "thank", takes: "5m", mode: Accommodating, shows: [("C3", 3)],
    say: "Thank you for telling me before it is Thursday.",
    when: Trust("mara", AtLeast(90)),
    effects: [Trust("mara", 2)],
    reply: [(by: "mara", mood: Relieved, say: "I nearly did not.")],
    to: "corridor",
    why: (text: "Whoever brings bad news early should be glad of it.", source: "RM2"),
)])]"#,
        instead: r#"scenes: [(id: "office", choices: [(
    id: "thank", takes: "5m", mode: Accommodating, shows: [("C3", 3)],
    say: "Thank you for telling me before it is Thursday.",
    when: Trust("mara", AtLeast(45)),
    effects: [Trust("mara", 2)],
    reply: [(by: "mara", mood: Relieved, say: "I nearly did not.")],
    to: "corridor",
    why: (text: "Whoever brings bad news early should be glad of it.", source: "RM2"),
)])]"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let seen = &explored.seen;
    for at in (0..seen.open.len()).filter(|at| !seen.open[*at]) {
        let model = &ground.scenario.choices[at];
        let Some(choice) = places::choice(ground, at).filter(|_| seen.scenes[model.scene.index()] > 0) else {
            continue;
        };
        // Choices of a visit that is never offered are told with the visit.
        let alone = model.visit.is_some_and(|visit| {
            let visit = &ground.scenario.visits[visit.index()];
            visit.choices.clone().all(|other| !seen.open[usize::from(other)])
        });
        if alone {
            continue;
        }
        let (what, field) = match (seen.offered[at], seen.late[at]) {
            (true, _) => ("is always locked", "allowed"),
            (_, true) => ("never has time left for it", "takes"),
            _ => ("is never offered", "when"),
        };
        let message = format!("the choice \"{}\" {what} {}", choice.id.value, explored.extent());
        let place =
            if ground.field(choice.span, field).is_some() { ground.place(choice.span, field) } else { choice.id.span };
        out.push(RULE.says(message).at(place, what).hint("loosen what it waits for, or take the choice out"));
    }
}
