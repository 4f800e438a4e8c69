//! A condition that always holds.

use super::places;
use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::analysis::explore::asked::Place;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1014"),
        severity: Severity::Warning,
        title: "a condition that always holds",
        what: "The condition of a choice, a visit, a way, an interruption or an effect is asked often, and it always holds.",
        why: "It changes nothing, so it is not what its author meant: a lock that never locks, a way that is always gone.",
        example: r#"scenes: [(id: "office", choices: [(id: "split", allowed: Trust("mara", AtMost(90)), why_not: "She has not come this far to halve it.")])]"#,
        instead: r#"scenes: [(id: "office", choices: [(id: "split", allowed: Trust("mara", AtMost(44)), why_not: "She has not come this far to halve it.")])]"#,
    },
    find,
};

/// Fewer times asked say nothing where not everything was looked at.
const ENOUGH: u32 = 30;

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let seen = &explored.seen;
    for (asked, stood) in seen.conditions.all.iter().zip(&seen.stood) {
        let counts = matches!(
            asked.place,
            Place::Offer(_)
                | Place::Lock(_)
                | Place::Visit(_)
                | Place::Route(..)
                | Place::Absent(..)
                | Place::ChoiceEffect(..)
                | Place::SceneEffect(..)
                | Place::RulingEffect(..)
        );
        let enough = stood.asked >= if explored.proven { 1 } else { ENOUGH };
        let Some(at) = places::condition(ground, asked.place).filter(|_| counts && enough && stood.held == stood.asked)
        else {
            continue;
        };
        let message = format!("this condition always holds {}", explored.extent());
        out.push(RULE.says(message).at(at, "always holds").hint("take it out, or ask for what can fail"));
    }
}
