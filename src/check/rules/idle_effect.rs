//! An effect that changes nothing.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Effect;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0418"),
        severity: Severity::Warning,
        title: "an effect of nothing",
        what: "An effect moves trust, tension, hours or time by nothing at all.",
        why: "Most often a number is missing; whoever reads the file believes that something happens here.",
        example: r#"scenes: [(id: "office", choices: [(id: "split", effects: [Trust("mara", 0), Trust("jonas", -3)])])]"#,
        instead: r#"scenes: [(id: "office", choices: [(id: "split", effects: [Trust("mara", 1), Trust("jonas", -3)])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for done in &ground.index.done {
        let (at, what) = match done.effect {
            Effect::Trust(_, step) | Effect::TrustHere(step) if step.value == 0 => (step.span, "trust by nothing"),
            Effect::Tension(_, step) if step.value == 0 => (step.span, "tension by nothing"),
            Effect::Spend(person, minutes) if minutes.0 == 0 => (person.span, "no hours of a person"),
            Effect::Wait(minutes) | Effect::Outage(minutes) if minutes.0 == 0 => (done.by.id().span, "time by nothing"),
            _ => continue,
        };
        let message = format!("an effect of \"{}\" moves {what}", done.by.id().value);
        out.push(RULE.says(message).at(at, "changes nothing").hint("write how much, or take the effect away"));
    }
}
