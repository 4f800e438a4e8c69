//! A scenario in which the only polite option is the best.

use crate::check::cues;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

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
    let mut given = Vec::new();
    let mut decided = 0;
    for (decision, best) in cues::bests(ground) {
        decided += 1;
        let polite = |at: usize| {
            let say = decision.choices[at].say.value.to_lowercase();
            ["please", "thank", "sorry", "appreciate"].iter().any(|word| say.contains(word))
        };
        if polite(best) && (0..decision.choices.len()).filter(|at| *at != best).all(|at| !polite(at)) {
            given.push(decision.choices[best].say.span);
        }
    }
    if decided >= cues::LEAST && given.len() * 4 > decided * 3 {
        let message = format!("in {} of {decided} decisions the best option is the only polite one", given.len());
        let mut says = RULE.says(message);
        for (at, id) in given.iter().take(3).enumerate() {
            says = says.at(*id, if at == 0 { "the best, and the only polite one" } else { "as here" });
        }
        out.push(says.hint("let bad options be polite as well, and good ones be plain"));
    }
}
