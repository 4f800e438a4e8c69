//! A scenario in which the only question is the best option.

use crate::check::cues;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

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
    let mut given = Vec::new();
    let mut decided = 0;
    for (decision, best) in cues::bests(ground) {
        decided += 1;
        let asks = |at: usize| decision.choices[at].say.value.trim_end_matches(['"', '\u{201d}']).ends_with('?');
        if asks(best) && (0..decision.choices.len()).filter(|at| *at != best).all(|at| !asks(at)) {
            given.push(decision.choices[best].say.span);
        }
    }
    if decided >= cues::LEAST && given.len() * 4 > decided * 3 {
        let message = format!("in {} of {decided} decisions the best option is the only question", given.len());
        let mut says = RULE.says(message);
        for (at, id) in given.iter().take(3).enumerate() {
            says = says.at(*id, if at == 0 { "the best, and the only question" } else { "as here" });
        }
        out.push(says.hint("let bad options ask as well (there are bad questions), and let good ones say something"));
    }
}
