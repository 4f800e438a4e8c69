//! Two worlds in which the same is true.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0431"),
        severity: Severity::Warning,
        title: "worlds that differ in nothing",
        what: "Two worlds hold the same.",
        why: "They are one world with two names; what a player finds out can never tell them apart.",
        example: r#"worlds: [(id: "rumour", title: "They are said to run", holds: ["it-runs"])]"#,
        instead: r#"worlds: [(id: "runs", title: "The scripts run", holds: ["it-runs"])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let asked = &ground.index.mentions.worlds;
    for (at, world) in ground.scenario.worlds.iter().enumerate().skip(1) {
        let twin = ground.scenario.worlds[..at]
            .iter()
            .position(|other| (world.risks, world.known, world.measures) == (other.risks, other.known, other.measures));
        if let Some(first) = twin
            && !asked.contains(world.id.as_str())
            && !asked.contains(ground.scenario.worlds[first].id.as_str())
        {
            let (second, first) = (&ground.raw.worlds[at], &ground.raw.worlds[first]);
            let message = format!("the worlds \"{}\" and \"{}\" hold the same", first.id.value, second.id.value);
            let hint = "let them differ in a risk, a fact, a need or a measure, or add their weights and keep one";
            let diagnostic = RULE.says(message).at(second.id.span, "the same is true here");
            out.push(diagnostic.at(first.id.span, "as here").hint(hint));
        }
    }
}
