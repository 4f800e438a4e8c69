//! A choice that does what the coordinator may not do.

use crate::check::By;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::{Authority, Choice, Effect};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0641"),
        severity: Severity::Warning,
        title: "a coordinator who overrules",
        what: "A choice moves the change to another window, and says that no more than the authority to coordinate is needed for it; nobody who approves changes answers to it.",
        why: "Coordinators convene, ask, recommend, pause, escalate and record; a window is moved by whoever approves changes. A choice that hides this teaches the wrong thing.",
        example: r#"scenes: [(id: "night", choices: [(id: "back", effects: [RollBack, Move("monday")])])]"#,
        instead: r#"scenes: [(id: "night", choices: [(id: "back", authority: Approves, effects: [RollBack, Move("monday")])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for done in &ground.index.done {
        if let (Effect::Move(window), By::Choice(choice)) = (done.effect, done.by)
            && choice.authority < Authority::Approves
            && !answered(ground, choice)
        {
            let message =
                format!("\"{}\" moves the change to another window without the authority for it", choice.id.value);
            let hint = "write `authority: Approves` in the choice, or let whoever approves changes answer and decide";
            let says = RULE.says(message).at(window.span, "not the coordinator's to move");
            out.push(says.at(choice.id.span, "this choice").hint(hint));
        }
    }
}

/// Whether somebody who approves changes answers to a choice: then it was an escalation, and they moved the change.
fn answered(ground: &Ground, choice: &Choice) -> bool {
    let speakers = choice.reply.iter().filter_map(|line| line.by.as_ref());
    let people = speakers.filter_map(|by| ground.person_id(by)).map(|id| ground.person(id));
    people.into_iter().any(|person| person.authority == Authority::Approves)
}
