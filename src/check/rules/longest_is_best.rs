//! A scenario in which the longest option is the best.

use crate::check::cues;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Choice;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0662"),
        severity: Severity::Warning,
        title: "the best option is the longest",
        what: "In more than three of four decisions the option with the best evidence is also the longest.",
        why: "Players notice; then they count letters and no longer think.",
        example: r#"scenes: [
    (id: "call", choices: [(id: "ask", say: "Before anything else: what is different, piece by piece, from what you put your name to?")]),
    (id: "office", choices: [(id: "fear", say: "Imagine that it is Friday morning and that it went wrong: what is the very first thing that you see?")]),
    (id: "corridor", visits: [(id: "see-jonas", choices: [(id: "what-if", say: "Suppose that it goes wrong on Friday, with the salaries under way: who stands there, and with what?")])]),
    (id: "night", choices: [(id: "back", say: "Take it back while we still can; nobody will blame us for that tomorrow.")]),
]"#,
        instead: r#"scenes: [
    (id: "call", choices: [(id: "ask", say: "What is different from what you signed?")]),
    (id: "office", choices: [(id: "fear", say: "It is Friday, and it went wrong. What do you see?")]),
    (id: "corridor", visits: [(id: "see-jonas", choices: [(id: "what-if", say: "Suppose that it goes wrong on Friday, with the salaries under way: who stands there, and with what?")])]),
    (id: "night", choices: [(id: "back", say: "Take it back while we still can; nobody will blame us for that tomorrow.")]),
]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let length = |choice: &Choice| choice.say.value.chars().count();
    let alone = |best: &Choice, other: &Choice| length(other) < length(best);
    let hint = "shorten the good options, and give the bad ones the words that people really use for them";
    cues::given_away(ground, out, &RULE, "the longest", hint, alone);
}
