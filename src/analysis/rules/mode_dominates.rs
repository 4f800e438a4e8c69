//! A way of handling conflict that always wins.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Decision, Findings, Ground, Page, cues};
use crate::diagnostics::{Code, Severity, Span};
use crate::scenario::raw::Choice;

/// The rule. It measures by plays: as many for each way as the exploration's bound says, with the same seeds.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1026"),
        severity: Severity::Warning,
        title: "one way of handling conflict wins",
        what: "A player who always handles conflict the same way comes within 2 % of the range to the best policy that is known.",
        why: "The five ways have their moments. Where one of them always wins, nothing is learned about when. In the example hardly anything can go wrong, so whoever always seeks to win both never needs to give an order at night.",
        example: r#"risks: [(id: "export", likelihood: 10), (id: "stuck", likelihood: 10), (id: "late", likelihood: 10)]"#,
        instead: r#"risks: [(id: "export", likelihood: 600), (id: "stuck", likelihood: 300), (id: "late", likelihood: 500)]"#,
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
    if varied.clone().count() < DECISIONS {
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
            // The options by which that player goes, in decisions where there is another way.
            let taken: Vec<Span> = varied.clone().filter_map(|decision| way(decision, name)).collect();
            let mut says = RULE.says(message);
            for (at, place) in taken.iter().take(cues::SHOWN).enumerate() {
                says = says.at(*place, if at == 0 { format!("always {name}") } else { cues::also(at, taken.len()) });
            }
            if taken.is_empty() {
                says = says.at(ground.raw.title.span, "in this scenario");
            }
            out.push(says.hint(hint));
        }
    }
}

/// The option of a decision that handles conflict this way.
fn way(decision: &Decision, name: &str) -> Option<Span> {
    // The ways are called as the file writes them.
    let of = |choice: &&Choice| format!("{:?}", choice.mode).eq_ignore_ascii_case(name);
    decision.choices.iter().find(of).map(|choice| choice.id.span)
}
