//! A scenario in which the only question is the best option.

use crate::check::cues;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Choice;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0663"),
        severity: Severity::Warning,
        title: "the best option is the only question",
        what: "In more than three of four decisions the option with the best evidence is the only one that asks something.",
        why: "Players notice; then they look for the question mark and no longer think.",
        example: r#"scenes: [
    (id: "call", choices: [(id: "ask", say: "What is different from what you signed?")]),
    (id: "office", choices: [(id: "fear", say: "It is Friday, and it went wrong. What do you see?")]),
    (id: "corridor", visits: [(id: "see-jonas", choices: [(id: "what-if", say: "What if it goes wrong on Friday, and who stands there?")])]),
    (id: "night", choices: [(id: "back", say: "Shall we take it back while we can?")]),
]"#,
        instead: r#"scenes: [
    (id: "call", choices: [(id: "ask", say: "Tell me what is different from what you signed.")]),
    (id: "office", choices: [(id: "fear", say: "It is Friday, and it went wrong. What do you see?")]),
    (id: "corridor", visits: [(id: "see-jonas", choices: [(id: "what-if", say: "What if it goes wrong on Friday, and who stands there?")])]),
    (id: "night", choices: [(id: "back", say: "Take it back while we can.")]),
]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let asks = |choice: &Choice| choice.say.value.trim_end_matches(['"', '\u{201d}']).ends_with('?');
    let alone = |best: &Choice, other: &Choice| asks(best) && !asks(other);
    let hint = "let bad options ask as well (there are bad questions), and let good ones say something";
    cues::given_away(ground, out, &RULE, "the only question", hint, alone);
}
