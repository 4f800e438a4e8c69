//! A way of handling conflict that always wins.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule. It measures by plays: as many for each way as the exploration's bound says, with the same seeds.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1026"),
        severity: Severity::Warning,
        title: "one way of handling conflict wins",
        what: "A player who always handles conflict the same way comes within 2 % of the range to the best policy that is known.",
        why: "The five ways have their moments. Where one of them always wins, nothing is learned about when.",
        example: r#"risks: [(id: "export", likelihood: 10), (id: "stuck", likelihood: 10), (id: "late", likelihood: 10)]"#,
        instead: r#"scenes: [(id: "call", choices: [(id: "ask", mode: Compromising)])]"#,
    },
    find,
};

/// Within so much of the range they are alike, in permille.
const NEAR: f64 = 20.0;
/// A story with fewer decisions says nothing about ways.
const DECISIONS: usize = 4;

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let Some(modes) = &explored.modes else { return };
    let varied = ground
        .index
        .decisions
        .iter()
        .filter(|decision| decision.choices.iter().any(|choice| choice.mode != decision.choices[0].mode));
    if varied.count() < DECISIONS {
        return;
    }
    for (name, mean) in &modes.ways {
        let behind = (modes.best - mean) * 1000.0 / modes.range.max(1.0);
        if behind <= NEAR {
            let message = format!(
                "always {name} comes to {:.0} points and the best policy to {:.0}, in {} plays each",
                mean / 1000.0,
                modes.best / 1000.0,
                modes.plays
            );
            let hint =
                "give the other ways moments of their own: a danger that needs an order, a trifle that is best let go";
            out.push(RULE.says(message).at(ground.raw.title.span, "in this scenario").hint(hint));
        }
    }
}
