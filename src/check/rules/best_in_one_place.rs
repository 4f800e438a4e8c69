//! A scenario in which the best option always stands in the same place.

use crate::check::cues;
use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::Span;
use crate::diagnostics::{Code, Severity};
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0665"),
        severity: Severity::Warning,
        title: "the best option always in the same place",
        what: "In more than three of four decisions the option with the best evidence has the same number.",
        why: "Options keep the order of the file; players notice, and press that key.",
        example: r#"scenes: [(id: "night", choices: [(id: "stay", shows: [("C3", 4)]), (id: "back", shows: [("C3", 2)])])]"#,
        instead: r#"scenes: [(id: "night", choices: [(id: "stay", shows: [("C3", 2)]), (id: "back", shows: [("C3", 4)])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    let mut places: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    let mut decided = 0;
    for (decision, best) in cues::bests(ground) {
        decided += 1;
        places.entry(best).or_default().push(decision.choices[best].id.span);
    }
    for (place, given) in places {
        if decided >= cues::LEAST && given.len() * 4 > decided * 3 {
            let message = format!("in {} of {decided} decisions the best option is number {}", given.len(), place + 1);
            let mut says = RULE.says(message);
            for (at, id) in given.iter().take(cues::SHOWN).enumerate() {
                says =
                    says.at(*id, if at == 0 { "the best, in this place".into() } else { cues::also(at, given.len()) });
            }
            out.push(says.hint("change the order of the options in some of the decisions"));
        }
    }
}
