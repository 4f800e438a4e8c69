//! A line that nobody ever hears.

use super::follows::Follows;
use super::places::{self, By};
use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Logic, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1004"),
        severity: Severity::Warning,
        title: "a line that nobody hears",
        what: "The scene is entered, the visit paid or the choice made, and this line is never said: its condition never holds there. Where it waits for something that never comes to pass and has a rule of its own (a fact, a flag, a choice, a visit, a measure, a ruling), only that rule speaks.",
        why: "It was written for a moment that does not come. Most often a condition asks for what is only known later.",
        example: r#"scenes: [(id: "office", lines: [
    (by: "mara", mood: Thinking, say: "I asked for a week. I know what that costs."),
    (when: Known("it-runs"), by: "mara", say: "And you know what I need to see."),
])]"#,
        instead: r#"scenes: [(id: "office", lines: [
    (by: "mara", mood: Thinking, say: "I asked for a week. I know what that costs."),
    (when: Known("scripts-changed"), by: "mara", say: "And you know what I need to see."),
])]"#,
    },
    find,
};

/// Where not everything was looked at, a moment counts from so many times on.
const ENOUGH: u32 = 400;

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let seen = &explored.seen;
    let (logic, follows) = (Logic::of(ground.scenario), Follows::new(ground, explored));
    for spoken in places::spoken(ground) {
        let taken = |at: usize| seen.taken[at];
        let met = match spoken.by {
            By::Scene(at) => seen.scenes[at],
            By::Visit(at) => ground.scenario.visits[at].choices.clone().map(|choice| taken(usize::from(choice))).sum(),
            By::Choice(at) => taken(at),
        };
        // A few plays say nothing of a line that waits for something rare.
        let met = met >= if explored.proven { 1 } else { ENOUGH };
        for (number, line) in spoken.range.clone().zip(spoken.lines).filter(|_| met) {
            // A contradiction in it is told there.
            let told = logic.never(&line.when) || follows.silent(number as usize);
            if !seen.lines[number as usize] && !told {
                let message = format!("this line is not said {}", explored.extent());
                let hint = "look at its condition, and at the lines before it if it is an `otherwise`";
                out.push(RULE.says(message).at(ground.at(&line.say), "nobody hears this").hint(hint));
            }
        }
    }
}
