//! A ruling that is never given.

use super::rule::SearchRule;
use crate::analysis::explore::Explored;
use crate::check::{Findings, Ground, Page};
use crate::diagnostics::{Code, Severity};

/// The rule.
pub static RULE: SearchRule = SearchRule {
    page: Page {
        code: Code("W1010"),
        severity: Severity::Warning,
        title: "a ruling that is never given",
        what: "The rules of the change authority are tried in their order, and this one is never the first that fits.",
        why: "The player never meets what it decides and says.",
        example: r#"authority: (rules: [(id: "again", when: Rounds(AtLeast(9)))])"#,
        instead: r#"authority: (rules: [(id: "again", when: Rounds(AtMost(2)))])"#,
    },
    find,
};

fn find(ground: &Ground, explored: &Explored, out: &mut Findings) {
    let rules = ground.raw.authority.iter().flat_map(|authority| &authority.rules);
    for (rule, _) in rules.zip(&explored.seen.rulings).filter(|(_, given)| !**given) {
        let message = format!("the ruling \"{}\" is not given {}", rule.id.value, explored.extent());
        let hint = "loosen its condition, or put it before a rule that takes its cases";
        out.push(RULE.says(message).at(rule.id.span, "never given").hint(hint));
    }
}
