//! Two options with the same words.

use crate::check::Logic;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::{Choice, Cond};
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0710"),
        severity: Severity::Warning,
        title: "two options with the same words",
        what: "Two choices of one decision say the same, and both may be offered.",
        why: "The player cannot tell them apart.",
        example: r#"scenes: [(id: "office", choices: [(id: "fear", say: "Go on."), (id: "split", say: "Go on.")])]"#,
        instead: r#"scenes: [(id: "office", choices: [(id: "fear", say: "Go on. What do you see?"), (id: "split", say: "Go on, then.")])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let logic = Logic::of(ground.scenario);
    for decision in &ground.index.decisions {
        let mut first: HashMap<&str, &Choice> = HashMap::new();
        for choice in decision.choices {
            let words = choice.say.value.as_str();
            let Some(other) = first.get(words) else {
                first.insert(words, choice);
                continue;
            };
            let both = Cond::All(vec![choice.when.clone(), other.when.clone()]);
            if !logic.never(&both) {
                let message = format!("\"{}\" says the same as \"{}\"", choice.id.value, other.id.value);
                let says = RULE.says(message).at(choice.say.span, "the same words").at(other.say.span, "as here");
                out.push(says.hint("let them say what each of them means, or offer only one at a time (`when`)"));
            }
        }
    }
}
