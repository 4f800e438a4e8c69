//! A question that no choice asks.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0408"),
        severity: Severity::Warning,
        title: "a question that nobody asks",
        what: "Somebody would tell something, and no choice asks them the question that opens it.",
        why: "What they know stays with them in every play.",
        example: r#"cast: [(id: "jonas", knows: [(tells: "not-alone", asked: "what-if"), (tells: "scripts-changed", asked: "gossip")])]"#,
        instead: r#"cast: [(id: "jonas", knows: [(tells: "not-alone", asked: "what-if"), (tells: "scripts-changed", asked: "what-if")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for person in &ground.raw.cast {
        for knows in &person.knows {
            let (who, question) = (person.id.value.as_str(), knows.asked.value.as_str());
            if !ground.index.questions.contains_key(&(who, question)) {
                let message = format!("nobody asks \"{who}\" the question \"{question}\"");
                let hint = format!("add the effect Ask(\"{who}\", \"{question}\") to a choice, or take the entry away");
                out.push(RULE.says(message).at(knows.asked.span, "never asked").hint(hint));
            }
        }
    }
}
