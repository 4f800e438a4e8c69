//! Two choices that do the same.

use crate::check::same;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Cond;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0420"),
        severity: Severity::Warning,
        title: "choices that differ in words only",
        what: "Two choices of one decision have the same effects, evidence, mode, duration and way on.",
        why: "Whatever the player takes, the same follows; it is no decision.",
        example: r#"scenes: [(id: "office", choices: [(id: "halve", mode: Compromising, shows: [("C3", 1), ("C2", 2)], say: "Meet in the middle, both of you.", effects: [Trust("mara", 1), Trust("jonas", -3)], reply: [(by: "mara", say: "In the middle of what?")], to: "corridor", why: (text: "Half a demand is no interest met.", source: "CE2"))])]"#,
        instead: r#"scenes: [(id: "office", choices: [(id: "halve", mode: Compromising, shows: [("C3", 1), ("C2", 2)], say: "Meet in the middle, both of you.", effects: [Trust("mara", -2), Trust("jonas", -1)], reply: [(by: "mara", say: "In the middle of what?")], to: "corridor", why: (text: "Half a demand is no interest met.", source: "CE2"))])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for decision in &ground.index.decisions {
        for (at, choice) in decision.choices.iter().enumerate() {
            // What is offered under different conditions may well do the same.
            let twin = decision.choices[..at].iter().find(|other| {
                choice.when == Cond::Always
                    && other.when == Cond::Always
                    && choice.allowed == Cond::Always
                    && other.allowed == Cond::Always
                    && (choice.takes, choice.mode, choice.authority) == (other.takes, other.mode, other.authority)
                    && same::shows(&choice.shows, &other.shows)
                    && same::effects(&choice.effects, &other.effects)
                    && choice.to.as_ref().map(|to| &to.value) == other.to.as_ref().map(|to| &to.value)
                    && choice.conduct == other.conduct
            });
            if let Some(twin) = twin {
                let message = format!("\"{}\" does the same as \"{}\"", choice.id.value, twin.id.value);
                let hint = "let something different follow, or take one of them away";
                let second = RULE.says(message).at(choice.id.span, "the same follows");
                out.push(second.at(twin.id.span, "as from this one").hint(hint));
            }
        }
    }
}
