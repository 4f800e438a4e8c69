//! A change authority who may not approve.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Authority;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0643"),
        severity: Severity::Warning,
        title: "a change authority without authority",
        what: "The person who decides on packages does not hold `authority: Approves`.",
        why: "The cast says one thing and the table another; players learn who decides from the cast.",
        example: r#"cast: [(id: "helena", authority: Advises)]"#,
        instead: r#"cast: [(id: "helena", authority: Approves)]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let Some(authority) = &ground.raw.authority else { return };
    let Some(person) = ground.person_id(&authority.person).map(|id| ground.person(id)) else { return };
    if person.authority != Authority::Approves {
        let message = format!("\"{}\" decides, and does not hold the authority to approve", person.id.value);
        let says = RULE.says(message).at(ground.place(person.span, "authority"), "not `Approves`");
        let says = says.at(authority.person.span, "decides on packages");
        out.push(says.hint("write `authority: Approves` for this person, or name the one who decides"));
    }
}
