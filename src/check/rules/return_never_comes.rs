//! A ruling that sends back where there is nowhere to go back to.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::{Decision, SceneKind};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0617"),
        severity: Severity::Warning,
        title: "a return that never comes",
        what: "The change authority has a rule that sends a package back, and no table has more than one round.",
        why: "Without a round left nothing is sent back: the rule is passed over, and its words are never said.",
        example: r#"scenes: [(id: "table", rounds: 1)]"#,
        instead: r#"scenes: [(id: "table", rounds: 3)]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let tables = ground.scenario.scenes.iter().filter(|scene| scene.kind == SceneKind::Table);
    let most = tables.map(|scene| scene.rounds).max();
    let rules = ground.raw.authority.iter().flat_map(|authority| &authority.rules);
    for rule in rules.filter(|rule| rule.decision == Decision::Return && most == Some(1)) {
        let message = format!("\"{}\" sends back, and there is a single round", rule.id.value);
        let hint = "give the table `rounds: 2` or more, or take the rule away";
        out.push(RULE.says(message).at(rule.id.span, "never given").hint(hint));
    }
}
