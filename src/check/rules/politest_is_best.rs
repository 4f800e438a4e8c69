//! A scenario in which the only polite option is the best.

use crate::check::cues;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Choice;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0664"),
        severity: Severity::Warning,
        title: "the best option is the only polite one",
        what: "In more than three of four decisions the option with the best evidence is the only one that says please, thank you or sorry.",
        why: "Players notice; then they take the friendliest words and no longer think.",
        example: r#"scenes: [
    (id: "call", choices: [(id: "ask", say: "Please tell me what has changed.")]),
    (id: "office", choices: [(id: "fear", say: "I am sorry that nobody asked. What do you see on Friday?")]),
    (id: "corridor", visits: [(id: "see-jonas", choices: [(id: "what-if", say: "Thank you for the dates. Who stands there on Friday?")])]),
    (id: "night", choices: [(id: "back", say: "Take it back, please, while we can.")]),
]"#,
        instead: r#"scenes: [
    (id: "call", choices: [(id: "ask", say: "Tell me what has changed.")]),
    (id: "office", choices: [(id: "fear", say: "It is Friday, and it went wrong. What do you see?")]),
    (id: "corridor", visits: [(id: "see-jonas", choices: [(id: "what-if", say: "Thank you for the dates. Who stands there on Friday?")])]),
    (id: "night", choices: [(id: "back", say: "Take it back, please, while we can.")]),
]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    const WORDS: [&str; 4] = ["please", "thank", "sorry", "appreciate"];
    let polite = |choice: &Choice| {
        let say = choice.say.value.to_lowercase();
        WORDS.iter().any(|word| say.contains(word))
    };
    let alone = |best: &Choice, other: &Choice| polite(best) && !polite(other);
    let hint = "let bad options be polite as well, and good ones be plain";
    cues::given_away(ground, out, &RULE, "the only polite one", hint, alone);
}
