//! A throw of the dice that decides nothing.

use crate::check::same;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Effect;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0419"),
        severity: Severity::Warning,
        title: "dice that decide nothing",
        what: "A `Chance` has a single outcome, or the same follows from all of its outcomes.",
        why: "It looks like luck and is none; most often an outcome was forgotten.",
        example: r#"scenes: [(id: "call", choices: [(id: "later", effects: [Trust("mara", -3), Chance("mood", [(2, [Wait("5m")]), (1, [Wait("5m")])])])])]"#,
        instead: r#"scenes: [(id: "call", choices: [(id: "later", effects: [Trust("mara", -3), Chance("mood", [(2, [Wait("5m")]), (1, [Wait("25m")])])])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for done in &ground.index.done {
        if let Effect::Chance(id, outcomes) = done.effect
            && let [(_, first), rest @ ..] = outcomes.as_slice()
            && rest.iter().all(|(_, effects)| same::effects(effects, first))
        {
            let message = format!("the dice \"{}\" decide nothing", id.value);
            let hint = "give it outcomes that differ, or write what follows without `Chance`";
            out.push(RULE.says(message).at(id.span, "the same follows from every outcome").hint(hint));
        }
    }
}
