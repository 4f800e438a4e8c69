//! A choice that takes authority and is given credit for its use.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};
use crate::scenario::raw::Authority;

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0642"),
        severity: Severity::Warning,
        title: "an overreach that earns credit",
        what: "A choice needs more authority than a coordinator has, and shows C5 (use the right authority) at level 4 or 5.",
        why: "Deciding what belongs to others is the lowest level of that competency and not the highest.",
        example: r#"scenes: [(id: "night", choices: [(id: "back", authority: Approves, shows: [("C3", 3), ("C5", 4)])])]"#,
        instead: r#"scenes: [(id: "night", choices: [(id: "back", authority: Approves, shows: [("C3", 3)])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for choice in ground.index.decisions.iter().flat_map(|decision| decision.choices) {
        let high = choice.shows.iter().find(|(id, level)| id.value == "C5" && level.value >= 4);
        if let Some((_, level)) = high
            && choice.authority > Authority::Coordinates
        {
            let message =
                format!("\"{}\" takes an authority that belongs to others, and is praised for it", choice.id.value);
            let at = ground.place(choice.span, "authority");
            let hint = "lower the level of C5, or write the authority that the choice really needs";
            let says = RULE.says(message).at(level.span, "praised for the right authority");
            out.push(says.at(at, "more than a coordinator has").hint(hint));
        }
    }
}
