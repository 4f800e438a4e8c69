//! Misconduct that earns credit.

use crate::check::{Findings, Ground, Page, Rule};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    page: Page {
        code: Code("W0644"),
        severity: Severity::Warning,
        title: "misconduct that earns credit",
        what: "A choice that a panel must hear of (`conduct`) shows a competency at level 4 or 5.",
        why: "What is dishonest or humiliating is reported apart; praise for its effect teaches that it pays.",
        example: r#"scenes: [(id: "call", choices: [(id: "later", conduct: [Dishonesty], shows: [("C3", 2), ("C2", 4)])])]"#,
        instead: r#"scenes: [(id: "call", choices: [(id: "later", conduct: [Dishonesty], shows: [("C3", 2), ("C2", 1)])])]"#,
    },
    find,
};

fn find(ground: &Ground, out: &mut Findings) {
    for choice in ground.index.decisions.iter().flat_map(|decision| decision.choices) {
        let high = choice.shows.iter().find(|(_, level)| level.value >= 4);
        if let Some((competency, level)) = high
            && !choice.conduct.is_empty()
        {
            let message = format!(
                "\"{}\" is misconduct, and shows {} at level {}",
                choice.id.value, competency.value, level.value
            );
            let says = RULE.says(message).at(level.span, "praised");
            let at = ground.place(choice.span, "conduct");
            out.push(says.at(at, "and reported").hint("lower the level, or take `conduct` away if it is none"));
        }
    }
}
